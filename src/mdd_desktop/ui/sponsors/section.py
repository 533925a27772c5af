"""The sponsors in the window: list, form, record."""

from collections.abc import Mapping
from functools import cached_property
from uuid import UUID

from typing_extensions import override

from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.services import audit
from mdd_desktop.services.drafts import Draft
from mdd_desktop.ui.places import may_register, registers
from mdd_desktop.ui.section import Ground, Route, Section
from mdd_desktop.ui.sponsors.form_presenter import SponsorFormPresenter
from mdd_desktop.ui.sponsors.form_view import SponsorFormView
from mdd_desktop.ui.sponsors.list_presenter import SponsorListPresenter, make_list_view
from mdd_desktop.ui.sponsors.list_view import SponsorListView
from mdd_desktop.ui.sponsors.record_presenter import SponsorRecordPresenter
from mdd_desktop.ui.sponsors.record_view import SponsorRecordView


class SponsorsSection(Section):
    """``sponsors`` (a text, a tab), ``sponsor_form`` (a name or a sponsor), ``sponsor`` (id)."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        if registers(ground.facts):
            ground.window.shortcut("Ctrl+D", lambda: ground.go("sponsor_form"))

    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "sponsors": Route(lambda: self.list_view, self._open_list),
            "sponsor_form": Route(lambda: self.form_view, self._open_form, "sponsors"),
            "sponsor": Route(lambda: self.record_view, self._open_record, "sponsors"),
        }

    @override
    def keep_drafts(self) -> None:
        if self.ground.window.page() == "sponsor_form":
            self.form.draft.keep()

    @cached_property
    def list_view(self) -> SponsorListView:
        """The list of sponsors."""
        made = make_list_view()
        if not may_register(self.ground.facts):
            made.refuse_new()
        return made

    @cached_property
    def listing(self) -> SponsorListPresenter:
        """What happens in the list."""
        made = SponsorListPresenter(self.list_view, self.ground)
        made.counted.connect(lambda number: self.ground.count("sponsors", number))
        made.register_wanted.connect(lambda name: self.ground.go("sponsor_form", name))
        made.record_wanted.connect(lambda sponsor: self.ground.go("sponsor", sponsor))
        return made

    @cached_property
    def form_view(self) -> SponsorFormView:
        """The form."""
        return SponsorFormView()

    @cached_property
    def form(self) -> SponsorFormPresenter:
        """What happens in the form."""
        made = SponsorFormPresenter(self.form_view, self.ground)
        made.closed.connect(lambda: self.ground.leave("sponsors"))
        made.sponsor_wanted.connect(lambda sponsor: self.ground.go("sponsor", sponsor))
        return made

    @cached_property
    def record_view(self) -> SponsorRecordView:
        """A sponsor's record."""
        return SponsorRecordView()

    @cached_property
    def record(self) -> SponsorRecordPresenter:
        """What happens on a record."""
        made = SponsorRecordPresenter(self.record_view, self.ground)
        made.closed.connect(lambda: self.ground.leave("sponsors"))
        made.edit_wanted.connect(lambda sponsor: self.ground.go("sponsor_form", sponsor))
        return made

    def _open_list(self, typed: str = "", tab: str = "") -> None:
        if tab:
            self.listing.show_tab(tab)
        if typed:
            self.listing.search(typed)
        self.listing.load()

    def _open_form(self, what: Sponsor | Draft | str = "") -> None:
        if isinstance(what, Draft):
            self.form.open_draft(what)
        elif isinstance(what, Sponsor):
            self.form.open_sponsor(what)
        else:
            self.form.open_empty(what)
            self.form_view.first_box().setFocus()

    def _open_record(self, sponsor: UUID) -> None:
        self.record.open(sponsor)
        self.ground.desk.ask(audit.note, audit.Act.VIEW, "Hồ sơ Mẹ đỡ đầu", sponsor, owner=self)
