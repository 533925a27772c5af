"""The pages of an open registry, and the ways between them."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services.office_facts import OfficeFacts
from mdd_desktop.ui.children.form_presenter import ChildFormPresenter
from mdd_desktop.ui.children.form_view import ChildFormView
from mdd_desktop.ui.children.list_presenter import ChildListPresenter, make_list_view
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
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.navigation import NavEntry

_KINDS = {
    UnitLevel.COMMUNE: "Hội LHPN xã",
    UnitLevel.CLUSTER: "Hội LHPN cụm",
    UnitLevel.PROVINCE: "Hội LHPN tỉnh",
    UnitLevel.CENTRE: "Trung ương Hội",
}


class Workspace(QObject):
    """Made once after the first opening; the pages stay when the registry is locked."""

    def __init__(
        self, window: MainWindow, desk: Desk, facts: OfficeFacts, dialogs: PaperDialogs
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self.facts = facts
        self._opened: dict[str, Callable[[], object]] = {}
        self._make_children()
        self._make_reports(dialogs)
        self._make_packages(dialogs)
        window.page_wanted.connect(self.open)
        window.package_dropped.connect(lambda path: self.open_packages([Path(path)]))
        window.top_bar.search_wanted.connect(self._search)
        window.shortcut("Ctrl+N", lambda: self.register(""))
        window.shortcut("Ctrl+0", lambda: self.open(self._exchange_page()))
        desk.told.connect(window.toast.tell)
        window.status.wanted.connect(self._open_state)
        self.show_office(facts)

    def show_office(self, facts: OfficeFacts) -> None:
        """Say whose registry this is; called again when it may have changed."""
        self.facts = facts
        kind = tr(_KINDS[facts.level])
        self._window.show_office(facts.name, kind, facts.officer, label("access", facts.access))
        self._window.show_training(training=facts.is_training)
        if self.maker is not None:
            self._show_way_up(self.maker)
        self.inbox.unit_name = lambda code: facts.unit_names.get(code, code)
        below = format_number(max(0, len(facts.unit_names) - 1))
        if facts.level is not UnitLevel.COMMUNE:
            self.inbox_view.show_place(tr("{count} đơn vị cấp dưới").format(count=below))

    def open(self, page: str) -> None:
        """Open a page and let it load what it shows."""
        self._window.open_page(page)
        self._opened.get(page, lambda: None)()

    def register(self, name: str) -> None:
        """Begin a new child."""
        self._window.open_page("child_form")
        self.form.open_empty(name)
        self._focus_first("child_form")

    def show_child(self, child: UUID) -> None:
        """Open a child's record."""
        self._window.open_page("child")
        self.record.open(child)
        text, first, last = self.list.place_of(child)
        self.record_view.show_place(text, first=first, last=last)

    def open_packages(self, paths: list[Path]) -> None:
        """Run the checks on package files and show what they would do."""
        self._window.open_page("inbox")
        self.inbox.open_files(paths)

    def keep_drafts(self) -> None:
        """Store what stands in open forms, before a lock or the end."""
        if self._window.page() == "child_form":
            self.form.save_draft()

    def _make_children(self) -> None:
        self.list_view = make_list_view()
        self.list = ChildListPresenter(self.list_view, self._desk)
        self.form_view = ChildFormView()
        self.form = ChildFormPresenter(self.form_view, self._desk)
        self.record_view = ChildRecordView()
        self.record = ChildRecordPresenter(self.record_view, self._desk)
        self._window.add_page("children", self.list_view)
        self._window.add_page("child_form", self.form_view, place="children")
        self._window.add_page("child", self.record_view, place="children")
        self._window.add_entry(NavEntry("children", tr("Trẻ em"), "mood-kid", 0))
        self._opened["children"] = self.list.load
        self.list.counted.connect(lambda n: self._window.navigation.show_count("children", n))
        self.list.register_wanted.connect(self.register)
        self.list.child_wanted.connect(self.show_child)
        self.form.closed.connect(lambda: self.open("children"))
        self.form.child_wanted.connect(self.show_child)
        self.record.closed.connect(lambda: self.open("children"))
        self.record.edit_wanted.connect(self._correct)
        self.record.neighbour_wanted.connect(self._neighbour)

    def _make_reports(self, dialogs: PaperDialogs) -> None:
        view = ReportView()
        self.report_view = view
        self.report = ReportPresenter(view, self._desk, dialogs)
        self._window.add_page("reports", view)
        self._window.add_entry(NavEntry("reports", tr("Báo cáo tháng"), "chart-bar", 1))
        self._opened["reports"] = self.report.open

    def _make_packages(self, dialogs: PaperDialogs) -> None:
        self.inbox_view = InboxView()
        self.inbox = InboxPresenter(self.inbox_view, self._desk, dialogs)
        above = bool(self.facts.parent)
        receives = self.facts.level is not UnitLevel.COMMUNE
        place = "inbox" if receives else "sync"
        self._window.add_page("inbox", self.inbox_view, place=place)
        if receives:
            self._window.add_entry(NavEntry("inbox", tr("Hộp nhận gói"), "inbox", 2))
            self.inbox.waiting_counted.connect(
                lambda n: self._window.navigation.show_count("inbox", n)
            )
        self.maker: MakePackagePresenter | None = None
        if above:
            view = MakePackageView()
            self.make_view = view
            self.maker = MakePackagePresenter(view, self._desk, dialogs)
            self._window.add_page("sync", view)
            self._window.add_entry(NavEntry("sync", tr("Đồng bộ"), "device-usb", 2))
            self._opened["sync"] = self.maker.load
            self.maker.open_wanted.connect(lambda: self._open_from(dialogs))
            self.maker.unsent_counted.connect(self._show_unsent)

    def _show_way_up(self, maker: MakePackagePresenter) -> None:
        facts = self.facts
        if facts.is_training:
            refusal = tr("Sổ tập huấn không gửi gói đi đâu.")
            maker.show_recipient(facts.parent, facts.parent_name, refusal)
        elif facts.is_enrolled:
            maker.show_recipient(facts.parent, facts.parent_name)
        else:
            maker.show_not_enrolled(facts.parent, facts.parent_name)

    def _open_from(self, dialogs: PaperDialogs) -> None:
        paths = dialogs.files_to_open(tr("Mở gói"), "*.mdd")
        if paths:
            self.open_packages(paths)

    def _show_unsent(self, records: int, waiting: int) -> None:
        self._window.navigation.show_count("sync", records)
        status = self._window.status
        if records:
            text = tr("Chưa gửi: {count} mục").format(count=format_number(records))
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
        return "inbox" if self.facts.level is not UnitLevel.COMMUNE else "sync"

    def _search(self, text: str) -> None:
        self.open("children")
        self.list.search(text)

    def _correct(self, child: Child) -> None:
        self._window.open_page("child_form")
        self.form.open_child(child)

    def _neighbour(self, step: int) -> None:
        found = self.list.neighbour(step)
        if found is not None:
            self.show_child(found)

    def _focus_first(self, page: str) -> None:
        if self._window.page() == page and (box := self.form_view.first_box()) is not None:
            box.setFocus()
