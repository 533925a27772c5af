"""Filters by poverty and need read the index, not the JSON of every child; so do sponsorships."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

POOR_YEARS = """
UPDATE child SET poor_years = (
    SELECT group_concat(json_extract(value, '$.year') ||
        CASE WHEN json_extract(value, '$.status') IN ('ngheo', 'can_ngheo') THEN '+' ELSE '-' END,
        '') FROM json_each(household))
WHERE household != '[]'
"""
NEED_KINDS = """
UPDATE child SET need_kinds = (
    SELECT '|' || group_concat(json_extract(value, '$.kind'), '|') || '|' FROM json_each(needs))
WHERE needs != '[]'
"""
_LISTED_BY = (
    "listed",
    "name_key",
    "id",
    "birth",
    "born_by",
    "village",
    "unit_id",
    "family",
    "sponsor_wanted",
    "lacks_papers",
    "complete",
    "poor_years",
    "need_kinds",
)


def upgrade() -> None:
    """Add the columns, fill them, and put them into the index of the list."""
    op.drop_index("ix_child_listed", "child")
    for name in ("poor_years", "need_kinds"):
        op.add_column("child", sa.Column(name, sa.String(), nullable=False, server_default=""))
    op.execute(POOR_YEARS)
    op.execute(NEED_KINDS)
    op.create_index("ix_child_listed", "child", list(_LISTED_BY))
    op.create_index(
        "ix_sponsorship_runs",
        "sponsorship",
        ["child_id", "sponsor_id", "void", "start", "end", "pauses"],
    )
    closed = sa.text("exit IS NOT NULL")
    op.create_index(
        "ix_child_closed", "child", ["name_key", "id", "void", "merged_into"], sqlite_where=closed
    )
