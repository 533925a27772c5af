"""Rows of the views beside the grid: single lines of the book, and sums of sponsors."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.code_lists import SUPPORT_UNITS, label
from mdd_desktop.domain.coded import newer
from mdd_desktop.domain.support import Direction, Outcome, SupportForm
from mdd_desktop.domain.vietnamese import format_number, format_vnd, sort_key
from mdd_desktop.services.ledger import LedgerRow
from mdd_desktop.services.support_entries import SupportLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.chip import ChipText
from mdd_desktop.ui.widgets.page_model import Cell, Column


@dataclass(frozen=True)
class LineRow:
    """One line of the book, ready to be drawn."""

    id: UUID
    date: str
    state: ChipText
    child: str
    sponsor: str
    what: str
    more: str
    amount: str
    receiver: str


@dataclass(frozen=True)
class SponsorRow:
    """A sponsor's year, ready to be drawn.

    Attributes:
        whom: The names of her children: two sponsors may have one name.
    """

    sponsor: UUID
    name: str
    whom: str
    children: str
    pledged: str
    received: str
    delivered: str
    late: str


def line_columns() -> list[Column[LineRow]]:
    """Return the columns of the single lines."""
    return [
        Column("date", tr("Ngày"), lambda x: Cell(x.date), 116, 1),
        Column("state", tr("Ghi là"), lambda x: Cell(chip=x.state), 158, 1),
        Column("child", tr("Trẻ, Mẹ đỡ đầu"), _people, 190, 1, 3),
        Column("what", tr("Nội dung"), lambda x: Cell(x.what, x.more), 190, 1, 3),
        Column("amount", tr("Đồng"), lambda x: Cell(x.amount), 136, 1, right=True),
        Column("receiver", tr("Người nhận"), lambda x: Cell(x.receiver), 160, 3, 2),
    ]


def sponsor_columns() -> list[Column[SponsorRow]]:
    """Return the columns of the sponsors; amounts in đồng."""
    return [
        Column("name", tr("Mẹ đỡ đầu"), lambda x: Cell(x.name, x.whom, strong=True), 230, 1, 3),
        Column("children", tr("Số trẻ"), lambda x: Cell(x.children), 70, 1, right=True),
        Column("pledged", tr("Cam kết (đồng)"), lambda x: Cell(x.pledged), 136, 1, right=True),
        Column("received", tr("Đã tiếp nhận"), lambda x: Cell(x.received), 136, 2, right=True),
        Column("delivered", tr("Đã trao"), lambda x: Cell(x.delivered), 136, 1, right=True),
        Column("late", tr("Chậm"), lambda x: Cell(x.late), 136, 1, right=True),
    ]


def line_row(line: SupportLine) -> LineRow:
    """Return a line ready to be drawn."""
    year, month, day = line.date.split("-")
    return LineRow(
        id=line.id,
        date=f"{day}/{month}/{year}",
        state=state_chip(line),
        child=line.child or _group(line),
        sponsor=line.sponsor or "",
        what=_what(line),
        more=_more(line),
        amount=format_vnd(line.amount) if line.amount is not None else "—",
        receiver=line.receiver or "—",
    )


def state_chip(line: SupportLine) -> ChipText:
    """Return the chip that says what a line is."""
    if line.void:
        return ChipText(tr("Đã gạch bỏ"), "neu", "ban")
    if line.direction == Direction.RECEIVED:
        return ChipText(tr("Đã tiếp nhận"), "info", "circle-half-2")
    if line.outcome != Outcome.DELIVERED:
        return ChipText(label("outcome", line.outcome), "warn", "clock")
    if line.direction == Direction.PASSED:
        return ChipText(tr("Nhận và trao"), "ok", "check")
    if line.direction == Direction.DELIVERED:
        return ChipText(tr("Đã trao"), "ok", "check")
    return ChipText(newer(line.direction), "neu", "clock")


def sponsor_rows(rows: Iterable[LedgerRow], months: int) -> list[SponsorRow]:
    """Return the sums of each sponsor; what is pledged up to the present month."""
    found: dict[UUID, list[LedgerRow]] = {}
    for row in rows:
        found.setdefault(row.sponsor, []).append(row)
    made = [_sponsor_row(sponsor, own, months) for sponsor, own in found.items()]
    return sorted(made, key=lambda row: (sort_key(row.name), str(row.sponsor)))


def _sponsor_row(sponsor: UUID, rows: Sequence[LedgerRow], months: int) -> SponsorRow:
    late = sum(row.late for row in rows)
    children = {row.child: row.child_name for row in rows}
    return SponsorRow(
        sponsor=sponsor,
        name=rows[0].sponsor_name or "—",
        whom=", ".join(children.values()),
        children=format_number(len(children)),
        pledged=format_vnd(sum(row.pledged(months) for row in rows)),
        received=format_vnd(sum(cell.received for row in rows for cell in row.cells)),
        delivered=format_vnd(sum(row.delivered for row in rows)),
        late=format_vnd(late) if late else "—",
    )


def _people(line: LineRow) -> Cell:
    return Cell(line.child, line.sponsor, strong=True)


def _group(line: SupportLine) -> str:
    if line.headcount:
        return tr("{count} lượt không ghi tên").format(count=format_number(line.headcount))
    return "—"


def _what(line: SupportLine) -> str:
    kind = label("support_kind", line.kind) if line.kind else label("support_form", line.form)
    if line.form == SupportForm.CASH and line.quantity == 1:
        return kind
    unit = SUPPORT_UNITS.get(line.kind or "", tr("phần"))
    return f"{kind}, {format_number(line.quantity)} {unit}" if line.quantity > 1 else kind


def _more(line: SupportLine) -> str:
    occasion = label("occasion", line.occasion) if line.occasion else ""
    note = (line.note or "").splitlines()[-1:] if line.note else []
    parts = [line.description or "", occasion, *note]
    return " · ".join(part for part in parts if part)
