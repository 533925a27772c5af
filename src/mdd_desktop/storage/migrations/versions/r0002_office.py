"""The tables of the other records."""

import sqlalchemy as sa
from alembic import op

from mdd_desktop.storage.migrations.columns import record_table, texts

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them."""
    record_table(
        "activity",
        *texts("date", "unit_id", "type", "programme", nullable=False),
        sa.Column("participants", sa.Integer(), nullable=False),
        *texts("title", "place", "note", nullable=True),
    )
    op.create_index("ix_activity_date", "activity", ["date"])
    record_table(
        "external_count",
        *texts("indicator", "unit_id", "as_of", nullable=False),
        sa.Column("num", sa.BigInteger(), nullable=False),
        sa.Column("den", sa.BigInteger(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
    )
    record_table(
        "letterhead",
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("valid_from", sa.String(), nullable=True),
        sa.Column("preset", sa.String(), nullable=False),
        *texts(
            "superior_name",
            "office_name",
            "symbol_suffix",
            "place_name",
            "signature_lines",
            "signer_name",
            "recipients",
            nullable=True,
        ),
    )
    record_table(
        "officer",
        *texts("unit_id", "role", nullable=False),
        *texts("from_", "to", nullable=True),
        sa.Column("trained_on", sa.String(), nullable=False),
        sa.Column("briefed", sa.Boolean(), nullable=False),
        *texts("full_name", "title", "phone", "access", nullable=True),
    )
    record_table(
        "settings",
        *texts("unit_id", "programme_start", nullable=False),
        sa.Column("programme_age", sa.Integer(), nullable=False),
        sa.Column("law_age", sa.Integer(), nullable=False),
        sa.Column("assent_age", sa.Integer(), nullable=False),
        sa.Column("ledger_start", sa.String(), nullable=True),
        sa.Column("late_grace_days", sa.Integer(), nullable=False),
        sa.Column("visit_months", sa.Integer(), nullable=False),
        sa.Column("soon_days", sa.Integer(), nullable=False),
        sa.Column("level_threshold", sa.BigInteger(), nullable=False),
        *texts("level_bands", "kinh_names", nullable=False),
    )
    record_table(
        "unit",
        *texts("code", "name", "level", nullable=False),
        *texts("parent", "valid_from", "valid_to", nullable=True),
        sa.Column("opening_cash", sa.BigInteger(), nullable=False),
    )
    record_table(
        "visit",
        *texts("date", "unit_id", nullable=False),
        sa.Column("child_id", sa.String(32), nullable=False),
        sa.Column("red_flag", sa.Boolean(), nullable=False),
        *texts(
            "visitor",
            "living",
            "living_note",
            "study",
            "study_note",
            "health",
            "health_note",
            "mind",
            "mind_note",
            "safety",
            "safety_note",
            "wishes",
            "suggestion",
            nullable=True,
        ),
    )
    op.create_index("ix_visit_child_id", "visit", ["child_id"])
    op.create_index("ix_visit_date", "visit", ["date"])
