"""The few changes that say whose a record is are found without reading the whole log."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    op.create_index(
        "ix_change_row_own", "change_row", ["feed"], sqlite_where=sa.text("kind = 'own'")
    )
