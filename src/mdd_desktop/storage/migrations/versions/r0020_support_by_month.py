"""The support book added up by month, kept by the database itself."""

# ruff: noqa: S608 - the only words put into these statements are our own

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_MONTH = "CAST(substr({0}date, 1, 4) AS INTEGER) * 12 + CAST(substr({0}date, 6, 2) AS INTEGER) - 1"
_DELIVERY = "{0}direction != 'received' AND {0}outcome = 'da_trao'"
_RECEIVED = "{0}form = 'tien' AND {0}direction != 'delivered'"
_TABLES = {
    "support_month": (
        {
            "unit_id": "{0}unit_id",
            "month": _MONTH,
            "direction": "{0}direction",
            "form": "{0}form",
            "kind": "coalesce({0}kind, '')",
            "outcome": "{0}outcome",
            "through_bond": "({0}sponsorship_id IS NOT NULL)",
            "is_valued": "({0}amount IS NOT NULL)",
        },
        {
            "lines": "1",
            "amount": "coalesce({0}amount, 0)",
            "quantity": "{0}quantity",
            "headcount": "coalesce({0}headcount, 0)",
        },
        "1",
    ),
    "support_child": (
        {"child_id": "{0}child_id", "unit_id": "{0}unit_id", "month": _MONTH},
        {"lines": "1"},
        "{0}child_id IS NOT NULL AND " + _DELIVERY,
    ),
    "support_bond": (
        {"sponsorship_id": "{0}sponsorship_id", "month": _MONTH},
        {
            "lines": "1",
            "received": f"CASE WHEN {_RECEIVED} THEN coalesce({{0}}amount, 0) ELSE 0 END",
            "delivered": f"CASE WHEN {_DELIVERY} AND {{0}}form != 'dich_vu'"
            " THEN coalesce({0}amount, 0) ELSE 0 END",
        },
        "({0}sponsorship_id IS NOT NULL)",
    ),
}


def upgrade() -> None:
    """Make the tables, what keeps them, and what they hold of the lines there are."""
    _create()
    op.create_index("ix_support_entry_recorded_on", "support_entry", ["recorded_on"])
    for table, (keys, sums, where) in _TABLES.items():
        names = ", ".join((*keys, *sums))
        values = ", ".join((*keys.values(), *(f"sum({value})" for value in sums.values())))
        groups = ", ".join(str(place + 1) for place in range(len(keys)))
        op.execute(
            f"INSERT INTO {table} ({names}) SELECT {values.format('')} FROM support_entry"
            f" WHERE NOT void AND {where.format('')} GROUP BY {groups}"
        )
    op.execute(
        "CREATE TRIGGER support_entry_added AFTER INSERT ON support_entry WHEN NOT new.void"
        f" BEGIN {_added()} END"
    )
    op.execute(
        "CREATE TRIGGER support_entry_taken AFTER DELETE ON support_entry WHEN NOT old.void"
        f" BEGIN {_taken()} END"
    )


def _create() -> None:
    text, whole, big = sa.String(), sa.Integer(), sa.BigInteger()
    op.create_table(
        "support_month",
        *(sa.Column(name, text, nullable=False) for name in ("unit_id",)),
        sa.Column("month", whole, nullable=False),
        *(
            sa.Column(name, text, nullable=False)
            for name in ("direction", "form", "kind", "outcome")
        ),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("through_bond", "is_valued")),
        sa.Column("lines", whole, nullable=False),
        *(sa.Column(name, big, nullable=False) for name in ("amount", "quantity", "headcount")),
        sa.PrimaryKeyConstraint(*_TABLES["support_month"][0]),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "support_child",
        sa.Column("child_id", sa.String(32), nullable=False),
        sa.Column("unit_id", text, nullable=False),
        sa.Column("month", whole, nullable=False),
        sa.Column("lines", whole, nullable=False),
        sa.PrimaryKeyConstraint(*_TABLES["support_child"][0]),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "support_bond",
        sa.Column("sponsorship_id", sa.String(32), nullable=False),
        sa.Column("month", whole, nullable=False),
        sa.Column("lines", whole, nullable=False),
        *(sa.Column(name, big, nullable=False) for name in ("received", "delivered")),
        sa.PrimaryKeyConstraint(*_TABLES["support_bond"][0]),
        sqlite_with_rowid=False,
    )


def _added() -> str:
    """A new line is added to its sums."""
    statements = []
    for table, (keys, sums, where) in _TABLES.items():
        values = ", ".join((*keys.values(), *sums.values())).format("new.")
        more = ", ".join(f"{name} = {name} + excluded.{name}" for name in sums)
        statements.append(
            f"INSERT INTO {table} ({', '.join((*keys, *sums))}) SELECT {values}"
            f" WHERE {where.format('new.')}"
            f" ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {more};"
        )
    return " ".join(statements)


def _taken() -> str:
    """A line that goes is taken from its sums; a sum of no lines goes too."""
    statements = []
    for table, (keys, sums, where) in _TABLES.items():
        less = ", ".join(f"{name} = {name} - {value}" for name, value in sums.items())
        same = " AND ".join(f"{name} = {value}" for name, value in keys.items())
        found = f"{same} AND {where}".format("old.")
        statements.append(f"UPDATE {table} SET {less.format('old.')} WHERE {found};")
        statements.append(f"DELETE FROM {table} WHERE {found} AND lines = 0;")
    return " ".join(statements)
