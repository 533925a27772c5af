"""The documents this program makes, and the one way to make any of them."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mdd_desktop.documents.additions import with_additions
from mdd_desktop.documents.docx_file import render_docx
from mdd_desktop.documents.letters.kinds import LETTERS
from mdd_desktop.documents.lists.kinds import LISTS
from mdd_desktop.documents.material import DocumentKind, Material
from mdd_desktop.documents.pdf import render_pdf
from mdd_desktop.documents.plans.child_care import CHILD_CARE_PLAN
from mdd_desktop.documents.plans.community_care import COMMUNITY_CARE_PLAN, COMMUNITY_CARE_SCHEME
from mdd_desktop.documents.plans.programme import PROGRAMME_PLAN
from mdd_desktop.documents.plans.resources_plan import RESOURCES_PLAN
from mdd_desktop.documents.reports.five_years import FIVE_YEAR_REPORT
from mdd_desktop.documents.reports.incident import INCIDENT_REPORT
from mdd_desktop.documents.reports.monthly import MONTHLY_REPORT
from mdd_desktop.documents.reports.paragraph import REPORT_PARAGRAPH
from mdd_desktop.documents.reports.periodic import HALF_YEAR_REPORT, YEAR_REPORT
from mdd_desktop.documents.typography import FontFamily
from mdd_desktop.documents.xlsx_file import render_xlsx
from mdd_desktop.domain.audience import Audience, secret_words
from mdd_desktop.domain.document import Issuer, OfficialDocument, SizeSet
from mdd_desktop.domain.document_rules import arranged
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.report import Report

KINDS: tuple[DocumentKind, ...] = (
    PROGRAMME_PLAN,
    CHILD_CARE_PLAN,
    COMMUNITY_CARE_PLAN,
    RESOURCES_PLAN,
    COMMUNITY_CARE_SCHEME,
    MONTHLY_REPORT,
    HALF_YEAR_REPORT,
    YEAR_REPORT,
    INCIDENT_REPORT,
    FIVE_YEAR_REPORT,
    REPORT_PARAGRAPH,
    *LISTS,
    *LETTERS,
)
_LAST_NUMBER = 99_999


@dataclass(frozen=True)
class Print:
    """How this copy is made; everything else follows from the report.

    Attributes:
        number: Số; without it the document is a draft.
        dated: Day of issue; without it the document is a draft.
        tracing: Small grey footer that tells which print this is.
        own_texts: The office's own wording: by template, by place.
        added: Further paragraphs by the heading of their section.
    """

    number: int | None = None
    dated: dt.date | None = None
    size_set: SizeSet = SizeSet.SMALL
    electronic: bool = False
    tracing: str = ""
    own_texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    added: Mapping[str, Sequence[str]] = field(default_factory=dict)


def document_kind(kind_id: str) -> DocumentKind:
    """A kind by its id, in either case.

    Raises:
        NotFoundError: There is no such kind.
    """
    for kind in KINDS:
        if kind.id.lower() == kind_id.strip().lower():
            return kind
    known = ", ".join(kind.id for kind in KINDS)
    raise NotFoundError("unknown_kind", f"Không có loại văn bản này. Chọn một trong: {known}.")


def compose(
    kind_id: str,
    report: Report,
    issuer: Issuer,
    *,
    today: dt.date,
    how: Print | None = None,
    content: Mapping[str, str | Sequence[str]] | None = None,
) -> OfficialDocument:
    """Put a document together; its texts are final and any renderer may draw it.

    Args:
        kind_id: Id in the catalogue.
        report: Figures and names.
        issuer: From :func:`~mdd_desktop.documents.letterheads.issuer_of`.
        today: Day on which the legal bases must be in force while there is no date of issue.
        how: Number, date, sizes; a draft by default.
        content: Paragraphs the officer wrote, by the kind's ``typed`` keys.

    Raises:
        NotFoundError: There is no such kind.
        RuleError: A paragraph has no place, a template names an unknown value, a basis is closed,
            the number cannot be one, or the People's Committee would issue names.
    """
    kind, how = document_kind(kind_id), how or Print()
    _check(kind, how, content or {})
    if issuer.government and _names_people(kind):
        message = (
            f"{kind.title} có tên người, không lập theo mẫu của Ủy ban nhân dân. "
            "Chọn mẫu đầu văn bản của Hội."
        )
        raise RuleError("government_names", message)
    typed = {**report.typed, **(content or {})}
    report = replace(report, typed=typed)
    documents = [
        _one(kind, report, issuer, today, _numbered(how, place), data)
        for place, data in enumerate(report.records or (None,))
    ]
    return replace(documents[0], others=tuple(documents[1:]))


def _names_people(kind: DocumentKind) -> bool:
    """Whether the kind speaks of single persons, not of figures alone."""
    return bool(set(kind.audiences) - {Audience.FIGURES})


def _numbered(how: Print, place: int) -> Print:
    """Each document of a batch takes the next number."""
    return how if how.number is None else replace(how, number=how.number + place)


def _one(
    kind: DocumentKind, report: Report, issuer: Issuer, today: dt.date, how: Print, data: object
) -> OfficialDocument:
    dated = how.dated or today
    material = Material(report, issuer, dated, data, how.number, how.own_texts)
    made = kind.build(material)
    return arranged(
        OfficialDocument(
            kind=kind.id,
            type_code=kind.type_code,
            type_name=kind.type_name,
            subject=made.subject,
            issuer=issuer,
            year=dated.year,
            body=with_additions(made, how.added, report, material.said),
            recipients=made.recipients,
            number=how.number,
            dated=how.dated if kind.layout.drafted else dated,
            addressees=made.addressees,
            annexes=made.annexes,
            size_set=how.size_set,
            draft=kind.layout.drafted and (how.number is None or how.dated is None),
            electronic=how.electronic,
            restricted=made.restricted,
            urgency=made.urgency,
            tracing=how.tracing,
            data_tables=made.data_tables,
            layout=kind.layout,
            signers=made.signers,
        )
    )


def render(document: OfficialDocument, form: str, fonts: FontFamily | None = None) -> bytes:
    """The document as ``pdf``, ``docx`` or ``xlsx``.

    Raises:
        RuleError: Another form, or a character the typeface cannot print.
    """
    renderers: dict[str, Callable[[], bytes]] = {
        "pdf": lambda: render_pdf(document, fonts),
        "docx": lambda: render_docx(document, fonts),
        "xlsx": lambda: render_xlsx(document),
    }
    if form not in renderers:
        message = "Chỉ làm được tệp pdf, docx hoặc xlsx. Đặt lại đuôi tên tệp."
        raise RuleError("unknown_form", message)
    return renderers[form]()


def _check(kind: DocumentKind, how: Print, content: Mapping[str, str | Sequence[str]]) -> None:
    if how.number is not None and not 0 < how.number <= _LAST_NUMBER:
        raise RuleError("bad_number", f"Số văn bản phải từ 1 đến {_LAST_NUMBER}.")
    for key in content:
        if key not in kind.typed:
            known = ", ".join(kind.typed)
            message = f"{kind.id} không có đoạn “{key}”. Các đoạn được viết: {known}."
            raise RuleError("unknown_content", message)
        if kind.audiences:
            _check_words(content[key])
    if kind.audiences:
        for texts in how.added.values():
            _check_words(texts)


def _check_words(text: str | Sequence[str]) -> None:
    """Refuse what no document about children may hold."""
    words = secret_words(text if isinstance(text, str) else " ".join(text))
    if words:
        message = f"Văn bản này không được ghi “{words[0]}”. Bỏ từ này khỏi đoạn tự viết."
        raise RuleError("secret_words", message)
