"""The data checks: one page, reached from Hệ thống, from packages and from reports."""

from collections.abc import Mapping
from functools import cached_property

from typing_extensions import override

from mdd_desktop.ui.checks.presenter import ChecksPresenter
from mdd_desktop.ui.checks.view import ChecksView
from mdd_desktop.ui.section import Route, Section


class ChecksSection(Section):
    """``checks``."""

    @override
    def routes(self) -> Mapping[str, Route]:
        return {"checks": Route(lambda: self.view, self._open, "system")}

    @cached_property
    def view(self) -> ChecksView:
        """Rules, findings, what to do."""
        return ChecksView()

    @cached_property
    def presenter(self) -> ChecksPresenter:
        """What happens on the page."""
        made = ChecksPresenter(self.view, self.ground.desk)
        made.child_wanted.connect(lambda child: self.ground.go_from("checks", "child", child))
        made.sponsor_wanted.connect(
            lambda sponsor: self.ground.go_from("checks", "sponsor", sponsor)
        )
        return made

    def _open(self) -> None:
        self.presenter.load()
