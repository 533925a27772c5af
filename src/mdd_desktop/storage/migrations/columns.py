"""What the tables of records have in common, for the revisions that make them."""

from typing import Any

import sqlalchemy as sa
from alembic import op


def record_table(name: str, *columns: sa.Column[Any]) -> None:
    """Make the table of one kind of record."""
    op.create_table(
        name,
        sa.Column("id", sa.String(32), nullable=False),
        *texts("owner", "source_ref", nullable=True),
        sa.Column("void", sa.Boolean(), nullable=False),
        *texts("recorded_on", nullable=True),
        *columns,
        sa.PrimaryKeyConstraint("id"),
    )


def texts(*names: str, nullable: bool) -> tuple[sa.Column[Any], ...]:
    """Columns of text, in this order."""
    return tuple(sa.Column(name, sa.String(), nullable=nullable) for name in names)
