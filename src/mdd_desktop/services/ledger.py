"""The support book by months: every sponsorship of a year, and what waits in a month."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.figures.facts import Facts, prepare
from mdd_desktop.domain.figures.lives import SponsorshipLife
from mdd_desktop.domain.figures.moment import Moment
from mdd_desktop.domain.figures.spans import Span, month_of
from mdd_desktop.domain.figures.sponsorships import due_limits
from mdd_desktop.domain.month_cells import Book, CellState, Horizon, MonthCell, month_cells
from mdd_desktop.domain.office import Settings
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.snapshot import Snapshot
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Pledge, Sponsorship
from mdd_desktop.domain.stopping import heeded
from mdd_desktop.domain.support import SupportEntry, SupportForm
from mdd_desktop.domain.vietnamese import name_sort_key
from mdd_desktop.storage.queries.ledger import booked
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

MONTHS = 12
Person = TypeVar("Person", Child, Sponsor)


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One sponsorship in the book of a year, amounts in đồng.

    Attributes:
        level: What is pledged a month.
        rhythms: Codes, such as ``thang``.
        need: Of the first pledge in force, None when it was not said.
        guardian: Who brings the child up, to whom support is usually handed.
        cells: January to December.
        delivered: What was handed over for the months of the year.
        late: What is late in the year.
    """

    sponsorship: UUID
    child: UUID
    sponsor: UUID
    child_name: str
    sponsor_name: str
    village: str
    level: int
    rhythms: tuple[str, ...]
    need: str | None
    guardian: str
    cells: tuple[MonthCell, ...]
    delivered: int
    late: int

    def pledged(self, months: int) -> int:
        """What was pledged for the first so many months; those before the ledger are left out."""
        return sum(
            cell.pledged for cell in self.cells[:months] if cell.state is not CellState.OUTSIDE
        )


@dataclass(frozen=True)
class LedgerYear:
    """The book of a year.

    Attributes:
        month: 1 to 12 in the present year, 12 in years before, 0 in years to come.
        opened_on: The day from which the book counts; None when it counts from every pledge.
    """

    year: int
    month: int
    rows: tuple[LedgerRow, ...]
    opened_on: dt.date | None = None

    def with_rows(self, rows: Iterable[LedgerRow]) -> "LedgerYear":
        """The book with some rows as they are now."""
        fresh = {row.sponsorship: row for row in rows}
        kept = tuple(fresh.get(row.sponsorship, row) for row in self.rows)
        return replace(self, rows=kept)


def year_book(registry: Registry, year: int) -> LedgerYear:
    """Every sponsorship with an active day in the year, by the child's name."""
    with registry.read() as reading:
        rows = rows_of(reading, registry.today, year)
        opened_on = reading.settings().ledger_start
    return LedgerYear(year, _month_reached(registry.today, year), rows, opened_on)


def open_on(registry: Registry, day: dt.date) -> None:
    """Let the book count from a day on: what was pledged before it is never late."""
    with registry.transaction("Mở sổ hỗ trợ") as tx:
        tx.of(Settings).save(tx.settings().corrected(ledger_start=day))


def rows_changed(registry: Registry, year: int, entries: Sequence[UUID]) -> tuple[LedgerRow, ...]:
    """The rows of the sponsorships that some lines of the book belong to."""
    with registry.read() as reading:
        lines = reading.of(SupportEntry).many(entries)
        touched = dict.fromkeys(line.sponsorship_id for line in lines if line.sponsorship_id)
        return rows_of(reading, registry.today, year, tuple(touched))


def rows_of(
    reading: Reading, today: dt.date, year: int, only: Sequence[UUID] | None = None
) -> tuple[LedgerRow, ...]:
    """The rows of a year; ``only`` names the sponsorships that are wanted."""
    facts = facts_of(reading, only)
    moment = Moment(facts, Period.days(today, today))
    limits = due_limits(moment)
    shown = (year * MONTHS, year * MONTHS + MONTHS - 1)
    last = max(shown[1], (today.year + 1) * MONTHS + MONTHS - 1)
    horizon = Horizon(shown, limits, last, moment.hi)
    books = _books(reading, facts.settings.ledger_start, today, only)
    nothing = Book({}, {})
    rows = []
    for life in heeded(facts.sponsorships):
        cells = month_cells(life, books.get(life.record.id, nothing), horizon)
        if any(cell.state is not CellState.OUTSIDE for cell in cells):
            rows.append((_order(life), _row(life, cells, shown, month_of(moment.hi))))
    rows.sort(key=lambda one: one[0])
    return tuple(row for _, row in rows)


