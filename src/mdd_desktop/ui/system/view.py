"""The system page: subjects at the left, one panel each."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from mdd_desktop.ui.system.panel import Panel
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.page import Fit, Page, PageHeader

_WIDTH, _NARROW, _ROW = 216, 190, 36


class SystemView(Page):
    """Attributes: what the officer wishes.

    Attributes:
        opened: The name of the panel that came into sight.
    """

    opened = Signal(str)
    fills_at_once = True

    def __init__(self) -> None:
        super().__init__(tr("Hệ thống"))
        self.outer.addWidget(PageHeader(tr("Hệ thống")))
        self.outer.addWidget(self.banner)
        self._names: list[str] = []
        self._makers: dict[str, Callable[[], Panel]] = {}
        self._made: dict[str, Panel] = {}
        self.subjects = QListWidget()
        self.subjects.setAccessibleName(tr("Mục của trang"))
        self.subjects.setProperty("mddKind", "subjects")
        self.subjects.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.subjects.currentRowChanged.connect(self._open)
        self._panels = QStackedWidget()
        card = Card()
        card.body.setContentsMargins(6, 6, 6, 6)
        card.body.addWidget(self.subjects)
        card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        both = row(card, self._panels, gap=14)
        both.setStretch(1, 1)
        self.outer.addLayout(both, 1)

    def add_panel(self, name: str, text: str, picture: str, make: Callable[[], Panel]) -> None:
        """Add a subject; its panel is made when it is first opened."""
        self._names.append(name)
        self._makers[name] = make
        item = QListWidgetItem(icon(picture, look().tokens.muted, 18), text)
        item.setSizeHint(QSize(0, look().px(_ROW)))
        self.subjects.addItem(item)

    def show_panel(self, name: str) -> None:
        """Open a subject; an unknown one leaves the page as it is."""
        if name in self._names:
            self.subjects.setCurrentRow(self._names.index(name))

    def panel_now(self) -> str:
        """Return the name of the open subject."""
        return self._names[max(0, self.subjects.currentRow())] if self._names else ""

    def names(self) -> list[str]:
        """Return the subjects that this officer sees."""
        return list(self._names)

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.subjects.setFixedWidth(look().px(_NARROW if fit.compact else _WIDTH))

    @override
    def first_box(self) -> QWidget:
        return self.subjects

    def _open(self, at: int) -> None:
        if not 0 <= at < len(self._names):
            return
        name = self._names[at]
        if name not in self._made:
            made = self._made[name] = self._makers[name]()
            made.reading_wanted.connect(lambda: self.opened.emit(name))
            self._panels.addWidget(made)
        self._panels.setCurrentWidget(self._made[name])
        self.opened.emit(name)
