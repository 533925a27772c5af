"""Computers in the window."""

from collections.abc import Mapping
from functools import cached_property

from typing_extensions import override

from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.ui.devices.presenter import DevicesPresenter
from mdd_desktop.ui.devices.view import DevicesView
from mdd_desktop.ui.section import Route, Section


class DevicesSection(Section):
    """``devices``, only where units stand below."""

    @override
    def routes(self) -> Mapping[str, Route]:
        if self.ground.facts.level is UnitLevel.COMMUNE:
            return {}
        return {"devices": Route(lambda: self.view, self._open)}

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
        return made

    def _open(self) -> None:
        self.presenter.load()
