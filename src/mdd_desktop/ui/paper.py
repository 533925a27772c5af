"""The ways out of the program: choosing files and folders, printing."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from mdd_desktop.ui.printing import Sent, print_pdf
from mdd_desktop.ui.tasks import Tasks
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.reason_dialog import Asked, ReasonDialog


def _unheard(_what: object) -> None:
    """Nobody wants to know."""


class PaperDialogs:
    """Asks with the dialogs of the system.

    Attributes:
        folder: Where something was chosen last; the next dialog opens there.
        printed: Told what went to the printer.
        exported: Told the kind of file that somebody is about to save.
        must_ask: Whether to ask before anything is printed, as in a meeting.
    """

    def __init__(self, window: QWidget, tasks: Tasks, folder: str = "") -> None:
        self._window = window
        self._tasks = tasks
        self.folder = folder
        self.printed: Callable[[Sent], object] = _unheard
        self.exported: Callable[[str], object] = _unheard
        self.must_ask: Callable[[], bool] = bool

    def file_to_save(self, name: str, suffix: str) -> Path | None:
        """Ask where to save; None when the officer changed her mind."""
        start = str(Path(self.folder) / name) if self.folder else name
        chosen, _filter = QFileDialog.getSaveFileName(
            self._window, tr("Lưu tệp"), start, f"*.{suffix}"
        )
        if not chosen:
            return None
        self.exported(suffix)
        return self._remembered(Path(chosen))

    def files_to_open(self, title: str, pattern: str) -> list[Path]:
        """Ask which files to open."""
        chosen, _filter = QFileDialog.getOpenFileNames(self._window, title, self.folder, pattern)
        return [self._remembered(Path(path)) for path in chosen]

    def folder_to_use(self, title: str) -> Path | None:
        """Ask for a folder, such as a stick."""
        chosen = QFileDialog.getExistingDirectory(self._window, title, self.folder)
        if not chosen:
            return None
        self.folder = chosen
        return Path(chosen)

    def show_folder(self, folder: Path) -> None:
        """Show a folder with the file manager of the system."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def print_pdf(self, pdf: bytes, done: Callable[[int], None] | None = None) -> None:
        """Ask for the printer and print; in a meeting, first whether names may be on paper.

        Args:
            pdf: The pages.
            done: Told how many copies went to the printer; nothing when the officer changed her
                mind.
        """
        if self.must_ask():
            today = dt.datetime.now().astimezone().date()
            dialog = ReasonDialog(self._window, _on_paper(), today)
            dialog.decided.connect(lambda _decision: dialog.accept())
            dialog.accepted.connect(lambda: self._choose_printer(pdf, done))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
        else:
            self._choose_printer(pdf, done)

    def _choose_printer(self, pdf: bytes, done: Callable[[int], None] | None) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(tr("In"))
        dialog.accepted.connect(lambda: self.send(pdf, printer, done))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def send(
        self, pdf: bytes, printer: QPrinter, done: Callable[[int], None] | None = None
    ) -> None:
        """Print on a printer that was chosen."""

        def sent(what: Sent) -> None:
            self.printed(what)
            if done is not None:
                done(what.copies)

        self._tasks.free(print_pdf, pdf, printer, on_done=sent, sentence=tr("Đang in"))

    def _remembered(self, path: Path) -> Path:
        self.folder = str(path.parent)
        return path


def _on_paper() -> Asked:
    return Asked(
        tr("In trong lúc họp?"),
        tr("Trên giấy là tên thật của trẻ và Mẹ đỡ đầu, không che như trên màn hình."),
        tr("In tên thật"),
    )
