"""The tables of children, sponsors and what binds them."""

import sqlalchemy as sa
from alembic import op

from mdd_desktop.storage.migrations.columns import record_table, texts

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them."""
    record_table(
        "child",
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        *texts("old_codes", "full_name", nullable=False),
        *texts(
            "sort_name",
            "sex",
            "birth",
            "ethnic",
            "identity_number",
            "village",
            "address",
            "registered_on",
            "verified_on",
            "enrolled_on",
            nullable=True,
        ),
        *texts("father", "mother", nullable=False),
        *texts("guardian_name", "guardian_relation", "phone", nullable=True),
        sa.Column("caregivers", sa.String(), nullable=False),
        sa.Column("household_id", sa.String(32), nullable=True),
        *texts("household", "groups", nullable=False),
        sa.Column("hardship_confirmed", sa.Boolean(), nullable=False),
        *texts("circumstances", "school", "school_class", "health", "health_note", nullable=True),
        sa.Column("needs", sa.String(), nullable=False),
        sa.Column("sponsor_wanted", sa.Boolean(), nullable=False),
        sa.Column("unit_history", sa.String(), nullable=False),
        sa.Column("exit", sa.String(), nullable=True),
        *texts("state_allowance", "consents", nullable=False),
        sa.Column("merged_into", sa.String(32), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("name_key", sa.LargeBinary(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("born_by", sa.String(), nullable=True),
        sa.Column("complete", sa.Integer(), nullable=False),
        sa.Column("lacks_papers", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_child_birth", "child", ["birth"])
    op.create_index("ix_child_code", "child", ["code"])
    op.create_index("ix_child_household_id", "child", ["household_id"])
    op.create_index("ix_child_identity_number", "child", ["identity_number"])
    op.create_index(
        "ix_child_merged_into",
        "child",
        ["merged_into"],
        sqlite_where=sa.text("merged_into IS NOT NULL"),
    )
    record_table(
        "pledge",
        sa.Column("sponsorship_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("need", sa.String(), nullable=True),
        sa.Column("rhythm", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("from_month", sa.String(), nullable=False),
        *texts("to_month", "note", nullable=True),
    )
    op.create_index("ix_pledge_sponsorship_id", "pledge", ["sponsorship_id"])
    record_table(
        "sponsor",
        *texts("unit_id", "kind", nullable=False),
        sa.Column("foreign", sa.Boolean(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("sort_name", sa.String(), nullable=True),
        sa.Column("born_year", sa.Integer(), nullable=True),
        *texts(
            "occupation",
            "address",
            "phone",
            "email",
            "country",
            "contact_name",
            "contact_officer",
            nullable=True,
        ),
        sa.Column("capacity", sa.Integer(), nullable=True),
        *texts("wishes", "protection_signed_on", "protection_expires_on", nullable=True),
        sa.Column("merged_into", sa.String(32), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("name_key", sa.LargeBinary(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
    )
    op.create_index(
        "ix_sponsor_merged_into",
        "sponsor",
        ["merged_into"],
        sqlite_where=sa.text("merged_into IS NOT NULL"),
    )
    record_table(
        "sponsorship",
        sa.Column("child_id", sa.String(32), nullable=False),
        sa.Column("sponsor_id", sa.String(32), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("regular", sa.Boolean(), nullable=False),
        sa.Column("until_18", sa.Boolean(), nullable=False),
        *texts("registered_on", "start", "planned_end", "end", "end_reason", nullable=True),
        sa.Column("pauses", sa.String(), nullable=False),
        *texts("cancelled_on", "credited_unit_id", "receiver_name", "note", nullable=True),
    )
    op.create_index("ix_sponsorship_child_id", "sponsorship", ["child_id"])
    op.create_index("ix_sponsorship_sponsor_id", "sponsorship", ["sponsor_id"])
    record_table(
        "support_entry",
        *texts("date", "unit_id", "direction", "form", nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.String(32), nullable=True),
        sa.Column("sponsorship_id", sa.String(32), nullable=True),
        sa.Column("sponsor_id", sa.String(32), nullable=True),
        sa.Column("headcount", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        *texts("outcome_reason", "occasion", "receiver_name", "description", "note", nullable=True),
    )
    op.create_index("ix_support_entry_child_id", "support_entry", ["child_id"])
    op.create_index("ix_support_entry_date", "support_entry", ["date"])
    op.create_index("ix_support_entry_sponsor_id", "support_entry", ["sponsor_id"])
    op.create_index("ix_support_entry_sponsorship_id", "support_entry", ["sponsorship_id"])
