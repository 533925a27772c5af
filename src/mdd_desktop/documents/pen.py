"""Many short texts on a page in few strokes: the cells of a long list.

reportlab encodes every text anew and writes each number with care for readers of the file; a list
says the same words thousands of times. Here each text is encoded once for a document.
"""

from collections.abc import Iterable
from typing import Any

from reportlab.pdfbase import pdfmetrics

from mdd_desktop.documents.slabs import Canvas

_MOST_TEXTS = 100_000
Shown = tuple[tuple[str, str], ...]


class Pen:
    """Writes on one canvas in the faces registered for it."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._known: dict[tuple[str, str], Shown] = {}

    def write(self, face: str, size: float, texts: Iterable[tuple[float, float, str]]) -> None:
        """Write texts of one face and size, each from its own left end of a baseline.

        Each is said to begin so far from the one before: rows of a list then read alike, and
        pack better. In whole thousandths of a point, so that nothing drifts.
        """
        parts = ["BT"]
        font = ""
        at_x = at_y = 0
        for x, y, text in texts:
            to_x, to_y = round(x * 1000), round(y * 1000)
            parts.append(f"{(to_x - at_x) / 1000:.7g} {(to_y - at_y) / 1000:.7g} Td")
            at_x, at_y = to_x, to_y
            for name, encoded in self._shown(face, text):
                if name != font:
                    font = name
                    parts.append(f"{name} {size:g} Tf")
                parts.append(f"({encoded}) Tj")
        parts.append("ET")
        if font:
            self._canvas.addLiteral(" ".join(parts))

    def _shown(self, face: str, text: str) -> Shown:
        """The text as the subsets of its face spell it."""
        key = face, text
        found = self._known.get(key)
        if found is None:
            if len(self._known) > _MOST_TEXTS:
                self._known.clear()
            found = self._known[key] = self._encoded(face, text)
        return found

    def _encoded(self, face: str, text: str) -> Shown:
        document, font = self._canvas._doc, pdfmetrics.getFont(face)  # noqa: SLF001 - no other way
        spelt: Any = font.splitString(text, document)
        return tuple(
            (font.getSubsetInternalName(subset, document), self._canvas._escape(signs))  # noqa: SLF001 - as above
            for subset, signs in spelt
        )


def pen_of(canvas: Canvas) -> Pen:
    """The pen of a canvas; it is made once and goes with it."""
    pen: Pen | None = getattr(canvas, "mdd_pen", None)
    if pen is None:
        pen = canvas.mdd_pen = Pen(canvas)
    return pen
