"""Official documents: composed from a report, drawn as PDF, DOCX or XLSX."""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from uuid import UUID

from mdd_desktop.documents.additions import TABLES
from mdd_desktop.documents.catalogue import KINDS, Print, compose, document_kind, render
from mdd_desktop.documents.letterheads import Office, issuer_of
from mdd_desktop.documents.live_values import require_known_values
from mdd_desktop.documents.material import DocumentKind
from mdd_desktop.documents.pdf import drawn_pdf, page_count
from mdd_desktop.domain.document import Issuer, OfficialDocument, Paragraph, SizeSet
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.outgoing import FrozenReport
from mdd_desktop.domain.period import Period, PeriodKind
from mdd_desktop.domain.report import Report
from mdd_desktop.domain.report_snapshot import kept_report
from mdd_desktop.services import reports
from mdd_desktop.services.corrections import with_corrections
from mdd_desktop.services.document_issuers import HEAD_FIELDS, issuer_on
from mdd_desktop.services.document_records import Chosen, gather_records, tracing
from mdd_desktop.services.document_records import record_keys as keys_of_records
from mdd_desktop.services.own_wording import own_texts_of
from mdd_desktop.services.private_part import require_open
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.whole_file import write_whole

__all__ = [
    "FORMATS",
    "HEAD_FIELDS",
    "Made",
    "Wish",
    "check_words",
    "composed",
    "draw",
    "gather",
    "head_preview",
    "kinds",
    "make",
    "paragraph",
    "period_text",
    "record_keys",
    "save",
]
FORMATS = ("pdf", "docx", "xlsx")
_LAST_OF_FIRST_HALF = 6
_WITH_PRIVATE_PART = frozenset({"D8"})
"""Kinds that print what some roles see only for a reason."""
_STRICT = {
    ("BC", "month"): (PeriodKind.MONTH, "tháng: ghi kỳ như 2026-10"),
    ("BC", "half"): (PeriodKind.HALF, "6 tháng: ghi kỳ như 2026-H1"),
    ("BC", "year"): (PeriodKind.YEAR, "năm: ghi kỳ như 2026"),
}


@dataclass(frozen=True)
class Made:
    """A document that was drawn.

    Attributes:
        content: The file's bytes.
        pages: Of the PDF.
        sha256: Of the bytes.
        report: What it was drawn from; screen and file cannot disagree.
    """

    content: bytes
    pages: int
    sha256: str
    report: Report


@dataclass(frozen=True)
class Wish:
    """What document to make.

    Attributes:
        kind: Id in the catalogue, either case.
        period: For kinds that have one.
        unit: Code; the office's own by default.
        preset: Letterhead preset instead of the office's own.
        number: Số; without it the document carries DỰ THẢO.
        dated: Day of issue; the business date by default.
        content: Paragraphs the officer wrote.
        records: Ids of the records it is about, by need; several make one batch.
        known_on: Ignore what was recorded later.
        frozen_id: The frozen report whose figures it prints, instead of counting.
        head: Parts of the letterhead for this document alone.
        added: Further paragraphs by the heading of their section.
        electronic: Number and date stay blank in the lines of its annexes.
    """

    kind: str
    period: str | None = None
    unit: str | None = None
    preset: str | None = None
    number: int | None = None
    dated: dt.date | None = None
    content: Mapping[str, str | Sequence[str]] | None = None
    records: Mapping[str, Sequence[str]] = field(default_factory=dict)
    known_on: dt.date | None = None
    frozen_id: UUID | None = None
    head: Mapping[str, str] = field(default_factory=dict)
    added: Mapping[str, Sequence[str]] = field(default_factory=dict)
    size_set: SizeSet = SizeSet.SMALL
    electronic: bool = False


def check_words(wish: Wish) -> None:
    """Refuse what would be printed in braces: a value nobody knows, a table in the wrong place.

    Raises:
        RuleError: ``unknown_placeholder`` or ``table_in_text``.
    """
    typed = (wish.content or {}).values()
    require_known_values(line for one in typed for line in ([one] if isinstance(one, str) else one))
    require_known_values((line for one in wish.added.values() for line in one), TABLES)


def kinds() -> list[dict[str, object]]:
    """The catalogue, in the JSON shape of ``mdd document list``."""
    return [
        {
            "id": kind.id,
            "title": kind.title,
            "period": kind.period,
            "formats": list(kind.formats),
            "needs": list(kind.needs),
        }
        for kind in KINDS
    ]


def record_keys(kind_id: str) -> frozenset[str]:
    """The keys of a kind that name records and no paragraph.

    Raises:
        NotFoundError: There is no such kind.
    """
    return keys_of_records(document_kind(kind_id))


