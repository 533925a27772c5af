"""What an office's own plan asks of the indicators."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; every goal is that of the plans until an office sets another."""
    op.add_column("settings", sa.Column("goals", sa.String(), nullable=False, server_default="[]"))
