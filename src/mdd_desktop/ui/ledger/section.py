"""The support book in the window."""

from collections.abc import Mapping
from functools import cached_property
from uuid import UUID

from typing_extensions import override

from mdd_desktop.domain.selection import Selection
from mdd_desktop.services.drafts import Draft
from mdd_desktop.ui.ledger.form_presenter import SupportFormPresenter
from mdd_desktop.ui.ledger.form_view import SupportFormView
from mdd_desktop.ui.ledger.papers import LedgerPapers
from mdd_desktop.ui.ledger.presenter import LedgerPresenter
from mdd_desktop.ui.ledger.reminding import LedgerReminder
from mdd_desktop.ui.ledger.view import LedgerView
from mdd_desktop.ui.section import Route, Section


class LedgerSection(Section):
    """``ledger`` (a child or a sponsorship to find, or several to show) and ``support_form``."""

    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "ledger": Route(lambda: self.view, self._open),
            "support_form": Route(lambda: self.form_view, self._open_form, place="ledger"),
        }

    @override
    def keep_drafts(self) -> None:
        if self.ground.window.page() == "support_form":
            self.form.draft.keep()

    @cached_property
    def view(self) -> LedgerView:
        """The book."""
        return LedgerView()

    @cached_property
    def presenter(self) -> LedgerPresenter:
        """What happens in the book."""
        ground = self.ground
        papers = LedgerPapers(self.view, ground.desk, ground.dialogs)
        made = LedgerPresenter(self.view, ground.desk, papers)
        made.entry_wanted.connect(lambda who, entry: ground.go("support_form", who, entry))
        made.child_wanted.connect(lambda child: ground.go("child", child))
        made.sponsor_wanted.connect(lambda sponsor: ground.go("sponsor", sponsor))
        self.view.match.clicked.connect(lambda: ground.go("matching"))
        LedgerReminder(self.view, ground)
        return made

    @cached_property
    def form_view(self) -> SupportFormView:
        """One line of the book."""
        return SupportFormView()

    @cached_property
    def form(self) -> SupportFormPresenter:
        """What happens in the form of one line."""
        made = SupportFormPresenter(self.form_view, self.ground.desk)
        made.closed.connect(self._leave)
        papers = LedgerPapers(self.form_view, self.ground.desk, self.ground.dialogs)
        made.receipt_wanted.connect(lambda entry: papers.print_receipts([entry]))
        return made

    def _leave(self) -> None:
        self.ground.window.go_back()
        if self.ground.window.page() == "ledger":
            self.presenter.open()

    def _open(self, who: UUID | Selection | None = None) -> None:
        if isinstance(who, Selection):
            self.presenter.open_only(who)
        else:
            self.presenter.open(who)

    def _open_form(self, who: UUID | Draft | None = None, entry: UUID | None = None) -> None:
        self.form.open(who, entry)
