"""A timeline of many changes is put up in turns and never painted with its lines pressed."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from mdd_desktop.ui.children.record_ports import TimelineEdit, TimelineLine
from mdd_desktop.ui.children.timeline_panel import TimelinePanel
from mdd_desktop.ui.theme.look import wear
from mdd_desktop.ui.widgets.layouts import column, hold
from mdd_desktop.ui.widgets.page import scrolled

LONG = "Hoàn cảnh: bố mất năm 2021, mẹ đi làm xa, em ở với bà ngoại đã ngoài bảy mươi tuổi. " * 3
LINES = [
    TimelineLine(
        "case", "history", "23/11/2026 09:15", "Lê Thị Giả Định", "Sửa hồ sơ", edits=(_edit,)
    )
    for _edit in [TimelineEdit(LONG)] * 20
]


class PaintWatch(QObject):
    """Notes, whenever a widget is painted, the texts in it that have less room than they need."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.paints = 0
        self.pressed: list[str] = []
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.paints += 1
            labels = [one for one in watched.findChildren(QLabel) if one.isVisible()]
            self.pressed += [one.text() for one in labels if one.height() < _wanted(one)]
        return False


def _wanted(label: QLabel) -> int:
    if label.hasHeightForWidth():
        return label.heightForWidth(label.width())
    return label.sizeHint().height()


def test_no_line_is_painted_before_it_has_its_room(qtbot: QtBot) -> None:
    panel = TimelinePanel()
    page = scrolled(hold(column(panel, None)))
    wear(page)
    qtbot.addWidget(page)
    page.resize(700, 400)
    page.show()
    qtbot.waitExposed(page)
    watch = PaintWatch(panel)

    panel.show_lines(LINES)
    qtbot.waitUntil(lambda: panel.height() >= panel.sizeHint().height() > page.height() * 3)
    qtbot.waitUntil(lambda: len(panel.findChildren(QLabel)) > 3 * len(LINES))
    qtbot.wait(50)

    assert watch.paints > 2
    assert watch.pressed == []
