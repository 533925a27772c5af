"""Proposals in the window."""

from collections.abc import Mapping
from functools import cached_property

from typing_extensions import override

from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.ui.proposals.presenter import ProposalsPresenter
from mdd_desktop.ui.proposals.view import ProposalsView
from mdd_desktop.ui.section import Route, Section


class ProposalsSection(Section):
    """``proposals``."""

    @override
    def routes(self) -> Mapping[str, Route]:
        is_commune = self.ground.facts.level is UnitLevel.COMMUNE
        return {"proposals": Route(lambda: self.view, self._open, "sync" if is_commune else "")}

    @cached_property
    def view(self) -> ProposalsView:
        """The list and the answers."""
        return ProposalsView()

    @cached_property
    def presenter(self) -> ProposalsPresenter:
        """What happens there."""
        made = ProposalsPresenter(self.view, self.ground.desk)
        made.unit_name = lambda code: self.ground.facts.unit_names.get(code, code)
        made.counted.connect(lambda number: self.ground.count("proposals", number))
        return made

    def _open(self) -> None:
        self.presenter.load()
