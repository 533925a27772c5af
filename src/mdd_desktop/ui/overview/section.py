"""The first page in the window."""

from collections.abc import Mapping
from functools import cached_property

from typing_extensions import override

from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.ui.overview.ports import Door
from mdd_desktop.ui.overview.presenter import OverviewPresenter
from mdd_desktop.ui.overview.view import OverviewView
from mdd_desktop.ui.section import Route, Section
from mdd_desktop.ui.trust_notice import TrustNotice


class OverviewSection(Section):
    """``overview``."""

    @override
    def routes(self) -> Mapping[str, Route]:
        return {"overview": Route(lambda: self.view, self._open)}

    @cached_property
    def view(self) -> OverviewView:
        """The first page."""
        made = OverviewView(registers=self._registers)
        page = "child_form" if self._registers else "inbox"
        made.main_wanted.connect(lambda: self.ground.go(page))
        return made

    @cached_property
    def presenter(self) -> OverviewPresenter:
        """What happens on the first page."""
        made = OverviewPresenter(self.view, self.ground.desk)
        made.door_wanted.connect(self._go)
        return made

    @property
    def _registers(self) -> bool:
        return self.ground.facts.level is UnitLevel.COMMUNE

    @cached_property
    def notice(self) -> TrustNotice:
        """What has to be known about keys, clocks and copies."""
        return TrustNotice(self.ground, self.view.outer)

    def _open(self) -> None:
        self.presenter.load()
        self.notice.look()

    def _go(self, door: Door) -> None:
        self.ground.go(door.page, *door.arguments)
