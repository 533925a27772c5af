"""Documents that an office writes, numbers and sends; and the wording it uses for them."""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from mdd_desktop.domain.coded import Coded
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.record import LongText, Record, ShortText, UnitCode

LAST_NUMBER = 99_999
Stored = Annotated[str, Field(max_length=400_000)]
"""JSON that the program writes for itself: what a document was made of, figures as they stood."""


class NumberSeries(Coded):
    """Whether all documents of a year share their numbers, or each type counts for itself."""

    ONE = "chung"
    BY_TYPE = "theo_loai"


class DocumentState(StrEnum):
    """How far a document has come."""

    DRAFT = "dang_soan"
    ISSUED = "ban_hanh"
    UNUSED = "khong_su_dung"


class OutgoingDocument(Record):
    """A line of the register of outgoing documents, or a draft that has no number yet.

    Attributes:
        kind: Id in the catalogue; None for a document written elsewhere.
        title: Tên loại and trích yếu.
        wish: What it is made of, as JSON; empty for a document written elsewhere.
        symbol: What follows the number, such as ``KH-BTV``.
        series: Numbers are counted within it: a type code, or empty where all share one series.
        year: Of the series.
        count: How many numbers it takes: a batch takes one for each of its documents.
        sha256: Of the bytes that were issued; a reprint has the same.
        unused: The number was skipped on purpose; ``note`` says why.
        frozen_id: The frozen report its figures come from.
        replaces: The document it was made to replace.
    """

    table: ClassVar[str] = "outgoing_document"

    unit_id: UnitCode
    kind: ShortText | None = None
    title: LongText
    wish: Stored | None = None
    symbol: ShortText | None = None
    series: ShortText | None = None
    year: Annotated[int, Field(ge=1945, le=2200)] | None = None
    number: Annotated[int, Field(ge=1, le=LAST_NUMBER)] | None = None
    count: Annotated[int, Field(ge=1, le=10_000)] = 1
    dated: dt.date | None = None
    signer: ShortText | None = None
    recipients: LongText | None = None
    keeper: ShortText | None = None
    copies: Annotated[int, Field(ge=0, le=LAST_NUMBER)] | None = None
    sent_on: dt.date | None = None
    pages: Annotated[int, Field(ge=0, le=LAST_NUMBER)] | None = None
    sha256: ShortText | None = None
    written_by: ShortText | None = None
    issued_by: ShortText | None = None
    unused: bool = False
    frozen_id: UUID | None = None
    replaces: UUID | None = None
    note: LongText | None = None

    @property
    def state(self) -> DocumentState:
        """How far it has come."""
        if self.unused:
            return DocumentState.UNUSED
        return DocumentState.ISSUED if self.dated is not None else DocumentState.DRAFT

    @property
    def numbers(self) -> range:
        """The numbers it takes; none for a draft and for letters without a number."""
        return range(0) if self.number is None else range(self.number, self.number + self.count)

    @property
    def number_text(self) -> str:
        """``05/KH-BTV``, ``05–09/BTT-BTV``; empty without a number."""
        if self.number is None:
            return ""
        last = f"–{self.numbers[-1]:02d}" if self.count > 1 else ""
        return "/".join(part for part in (f"{self.number:02d}{last}", self.symbol) if part)


class FrozenReport(Record):
    """The figures of an office for a period as they stood when it reported them.

    Attributes:
        kind: Of the report, as in the catalogue.
        period: In the form that a period is read from.
        known_on: What was recorded after this day did not count.
        cut_off: The moment, ISO, local time without a zone.
        frozen_by: The officer.
        figures: The whole report as JSON.
        data_hash: SHA-256 over the figures: two offices that hold the same figures have the same.
    """

    table: ClassVar[str] = "frozen_report"

    unit_id: UnitCode
    kind: ShortText
    period: ShortText
    first: dt.date
    last: dt.date
    known_on: dt.date
    cut_off: ShortText
    frozen_by: ShortText | None = None
    figures: Stored
    data_hash: ShortText


class TemplateText(Record):
    """One text of a template as the office words it.

    Attributes:
        template: Name of the template.
        place: Where the text stands in it, such as ``paragraphs.review[2]``.
        standard: The text that came with the program when the office wrote its own.
        text: The office's own.
        version: Counts the office's edits.
    """

    table: ClassVar[str] = "template_text"

    unit_id: UnitCode
    template: ShortText
    place: ShortText
    standard: LongText
    text: LongText
    version: Annotated[int, Field(ge=1, le=10**6)] = 1


def taken_numbers(
    documents: Iterable[OutgoingDocument], year: int, series: str
) -> dict[int, OutgoingDocument]:
    """Which document took which number of a year's series; a void one keeps its number."""
    return {
        number: document
        for document in documents
        if document.year == year and (document.series or "") == series
        for number in document.numbers
    }


def free_number(taken: dict[int, OutgoingDocument], count: int, wanted: int | None = None) -> int:
    """The number a document gets: the one wanted, else the next after all taken ones.

    Raises:
        RuleError: ``number_taken`` or ``bad_number``.
    """
    first = max(taken, default=0) + 1 if wanted is None else wanted
    if not 0 < first <= first + count - 1 <= LAST_NUMBER:
        raise RuleError("bad_number", f"Số văn bản phải từ 1 đến {LAST_NUMBER}.")
    for number in range(first, first + count):
        if number in taken:
            raise RuleError(
                "number_taken",
                f"Số {number:02d} của năm đã cấp cho “{taken[number].title[:80]}”. "
                f"Số tiếp theo còn trống: {max(taken) + 1:02d}.",
            )
    return first


def unexplained_gaps(taken: dict[int, OutgoingDocument]) -> tuple[int, ...]:
    """Numbers below the last one that no document has and nobody gave a reason for."""
    return tuple(number for number in range(1, max(taken, default=0)) if number not in taken)


def numbered_twice(
    documents: Iterable[OutgoingDocument],
) -> tuple[tuple[OutgoingDocument, OutgoingDocument], ...]:
    """Pairs with the same number: two computers of one office that had not exchanged yet."""
    seen: dict[tuple[int | None, str, int], OutgoingDocument] = {}
    found = []
    for document in documents:
        for number in document.numbers:
            key = (document.year, document.series or "", number)
            if key in seen:
                found.append((seen[key], document))
            seen.setdefault(key, document)
    return tuple(dict.fromkeys(found))
