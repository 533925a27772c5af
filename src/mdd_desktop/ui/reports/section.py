"""Reports in the window, and the list behind every figure."""

from collections.abc import Mapping
from functools import cached_property
from uuid import UUID

from typing_extensions import override

from mdd_desktop.services.figure_lists import FigureList
from mdd_desktop.ui.checks_notice import ChecksNotice
from mdd_desktop.ui.reports.list_presenter import FigureListPresenter
from mdd_desktop.ui.reports.list_view import FigureListView
from mdd_desktop.ui.reports.presenter import ReportPresenter
from mdd_desktop.ui.reports.view import TARGETS, ReportView
from mdd_desktop.ui.section import Route, Section
from mdd_desktop.ui.text import tr


class ReportsSection(Section):
    """``reports`` (kind, period; or "targets"), ``figure`` (the list behind it)."""

    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "reports": Route(lambda: self.view, self._open),
            "figure": Route(lambda: self.list_view, self._open_list, "reports"),
        }

    @cached_property
    def view(self) -> ReportView:
        """The report."""
        return ReportView()

    @cached_property
    def presenter(self) -> ReportPresenter:
        """What happens on the report."""
        made = ReportPresenter(self.view, self.ground.desk, self.ground.dialogs)
        made.list_ready.connect(lambda page, arguments: self.ground.go(page, *arguments))
        return made

    @cached_property
    def checks(self) -> ChecksNotice:
        """What the data checks find, before anybody prints."""
        after = tr("Báo cáo vẫn in được; sửa trước thì số liệu khớp với hồ sơ.")
        return ChecksNotice(self.ground, self.view.outer, after)

    @cached_property
    def list_view(self) -> FigureListView:
        """The list behind a figure."""
        made = FigureListView()
        made.closed.connect(self.ground.window.go_back)
        return made

    @cached_property
    def listing(self) -> FigureListPresenter:
        """What happens on it."""
        made = FigureListPresenter(self.list_view, self.ground.desk)
        made.record_wanted.connect(self._open_record)
        return made

    def _open(self, what: str = "", period: str = "") -> None:
        if what == TARGETS:
            self.presenter.show_targets()
        elif what:
            self.presenter.show_report(what, period)
        else:
            self.presenter.open()
        self.checks.look()

    def _open_list(self, found: FigureList) -> None:
        self.listing.show(found)

    def _open_record(self, kind: str, record: UUID) -> None:
        self.ground.go(kind, record)
