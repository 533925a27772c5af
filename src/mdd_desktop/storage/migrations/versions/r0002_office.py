"""The tables of the other records."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "activity",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("source_ref", sa.String(), nullable=True),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.Column("recorded_on", sa.String(), nullable=True),
        sa.Column("date", sa.String(), nullable=False),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("programme", sa.String(), nullable=False),
        sa.Column("participants", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_activity_date", "activity", ["date"])
    op.create_table(
        "external_count",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("source_ref", sa.String(), nullable=True),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.Column("recorded_on", sa.String(), nullable=True),
        sa.Column("indicator", sa.String(), nullable=False),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("as_of", sa.String(), nullable=False),
        sa.Column("num", sa.BigInteger(), nullable=False),
        sa.Column("den", sa.BigInteger(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "letterhead",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("source_ref", sa.String(), nullable=True),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.Column("recorded_on", sa.String(), nullable=True),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("valid_from", sa.String(), nullable=True),
        sa.Column("preset", sa.String(), nullable=False),
        sa.Column("superior_name", sa.String(), nullable=True),
        sa.Column("office_name", sa.String(), nullable=True),
        sa.Column("symbol_suffix", sa.String(), nullable=True),
        sa.Column("place_name", sa.String(), nullable=True),
        sa.Column("signature_lines", sa.String(), nullable=True),
        sa.Column("signer_name", sa.String(), nullable=True),
        sa.Column("recipients", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "officer",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("source_ref", sa.String(), nullable=True),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.Column("recorded_on", sa.String(), nullable=True),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("from_", sa.String(), nullable=True),
        sa.Column("to", sa.String(), nullable=True),
        sa.Column("trained_on", sa.String(), nullable=False),
        sa.Column("briefed", sa.Boolean(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("access", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "settings",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("source_ref", sa.String(), nullable=True),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.Column("recorded_on", sa.String(), nullable=True),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("programme_start", sa.String(), nullable=False),
        sa.Column("programme_age", sa.Integer(), nullable=False),
        sa.Column("law_age", sa.Integer(), nullable=False),
        sa.Column("assent_age", sa.Integer(), nullable=False),
        sa.Column("ledger_start", sa.String(), nullable=True),
        sa.Column("late_grace_days", sa.Integer(), nullable=False),
        sa.Column("visit_months", sa.Integer(), nullable=False),
        sa.Column("soon_days", sa.Integer(), nullable=False),
        sa.Column("level_threshold", sa.BigInteger(), nullable=False),
        sa.Column("level_bands", sa.String(), nullable=False),
        sa.Column("kinh_names", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("source_ref", sa.String(), nullable=True),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.Column("recorded_on", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=True),
        sa.Column("valid_from", sa.String(), nullable=True),
        sa.Column("valid_to", sa.String(), nullable=True),
        sa.Column("opening_cash", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "visit",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("source_ref", sa.String(), nullable=True),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.Column("recorded_on", sa.String(), nullable=True),
        sa.Column("date", sa.String(), nullable=False),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("child_id", sa.String(32), nullable=False),
        sa.Column("red_flag", sa.Boolean(), nullable=False),
        sa.Column("visitor", sa.String(), nullable=True),
        sa.Column("living", sa.String(), nullable=True),
        sa.Column("living_note", sa.String(), nullable=True),
        sa.Column("study", sa.String(), nullable=True),
        sa.Column("study_note", sa.String(), nullable=True),
        sa.Column("health", sa.String(), nullable=True),
        sa.Column("health_note", sa.String(), nullable=True),
        sa.Column("mind", sa.String(), nullable=True),
        sa.Column("mind_note", sa.String(), nullable=True),
        sa.Column("safety", sa.String(), nullable=True),
        sa.Column("safety_note", sa.String(), nullable=True),
        sa.Column("wishes", sa.String(), nullable=True),
        sa.Column("suggestion", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_visit_child_id", "visit", ["child_id"])
    op.create_index("ix_visit_date", "visit", ["date"])
