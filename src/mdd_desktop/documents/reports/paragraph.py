"""BC-D: one paragraph of plain text for the Hội's own monthly report; figures as in BC-T."""

from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.documents.templates import Wording
from mdd_desktop.domain.document import Paragraph
from mdd_desktop.domain.document_layout import EndForm, HeadForm, Layout
from mdd_desktop.domain.errors import RuleError

_NAME = "bcd"
SHORTEST, LONGEST = 60, 120


def build(material: Material) -> Content:
    """The paragraph."""
    typed = material.wording(_NAME, va="").typed_text("next").strip(" .;")
    words = material.wording(_NAME, va=f" và {typed}" if typed else "")
    return Content(subject=words.say("subject"), body=(Paragraph.plain(_text(words)),))


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
    title="Đoạn báo cáo để dán vào báo cáo tháng của Hội",
    type_code="BC",
    type_name="Báo cáo",
    period="month",
    build=build,
    typed={"highlight": "Việc nổi bật trong tháng", "next": "Việc tháng sau"},
    layout=Layout(head=HeadForm.NONE, end=EndForm.NONE, end_mark=False, drafted=False),
)
