r"""An official document as plain data: what stands on it, in order, before anything is drawn.

PDF, DOCX and XLSX are drawn from the same :class:`OfficialDocument`, so they cannot disagree. All
lengths are millimetres. A text may hold ``"\n"`` where the office wants a line to break.
"""

import datetime as dt
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Self

from mdd_desktop.domain.chart import Chart
from mdd_desktop.domain.document_forms import FormBlock
from mdd_desktop.domain.document_layout import HeadForm, Layout, Margins

TEXT_WIDTH_MM = 165.0
LETTERED_LEVEL = 3


class Absent(Enum):
    """Why a cell holds no value: a blank says unknown, a dash says it cannot have one."""

    NOT_APPLICABLE = "–"


CellValue = str | int | Decimal | dt.date | Absent | None


class SizeSet(StrEnum):
    """The two sets of sizes that may stand in one document (documents.md, L3)."""

    SMALL = "S"
    LARGE = "L"


class Align(StrEnum):
    """How a line lies between its edges."""

    JUSTIFY = "justify"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class RowStyle(StrEnum):
    """What a table row is: a plain one, a group's name, the total."""

    PLAIN = "plain"
    GROUP = "group"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style within a paragraph."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``indent`` is the first line's, ``keep`` holds it to what follows."""

    runs: tuple[Run, ...]
    align: Align = Align.JUSTIFY
    indent: bool = True
    keep: bool = False

    @classmethod
    def plain(cls, text: str) -> Self:
        """A justified paragraph of one style."""
        return cls((Run(text),))

    @classmethod
    def item(cls, text: str) -> Self:
        """A paragraph of a list, marked with a dash."""
        return cls((Run(f"- {text}"),))

    @property
    def text(self) -> str:
        """The words without their styles."""
        return "".join(run.text for run in self.runs)

    def ending(self, mark: str) -> Self:
        """The same paragraph with its full stop or other last mark replaced by ``mark``."""
        last = self.runs[-1]
        closed = replace(last, text=last.text.rstrip(" .;") + mark)
        return replace(self, runs=(*self.runs[:-1], closed))


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One căn cứ line, without its closing mark until the document is arranged."""

    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is ``I.``, 2 is ``1.``, 3 is ``a)``; the number comes by arranging.

    Attributes:
        key: Of the paragraphs under it that an officer may write instead of the prepared ones.
    """

    level: int
    text: str
    number: str = ""
    key: str = ""

    @property
    def bold(self) -> bool:
        """Whether it is printed bold; lettered ones are not."""
        return self.level < LETTERED_LEVEL

    @property
    def line(self) -> str:
        """The heading as printed: level 1 in capitals, with its number."""
        text = self.text.upper() if self.level == 1 else self.text
        return f"{self.number} {text}".strip()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        group: Title above this and the neighbouring columns with the same group.
        vertical: The title is turned, because the column is narrower than its words.
        zero_blank: Zero prints blank, as in grids of money by month.
    """

    title: str
    width_mm: float
    align: Align = Align.LEFT
    group: str = ""
    vertical: bool = False
    zero_blank: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row; its first cell lies over ``span`` columns."""

    cells: tuple[CellValue, ...]
    style: RowStyle = RowStyle.PLAIN
    span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a grid.

    Attributes:
        caption: Title above the table; in a workbook also the name of its sheet.
        unit_line: Such as ``Đơn vị tính: đồng``, italic right above the table.
        numbered: A row (1) (2)… stands under the header.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    unit_line: str = ""
    numbered: bool = False
    empty_text: str = "Không phát sinh"


Block = Paragraph | LegalBasis | Heading | Table | Chart | FormBlock


