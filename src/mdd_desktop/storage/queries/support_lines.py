"""Lines of the support book with the names of child and sponsor, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, case, func, or_, select

from mdd_desktop.domain.support import COMING_IN, GOING_OUT, Direction, Outcome
from mdd_desktop.storage.tables import RECORD_TABLES

_ENTRIES = RECORD_TABLES["support_entry"].__table__
_CHILDREN = RECORD_TABLES["child"].__table__
_SPONSORS = RECORD_TABLES["sponsor"].__table__
_E, _C, _S = _ENTRIES.c, _CHILDREN.c, _SPONSORS.c


@dataclass(frozen=True)
class SupportQuestion:
    """Which lines are wanted.

    Attributes:
        form, occasion, direction: A code, or "" for any.
        month: 1 to 12, 0 for the whole year.
        struck_out: Those struck out instead of those that count.
        sponsorship: Of this one only.
    """

    year: int
    month: int = 0
    form: str = ""
    occasion: str = ""
    direction: str = ""
    struck_out: bool = False
    sponsorship: UUID | None = None


class SupportLine(NamedTuple):
    """One line; codes are those of the record."""

    id: UUID
    date: str
    direction: str
    form: str
    kind: str | None
    amount: int | None
    quantity: int
    outcome: str
    occasion: str | None
    receiver: str | None
    description: str | None
    note: str | None
    headcount: int | None
    void: bool
    child: str | None
    sponsor: str | None
    child_id: UUID | None


class SupportPage(NamedTuple):
    """Some lines, and how many answer.

    Attributes:
        received, delivered: Đồng of all lines that answer, estimates of goods included.
    """

    total: int
    received: int
    delivered: int
    rows: tuple[SupportLine, ...]


def support_page(
    connection: Connection, asked: SupportQuestion, offset: int, limit: int
) -> SupportPage:
    """Lines from ``offset`` on, the newest first."""
    tests = _tests(asked)
    receipt = _E.direction.in_(COMING_IN)
    delivery = _E.direction.in_(GOING_OUT) & (_E.outcome == Outcome.DELIVERED.value)
    amount = func.coalesce(_E.amount, 0)
    sums = select(
        func.count(),
        func.coalesce(func.sum(case((receipt, amount), else_=0)), 0),
        func.coalesce(func.sum(case((delivery, amount), else_=0)), 0),
    ).where(*tests)
    total, received, delivered = connection.execute(sums).one()
    query = (
        select(
            _E.id,
            _E.date,
            _E.direction,
            _E.form,
            _E.kind,
            _E.amount,
            _E.quantity,
            _E.outcome,
            _E.occasion,
            _E.receiver_name,
            _E.description,
            _E.note,
            _E.headcount,
            _E.void,
            _C.full_name.label("child"),
            _S.full_name.label("sponsor"),
            _E.child_id,
        )
        .select_from(_ENTRIES)
        .outerjoin(_CHILDREN, _C.id == _E.child_id)
        .outerjoin(_SPONSORS, _S.id == _E.sponsor_id)
        .where(*tests)
        .order_by(_E.date.desc(), _E.id.desc())
        .limit(limit)
        .offset(offset)
    )
    rows = tuple(_line(tuple(row)) for row in connection.execute(query))
    return SupportPage(total, received, delivered, rows)


def _tests(asked: SupportQuestion) -> list[ColumnElement[bool]]:
    span = f"{asked.year}-{asked.month:02d}" if asked.month else f"{asked.year}"
    tests: list[ColumnElement[bool]] = [_E.void.is_(asked.struck_out), _E.date.like(f"{span}-%")]
    tests += [
        column == code
        for column, code in (
            (_E.form, asked.form),
            (_E.occasion, asked.occasion),
        )
        if code
    ]
    if asked.direction:
        passed = Direction.PASSED.value
        tests.append(or_(_E.direction == asked.direction, _E.direction == passed))
    if asked.sponsorship:
        tests.append(_E.sponsorship_id == asked.sponsorship.hex)
    return tests


def _line(values: Sequence[Any]) -> SupportLine:
    first, *middle, child = values
    told = (UUID(first), *middle, UUID(child) if child else None)
    return SupportLine._make(told)
