"""The search index: places in name order, words, and what keeps them up to date."""

# ruff: noqa: S608 - the only names put into these statements are our own

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TAIL = 1 << 40
_CLOSED = 1 << 41
_MEMORY = 1 << 25


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "child_gone",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("position"),
    )
    op.create_table(
        "child_place",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("record", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("position"),
        sa.UniqueConstraint("record"),
    )
    op.create_table(
        "sponsor_gone",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("position"),
    )
    op.create_table(
        "sponsor_place",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("record", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("position"),
        sa.UniqueConstraint("record"),
    )
    _index("child")
    _index("sponsor")


def _index(table: str) -> None:
    """The words of one kind of person; the database itself notes what is new and what is gone."""
    op.execute(
        f"INSERT INTO {table}_place (position, record) VALUES ({_TAIL}, ''), ({_CLOSED}, '-')"
    )
    op.execute(
        f"""CREATE VIRTUAL TABLE {table}_words USING fts5(
            search, content='', contentless_delete=1, detail=none,
            tokenize="ascii tokenchars '/-'", prefix='1 2 3 4 5 6')"""
    )
    op.execute(f"INSERT INTO {table}_words ({table}_words, rank) VALUES ('hashsize', {_MEMORY})")
    op.execute(
        f"""CREATE TRIGGER {table}_placed AFTER INSERT ON {table} BEGIN
            INSERT INTO {table}_place (position, record) SELECT 1 + position, new.id
                FROM {table}_place WHERE position < {_CLOSED} ORDER BY position DESC LIMIT 1;
        END"""
    )
    op.execute(
        f"""CREATE TRIGGER {table}_left AFTER DELETE ON {table} BEGIN
            INSERT INTO {table}_gone (position, search) SELECT position, old.search
                FROM {table}_place WHERE record = old.id
                AND (position < {_TAIL} OR position > {_CLOSED});
            DELETE FROM {table}_place WHERE record = old.id;
        END"""
    )
