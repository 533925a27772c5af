"""Saving the recovery sheet as a file, from whichever page shows it."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from mdd_desktop.services import recovery_sheet
from mdd_desktop.ui.tasks import Tasks
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ticket import Show
from mdd_desktop.ui.ways_out import Paper


def save_sheet(
    pdf: bytes,
    paper: Paper,
    tasks: Tasks,
    owner: QObject,
    *,
    done: Callable[[str], None],
    refused: Show,
) -> None:
    """Ask where the sheet shall lie and write it there, whole or not at all.

    Args:
        pdf: The sheet.
        paper: Asks for the place.
        tasks: A slow stick does not hold up the window.
        owner: The page.
        done: Told the file's name.
        refused: Shows (title, sentence) of what kept the file from being written.
    """
    path = paper.file_to_save(recovery_sheet.FILE_NAME, "pdf")
    if path is not None:
        tasks.free(
            recovery_sheet.save,
            pdf,
            path,
            on_done=lambda _none: done(path.name),
            on_error=tasks.refused(refused, tr("Chưa lưu được phiếu")),
            owner=owner,
            sentence=tr("Đang lưu phiếu"),
        )
