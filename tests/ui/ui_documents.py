"""How the tests of documents open the list and the composer, write, and read the pages."""

from PySide6.QtWidgets import QLabel, QWidget

from conftest import Desktop
from mdd_desktop.ui.documents.composer_view import ComposerView
from mdd_desktop.ui.documents.list_view import DocumentsView
from mdd_desktop.ui.documents.section import DocumentsSection


def section_of(opened: Desktop) -> DocumentsSection:
    found: DocumentsSection = opened.space.section(DocumentsSection)
    return found


def composer_of(opened: Desktop, kind: str = "KH1") -> ComposerView:
    opened.space.open("composer", kind)
    opened.settle()
    return section_of(opened).composer_view


def list_of(opened: Desktop, tab: str = "") -> DocumentsView:
    opened.space.open("documents", tab)
    opened.settle()
    return section_of(opened).list_view


def write(opened: Desktop, view: ComposerView, place: str, text: str) -> None:
    view.outline.open_section(place)
    card = view.outline.open_card()
    assert card is not None
    box = card.box or card.more
    assert box is not None
    box.setPlainText(text)
    box.tell()
    opened.settle()


def text_of(view: ComposerView) -> str:
    document = view.preview.document
    pages = range(document.pageCount())
    texts = (document.getAllText(page).text() for page in pages)
    return " ".join("".join(texts).replace("\u00a0", " ").split())


def shown_in(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))
