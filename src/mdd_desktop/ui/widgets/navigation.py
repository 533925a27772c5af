"""The navigation at the left: where one is, where one can go, what is waiting."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QIcon,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from mdd_desktop.domain.vietnamese_numbers import format_number
from mdd_desktop.resources import resource
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import BODY, CAPTION, MEDIUM, SEMIBOLD
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.layouts import column, hold, row, rule

_WIDE, _NARROW = 200, 60
_ABOVE_FOOT = 4
_BAR = 12  # a low window scrolls the places
_MARGINS = 17  # at both sides, and the line at the right
_TEXT_AT, _EDGE, _LEAST_GAP = 38, 8, 9


@dataclass(frozen=True)
class NavEntry:
    """One place to go; ``group`` separates by a hairline, ``key`` opens it from anywhere."""

    page: str
    text: str
    icon: str
    group: int = 0
    key: str = ""


class NavButton(QAbstractButton):
    """One line of the navigation."""

    def __init__(self, entry: NavEntry) -> None:
        super().__init__()
        self.entry = entry
        self._count: int | None = None
        self._compact = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setText(entry.text)
        self.setAccessibleName(entry.text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int | None) -> None:
        """Show how much is there or waiting."""
        self._count = count
        self._name()

    def count(self) -> int | None:
        """Return how much is there or waiting."""
        return self._count

    def fit(self, *, compact: bool) -> None:
        """Show the icon alone, or icon, text and count."""
        self._compact = compact
        self._name()
        self.updateGeometry()

    def _name(self) -> None:
        count = self._counted()
        self.setAccessibleName(f"{self.entry.text}, {count}" if count else self.entry.text)
        self.setToolTip(self.accessibleName() if self._compact else "")
        self.update()

    def _counted(self) -> str:
        return format_number(self._count) if self._count else self.entry.key

    @override
    def sizeHint(self) -> QSize:
        height = look().control(30 if self._compact else 33)
        if self._compact:
            return QSize(_NARROW - 18, height)
        metrics = look().metrics(BODY, SEMIBOLD)
        count = QFontMetrics(_count_font()).horizontalAdvance(self._counted())
        words = _TEXT_AT + metrics.horizontalAdvance(self.text()) + _EDGE
        return QSize(words + (count + _LEAST_GAP if count else 0), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = look().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(QColor(tokens.pri_l))
            painter.drawRoundedRect(box, 7, 7)
            painter.setBrush(QColor(tokens.pri))
            painter.drawRoundedRect(QRectF(0, 7, 3, box.height() - 14), 1.5, 1.5)
        elif self.underMouse():
            painter.setBrush(QColor(tokens.subtle))
            painter.drawRoundedRect(box, 7, 7)
        ink = tokens.pri_d if self.isChecked() else tokens.muted
        left = (self.width() - 18) // 2 if self._compact else 12
        pixmap = icon_pixmap(self.entry.icon, ink, 18, self.devicePixelRatio())
        painter.drawPixmap(left, (self.height() - 18) // 2, pixmap)
        if self._compact:
            self._paint_dot(painter)
        else:
            self._paint_words(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)

    def _paint_dot(self, painter: QPainter) -> None:
        if self._count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look().tokens.pri))
            painter.drawEllipse(QRectF(self.width() - 12, 5, 6, 6))

    def _paint_words(self, painter: QPainter) -> None:
        worn = look()
        tokens = worn.tokens
        painter.setFont(worn.font(BODY, SEMIBOLD if self.isChecked() else MEDIUM))
        painter.setPen(QColor(tokens.pri_d if self.isChecked() else tokens.ink))
        room = self.rect().adjusted(_TEXT_AT, 0, -_EDGE, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(middle | Qt.AlignmentFlag.AlignLeft), self.text())
        font = _count_font()
        painter.setFont(font)
        painter.setPen(QColor(tokens.pri_d if self.isChecked() else tokens.muted))
        width = QFontMetrics(font).horizontalAdvance(self._counted())
        at = QRect(self.width() - width - _EDGE, 0, width + 1, self.height())
        painter.drawText(at, int(middle), self._counted())


def _count_font() -> QFont:
    return look().font(CAPTION, SEMIBOLD, figures=True)


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
            self.fit(compact=self._compact)

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
        self.setFixedWidth(_NARROW + bar if self._compact else wide)


class _Places(QScrollArea):
    """The places, which scroll where the window is too low for all of them."""

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
    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROW - 16, 120)
