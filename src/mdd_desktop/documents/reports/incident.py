"""BC-DX: the report of an incident, for internal use; it never names a child."""

from mdd_desktop.documents.head import URGENCY_WIDTHS
from mdd_desktop.documents.material import Content, DocumentKind, Material, items, paragraphs
from mdd_desktop.documents.reports.parts import addressees_of, recipients_of
from mdd_desktop.documents.templates import Wording
from mdd_desktop.domain.audience import secret_words
from mdd_desktop.domain.document import Block, Heading, Paragraph
from mdd_desktop.domain.document_rules import AS_ABOVE
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.report_calendar import ASKED_FOR, INCIDENT, incident_due

_NAME = "bcdx"
_SECTIONS = {
    "I": ("time", "place", "children", "incident"),
    "II": ("hotline", "police", "committee", "done"),
}
_PROPOSAL, _URGENCY = "proposal", "urgency"


def build(material: Material) -> Content:
    """The blocks of the report; what is not told yet is left to be written by hand."""
    words = material.wording(_NAME)
    incident_due(material.dated, words.typed_text(ASKED_FOR))
    words = material.wording(_NAME, short_subject=words.say("short_subject"))
    body: list[Block] = paragraphs(words.say("opening"))
    for heading, keys in _SECTIONS.items():
        body.append(Heading(1, words.say(f"headings.{heading}")))
        body += [Paragraph.item(_line(words, material, key)) for key in keys]
    body.append(Heading(1, words.say("headings.III")))
    body += items(_typed(words, _PROPOSAL) or [words.raw("blank")])
    body += paragraphs(words.say("closing"))
    return Content(
        subject=words.say("subject"),
        body=tuple(body),
        addressees=addressees_of(material),
        recipients=_recipients(material),
        restricted=True,
        urgency=_urgency(words),
    )


def _recipients(material: Material) -> tuple[str, ...]:
    """Only who is reported to; an internal paper goes to nobody else."""
    *others, archive = recipients_of(material)
    above = [one for one in others if one == AS_ABOVE or "b/c" in one]
    return (*above, archive)


def _line(words: Wording, material: Material, key: str) -> str:
    known = key == "place" and material.report.level == "commune"
    usual = material.issuer.unit_text if known else words.raw("blank")
    said = " ".join(_typed(words, key)).rstrip(" .;") or usual
    return words.fill(words.raw(f"lines.{key}"), said=said)


def _typed(words: Wording, key: str) -> list[str]:
    """What the officer wrote; words that do not belong on paper are refused."""
    texts = words.typed_texts(key)
    forbidden = secret_words(" ".join(texts))
    if forbidden:
        raise RuleError(
            "forbidden_words",
            f"Không ghi “{forbidden[0]}” trong báo cáo này. Việc như vậy báo ngay Tổng đài 111,"
            " công an và UBND; bỏ từ này rồi làm lại.",
        )
    return texts


def _urgency(words: Wording) -> str:
    """The degree of haste that was chosen; mostly none."""
    chosen = words.typed_text(_URGENCY).strip().upper()
    if chosen and chosen not in URGENCY_WIDTHS:
        known = ", ".join(URGENCY_WIDTHS)
        raise RuleError("unknown_urgency", f"Độ khẩn phải là một trong: {known}.")
    return chosen


INCIDENT_REPORT = DocumentKind(
    id=INCIDENT,
    title="Báo cáo đột xuất",
    type_code="BC",
    type_name="Báo cáo",
    period="none",
    build=build,
    typed={
        "time": "Thời gian xảy ra",
        "place": "Địa điểm (xã, thôn)",
        "children": "Số trẻ liên quan, không ghi tên",
        "incident": "Diễn biến",
        "hotline": "Đã báo Tổng đài 111: số, giờ",
        "police": "Đã báo công an: người nhận, số, giờ",
        "committee": "Đã báo UBND: người nhận, số, giờ",
        "done": "Việc đã làm",
        _PROPOSAL: "Đề xuất",
        _URGENCY: "Độ khẩn: KHẨN, THƯỢNG KHẨN hoặc HỎA TỐC",
        ASKED_FOR: "Hạn gửi (ngày/tháng/năm), không in; để trống là trong 24 giờ",
    },
)