def _month_reached(today: dt.date, year: int) -> int:
    if year == today.year:
        return today.month
    return MONTHS if year < today.year else 0


def facts_of(reading: Reading, only: Sequence[UUID] | None) -> Facts:
    """Sponsorships, pledges and the people they are about; ``only`` names the sponsorships."""
    if only is None:
        sponsorships: Iterable[Sponsorship] = reading.of(Sponsorship).where(void=False)
        pledges: Iterable[Pledge] = reading.of(Pledge).where(void=False)
    else:
        sponsorships = reading.of(Sponsorship).many(only)
        pledges = [
            pledge for one in only for pledge in reading.of(Pledge).where(sponsorship_id=one)
        ]
    bonds = tuple(sponsorships)
    return prepare(
        Snapshot(
            settings=reading.settings(),
            units=tuple(reading.tree.units.values()),
            children=tuple(_with_survivors(reading, Child, {b.child_id for b in bonds})),
            sponsors=tuple(_with_survivors(reading, Sponsor, {b.sponsor_id for b in bonds})),
            sponsorships=bonds,
            pledges=tuple(pledges),
        )
    )


def _with_survivors(reading: Reading, cls: type[Person], ids: set[UUID]) -> list[Person]:
    """The records with these ids, and those they were merged into."""
    found: dict[UUID, Person] = {}
    wanted = ids
    while wanted:
        read = reading.of(cls).many(sorted(wanted))
        found |= {record.id: record for record in read}
        wanted = {record.merged_into for record in read if record.merged_into} - set(found)
    return list(found.values())


def _books(
    reading: Reading, opened_on: dt.date | None, today: dt.date, only: Sequence[UUID] | None
) -> dict[UUID, Book]:
    found: dict[UUID, Book] = defaultdict(lambda: Book({}, {}, {}, set(), set()))
    for line in booked(reading.connection, since=opened_on, until=today, only=only):
        year, month = line.month.split("-")
        at = int(year) * MONTHS + int(month) - 1
        book = found[line.sponsorship]
        if line.form == SupportForm.CASH:
            _add(book.earlier if line.earlier else book.received, at, line.received)
            _add(book.delivered, at, line.delivered)
            continue
        book.received_goods.update([at] if line.receipts else ())
        book.delivered_goods.update([at] if line.deliveries else ())
    return found


def _add(sums: dict[int, int], at: int, amount: int) -> None:
    sums[at] = sums.get(at, 0) + amount


def _order(life: SponsorshipLife) -> tuple[bytes, str]:
    child = life.child.record
    return name_sort_key(child.full_name, sort_name=child.sort_name), str(life.record.id)


def _row(life: SponsorshipLife, cells: tuple[MonthCell, ...], shown: Span, now: int) -> LedgerRow:
    child = life.child.record
    at = min(max(now, shown[0]), shown[1])
    level = sum(terms.level_twelfths(at) for terms in life.terms) // MONTHS
    amounts = [cell.pledged for cell in cells if cell.pledged]
    standing = life.terms_at(at)
    needs = [terms.pledge.need for terms in standing if terms.pledge.need]
    return LedgerRow(
        sponsorship=life.record.id,
        child=child.id,
        sponsor=life.sponsor.id if life.sponsor else life.record.sponsor_id,
        child_name=child.full_name,
        sponsor_name=life.sponsor.full_name if life.sponsor else "",
        village=child.village or "",
        level=level or (amounts[-1] if amounts else 0),
        rhythms=tuple(dict.fromkeys(terms.pledge.rhythm.value for terms in standing)),
        need=needs[0] if needs else None,
        guardian=_guardian(child, life.record.receiver_name),
        cells=cells,
        delivered=sum(cell.delivered for cell in cells),
        late=sum(cell.late for cell in cells),
    )


def _guardian(child: Child, receiver: str | None) -> str:
    relation = label("relation", child.guardian_relation) if child.guardian_relation else ""
    name = receiver or child.guardian_name or ""
    return f"{name} ({relation.lower()})" if name and relation and not receiver else name
