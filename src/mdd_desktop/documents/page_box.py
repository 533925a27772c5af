"""The paper of a page and the room for text on it, in points."""

from dataclasses import dataclass

from reportlab.lib.pagesizes import A4, landscape

from mdd_desktop.documents.typography import MM
from mdd_desktop.domain.document import OfficialDocument


@dataclass(frozen=True, slots=True)
class PageBox:
    """A page, measured from its lower left corner.

    Attributes:
        size: Of the paper, width and height.
        left, right, top, bottom: The edges of the text.
    """

    size: tuple[float, float]
    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        """Of the text."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Of the text."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Of the text, where page numbers stand."""
        return (self.left + self.right) / 2


def page_box(document: OfficialDocument, *, across: bool) -> PageBox:
    """The page of a document; ``across`` lies on its long side."""
    width, height = landscape(A4) if across else A4
    margins = document.margins(across=across)
    return PageBox(
        (width, height),
        margins.left * MM,
        width - margins.right * MM,
        height - margins.top * MM,
        margins.bottom * MM,
    )
