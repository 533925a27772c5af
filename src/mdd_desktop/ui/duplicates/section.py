"""Suspected duplicates in the window."""

from collections.abc import Mapping
from functools import cached_property
from uuid import UUID

from typing_extensions import override

from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.ui.duplicates.presenter import DuplicatesPresenter
from mdd_desktop.ui.duplicates.view import DuplicatesView
from mdd_desktop.ui.section import Route, Section


class DuplicatesSection(Section):
    """``duplicates`` (id of a child whose pairs come first)."""

    @override
    def routes(self) -> Mapping[str, Route]:
        is_commune = self.ground.facts.level is UnitLevel.COMMUNE
        place = "children" if is_commune else ""
        return {"duplicates": Route(lambda: self.view, self._open, place)}

    @cached_property
    def view(self) -> DuplicatesView:
        """The comparison."""
        return DuplicatesView()

    @cached_property
    def presenter(self) -> DuplicatesPresenter:
        """What happens there."""
        made = DuplicatesPresenter(self.view, self.ground.desk)
        made.unit_name = lambda code: self.ground.facts.unit_names.get(code, code)
        made.counted.connect(lambda number: self.ground.count("duplicates", number))
        return made

    def _open(self, child: UUID | None = None) -> None:
        self.presenter.load(child)