@dataclass(frozen=True, slots=True)
class Annex:
    """A phụ lục; it starts a page, counts its own pages and may lie across."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Issuer:
    """How the issuing office stands on its documents.

    Attributes:
        superior_lines: Chủ quản, top left, not bold; may be empty.
        office_lines: Cơ quan ban hành, bold, with the office's own line breaks.
        symbol: What follows the type code, such as ``BTV`` in ``05/KH-BTV``.
        place: Name on the date line.
        office_text: The office in a sentence, such as ``Hội LHPN xã Hoa Sen``.
        body_text: Who issues in its name, such as ``Ban Thường vụ Hội LHPN xã Hoa Sen``.
        superior_text: The office above in a sentence; empty at the top.
        unit_text: The place in a sentence, such as ``xã Hoa Sen``.
        locality_text: What a plan calls the place it rests on, mostly ``địa phương``.
        signature_lines: Authority and post, such as ``TM. BAN THƯỜNG VỤ`` / ``CHỦ TỊCH``.
        recipients: Nơi nhận without dashes and marks, the archive line last.
        stars: ``***`` under the office instead of a rule.
        state_title: Whether Quốc hiệu is printed.
        government: The People's Committee issues and not the Hội (preset U).
        address_line: At the foot of page 1, under a rule; mostly empty.
        margins: Of its upright pages.
    """

    superior_lines: tuple[str, ...]
    office_lines: tuple[str, ...]
    symbol: str
    place: str
    office_text: str
    body_text: str
    superior_text: str
    unit_text: str
    locality_text: str
    signature_lines: tuple[str, ...]
    signer_name: str
    recipients: tuple[str, ...]
    stars: bool = False
    state_title: bool = True
    government: bool = False
    address_line: str = ""
    margins: Margins = field(default=Margins())


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """A document ready to be drawn; its texts are final.

    Attributes:
        kind: Id in the catalogue, such as ``KH1``.
        type_code: Abbreviation in the symbol, such as ``KH``.
        type_name: Tên loại in sentence case, such as ``Kế hoạch``.
        subject: Trích yếu.
        number: Số; None prints a gap for it.
        dated: Day of issue; None prints gaps, with ``year`` behind them.
        addressees: Kính gửi; empty where there is none.
        electronic: Number and date in the annexes' "Kèm theo" line stay blank.
        tracing: Small grey footer that tells which print this is.
        restricted: Carries ``LƯU HÀNH NỘI BỘ``.
        urgency: ``KHẨN``, ``THƯỢNG KHẨN`` or ``HỎA TỐC``, framed in red under the number.
        data_tables: Further tables for the workbook alone, such as every figure by its id.
        layout: Head, end and page, as its kind wants them.
        signers: Names under the signatures of the end block, left to right.
        others: Further documents of the same kind, printed behind it as one batch.
    """

    kind: str
    type_code: str
    type_name: str
    subject: str
    issuer: Issuer
    year: int
    body: tuple[Block, ...]
    recipients: tuple[str, ...]
    number: int | None = None
    dated: dt.date | None = None
    addressees: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    size_set: SizeSet = SizeSet.SMALL
    draft: bool = True
    electronic: bool = False
    restricted: bool = False
    urgency: str = ""
    tracing: str = ""
    data_tables: tuple[Table, ...] = field(default=())
    layout: Layout = field(default=Layout())
    signers: tuple[str, ...] = ()
    others: "tuple[OfficialDocument, ...]" = ()

    @property
    def batch(self) -> "tuple[OfficialDocument, ...]":
        """This document and those printed behind it."""
        return (self, *self.others)

    @property
    def title(self) -> str:
        """Tên loại and trích yếu, as in the properties of the file."""
        return f"{self.type_name} {self.subject}".replace("\n", " ").strip()

    @property
    def sentence(self) -> str:
        """Tên loại and trích yếu as one sentence, as registers and screens say it."""
        subject = self.subject.replace("\n", " ").replace("\u00a0", " ").strip()
        begins = subject[:1].lower() if not subject[1:2].isupper() else subject[:1]
        return f"{self.type_name} {begins}{subject[1:]}".strip()

    @property
    def symbol(self) -> str:
        """Ký hiệu behind the number, such as ``KH-BTV``."""
        return "-".join(part for part in (self.type_code, self.issuer.symbol) if part)

    def margins(self, *, across: bool) -> Margins:
        """The margins of a page.

        An office chooses those of its upright pages. Tables that lie across need their 252 mm
        (L25), and a form that draws its own head fills exactly the page it was made for.
        """
        usual = across or self.layout.head is HeadForm.NONE
        return Margins() if usual else self.issuer.margins
