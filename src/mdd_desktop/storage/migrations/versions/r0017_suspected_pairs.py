"""The pairs that the last scan for duplicates found; the table for them was never filled."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make their table in the place of the unused one."""
    op.drop_table("finding_row")
    op.create_table(
        "suspected_pair",
        sa.Column("first", sa.String(32), nullable=False),
        sa.Column("second", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("first", "second"),
    )
