"""The pages of an open registry, and the ways between them."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import history
from mdd_desktop.services.office_facts import OfficeFacts
from mdd_desktop.ui.children.form_presenter import ChildFormPresenter
from mdd_desktop.ui.children.form_view import ChildFormView
from mdd_desktop.ui.children.list_presenter import ChildListPresenter, make_list_view
from mdd_desktop.ui.children.list_view import ChildListView
from mdd_desktop.ui.children.record_presenter import ChildRecordPresenter
from mdd_desktop.ui.children.record_view import ChildRecordView
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.main_window import MainWindow
from mdd_desktop.ui.packages.inbox_presenter import InboxPresenter
from mdd_desktop.ui.packages.inbox_view import InboxView
from mdd_desktop.ui.packages.make_presenter import MakePackagePresenter
from mdd_desktop.ui.packages.make_view import MakePackageView
from mdd_desktop.ui.paper import PaperDialogs
from mdd_desktop.ui.reports.presenter import ReportPresenter
from mdd_desktop.ui.reports.view import ReportView
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.widgets.navigation import NavEntry
from mdd_desktop.ui.widgets.page import Page

AnyPage = TypeVar("AnyPage", bound=Page)

_KINDS = {
    UnitLevel.COMMUNE: "Hội LHPN xã",
    UnitLevel.CLUSTER: "Hội LHPN cụm",
    UnitLevel.PROVINCE: "Hội LHPN tỉnh",
    UnitLevel.CENTRE: "Trung ương Hội",
}


class Workspace(QObject):
    """The ways between the pages; each page is made when it is first opened and then stays.

    Attributes:
        enrolled: This computer was let in by the office above.
    """

    enrolled = Signal()

    def __init__(
        self, window: MainWindow, desk: Desk, facts: OfficeFacts, dialogs: PaperDialogs
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._dialogs = dialogs
        self.facts = facts
        self._receives = facts.level is not UnitLevel.COMMUNE
        self._openers: dict[str, Callable[[], object]] = {
            "children": self._load_children,
            "child_form": lambda: self.form,
            "child": lambda: self.record,
            "reports": self._open_report,
            "inbox": lambda: self.inbox,
            "sync": self._load_maker,
        }
        for entry in self._entries():
            window.add_entry(entry)
        window.page_wanted.connect(self.open)
        window.package_dropped.connect(lambda path: self.open_packages([Path(path)]))
        window.top_bar.search_wanted.connect(self._search)
        window.shortcut("Ctrl+N", lambda: self.register(""))
        window.shortcut("Ctrl+0", lambda: self.open(self._exchange_page()))
        window.status.wanted.connect(self._open_state)
        desk.told.connect(window.toast.tell)
        desk.committed.connect(lambda _changes: self.count_unsent())
        self.show_office(facts)

    def show_office(self, facts: OfficeFacts) -> None:
        """Say whose registry this is; called again when it may have changed."""
        self.facts = facts
        kind = tr(_KINDS[facts.level])
        name, access = at_the_start(facts.name), label("access", facts.access)
        self._window.show_office(name, kind, facts.officer, access)
        self._window.show_training(training=facts.is_training)
        if "maker" in self.__dict__:
            self._show_way_up(self.maker)
        self.count_unsent()

    def open(self, page: str) -> None:
        """Open a page and let it load what it shows."""
        self._make(page)
        self._window.open_page(page)
        self._openers[page]()

    def register(self, name: str) -> None:
        """Begin a new child."""
        self.open("child_form")
        self.form.open_empty(name)
        self.form_view.first_box().setFocus()

    def show_child(self, child: UUID) -> None:
        """Open a child's record."""
        self.open("child")
        self.record.open(child)
        text, first, last = self.listing.place_of(child)
        self.record_view.show_place(text, first=first, last=last)

    def open_packages(self, paths: list[Path]) -> None:
        """Run the checks on package files and show what they would do."""
        self.open("inbox")
        self.inbox.open_files(paths)

    def keep_drafts(self) -> None:
        """Store what stands in open forms, before a lock or the end."""
        if self._window.page() == "child_form":
            self.form.save_draft()

    def count_unsent(self) -> None:
        """Count again what the office above has not, for the status bar and the navigation."""
        if self.facts.parent:
            self._desk.ask(
                history.counts_to_send,
                self.facts.parent,
                on_done=self._show_unsent,
                owner=self._window,
                key="unsent_counts",
            )

    @cached_property
    def list_view(self) -> ChildListView:
        """The list of children."""
        return self._added("children", make_list_view())

    @cached_property
    def listing(self) -> ChildListPresenter:
        """What happens in the list."""
        made = ChildListPresenter(self.list_view, self._desk)
        made.counted.connect(lambda n: self._window.navigation.show_count("children", n))
        made.register_wanted.connect(self.register)
        made.child_wanted.connect(self.show_child)
        return made

    @cached_property
    def form_view(self) -> ChildFormView:
        """The registration form."""
        return self._added("child_form", ChildFormView(), place="children")

    @cached_property
    def form(self) -> ChildFormPresenter:
        """What happens in the form."""
        made = ChildFormPresenter(self.form_view, self._desk)
        made.closed.connect(lambda: self.open("children"))
        made.child_wanted.connect(self.show_child)
        return made

    @cached_property
    def record_view(self) -> ChildRecordView:
        """A child's record."""
        return self._added("child", ChildRecordView(), place="children")

    @cached_property
    def record(self) -> ChildRecordPresenter:
        """What happens on a record."""
        made = ChildRecordPresenter(self.record_view, self._desk)
        made.closed.connect(lambda: self.open("children"))
        made.edit_wanted.connect(self._correct)
        made.neighbour_wanted.connect(self._neighbour)
        return made

    @cached_property
    def report_view(self) -> ReportView:
        """The monthly report."""
        return self._added("reports", ReportView())

    @cached_property
    def report(self) -> ReportPresenter:
        """What happens on the report."""
        return ReportPresenter(self.report_view, self._desk, self._dialogs)

    @cached_property
    def inbox_view(self) -> InboxView:
        """Packages that came."""
        return self._added("inbox", InboxView(), place="inbox" if self._receives else "sync")

    @cached_property
    def inbox(self) -> InboxPresenter:
        """What happens in the inbox."""
        made = InboxPresenter(self.inbox_view, self._desk, self._dialogs)
        made.unit_name = lambda code: self.facts.unit_names.get(code, code)
        made.waiting_counted.connect(lambda n: self._window.navigation.show_count("inbox", n))
        if self._receives:
            below = format_number(max(0, len(self.facts.unit_names) - 1))
            self.inbox_view.show_place(tr("{count} đơn vị cấp dưới").format(count=below))
        return made

    @cached_property
    def make_view(self) -> MakePackageView:
        """Packages made here."""
        return self._added("sync", MakePackageView())

    @cached_property
    def maker(self) -> MakePackagePresenter:
        """What happens where packages are made."""
        made = MakePackagePresenter(self.make_view, self._desk, self._dialogs)
        made.open_wanted.connect(self._open_files)
        made.enrolled.connect(self.enrolled)
        made.made.connect(self.count_unsent)
        self._show_way_up(made)
        return made

    def _entries(self) -> list[NavEntry]:
        entries = [
            NavEntry("children", tr("Trẻ em"), "mood-kid", 0),
            NavEntry("reports", tr("Báo cáo tháng"), "chart-bar", 1),
        ]
        if self._receives:
            entries.append(NavEntry("inbox", tr("Hộp nhận gói"), "inbox", 2))
        if self.facts.parent:
            entries.append(NavEntry("sync", tr("Đồng bộ"), "device-usb", 2))
        return entries

    def _added(self, name: str, view: AnyPage, place: str = "") -> AnyPage:
        self._window.add_page(name, view, place=place)
        return view

    def _make(self, page: str) -> None:
        parts = {
            "children": "listing",
            "child_form": "form",
            "child": "record",
            "reports": "report",
            "inbox": "inbox",
            "sync": "maker",
        }
        getattr(self, parts[page])

    def _load_children(self) -> None:
        self.listing.load()

    def _open_report(self) -> None:
        self.report.open()

    def _load_maker(self) -> None:
        self.maker.load()

    def _show_way_up(self, maker: MakePackagePresenter) -> None:
        facts = self.facts
        if facts.is_training:
            refusal = tr("Sổ tập huấn không gửi gói đi đâu.")
            maker.show_recipient(facts.parent, facts.parent_name, refusal)
        elif facts.is_enrolled:
            maker.show_recipient(facts.parent, facts.parent_name)
        else:
            maker.show_not_enrolled(facts.parent, facts.parent_name)

    def _open_files(self) -> None:
        paths = self._dialogs.files_to_open(tr("Mở gói"), "*.mdd")
        if paths:
            self.open_packages(paths)

    def _show_unsent(self, counts: tuple[int, int]) -> None:
        unsent, waiting = counts
        self._window.navigation.show_count("sync", unsent)
        status = self._window.status
        if unsent:
            text = tr("Chưa gửi: {count} thay đổi").format(count=format_number(unsent))
            status.show_state("sent", text, "warn", "upload")
        elif waiting:
            text = tr("Chờ xác nhận: {count} thay đổi").format(count=format_number(waiting))
            status.show_state("sent", text, "info", "clock")
        else:
            status.show_state("sent", tr("Nơi nhận đã có đủ"), "ok", "circle-check")

    def _open_state(self, state: str) -> None:
        if state == "sent":
            self.open(self._exchange_page())

    def _exchange_page(self) -> str:
        return "inbox" if self._receives else "sync"

    def _search(self, text: str) -> None:
        self.open("children")
        self.listing.search(text)

    def _correct(self, child: Child) -> None:
        self.open("child_form")
        self.form.open_child(child)

    def _neighbour(self, step: int) -> None:
        found = self.listing.neighbour(step)
        if found is not None:
            self.show_child(found)
