"""Every kind of document under every letterhead, short and over many pages, read with a ruler."""

import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from mdd_desktop.documents.additions import ENDING
from mdd_desktop.documents.catalogue import KINDS, document_kind
from mdd_desktop.documents.pdf import document_parts, render_pdf
from mdd_desktop.documents.typography import shipped_fonts
from mdd_desktop.domain.audience import Audience
from mdd_desktop.domain.document import Annex, OfficialDocument, SizeSet
from mdd_desktop.domain.document_layout import HeadForm, Margins
from mdd_desktop.domain.report import Report
from mdd_desktop.services import documents
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry

sys.path.insert(0, str(Path(__file__).parent.parent / "documents"))
from documents_measures import MM, USUAL, Edges, PrintedLine, PrintedPage, printed

FONTS = shipped_fonts()
DATED = dt.date(2026, 2, 7)
SIGNER = "Nguyễn Thị Bích Hạnh"
COMMUNE = "X1"
PRESETS = {COMMUNE: ("a", "b", "c", "d", "u"), "K": ("k",), "T": ("p", "u"), "TW": ("t",)}
"""By unit, those its level may use."""
WHOLE = ("a", "p")
ONE_PAGE = {"D4", "D6", "D7", "D12"}
WIDEST = Edges(top=25, bottom=25, left=35, right=20)
_ROWS = 12


@dataclass(frozen=True)
class Part:
    """The pages of a body or of one annex."""

    document: OfficialDocument
    annex: Annex | None
    pages: tuple[PrintedPage, ...]
    count: int

    @property
    def whole(self) -> bool:
        return len(self.pages) == self.count

    @property
    def text(self) -> str:
        """What is copied from the pages, without the numbers of the pages."""
        return " ".join(
            " ".join(page.text.split()).removeprefix(number.text if number else "")
            for page in self.pages
            for number in (page_number(page),)
        )

    def lines(self) -> Iterator[tuple[PrintedPage, PrintedLine]]:
        for page in self.pages:
            for line in page.lines:
                if page.top - 2 < line.baseline < page.bottom + 2:
                    yield page, line


@dataclass
class Paper:
    """A document and what was printed of it.

    Attributes:
        whole: Every page is measured; otherwise the first one and the one that is signed, which
            are all that a letterhead changes.
        edges: The margins its upright pages were ordered with.
    """

    name: str
    document: OfficialDocument
    whole: bool = True
    edges: Edges = USUAL

    @cached_property
    def pdf(self) -> bytes:
        return render_pdf(self.document, FONTS)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The pages by body and annex; where the renderer begins a part, a count must begin."""
        laid = document_parts(self.document, FONTS)
        found, first = [], 0
        for part in laid:
            count = sum(1 for _page in part.pages)
            places = list(range(first, first + count))
            first += count
            if not self.whole:
                places = [] if part.index else [places[0], *places[-1:]][: min(2, count)]
            if places:
                annex = part.document.annexes[part.index - 1] if part.index else None
                across = annex.landscape if annex else part.document.layout.landscape
                edges = self.edges_of(part.document, across=across)
                pages = tuple(printed(self.pdf, places, edges))
                found.append(Part(part.document, annex, pages, count))
        return tuple(found)

    def edges_of(self, document: OfficialDocument, *, across: bool) -> Edges:
        """The margins of its pages: those of pages across and of forms are never chosen."""
        usual = across or document.layout.head is HeadForm.NONE
        return USUAL if usual else self.edges

    @cached_property
    def pages(self) -> list[PrintedPage]:
        return [page for part in self.parts for page in part.pages]

    @property
    def bodies(self) -> Iterator[Part]:
        return (part for part in self.parts if part.annex is None)

    @property
    def annexes(self) -> Iterator[Part]:
        return (part for part in self.parts if part.annex is not None)


def page_number(page: PrintedPage) -> PrintedLine | None:
    """The line in the top margin that holds nothing but a number."""
    return next(
        (
            line
            for line in page.lines
            if line.baseline < 15 * MM and line.text.isdecimal() and line.size == 13
        ),
        None,
    )


def papers_of(office: Registry, kind_id: str) -> Iterator[Paper]:
    """A kind under every preset of every level, short and over many pages; and the large letters.

    The draft has the widest margins: what makes a draft and what margins change are measured by
    different rules.
    """
    kind = document_kind(kind_id)
    for unit, presets in PRESETS.items():
        wish = Wish(kind=kind_id, unit=unit, number=5, dated=DATED, head={"signer_name": SIGNER})
        report = documents.gather(office, wish)
        many, longer = replace(wish, added=_paragraphs(kind_id)), _longer(report)
        for preset in presets:
            if preset == "u" and set(kind.audiences) - {Audience.FIGURES}:
                continue
            head = Head(f"{unit}-{preset}", preset, preset in WHOLE)
            yield _paper(office, wish, report, head)
            if kind_id not in ONE_PAGE:
                long = Head(f"{head.name}-many", preset, head.whole and preset == WHOLE[0])
                yield _paper(office, many, longer, long)
        if unit == COMMUNE:
            draft = replace(wish, number=None, dated=None)
            drafted = _paper(office, draft, report, Head(f"{unit}-draft", presets[0]))
            yield _with_edges(drafted, WIDEST)
            large = replace(wish, size_set=SizeSet.LARGE, electronic=True)
            yield _paper(office, large, report, Head(f"{unit}-large", presets[0]))


class Head(NamedTuple):
    """What a paper is called, under which preset, and whether each of its pages is measured."""

    name: str
    preset: str
    whole: bool = False


def _paper(office: Registry, wish: Wish, report: Report, head: Head) -> Paper:
    document = documents.composed(office, replace(wish, preset=head.preset), report)
    return Paper(f"{wish.kind}-{head.name}", document, head.whole)


def _with_edges(paper: Paper, edges: Edges) -> Paper:
    margins = Margins(*(int(mm) for mm in (edges.top, edges.bottom, edges.left, edges.right)))
    others = tuple(_on(one, margins) for one in paper.document.others)
    document = replace(_on(paper.document, margins), others=others)
    return replace(paper, document=document, edges=edges)


def _on(document: OfficialDocument, margins: Margins) -> OfficialDocument:
    return replace(document, issuer=replace(document.issuer, margins=margins))


def _paragraphs(kind_id: str) -> dict[str, tuple[str, ...]]:
    """Paragraphs of one, two and three lines before the last one of a text."""
    if kind_id.startswith("B") and not kind_id.startswith("BC"):
        return {}
    words = "Đoạn viết thêm để văn bản dài qua nhiều trang giấy. "
    return {ENDING: tuple(f"({n}) {words * (1 + n % 5)}" for n in range(1, 16))}


def _longer(report: Report) -> Report:
    """The report with each row of its lists a dozen times, and as many more units."""
    records = tuple(_many(one) for one in report.records)
    rows = (replace(one, name=f"{one.name} {n}") for n in range(_ROWS) for one in report.rows)
    return replace(report, records=records, rows=tuple(rows))


def _many(data: Any) -> Any:
    changes: dict[str, Any] = {
        name: getattr(data, name) * _ROWS
        for name in ("lines", "double", "missed", "late")
        if hasattr(data, name)
    }
    if hasattr(data, "groups"):
        changes["groups"] = tuple(replace(one, lines=one.lines * _ROWS) for one in data.groups)
    return replace(data, **changes) if changes else data


def all_kinds() -> list[str]:
    """The whole catalogue."""
    return [kind.id for kind in KINDS]
