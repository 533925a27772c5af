"""The shell: navigation, top bar, pages, status bar, global keys, lock."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QIcon,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.resources import resource
from mdd_desktop.ui.hand_over import PACKAGE
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look, wear
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.labels import label, restyle
from mdd_desktop.ui.widgets.layouts import column, hold, row
from mdd_desktop.ui.widgets.nav_button import NavEntry
from mdd_desktop.ui.widgets.navigation import Navigation
from mdd_desktop.ui.widgets.page import Fit, Page
from mdd_desktop.ui.widgets.progress_strip import ProgressStrip
from mdd_desktop.ui.widgets.status_bar import StatusBar
from mdd_desktop.ui.widgets.toast import Toast
from mdd_desktop.ui.widgets.top_bar import TopBar
from mdd_desktop.ui.widgets.veil import VEILED

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
_SMALLEST = (1024, 500)


class MainWindow(QMainWindow):
    """One window: a gate (first run, sign-in) or the shell with its pages.

    Attributes:
        page_wanted: A place of the navigation, by name.
        packages_given: Paths of packages that were dropped on the window, or opened from outside.
        workbook_dropped: The path of a workbook that was dropped on the window.
        lock_wanted: The officer wants to lock.
        meeting_wanted: Names are to be masked, or shown again.
        closing: The window is about to close.
        must_stay: Asked then: whether something has to be decided first.
        shell: Everything but the gate; drawers and popups are laid over it.
    """

    page_wanted = Signal(str)
    packages_given = Signal(list)
    workbook_dropped = Signal(str)
    lock_wanted = Signal()
    meeting_wanted = Signal()
    closing = Signal()

    def __init__(self, version: str) -> None:
        super().__init__()
        wear(self)
        self.setWindowTitle(tr("Mẹ đỡ đầu"))
        self.setWindowIcon(QIcon(str(resource("icons", "mdd.svg"))))
        self.setMinimumSize(*_SMALLEST)
        self.setAcceptDrops(True)
        self._version = version
        self._title = ""
        self._cover = QStackedWidget()
        self.setCentralWidget(self._cover)
        self.must_stay: Callable[[], bool] = bool
        self._make_shell()

    def renew_shell(self) -> None:
        """Make the shell anew in the present look; the pages of the one before go with it."""
        worn, seen = self.shell, not self.locked()
        self._make_shell()
        if seen:
            self._cover.setCurrentWidget(self.shell)
        self._cover.removeWidget(worn)
        worn.deleteLater()

    def _make_shell(self) -> None:
        self.navigation = Navigation("")
        self.top_bar = TopBar()
        self.strip = ProgressStrip()
        self.status = StatusBar(self._version)
        self._pages = QStackedWidget()
        self._by_name: dict[str, Page] = {}
        self._back: list[str] = []
        self._now = ""
        self._place_of: dict[str, str] = {}
        self._training = _band(
            label(tr("TẬP HUẤN: dữ liệu thử, không gửi đi đâu và không phải sổ thật."), "strong")
        )
        self._meeting = self._meeting_band()
        self.shell = self._build_shell()
        self._cover.addWidget(self.shell)
        self.toast = Toast(self.shell)
        self.navigation.wanted.connect(self.page_wanted)
        self.top_bar.lock_wanted.connect(self.lock_wanted)
        self.top_bar.meeting_wanted.connect(self.meeting_wanted)
        self._keys()

    def _build_shell(self) -> QWidget:
        bands = (self._training, self._meeting)
        main = column(*bands, self.top_bar, self.strip, self._pages, gap=0)
        main.setStretchFactor(self._pages, 1)
        upper = row(self.navigation, main, gap=0)
        upper.setStretch(1, 1)
        whole = column(upper, self.status, gap=0)
        whole.setStretch(0, 1)
        return hold(whole)

    def _meeting_band(self) -> QWidget:
        told = label(tr("CHẾ ĐỘ HỌP: tên được che, chỉ xem, không ghi."), "strong")
        self.end_meeting = Button(tr("Tắt chế độ họp"), key="Ctrl+H", hint_only=True, height=30)
        self.end_meeting.clicked.connect(self.meeting_wanted)
        return _band(told, None, self.end_meeting)

    def _keys(self) -> None:
        self.shortcut("Ctrl+L", self.lock_wanted.emit)
        self.shortcut("Ctrl+H", self.meeting_wanted.emit)
        self.shortcut("Ctrl+K", self._to_search)
        for number in range(1, 10):
            self.shortcut(f"Ctrl+{number}", lambda at=number - 1: self._to_place(at))

    def shortcut(self, keys: str, do: Callable[..., object]) -> QShortcut:
        """Listen to keys while the shell is shown."""
        made = QShortcut(QKeySequence(keys), self.shell)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(do)
        return made

    def add_page(self, name: str, page: Page, *, place: str = "") -> None:
        """Add a page; ``place`` is the entry of the navigation it belongs to."""
        self._by_name[name] = page
        self._place_of[name] = place or name
        self._pages.addWidget(page)

    def add_entries(self, entries: Iterable[NavEntry]) -> None:
        """Add places to the navigation."""
        for entry in entries:
            self.navigation.add_entry(entry)
        self._fit()

    def open_page(self, name: str, *, remember: bool = True) -> None:
        """Show a page; Esc comes back to the one before."""
        page = self._by_name[name]
        if remember and self._now and self._now != name:
            self._back = [*self._back[-20:], self._now]
        self._now = name
        self._pages.setCurrentWidget(page)
        self.navigation.show_place(self._place_of[name])
        page.show_fit(self.fit_now())
        first = page.first_box()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """Show the page before."""
        if self._back:
            self.open_page(self._back.pop(), remember=False)

    def page(self) -> str:
        """Return the name of the page that is open."""
        return self._now

    def page_now(self) -> QWidget:
        """Return the page that is in sight."""
        return self._pages.currentWidget() or self.shell

    def show_office(self, place: str, kind: str, officer: str, role: str) -> None:
        """Say whose registry this is."""
        self._title = tr("Mẹ đỡ đầu – {office}").format(office=place)
        self.navigation.show_subtitle(kind)
        self.top_bar.show_office(place, officer, role)
        self._fit()

    def show_training(self, *, training: bool) -> None:
        """Show or hide the band and the ground of training mode."""
        self._training.setVisible(training)
        for part in (self.navigation, self.top_bar, self.status):
            part.setProperty("mddTraining", "true" if training else "false")
            restyle(part)

    def show_meeting(self, *, meeting: bool) -> None:
        """Say on every screen that names are masked; papers in sight are covered."""
        self._meeting.setVisible(meeting)
        self.top_bar.meeting.setVisible(not meeting)
        self.setProperty(VEILED, meeting)

    def show_gate(self, gate: QWidget) -> None:
        """Cover everything with the first run or the sign-in; nothing of the shell shows."""
        self.setWindowTitle(tr("Mẹ đỡ đầu"))
        if self._cover.indexOf(gate) < 0:
            self._cover.addWidget(gate)
        self._cover.setCurrentWidget(gate)
        gate.setFocus()

    def show_shell(self) -> None:
        """Take the gate away; the page and the caret are where they were."""
        gate = self._cover.currentWidget()
        self._cover.setCurrentWidget(self.shell)
        if gate is not self.shell and gate is not None:
            self._cover.removeWidget(gate)
            gate.deleteLater()
        self.setWindowTitle(self._title or tr("Mẹ đỡ đầu"))
        self._fit()

    def locked(self) -> bool:
        """Whether a gate covers the shell."""
        return self._cover.currentWidget() is not self.shell

    def fit_now(self) -> Fit:
        """Return how much room there is."""
        return Fit(self.width(), self.height(), look().scale)

    def _fit(self) -> None:
        fit = self.fit_now()
        self.navigation.fit(compact=fit.compact)
        self.top_bar.fit(compact=fit.compact)
        page = self._pages.currentWidget()
        if isinstance(page, Page):
            page.show_fit(fit)

    def _to_search(self) -> None:
        self.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search.selectAll()

    def _to_place(self, at: int) -> None:
        pages = self.navigation.pages()
        if at < len(pages):
            self.page_wanted.emit(pages[at])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        if self.must_stay():
            event.ignore()
        else:
            super().closeEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        urls = event.mimeData().urls()
        if not self.locked() and (_dropped(urls, PACKAGE) or _dropped(urls, *_WORKBOOKS)):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        packages, workbooks = _dropped(urls, PACKAGE), _dropped(urls, *_WORKBOOKS)
        if packages:
            event.acceptProposedAction()
            self.packages_given.emit(packages)
        elif workbooks:
            event.acceptProposedAction()
            self.workbook_dropped.emit(str(workbooks[0]))


def _band(*parts: QWidget | None) -> QWidget:
    """A strip over the whole width that says in which mode everything is; hidden at first."""
    band = hold(row(*parts, margins=(20, 4, 20, 4)), "band")
    band.hide()
    return band


def _dropped(urls: list[QUrl], *suffixes: str) -> list[Path]:
    paths = [url.toLocalFile() for url in urls]
    return [Path(path) for path in paths if path.lower().endswith(suffixes)]


def screen_size() -> tuple[int, int]:
    """Return the room on the screen, in logical pixels."""
    screen = QApplication.primaryScreen()
    size = screen.availableGeometry() if screen else None
    return (size.width(), size.height()) if size else _SMALLEST
