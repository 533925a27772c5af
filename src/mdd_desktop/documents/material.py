"""What a kind of document is made of: the report and issuer in, blocks and annexes out."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from mdd_desktop.documents.own_texts import CALENDAR, with_own_texts
from mdd_desktop.documents.templates import Wording, hoi_in_full
from mdd_desktop.domain.audience import Audience
from mdd_desktop.domain.document import Annex, Block, Issuer, Paragraph, Table
from mdd_desktop.domain.document_layout import Layout
from mdd_desktop.domain.document_rules import governed_kind
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.report import Report, moment_text
from mdd_desktop.domain.report_calendar import ReportDuty, duties_with
from mdd_desktop.domain.vietnamese import format_vnd, official_date

_SUPERIOR, _KIND = "Hội cấp trên", "địa phương"
FORMATS = ("pdf", "docx", "xlsx")
T = TypeVar("T")


@dataclass(frozen=True)
class Material:
    """Everything a kind's builder may use.

    Attributes:
        dated: Day of issue, or the day the draft is made.
        data: Records it is about, as plain rows; None for documents of figures alone.
        number: Số, for forms that print it in their own place.
        own_texts: The office's own wording: by template, by place.
    """

    report: Report
    issuer: Issuer
    dated: dt.date
    data: object = None
    number: int | None = None
    own_texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def given(self, kind: type[T]) -> T:
        """What the kind is about: the rows of its list, the facts of its letter.

        Raises:
            RuleError: It was not gathered.
        """
        if not isinstance(self.data, kind):
            raise RuleError("no_data", "Chưa có dữ liệu của văn bản này. Mở lại màn hình và chọn.")
        return self.data

    def values(self) -> dict[str, str]:
        """The values every template knows."""
        report, issuer = self.report, self.issuer
        return {
            "office": issuer.office_text,
            "body": issuer.body_text,
            "superior": issuer.superior_text or _SUPERIOR,
            "unit": issuer.unit_text,
            "locality": issuer.locality_text,
            "kind": governed_kind(issuer.unit_text) or _KIND,
            "period": report.period_label,
            "year": str(report.last.year),
            "first_year": str(report.first.year),
            "first_day": official_date(report.first),
            "last_day": official_date(report.last),
            "as_of_day": official_date(report.state_on),
            "cut_off_time": moment_text(report.cut_off_at),
            "cut_off_day": official_date(report.cut_off_at.date()),
            "level_threshold": format_vnd(report.level_threshold_vnd),
        }

    @property
    def duties(self) -> tuple[ReportDuty, ...]:
        """When the office's reports are due."""
        return duties_with(self.own_texts.get(CALENDAR, {}))

    def wording(self, name: str, **values: str) -> Wording:
        """A template's texts in the office's own words, filled with this report."""
        source = with_own_texts(name, self.own_texts.get(name, {}))
        values = self.values() | values
        return Wording(source, self.report, values, government=self.issuer.government)

    def said(self, text: str) -> str:
        """A standing text that names no values, as the issuer says it."""
        return hoi_in_full(text) if self.issuer.government else text


@dataclass(frozen=True)
class Content:
    """What a builder gives: everything of a document but its head, number and date.

    Attributes:
        restricted: Carries ``LƯU HÀNH NỘI BỘ``.
        urgency: Degree of haste, framed under the number; mostly none.
        signers: Names under the signatures of the end block, left to right.
    """

    subject: str
    body: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    data_tables: tuple[Table, ...] = ()
    restricted: bool = False
    urgency: str = ""
    signers: tuple[str, ...] = ()


@dataclass(frozen=True)
class DocumentKind:
    """One entry of the catalogue.

    Attributes:
        period: ``month``, ``half``, ``year``, ``range`` or ``none``.
        needs: Records it is about, such as ``child``.
        build: The kind's own module.
        typed: Keys of the paragraphs an officer may write, with what each is.
        default_period: Taken when none is asked for, such as ``2024..2030``.
        any_period: ``period`` is only the usual one; any other may be asked for.
        layout: Head, end and page.
        audiences: Who may read it, the usual class first; none where no person is named.
        traced: Always carries the tracing footer: lists with names.
        wants: What its report holds beyond figures: ``previous``, ``by_year``, ``needs``.
    """

    id: str
    title: str
    type_code: str
    type_name: str
    period: str
    build: Callable[[Material], Content]
    needs: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    typed: Mapping[str, str] = field(default_factory=dict)
    default_period: str = ""
    any_period: bool = False
    wants: tuple[str, ...] = ()
    layout: Layout = field(default=Layout())
    audiences: tuple[Audience, ...] = ()
    traced: bool = False


def spelt_out(recipient: str) -> str:
    """A recipient under the name by which it is written to."""
    return recipient.replace("UBND", "Ủy ban nhân dân")


def items(texts: list[str]) -> list[Block]:
    """Texts as a list with dashes, or as one paragraph when there is only one."""
    if len(texts) == 1:
        return [Paragraph.plain(texts[0])]
    return [Paragraph.item(text) for text in texts]


def paragraphs(*texts: str) -> list[Block]:
    """Texts as paragraphs, the empty ones left out."""
    return [Paragraph.plain(text) for text in texts if text]
