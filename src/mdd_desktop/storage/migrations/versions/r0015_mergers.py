"""Units that were taken over by others; and what one unit owns is found without reading all."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the successors of a unit, and the index of owners."""
    column = sa.Column("successors", sa.String(), nullable=False, server_default="[]")
    op.add_column("unit", column)
    op.create_index("ix_record_state_owner", "record_state", ["owner"])
