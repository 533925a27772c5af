"""Kết nối in the window."""

from collections.abc import Mapping
from functools import cached_property
from uuid import UUID

from typing_extensions import override

from mdd_desktop.domain.selection import Selection
from mdd_desktop.services import matching
from mdd_desktop.ui.matching.presenter import MatchingPresenter
from mdd_desktop.ui.matching.view import MatchingView
from mdd_desktop.ui.section import Ground, Route, Section


class MatchingSection(Section):
    """``matching`` (a child to choose, or several; a sponsor to start from)."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        ground.desk.committed.connect(self._count)
        self._count()

    @override
    def routes(self) -> Mapping[str, Route]:
        return {"matching": Route(lambda: self.view, self._open)}

    @cached_property
    def view(self) -> MatchingView:
        """The page."""
        made = MatchingView()
        made.sponsor_wanted.connect(lambda: self.ground.go("sponsor_form"))
        made.children_wanted.connect(lambda: self.ground.go("children"))
        made.looser_wanted.connect(lambda: self.ground.go("sponsors"))
        made.appeal_wanted.connect(lambda: self.ground.go("documents"))
        return made

    @cached_property
    def presenter(self) -> MatchingPresenter:
        """What happens on it."""
        made = MatchingPresenter(self.view, self.ground)
        made.counted.connect(lambda number: self.ground.count("matching", number))
        return made

    def _count(self, _changes: object = None) -> None:
        """Show how many wait from the start, and after everything that is saved."""
        self.ground.desk.ask(
            matching.waiting_count,
            on_done=lambda number: self.ground.count("matching", number),
            owner=self,
            key="waiting_count",
            beside=True,
        )

    def _open(self, child: UUID | Selection | None = None, sponsor: UUID | None = None) -> None:
        if isinstance(child, Selection):
            self.presenter.open_only(child)
        elif sponsor is not None:
            self.presenter.open_sponsor(sponsor)
        else:
            self.presenter.open_child(child)
