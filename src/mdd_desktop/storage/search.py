"""The search index: any beginning of any word, a page in name order, the exact total, in a few ms.

``child_words`` and ``sponsor_words`` are FTS5 tables without a copy of the text and with an index
of beginnings up to six letters, so that one letter costs as little as a whole name. FTS5 gives
its rows in the order of their numbers, so a row's number is its place in ``…_place``:

========  ===============================  =====================================================
Zone      Places                           Holds
========  ===============================  =====================================================
sorted    below ``TAIL``                   listed people in name order; in FTS5
tail      ``TAIL`` up to ``CLOSED``        what was saved since; not in FTS5, compared row by row
closed    above ``CLOSED``                 void, merged and closed records; in FTS5, not in lists
========  ===============================  =====================================================

Two triggers place a row when it is written and note in ``…_gone`` a place of FTS5 whose record is
no longer there, so a search is right at every moment. ``tidy`` makes FTS5 afresh when much was
saved. (Writing FTS5 row by row inside triggers was tried: four times slower than the row itself.)
Together with ``database.py`` the only SQL that only SQLite understands.
"""

import heapq
from secrets import token_hex
from typing import NamedTuple

from sqlalchemy import Connection, Engine, TextClause, text

from mdd_desktop.storage.database import reading, writing
from mdd_desktop.storage.search_words import typed_words

# ruff: noqa: S608 - the only names put into these statements are "child" and "sponsor"

TAIL = 1 << 40
CLOSED = 1 << 41
PEOPLE = ("child", "sponsor")
_TAIL_LIMIT = 500
_MARK_SIZE = 8
_COUNTED_LIMIT = 500
_COUNTED: dict[tuple[str, str, str], int] = {}


class Found(NamedTuple):
    """A page of a search.

    Attributes:
        ids: Record ids in name order, as hex.
        total: How many answer, on all pages.
    """

    ids: list[str]
    total: int


class Asked(NamedTuple):
    """A typed text in SQLite's terms.

    Attributes:
        match: For FTS5.
        like: The same as a condition on the column ``search``, and its values.
    """

    match: str
    like: str
    values: tuple[str, ...]


def asked_for(typed: str) -> Asked | None:
    """What is asked by a typed text; None when no word was typed."""
    words = typed_words(typed)
    if not words:
        return None
    return Asked(
        " AND ".join("(" + " OR ".join(f'"{form}"*' for form in forms) + ")" for forms in words),
        " AND ".join(
            "(" + " OR ".join("' ' || search GLOB ?" for _ in forms) + ")" for forms in words
        ),
        tuple(f"* {form}*" for forms in words for form in forms),
    )


def find(connection: Connection, table: str, typed: str, *, offset: int, limit: int) -> Found:
    """Find listed people by any beginnings of words, in any order, a page in name order.

    Args:
        connection: Of the reading.
        table: ``child`` or ``sponsor``.
        typed: What was typed; nothing finds everybody.
        offset: How many to pass over.
        limit: How many at most.
    """
    index = _Index(connection, table)
    asked = asked_for(typed)
    tail = index.tail(asked)
    total = index.sorted_count(asked) + len(tail)
    first = max(0, offset - len(tail))
    rows = index.sorted_page(asked, first, offset - first + limit)
    merged = list(heapq.merge(rows, tail)) if tail else rows
    return Found([row[1] for row in merged[offset - first :][:limit]], total)


def matching_ids(table: str, asked: Asked) -> tuple[str, tuple[str, ...]]:
    """A statement that gives the ids of everybody found, closed records too, and its values."""
    statement = (
        f"SELECT record FROM {table}_place WHERE position IN "
        f"(SELECT rowid FROM {table}_words WHERE {table}_words MATCH ?) UNION ALL "
        f"SELECT record FROM {table}_place p JOIN {table} t ON t.id = p.record "
        f"WHERE p.position > {TAIL} AND p.position < {CLOSED} AND {asked.like}"
    )
    return statement, (asked.match, *asked.values)


def matching_clause(table: str, asked: Asked) -> TextClause:
    """The same as part of a larger query."""
    statement, values = matching_ids(table, asked)
    names = [f"asked_{place}" for place in range(len(values))]
    named = statement.replace("?", "{}").format(*(f":{name}" for name in names))
    return text(named).bindparams(**dict(zip(names, values, strict=True)))


def tidy(engine: Engine) -> None:
    """Put everybody into name order again; does nothing while little was saved since.

    Call it after large imports and merges and when the registry is closed: 100,000 children take
    a few seconds, a commune's a tenth of one.
    """
    for table in PEOPLE:
        with reading(engine) as connection:
            waiting = _Index(connection, table).untidy()
        if waiting > _TAIL_LIMIT:
            with writing(engine) as connection:
                rebuild(connection, table)


def rebuild(connection: Connection, table: str) -> None:
    """Make the index of one kind of person afresh from the records."""
    mark = token_hex(_MARK_SIZE)
    for statement in (
        f"INSERT INTO {table}_words({table}_words) VALUES ('delete-all')",
        f"DELETE FROM {table}_gone",
        f"DELETE FROM {table}_place",
        f"INSERT INTO {table}_place (position, record) VALUES ({TAIL}, '{mark}'), ({CLOSED}, '-')",
        f"""INSERT INTO {table}_place (position, record)
            SELECT row_number() OVER (PARTITION BY listed ORDER BY name_key, id)
            + CASE WHEN listed THEN 0 ELSE {CLOSED} END, id FROM {table}""",
        f"""INSERT INTO {table}_words (rowid, search)
            SELECT p.position, t.search FROM {table}_place p
            JOIN {table} t ON t.id = p.record ORDER BY p.position""",
        f"INSERT INTO {table}_words({table}_words) VALUES ('optimize')",
    ):
        connection.exec_driver_sql(statement)