def gather(registry: Registry, wish: Wish) -> Report:
    """Count what a document says.

    Raises:
        RuleError: The period is missing or of the wrong kind, the unit unknown, or the private
            part of a child it shows is hidden.
    """
    kind = document_kind(wish.kind)
    if wish.frozen_id is not None:
        return _frozen(registry, wish.frozen_id)
    period = wished = _period(kind, wish.period, registry.today)
    if "cumulative" in kind.wants:
        to = min(period.hi, registry.today)
        period = reports.period_of(registry, to=to, cumulative=True)
    as_of = registry.today if registry.today < period.hi else None
    report = reports.gather(
        registry,
        kind.id,
        period,
        unit=wish.unit,
        known_on=wish.known_on,
        as_of=as_of,
        wants=kind.wants,
    )
    with registry.read() as reading:
        if kind.id in _WITH_PRIVATE_PART:
            require_open(registry, reading, wish.records.get("child", ()))
        chosen = Chosen(wish.records, wish.known_on)
        records = gather_records(registry, reading, kind, report, chosen)
    return with_corrections(registry, replace(report, records=records), wished)


def _frozen(registry: Registry, frozen_id: UUID) -> Report:
    with registry.read() as reading:
        return kept_report(reading.of(FrozenReport).get(frozen_id).figures)


def period_text(registry: Registry, wish: Wish) -> str:
    """The period a document speaks of, in the form that is kept.

    Raises:
        RuleError: It is missing or of the wrong kind.
    """
    return _period(document_kind(wish.kind), wish.period, registry.today).text


def paragraph(registry: Registry, wish: Wish, report: Report | None = None) -> str:
    """The paragraph for the Hội's own report (BC-D) as plain text, for the clipboard.

    Args:
        registry: Of the office.
        wish: Of the kind BC-D.
        report: What was counted already for that period.

    Raises:
        RuleError: As :func:`gather`.
    """
    document = composed(registry, wish, report or gather(registry, wish))
    texts = (block.text for block in document.body if isinstance(block, Paragraph))
    return " ".join(texts).replace("\u00a0", " ").removesuffix("/.")


def composed(registry: Registry, wish: Wish, report: Report) -> OfficialDocument:
    """Put the document together."""
    with registry.read() as reading:
        day = wish.dated
        issuer = issuer_on(reading, report.unit_code, day, wish.preset, wish.head)
        own_texts = own_texts_of(reading)
    dated = wish.dated or (registry.today if wish.number is not None else None)
    trace = tracing(registry, document_kind(wish.kind), report)
    how = Print(
        number=wish.number,
        dated=dated,
        size_set=wish.size_set,
        electronic=wish.electronic,
        tracing=trace,
        own_texts=own_texts,
        added=wish.added,
    )
    return compose(wish.kind, report, issuer, today=registry.today, how=how, content=wish.content)


def make(registry: Registry, wish: Wish, form: str) -> Made:
    """Make a document.

    Args:
        registry: Of the office.
        wish: Which document.
        form: ``pdf``, ``docx`` or ``xlsx``.
    """
    if form not in FORMATS:
        raise RuleError("unknown_format", "Đuôi tệp phải là .pdf, .docx hoặc .xlsx.")
    kind = document_kind(wish.kind)
    if form not in kind.formats:
        message = f"{kind.id} chỉ làm được tệp {', '.join(kind.formats)}. Đặt lại đuôi tên tệp."
        raise RuleError("unknown_format", message)
    report = gather(registry, wish)
    return draw(composed(registry, wish, report), report, form)


def draw(document: OfficialDocument, report: Report, form: str) -> Made:
    """Draw a composed document; pure work, for a background lane."""
    if form == "pdf":
        content, pages = drawn_pdf(document)
    else:
        content, pages = render(document, form), page_count(document)
    return Made(content, pages, hashlib.sha256(content).hexdigest(), report)


def save(made: Made, path: Path) -> None:
    """Write a document's file whole or not at all."""
    write_whole(path, made.content)


def head_preview(name: str, level: str, superior: str) -> Issuer:
    """How an office would stand on its documents, for the first run."""
    return issuer_of(Office(name=name, level=level, superior=superior))


def _period(kind: DocumentKind, text: str | None, today: dt.date) -> Period:
    period = Period.parse(text or kind.default_period or _present(kind.period, today))
    asked = _STRICT.get((kind.type_code, kind.period))
    if asked and not kind.any_period and period.kind is not asked[0]:
        raise RuleError("wrong_period", f"Văn bản này lập theo {asked[1]}.")
    return period


def _present(period_kind: str, today: dt.date) -> str:
    """The period of that kind in which the day lies."""
    if period_kind == "month":
        return f"{today:%Y-%m}"
    if period_kind == "half":
        return f"{today:%Y}-H{1 if today.month <= _LAST_OF_FIRST_HALF else 2}"
    return f"{today:%Y}"
