"""The way to a sponsorship: places kept, offers and wishes of sponsors, plans for growing up."""

import sqlalchemy as sa
from alembic import op

from mdd_desktop.storage.migrations.columns import record_table, texts

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them."""
    for name in ("identity_number", "village", "offer_form", "wish_sex"):
        op.add_column("sponsor", sa.Column(name, sa.String(), nullable=True))
    op.add_column("sponsor", sa.Column("offer_amount", sa.BigInteger(), nullable=True))
    for name in ("wish_age_from", "wish_age_to"):
        op.add_column("sponsor", sa.Column(name, sa.Integer(), nullable=True))
    op.add_column(
        "sponsor", sa.Column("offer_needs", sa.String(), nullable=False, server_default="[]")
    )
    op.add_column(
        "sponsor",
        sa.Column("offer_until_18", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_index("ix_sponsor_identity_number", "sponsor", ["identity_number"])
    op.create_index("ix_sponsor_phone", "sponsor", ["phone"])
    op.add_column("sponsorship", sa.Column("handover", sa.String(), nullable=True))
    op.add_column("sponsorship", sa.Column("replaces", sa.String(32), nullable=True))
    op.add_column("sponsorship", sa.Column("cancel_reason", sa.String(), nullable=True))
    op.add_column("child", sa.Column("exit_plan", sa.String(), nullable=True))
    record_table(
        "hold",
        sa.Column("child_id", sa.String(32), nullable=False),
        sa.Column("sponsor_id", sa.String(32), nullable=False),
        *texts("from_", "until", nullable=False),
        *texts("closed_on", "outcome", "refusal", "note", nullable=True),
    )
    op.create_index("ix_hold_child_id", "hold", ["child_id"])
    op.create_index("ix_hold_sponsor_id", "hold", ["sponsor_id"])