def index_problems(connection: Connection) -> list[str]:
    """What is wrong with the index, in Vietnamese; empty when it is right. ``rebuild`` mends it."""
    problems = []
    for table in PEOPLE:
        row = connection.exec_driver_sql(
            f"""SELECT (SELECT count(*) FROM {table}),
                (SELECT count(*) FROM {table}_place p JOIN {table} t ON t.id = p.record),
                (SELECT count(*) FROM {table}_place p JOIN {table}_words w ON w.rowid = p.position
                 WHERE p.position < {TAIL} OR p.position > {CLOSED}),
                (SELECT count(*) FROM {table}_place
                 WHERE position <> {CLOSED} AND (position < {TAIL} OR position > {CLOSED})),
                (SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?)""",
            (table,),
        ).one()
        records, placed, worded, wordable, triggers = row
        if records != placed or worded != wordable or triggers != len(("placed", "left")):
            numbers = "/".join(map(str, row))
            problems.append(f"Chỉ mục tìm kiếm {table} không khớp với sổ ({numbers}).")
    return problems


class _Index:
    """The index of one kind of person, as one reading sees it."""

    def __init__(self, connection: Connection, table: str) -> None:
        self._connection = connection
        self._table = table

    def untidy(self) -> int:
        """How many rows a tidy index would not have in its tail or among the gone."""
        return self._number(
            f"SELECT (SELECT count(*) FROM {self._table}_gone) + (SELECT count(*) "
            f"FROM {self._table}_place WHERE position > {TAIL} AND position < {CLOSED})"
        )

    def sorted_count(self, asked: Asked | None) -> int:
        """How many of the sorted zone are found; its places are dense but for what is gone."""
        table, gone = self._table, f"{self._table}_gone WHERE position < {TAIL}"
        if asked is None:
            return self._number(
                f"SELECT coalesce((SELECT position FROM {table}_place WHERE position < {TAIL} "
                f"UNION ALL SELECT position FROM {gone} ORDER BY 1 DESC LIMIT 1), 0) "
                f"- (SELECT count(*) FROM {gone})"
            )
        gone_too = self._number(f"SELECT count(*) FROM {gone} AND {asked.like}", asked.values)
        return self._indexed_count(asked.match) - gone_too

    def _indexed_count(self, match: str) -> int:
        """How many FTS5 gives; remembered, as FTS5 stays the same until it is made afresh."""
        mark = self._connection.exec_driver_sql(
            f"SELECT record FROM {self._table}_place WHERE position = {TAIL}"
        ).scalar_one()
        key = (self._table, str(mark), match)
        if key not in _COUNTED:
            if len(_COUNTED) >= _COUNTED_LIMIT:
                _COUNTED.clear()
            _COUNTED[key] = self._number(
                f"SELECT count(*) FROM {self._table}_words "
                f"WHERE {self._table}_words MATCH ? AND rowid < {TAIL}",
                (match,),
            )
        return _COUNTED[key]

    def sorted_page(self, asked: Asked | None, offset: int, limit: int) -> list[tuple[bytes, str]]:
        """Keys and ids of the sorted zone."""
        table = self._table
        if asked is None:
            places = (
                f"SELECT position FROM {table}_place WHERE position < {TAIL} "
                "ORDER BY 1 LIMIT ? OFFSET ?"
            )
            return self._people(places, (limit, offset))
        places = (
            f"SELECT rowid AS position FROM {table}_words WHERE {table}_words MATCH ? "
            f"AND rowid < {TAIL} AND rowid NOT IN (SELECT position FROM {table}_gone) "
            "ORDER BY rowid LIMIT ? OFFSET ?"
        )
        return self._people(places, (asked.match, limit, offset))

    def tail(self, asked: Asked | None) -> list[tuple[bytes, str]]:
        """Keys and ids of everybody found in the tail, in name order."""
        places = (
            f"SELECT position FROM {self._table}_place "
            f"WHERE position > {TAIL} AND position < {CLOSED}"
        )
        if asked is None:
            return sorted(self._people(places, (), "t.listed"))
        return sorted(self._people(places, asked.values, f"t.listed AND {asked.like}"))

    def _people(
        self, places: str, values: tuple[object, ...], condition: str = "1"
    ) -> list[tuple[bytes, str]]:
        statement = (
            f"SELECT t.name_key, t.id FROM ({places}) f CROSS JOIN {self._table}_place p "
            f"ON p.position = f.position CROSS JOIN {self._table} t ON t.id = p.record "
            f"WHERE {condition} ORDER BY f.position"
        )
        rows = self._connection.exec_driver_sql(statement, values)
        return [(row[0], row[1]) for row in rows]

    def _number(self, statement: str, values: tuple[str, ...] = ()) -> int:
        return int(self._connection.exec_driver_sql(statement, values).scalar_one())
