"""Moving children in the window."""

from collections.abc import Mapping
from functools import cached_property

from typing_extensions import override

from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.ui.section import Route, Section
from mdd_desktop.ui.text import at_the_start
from mdd_desktop.ui.transfers.presenter import TransfersPresenter
from mdd_desktop.ui.transfers.view import TransfersView


class TransfersSection(Section):
    """``transfers``, only where units stand below."""

    @override
    def routes(self) -> Mapping[str, Route]:
        if self.ground.facts.level is UnitLevel.COMMUNE:
            return {}
        return {"transfers": Route(lambda: self.view, self._open)}

    @cached_property
    def view(self) -> TransfersView:
        """The list and the decision."""
        return TransfersView()

    @cached_property
    def presenter(self) -> TransfersPresenter:
        """What happens there."""
        made = TransfersPresenter(self.view, self.ground.desk)
        made.unit_name = lambda code: self.ground.facts.unit_names.get(code, code)
        made.counted.connect(lambda number: self.ground.count("transfers", number))
        made.child_wanted.connect(lambda child: self.ground.go("child", child))
        return made

    def _open(self) -> None:
        facts = self.ground.facts
        below = {code: name for code, name in facts.unit_names.items() if code != facts.unit}
        self.presenter.load()
        self.view.show_units(sorted((code, at_the_start(name)) for code, name in below.items()))
