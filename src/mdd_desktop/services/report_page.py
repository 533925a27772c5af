"""A report as its page asks for it: counted or as it was frozen, and what was corrected since."""

import datetime as dt
from dataclasses import dataclass

from mdd_desktop.domain.document import OfficialDocument
from mdd_desktop.domain.outgoing import FrozenReport
from mdd_desktop.domain.report import Adjustment, Report
from mdd_desktop.services import documents, frozen_reports
from mdd_desktop.services.counting import counted_from
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.frozen_reports import FrozenLine
from mdd_desktop.storage.registry import Registry


@dataclass(frozen=True)
class ReportPage:
    """Everything the page of reports shows of one period.

    Attributes:
        frozen: The frozen report that stands; None while the figures can still change.
        corrected: What is counted differently since.
        past: All frozen reports known here.
        begun: The first day of cumulative figures.
        paragraph: For the Hội's own report, in the words of BC-D.
    """

    document: OfficialDocument
    report: Report
    frozen: FrozenReport | None
    corrected: tuple[Adjustment, ...]
    past: tuple[FrozenLine, ...]
    begun: dt.date
    paragraph: str


def report_page(registry: Registry, kind: str, period: str) -> ReportPage:
    """The report of this office of one kind and period.

    Raises:
        RuleError: The period is of the wrong kind.
    """
    frozen = frozen_reports.standing(registry, kind, period)
    wish = Wish(kind=kind, period=period, frozen_id=frozen.id if frozen else None)
    report = documents.gather(registry, wish)
    return ReportPage(
        document=documents.composed(registry, wish, report),
        report=report,
        frozen=frozen,
        corrected=frozen_reports.corrections(registry, frozen.id).figures if frozen else (),
        past=frozen_reports.listed(registry),
        begun=counted_from(registry).snapshot.settings.programme_start,
        paragraph=documents.paragraph(registry, Wish(kind="BC-D", period=period), report),
    )
