"""Everything the page of reports shows, put together from what was gathered."""

import datetime as dt

from mdd_desktop.services.report_page import ReportPage
from mdd_desktop.ui.reports import report_words as words
from mdd_desktop.ui.reports.figure_lines import figure_lines, notes
from mdd_desktop.ui.reports.ports import FiguresShown, FrozenShown
from mdd_desktop.ui.text import at_the_start, tr


def page_shown(page: ReportPage, *, name: str) -> FiguresShown:
    """The page in the officer's words.

    Args:
        page: What was gathered.
        name: Of the period, inside a sentence.
    """
    report = page.report
    return FiguresShown(
        period=at_the_start(report.period_label),
        as_of=tr("Đến {day}").format(day=f"{report.state_on:%d/%m}"),
        so_far=tr("Lũy kế"),
        lines=figure_lines(report, page.corrected),
        targets=words.target_lines(report),
        annexes=words.annex_lines(report),
        paragraph=page.paragraph,
        words=words.whole_text(page.document),
        frozen=_freezing(page, name),
        notes=notes(report),
        past=words.past_lines(page.past, report.unit_code),
    )


def _freezing(page: ReportPage, name: str) -> FrozenShown:
    if page.frozen is None:
        return words.not_frozen(page.report, name=name)
    at = dt.datetime.fromisoformat(page.frozen.cut_off)
    return words.frozen(page.report, at, page.frozen.frozen_by or "", page.corrected)
