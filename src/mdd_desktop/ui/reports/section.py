"""Reports in the window."""

from collections.abc import Mapping
from functools import cached_property

from typing_extensions import override

from mdd_desktop.ui.reports.presenter import ReportPresenter
from mdd_desktop.ui.reports.view import ReportView
from mdd_desktop.ui.section import Route, Section


class ReportsSection(Section):
    """``reports``."""

    @override
    def routes(self) -> Mapping[str, Route]:
        return {"reports": Route(lambda: self.view, self._open)}

    @cached_property
    def view(self) -> ReportView:
        """The report."""
        return ReportView()

    @cached_property
    def presenter(self) -> ReportPresenter:
        """What happens on the report."""
        return ReportPresenter(self.view, self.ground.desk, self.ground.dialogs)

    def _open(self) -> None:
        self.presenter.open()
