"""The support book of a sponsorship by months: what was pledged, received and handed over.

Amounts are those of rule F9 and what is late is what rule F10 calls late: the late amounts of a
row add up to the figure. Money fills the month it is for, or the one in which it came, and what
is too much for that the oldest month that lacks some. Rule F10 asks only for sums: where money
came for a month that is not due yet, an older month that lacks it is unpaid but not late.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mdd_desktop.domain.figures.lives import SponsorshipLife, Terms
from mdd_desktop.domain.figures.spans import Span, overlaps
from mdd_desktop.domain.figures.sponsorships import accruing_months, due_spans

Sums = Mapping[int, int]


class CellState(StrEnum):
    """Where the support of a month stands."""

    DELIVERED = "delivered"
    RECEIVED = "received"
    LATE = "late"
    NOT_DUE = "not_due"
    UNPAID = "unpaid"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class MonthCell:
    """One month of a sponsorship, amounts in đồng.

    Attributes:
        late: What is late; with all months it adds up to the figure.
        goods: Things are pledged, which have no amount.
    """

    state: CellState
    pledged: int = 0
    received: int = 0
    delivered: int = 0
    late: int = 0
    goods: bool = False

    @property
    def open(self) -> int:
        """What is still to be handed over."""
        return max(0, self.pledged - self.delivered)

    @property
    def to_receive(self) -> int:
        """What has not come from the sponsor."""
        return max(0, self.pledged - self.received)

    @property
    def in_hand(self) -> int:
        """What came and was not handed over."""
        return max(0, self.received - self.delivered)


_NOTHING = MonthCell(CellState.OUTSIDE)


@dataclass(frozen=True)
class Book:
    """What was booked for one sponsorship, by the month it is for or was booked in.

    Attributes:
        received: Cash from the sponsor, in đồng; so is ``delivered``, to the child.
        earlier: Cash received before the ledger was opened; it settles nothing that is due.
        received_goods: Months in which things came; ``delivered_goods``, were handed over.
    """

    received: dict[int, int]
    delivered: dict[int, int]
    earlier: dict[int, int] = field(default_factory=dict)
    received_goods: set[int] = field(default_factory=set)
    delivered_goods: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Horizon:
    """Which months are looked at.

    Attributes:
        shown: The months wanted.
        limits: The months that can be due, from ``due_limits``.
        last: The last month that money may be put down to.
        today: The day, as an ordinal, on which a sponsorship still runs or does not.
    """

    shown: Span
    limits: Span
    last: int
    today: int


def month_cells(life: SponsorshipLife, book: Book, horizon: Horizon) -> tuple[MonthCell, ...]:
    """The months shown, in order."""
    months = accruing_months(life)
    opened = horizon.limits[0]
    runs = life.is_active(horizon.today) or life.is_paused(horizon.today)
    pledged = _pledged(life, months, horizon.last)
    due = _due(life, months, horizon.limits) if runs else {}
    tracked = {month: amount for month, amount in pledged.items() if month >= opened}
    got = put_down(tracked | pledged, book.received)
    late = _late(got, due)
    room = {month: amount - got[month] for month, amount in pledged.items() if month < opened}
    received = got | {
        month: got[month] + amount for month, amount in put_down(room, book.earlier).items()
    }
    delivered = put_down(received, book.delivered)
    goods = _goods_months(life, months, horizon.shown)
    first, last = horizon.shown
    cells = []
    for month in range(first, last + 1):
        if pledged.get(month):
            cells.append(
                _money_cell(
                    (pledged[month], received[month], delivered[month], late.get(month, 0)),
                    open_=runs and not due.get(month),
                    tracked=month >= opened,
                )
            )
        elif month in goods:
            cells.append(_goods_cell(month, book))
        else:
            cells.append(_NOTHING)
    return tuple(cells)


def put_down(room: Sums, booked: Sums) -> dict[int, int]:
    """Put money down to months: first to its own, the rest to the oldest with room.

    Args:
        room: What each month can take; the rest fills them in their order.
        booked: Money by the month in which it was booked.
    """
    if not booked:
        return dict.fromkeys(room, 0)
    got = {month: min(amount, booked.get(month, 0)) for month, amount in room.items()}
    rest = sum(booked.values()) - sum(got.values())
    for month in room:
        if not rest:
            break  # as in nearly every book: each month got its own
        more = min(rest, room[month] - got[month])
        got[month] += more
        rest -= more
    return got


def _late(got: Sums, due: Sums) -> dict[int, int]:
    """What months that are due lack, when money of months that are not due counts too."""
    short = {month: max(0, amount - got.get(month, 0)) for month, amount in due.items()}
    spare = sum(max(0, amount - due.get(month, 0)) for month, amount in got.items())
    for month in sorted(short):
        covered = min(spare, short[month])
        short[month] -= covered
        spare -= covered
    return short


def _pledged(life: SponsorshipLife, months: tuple[Span, ...], last: int) -> dict[int, int]:
    found: dict[int, int] = {}
    for terms in life.terms:
        for begin, end in overlaps(months, (terms.first, min(terms.last, last))):
            _add(found, terms, (begin, end))
    return found


def _due(life: SponsorshipLife, months: tuple[Span, ...], limits: Span) -> dict[int, int]:
    found: dict[int, int] = {}
    for terms in life.terms:
        for begin, end in due_spans(terms, life, months, limits):
            _add(found, terms, (max(begin, terms.first), min(end, terms.last)))
    return found


def _add(found: dict[int, int], terms: Terms, months: Span) -> None:
    monthly = (terms.amount or 0) if terms.block == 1 else None
    for month in range(months[0], months[1] + 1):
        amount = terms.spread((month, month)) if monthly is None else monthly
        found[month] = found.get(month, 0) + amount


def _goods_months(life: SponsorshipLife, months: tuple[Span, ...], shown: Span) -> set[int]:
    found: set[int] = set()
    for terms in life.terms:
        if terms.amount is None:
            for begin, end in overlaps(overlaps(months, (terms.first, terms.last)), shown):
                found.update(range(begin, end + 1))
    return found


def _money_cell(sums: tuple[int, int, int, int], *, open_: bool, tracked: bool) -> MonthCell:
    pledged, received, delivered, late = sums
    if late:
        state = CellState.LATE
    elif delivered >= pledged:
        state = CellState.DELIVERED
    elif received > 0:
        state = CellState.RECEIVED
    elif not tracked:
        state = CellState.OUTSIDE
    else:
        state = CellState.NOT_DUE if open_ else CellState.UNPAID
    return MonthCell(state, pledged, received, delivered, late)


def _goods_cell(month: int, book: Book) -> MonthCell:
    if month in book.delivered_goods:
        return MonthCell(CellState.DELIVERED, goods=True)
    if month in book.received_goods:
        return MonthCell(CellState.RECEIVED, goods=True)
    return MonthCell(CellState.NOT_DUE, goods=True)
