"""Official documents: register, frozen reports, wording, files, prints."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def _record(*columns: sa.Column[Any]) -> tuple[sa.schema.SchemaItem, ...]:
    return (
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("source_ref", sa.String(), nullable=True),
        sa.Column("void", sa.Boolean(), nullable=False),
        sa.Column("recorded_on", sa.String(), nullable=True),
        *columns,
        sa.PrimaryKeyConstraint("id"),
    )


def _texts(*names: str, nullable: bool) -> tuple[sa.Column[Any], ...]:
    return tuple(sa.Column(name, sa.String(), nullable=nullable) for name in names)


def upgrade() -> None:
    """Make them."""
    op.add_column("letterhead", sa.Column("number_series", sa.String(), nullable=True))
    op.create_table(
        "outgoing_document",
        *_record(
            *_texts("unit_id", "title", nullable=False),
            *_texts("kind", "wish", "symbol", "series", "dated", nullable=True),
            *_texts("signer", "recipients", "keeper", "sent_on", "sha256", nullable=True),
            *_texts("written_by", "issued_by", "frozen_id", "replaces", "note", nullable=True),
            *(sa.Column(name, sa.Integer()) for name in ("year", "number", "copies", "pages")),
            sa.Column("count", sa.Integer(), nullable=False),
            sa.Column("unused", sa.Boolean(), nullable=False),
        ),
    )
    op.create_index("ix_outgoing_document_year", "outgoing_document", ["year"])
    op.create_table(
        "frozen_report",
        *_record(
            *_texts("unit_id", "kind", "period", "first", "last", nullable=False),
            *_texts("known_on", "cut_off", "figures", "data_hash", nullable=False),
            *_texts("frozen_by", nullable=True),
        ),
    )
    op.create_index("ix_frozen_report_period", "frozen_report", ["period"])
    op.create_table(
        "template_text",
        *_record(
            *_texts("unit_id", "template", "place", "standard", "text", nullable=False),
            sa.Column("version", sa.Integer(), nullable=False),
        ),
    )
    op.create_table(
        "document_file",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        *_texts("about", "stored_at", nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "document_print",
        sa.Column("seq", sa.Integer(), nullable=False),
        *_texts("at", "officer", "kind", "title", "way", "sha256", nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
