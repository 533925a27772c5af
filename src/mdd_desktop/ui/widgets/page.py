"""A page: title at the top left, main action at the top right, body below; it knows its room."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.chip import Chip
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import column, hold, row
from mdd_desktop.ui.widgets.readable import Readable

_FULL, _COMPACT, _LOW = 1340, 1200, 530
_GAP, _BESIDE_BAR = 16, 6


@dataclass(frozen=True)
class Fit:
    """How much room the window has, in units of the text scale."""

    width: int = 1366
    height: int = 697
    scale: float = 1.0

    @property
    def full(self) -> bool:
        """Whether everything of the large pictures fits."""
        return self.width / self.scale >= _FULL

    @property
    def compact(self) -> bool:
        """Whether the navigation shows icons only and side panels become drawers."""
        return self.width / self.scale < _COMPACT

    @property
    def low(self) -> bool:
        """Whether even the compact layout has to save height."""
        return self.height / self.scale < _LOW

    @property
    def margin(self) -> int:
        """The margin of a page."""
        return 12 if self.low else 16 if self.compact else 20


class PageHeader(QWidget):
    """Way back, title, chips, sub line and the actions, which shrink in their order.

    Attributes:
        back_requested: The officer wants to the page before.
    """

    back_requested = Signal()

    def __init__(self, title: str, *, back: str = "", folding: bool = False) -> None:
        """Make a head.

        Args:
            title: Of the page.
            back: Names the page before, where there is a way back.
            folding: Chips and controls go under a title that would be cut beside them.
        """
        super().__init__()
        self._folding = folding
        self._long = self._short = ""
        self.title = ElidedLabel(title, "title")
        self.names = WrapLabel("", "strong")
        self.names.hide()
        self.subtitle = WrapLabel("", "secondary")
        self.subtitle.hide()
        self._head: QBoxLayout = row(gap=10)
        self._way = label("/", "secondary", "faint")
        if back:
            self.back = Button(back, kind="back", icon="chevron-left", height=30)
            self.back.setToolTip(tr("Quay lại (Esc)"))
            self.back.clicked.connect(self.back_requested)
            self._head.addWidget(self.back)
        self._leads_back = bool(back)
        self._head.addWidget(self._way)
        if not back:
            self._way.hide()
        self._head.addWidget(self.title)
        self._chips = row(gap=8)
        self._chip_box = hold(self._chips)
        self._head.addWidget(self._chip_box)
        self._below = row(None)
        self._actions: list[Button] = []
        self._full = True
        self._action_row = row(gap=8)
        texts = column(self._head, self._below, self.names, self.subtitle, gap=1)
        layout = row(texts, gap=_GAP)
        layout.setStretch(0, 1)
        layout.addLayout(self._action_row)
        self.setLayout(layout)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._head.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(38)

    def show_title(self, text: str, *, short: str = "") -> None:
        """Show another title.

        Args:
            text: The title.
            short: Takes its place where it would be cut; then it stands whole below.
        """
        self._long, self._short = text, short
        self.title.setText(text)
        self._share_room()

    def show_subtitle(self, text: str) -> None:
        """Show the sub line; "" takes it away."""
        self.subtitle.setText(text)
        self.subtitle.setVisible(bool(text))

    def add_chip(self, chip: Chip) -> Chip:
        """Put a chip behind the title."""
        self._chips.addWidget(chip)
        return chip

    def add_head(self, widget: QWidget) -> None:
        """Put a control behind the chips."""
        self._chips.addWidget(widget)

    def add_filter(self, widget: QWidget) -> None:
        """Put a filter of the whole page before the actions."""
        self._action_row.addWidget(widget)

    def add_action(self, button: Button, *, bare: bool = False) -> Button:
        """Put an action at the right; the last one is the primary and never shrinks.

        Args:
            button: The action.
            bare: It shows its icon alone wherever there is one.
        """
        if bare:
            button.set_compact(compact=True)
        else:
            self._actions.append(button)
        self._action_row.addWidget(button)
        return button

    def show_actions(self, *, shown: bool) -> None:
        """Show every action, or none where there is nothing to act on; and that it leads here."""
        for button in self._actions:
            button.setVisible(shown)
        self._way.setVisible(shown and self._leads_back)

    def fit(self, fit: Fit) -> None:
        """Let the actions before the primary one lose their text where room is scarce."""
        self._full = fit.full
        self._share_room()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._share_room()
        return super().event(event)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        spare = sum(one.sizeHint().width() - one.wide(compact=True) for one in self._shrinking())
        return QSize(hint.width() - spare, hint.height())

    def _shrinking(self) -> list[Button]:
        return [button for button in self._actions[:-1] if not button.isHidden()]

    def _share_room(self) -> None:
        """One action after the other loses its text until the title and its chips have room."""
        shown = self._shrinking()
        saved = {one: one.wide(compact=False) - one.wide(compact=True) for one in shown}
        needed = self._head.sizeHint().width() + _GAP + self._action_row.sizeHint().width()
        needed += self._chip_box.sizeHint().width() + _GAP if self._is_folded() else 0
        needed += sum(one.wide(compact=False) - one.sizeHint().width() for one in shown)
        for one in shown:
            tight = not self._full and needed > self.width()
            one.set_compact(compact=tight)
            needed -= saved[one] if tight else 0
        if self._folding:
            self._fold(fold=needed > self.width())
        if self._long:
            self._shorten()

    def _shorten(self) -> None:
        self.title.ensurePolished()
        wide = self.title.fontMetrics().horizontalAdvance(self._long) + 2
        actions = self._action_row.sizeHint().width()
        cut = bool(self._short) and wide + _GAP + actions > self.width()
        self.title.setText(self._short if cut else self._long)
        self.names.setText(self._long if cut else "")
        self.names.setVisible(cut)

    def _is_folded(self) -> bool:
        return self._below.indexOf(self._chip_box) >= 0

    def _fold(self, *, fold: bool) -> None:
        """Put the chips and controls under the title, or beside it."""
        if fold == self._is_folded():
            return
        if fold:
            self._head.removeWidget(self._chip_box)
            self._below.insertWidget(0, self._chip_box)
        else:
            self._below.removeWidget(self._chip_box)
            self._head.insertWidget(self._head.indexOf(self.title) + 1, self._chip_box)


class Page(Readable):
    """The base of every page; what stands below its banner is its body."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._room = QWidget(self)  # in the place of what is covered
        self._room.hide()
        self.setProperty("mddKind", "page")
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.outer = QVBoxLayout(self)
        self.outer.setSpacing(12)
        self.fit_now = Fit()
        self._set_margins(self.fit_now)

    def _set_margins(self, fit: Fit) -> None:
        side = fit.margin
        edge = 5 if fit.low else 8
        self.outer.setContentsMargins(side, edge if fit.compact else 10, side, edge)
        self.outer.setSpacing(6 if fit.low else 10)

    def show_fit(self, fit: Fit) -> None:
        """Lay the page out for the room there is; pages extend this."""
        self.fit_now = fit
        self._set_margins(fit)
        for header in self.findChildren(PageHeader):
            header.fit(fit)

    @override
    def show_opened(self) -> None:
        super().show_opened()
        self._room.hide()

    @override
    def _body(self) -> Sequence[QWidget]:
        below = range(self.outer.indexOf(self.banner) + 1, self.outer.count())
        parts = [item.widget() for at in below if (item := self.outer.itemAt(at)) is not None]
        return [part for part in parts if part is not None]

    @override
    def _cover_body(self) -> None:
        super()._cover_body()
        self.outer.addWidget(self._room, 1)
        self._room.show()

    def first_box(self) -> QWidget | None:
        """Return what gets the focus when the page opens: the first box or the list."""
        return None


def scrolled_column(body: QBoxLayout) -> QScrollArea:
    """Return a scroll area for a column, which keeps off its bar while there is one."""
    inner = QFrame()
    area = scrolled(inner)
    inner.setLayout(body)
    area.verticalScrollBar().rangeChanged.connect(
        lambda _low, high: body.setContentsMargins(0, 0, _BESIDE_BAR if high else 0, 0)
    )
    return area


def scrolled(inner: QWidget) -> QScrollArea:
    """Return a scroll area that scrolls the widget up and down only."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    inner.setProperty("mddKind", "page")
    return area


def bring_into_sight(widget: QWidget) -> None:
    """Scroll what holds a widget until the widget is seen."""
    outer = widget.parentWidget()
    while outer is not None and not isinstance(outer, QScrollArea):
        outer = outer.parentWidget()
    if outer is not None:
        outer.ensureWidgetVisible(widget)
