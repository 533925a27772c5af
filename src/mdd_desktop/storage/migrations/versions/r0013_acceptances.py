"""Findings of the data checks that are to stay."""

import sqlalchemy as sa
from alembic import op

from mdd_desktop.storage.migrations.columns import record_table, texts

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make their table."""
    record_table(
        "acceptance",
        *texts("unit_id", "rule", nullable=False),
        sa.Column("record_id", sa.String(32), nullable=False),
        *texts("mark", "reason", nullable=False),
    )
    op.create_index("ix_acceptance_record_id", "acceptance", ["record_id"])
