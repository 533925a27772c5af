"""The sections of an open registry, the navigation between them, the pages made so far."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.services import audit
from mdd_desktop.services.audit import Act
from mdd_desktop.services.office_facts import OfficeFacts
from mdd_desktop.ui.activities.section import ActivitiesSection
from mdd_desktop.ui.beforehand import Beforehand
from mdd_desktop.ui.checks.section import ChecksSection
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.conflicts.section import ConflictsSection
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.devices.section import DevicesSection
from mdd_desktop.ui.documents.section import DocumentsSection
from mdd_desktop.ui.duplicates.section import DuplicatesSection
from mdd_desktop.ui.duplicates_scan import SuspectsWatch
from mdd_desktop.ui.excel_import.section import ExcelImportSection
from mdd_desktop.ui.gaps.section import GapsSection
from mdd_desktop.ui.help.section import HelpSection
from mdd_desktop.ui.ledger.section import LedgerSection
from mdd_desktop.ui.loading import Loading
from mdd_desktop.ui.long_work import LongWork
from mdd_desktop.ui.main_window import MainWindow
from mdd_desktop.ui.matching.section import MatchingSection
from mdd_desktop.ui.overview.section import OverviewSection
from mdd_desktop.ui.packages.section import PackagesSection
from mdd_desktop.ui.paper import PaperDialogs
from mdd_desktop.ui.places import may_open, may_register, places
from mdd_desktop.ui.printing import Sent
from mdd_desktop.ui.proposals.section import ProposalsSection
from mdd_desktop.ui.reports.section import ReportsSection
from mdd_desktop.ui.search.section import SearchSection
from mdd_desktop.ui.section import AnySection, Ground, Route, Section
from mdd_desktop.ui.sponsors.section import SponsorsSection
from mdd_desktop.ui.system.section import SystemSection
from mdd_desktop.ui.taking_back import TakingBack
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.transfers.section import TransfersSection
from mdd_desktop.ui.trust.section import TrustSection
from mdd_desktop.ui.visits.section import VisitsSection
from mdd_desktop.ui.waiting_numbers import WaitingNumbers
from mdd_desktop.ui.widgets.veil import held

_SECTIONS: tuple[type[Section], ...] = (
    OverviewSection,
    ChildrenSection,
    SponsorsSection,
    MatchingSection,
    LedgerSection,
    GapsSection,
    ActivitiesSection,
    DocumentsSection,
    ReportsSection,
    PackagesSection,
    ConflictsSection,
    DuplicatesSection,
    ProposalsSection,
    TransfersSection,
    DevicesSection,
    TrustSection,
    VisitsSection,
    ExcelImportSection,
    ChecksSection,
    SystemSection,
    SearchSection,
    HelpSection,
)
_WRITES = frozenset(
    {"child_form", "sponsor_form", "support_form", "visit_form", "composer", "excel_import"}
)
"""Pages that show names in boxes; closed in the meeting mode."""
_HEAVY = "child_form"
"""The page with the most boxes; it is opened by a key and typed into at once."""
_EXPORTS = frozenset({"pdf", "docx", "xlsx", "csv", "json", "zip"})
_KINDS = {
    UnitLevel.COMMUNE: "Hội LHPN xã",
    UnitLevel.CLUSTER: "Hội LHPN cụm",
    UnitLevel.PROVINCE: "Hội LHPN tỉnh",
    UnitLevel.CENTRE: "Trung ương Hội",
}


class Workspace(QObject):
    """Knows every section; a page is added to the window when it is first opened.

    Attributes:
        facts_wanted: The facts about the office have to be read again.
    """

    facts_wanted = Signal()

    def __init__(
        self, window: MainWindow, desk: Desk, facts: OfficeFacts, dialogs: PaperDialogs
    ) -> None:
        super().__init__(window)
        self._window = window
        self.ground = Ground(window, desk, dialogs, facts)
        self.ground.setParent(self)  # it goes when the pages are made anew
        self.ground.page_wanted.connect(self._open)
        self.ground.facts_wanted.connect(self.facts_wanted)
        self._sections = [kind(self.ground) for kind in _SECTIONS]
        self.routes: dict[str, Route] = {}
        for section in self._sections:
            self.routes |= section.routes()
        self._opened: dict[str, tuple[object, ...]] = {}
        self._made: set[str] = set()
        window.add_entries(entry for entry in places(facts) if entry.page in self.routes)
        window.page_wanted.connect(self.open)
        desk.told.connect(window.toast.tell)
        window.meeting_wanted.connect(self._turn_meeting)
        window.show_meeting(meeting=desk.meeting)
        for page in _WRITES:
            window.navigation.show_possible(page, held() if desk.meeting else "")
        TakingBack(window, desk, self)
        LongWork(window, desk, self)
        self._loading = Loading(desk.tasks, self)
        WaitingNumbers(self.ground)
        SuspectsWatch(self.ground)
        dialogs.must_ask = lambda: desk.meeting
        dialogs.printed = self._note_print
        dialogs.exported = self._note_export
        self.show_office(facts)
        if may_register(facts) and not desk.meeting:
            Beforehand(self, desk.tasks.busy, [lambda: self._make(_HEAVY)])

    @property
    def facts(self) -> OfficeFacts:
        """What is known about the office."""
        return self.ground.facts

    def section(self, kind: type[AnySection]) -> AnySection:
        """Return the section of a kind."""
        return next(one for one in self._sections if isinstance(one, kind))

    def show_office(self, facts: OfficeFacts) -> None:
        """Say whose registry this is; called again when it may have changed."""
        self.ground.facts = facts
        kind = tr(_KINDS[facts.level])
        name, access = at_the_start(facts.name), label("access", facts.access)
        self._window.show_office(name, kind, facts.officer, access)
        self._window.show_training(training=facts.is_training)
        self.ground.office_changed.emit()

    def open(self, page: str, *arguments: object) -> None:
        """Open a page and let it load what it shows."""
        self._open(page, arguments)

    def open_first(self) -> None:
        """Open the first place of the navigation."""
        self.open(self._window.navigation.pages()[0])

    def whereabouts(self) -> tuple[str, tuple[object, ...]]:
        """Return the page that is open and how to come back to it.

        What a page was opened with may hold names; then the place of the navigation it belongs
        to is named instead, and so it is in a meeting for the page of a form.
        """
        page = self._window.page()
        arguments = self._opened.get(page, ())
        plain = all(isinstance(one, UUID | str | None) for one in arguments)
        if page in self.routes and plain and not (page in _WRITES and self.ground.desk.meeting):
            return page, arguments
        place = self.routes[page].place if page in self.routes else ""
        return place or self._window.navigation.pages()[0], ()

    def _turn_meeting(self) -> None:
        self.keep_drafts()
        self.ground.desk.meet(on=not self.ground.desk.meeting)

    def keep_drafts(self) -> None:
        """Store what stands in open forms, before a lock or the end."""
        for section in self._sections:
            section.keep_drafts()

    def _note_print(self, sent: Sent) -> None:
        copies = tr(", {count} bản").format(count=sent.copies) if sent.copies > 1 else ""
        self._note(Act.PRINT, copies, sent.pages * sent.copies)

    def _note_export(self, suffix: str) -> None:
        if suffix in _EXPORTS:
            self._note(Act.EXPORT, f" (.{suffix})", 1)

    def _note(self, act: Act, more: str, how_many: int) -> None:
        """Log that something left the registry for paper or for a file."""
        what = self._window.page_now().accessibleName() + more
        self.ground.desk.ask(audit.note, act, what, how_many=how_many)

    def _open(self, page: str, arguments: tuple[object, ...]) -> None:
        route = self.routes.get(page)
        if route is None:
            return
        if page in _WRITES and self.ground.desk.meeting:
            self.ground.desk.told.emit(tr("Đang ở chế độ họp. Tắt chế độ họp rồi mở trang này."))
            return
        if not may_open(self.facts, page):
            self.ground.desk.told.emit(
                tr("Quyền của chị chỉ xem. Nhờ người phụ trách làm việc này.")
            )
            return
        if page == self.ground.errand or page in self._window.navigation.pages():
            self.ground.errand = ""
        filled = self._opened.get(page) == arguments
        self._make(page)
        self._opened[page] = arguments
        self._window.open_page(page)
        route.opened(*arguments)
        if not filled:
            self._loading.begin(self._window.page_now())

    def _make(self, page: str) -> None:
        """Give a page its place in the window, if it has none yet."""
        if page in self._made:
            return
        self._made.add(page)
        route = self.routes[page]
        made = route.page()
        made.reading_wanted.connect(lambda: self._open(page, self._opened[page]))
        self._window.add_page(page, made, place=route.place)
