"""Sums of the support book count lines by what their codes are, not by what they are not.

A line whose direction or form is a code of a newer program was neither received nor handed over
for all that is known here, but stood in both sums.
"""

# ruff: noqa: S608 - the only words put into these statements are our own

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

_MEANT = {
    "direction != 'received'": "direction IN ('delivered', 'passed')",
    "direction != 'delivered'": "direction IN ('received', 'passed')",
    "form != 'dich_vu'": "form IN ('tien', 'hien_vat')",
}
_NEWER = (
    "direction NOT IN ('received', 'delivered', 'passed')"
    " OR form NOT IN ('tien', 'hien_vat', 'dich_vu')"
)


def upgrade() -> None:
    """Take such lines out as they were added, and add them as they are meant."""
    op.execute(f"CREATE TEMP TABLE newer_lines AS SELECT * FROM support_entry WHERE {_NEWER}")
    op.execute(f"DELETE FROM support_entry WHERE {_NEWER}")
    for name in ("support_entry_added", "support_entry_taken"):
        found = sa.text("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = :name")
        statement = str(op.get_bind().execute(found, {"name": name}).scalar_one())
        for said, meant in _MEANT.items():
            statement = statement.replace(said, meant)
        op.execute(f"DROP TRIGGER {name}")
        op.execute(statement)
    op.execute("INSERT INTO support_entry SELECT * FROM newer_lines")
    op.execute("DROP TABLE newer_lines")
