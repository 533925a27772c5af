"""A box of a form: label above, the editor, a sentence under it when something is wrong."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.labels import WrapLabel, label, restyle
from mdd_desktop.ui.widgets.layouts import hold, row

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
        if required:
            star = label("*", "label", "bad")
            star.setAccessibleName("bắt buộc")
            head.addWidget(star)
        head.addStretch(1)
        self._icon = QLabel()
        self._icon.setFixedSize(_ICON, _ICON + 4)
        self._note = WrapLabel("", "secondary", "bad")
        line = row(self._icon, self._note, gap=4)
        line.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        self._line = hold(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addWidget(editor)
        layout.addWidget(self._line)
        layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        if not editor.accessibleName():
            editor.setAccessibleName(text)
        self._icon.hide()
        self._shown: tuple[str, str] | None = None
        self.show_problem("")

    def show_caption(self, text: str) -> None:
        """Change the words above the editor."""
        self._caption.setText(text)
        self.editor.setAccessibleName(text)

    def show_problem(self, sentence: str) -> None:
        """Show what is wrong and what to do; "" shows the hint again, or nothing."""
        if self._shown == (sentence, self._hint):
            return
        self._shown = sentence, self._hint
        text = sentence or self._hint
        self._line.setVisible(bool(text))
        self._icon.setVisible(bool(sentence))
        self._note.setProperty("mddInk", "bad" if sentence else "muted")
        restyle(self._note)
        self._note.setText(text)
        if sentence:
            pixmap = icon_pixmap("alert-circle", look().tokens.bad, _ICON)
            self._icon.setPixmap(pixmap)
        self.editor.setAccessibleDescription(sentence)
        self.editor.setProperty("mddState", "error" if sentence else "")
        restyle(self.editor)

    def problem(self) -> str:
        """Return the sentence that is shown, or ""."""
        return self.editor.accessibleDescription()
