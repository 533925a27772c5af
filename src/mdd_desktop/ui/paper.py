"""The ways out of the program: choosing files and folders, printing."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.pdf_preview import print_pdf
from mdd_desktop.ui.widgets.reason_dialog import Asked, ReasonDialog


def _unheard(_what: object) -> None:
    """Nobody wants to know."""


class PaperDialogs:
    """Asks with the dialogs of the system.

    Attributes:
        folder: Where something was chosen last; the next dialog opens there.
        printed: Told how many sheets went to the printer.
        exported: Told the kind of file that somebody is about to save.
        must_ask: Whether to ask before anything is printed, as in a meeting.
    """

    def __init__(self, window: QWidget, folder: str = "") -> None:
        self._window = window
        self.folder = folder
        self.printed: Callable[[int], object] = _unheard
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

    def print_pdf(self, pdf: bytes) -> None:
        """Ask for the printer and print; in a meeting, first whether names may be on paper."""
        if self.must_ask():
            today = dt.datetime.now().astimezone().date()
            dialog = ReasonDialog(self._window, _on_paper(), today)
            dialog.decided.connect(lambda _decision: dialog.accept())
            dialog.accepted.connect(lambda: self._choose_printer(pdf))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
        else:
            self._choose_printer(pdf)

    def _choose_printer(self, pdf: bytes) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(tr("In"))
        dialog.accepted.connect(lambda: self.printed(print_pdf(pdf, printer)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def _remembered(self, path: Path) -> Path:
        self.folder = str(path.parent)
        return path


def _on_paper() -> Asked:
    return Asked(
        tr("In trong lúc họp?"),
        tr("Trên giấy là tên thật của trẻ và Mẹ đỡ đầu, không che như trên màn hình."),
        tr("In tên thật"),
    )
