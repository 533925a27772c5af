"""D11: the register of outgoing documents; a number that was skipped is shown as not used."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from mdd_desktop.documents.lists.frame import REGISTER, centred, column, list_content, number
from mdd_desktop.documents.material import FORMATS, Content, DocumentKind, Material
from mdd_desktop.domain.document import Row, Table

_COLUMNS = (
    centred("Số, ký hiệu văn bản", 24),
    centred("Ngày tháng văn bản", 20),
    column("Tên loại và trích yếu nội dung", 70),
    column("Người ký", 26),
    column("Nơi nhận văn bản", 34),
    column("Đơn vị, người nhận bản lưu", 24),
    number("Số lượng bản", 12),
    centred("Ngày chuyển", 18),
    centred("Ký nhận", 14),
    column("Ghi chú", 10),
)
UNUSED = "Không sử dụng"


@dataclass(frozen=True)
class OutgoingLine:
    """A document that went out under a number of the year, or a number that was skipped.

    Attributes:
        dated: None for a number nobody used.
        series: Numbers are counted within it.
    """

    number: int
    symbol: str
    dated: dt.date | None
    title: str
    signer: str
    recipients: str
    keeper: str = ""
    copies: int | None = None
    sent_on: dt.date | None = None
    note: str = ""
    series: str = ""


@dataclass(frozen=True)
class OutgoingRegister:
    """The documents of one year, by series and number."""

    lines: tuple[OutgoingLine, ...] = ()


def build(material: Material) -> Content:
    """The register of a year."""
    register = material.given(OutgoingRegister)
    table = Table(_COLUMNS, _rows(register.lines), numbered=True)
    return list_content(
        material,
        (table,),
        scope=material.issuer.office_text,
        heading="in_period",
        closing=(),
        restricted=False,
    )


def _rows(lines: Sequence[OutgoingLine]) -> tuple[Row, ...]:
    rows: list[Row] = []
    for _, series in groupby(lines, key=lambda line: line.series):
        expected = 1
        for line in series:
            known = line.symbol if line.series else ""  # in one series nobody knows what it was for
            rows += [_skipped(gap, known) for gap in range(expected, line.number)]
            rows.append(_row(line))
            expected = line.number + 1
    return tuple(rows)


def _row(line: OutgoingLine) -> Row:
    return Row(
        (
            _number(line.number, line.symbol),
            line.dated,
            line.title,
            line.signer,
            line.recipients,
            line.keeper,
            line.copies,
            line.sent_on,
            "",
            line.note,
        )
    )


def _skipped(gap: int, symbol: str) -> Row:
    return Row((_number(gap, symbol), None, UNUSED, *[None] * (len(_COLUMNS) - 3)))


def _number(number: int, symbol: str) -> str:
    return "/".join(part for part in (f"{number:02d}", symbol) if part)


OUTGOING_REGISTER = DocumentKind(
    id="D11",
    title="Sổ văn bản đi",
    type_code="",
    type_name="Sổ đăng ký văn bản đi",
    period="year",
    build=build,
    formats=FORMATS,
    typed={"scope": "Phạm vi ghi dưới tên sổ", "preparer": "Người lập biểu"},
    wants=("to_date",),
    layout=REGISTER,
)
