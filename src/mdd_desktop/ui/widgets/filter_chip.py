"""A filter: off it opens a menu of choices with their counts, on it shows the choice and ×."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton
from typing_extensions import override

from mdd_desktop.ui.theme.icons import icon
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import ROW_CONTROL, SECONDARY, SEMIBOLD
from mdd_desktop.ui.widgets.labels import restyle

_ICON = 14


class FilterChip(QToolButton):
    """One filter of a list.

    Attributes:
        chosen: The code of the choice; "" when the filter is taken off.
    """

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._code = ""
        self._options: list[tuple[str, str]] = []
        self.setProperty("mddKind", "filter")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(look().control(ROW_CONTROL))
        self.clicked.connect(self._click)
        self.show_choice("")

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer (code, text) choices; the text carries its count."""
        self._options = list(options)
        self.show_choice(self._code)

    def options(self) -> list[tuple[str, str]]:
        """Return (code, text) of the choices."""
        return list(self._options)

    def has_options(self) -> bool:
        """Whether there is anything to choose."""
        return bool(self._options)

    def code(self) -> str:
        """Return the chosen code, or ""."""
        return self._code

    def show_choice(self, code: str) -> None:
        """Show a choice without announcing it."""
        self._code = code
        chosen = next((text for key, text in self._options if key == code), "") if code else ""
        tokens = look().tokens
        self.setText(chosen or self._name)
        self.setAccessibleName(f"{self._name}: {chosen}" if chosen else self._name)
        self.setIcon(icon("x", tokens.pri_d, _ICON) if code else _chevron())
        self.setProperty("mddOn", "true" if code else "false")
        restyle(self)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        text = look().metrics(SECONDARY, SEMIBOLD).horizontalAdvance(self.text())
        return QSize(text + _ICON + 34, look().control(ROW_CONTROL))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _click(self) -> None:
        if self._code:
            self.show_choice("")
            self.chosen.emit("")
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for code, text in self._options:
            action = menu.addAction(text)
            action.setData(code)
        menu.triggered.connect(self._choose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self, action: QAction) -> None:
        self.show_choice(str(action.data()))
        self.chosen.emit(self._code)


def _chevron() -> QIcon:
    return icon("chevron-down", look().tokens.ink, _ICON)
