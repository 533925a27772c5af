"""Which children are worth comparing with somebody being entered, found in a few milliseconds."""

import json
from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import Connection, RowMapping, select

from mdd_desktop.domain.duplicates import Person
from mdd_desktop.domain.likeness.words import read_name
from mdd_desktop.storage.search import asked_for, matching_ids
from mdd_desktop.storage.tables import RECORD_TABLES

_CHILDREN = RECORD_TABLES["child"].__table__
_DAY_LENGTH = 10
_YEAR_LENGTH = 4
_ENOUGH_LETTERS = 2


def possible_matches(
    connection: Connection,
    full_name: str,
    born: str | None,
    limit: int = 200,
    *,
    phone: str | None = None,
    identity_number: str | None = None,
) -> list[UUID]:
    """Return children who may be the one being entered, the likeliest ways of finding first.

    Void and merged records are left out, closed ones are not: a child may come back.

    Args:
        connection: Of the reading.
        full_name: With or without accents, perhaps still being typed.
        born: ISO text of a date, a month or a year.
        limit: How many at most.
        phone: In its stored form.
        identity_number: Twelve digits.
    """
    found: dict[str, None] = {}
    for name, values in (
        ("identity_number", [identity_number] if identity_number else []),
        ("birth", list(_birthdays(born or ""))),
    ):
        found.update(_by_column(connection, name, values, limit))
    for words in (phone or "", *_ways_to_ask(full_name, born or "")):
        found.update(_by_words(connection, words, limit))
        if len(found) >= limit:
            break
    return [UUID(record) for record in list(found)[:limit]]


def people_on_the_list(connection: Connection) -> list[Person]:
    """Every child on the list as the detector compares her; closed ones are left out.

    The columns are read without making records of them, which takes a fifth of the time.
    """
    column = _CHILDREN.c
    names = ("id", "full_name", "birth", "sex", "mother", "father", "guardian_name", "phone")
    query = (
        select(
            *(column[name] for name in names),
            column.identity_number,
            column.village,
            column.unit_id,
            column.unit_history,
        )
        .where(~column.void, column.merged_into.is_(None), column.exit.is_(None))
        .order_by(column.id)
    )
    return [_person(row) for row in connection.execute(query).mappings()]


def _person(row: RowMapping) -> Person:
    return Person(
        id=str(UUID(row["id"])),
        full_name=row["full_name"],
        born_on=row["birth"] or "",
        sex=row["sex"] or "",
        mother_name=_name_in(row["mother"]),
        father_name=_name_in(row["father"]),
        guardian_name=row["guardian_name"] or "",
        phone=row["phone"] or "",
        identity_number=row["identity_number"] or "",
        village=row["village"] or "",
        commune=_present_unit(row["unit_id"], row["unit_history"]),
    )


def _name_in(parent: str) -> str:
    return str(json.loads(parent).get("full_name") or "") if "full_name" in parent else ""


def _present_unit(unit: str, history: str) -> str:
    if history == "[]":
        return unit
    return str(max(json.loads(history), key=lambda stay: stay["from"])["unit_id"])


def _birthdays(born: str) -> Iterator[str]:
    """The day itself and the one with day and month exchanged."""
    if len(born) == _DAY_LENGTH:
        year, month, day = born.split("-")
        yield born
        yield f"{year}-{day}-{month}"


def _ways_to_ask(full_name: str, born: str) -> Iterator[str]:
    words = [word.folded for word in read_name(full_name).words]
    if not words or len("".join(words)) < _ENOUGH_LETTERS:
        return
    year = born[:_YEAR_LENGTH]
    if year:
        yield " ".join((*words, year))
        yield " ".join((words[0], words[-1], year))
        if len(words) > 1:
            yield " ".join((*words[:-1], year))
    yield " ".join(words)
    if not year:
        yield " ".join((words[0], words[-1]))


def _by_column(connection: Connection, name: str, values: list[str], limit: int) -> dict[str, None]:
    if not values:
        return {}
    query = (
        select(_CHILDREN.c.id)
        .where(_CHILDREN.c[name].in_(values), ~_CHILDREN.c.void, _CHILDREN.c.merged_into.is_(None))
        .limit(limit)
    )
    return dict.fromkeys(connection.execute(query).scalars())


def _by_words(connection: Connection, text: str, limit: int) -> dict[str, None]:
    asked = asked_for(text)
    if asked is None:
        return {}
    statement, values = matching_ids("child", asked)
    rows = connection.exec_driver_sql(
        f"SELECT c.id FROM ({statement} LIMIT ?) f CROSS JOIN child c ON c.id = f.record "  # noqa: S608 - our own statement
        "WHERE NOT c.void AND c.merged_into IS NULL",
        (*values, limit),
    )
    return dict.fromkeys(str(record) for record in rows.scalars())
