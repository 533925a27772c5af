"""Differences in the window."""

from collections.abc import Mapping
from functools import cached_property

from typing_extensions import override

from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.ui.conflicts.presenter import ConflictsPresenter
from mdd_desktop.ui.conflicts.view import ConflictsView
from mdd_desktop.ui.section import Route, Section


class ConflictsSection(Section):
    """``conflicts``."""

    @override
    def routes(self) -> Mapping[str, Route]:
        is_commune = self.ground.facts.level is UnitLevel.COMMUNE
        return {"conflicts": Route(lambda: self.view, self._open, "sync" if is_commune else "")}

    @cached_property
    def view(self) -> ConflictsView:
        """The list and the question."""
        return ConflictsView()

    @cached_property
    def presenter(self) -> ConflictsPresenter:
        """What happens there."""
        facts = self.ground.facts
        made = ConflictsPresenter(self.view, self.ground.desk, facts.unit)
        made.unit_name = lambda code: self.ground.facts.unit_names.get(code, code)
        made.counted.connect(lambda number: self.ground.count("conflicts", number))
        made.child_wanted.connect(lambda child: self.ground.go("child", child))
        return made

    def _open(self) -> None:
        self.presenter.load()
