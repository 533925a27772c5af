"""What the officer has marked in the support book and not yet written; knows no widget."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from mdd_desktop.services.ledger import LedgerRow
from mdd_desktop.services.support_months import MonthLine, to_write

Place = tuple[UUID, int]


class Marks:
    """Marked months by sponsorship and month (1 to 12).

    Attributes:
        handed_over: To the child; otherwise only received.
        reasons: Of rows in which another amount than the pledged one was typed.
    """

    def __init__(self) -> None:
        self.handed_over = True
        self.reasons: dict[UUID, str] = {}
        self._rows: dict[UUID, LedgerRow] = {}
        self._amounts: dict[Place, int] = {}
        self._typed: set[Place] = set()

    def __len__(self) -> int:
        return len(self._amounts)

    def take_rows(self, rows: Iterable[LedgerRow]) -> None:
        """Work on these rows from now on; marks that can no longer be written fall away."""
        self._rows = {row.sponsorship: row for row in rows}
        for place in list(self._amounts):
            if not self.usual(place):
                self.unmark(place)
        self._refresh()

    def usual(self, place: Place) -> int:
        """What is missing for a month; 0 when there is nothing to write."""
        row = self._rows.get(place[0])
        return to_write(row.cells[place[1] - 1], handed_over=self.handed_over) if row else 0

    def amount(self, place: Place) -> int | None:
        """What would be written for a month, None when it is not marked."""
        return self._amounts.get(place)

    def boxes(self, rows: Iterable[LedgerRow], month: int) -> Iterator[bool]:
        """Whether a month is marked in each of these rows; rows that cannot be marked are left out.

        Marks stand only where something can be written: of a book that is paid no place is made.
        """
        for row in rows:
            if to_write(row.cells[month - 1], handed_over=self.handed_over):
                yield (row.sponsorship, month) in self._amounts

    def mark(self, place: Place) -> bool:
        """Mark a month with what is missing; False when nothing is missing."""
        missing = self.usual(place)
        if missing:
            self._amounts[place] = missing
            self._typed.discard(place)
        return bool(missing)

    def unmark(self, place: Place) -> None:
        """Take a mark away."""
        self._amounts.pop(place, None)
        self._typed.discard(place)

    def toggle(self, places: Sequence[Place]) -> None:
        """Mark all of them, or unmark them when all that can be are marked."""
        possible = [place for place in places if self.usual(place)]
        if all(place in self._amounts for place in possible):
            for place in possible:
                self.unmark(place)
            return
        for place in possible:
            if place not in self._amounts:
                self.mark(place)

    def write_amount(self, place: Place, amount: int) -> bool:
        """Take a typed amount; 0 takes the mark away; False where nothing can be written."""
        if not amount or not self.usual(place):
            self.unmark(place)
            return not amount
        self._amounts[place] = amount
        self._typed.add(place)
        return True

    def clear(self) -> None:
        """Take all marks away."""
        self._amounts.clear()
        self._typed.clear()
        self.reasons.clear()

    def show_direction(self, *, handed_over: bool) -> None:
        """Received only, or handed over; amounts that were not typed follow."""
        self.handed_over = handed_over
        for place in list(self._amounts):
            if not self.usual(place):
                self.unmark(place)
        self._refresh()

    def needs_reason(self, sponsorship: UUID) -> bool:
        """Whether a row holds another amount than the pledged one and no reason yet."""
        return self.differs(sponsorship) and not self.reasons.get(sponsorship)

    def differs(self, sponsorship: UUID) -> bool:
        """Whether a row holds another amount than the pledged one."""
        return bool(self._typed) and sponsorship in self._differing()

    def without_reason(self) -> list[UUID]:
        """The rows that still want a reason."""
        differing = self._differing()
        return [
            one for one in self.sponsorships() if one in differing and not self.reasons.get(one)
        ]

    def _differing(self) -> set[UUID]:
        """The rows with another amount than the pledged one; only a typed one can be another."""
        return {place[0] for place in self._typed if self._amounts[place] != self.usual(place)}

    def sponsorships(self) -> list[UUID]:
        """The rows with marks, each once."""
        return list(dict.fromkeys(place[0] for place in self._amounts))

    def how_many_in(self, rows: Iterable[LedgerRow]) -> int:
        """How many of these rows have marks."""
        marked = set(self.sponsorships())
        return sum(row.sponsorship in marked for row in rows) if marked else 0

    def months(self) -> list[int]:
        """The months with marks, in order."""
        return sorted({place[1] for place in self._amounts})

    def total(self) -> int:
        """Đồng that would be written."""
        return sum(self._amounts.values())

    def lines(self) -> tuple[MonthLine, ...]:
        """What would be written."""
        return tuple(
            MonthLine(
                sponsorship,
                month,
                amount,
                self.reasons.get(sponsorship, "")
                if amount != self.usual((sponsorship, month))
                else "",
            )
            for (sponsorship, month), amount in self._amounts.items()
        )

    def fields(self) -> dict[str, str]:
        """Return what is marked as texts, for a draft."""
        amounts = {f"{bond}/{month}": str(n) for (bond, month), n in self._amounts.items()}
        return amounts | {f"{bond}/": reason for bond, reason in self.reasons.items() if reason}

    def mark_again(self, fields: Mapping[str, str]) -> None:
        """Mark what a draft says, as far as it can still be written."""
        for name, text in fields.items():
            bond, _, month = name.partition("/")
            place = (UUID(bond), int(month or 0))
            if not month:
                self.reasons[place[0]] = text
            elif int(text) == self.usual(place):
                self.mark(place)
            else:
                self.write_amount(place, int(text))

    def _refresh(self) -> None:
        for place in self._amounts:
            if place not in self._typed:
                self._amounts[place] = self.usual(place)
