"""Children who were shown the way to a service."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; nobody was referred before."""
    op.add_column("child", sa.Column("referrals", sa.String(), nullable=False, server_default="[]"))
