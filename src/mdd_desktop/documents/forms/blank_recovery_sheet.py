"""D12 without the key: a sheet to write on by hand; the key is shown only when a registry is made.

The sheet with the key is :mod:`mdd_desktop.documents.forms.recovery_sheet`.
"""

from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.documents.parts import centred_line, line
from mdd_desktop.domain.document import Block, Paragraph
from mdd_desktop.domain.document_forms import WritingLines
from mdd_desktop.domain.document_layout import EndForm, HeadForm, Layout

_KEY_LINES = 5


def build(material: Material) -> Content:
    """The form: unit and day are known, everything else is written by hand."""
    words = material.wording("forms")
    body: list[Block] = [
        centred_line(words.raw("d12.title"), bold=True),
        line(f"{words.raw('d12.unit')} {material.issuer.office_text}"),
        WritingLines(words.raw("d12.device")),
        WritingLines(words.raw("d12.day")),
        line(words.raw("d12.key"), bold=True),
        WritingLines(count=_KEY_LINES),
        *map(Paragraph.plain, words.say_all("d12.advice")),
    ]
    return Content(subject="", body=tuple(body), restricted=True)


BLANK_RECOVERY_SHEET = DocumentKind(
    id="D12",
    title="Phiếu khôi phục",
    type_code="",
    type_name="Phiếu khôi phục",
    period="none",
    build=build,
    formats=("pdf", "docx"),
    layout=Layout(
        head=HeadForm.NONE, end=EndForm.NONE, body_size=13, end_mark=False, drafted=False
    ),
)
