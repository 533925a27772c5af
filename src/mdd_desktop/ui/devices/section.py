"""Computers in the window."""

from collections.abc import Mapping
from functools import cached_property

from typing_extensions import override

from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.ui.devices.merger_presenter import MergerPresenter
from mdd_desktop.ui.devices.merger_view import MergerView
from mdd_desktop.ui.devices.presenter import DevicesPresenter
from mdd_desktop.ui.devices.view import DevicesView
from mdd_desktop.ui.section import Route, Section
from mdd_desktop.ui.trust_notice import TrustNotice


class DevicesSection(Section):
    """``devices`` and ``mergers``, only where units stand below."""

    @override
    def routes(self) -> Mapping[str, Route]:
        if self.ground.facts.level is UnitLevel.COMMUNE:
            return {}
        return {
            "devices": Route(lambda: self.view, self._open),
            "mergers": Route(lambda: self.merger_view, self._open_merger, "devices"),
        }

    @cached_property
    def view(self) -> DevicesView:
        """The list and its panels."""
        return DevicesView()

    @cached_property
    def presenter(self) -> DevicesPresenter:
        """What happens there."""
        made = DevicesPresenter(self.view, self.ground.desk, self.ground.dialogs)
        made.unit_name = lambda code: self.ground.facts.unit_names.get(code, code)
        made.enrolled.connect(self.ground.facts_wanted)
        self.view.keys_wanted.connect(lambda: self.ground.go("trust"))
        self.view.merger_wanted.connect(lambda: self.ground.go("mergers"))
        return made

    @cached_property
    def merger_view(self) -> MergerView:
        """Communes merged by law."""
        made = MergerView()
        made.back_requested.connect(lambda: self.ground.go("devices"))
        return made

    @cached_property
    def merger(self) -> MergerPresenter:
        """What happens there."""
        made = MergerPresenter(self.merger_view, self.ground.desk)
        made.changed.connect(self.ground.facts_wanted)
        return made

    def _open_merger(self) -> None:
        self.merger.load()

    @cached_property
    def notice(self) -> TrustNotice:
        """What has to be known about keys and copies."""
        return TrustNotice(self.ground, self.view.outer)

    def _open(self) -> None:
        self.presenter.load()
        self.notice.look()
