"""The top bar: search, the office, the officer, lock."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Initials
from mdd_desktop.ui.widgets.labels import ElidedLabel, label
from mdd_desktop.ui.widgets.layouts import column, row, rule
from mdd_desktop.ui.widgets.line_edit import SearchEdit


class TopBar(QFrame):
    """Attributes: what the officer asks of the top bar.

    Attributes:
        search_wanted: A child is looked for from anywhere.
        lock_wanted: Lock now.
        meeting_wanted: Mask the names on every screen.
    """

    search_wanted = Signal(str)
    lock_wanted = Signal()
    meeting_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("mddKind", "top")
        self.search = SearchEdit(
            tr("Tìm trong sổ"), example=tr("Tìm trẻ, Mẹ đỡ đầu, văn bản, trang…"), key="Ctrl+K"
        )
        self.search.setMinimumWidth(200)
        self.search.setMaximumWidth(look().px(410))
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.search.returnPressed.connect(self._search)
        self._place_icon = QLabel()
        self.place = label("", "strong")
        self._initials = Initials("", size=32)
        self.officer = ElidedLabel("", "strong")
        self.role = label("", "caption", "muted")
        self.lock = Button(tr("Khóa"), icon="lock")
        self.lock.setToolTip(tr("Khóa sổ (Ctrl+L)"))
        self.lock.clicked.connect(self.lock_wanted)
        self.meeting = Button(tr("Chế độ họp"), icon="eye-off")
        self.meeting.set_compact(compact=True)
        self.meeting.setToolTip(tr("Chế độ họp: che tên trên mọi màn hình (Ctrl+H)"))
        self.meeting.clicked.connect(self.meeting_wanted)
        line = rule(vertical=True)
        line.setFixedHeight(26)
        self._layout = row(
            self.search,
            None,
            self._place_icon,
            self.place,
            8,
            line,
            8,
            self._initials,
            column(None, self.officer, self.role, None, gap=0),
            8,
            self.meeting,
            self.lock,
            gap=8,
            margins=(20, 0, 16, 0),
        )
        self._layout.setStretch(0, 1)
        self._layout.setStretch(1, 0)  # it gets what the search box has no use for
        self.setLayout(self._layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.fit(compact=False)

    def show_office(self, place: str, officer: str, role: str) -> None:
        """Say whose registry this is and who works in it."""
        colour = look().tokens.muted
        pixmap = icon_pixmap("building-community", colour, 18, self.devicePixelRatio())
        self._place_icon.setPixmap(pixmap)
        self.place.setText(place)
        self._initials.show_name(officer)
        self.officer.setText(officer)
        self.role.setText(role)

    def fit(self, *, compact: bool) -> None:
        """Take the height for the present window."""
        self.setFixedHeight(look().control(48 if compact else 54))

    def _search(self) -> None:
        self.search_wanted.emit(self.search.text())
