"""The tables of children, sponsors and what binds them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "child",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("source_ref", sa.String(), nullable=True),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.Column("recorded_on", sa.String(), nullable=True),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("old_codes", sa.String(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("sort_name", sa.String(), nullable=True),
        sa.Column("sex", sa.String(), nullable=True),
        sa.Column("birth", sa.String(), nullable=True),
        sa.Column("ethnic", sa.String(), nullable=True),
        sa.Column("identity_number", sa.String(), nullable=True),
        sa.Column("village", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("registered_on", sa.String(), nullable=True),
        sa.Column("verified_on", sa.String(), nullable=True),
        sa.Column("enrolled_on", sa.String(), nullable=True),
        sa.Column("father", sa.String(), nullable=False),
        sa.Column("mother", sa.String(), nullable=False),
        sa.Column("guardian_name", sa.String(), nullable=True),
        sa.Column("guardian_relation", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("caregivers", sa.String(), nullable=False),
        sa.Column("household_id", sa.String(32), nullable=True),
        sa.Column("household", sa.String(), nullable=False),
        sa.Column("groups", sa.String(), nullable=False),
        sa.Column("hardship_confirmed", sa.Boolean(), nullable=False),
        sa.Column("circumstances", sa.String(), nullable=True),
        sa.Column("school", sa.String(), nullable=True),
        sa.Column("school_class", sa.String(), nullable=True),
        sa.Column("health", sa.String(), nullable=True),
        sa.Column("health_note", sa.String(), nullable=True),
        sa.Column("needs", sa.String(), nullable=False),
        sa.Column("sponsor_wanted", sa.Boolean(), nullable=False),
        sa.Column("unit_history", sa.String(), nullable=False),
        sa.Column("exit", sa.String(), nullable=True),
        sa.Column("state_allowance", sa.String(), nullable=False),
        sa.Column("consents", sa.String(), nullable=False),
        sa.Column("merged_into", sa.String(32), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("name_key", sa.LargeBinary(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("born_by", sa.String(), nullable=True),
        sa.Column("complete", sa.Integer(), nullable=False),
        sa.Column("lacks_papers", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
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
    op.create_table(
        "pledge",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("source_ref", sa.String(), nullable=True),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.Column("recorded_on", sa.String(), nullable=True),
        sa.Column("sponsorship_id", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("need", sa.String(), nullable=True),
        sa.Column("rhythm", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("from_month", sa.String(), nullable=False),
        sa.Column("to_month", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_pledge_sponsorship_id", "pledge", ["sponsorship_id"])
    op.create_table(
        "sponsor",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("source_ref", sa.String(), nullable=True),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.Column("recorded_on", sa.String(), nullable=True),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("foreign", sa.Boolean(), nullable=False),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("sort_name", sa.String(), nullable=True),
        sa.Column("born_year", sa.Integer(), nullable=True),
        sa.Column("occupation", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("contact_name", sa.String(), nullable=True),
        sa.Column("contact_officer", sa.String(), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("wishes", sa.String(), nullable=True),
        sa.Column("protection_signed_on", sa.String(), nullable=True),
        sa.Column("protection_expires_on", sa.String(), nullable=True),
        sa.Column("merged_into", sa.String(32), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("name_key", sa.LargeBinary(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_sponsor_merged_into",
        "sponsor",
        ["merged_into"],
        sqlite_where=sa.text("merged_into IS NOT NULL"),
    )
    op.create_table(
        "sponsorship",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("source_ref", sa.String(), nullable=True),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.Column("recorded_on", sa.String(), nullable=True),
        sa.Column("child_id", sa.String(32), nullable=False),
        sa.Column("sponsor_id", sa.String(32), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("regular", sa.Boolean(), nullable=False),
        sa.Column("until_18", sa.Boolean(), nullable=False),
        sa.Column("registered_on", sa.String(), nullable=True),
        sa.Column("start", sa.String(), nullable=True),
        sa.Column("planned_end", sa.String(), nullable=True),
        sa.Column("end", sa.String(), nullable=True),
        sa.Column("end_reason", sa.String(), nullable=True),
        sa.Column("pauses", sa.String(), nullable=False),
        sa.Column("cancelled_on", sa.String(), nullable=True),
        sa.Column("credited_unit_id", sa.String(), nullable=True),
        sa.Column("receiver_name", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_sponsorship_child_id", "sponsorship", ["child_id"])
    op.create_index("ix_sponsorship_sponsor_id", "sponsorship", ["sponsor_id"])
    op.create_table(
        "support_entry",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("source_ref", sa.String(), nullable=True),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.Column("recorded_on", sa.String(), nullable=True),
        sa.Column("date", sa.String(), nullable=False),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("direction", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("child_id", sa.String(32), nullable=True),
        sa.Column("sponsorship_id", sa.String(32), nullable=True),
        sa.Column("sponsor_id", sa.String(32), nullable=True),
        sa.Column("headcount", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("outcome_reason", sa.String(), nullable=True),
        sa.Column("occasion", sa.String(), nullable=True),
        sa.Column("receiver_name", sa.String(), nullable=True),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_support_entry_child_id", "support_entry", ["child_id"])
    op.create_index("ix_support_entry_date", "support_entry", ["date"])
    op.create_index("ix_support_entry_sponsor_id", "support_entry", ["sponsor_id"])
    op.create_index("ix_support_entry_sponsorship_id", "support_entry", ["sponsorship_id"])
