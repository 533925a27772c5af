"""What happens on the panel of officers."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.domain.office import Access
from mdd_desktop.services import officers, recovery_sheet
from mdd_desktop.services.officers import Person
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.sheet_file import save_sheet
from mdd_desktop.ui.system.people_panel import PeoplePanel, PersonLine
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ticket import Done
from mdd_desktop.ui.ways_out import Paper
from mdd_desktop.ui.widgets.passphrase_edit import strength_in_words


def role_options() -> list[tuple[str, str]]:
    """The four roles with their names."""
    return [(code, label("access", code)) for code in codes("access")]


class PeoplePresenter(QObject):
    """Passphrases never stay in a box longer than they are needed."""

    def __init__(self, panel: PeoplePanel, desk: Desk, paper: Paper, *, manages: bool) -> None:
        super().__init__(panel)
        self._panel = panel
        self._desk = desk
        self._paper = paper
        self._manages = manages
        self._pdf = b""
        panel.passphrase_requested.connect(self._change)
        panel.added.connect(self._add)
        panel.access_changed.connect(self._set_access)
        panel.removal_requested.connect(self._take_away)
        panel.sheet_requested.connect(self._renew)
        panel.print_wanted.connect(lambda: paper.print_pdf(self._pdf))
        panel.save_wanted.connect(self._save_sheet)

    def load(self) -> None:
        """Read who opens this registry."""
        self._panel.show_failure("", "")
        self._panel.empty()
        self._pdf = b""
        self._read()

    def _read(self) -> None:
        if self._manages:
            self._desk.ask(
                officers.people,
                on_done=self._show,
                on_error=self._desk.refused(self._panel.show_unread, tr("Chưa đọc được danh sách")),
                owner=self._panel,
                key="people",
            )

    def _show(self, people: list[Person]) -> None:
        self._panel.show_opened()
        self._panel.show_people([_line(person) for person in people])

    def _change(self, old: str, new: str, again: str) -> None:
        usable, sentence = strength_in_words(new)
        problems = (
            "" if old else tr("Gõ mật khẩu đang dùng."),
            "" if usable else sentence,
            "" if new == again else tr("Hai lần gõ khác nhau. Gõ lại ô này."),
        )
        for field, problem in zip(self._panel.own_fields, problems, strict=True):
            field.show_problem(problem)
        if not any(problems):
            self._ask(officers.change_passphrase, old, new, done=self._changed)

    def _changed(self, _nothing: object) -> None:
        self._panel.empty()
        self._panel.show_failure("", "")
        self._desk.saved(tr("Đã đổi mật khẩu của chị."), undo=False)

    def _add(self, name: str, role: str, passphrase: str) -> None:
        usable, sentence = strength_in_words(passphrase)
        named = bool(name.strip())
        self._panel.name_field.show_problem("" if named else tr("Ghi họ tên cán bộ."))
        self._panel.first_field.show_problem("" if usable else sentence)
        if named and usable:
            self._ask(officers.add, name, Access(role), passphrase, done=self._done)

    def _set_access(self, name: str, role: str) -> None:
        self._ask(officers.set_access, name, Access(role), done=self._done)

    def _take_away(self, name: str) -> None:
        self._ask(officers.take_away, name, done=self._done)

    def _done(self, _nothing: object) -> None:
        self._desk.saved(tr("Đã ghi. Người ấy mở sổ lần sau là theo quyền mới."), undo=False)
        self.load()

    def _renew(self) -> None:
        self._ask(officers.renew_recovery, done=self._renewed)

    def _renewed(self, made: tuple[str, bytes]) -> None:
        key, self._pdf = made
        self._panel.show_sheet(recovery_sheet.spaced(key))
        title = tr("In phiếu này ngay, phiếu cũ hết tác dụng")
        sentence = tr("Bỏ phong bì, niêm phong, cất két. Rời trang này là mã không hiện lại.")
        self._panel.show_told("warn", title, sentence)

    def _save_sheet(self) -> None:
        save_sheet(
            self._pdf,
            self._paper,
            self._desk.tasks,
            self._panel,
            done=lambda name: self._desk.told.emit(tr("Đã lưu {file}").format(file=name)),
            refused=self._panel.show_failure,
        )

    def _ask(self, service: Callable[..., object], *args: object, done: Done) -> None:
        self._desk.ask(
            service,
            *args,
            on_done=done,
            on_error=self._refused,
            owner=self._panel,
            sentence=tr("Đang ghi"),
        )

    def _refused(self, error: Exception) -> None:
        self._desk.refused(self._panel.show_failure, tr("Chưa làm được"))(error)
        self._read()


def _line(person: Person) -> PersonLine:
    note = tr("Đang mở sổ") if person.is_self else tr("Có mật khẩu")
    if not person.opens:
        note = tr("Chưa có mật khẩu ở máy này")
    access = (person.access or Access.ENTRY).value
    return PersonLine(person.name, access, note, removable=person.opens and not person.is_self)
