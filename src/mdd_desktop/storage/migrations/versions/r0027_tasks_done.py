"""Tasks of one's own that are done stay for some days, so that they can be taken up again."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; every task that is there is still to be done."""
    op.add_column("own_task_row", sa.Column("done_on", sa.String(), nullable=True))
