"""Rules every document's text obeys: numbering, closing marks, words that stay together.

Pure functions over :mod:`mdd_desktop.domain.document`; renderers only draw what these arranged.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from mdd_desktop.domain.chart import Chart
from mdd_desktop.domain.document import (
    LETTERED_LEVEL,
    Align,
    Annex,
    Block,
    Heading,
    Issuer,
    LegalBasis,
    OfficialDocument,
    Paragraph,
    Run,
    Table,
)
from mdd_desktop.domain.document_forms import Pair
from mdd_desktop.domain.document_layout import HeadForm
from mdd_desktop.domain.form_rules import tidied_form
from mdd_desktop.domain.vietnamese import normalise, normalise_lines, official_date

NBSP = "\u00a0"
GAP = " " * 8
AS_ABOVE = "Như trên"
"""What Nơi nhận calls those whom Kính gửi names."""
UNIT_KINDS = (
    "thành phố", "tỉnh", "phường", "xã", "đặc khu", "thị trấn", "huyện", "quận", "cụm",
)  # fmt: skip
_CLUSTER = "cụm"
_LONGEST_NAME = 5  # words that a person's name may have in a column of three
_POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_UNITS = (
    "trẻ|đồng|lượt|Mẹ|phần|suất|thẻ|chiếc|xe|nhà|sổ|người|hồ sơ|đơn vị|xã|phường|cơ sở|chi hội"
    "|tuổi|lần|khoản|bản|ngày|tháng|năm|quý|giờ|phút|cán bộ|hoạt động|dịch vụ|tổ|hộ"
    "|đạt|chưa đạt"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_BINDINGS = (
    (re.compile(rf"(?<=\d) (?=(?:{_UNITS})\b(?! \d))"), NBSP),
    (
        re.compile(r"\b([Nn]gày|[Tt]háng|[Nn]ăm|[Kk]hoản|Điều|[Đđ]iểm|[Ss]ố|[Ll]ớp) (?=\d)"),
        rf"\1{NBSP}",
    ),
    (re.compile(rf"\b([Đđ]ủ) (?=\d+{NBSP}tuổi\b)"), rf"\1{NBSP}"),
    (re.compile(rf"(?<=\d) (?=(?:{_MONTHS}|years|instalments)\b)"), NBSP),
    (re.compile(rf"\b({_MONTHS}) (?=\d{{4}}\b)"), rf"\1{NBSP}"),
    (re.compile(r"\bY tế\b"), f"Y{NBSP}tế"),
    (re.compile(r"\(để b/c\)"), f"(để{NBSP}b/c)"),
    (re.compile(r"\bVND (?=\d)"), f"VND{NBSP}"),
    (re.compile(r"Mẹ đỡ đầu"), f"Mẹ{NBSP}đỡ{NBSP}đầu"),
    (re.compile(r"\b(TM|KT|TL|TUQ|Q)\. "), rf"\1.{NBSP}"),
)


def tidy(text: str) -> str:
    """NFC, nothing invisible, no doubled blanks; line breaks stay."""
    return normalise_lines(text)


def bound(text: str) -> str:
    """Tie a number to its unit, ``ngày`` to its day and the like, so that no line parts them."""
    for pattern, tied in _BINDINGS:
        text = pattern.sub(tied, text)
    return text


def unit_kind(unit_name: str) -> str:
    """The word for what a unit is, such as ``xã``; empty when its name has none."""
    lowered = unit_name.lower()
    return next((kind for kind in UNIT_KINDS if lowered.startswith(f"{kind} ")), "")


def governed_kind(unit_name: str) -> str:
    """The word for what a unit is, if the State governs at that level: a cluster is the Hội's own.

    Empty for a cluster and for what is no unit, such as ``cả nước``.
    """
    return unit_kind(unit_name).replace(_CLUSTER, "")


def roman(number: int) -> str:
    """A Roman number, for headings and annexes."""
    signs = ""
    for value, sign in _ROMAN:
        signs, number = signs + sign * (number // value), number % value
    return signs


def number_line(document: OfficialDocument) -> str:
    """``Số: 05/KH-BTV``, with a gap where the number is still to come; empty where none belongs."""
    if document.layout.head is not HeadForm.NUMBERED:
        return ""
    number = GAP if document.number is None else f" {document.number:02d}"
    return f"Số:{number}/{document.symbol}"


def date_line(document: OfficialDocument) -> str:
    """``Hoa Sen, ngày 07 tháng 02 năm 2026``, with gaps while the date is still to come."""
    if document.dated is None:
        return f"{document.issuer.place}, ngày{GAP}tháng{GAP}năm{NBSP}{document.year}"
    return f"{document.issuer.place}, {bound(official_date(document.dated))}"


def head_date(document: OfficialDocument) -> str:
    """The date line of the head; empty where the date stands elsewhere."""
    dated = document.layout.head in {HeadForm.NUMBERED, HeadForm.DATED}
    return date_line(document) if dated else ""


def annex_label(index: int, count: int) -> str:
    """``Phụ lục`` when there is one, ``Phụ lục I``, ``II``… when there are more."""
    return "Phụ lục" if count == 1 else f"Phụ lục {roman(index + 1)}"


def attached_to(document: OfficialDocument) -> str:
    """The line under an annex's title that says what it belongs to."""
    blank = document.electronic or document.number is None or document.dated is None
    number = GAP if blank or document.number is None else f"{NBSP}{document.number:02d}"
    day = (
        f"ngày{GAP}tháng{GAP}năm{NBSP}{document.year}"
        if blank or document.dated is None
        else official_date(document.dated).replace(" ", NBSP)
    )
    return (
        f"(Kèm theo {document.type_name} số{number}/{document.symbol} {day}"
        f" của {document.issuer.office_text})"
    )


