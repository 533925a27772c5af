"""Trùng – Sót – Trễ in the window."""

from collections.abc import Mapping
from functools import cached_property

from typing_extensions import override

from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.ui.gaps.presenter import GapsPresenter
from mdd_desktop.ui.gaps.view import GapsView
from mdd_desktop.ui.section import Route, Section
from mdd_desktop.ui.text import tr


class GapsSection(Section):
    """``gaps``."""

    @override
    def routes(self) -> Mapping[str, Route]:
        return {"gaps": Route(lambda: self.view, self._open)}

    @cached_property
    def view(self) -> GapsView:
        """The board."""
        commune = self.ground.facts.level is UnitLevel.COMMUNE
        return GapsView(tr("Tất cả các ấp") if commune else tr("Tất cả các xã"))

    @cached_property
    def presenter(self) -> GapsPresenter:
        """What happens on the board."""
        made = GapsPresenter(self.view, self.ground)
        made.counted.connect(lambda number: self.ground.count("gaps", number))
        return made

    def _open(self) -> None:
        self.presenter.open()
