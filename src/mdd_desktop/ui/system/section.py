"""The system page in the window: which subjects an officer sees, and what they reach."""

from collections.abc import Callable, Mapping
from functools import cached_property

from typing_extensions import override

from mdd_desktop.domain.office import Access
from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.services import data_checks
from mdd_desktop.ui.section import Ground, Route, Section
from mdd_desktop.ui.system.backups_panel import BackupsPanel
from mdd_desktop.ui.system.backups_presenter import BackupsPresenter
from mdd_desktop.ui.system.checks_panel import ChecksPanel
from mdd_desktop.ui.system.lists_panel import ListsPanel
from mdd_desktop.ui.system.log_panel import LogPanel
from mdd_desktop.ui.system.log_presenter import LogPresenter
from mdd_desktop.ui.system.office_panel import OfficePanel
from mdd_desktop.ui.system.office_presenter import OfficePresenter
from mdd_desktop.ui.system.options_panel import OptionsPanel
from mdd_desktop.ui.system.options_presenter import OptionsPresenter
from mdd_desktop.ui.system.panel import Panel
from mdd_desktop.ui.system.people_panel import PeoplePanel
from mdd_desktop.ui.system.people_presenter import PeoplePresenter, role_options
from mdd_desktop.ui.system.training_panel import TrainingPanel
from mdd_desktop.ui.system.training_presenter import TrainingPresenter
from mdd_desktop.ui.system.view import SystemView
from mdd_desktop.ui.text import at_the_start, tr

_EVERYBODY = frozenset(Access)
_SEES = {
    "office": frozenset({Access.ADMIN, Access.IN_CHARGE}),
    "people": _EVERYBODY,
    "lists": frozenset({Access.ADMIN, Access.IN_CHARGE}),
    "backups": frozenset({Access.ADMIN, Access.IN_CHARGE, Access.LEADER}),
    "checks": frozenset({Access.ADMIN, Access.IN_CHARGE}),
    "log": frozenset({Access.ADMIN, Access.IN_CHARGE, Access.LEADER}),
    "options": _EVERYBODY,
    "training": _EVERYBODY,
}


class SystemSection(Section):
    """``system`` (the name of a subject)."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        ground.window.status.wanted.connect(self._open_state)
        self._loads: dict[str, Callable[[], None]] = {}

    @override
    def routes(self) -> Mapping[str, Route]:
        return {"system": Route(lambda: self.view, self._open)}

    @cached_property
    def view(self) -> SystemView:
        """The page, with the subjects of whoever sits here."""
        made = SystemView()
        subjects: dict[str, tuple[str, str, Callable[[], Panel]]] = {
            "office": (tr("Đơn vị, đầu trang"), "building", self._office),
            "people": (tr("Cán bộ, mật khẩu"), "users", self._people),
            "lists": (tr("Danh mục"), "list", ListsPanel),
            "backups": (tr("Sao lưu, khôi phục"), "database", self._backups),
            "checks": (tr("Kiểm tra dữ liệu"), "list-check", self._checks),
            "log": (tr("Nhật ký"), "history", self._log),
            "options": (tr("Tùy chọn máy này"), "adjustments", self._options),
            "training": (tr("Tập huấn"), "school", self._training),
        }
        for name, subject in subjects.items():
            if self.ground.facts.access in _SEES[name]:
                made.add_panel(name, *subject)
        made.opened.connect(self._load)
        return made

    @property
    def _manages(self) -> bool:
        return self.ground.facts.access is Access.ADMIN

    @property
    def _leads(self) -> bool:
        return self.ground.facts.access in {Access.ADMIN, Access.IN_CHARGE}

    def _office(self) -> Panel:
        panel = OfficePanel()
        facts = self.ground.facts
        unit = tr("{name} · mã {code}").format(name=at_the_start(facts.name), code=facts.unit)
        panel.show_unit(unit)
        presenter = OfficePresenter(panel, self.ground.desk)
        self._loads["office"] = presenter.load
        return panel

    def _people(self) -> Panel:
        panel = PeoplePanel(role_options(), manages=self._manages)
        desk, dialogs = self.ground.desk, self.ground.dialogs
        presenter = PeoplePresenter(panel, desk, dialogs, manages=self._manages)
        self._loads["people"] = presenter.load
        return panel

    def _backups(self) -> Panel:
        panel = BackupsPanel(may_restore=self._leads)
        presenter = BackupsPresenter(panel, self.ground.desk, self.ground.dialogs)
        presenter.restore_wanted.connect(self.ground.desk.restore_wanted)
        presenter.made.connect(self._show_backup)
        self._loads["backups"] = presenter.load
        return panel

    def _checks(self) -> Panel:
        panel = ChecksPanel()
        panel.list_wanted.connect(lambda: self.ground.go("checks"))
        self._loads["checks"] = lambda: self._count_checks(panel)
        return panel

    def _count_checks(self, panel: ChecksPanel) -> None:
        desk = self.ground.desk
        desk.ask(
            data_checks.count,
            on_done=panel.show_counts,
            on_error=desk.refused(panel.show_unread, tr("Chưa kiểm tra được")),
            owner=panel,
            key="system_checks",
        )

    def _log(self) -> Panel:
        panel = LogPanel()
        presenter = LogPresenter(panel, self.ground.desk, self.ground.dialogs)
        self._loads["log"] = presenter.load
        return panel

    def _options(self) -> Panel:
        facts = self.ground.facts
        is_top = facts.level is not UnitLevel.COMMUNE and not facts.parent
        panel = OptionsPanel(may_set_marks=self._leads, decides=is_top)
        presenter = OptionsPresenter(panel, self.ground.desk, may_set_marks=self._leads)
        self._loads["options"] = presenter.load
        return panel

    def _training(self) -> Panel:
        panel = TrainingPanel()
        presenter = TrainingPresenter(panel, self.ground.desk)
        facts = self.ground
        self._loads["training"] = lambda: presenter.load(inside=facts.facts.is_training)
        return panel

    def _open(self, subject: str = "") -> None:
        self.view.show_panel(subject or self.view.panel_now())  # once the page has its place
        self._load(self.view.panel_now())

    def _load(self, subject: str) -> None:
        load = self._loads.get(subject)
        if load is not None:
            load()

    def _open_state(self, state: str) -> None:
        if state == "backup":
            self.ground.go("system", "backups")
        elif state == "saved":
            self.ground.go("system", "log")

    def _show_backup(self, made: str) -> None:
        text = tr("Sao lưu {time}, đã mở thử").format(time=made)
        self.ground.window.status.show_state("backup", text, "ok", "database")
