"""Packages in the window: made for the office above, received from below and above."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from typing_extensions import override

from mdd_desktop.domain.task import Urgency
from mdd_desktop.domain.tasks_due import unsent_urgency
from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import history, report_days
from mdd_desktop.services.history import Outstanding
from mdd_desktop.ui.checks_notice import ChecksNotice
from mdd_desktop.ui.packages.inbox_presenter import InboxPresenter
from mdd_desktop.ui.packages.inbox_view import InboxView
from mdd_desktop.ui.packages.inbox_words import place_words
from mdd_desktop.ui.packages.make_presenter import MakePackagePresenter
from mdd_desktop.ui.packages.make_view import MakePackageView
from mdd_desktop.ui.packages.merged_presenter import MergedPresenter
from mdd_desktop.ui.packages.units_presenter import UnitsPresenter
from mdd_desktop.ui.section import Ground, Route, Section
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.trust_notice import TrustNotice


class PackagesSection(Section):
    """``sync``, and ``inbox`` (paths of package files)."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._receives = ground.facts.level is not UnitLevel.COMMUNE
        window = ground.window
        window.packages_given.connect(self._open_given)
        window.shortcut("Ctrl+0", self._open_exchange)
        window.status.wanted.connect(self._open_state)
        ground.desk.committed.connect(self.count_unsent)
        ground.office_changed.connect(self._show_office)
        ground.unsent_changed.connect(self.count_unsent)

    @override
    def routes(self) -> Mapping[str, Route]:
        place = "inbox" if self._receives else "sync"
        made = {"inbox": Route(lambda: self.inbox_view, self._open_inbox, place)}
        if self.ground.facts.parent:
            made["sync"] = Route(lambda: self.make_view, self._open_maker)
        return made

    @cached_property
    def inbox_view(self) -> InboxView:
        """Packages that came."""
        return InboxView(receives=self._receives)

    @cached_property
    def inbox(self) -> InboxPresenter:
        """What happens in the inbox."""
        made = InboxPresenter(self.inbox_view, self.ground.desk, self.ground.dialogs)
        made.unit_name = lambda code: self.ground.facts.unit_names.get(code, code)
        merged = MergedPresenter(self.inbox_view, self.ground.desk, self.ground.dialogs)
        merged.unit_name = made.unit_name
        made.undo_wanted.connect(merged.take_back)
        made.waiting_counted.connect(lambda number: self.ground.count("inbox", number))
        if self._receives:
            self._units = UnitsPresenter(self.inbox_view, self.ground.desk, self.ground.dialogs)
            self._units.receipts.unit_name = made.unit_name
            made.looked_changed.connect(self._units.show_looked)
            below = max(0, len(self.ground.facts.unit_names) - 1)
            desk = self.ground.desk
            desk.ask(
                report_days.duties,
                on_done=lambda duties: self.inbox_view.show_place(
                    place_words(below, desk.today, duties)
                ),
                owner=self.inbox_view,
                key="place",
            )
        return made

    @cached_property
    def make_view(self) -> MakePackageView:
        """Packages made here."""
        return MakePackageView()

    @cached_property
    def maker(self) -> MakePackagePresenter:
        """What happens where packages are made."""
        made = MakePackagePresenter(self.make_view, self.ground.desk, self.ground.dialogs)
        made.open_wanted.connect(self._open_files)
        made.enrolment.enrolled.connect(self.ground.facts_wanted)
        made.made.connect(self.ground.unsent_changed)
        made.receipts.unit_name = lambda _code: self.ground.facts.parent_name
        self.make_view.waiting.page_wanted.connect(self.ground.go)
        self.make_view.keys_wanted.connect(lambda: self.ground.go("trust"))
        self._show_way_up(made)
        return made

    @cached_property
    def checks(self) -> ChecksNotice:
        """What the data checks find, before a package is made."""
        after = tr("Gói vẫn tạo được; sửa trước thì nơi nhận có số liệu đúng.")
        return ChecksNotice(self.ground, self.make_view.outer, after)

    @cached_property
    def notice(self) -> TrustNotice:
        """What has to be known about keys and copies, where packages are made."""
        return TrustNotice(self.ground, self.make_view.outer)

    @cached_property
    def inbox_notice(self) -> TrustNotice:
        """The same where they come."""
        return TrustNotice(self.ground, self.inbox_view.outer)

    def count_unsent(self, _changes: object = None) -> None:
        """Count again what the office above has not, for the status bar and the navigation."""
        if self.ground.facts.parent:
            self.ground.desk.ask(
                history.counts_to_send,
                self.ground.facts.parent,
                on_done=self._show_unsent,
                owner=self,
                key="unsent_counts",
                beside=True,
            )

    def _open_maker(self) -> None:
        self.maker.load()
        self.checks.look()
        self.notice.look()

    def _open_inbox(self, paths: Sequence[Path] = ()) -> None:
        self.inbox.open_files(paths)
        self.inbox.try_again()
        self.inbox.look_for_sticks()
        self.inbox_notice.look()
        if self._receives:
            self._units.load()

    def _open_files(self) -> None:
        paths = self.ground.dialogs.files_to_open(tr("Mở gói"), "*.mdd")
        if paths:
            self._open_given(paths)

    def _open_given(self, paths: Sequence[Path]) -> None:
        """Look into packages from outside; the first one of all is the welcome of this computer."""
        facts = self.ground.facts
        if facts.is_enrolled or not facts.parent:
            self.ground.go("inbox", paths)
        else:
            self.ground.go("sync")
            self.maker.enrolment.open_welcome(paths[0])

    def _show_office(self) -> None:
        if "maker" in self.__dict__:
            self._show_way_up(self.maker)
        self.count_unsent()

    def _show_way_up(self, maker: MakePackagePresenter) -> None:
        facts = self.ground.facts
        if facts.is_training:
            refusal = tr("Sổ tập huấn không gửi gói đi đâu.")
            maker.show_recipient(facts.parent, facts.parent_name, refusal)
        elif facts.is_enrolled:
            maker.show_recipient(facts.parent, facts.parent_name)
        else:
            maker.show_not_enrolled(facts.parent, facts.parent_name)

    def _show_unsent(self, found: Outstanding) -> None:
        unsent, waiting, last_made = found
        self.ground.count("sync", unsent)
        status = self.ground.window.status
        if unsent:
            days = (self.ground.desk.today - last_made).days if last_made else None
            late = unsent_urgency(days) is Urgency.LATE
            text = tr("Chưa gửi: {count} thay đổi").format(count=format_number(unsent))
            if days:
                text += tr(" · gói gần nhất {days} ngày trước").format(days=days)
            status.show_state("sent", text, "bad" if late else "warn", "upload")
        elif waiting:
            text = tr("Chờ xác nhận: {count} thay đổi").format(count=format_number(waiting))
            status.show_state("sent", text, "info", "clock")
        else:
            status.show_state("sent", tr("Nơi nhận đã có đủ"), "ok", "circle-check")

    def _open_state(self, state: str) -> None:
        if state == "sent":
            self._open_exchange()

    def _open_exchange(self) -> None:
        self.ground.go("inbox" if self._receives else "sync")
