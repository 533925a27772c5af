"""Lines of the support book say which month they are for."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("support_entry", sa.Column("for_month", sa.String(), nullable=True))
