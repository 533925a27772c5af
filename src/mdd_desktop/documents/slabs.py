"""Slabs: the pieces a page is filled with, from top to bottom, and how they fill pages.

A slab is never cut. One that must stay with the slab after it says so; a chain of such slabs moves
to the next page together (documents.md, L15 and L17).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from mdd_desktop.domain.stopping import heed

_ALL_BUT_EMPTY = 1 / 3
Canvas = Any  # reportlab brings no types
Draw = Callable[[Canvas, float, float], None]


@dataclass(slots=True, eq=False)
class Slab:
    """A strip of the page, all lengths in points.

    Attributes:
        draw: Called with the canvas, the left edge of the text and the slab's upper edge.
        gap: Space above, dropped at the head of a page.
        keep: Stays on the page of the next slab.
        yields: Kept, but may part from the next slab rather than leave a page all but empty.
        repeat: Drawn again above this slab when it comes to begin a page.
        fresh: Begins a page.
        edges: Upright lines of a table row; rows that share them are ruled in one stroke.
    """

    height: float
    draw: Draw
    gap: float = 0.0
    keep: bool = False
    yields: bool = False
    repeat: tuple["Slab", ...] = ()
    edges: tuple[float, ...] = field(default=())
    fresh: bool = False


@dataclass(slots=True)
class _Filler:
    """Fills one page after another; a full page is handed out and forgotten.

    Attributes:
        height: Of every page but the first.
        room: Of the page being filled.
    """

    height: float
    room: float
    page: list[Slab] = field(default_factory=list)
    used: float = 0.0

    def add_chain(self, chain: Sequence[Slab]) -> Iterator[list[Slab]]:
        """Place a chain whole if any page can hold it, else slab by slab."""
        if chain[0].fresh:
            yield from self._turn()
        if self._fits(chain):
            self._place(chain)
        elif self._depth(chain, at_top=True) <= self.height:
            begun = self._worth_beginning(chain)
            if begun:
                self._place(chain[:begun])
            yield from self._turn()
            self._place(chain[begun:])
        else:
            for slab in chain:
                if not self._fits([slab]):
                    yield from self._turn()
                self._place([slab])

    def _worth_beginning(self, chain: Sequence[Slab]) -> int:
        """How many slabs to place on this page when it would else be left all but empty."""
        if not self.page or self.used > self.room * _ALL_BUT_EMPTY:
            return 0
        parted = next((place for place, slab in enumerate(chain, 1) if slab.yields), 0)
        return parted if parted and self._fits(chain[:parted]) else 0

    def _fits(self, chain: Sequence[Slab]) -> bool:
        return self.used + self._depth(chain, at_top=not self.page) <= self.room + 0.01

    def _depth(self, chain: Sequence[Slab], *, at_top: bool) -> float:
        depth = sum(slab.height + slab.gap for slab in chain)
        if at_top:
            depth += sum(slab.height for slab in chain[0].repeat) - chain[0].gap
        return depth

    def _turn(self) -> Iterator[list[Slab]]:
        if self.page:
            yield self.page
            self.page = []
            self.used = 0.0
            self.room = self.height

    def _place(self, chain: Sequence[Slab]) -> None:
        self.used += self._depth(chain, at_top=not self.page)
        if not self.page:
            self.page.extend(chain[0].repeat)
        self.page.extend(chain)


def fill_pages(slabs: Iterable[Slab], height: float, reserve: float = 0.0) -> Iterator[list[Slab]]:
    """Distribute slabs over pages of the given height, one page after the other.

    Slabs are asked for as pages need them, so that a list of any length takes the memory of a
    page.

    Args:
        slabs: From top to bottom.
        height: Of a page.
        reserve: What is left free at the foot of the first page.
    """
    filler = _Filler(height, height - reserve)
    chain: list[Slab] = []
    for slab in slabs:
        if slab.fresh and chain:
            yield from filler.add_chain(chain)
            chain = []
        chain.append(slab)
        if not slab.keep:
            yield from filler.add_chain(chain)
            chain = []
    if chain:
        yield from filler.add_chain(chain)
    yield filler.page


def draw_page(canvas: Canvas, page: Sequence[Slab], left: float, top: float) -> None:
    """Draw the slabs of one page downwards from its upper left corner of text."""
    strokes: list[tuple[float, float, float, float]] = []
    shared: tuple[float, ...] = ()
    begun = y = top
    heed()
    for place, slab in enumerate(page):
        above = slab.gap if place else 0.0
        if slab.edges is not shared or above:
            strokes += [(left + x, begun, left + x, y) for x in shared]
            shared, begun = slab.edges, y - above
        y -= above
        slab.draw(canvas, left, y)
        y -= slab.height
    strokes += [(left + x, begun, left + x, y) for x in shared]
    if strokes:
        canvas.setLineWidth(0.5)
        canvas.lines(strokes)
