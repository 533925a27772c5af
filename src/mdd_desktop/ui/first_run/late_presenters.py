"""What happens on the pages of the owed recovery sheet and of a backup put back."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.services import backups, officers, recovery_sheet
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.first_run.late_gates import RestoreGate, SheetGate
from mdd_desktop.ui.first_run.proof import SheetProof
from mdd_desktop.ui.paper import PaperDialogs
from mdd_desktop.ui.sheet_file import save_sheet
from mdd_desktop.ui.tasks import Tasks
from mdd_desktop.ui.text import tr


class SheetPresenter(QObject):
    """Makes a new sheet, since nobody may have the first one, and asks for signs of it.

    Attributes:
        finished: The sheet is on paper.
    """

    finished = Signal()

    def __init__(
        self, view: SheetGate, tasks: Tasks, dialogs: PaperDialogs, registry: Registry
    ) -> None:
        super().__init__(view)
        self._view, self._tasks, self._dialogs = view, tasks, dialogs
        self._registry = registry
        self._proof: SheetProof | None = None
        self._pdf = b""
        view.done.connect(self._check)
        view.step.print_wanted.connect(lambda: dialogs.print_pdf(self._pdf))
        view.step.save_wanted.connect(self._save)
        tasks.registry(officers.renew_recovery, registry, on_done=self._show, owner=view)

    def _show(self, made: tuple[str, bytes]) -> None:
        key, self._pdf = made
        self._proof = SheetProof(key)
        self._view.step.show_key(self._proof.shown, self._proof.question)
        self._view.step.show_sheet(self._pdf)

    def _save(self) -> None:
        save_sheet(
            self._pdf,
            self._dialogs,
            self._tasks,
            self._view,
            done=lambda _name: self._view.show_failure("", ""),
            refused=self._view.show_failure,
        )

    def _check(self) -> None:
        right = self._proof is not None and self._proof.holds(self._view.step.signs.text())
        self._view.step.show_proof(right=right)
        if right:
            self._tasks.registry(
                recovery_sheet.proved,
                self._registry,
                on_done=lambda _nothing: self.finished.emit(),
                owner=self._view,
            )


class RestorePresenter(QObject):
    """Puts a backup in the place of whatever is in the folder.

    Attributes:
        finished: It is there; the passphrase of its time opens it.
    """

    finished = Signal()

    def __init__(
        self, view: RestoreGate, tasks: Tasks, dialogs: PaperDialogs, folder: Path
    ) -> None:
        super().__init__(view)
        self._view, self._tasks, self._dialogs, self._folder = view, tasks, dialogs, folder
        self._path: Path | None = None
        view.choose_wanted.connect(self._choose)
        view.restore_wanted.connect(self._restore)

    def _choose(self) -> None:
        found = self._dialogs.files_to_open(tr("Chọn bản sao lưu"), "*.mddbackup")
        if found:
            self._path = found[0]
            self._view.show_file(self._path)
            self._view.secret.setFocus()

    def _restore(self, secret: str) -> None:
        if self._path is None:
            return
        if not secret.strip():
            self._view.field.show_problem(tr("Gõ mật khẩu của lúc sao lưu, hoặc mã khôi phục."))
            return
        self._view.go.setEnabled(False)
        self._tasks.registry(
            backups.restore,
            self._path,
            self._folder,
            secret,
            on_done=lambda _done: self.finished.emit(),
            on_error=self._refused,
            owner=self._view,
            sentence=tr("Đang khôi phục"),
        )

    def _refused(self, error: Exception) -> None:
        self._view.go.setEnabled(True)
        if not isinstance(error, RegistryError):
            self._tasks.failed.emit(error)
        elif error.code.startswith("wrong_"):
            self._view.field.show_problem(error.message)
        else:
            self._view.show_failure(tr("Chưa khôi phục được"), error.message)
