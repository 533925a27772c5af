"""What stands beside a table or a form: at its side, in a drawer where there is no room."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.drawer import Drawer
from mdd_desktop.ui.widgets.page import Fit, Page
from mdd_desktop.ui.widgets.tab_order import stops_in

_UNBOUND = 16_777_215


def side_button() -> Button:
    """Return the button for the header that pulls the drawer where there is one."""
    made = Button(tr("Khung bên"), icon="layout-sidebar", key="F9", hint_only=True)
    made.hide()
    return made


class SidePanel(QObject):
    """F9 hides and shows it; in a compact window it pulls the drawer, and a button says so.

    Args:
        page: Over whose right edge the drawer is laid.
        panel: What stands there.
        place: The row in which it stands already.
        button: In the header of the page.
        title: Of the drawer.
        widths: Where there is most room, and where there is less.
    """

    def __init__(
        self,
        page: Page,
        panel: QWidget,
        place: QBoxLayout,
        *,
        button: Button,
        title: str,
        widths: tuple[int, int],
    ) -> None:
        super().__init__(page)
        self.drawer = Drawer(page, title)
        self.panel, self._place, self._at = panel, place, place.indexOf(panel)
        self.button, self._widths = button, widths
        self._is_filled = self._is_wanted = True
        self._fit = Fit()
        button.clicked.connect(self.toggle)
        QShortcut(QKeySequence("F9"), page).activated.connect(self.toggle)

    def show_filled(self, *, filled: bool) -> None:
        """Show it only while there is something in it."""
        self._is_filled = filled
        self.fit(self._fit)

    def fit(self, fit: Fit) -> None:
        """Put it where there is room for it."""
        self._fit = fit
        self.button.setVisible(self._is_filled and fit.compact)
        if fit.compact and self._is_filled:
            self._into_drawer()
        else:
            self.drawer.hide()
            self._beside()
        self.panel.setVisible(self._is_filled and (fit.compact or self._is_wanted))

    def toggle(self) -> None:
        """Show it where it is hidden, and the other way round."""
        if not self._is_filled:
            return
        if not self._fit.compact:
            self._is_wanted = not self._is_wanted
            self.fit(self._fit)
        elif self.drawer.isVisible():
            self.drawer.shut()
        else:
            self.show()

    def show(self) -> None:
        """Bring it into sight."""
        self._is_wanted = True
        self.fit(self._fit)
        if self._fit.compact and self._is_filled and not self.drawer.isVisible():
            first = next((one for one in stops_in(self.panel) if one.isEnabled()), self.drawer)
            self.drawer.pull(first)

    def _into_drawer(self) -> None:
        if self.panel.parent() is self.drawer:
            return
        self.panel.setMinimumWidth(0)
        self.panel.setMaximumWidth(_UNBOUND)
        self.drawer.body.addWidget(self.panel, 1)

    def _beside(self) -> None:
        if self.panel.parent() is self.drawer:
            self._place.insertWidget(self._at, self.panel)
        wide, narrow = self._widths
        self.panel.setFixedWidth(look().px(wide if self._fit.full else narrow))
