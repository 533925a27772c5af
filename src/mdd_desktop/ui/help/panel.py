"""The help at the right of the window: the page of the screen first, then search."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.drawer import Drawer
from mdd_desktop.ui.widgets.help_text import fill, paper_of
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.line_edit import SearchEdit


class HelpPanel(Drawer):
    """Signals are what the officer wishes; the section answers with ``show_…``.

    Attributes:
        search_changed: The words to look for; "" for the page of the screen.
        page_wanted: The name of a page of help.
        print_wanted: Print the page.
        copy_wanted: Copy what whoever helps needs to know.
    """

    search_changed = Signal(str)
    page_wanted = Signal(str)
    print_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("Trợ giúp"))
        self.search = SearchEdit(
            tr("Tìm trong trợ giúp"), example=tr("ví dụ: nghi trùng, in phiếu")
        )
        self.search.wanted.connect(self.search_changed)
        self.pages = QTextBrowser()
        self.pages.setAccessibleName(tr("Trang trợ giúp"))
        self.pages.setOpenLinks(False)
        self.pages.setFrameShape(QFrame.Shape.NoFrame)
        self.pages.anchorClicked.connect(lambda url: self.page_wanted.emit(url.toString()))
        self.pages.document().setDocumentMargin(2)
        self._text = ""
        self._note = WrapLabel("", "secondary")
        self._note.hide()
        printing = Button(tr("In"), icon="printer", height=30)
        printing.clicked.connect(self.print_wanted)
        copying = Button(tr("Chép thông tin gửi hỗ trợ"), icon="copy", height=30)
        copying.setToolTip(tr("Không có tên, số định danh hay nội dung hồ sơ nào"))
        copying.clicked.connect(self.copy_wanted)
        self.body.addWidget(self.search)
        self.body.addWidget(self._note)
        self.body.addWidget(self.pages, 1)
        self.body.addLayout(row(copying, printing, None))

    def show_page(self, text: str) -> None:
        """Show a page given as Markdown."""
        self._text = text
        self._note.hide()
        fill(self.pages.document(), text)
        self.pages.moveCursor(self.pages.textCursor().MoveOperation.Start)

    def show_found(self, found: Sequence[tuple[str, str]], typed: str) -> None:
        """Show the (name, title) of pages that hold the words."""
        said = tr("{count} trang có “{typed}”") if found else tr("Không trang nào có “{typed}”.")
        self._note.setText(said.format(count=len(found), typed=typed))
        self._note.show()
        self._text = "\n".join(f"- [{title}]({name})" for name, title in found)
        fill(self.pages.document(), self._text)

    def text(self) -> str:
        """Return what is shown, as Markdown."""
        return self._text

    def paper(self) -> bytes:
        """Return the page as PDF, A4."""
        return paper_of(self._text)
