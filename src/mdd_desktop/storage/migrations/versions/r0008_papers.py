"""Papers with their scans; the life of a case; what was done about a visit's red flag."""

import sqlalchemy as sa
from alembic import op

from mdd_desktop.storage.migrations.columns import record_table, texts

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them."""
    record_table(
        "paper",
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("child_id", sa.String(32), nullable=True),
        sa.Column("sponsor_id", sa.String(32), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        *texts("title", "dated_on", "valid_until", nullable=True),
        sa.Column("content", sa.String(64), nullable=True),
        sa.Column("media", sa.String(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
    )
    for name in ("child_id", "sponsor_id", "content"):
        op.create_index(f"ix_paper_{name}", "paper", [name])
    op.create_table(
        "attachment",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "attachment_sent",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "recipient"),
    )
    op.create_table(
        "attachment_wanted",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("peer", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", "peer"),
    )
    op.add_column("child", sa.Column("verified_by", sa.String(), nullable=True))
    op.add_column("child", sa.Column("transfer_wish", sa.String(), nullable=True))
    for name in ("pauses", "past_exits"):
        op.add_column("child", sa.Column(name, sa.String(), nullable=False, server_default="[]"))
    op.add_column("visit", sa.Column("follow_up_on", sa.String(), nullable=True))
    op.add_column("visit", sa.Column("follow_up", sa.String(), nullable=True))
