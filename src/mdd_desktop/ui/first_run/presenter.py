"""What happens in the first run, step by step."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.services import recovery_sheet
from mdd_desktop.services.catalogue import Catalogue
from mdd_desktop.services.catalogue_view import CatalogueUnit
from mdd_desktop.services.offices import NewOffice, Registry
from mdd_desktop.ui.first_run.making import FirstRunServices, make_office, make_training
from mdd_desktop.ui.first_run.proof import SheetProof
from mdd_desktop.ui.first_run.view import FirstRunView
from mdd_desktop.ui.sheet_file import save_sheet
from mdd_desktop.ui.tasks import Tasks
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ways_out import Paper
from mdd_desktop.ui.widgets.choice_list import Choice
from mdd_desktop.ui.widgets.passphrase_edit import strength_in_words

WELCOME, UNIT, OFFICER, PASSPHRASE, RECOVERY, START = range(6)
_SHOWN_UNITS = 4


class FirstRunPresenter(QObject):
    """Leads through the six steps and hands over an open registry.

    Attributes:
        finished: The open registry.
        restore_wanted: A backup is to be put in the place of everything.
        replacement_wanted: The computer takes the place of another one: go on to enrol it.
    """

    finished = Signal(object)
    restore_wanted = Signal()
    replacement_wanted = Signal()

    def __init__(
        self, view: FirstRunView, tasks: Tasks, services: FirstRunServices, paper: Paper
    ) -> None:
        super().__init__(view)
        self._view = view
        self._tasks = tasks
        self._services = services
        self._paper = paper
        self._unit = ""
        self._registry: Registry | None = None
        self._key = ""
        self._proof: SheetProof | None = None
        self._sheet = b""
        view.next_requested.connect(self._next)
        view.back_requested.connect(self._back)
        view.unit.search_changed.connect(self._search)
        view.unit.unit_chosen.connect(self._choose_unit)
        view.unit.typed_changed.connect(self._show_typed_unit)
        view.officer.changed.connect(self._show_signature)
        view.passphrase.suggestion_wanted.connect(self._suggest)
        view.recovery.print_wanted.connect(lambda: paper.print_pdf(self._sheet))
        view.recovery.save_wanted.connect(self._save_sheet)
        view.welcome.restore_wanted.connect(self._restore)
        self._begin()

    def _begin(self) -> None:
        refusal = self._services.refuse_folder(self._services.folder)
        self._view.welcome.show_folder(str(self._services.folder), refusal)
        self._view.next.setEnabled(not refusal)
        self._view.officer.authority.show_text(tr("TM. BAN THƯỜNG VỤ"))
        self._view.officer.post.show_text(tr("CHỦ TỊCH"))
        self._show_signature()
        self._search("")
        if not refusal:
            self._go_on(self._services.beginning.read())

    def _go_on(self, told: Mapping[str, str]) -> None:
        """Show what was told before the program was left, at the step where it was left."""
        if not told:
            return
        self._view.unit.show_told(told.get("search", ""), told)
        if self._view.unit.by_hand():
            self._show_typed_unit()
        else:
            self._unit = told.get("unit", "")
            self._search(self._view.unit.search.text())
            self._unit = self._view.unit.units.code()
        if self._unit and not self._view.unit.by_hand():
            self._choose_unit(self._unit)
        self._view.officer.show_told(told)
        self._show_signature()
        if self._unit:
            self._view.show_step(PASSPHRASE if told.get("officer") else OFFICER)

    def _keep(self) -> None:
        code, name, parent = self._view.unit.typed() if self._view.unit.by_hand() else ("", "", "")
        told = {"unit": self._unit, "search": self._view.unit.search.text()}
        typed = {"code": code, "name": name, "parent": parent}
        self._services.beginning.keep({**told, **typed, **self._view.officer.told()})

    def _next(self) -> None:
        leave = {
            WELCOME: lambda: bool(self._view.next.isEnabled()),
            UNIT: self._leave_unit,
            OFFICER: self._leave_officer,
            PASSPHRASE: self._leave_passphrase,
            RECOVERY: self._leave_recovery,
            START: self._start,
        }
        if self._view.next.isEnabled() and leave[self._view.step()]():
            self._view.show_step(self._view.step() + 1)
            if self._registry is None:
                self._keep()

    def _back(self) -> None:
        if self._view.back.isVisible():
            self._view.show_step(self._view.step() - 1)

    def _search(self, text: str) -> None:
        found = Catalogue.load().search(text, _SHOWN_UNITS) if text.strip() else ()
        choices = [Choice(unit.code, unit.name, _about(unit), unit.code) for unit in found]
        chosen = self._unit if any(c.code == self._unit for c in choices) else ""
        if not chosen and len(choices) == 1:
            chosen = choices[0].code
            self._choose_unit(chosen)
        note = ""
        if text.strip() and not choices:
            note = tr("Không thấy đơn vị nào. Thử tên cũ, hoặc ít chữ hơn.")
        self._view.unit.show_units(choices, chosen, note)

    def _choose_unit(self, code: str) -> None:
        self._unit = code
        unit = Catalogue.load().get(code)
        province = unit.code == unit.province_code
        superior = "HỘI LHPN VIỆT NAM" if province else f"HỘI LHPN {unit.province_name.upper()}"
        self._view.unit.head.show_head(superior, f"HỘI LHPN {unit.name.upper()}")

    def _show_typed_unit(self) -> None:
        code, name, _parent = self._view.unit.typed()
        self._unit = code if self._view.unit.by_hand() else ""
        self._view.unit.head.show_head("", f"HỘI LHPN {name.upper()}" if name else "")

    def _leave_unit(self) -> bool:
        if self._view.unit.by_hand() and not all(self._view.unit.typed()[:2]):
            self._view.show_failure(tr("Chưa đủ"), tr("Gõ mã và tên của đơn vị."))
            return False
        if not self._unit:
            sentence = tr("Gõ vài chữ trong tên rồi chọn một dòng.")
            self._view.show_failure(tr("Chưa chọn đơn vị"), sentence)
        return bool(self._unit)

    def _show_signature(self) -> None:
        step = self._view.officer
        step.signature.show_signature(
            step.authority.text(), step.post.text(), step.signer.text() or step.officer.text()
        )

    def _leave_officer(self) -> bool:
        named = bool(self._view.officer.officer.text().strip())
        sentence = "" if named else tr("Ghi họ tên cán bộ dùng sổ này.")
        self._view.officer.officer_field.show_problem(sentence)
        return named

    def _suggest(self) -> None:
        self._view.passphrase.show_suggestion(self._services.suggest())

    def _leave_passphrase(self) -> bool:
        step = self._view.passphrase
        usable, sentence = strength_in_words(step.first.text())
        same = step.first.text() == step.again.text()
        step.first_field.show_problem("" if usable else sentence)
        step.again_field.show_problem("" if same else tr("Hai lần gõ khác nhau. Gõ lại ô này."))
        if usable and same:
            if self._registry is not None:
                return True
            self._set_up()
        return False

    def _office(self, *, training: bool) -> NewOffice:
        _code, name, parent = self._view.unit.typed()
        by_hand = self._view.unit.by_hand()
        return NewOffice(
            unit=self._unit,
            name=name if by_hand else None,
            parent=(parent or None) if by_hand else None,
            officer=self._view.officer.officer.text().strip(),
            passphrase=self._view.passphrase.first.text(),
            training=training,
        )

    def _set_up(self) -> None:
        self._view.show_busy(busy=True, sentence=tr("Đang lập sổ, vài giây…"))
        step = self._view.officer
        self._tasks.registry(
            make_office,
            self._services,
            self._office(training=False),
            (step.authority.text(), step.post.text(), step.signer.text()),
            on_done=self._made,
            on_error=self._not_made,
            owner=self._view,
            sentence=tr("Đang lập sổ"),
        )

    def _made(self, made: tuple[Registry, str, bytes]) -> None:
        self._registry, self._key, self._sheet = made
        self._services.beginning.forget()
        self._view.show_busy(busy=False)
        self._proof = SheetProof(self._key)
        self._view.recovery.show_key(self._proof.shown, self._proof.question)
        self._view.recovery.show_sheet(self._sheet)
        self._view.show_step(RECOVERY)

    def _not_made(self, error: Exception) -> None:
        self._view.show_busy(busy=False)
        if isinstance(error, RegistryError):
            self._view.show_failure(tr("Chưa lập được sổ"), error.message)
        else:
            self._tasks.failed.emit(error)

    def _leave_recovery(self) -> bool:
        right = self._proof is not None and self._proof.holds(self._view.recovery.signs.text())
        self._view.recovery.show_proof(right=right)
        if right and self._registry is not None:
            self._tasks.registry(recovery_sheet.proved, self._registry)
        return right

    def _save_sheet(self) -> None:
        save_sheet(
            self._sheet,
            self._paper,
            self._tasks,
            self._view,
            done=lambda _name: self._view.show_failure("", ""),
            refused=self._view.show_failure,
        )

    def give_up(self) -> Registry | None:
        """Return the registry that was made here and not handed over; somebody has to close it."""
        made, self._registry = self._registry, None
        return made

    def _restore(self) -> None:
        made = self.give_up()
        if made is not None:
            self._tasks.registry(made.close)
        self.restore_wanted.emit()

    def _start(self) -> bool:
        kind = self._view.start.kind.code()
        if kind == "restore":
            self._restore()
            return False
        if kind == "replacement":
            self.replacement_wanted.emit()
        made = self.give_up()
        if kind != "training":
            self.finished.emit(made)
            return False
        self._view.show_busy(busy=True, sentence=tr("Đang lập sổ tập huấn…"))
        self._tasks.registry(
            make_training,
            self._services.training_folder,
            self._office(training=True),
            made,
            on_done=self.finished.emit,
            on_error=self._not_made,
            owner=self._view,
        )
        return False


def _about(unit: CatalogueUnit) -> str:
    words = [] if unit.code == unit.province_code else [unit.province_name]
    if unit.old_names:
        names = ", ".join(unit.old_names[:3])
        words.append(tr("trước 7/2025: {names}").format(names=names))
    return " · ".join(words)
