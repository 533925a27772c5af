"""The filters that a book offers, and the line that sums the present month up."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.domain.selection import Selection
from mdd_desktop.domain.vietnamese import format_number, sort_key
from mdd_desktop.services import ledger
from mdd_desktop.services.ledger import LedgerRow, LedgerYear
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.ledger.amounts import in_thousands
from mdd_desktop.ui.ledger.view import LedgerView
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.sums_line import Sum

_TESTS: dict[str, Callable[[LedgerRow, str], bool]] = {
    "rhythm": lambda row, code: code in row.rhythms,
    "village": lambda row, code: row.village == code,
    "sponsor": lambda row, code: row.sponsor_name == code,
    "late": lambda row, _code: row.late > 0,
}


def rows_kept(
    book: LedgerYear, filters: Mapping[str, str], only: Selection | None = None
) -> list[LedgerRow]:
    """Return the rows that answer to every filter, among some sponsorships."""
    rows = [row for row in book.rows if only is None or row.sponsorship in only.ids]
    for name, code in filters.items():
        if code and name in _TESTS:
            rows = [row for row in rows if _TESTS[name](row, code)]
    return rows


def offer_filters(view: LedgerView, book: LedgerYear) -> None:
    """Offer what the rows of the book can be filtered by, with counts."""

    def told(text: str, count: int) -> str:
        return f"{text}  {format_number(count)}"

    rows = book.rows
    having = Counter(code for row in rows for code in row.rhythms)
    rhythms = [
        (code, told(label("rhythm", code), having[code]))
        for code in codes("rhythm")
        if having[code]
    ]
    late = sum(row.late > 0 for row in rows)
    view.show_options("rhythm", rhythms)
    view.show_options("village", _counted(row.village for row in rows))
    view.show_options("sponsor", _counted(row.sponsor_name for row in rows))
    view.show_options("late", [("late", told(tr("Chỉ lượt chậm:"), late))] if late else [])
    forms = [(code, label("support_form", code)) for code in codes("support_form")]
    view.show_options("form", forms)
    view.show_options("occasion", [(c, label("occasion", c)) for c in codes("occasion")])
    view.show_options("struck", [("struck", tr("Đã gạch bỏ"))])


def _counted(names: Iterable[str]) -> list[tuple[str, str]]:
    found = Counter(names)
    known = sorted(filter(None, found), key=sort_key)
    return [(name, f"{name}  {format_number(found[name])}") for name in known]


def offer_opening(view: LedgerView, book: LedgerYear, today: dt.date) -> None:
    """Ask from when the book counts, as long as nobody said and old months are late."""
    late = any(row.late for row in book.rows)
    view.unopened.setVisible(book.opened_on is None and late)
    month = f"{today.month}/{today.year}"
    view.unopened.show_message(
        "info",
        tr("Sổ tính từ khi nào?"),
        tr(
            "Chưa đặt ngày mở sổ nên mọi tháng từ khi cam kết mà chưa ghi đều là chậm. "
            "Muốn ngày khác: Hệ thống, Tùy chọn máy này."
        ),
    )
    view.open_book.setText(tr("Tính từ tháng {month}").format(month=month))


def open_this_month(view: LedgerView, desk: Desk) -> None:
    """Let the book count from the present month on."""
    first = desk.today.replace(day=1)
    told = tr("Sổ hỗ trợ tính từ {day}.").format(day=f"{first:%d/%m/%Y}")
    desk.ask(ledger.open_on, first, on_done=lambda _: desk.saved(told), owner=view)


def summary(rows: Sequence[LedgerRow], book: LedgerYear, *, brief: bool) -> list[Sum]:
    """Say how the present month stands; nothing in years to come."""
    if not book.month or not rows:
        return []
    cells = [row.cells[book.month - 1] for row in rows]
    pledged = sum(cell.pledged for cell in cells)
    received = sum(cell.received for cell in cells)
    delivered = sum(cell.delivered for cell in cells)
    rest = max(0, pledged - delivered)
    month = tr("T{month}: cam kết") if brief else tr("Tháng {month} cam kết")
    sums = [
        Sum(month.format(month=book.month), in_thousands(pledged)),
        Sum(tr("đã nhận"), in_thousands(received), "info"),
        Sum(tr("đã trao"), in_thousands(delivered), "ok"),
        Sum(tr("còn"), in_thousands(rest), "warn" if rest else None),
    ]
    return [sums[0], *sums[2:]] if brief else sums


def show_nothing(view: LedgerView, book: LedgerYear) -> None:
    """Say that the grid has no row, and the ways on."""
    if book.rows:
        view.show_nothing(tr("Không có lượt nào khớp các điều kiện này"), "", filtered=True)
        return
    title = tr("Năm {year} chưa có lượt đỡ đầu nào").format(year=book.year)
    sentence = tr("Khi có Mẹ đỡ đầu nhận em, mỗi lượt là một dòng ở đây.")
    view.show_nothing(title, sentence, filtered=False)
