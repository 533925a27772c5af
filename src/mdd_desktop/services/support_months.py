"""Writing the support of whole months: many sponsorships, one act, taken back as one."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.month_cells import MonthCell
from mdd_desktop.domain.record import new_id
from mdd_desktop.domain.support import Direction, SupportEntry
from mdd_desktop.services.ledger import LedgerRow, rows_of
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading

_KINDS = {
    "sinh_hoat": "sinh_hoat",
    "dinh_duong": "dinh_duong",
    "hoc_tap": "hoc_tap",
    "hoc_nghe": "hoc_nghe",
    "y_te": "kham_benh",
    "nha_o": "nha",
    "quan_ao": "quan_ao",
    "tam_ly": "tu_van",
    "ky_nang": "ky_nang",
    "phap_ly": "phap_ly",
}


@dataclass(frozen=True)
class MonthLine:
    """One month of one sponsorship as the officer wrote it.

    Attributes:
        month: 1 to 12.
        reason: Why it is more or less than what was pledged; "" when it is exactly that.
    """

    sponsorship: UUID
    month: int
    amount: int
    reason: str = ""


@dataclass(frozen=True)
class MonthWriting:
    """What is written at once.

    Attributes:
        handed_over: To the child; otherwise only received from the sponsor.
        receiver: To whom it was given; "" for the person who brings up each child.
    """

    year: int
    lines: tuple[MonthLine, ...]
    handed_over: bool
    on: dt.date
    receiver: str = ""


@dataclass(frozen=True)
class Written:
    """What was written.

    Attributes:
        entries: Ids of the new lines of the ledger, in the order of the months written.
        months: How many months of sponsorships.
        total: Đồng.
    """

    entries: tuple[UUID, ...]
    months: int
    total: int


def write_month(registry: Registry, writing: MonthWriting) -> Written:
    """Write months into the book, all or none.

    Money that lies with the Hội is handed over first; the rest went straight to the child.

    Raises:
        RuleError: ``nothing_chosen``, ``date_ahead``, ``amount_missing``, ``reason_missing``,
            ``outside`` the sponsorship, ``written_already`` in the meantime.
    """
    _check(writing, registry.today)
    with registry.transaction(_sentence(writing)) as tx:
        rows = _rows(tx, registry.today, writing)
        entries: list[SupportEntry] = []
        for line in writing.lines:
            row = rows.get(line.sponsorship)
            cell = row.cells[line.month - 1] if row else None
            if row is None or cell is None or not cell.pledged:
                raise RuleError(
                    "outside",
                    f"Tháng {line.month}/{writing.year} ở ngoài thời gian cam kết của một lượt "
                    "đã chọn. Chưa ghi gì. Bỏ chọn tháng ấy, hoặc dùng Ghi một khoản (F7).",
                )
            _check_line(line, cell, writing)
            entries += _entries(line, row, cell, writing)
        given = {"unit_id": tx.unit, "recorded_on": registry.today}
        saved = [entry.corrected(**given) for entry in entries]
        tx.of(SupportEntry).save_all(saved)
    total = sum(line.amount for line in writing.lines)
    return Written(tuple(entry.id for entry in saved), len(writing.lines), total)


def to_write(cell: MonthCell, *, handed_over: bool) -> int:
    """What is missing for a month to be received, or handed over."""
    return cell.open if handed_over else cell.to_receive


def _sentence(writing: MonthWriting) -> str:
    months = sorted({line.month for line in writing.lines})
    told = ", ".join(str(month) for month in months)
    return f"Ghi hỗ trợ tháng {told}/{writing.year}"


def _rows(reading: Reading, today: dt.date, writing: MonthWriting) -> dict[UUID, LedgerRow]:
    ids = tuple(dict.fromkeys(line.sponsorship for line in writing.lines))
    return {row.sponsorship: row for row in rows_of(reading, today, writing.year, ids)}


def _check(writing: MonthWriting, today: dt.date) -> None:
    if not writing.lines:
        raise RuleError("nothing_chosen", "Chưa chọn lượt nào để ghi.")
    if writing.on > today:
        raise RuleError(
            "date_ahead",
            f"Ngày {writing.on:%d/%m/%Y} ở sau ngày hôm nay. Chưa ghi gì. Xem lại ngày trao.",
        )


def _check_line(line: MonthLine, cell: MonthCell, writing: MonthWriting) -> None:
    missing = to_write(cell, handed_over=writing.handed_over)
    if line.amount <= 0:
        raise RuleError("amount_missing", "Số tiền phải lớn hơn 0. Chưa ghi gì.")
    if not missing:
        raise RuleError(
            "written_already",
            f"Có lượt đã ghi đủ tháng {line.month}/{writing.year} từ trước. Chưa ghi gì thêm. "
            "Bỏ chọn lượt ấy rồi ghi lại.",
        )
    if line.amount != missing and not line.reason.strip():
        raise RuleError(
            "reason_missing",
            "Có số tiền khác mức cam kết mà chưa ghi lý do. Chưa ghi gì. "
            "Ghi lý do ngay trên dòng ấy.",
        )


def _entries(
    line: MonthLine, row: LedgerRow, cell: MonthCell, writing: MonthWriting
) -> Iterator[SupportEntry]:
    if not writing.handed_over:
        yield _entry(Direction.RECEIVED, line.amount, line, row, writing)
        return
    from_hand = min(cell.in_hand, line.amount)
    if from_hand:
        yield _entry(Direction.DELIVERED, from_hand, line, row, writing)
    if line.amount > from_hand:
        yield _entry(Direction.PASSED, line.amount - from_hand, line, row, writing)


def _entry(
    direction: Direction, amount: int, line: MonthLine, row: LedgerRow, writing: MonthWriting
) -> SupportEntry:
    reached = direction.goes_out
    return SupportEntry(
        id=new_id(),
        date=writing.on,
        unit_id="-",
        direction=direction,
        kind=_KINDS.get(row.need or "", "khac" if row.need else "sinh_hoat"),
        amount=amount,
        child_id=row.child,
        sponsorship_id=row.sponsorship,
        sponsor_id=row.sponsor,
        receiver_name=(writing.receiver or row.guardian or None) if reached else None,
        for_month=f"{writing.year}-{line.month:02d}",
        description=f"Tháng {line.month}/{writing.year}",
        note=line.reason.strip() or None,
    )
