"""What a page or a panel says in place of what it could not read, and how it is read again."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button


class Readable(QWidget):
    """Until it was read once, nothing empty is shown that looks like something filled.

    Attributes:
        banner: Says in place what did not work; its makers put it above the body.
        read_again: In the banner, when nothing could be read.
        reading_wanted: Nothing could be read; try again.
    """

    reading_wanted = Signal()
    fills_at_once = False
    """It holds something before anything was read: boxes to type into, a file to choose."""

    def __init__(self) -> None:
        super().__init__()
        self.banner = Banner("bad")
        self.read_again = Button(tr("Đọc lại"), icon="refresh", height=30)
        self.read_again.clicked.connect(self.reading_wanted)
        self.banner.add_action(self.read_again)
        self.read_again.hide()
        self.banner.hide()
        self._is_read = False
        self._covered: list[QWidget] = []
        self._needing: list[Button] = []

    def needs_reading(self, *buttons: Button) -> None:
        """These act on what is read: until then, and while nothing is there, they say so."""
        self._needing += buttons
        self._show_unread_yet()

    def show_lack(self, reason: str) -> None:
        """Say at what acts on what is read why there is nothing; "" when there is something."""
        for button in self._needing:
            button.show_lack(reason)

    def _show_unread_yet(self) -> None:
        self.show_lack(tr("Chưa đọc được dữ liệu của trang này."))

    def show_failure(self, title: str, sentence: str) -> None:
        """Say in place what did not work; "" takes it away."""
        self.show_told("bad", title, sentence)

    def show_told(self, tone: Tone, title: str, sentence: str, *, aloud: str = "") -> None:
        """Say in place what happened; "" takes it away.

        Args:
            tone: Of the banner.
            title: What happened.
            sentence: What is safe, what to do.
            aloud: What is read to somebody, a line for each.
        """
        self.banner.show_message(tone, title, sentence, aloud=aloud)
        self.banner.setVisible(bool(title))
        self.read_again.hide()

    def show_unread(self, title: str, sentence: str) -> None:
        """Say why nothing could be read; what was read before stays."""
        self.show_failure(title, sentence)
        self.read_again.show()
        if not self._is_read:
            self._cover_body()

    def show_unopened(self, title: str, sentence: str) -> None:
        """Say why what was wanted is not here; no empty box and nothing of another one is left."""
        self._is_read = False
        self._show_unread_yet()
        self.show_unread(title, sentence)

    def is_blank(self) -> bool:
        """Whether nothing stands here yet but heads of tables and empty cards."""
        return not (self._is_read or self.fills_at_once or self._covered)

    def show_opening(self) -> None:
        """Something else is wanted than what stands here."""
        self._is_read = False

    def show_opened(self) -> None:
        """It was read: its makers fill it next."""
        if not self._is_read:
            self.show_lack("")
        self._is_read = True
        if not self.read_again.isHidden():
            self.show_failure("", "")
        for part in self._covered:
            part.show()
        self._covered.clear()

    def _body(self) -> Sequence[QWidget]:
        """Return the parts that hold what is read; none, unless there are some."""
        return ()

    def _cover_body(self) -> None:
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        shown = [part for part in self._body() if not part.isHidden()]
        for part in shown:
            part.hide()
        self._covered += shown
        if had_focus:
            self.read_again.setFocus()
