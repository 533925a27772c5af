"""The children in the window: list, registration form, record."""

from collections.abc import Mapping
from functools import cached_property
from uuid import UUID

from typing_extensions import override

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.selection import Selection
from mdd_desktop.services import audit
from mdd_desktop.services.child_screen import Tab
from mdd_desktop.services.drafts import Draft
from mdd_desktop.ui.children.form_presenter import ChildFormPresenter, Sibling
from mdd_desktop.ui.children.form_view import ChildFormView
from mdd_desktop.ui.children.list_out import ListOut
from mdd_desktop.ui.children.list_presenter import ChildListPresenter, make_list_view
from mdd_desktop.ui.children.list_view import ChildListView
from mdd_desktop.ui.children.record_presenter import ChildRecordPresenter
from mdd_desktop.ui.children.record_view import ChildRecordView
from mdd_desktop.ui.places import may_register, registers
from mdd_desktop.ui.section import Ground, Route, Section


class ChildrenSection(Section):
    """``children`` (words, a selection or a tab), ``child_form`` (name, child), ``child`` (id)."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        if registers(ground.facts):
            ground.window.shortcut("Ctrl+N", lambda: ground.go("child_form"))
        ground.window.top_bar.search_wanted.connect(lambda text: ground.go("children", text))

    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "children": Route(lambda: self.list_view, self._open_list),
            "child_form": Route(lambda: self.form_view, self._open_form, "children"),
            "child": Route(lambda: self.record_view, self._open_record, "children"),
        }

    @override
    def keep_drafts(self) -> None:
        if self.ground.window.page() == "child_form":
            self.form.draft.keep()

    @cached_property
    def list_view(self) -> ChildListView:
        """The list of children."""
        made = make_list_view()
        if not may_register(self.ground.facts):
            made.refuse_new()
        return made

    @cached_property
    def listing(self) -> ChildListPresenter:
        """What happens in the list."""
        made = ChildListPresenter(self.list_view, self.ground.desk)
        ListOut(self.list_view, self.ground, lambda: made.asked)
        made.counted.connect(lambda number: self.ground.count("children", number))
        made.register_wanted.connect(lambda name: self.ground.go("child_form", name))
        made.record_wanted.connect(lambda child: self.ground.go("child", child))
        return made

    @cached_property
    def form_view(self) -> ChildFormView:
        """The registration form."""
        return ChildFormView()

    @cached_property
    def form(self) -> ChildFormPresenter:
        """What happens in the form."""
        made = ChildFormPresenter(self.form_view, self.ground.desk)
        made.closed.connect(lambda: self.ground.leave("children"))
        made.child_wanted.connect(lambda child: self.ground.go("child", child))
        return made

    @cached_property
    def record_view(self) -> ChildRecordView:
        """A child's record."""
        return ChildRecordView()

    @cached_property
    def record(self) -> ChildRecordPresenter:
        """What happens on a record."""
        made = ChildRecordPresenter(self.record_view, self.ground)
        made.closed.connect(lambda: self.ground.leave("children"))
        made.edit_wanted.connect(lambda child: self.ground.go("child_form", child))
        made.sibling_wanted.connect(lambda child: self.ground.go("child_form", Sibling(child)))
        made.neighbour_wanted.connect(self._neighbour)
        return made

    def _open_list(self, what: str | Selection | Tab = "") -> None:
        if isinstance(what, Selection):
            self.listing.show_only(what)
        elif isinstance(what, Tab):
            self.listing.show_tab(what)
        elif what:
            self.listing.search(what)
        else:
            self.listing.load()

    def _open_form(self, what: Child | Sibling | Draft | str = "") -> None:
        if isinstance(what, Draft):
            self.form.open_draft(what)
        elif isinstance(what, Child):
            self.form.open_child(what)
        elif isinstance(what, Sibling):
            self.form.open_sibling(what.of)
        else:
            self.form.open_empty(what)
            self.form_view.first_box().setFocus()

    def _open_record(self, child: UUID, tab: str = "") -> None:
        self.record.open(child, tab)
        self.ground.desk.ask(audit.note, audit.Act.VIEW, "Hồ sơ trẻ", child, owner=self)
        made = "listing" in self.__dict__
        text, first, last = self.listing.place_of(child) if made else ("", True, True)
        self.record_view.show_place(text, first=first, last=last)

    def _neighbour(self, step: int) -> None:
        found = self.listing.neighbour(step) if "listing" in self.__dict__ else None
        if found is not None:
            self.ground.go("child", found)
