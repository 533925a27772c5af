"""What else an office may choose for the head and the foot of its documents."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; documents look as before until an office chooses otherwise."""
    op.add_column(
        "letterhead", sa.Column("state_title", sa.Boolean(), nullable=False, server_default="1")
    )
    op.add_column(
        "letterhead", sa.Column("stars", sa.Boolean(), nullable=False, server_default="0")
    )
    op.add_column("letterhead", sa.Column("address_line", sa.String(), nullable=True))
