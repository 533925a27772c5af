"""Imports that were begun and left: offered again with everything that was decided."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from mdd_desktop.services import drafts, import_drafts
from mdd_desktop.services.excel.choices import Choices
from mdd_desktop.services.import_drafts import Begun
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.excel_import.ports import BegunLine
from mdd_desktop.ui.excel_import.view import ExcelImportView
from mdd_desktop.ui.moments import decided_words, kept_words
from mdd_desktop.ui.text import tr


class BegunImports(QObject):
    """Keeps every decision as soon as it was made."""

    def __init__(self, view: ExcelImportView, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self._path: Path | None = None
        view.file.drop_wanted.connect(self._drop)

    def load(self) -> None:
        """Read what was begun."""
        self._desk.ask(
            import_drafts.everything, on_done=self._show, owner=self._view, key="excel_begun"
        )

    def take_up(self, path: Path, then: Callable[[Begun | None], object]) -> None:
        """Begin with a workbook, or go on with what was decided about it before."""
        self._path = path

        def found(kept: Begun | None) -> None:
            if kept is not None:
                told = tr("Điều chị đã quyết định trong tệp này lần trước vẫn còn.")
                self._desk.told.emit(told)
            then(kept)

        self._desk.ask(
            import_drafts.begun, path, on_done=found, owner=self._view, key="excel_taken_up"
        )

    def keep(self, choices: Choices) -> None:
        """Keep what is decided so far."""
        if self._path is not None:
            self._desk.ask(import_drafts.keep, self._path, choices)

    def forget(self, _batch: object = None) -> None:
        """It was imported."""
        if self._path is not None:
            self._desk.ask(import_drafts.forget, self._path)

    def _drop(self, key: str) -> None:
        self._desk.ask(drafts.discard, key, on_done=lambda _nothing: self.load(), owner=self._view)

    def _show(self, found: Sequence[Begun]) -> None:
        now = self._desk.now()
        self._view.file.show_begun(
            [
                BegunLine(
                    one.key,
                    one.path,
                    kept_words(one.saved_at, now, decided_words(one.decisions)),
                )
                for one in found
            ]
        )
