"""Rules of the end block, annexes, marks and files, L17 to L20 and L24 to L30 of documents.md."""

import io
from collections.abc import Iterator

import docx
import pikepdf
from documents_measured import FONTS, MM, Paper, Part, page_number
from documents_measures import PrintedLine, PrintedPage
from docx.enum.section import WD_ORIENT

from mdd_desktop.documents.docx_file import render_docx
from mdd_desktop.documents.pdf import render_pdf
from mdd_desktop.documents.typography import ASCENT, DESCENT
from mdd_desktop.domain.document import Issuer, Paragraph
from mdd_desktop.domain.document_layout import EndForm
from mdd_desktop.domain.document_rules import annex_label, recipient_lines

_PARTY_NOTE = "(Ký, ghi rõ họ tên)"


def l17_recipients(paper: Paper) -> Iterator[str]:
    """Nơi nhận level with the authority, in its sizes and marks, never alone on a page."""
    for part in _ended(paper, EndForm.RECIPIENTS):
        page = part.pages[-1]
        label, authority = page.line("Nơi nhận:"), _authority(page, part.document.issuer)
        if (label.size, label.bold, label.italic) != (12, True, True):
            yield "label not 12 pt bold italic"
        if (
            abs(label.left - page.left) > 0.5 * MM
            or abs(label.baseline - authority.baseline) > 1 * MM
        ):
            yield "label not level with the authority"
        yield from _recipients(part, label)
    for part in paper.bodies:
        yield from _not_alone(part)


def _recipients(part: Part, label: PrintedLine) -> Iterator[str]:
    page = part.pages[-1]
    wanted = [one.replace("\u00a0", " ") for one in recipient_lines(part.document.recipients)]
    items = [ln for ln in page.lines if ln.size == 11 and ln.baseline > label.baseline]
    if "".join("".join(ln.text.split()) for ln in items) != "".join("".join(wanted).split()):
        yield "recipients with other words or marks"
    if any(ln.bold or ln.italic for ln in items):
        yield "recipients not upright"
    if part.document.addressees and wanted[0] != "- Như trên;":
        yield "Như trên is missing"
    if not wanted[-1].startswith("- Lưu: VT"):
        yield "the archive is missing"


def _not_alone(part: Part) -> Iterator[str]:
    """Two lines of text, or a row of the table, stand above the end block."""
    page, end = part.pages[-1], part.document.layout.end
    if end is EndForm.NONE or part.count == 1:
        return
    first = _end_top(page, part)
    above = [line for line in page.lines if page.top - 2 < line.baseline < first - 1]
    if len(above) < 2:
        yield "the end block stands alone"


def _end_top(page: PrintedPage, part: Part) -> float:
    if part.document.layout.end is EndForm.PARTIES:
        return page.line(part.document.layout.parties[0]).baseline
    return _authority(page, part.document.issuer).baseline - 16


def l18_signature(paper: Paper) -> Iterator[str]:
    """Authority and title in bold capitals, 25 to 30 mm to sign, the name in bold."""
    for part in paper.bodies:
        if part.document.layout.end in {EndForm.NONE, EndForm.PARTIES}:
            continue
        page, issuer = part.pages[-1], part.document.issuer
        lines = _signature_lines(page, issuer)
        name = next(ln for ln in reversed(page.lines) if ln.text == _plain(issuer.signer_name))
        if any(not ln.bold or ln.size != 14 for ln in (*lines, name)):
            yield "signature not 14 pt bold"
        if any(abs(ln.middle - name.middle) > 1 * MM for ln in lines):
            yield "name not under its title"
        gap = (name.baseline - ASCENT * 14) - (lines[-1].baseline + DESCENT * 14)
        if not 25 * MM <= gap <= 30 * MM:
            yield f"{gap / MM:.1f} mm to sign"
        width = page.right - page.left
        share = 0.45 if part.document.layout.end is EndForm.RECIPIENTS else 0.5
        if abs(name.middle - page.left - width * (share + (1 - share) / 2)) > 1 * MM:
            yield "signature in another column"
        if "KT." in " ".join(issuer.signature_lines) and not issuer.government:
            yield "KT. outside preset U"


def _signature_lines(page: PrintedPage, issuer: Issuer) -> list[PrintedLine]:
    return [
        next(line for line in reversed(page.lines) if line.text == _plain(text))
        for text in issuer.signature_lines
    ]


def _authority(page: PrintedPage, issuer: Issuer) -> PrintedLine:
    return _signature_lines(page, issuer)[0]


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def l19_parties(paper: Paper) -> Iterator[str]:
    """Columns of equal width, a note under each title, 22 mm at least to sign."""
    for part in _ended(paper, EndForm.PARTIES):
        page, titles = part.pages[-1], part.document.layout.parties
        found = [page.line(title) for title in titles]
        width = (page.right - page.left) / len(titles)
        for place, line in enumerate(found):
            if abs(line.middle - page.left - (place + 0.5) * width) > 1 * MM or not line.bold:
                yield f"{line.text} not in a column of equal width"
        notes = [line for line in page.lines if line.text == _PARTY_NOTE]
        if len(notes) != len(titles) or not all(line.italic for line in notes):
            yield "notes under the titles"
        named = [_plain(name) for name in part.document.signers if name]
        for name in (line for line in page.lines if line.text in named and line.bold):
            if name.baseline - ASCENT * name.size - notes[0].baseline < 22 * MM:
                yield "less than 22 mm to sign"


