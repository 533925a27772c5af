"""A document while it is written: its sections with their texts, what may be typed, its figures."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from mdd_desktop.documents.additions import BEGINNING, BOLD, ENDING, ITALIC, TABLES
from mdd_desktop.documents.catalogue import KINDS, document_kind
from mdd_desktop.documents.letterheads import presets_for
from mdd_desktop.documents.live_values import TARGETS, target_text
from mdd_desktop.documents.material import DocumentKind
from mdd_desktop.domain.audience import Audience
from mdd_desktop.domain.document import (
    Block,
    Heading,
    LegalBasis,
    OfficialDocument,
    Paragraph,
    Table,
)
from mdd_desktop.domain.figures import FIGURES, INDICATORS
from mdd_desktop.domain.outgoing import OutgoingDocument
from mdd_desktop.domain.report import Report, figure_text
from mdd_desktop.services import documents, history
from mdd_desktop.services.document_lines import is_numbered, wish_of
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.history import Entry
from mdd_desktop.storage.registry import Registry

_READERS = {
    Audience.INTERNAL: "Nội bộ đơn vị",
    Audience.SUPERIOR: "Gửi cấp trên",
}


@dataclass(frozen=True)
class SectionText:
    """A section of the document as the officer sees it.

    Attributes:
        place: Under which paragraphs are added: its heading, or the beginning or the end.
        title: With its number.
        level: 1 or 2.
        key: Of the typed text that stands instead of the prepared one; "" when it cannot.
        lines: What it says now, with the names of its figures in braces.
        tables: How many tables or charts it holds.
        typed: What the officer wrote instead, as she wrote it.
        added: What the officer added, as she wrote it.
    """

    place: str
    title: str
    level: int
    key: str
    lines: tuple[str, ...]
    tables: int
    typed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True)
class Composition:
    """A document being written, with everything its screen shows.

    Attributes:
        typed: Further texts that may be written, by key, with what each is.
        needs: Records it is about.
        presets: Letterheads this office may choose, with what each looks like.
        readers: Who may be meant to read it, the usual ones first, as they are called; none where
            there is no choice.
    """

    wish: Wish
    document: OfficialDocument
    report: Report
    sections: tuple[SectionText, ...]
    typed: tuple[tuple[str, str], ...]
    needs: tuple[str, ...]
    presets: tuple[tuple[str, str], ...]
    readers: tuple[tuple[str, str], ...]
    numbered: bool


@dataclass(frozen=True)
class KindLine:
    """A kind of document in the list to begin one from."""

    id: str
    title: str
    group: str
    period: str
    needs: tuple[str, ...]
    formats: tuple[str, ...]


def kinds() -> tuple[KindLine, ...]:
    """Every kind that can be written, by group."""
    return tuple(
        KindLine(kind.id, kind.title, _group(kind.id), kind.period, kind.needs, kind.formats)
        for kind in KINDS
    )


def compose(registry: Registry, wish: Wish, report: Report | None = None) -> Composition:
    """Put a document together for the screen.

    Args:
        registry: Of the office.
        wish: What it is, with everything the officer wrote.
        report: Figures already counted for the same kind, period, unit and records.

    Raises:
        RuleError: It cannot be composed; the sentence says why.
    """
    documents.check_words(wish)
    report = report or documents.gather(registry, wish)
    document = documents.composed(registry, wish, report)
    named = documents.composed(registry, wish, replace(report, named=True))
    kind = document_kind(wish.kind)
    sections = _sections(named, wish, frozenset(kind.typed))
    placed = {section.key for section in sections}
    with registry.read() as reading:
        level = reading.tree.units[report.unit_code].level.value
    return Composition(
        wish=wish,
        document=document,
        report=report,
        sections=sections,
        typed=tuple((key, text) for key, text in kind.typed.items() if key not in placed),
        needs=kind.needs,
        presets=presets_for(level),
        readers=_readers(kind),
        numbered=is_numbered(kind),
    )


def reopened(registry: Registry, document_id: UUID) -> tuple[OutgoingDocument, Composition]:
    """A draft or issued document as it was left.

    Raises:
        NotFoundError: There is none.
        RuleError: It was written elsewhere, or can no longer be composed.
    """
    with registry.read() as reading:
        record = reading.of(OutgoingDocument).get(document_id)
    return record, compose(registry, wish_of(record))


def edits(registry: Registry, document_id: UUID) -> list[Entry]:
    """Who wrote on a document when, newest first."""
    return history.of_record(registry, document_id)


def figures_to_insert(report: Report) -> tuple[tuple[str, str], ...]:
    """Label and value of every figure that can be put into a text, as it would be printed."""
    return tuple(
        (definition.label, figure_text(name, value))
        for name, definition in FIGURES.items()
        if (value := report.figures.get(name)) is not None
    )


def targets_to_insert(report: Report) -> tuple[tuple[str, str], ...]:
    """Name and text of every target with a number, as it would be printed."""
    return tuple(
        (name, target_text(code, report))
        for name, code in TARGETS.items()
        if INDICATORS[code].goal is not None
    )


def last_years(registry: Registry, wish: Wish) -> Wish | None:
    """The wording of the last document of the same kind, to begin the next one from."""
    with registry.read() as reading:
        found = [
            one
            for one in reading.of(OutgoingDocument).where(kind=wish.kind, void=False)
            if one.wish and one.unit_id == registry.unit
        ]
    if not found:
        return None
    last = max(found, key=lambda one: (one.dated or dt.date.min, one.id))
    old = wish_of(last)
    return replace(wish, content=old.content, added=old.added, head=old.head, preset=old.preset)


def _readers(kind: DocumentKind) -> tuple[tuple[str, str], ...]:
    if len(kind.audiences) == 1:
        return ()
    return tuple((one.value, _READERS[one]) for one in kind.audiences)


def _group(kind_id: str) -> str:
    if kind_id.startswith("KH"):
        return "Kế hoạch"
    if kind_id.startswith("BC"):
        return "Báo cáo"
    return "Danh sách, biểu" if kind_id.startswith("B") else "Thư, phiếu, sổ"


def _sections(
    document: OfficialDocument, wish: Wish, known: frozenset[str]
) -> tuple[SectionText, ...]:
    found: list[SectionText] = []
    heading: Heading | None = None
    blocks: list[Block] = []
    for block in (*document.body, None):
        if block is not None and not isinstance(block, Heading):
            blocks.append(block)
            continue
        if heading is not None or blocks:
            found.append(_section(heading, blocks, wish, known))
        heading, blocks = block, []
    return tuple(found)


def _section(
    heading: Heading | None, blocks: Sequence[Block], wish: Wish, keys: frozenset[str]
) -> SectionText:
    content = wish.content or {}
    key = heading.key if heading and heading.key in keys else ""
    typed = content.get(key, ()) if key else ()
    place = heading.text.replace("\u00a0", " ") if heading else BEGINNING
    return SectionText(
        place=place,
        title=f"{heading.number} {heading.text}".strip() if heading else "Căn cứ, mở đầu",
        level=heading.level if heading else 1,
        key=key,
        lines=tuple(line for block in blocks for line in _line(block)),
        tables=sum(1 for block in blocks if not isinstance(block, Paragraph | LegalBasis)),
        typed=(typed,) if isinstance(typed, str) else tuple(typed),
        added=tuple(wish.added.get(place, ())),
    )


def _line(block: Block) -> tuple[str, ...]:
    if isinstance(block, Paragraph | LegalBasis):
        return (block.text.replace("\u00a0", " "),)
    if isinstance(block, Table):
        return (f"[Bảng: {block.caption or 'có ' + str(len(block.rows)) + ' dòng'}]",)
    return ()


__all__ = [
    "BEGINNING",
    "BOLD",
    "ENDING",
    "ITALIC",
    "TABLES",
    "Composition",
    "KindLine",
    "SectionText",
    "compose",
    "edits",
    "figures_to_insert",
    "kinds",
    "last_years",
    "reopened",
    "targets_to_insert",
]
