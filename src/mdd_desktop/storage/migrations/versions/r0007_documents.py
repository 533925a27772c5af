"""Official documents: register, frozen reports, wording, files, prints."""

import sqlalchemy as sa
from alembic import op

from mdd_desktop.storage.migrations.columns import record_table, texts

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them."""
    op.add_column("letterhead", sa.Column("number_series", sa.String(), nullable=True))
    record_table(
        "outgoing_document",
        *texts("unit_id", "title", nullable=False),
        *texts("kind", "wish", "symbol", "series", "dated", nullable=True),
        *texts("signer", "recipients", "keeper", "sent_on", "sha256", nullable=True),
        *texts("written_by", "issued_by", "frozen_id", "replaces", "note", nullable=True),
        *(sa.Column(name, sa.Integer()) for name in ("year", "number", "copies", "pages")),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("unused", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_outgoing_document_year", "outgoing_document", ["year"])
    record_table(
        "frozen_report",
        *texts("unit_id", "kind", "period", "first", "last", nullable=False),
        *texts("known_on", "cut_off", "figures", "data_hash", nullable=False),
        *texts("frozen_by", nullable=True),
    )
    op.create_index("ix_frozen_report_period", "frozen_report", ["period"])
    record_table(
        "template_text",
        *texts("unit_id", "template", "place", "standard", "text", nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
    )
    op.create_table(
        "document_file",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        *texts("about", "stored_at", nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "document_print",
        sa.Column("seq", sa.Integer(), nullable=False),
        *texts("at", "officer", "kind", "title", "way", "sha256", nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
