"""A list of codes to type into, accents optional; Enter takes the first, nothing inline."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QListView
from typing_extensions import override

from mdd_desktop.domain.coded import newer
from mdd_desktop.domain.vietnamese import fold
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import wear
from mdd_desktop.ui.widgets.combo import Combo
from mdd_desktop.ui.widgets.enter_walk import EnterLine

_AT_ONCE = 50


def matches(typed: str, texts: Sequence[str], letters: Callable[[str], str] = fold) -> list[str]:
    """Return the texts that answer to what was typed: starting with it first, then holding it."""
    wanted = letters(typed).strip()
    if not wanted:
        return list(texts)
    folded = [(letters(text), text) for text in texts]
    words = [text for key, text in folded if _initials(key).startswith(wanted)]
    starts = [text for key, text in folded if key.startswith(wanted)]
    inside = [text for key, text in folded if f" {wanted}" in key]
    return list(dict.fromkeys(starts + inside + words))


def _initials(folded: str) -> str:
    return "".join(word[0] for word in folded.split())


class CodeCombo(Combo):
    """An editable list whose value is a code; with ``free`` any text is a value too.

    Attributes:
        committed: The code (or the free text) after the officer left the box or pressed Enter.
        problem_found: The sentence to show under the box; "" when it is right.
    """

    committed = Signal(str)
    problem_found = Signal(str)

    def __init__(
        self, name: str, options: Sequence[tuple[str, str]] = (), *, free: bool = False
    ) -> None:
        super().__init__(name)
        self._free = free
        self._codes: dict[str, str] = {}
        self._last = ""
        self._problem = ""
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(4)
        self._found = QStringListModel(self)
        self._line = EnterLine(self)
        self.entered = self._line.entered
        self.setLineEdit(self._line)  # editable by that; ``setEditable`` would make the list too
        # Qt's own completer puts letters into the line while somebody types: there must be none,
        # which is None to Qt and missing from the types of PySide6.
        self.setCompleter(None)  # type: ignore[arg-type]
        self._line.setAccessibleName(name)
        self._line.textEdited.connect(self._offer)
        self._line.editingFinished.connect(self._commit)
        self.activated.connect(self._commit)
        self.show_options(options)

    def _popup_completer(self) -> None:
        """Make what is offered while somebody types; most boxes are never typed into."""
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(9)
        popup = QListView()
        popup.setProperty("mddKind", "popup")
        completer.setPopup(popup)
        wear(popup)  # a window of its own
        self.setCompleter(completer)

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these (code, text) pairs; what is in the box stays."""
        code, text = self.code(), self.currentText()
        self._codes = {shown: key for key, shown in options}
        self.clear()
        self.addItems(list(self._codes))
        self.setCurrentIndex(-1)
        self.setEditText("")
        if code:
            self.show_code(code)
        elif self._free:
            self.setEditText(text)

    def code(self) -> str:
        """Return the code of what is in the box; the text itself where any text is allowed."""
        text = self.currentText().strip()
        return self._codes.get(text, text if self._free else "")

    def show_code(self, code: str) -> None:
        """Show a value without announcing it."""
        text = next((shown for shown, key in self._codes.items() if key == code), None)
        if text is None and code:
            text = newer(code)  # it must not be lost
            self._codes[text] = code
        self.setEditText(text or "")
        self._line.setCursorPosition(0)
        self._last = self.code()

    def _offer(self, typed: str) -> None:
        self._found.setStringList(matches(typed, list(self._codes))[:_AT_ONCE])

    def _commit(self) -> None:
        typed = self.currentText().strip()
        if typed and typed not in self._codes:
            found = matches(typed, list(self._codes))
            same = next((text for text in found if fold(text) == fold(typed)), None)
            if same is not None or (found and not self._free):
                self.setEditText(same or found[0])
        self._tell_problem()
        if self.code() != self._last:
            self._last = self.code()
            self.committed.emit(self._last)

    def _tell_problem(self) -> None:
        unknown = bool(self.currentText().strip()) and not self.code()
        sentence = tr("Không có trong danh sách. F4 mở danh sách chọn.") if unknown else ""
        if sentence != self._problem:
            self._problem = sentence
            self.problem_found.emit(sentence)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F4:
            self.showPopup()
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.completer() is None:
            self._popup_completer()
        super().focusInEvent(event)
        self._line.selectAll()

    @override
    def sizeHint(self) -> QSize:
        """As short as it may be; Qt's policy for that would make the list at once."""
        return self.minimumSizeHint()
