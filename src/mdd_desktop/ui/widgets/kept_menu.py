"""The lists an officer keeps under a name: a star that opens them, keeps another, drops one."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button

_LONGEST_NAME = 24


class KeptMenu(Button):
    """Shows the name of the list that is open.

    Attributes:
        chosen: The name of a list to open.
        keep_wanted: What is shown now is to be kept.
        drop_wanted: The name of a list that is not kept any more.
    """

    chosen = Signal(str)
    keep_wanted = Signal()
    drop_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("", kind="link", icon="star", height=30)
        self._names: tuple[str, ...] = ()
        self._open = ""
        self._may_keep = False
        self.menu_shown = QMenu(self)
        self.clicked.connect(self.pull)
        self._show_name()

    def show_lists(self, names: Sequence[str]) -> None:
        """Offer these lists."""
        self._names = tuple(names)

    def show_open(self, name: str, *, may_keep: bool) -> None:
        """Say which of them is open, "" for none; and whether what is shown can be kept."""
        self._may_keep = may_keep
        if name != self._open:
            self._open = name
            self._show_name()

    def fit(self, *, compact: bool) -> None:
        """Show the star alone where room is scarce."""
        self.set_compact(compact=compact)
        self._show_name()

    def pull(self) -> None:
        """Open the menu under the button."""
        self.menu_shown.clear()
        for name in self._names:
            self._offer(name, partial(self.chosen.emit, name))
        if not self._names:
            self.menu_shown.addAction(tr("Chưa có danh sách nào")).setEnabled(False)
        self.menu_shown.addSeparator()
        keep = self._offer(tr("Giữ danh sách đang xem…"), self.keep_wanted.emit)
        keep.setEnabled(self._may_keep)
        if self._open:
            text = tr("Bỏ danh sách “{name}”").format(name=self._open)
            self._offer(text, lambda: self.drop_wanted.emit(self._open))
        self.menu_shown.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _offer(self, text: str, do: Callable[[], object]) -> QAction:
        action = self.menu_shown.addAction(text.replace("&", "&&"))
        action.triggered.connect(lambda _checked=False: do())
        return action

    def _show_name(self) -> None:
        name = tr("Danh sách riêng")
        short = self._open[: _LONGEST_NAME - 1] + "…"
        self.setText((self._open if len(self._open) <= _LONGEST_NAME else short) or name)
        self.setAccessibleName(f"{name}: {self._open}" if self._open else name)
        self.setToolTip(self._open or name)
