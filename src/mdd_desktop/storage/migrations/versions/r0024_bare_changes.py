"""The few changes whose content is missing are found without reading the whole log."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    op.create_index(
        "ix_change_row_bare", "change_row", ["feed"], sqlite_where=sa.text("body IS NULL")
    )