def recipient_lines(recipients: Sequence[str]) -> tuple[str, ...]:
    """Nơi nhận with dashes, ``;`` behind each and ``.`` behind the last."""
    last = len(recipients) - 1
    return tuple(
        f"- {one.rstrip(' .;')}{'.' if index == last else ';'}"
        for index, one in enumerate(recipients)
    )


def arranged(document: OfficialDocument) -> OfficialDocument:
    """The document with headings numbered, bases closed and one ``./.`` at the end of each part."""
    return replace(
        document,
        subject=bound(tidy(document.subject)),
        tracing=normalise(document.tracing),
        issuer=_tidy_issuer(document.issuer),
        addressees=tuple(bound(normalise(one)) for one in document.addressees),
        recipients=tuple(bound(normalise(one)) for one in document.recipients),
        body=_arranged(document.body, end_mark=document.layout.end_mark),
        signers=tuple(_signing(normalise(one)) for one in document.signers),
        annexes=tuple(_arranged_annex(annex) for annex in document.annexes),
    )


def _signing(name: str) -> str:
    """A person's name is never parted; the name of a body is, where its column is too narrow."""
    return name if name.count(" ") >= _LONGEST_NAME else name.replace(" ", NBSP)


def _tidy_issuer(issuer: Issuer) -> Issuer:
    return replace(
        issuer,
        superior_lines=tuple(tidy(line) for line in issuer.superior_lines),
        office_lines=tuple(tidy(line) for line in issuer.office_lines),
        place=normalise(issuer.place).replace(" ", NBSP),
        office_text=bound(tidy(issuer.office_text)),
        signature_lines=tuple(bound(normalise(line)) for line in issuer.signature_lines),
        superior_text=bound(tidy(issuer.superior_text)),
        signer_name=normalise(issuer.signer_name).replace(" ", NBSP),
    )


def _arranged_annex(annex: Annex) -> Annex:
    return replace(annex, title=bound(tidy(annex.title)), blocks=_arranged(annex.blocks))


def _arranged(blocks: Iterable[Block], *, end_mark: bool = True) -> tuple[Block, ...]:
    cleaned = [_cleaned(block) for block in blocks]
    numbered = _with_bases(_numbered(_without_empty(cleaned)))
    return tuple(_closed(numbered) if end_mark else numbered)


def _cleaned(block: Block) -> Block:
    match block:
        case Paragraph(runs=runs):
            return replace(block, runs=tuple(replace(r, text=bound(_spaced(r))) for r in runs))
        case LegalBasis(text=text) | Heading(text=text):
            return replace(block, text=bound(tidy(text)))
        case Table() | Chart():
            return block
        case _:
            return tidied_form(block, _cleaned)


def _spaced(run: Run) -> str:
    """Tidy a run but keep the blanks at its ends: they part it from its neighbours."""
    lead, tail = (" " if run.text[:1] == " " else ""), (" " if run.text[-1:] == " " else "")
    return f"{lead}{tidy(run.text)}{tail}" if run.text.strip() else ""


def _without_empty(blocks: Sequence[Block]) -> list[Block]:
    kept: list[Block] = []
    below = 0
    for block in reversed(blocks):
        if isinstance(block, Heading):
            if below <= block.level:
                continue
            below = block.level
        else:
            if _is_empty(block):
                continue
            below = 9
        kept.append(block)
    return kept[::-1]


def _is_empty(block: Block) -> bool:
    if isinstance(block, Chart):
        return block.empty
    return isinstance(block, Paragraph) and not block.text.strip(" -.;")


def _numbered(blocks: Iterable[Block]) -> list[Block]:
    counts = [0, 0, 0]
    done: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            place = block.level - 1
            counts[place] += 1
            counts[place + 1 :] = [0] * (len(counts) - place - 1)
            done.append(replace(block, number=_heading_number(block.level, counts[place])))
        else:
            done.append(block)
    return done


def _heading_number(level: int, count: int) -> str:
    if level == 1:
        return f"{roman(count)}."
    if level == LETTERED_LEVEL:
        return f"{_POINT_LETTERS[(count - 1) % len(_POINT_LETTERS)]})"
    return f"{count}."


def _with_bases(blocks: Sequence[Block]) -> list[Block]:
    last = max((i for i, b in enumerate(blocks) if isinstance(b, LegalBasis)), default=-1)
    return [
        replace(b, text=b.text.rstrip(" .;") + ("." if i == last else ";"))
        if isinstance(b, LegalBasis)
        else b
        for i, b in enumerate(blocks)
    ]


def _closed(blocks: list[Block]) -> list[Block]:
    if not blocks:
        return blocks
    last = blocks[-1]
    if isinstance(last, Paragraph):
        return [*blocks[:-1], last.ending("./.")]
    if isinstance(last, Pair) and isinstance(last.left[-1], Paragraph):
        closed = (*last.left[:-1], last.left[-1].ending("./."))
        return [*blocks[:-1], replace(last, left=closed)]
    return [*blocks, Paragraph((Run("./."),), align=Align.RIGHT, indent=False)]
