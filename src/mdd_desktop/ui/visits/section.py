"""Visits in the window: the list of who is due, the entry of a sheet."""

from collections.abc import Mapping
from functools import cached_property
from uuid import UUID

from typing_extensions import override

from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.domain.visit import Visit
from mdd_desktop.services import visits
from mdd_desktop.ui.section import Ground, Route, Section
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.visits.form_presenter import VisitFormPresenter
from mdd_desktop.ui.visits.form_view import VisitFormView
from mdd_desktop.ui.visits.list_presenter import VisitListPresenter, make_list_view
from mdd_desktop.ui.visits.list_view import VisitListView


class VisitsSection(Section):
    """``visits`` (a tab, or nothing), ``visit_form`` (id of a child, a visit or its id)."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._from_list = self._coming_from_list = False
        ground.office_changed.connect(self._count)
        ground.desk.committed.connect(self._count)

    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "visits": Route(lambda: self.list_view, self._open_list),
            "visit_form": Route(lambda: self.form_view, self._open_form, "visits"),
        }

    @override
    def keep_drafts(self) -> None:
        if self.ground.window.page() == "visit_form":
            self.form.draft.keep()

    @cached_property
    def list_view(self) -> VisitListView:
        """Who is due."""
        made = make_list_view()
        made.register_wanted.connect(lambda: self.ground.go("child_form", ""))
        return made

    @cached_property
    def listing(self) -> VisitListPresenter:
        """What happens in the list."""
        made = VisitListPresenter(self.list_view, self.ground.desk, self.ground.dialogs)
        made.counted.connect(lambda number: self.ground.count("visits", number))
        made.visit_wanted.connect(self._enter)
        made.record_wanted.connect(lambda child: self.ground.go("child", child))
        return made

    @cached_property
    def form_view(self) -> VisitFormView:
        """The entry of a sheet."""
        return VisitFormView()

    @cached_property
    def form(self) -> VisitFormPresenter:
        """What happens in the entry."""
        made = VisitFormPresenter(
            self.form_view, self.ground.desk, lambda: self.ground.facts.officer
        )
        made.closed.connect(self._leave)
        made.record_wanted.connect(lambda child: self.ground.go("child", child))
        made.next_wanted.connect(self._next)
        return made

    def _open_list(self, tab: str = "") -> None:
        self.listing.load(tab)

    def _open_form(self, child: UUID | None, visit: Visit | UUID | None = None) -> None:
        if isinstance(visit, UUID):
            self.ground.desk.ask(
                visits.one,
                visit,
                on_done=lambda found: self._open_form(found.child_id, found),
                on_error=self.ground.desk.refused(self.form_view.show_failure, tr("Chưa mở được")),
                owner=self.form_view,
            )
            return
        if child is None:
            return
        self._from_list, self._coming_from_list = self._coming_from_list, False
        self.form.open(child, visit)

    def _enter(self, child: UUID) -> None:
        self._coming_from_list = True
        self.ground.go("visit_form", child)

    def _leave(self, child: UUID) -> None:
        """Back to where the officer came from: the list, or the child's record."""
        if self._from_list:
            self.ground.go("visits")
        else:
            self.ground.go("child", child)

    def _next(self, child: UUID) -> None:
        after = self.listing.next_after(child) if self._from_list else None
        if after is None:
            self._leave(child)
        else:
            self._enter(after)

    def _count(self, _changes: object = None) -> None:
        if self.ground.facts.level is not UnitLevel.COMMUNE:
            return  # only communes visit
        self.ground.desk.ask(
            visits.overdue_count,
            on_done=lambda number: self.ground.count("visits", number),
            owner=self,
            key="visits_overdue",
            beside=True,
        )
