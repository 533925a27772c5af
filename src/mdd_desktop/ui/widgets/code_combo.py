"""A list of codes to type into, accents optional; Enter takes the first, nothing inline."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QListView
from typing_extensions import override

from mdd_desktop.domain.coded import newer
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import wear
from mdd_desktop.ui.widgets.combo import Combo
from mdd_desktop.ui.widgets.enter_walk import EnterLine
from mdd_desktop.ui.widgets.offers import Offers

_AT_ONCE = 50


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
        self._offers = self._beside = Offers()  # beside them: a code that newer programs know
        self._last = ""
        self._problem = ""
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMinimumContentsLength(4)
        self._listed, self._found = QStringListModel(self), QStringListModel(self)
        self.setModel(self._listed)  # Qt's own is a list of objects, slow to fill
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
        self.show_offers(Offers(options))

    def show_offers(self, offers: Offers) -> None:
        """Offer something else; what is in the box stays."""
        code, text = self.code(), self.currentText()
        self._offers, self._beside = offers, Offers()
        self._listed.setStringList(offers.texts)
        self.setCurrentIndex(-1)
        self.setEditText("")
        if code:
            self.show_code(code)
        elif self._free:
            self.setEditText(text)

    def code(self) -> str:
        """Return the code of what is in the box; the text itself where any text is allowed."""
        text = self.currentText().strip()
        code = self._known(text)
        return code if code is not None else text if self._free else ""

    def show_code(self, code: str) -> None:
        """Show a value without announcing it."""
        text = self._offers.text_of(code)
        if text is None and code and not self._free:
            text = newer(code)  # it must not be lost
            self._beside = Offers([(code, text)])
        self.setEditText(text or code)
        self._line.setCursorPosition(0)
        self._last, self._problem = self.code(), ""

    def _known(self, text: str) -> str | None:
        """The code of a text that stands among those to choose from."""
        code = self._offers.code_of(text)
        return code if code is not None else self._beside.code_of(text)

    def _offer(self, typed: str) -> None:
        found = [text for one in self._all() for text in one.matching(typed, _AT_ONCE)]
        self._found.setStringList(found[:_AT_ONCE])

    def _all(self) -> tuple[Offers, Offers]:
        return self._offers, self._beside

    def _commit(self) -> None:
        typed = self.currentText().strip()
        if typed and self._known(typed) is None:
            same = next(filter(None, (one.same_as(typed) for one in self._all())), None)
            first = [text for one in self._all() for text in one.matching(typed, 1)]
            if same is not None or (first and not self._free):
                self.setEditText(same or first[0])
        self._tell_problem()
        if self.code() != self._last:
            self._last = self.code()
            self.committed.emit(self._last)

    def finish(self) -> None:
        """Read what stands in the box, as if it had been left."""
        self._commit()

    def problem(self) -> str:
        """Return why what stands in the box is none of the list; "" when it is, or empty."""
        unknown = bool(self.currentText().strip()) and not self.code()
        return tr("Không có trong danh sách. F4 mở danh sách chọn.") if unknown else ""

    def _tell_problem(self) -> None:
        sentence = self.problem()
        if sentence != self._problem:
            self._problem = sentence
            self.problem_found.emit(sentence)

    @override
    def showPopup(self) -> None:
        """Open the list; one line is as high as the other, Qt would measure each of thousands."""
        listed = self.view()
        if isinstance(listed, QListView):
            listed.setUniformItemSizes(True)
        super().showPopup()

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