def l24_annexes(paper: Paper) -> Iterator[str]:
    """Label, title and the line that says what it belongs to; named in the body in order."""
    for part in paper.annexes:
        annex = part.annex
        assert annex is not None
        page, count = part.pages[0], len(part.document.annexes)
        place = part.document.annexes.index(annex)
        label = annex_label(place, count)
        first, title = page.lines[0], page.lines[1]
        if first.text != label or not first.bold or first.size != 14:
            yield f"annex without {label}"
        if not title.bold or title.text != title.text.upper():
            yield "title of the annex not in bold capitals"
        kept = next(line for line in page.lines if line.text.startswith("(Kèm theo"))
        if not kept.italic or kept.size != 14:
            yield "Kèm theo not in italics"
        blank = part.document.electronic or part.document.draft
        if blank == (f"{part.document.number:02d}/" in kept.text):
            yield "number in the line of an electronic annex, or none on paper"
    for part in paper.bodies:
        places = [part.text.find(annex_label(n, len(part.document.annexes)))
                  for n in range(len(part.document.annexes))]  # fmt: skip
        if part.whole and (-1 in places or places != sorted(places)):
            yield "annexes not named in the body in order"


def l25_landscape(paper: Paper) -> Iterator[str]:
    """Tables of more than nine columns lie across, with the same margins."""
    for part in paper.parts:
        across = part.annex.landscape if part.annex else part.document.layout.landscape
        for page in part.pages:
            if across != (page.width > page.height):
                yield "page lies the other way"
            places = sorted(line["x0"] for line in page.uprights)
            measured = across and places and page_number(page) is None
            if measured and abs(places[-1] - places[0] - 252 * MM) > 0.3 * MM:
                yield "table across is not 252 mm wide"


def l26_draft(paper: Paper) -> Iterator[str]:
    """DỰ THẢO framed on page 1 and pale under every page until number and date are given."""
    for place, part in enumerate(paper.parts):
        draft = part.document.draft
        for page in part.pages:
            pale = [shape for shape in page.curves if shape["non_stroking_color"]]
            if draft != bool(pale):
                yield "pale word on a numbered page, or none on a draft"
        page = part.pages[0]
        marks = [line for line in page.lines if line.text == "DỰ THẢO"]
        if bool(marks) != (draft and place == 0):
            yield "the frame DỰ THẢO"
        for mark in marks:
            if not mark.bold or mark.size != 13 or mark.left > 40 * MM or mark.baseline > page.top:
                yield "DỰ THẢO elsewhere or in other letters"


def l27_tracing(paper: Paper) -> Iterator[str]:
    """Small and grey in the bottom margin; lists with names always have it."""
    for part in paper.parts:
        for page in part.pages:
            small = [line for line in page.lines if line.size <= 8]
            if bool(small) != bool(part.document.tracing):
                yield "tracing footer"
            if any(line.baseline < page.bottom for line in small):
                yield "tracing footer inside the text"


def l28_marks(paper: Paper) -> Iterator[str]:
    """LƯU HÀNH NỘI BỘ framed at the top right where due."""
    for part in paper.parts:
        page = part.pages[0]
        marks = [line for line in page.lines if line.text == "LƯU HÀNH NỘI BỘ"]
        if bool(marks) != part.document.restricted:
            yield "LƯU HÀNH NỘI BỘ where none is due, or none where one is"
        for mark in marks:
            frame = [f for f in page.frames if f["x0"] < mark.left and f["x1"] > mark.right]
            if not frame or abs(frame[0]["x1"] - page.right) > 0.5 * MM:
                yield "not framed at the right"
            if not mark.bold or mark.size != 13:
                yield "not 13 pt bold"


def l29_properties(paper: Paper) -> Iterator[str]:
    """Title, language and unit, no person; the same bytes when drawn again."""
    with pikepdf.open(io.BytesIO(paper.pdf)) as pdf:
        if str(pdf.docinfo["/Title"]) != paper.document.title:
            yield "title"
        if str(pdf.docinfo["/Author"]) != paper.document.issuer.office_text:
            yield "author is not the unit"
        if str(pdf.Root.Lang) != "vi-VN":
            yield "language"
        if any(paper.document.issuer.signer_name in str(value) for value in pdf.docinfo.values()):
            yield "a person in the properties"
    if paper.name.endswith("-a") and render_pdf(paper.document, FONTS) != paper.pdf:
        yield "other bytes when drawn again"


def l30_twin(paper: Paper) -> Iterator[str]:
    """The Word file has the same texts in the same order, sizes of paper and margins."""
    if not paper.whole:
        return
    file = docx.Document(io.BytesIO(render_docx(paper.document, FONTS)))
    for section in file.sections:
        across = section.orientation is WD_ORIENT.LANDSCAPE
        wanted = paper.edges_of(paper.document, across=across)
        sides = (
            section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
        )  # fmt: skip
        found = [round(side.mm) for side in sides if side is not None]
        if found != [wanted.top, wanted.bottom, wanted.left, wanted.right]:
            yield f"margins {found}"
    text = "".join("".join(file.element.body.itertext()).split())
    at = 0
    for block in paper.document.body:
        if isinstance(block, Paragraph):
            place = text.find("".join(block.text.split()), at)
            if place < at:
                yield f"not in the Word file, or elsewhere: {block.text[:30]}"
                return
            at = place


def _ended(paper: Paper, end: EndForm) -> Iterator[Part]:
    return (part for part in paper.bodies if part.document.layout.end is end)


RULES = (
    l17_recipients,
    l18_signature,
    l19_parties,
    l24_annexes,
    l25_landscape,
    l26_draft,
    l27_tracing,
    l28_marks,
    l29_properties,
    l30_twin,
)
