"""BC-D: one paragraph of plain text for the Hội's own report of a month, half a year, years."""

from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.documents.templates import Wording
from mdd_desktop.domain.document import Paragraph
from mdd_desktop.domain.document_layout import EndForm, HeadForm, Layout
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.report import Report

_NAME = "bcd"
_FROM = "từ "
SHORTEST, LONGEST = 60, 120


def build(material: Material) -> Content:
    """The paragraph."""
    plain = material.wording(_NAME)
    typed = plain.typed_text("next").strip(" .;")
    words = material.wording(
        _NAME,
        va=f" và {typed}" if typed else "",
        in_period=plain.say(f"within.{_shape(material.report)}"),
    )
    return Content(subject=words.say("subject"), body=(Paragraph.plain(_text(words)),))


def _shape(report: Report) -> str:
    """Which way of saying the period fits it."""
    if (report.first.year, report.first.month) == (report.last.year, report.last.month):
        return "month"
    return "days" if report.period_label.startswith(_FROM) else "named"


def _text(words: Wording) -> str:
    sentences = [words.say("paragraphs.opening"), words.paragraph("paragraphs.state")]
    sentences += [words.typed_text("highlight"), words.paragraph("paragraphs.coming")]
    for more in words.say_all("paragraphs.more"):
        if _count(sentences) < SHORTEST:
            sentences.append(more)
    count = _count(sentences)
    if count > LONGEST:
        raise RuleError(
            "paragraph_too_long",
            f"Đoạn báo cáo dài {count} chữ, nhiều nhất là {LONGEST}. Rút ngắn phần tự viết.",
        )
    return " ".join(sentence for sentence in sentences if sentence)


def _count(sentences: list[str]) -> int:
    return sum(len(sentence.split()) for sentence in sentences)


REPORT_PARAGRAPH = DocumentKind(
    id="BC-D",
    title="Đoạn báo cáo để dán vào báo cáo của Hội",
    type_code="BC",
    type_name="Báo cáo",
    period="month",
    build=build,
    any_period=True,
    typed={"highlight": "Việc nổi bật trong kỳ", "next": "Việc kỳ sau"},
    layout=Layout(head=HeadForm.NONE, end=EndForm.NONE, end_mark=False, drafted=False),
)
