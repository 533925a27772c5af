"""A box of a form: label above, the editor, a sentence under it when something is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.labels import WrapLabel, label, restyle, set_ink
from mdd_desktop.ui.widgets.layouts import row

_ICON = 14


class Field(QWidget):
    """Label, editor and note; the editor keeps its place when the note appears."""

    def __init__(
        self, text: str, editor: QWidget, *, required: bool = False, hint: str = ""
    ) -> None:
        super().__init__()
        self.editor = editor
        self._hint = hint
        self._caption = label(text, "label")
        self._caption.setBuddy(editor)
        head = row(self._caption, gap=3)
        self._star = label("*", "label", "bad")
        self._star.setAccessibleName("bắt buộc")
        head.addWidget(self._star)
        if not required:
            self._star.hide()
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(editor)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if not editor.accessibleName():
            editor.setAccessibleName(text)
        self._sentence = ""
        self._note: _Note | None = None
        if hint:
            self._show_note("", hint)

    def show_caption(self, text: str, *, required: bool) -> None:
        """Change the words above the editor, and whether it must be filled in."""
        self._caption.setText(text)
        self._star.setVisible(required)
        self.editor.setAccessibleName(text)

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong and what to do; "" shows the hint again, or nothing."""
        if sentence == self._sentence:
            return
        self._sentence = sentence
        self._show_note(sentence, self._hint)
        self.editor.setAccessibleDescription(sentence)
        self.editor.setProperty("mddState", "error" if sentence else "")
        restyle(self.editor)

    def problem(self) -> str:
        """Return the sentence that is shown, or ""."""
        return self._sentence

    def _show_note(self, sentence: str, hint: str) -> None:
        if self._note is None:  # most boxes never need one
            self._note = _Note()
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)  # noqa: S101 - made above
            layout.insertWidget(2, self._note)
        self._note.show_words(sentence, hint)


class _Note(QWidget):
    """What is wrong, or else a hint, under the editor."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = QLabel()
        self._icon.setFixedSize(_ICON, _ICON + 4)
        self._icon.setPixmap(icon_pixmap("alert-circle", look().tokens.bad, _ICON))
        self._words = WrapLabel("", "secondary", "bad")
        line = row(self._icon, self._words, gap=4)
        line.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)

    def show_words(self, sentence: str, hint: str) -> None:
        """Show the one or the other, or nothing."""
        self._icon.setVisible(bool(sentence))
        set_ink(self._words, "bad" if sentence else "muted")
        self._words.setText(sentence or hint)
        self.setVisible(bool(sentence or hint))
