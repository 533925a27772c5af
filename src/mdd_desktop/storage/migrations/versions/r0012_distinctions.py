"""Decisions that two records are of two children."""

import sqlalchemy as sa
from alembic import op

from mdd_desktop.storage.migrations.columns import record_table, texts

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make their table."""
    record_table(
        "distinction",
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("first_id", sa.String(32), nullable=False),
        sa.Column("second_id", sa.String(32), nullable=False),
        *texts("kind", "first_mark", "second_mark", nullable=False),
        sa.Column("note", sa.String(), nullable=True),
    )
    op.create_index("ix_distinction_first_id", "distinction", ["first_id"])
    op.create_index("ix_distinction_second_id", "distinction", ["second_id"])
