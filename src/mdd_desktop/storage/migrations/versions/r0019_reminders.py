"""A sponsorship says when its sponsor was reminded; saved actions wait to be taken back."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and the table."""
    op.add_column(
        "sponsorship", sa.Column("reminders", sa.String(), nullable=False, server_default="[]")
    )
    op.create_table(
        "action_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("acts", sa.String(), nullable=False),
        sa.Column("gone", sa.Boolean(), nullable=False),
        sa.Column("undone_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_action_row"),
    )
    op.create_index("ix_action_row_officer", "action_row", ["officer"])
