"""Decisions of offices: accepted forks, joined records; the digest of each record."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "fork_row",
        sa.Column("feed", sa.String(), nullable=False),
        sa.Column("prev", sa.LargeBinary(32), nullable=False),
        sa.Column("change", sa.LargeBinary(16), nullable=False),
        sa.PrimaryKeyConstraint("feed", "prev", "change"),
    )
    op.create_table(
        "alias_row",
        sa.Column("record", sa.LargeBinary(16), nullable=False),
        sa.Column("change", sa.LargeBinary(16), nullable=False),
        sa.Column("survivor", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("record", "change"),
    )
    op.add_column("record_state", sa.Column("digest", sa.LargeBinary(32), nullable=True))
