"""The cards of numbers: months of the year, targets; and the first steps of a new office."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.ui.overview.ports import Door, MonthBar, ShareLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, IconDisc, Meter
from mdd_desktop.ui.widgets.labels import ElidedLabel, Ink, WrapLabel, label, tabular
from mdd_desktop.ui.widgets.layouts import TOP, clear, column, hold, row
from mdd_desktop.ui.widgets.month_bars import Bars, LegendMark, MonthBars

_MILLION = 1_000_000
_STEP, _HIGHEST = 122, 340
_INKS: dict[Tone, Ink] = {"ok": "ok", "warn": "warn", "bad": "bad", "info": "info", "neu": "muted"}


class BarsPanel(Card):
    """Pledged and delivered, month by month, in million đồng."""

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(16, 10, 16, 8)
        self.name = ElidedLabel(tr("Cam kết và đã trao"), "section")
        self.head.addWidget(self.name, 1)
        self._year = ""
        self.head.addWidget(LegendMark(filled=False))
        self.head.addWidget(label(tr("Cam kết"), "secondary"))
        self.head.addWidget(LegendMark(filled=True))
        self._unit = label("", "secondary")
        self.head.addWidget(self._unit)
        self.show_narrow(narrow=False)
        self.body.addLayout(self.head)
        self.chart = MonthBars(tr("Cam kết và đã trao theo tháng"))
        self.body.addWidget(self.chart, 1)
        self.setMaximumHeight(look().px(_HIGHEST))  # beside a long list it would only stretch

    def show_months(self, year: str, months: Sequence[MonthBar]) -> None:
        """Show the months of a year."""
        self._year = year
        self.show_narrow(narrow=self._narrow)
        self.chart.show_bars([_bars(one) for one in months])

    def show_narrow(self, *, narrow: bool) -> None:
        """Say less where room is scarce."""
        self._narrow = narrow
        wide = tr("Cam kết và đã trao, {year}")
        self.name.setText((tr("Triệu đồng, {year}") if narrow else wide).format(year=self._year))
        self._unit.setText(tr("Đã trao") if narrow else tr("Đã trao (triệu đồng)"))


def _bars(month: MonthBar) -> Bars:
    spoken = tr("{month}: cam kết {pledged} đồng, đã trao {delivered} đồng").format(
        month=month.name.replace("T", tr("tháng ")),
        pledged=format_number(month.pledged),
        delivered=format_number(month.delivered),
    )
    return Bars(
        month.name,
        month.pledged / _MILLION,
        month.delivered / _MILLION,
        spoken,
        is_now=month.is_now,
    )


class SharesPanel(Card):
    """How far the targets have come.

    Attributes:
        opened: The door of a target, or of all of them.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(16, 8, 16, 10)
        self.body.setSpacing(6)
        self.name = ElidedLabel(tr("Chỉ tiêu"), "section")
        self.every = Button("", kind="link", height=28)
        self.every.clicked.connect(lambda: self.opened.emit(Door("reports", ("targets",))))
        self.body.addLayout(row(self.name, self.every))
        self.body.itemAt(0).layout().setStretch(0, 1)  # type: ignore[union-attr]
        self._lines = QVBoxLayout()
        self._lines.setSpacing(7)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def show_shares(self, title: str, shares: Sequence[ShareLine], every: int) -> None:
        """Show the first targets, and how many there are."""
        self.name.setText(title)
        self.every.setText(tr("Xem đủ {n} chỉ tiêu ›").format(n=every))
        self.every.setVisible(every > len(shares))
        clear(self._lines)
        for one in shares:
            self._lines.addWidget(self._share(one))

    def _share(self, one: ShareLine) -> QWidget:
        meter = Meter()
        meter.show_percent(one.percent)
        figure = tabular(label(one.figure, "label", _INKS[one.tone]))
        head = row(WrapLabel(one.text), figure, gap=8)
        head.setStretch(0, 1)
        head.setAlignment(figure, TOP)
        frame = hold(column(head, meter, gap=3))
        frame.setAccessibleName(f"{one.text}: {one.figure}")
        return frame


class FirstSteps(Card):
    """What a new office does first; it stands where the chart will be.

    Attributes:
        opened: The door of a step.
    """

    opened = Signal(object)

    def __init__(self, *, registers: bool) -> None:
        steps = _steps() if registers else _steps_above()
        super().__init__(tr("{n} bước đầu").format(n=len(steps)))
        for at, (icon, text, why, button, page) in enumerate(steps, start=1):
            made = Button(button, height=30)
            made.setMinimumWidth(look().px(_STEP))
            made.setAccessibleName(f"{button}: {text}")
            made.clicked.connect(lambda _=False, page=page: self.opened.emit(Door(page)))
            texts = column(
                ElidedLabel(f"{at}. {text}", "strong"), WrapLabel(why, "secondary"), gap=0
            )
            line = row(IconDisc(icon, "info", size=30), texts, made, gap=10)
            line.setStretch(1, 1)
            self.body.addLayout(line)
        self.body.addStretch(1)


def _steps() -> list[tuple[str, str, str, str, str]]:
    return [
        (
            "building",
            tr("Xem tên đơn vị, người ký"),
            tr("In lên đầu và cuối mọi văn bản"),
            tr("Mở Hệ thống"),
            "system",
        ),
        (
            "file-spreadsheet",
            tr("Nhập danh sách đang có"),
            tr("Xem trước rồi mới ghi"),
            tr("Nhập Excel"),
            "excel_import",
        ),
        (
            "mood-kid",
            tr("Tiếp nhận từng em"),
            tr("Theo thứ tự phiếu giấy"),
            tr("Tiếp nhận"),
            "child_form",
        ),
        (
            "user-heart",
            tr("Ghi các Mẹ đỡ đầu"),
            tr("Cá nhân, chi hội, cơ quan"),
            tr("Mở danh sách"),
            "sponsors",
        ),
        (
            "device-usb",
            tr("Ghi danh máy với tỉnh"),
            tr("Một lần, đọc sáu nhóm số qua điện thoại"),
            tr("Mở Đồng bộ"),
            "sync",
        ),
    ]


def _steps_above() -> list[tuple[str, str, str, str, str]]:
    return [
        (
            "building",
            tr("Xem tên đơn vị, người ký"),
            tr("In lên đầu và cuối mọi văn bản"),
            tr("Mở Hệ thống"),
            "system",
        ),
        (
            "device-laptop",
            tr("Ghi danh máy của các xã"),
            tr("Một lần, đọc sáu nhóm số qua điện thoại"),
            tr("Mở Đơn vị, thiết bị"),
            "devices",
        ),
        (
            "inbox",
            tr("Gộp gói đầu tiên"),
            tr("Xem trước rồi mới gộp, hoàn tác được"),
            tr("Mở Hộp nhận gói"),
            "inbox",
        ),
    ]
