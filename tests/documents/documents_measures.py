"""Reading a produced PDF back with a ruler."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pdfplumber
from pdfminer.layout import LTChar, LTContainer, LTCurve, LTLine, LTRect
from pdfplumber.utils import extract_text

MM = 72 / 25.4


@dataclass(frozen=True)
class PrintedLine:
    """A line of text as found on a page; distances in points from the upper left corner."""

    text: str
    size: float
    font: str
    left: float
    right: float
    baseline: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def bold(self) -> bool:
        return "Bold" in self.font

    @property
    def italic(self) -> bool:
        return "Italic" in self.font


@dataclass(frozen=True)
class Edges:
    """The margins a page is to have, in millimetres."""

    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 15


USUAL = Edges()


class PrintedPage:
    """One page: its lines of text and its drawn rules.

    Attributes:
        left, right, top, bottom: Where the text is to end, from the upper left corner.
    """

    def __init__(self, page: Any, edges: Edges = USUAL) -> None:
        self.width, self.height = float(page.width), float(page.height)
        self.left, self.right = edges.left * MM, self.width - edges.right * MM
        self.top, self.bottom = edges.top * MM, self.height - edges.bottom * MM
        drawn = list(_drawn(page.layout))
        lines, self.frames, self.curves = (
            [page.process_object(one) for one in drawn if type(one) is kind]
            for kind in (LTLine, LTRect, LTCurve)
        )
        self.chars: Sequence[dict[str, Any]] = [
            _char(one, self.height) for one in drawn if isinstance(one, LTChar)
        ]
        self.rules = [line for line in lines if abs(line["top"] - line["bottom"]) < 0.1]
        self.uprights = [line for line in lines if abs(line["x0"] - line["x1"]) < 0.1]

    @cached_property
    def text(self) -> str:
        """What a reader copies from the page."""
        return extract_text(list(self.chars))

    @cached_property
    def lines(self) -> list[PrintedLine]:
        """Runs of characters on one baseline; a gap of 20 pt parts two columns."""
        groups: dict[float, list[dict[str, Any]]] = {}
        for char in self.chars:
            if char["upright"]:
                groups.setdefault(round(self._baseline(char), 1), []).append(char)
        found = []
        for _, chars in sorted(groups.items()):
            for run in _runs(sorted(chars, key=lambda char: char["x0"])):
                first = run[0]
                found.append(
                    PrintedLine(
                        "".join(c["text"] for c in run).strip(),
                        round(first["size"], 1),
                        first["fontname"],
                        first["x0"],
                        run[-1]["x1"],
                        self._baseline(first),
                    )
                )
        return found

    def line(self, beginning: str) -> PrintedLine:
        """The first line that begins so."""
        return next(line for line in self.lines if line.text.startswith(beginning))

    def rule_below(self, line: PrintedLine) -> dict[str, Any]:
        """The nearest rule under a line."""
        below = [rule for rule in self.rules if rule["top"] > line.baseline]
        found: dict[str, Any] = min(
            (r for r in below if abs((r["x0"] + r["x1"]) / 2 - line.middle) < 3),
            key=lambda rule: rule["top"],
        )
        return found

    def _baseline(self, char: dict[str, Any]) -> float:
        return self.height - float(char["matrix"][5])


def _drawn(container: Any) -> Iterator[Any]:
    for one in container:
        if isinstance(one, LTContainer):
            yield from _drawn(one)
        else:
            yield one


def _char(char: Any, height: float) -> dict[str, Any]:
    """What pdfplumber says of a character, as far as it is measured, in a quarter of its time."""
    colour = char.graphicstate.ncolor
    return {
        "text": char.get_text(),
        "fontname": char.fontname,
        "size": char.size,
        "matrix": char.matrix,
        "upright": char.upright,
        "non_stroking_color": colour if isinstance(colour, tuple) else (colour,),
        "x0": char.x0,
        "x1": char.x1,
        "top": height - char.y1,
        "bottom": height - char.y0,
        "doctop": height - char.y1,
    }


def _runs(chars: Iterable[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    runs: list[list[dict[str, Any]]] = []
    for char in chars:
        if runs and char["x0"] - runs[-1][-1]["x1"] < 20:
            runs[-1].append(char)
        else:
            runs.append([char])
    return [run for run in runs if "".join(c["text"] for c in run).strip()]


def printed(data: bytes, places: Sequence[int] = (), edges: Edges = USUAL) -> list[PrintedPage]:
    """Every page of a PDF, or those at some places."""
    file = pdfplumber.open(io.BytesIO(data))
    pages = file.pages
    return [PrintedPage(pages[place], edges) for place in places or range(len(pages))]


def running_text(pages: Iterable[PrintedPage]) -> str:
    """All text with single blanks."""
    return " ".join(" ".join(page.text.split()) for page in pages)
