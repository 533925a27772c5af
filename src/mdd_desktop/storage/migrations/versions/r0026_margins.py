"""The margins an office chooses for its upright pages."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; without a choice the margins are the usual ones."""
    for side in ("top", "bottom", "left", "right"):
        op.add_column("letterhead", sa.Column(f"margin_{side}", sa.Integer(), nullable=True))
