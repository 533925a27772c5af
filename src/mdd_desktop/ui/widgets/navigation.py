"""The navigation at the left: where one is, where one can go, what is waiting."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QIcon,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from mdd_desktop.resources import resource
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.layouts import column, hold, row, rule
from mdd_desktop.ui.widgets.nav_button import NARROW, NavButton, NavEntry

_WIDE = 200
_ABOVE_FOOT = 4
_BAR = 12  # a low window scrolls the places
_MARGINS = 17  # at both sides, and the line at the right


class Navigation(QFrame):
    """All places, the programme's mark above them, help below.

    Attributes:
        wanted: The page the officer wants.
    """

    wanted = Signal(str)

    def __init__(self, subtitle: str) -> None:
        super().__init__()
        self.setProperty("mddKind", "nav")
        self.setAccessibleName(tr("Các trang"))
        self._buttons: dict[str, NavButton] = {}
        self._feet: list[NavButton] = []
        self._group = -1
        mark = label("")
        mark.setPixmap(QIcon(str(resource("icons", "mdd.svg"))).pixmap(30, 30))
        mark.setFixedSize(30, 30)
        self._name = label(tr("Mẹ đỡ đầu"), "strong", "pri")
        self._subtitle = label(subtitle, "caption", "muted")
        self._words = hold(column(self._name, self._subtitle, gap=0))
        self._head = row(mark, self._words, None, gap=9, margins=(6, 0, 0, 0))
        self._brand = hold(self._head)
        self._items = QVBoxLayout()
        self._places = _Places(column(self._items, None, gap=0))
        self._places.filled.connect(self._fit_room)
        self._foot = column(gap=0)
        self._lines: list[QWidget] = []
        self._outer = column(self._brand, self._places, _ABOVE_FOOT, self._foot, gap=0)
        self._outer.setStretch(1, 1)
        self.setLayout(self._outer)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._compact = False

    def add_entry(self, entry: NavEntry) -> None:
        """Add a place at the end."""
        if self._group not in {-1, entry.group}:
            line = hold(column(rule()))
            self._lines.append(line)
            self._items.addWidget(line)
        self._group = entry.group
        button = NavButton(entry)
        button.clicked.connect(lambda: self.wanted.emit(entry.page))
        self._buttons[entry.page] = button
        self._items.addWidget(button)

    def add_foot(self, entry: NavEntry) -> None:
        """Add something below the places that is not a place: it opens beside the page."""
        button = NavButton(entry)
        button.setCheckable(False)
        button.clicked.connect(lambda: self.wanted.emit(entry.page))
        self._feet.append(button)
        self._foot.addWidget(button)

    def show_subtitle(self, text: str) -> None:
        """Say which kind of office this is."""
        self._subtitle.setText(text)

    def pages(self) -> list[str]:
        """Return the pages in their order, for Ctrl+1 to Ctrl+9."""
        return list(self._buttons)

    def show_place(self, page: str) -> None:
        """Mark where one is; pages below a place keep its mark."""
        if page in self._buttons:
            self._buttons[page].setChecked(True)
            self._places.ensureWidgetVisible(self._buttons[page], 0, 8)

    def show_count(self, page: str, count: int | None) -> None:
        """Show the number at the right of a place."""
        if page in self._buttons:
            self._buttons[page].show_count(count)

    def show_possible(self, page: str, refusal: str) -> None:
        """Say why one cannot go to a place now; "" opens the way again."""
        if page in self._buttons:
            self._buttons[page].show_possible(refusal)

    def count_shown(self, page: str) -> int | None:
        """Return the number at the right of a place."""
        return self._buttons[page].count()

    def count_of(self, page: str) -> int | None:
        """Return the number at the right of a place, None when there is none."""
        return self._buttons[page].count() if page in self._buttons else None

    def fit(self, *, compact: bool) -> None:
        """Take the width for the present window."""
        self._compact = compact
        self._words.setVisible(not compact)
        self._items.setSpacing(1 if compact else 2)
        self._head.setContentsMargins(6, 0, 0, 6 if compact else 16)
        self._outer.setContentsMargins(8, 8 if compact else 12, 8, 6 if compact else 8)
        for line in self._lines:
            edge = 2 if compact else 5
            line.setContentsMargins(8, edge, 8, edge)
        for button in (*self._buttons.values(), *self._feet):
            button.fit(compact=compact)
        self._fit_room()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_room()

    def _fit_room(self) -> None:
        """Where the icons lack the room, the programme's mark gives its own; then they scroll."""
        self._brand.setVisible(not self._compact or self._spare_height() >= 0)
        self._outer.activate()
        self._fit_width()

    def _spare_height(self) -> int:
        edges = self._outer.contentsMargins()
        parts = (self._brand, self._places.content, self._foot)
        needed = sum(part.sizeHint().height() for part in parts) + _ABOVE_FOOT
        return self.height() - edges.top() - edges.bottom() - needed

    def _fit_width(self) -> None:
        widest = max([b.sizeHint().width() for b in self._buttons.values()], default=0)
        bar = _BAR if self._places.has_to_scroll() else 0
        wide = max(_WIDE, widest + _MARGINS + bar)
        self.setFixedWidth(NARROW + bar if self._compact else wide)


class _Places(QScrollArea):
    """The places, which scroll where the window is too low for all of them.

    Attributes:
        filled: They need another room; they are not there yet while they are being added.
    """

    filled = Signal()

    def __init__(self, layout: QVBoxLayout) -> None:
        super().__init__()
        self.content = hold(layout, "places")
        layout.setContentsMargins(0, 0, 0, 0)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("mddKind", "places")
        self.setWidget(self.content)

    def has_to_scroll(self) -> bool:
        """Whether the window is too low for all places."""
        return self.content.sizeHint().height() > self.viewport().height()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        done = super().eventFilter(watched, event)
        if watched is self.content and event.type() == QEvent.Type.LayoutRequest:
            self.filled.emit()
        return done

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW - 16, 120)
