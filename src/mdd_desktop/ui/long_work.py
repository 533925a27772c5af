"""What the officer sees of long work: the strip, "Dừng", what was stopped, closing meanwhile."""

import time

from PySide6.QtCore import QObject

from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.main_window import MainWindow
from mdd_desktop.ui.pace import Pace, left_words
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.form_dialog import FormDialog


class LongWork(QObject):
    """Lets the window close at once, unless that would break off long work that saves."""

    def __init__(self, window: MainWindow, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._desk = window, desk
        self._pace = Pace()
        desk.tasks.long_work_changed.connect(self._show)
        desk.tasks.work_stopped.connect(self._tell_stopped)
        window.strip.stop_requested.connect(desk.tasks.stop_shown)
        window.must_stay = self._must_stay

    def _show(self, sentence: str, done: int, total: int) -> None:
        if sentence:
            left = self._pace.left(sentence, done, total, time.monotonic())
            self._window.strip.show_work(sentence, done, total, left_words(left))
        else:
            self._window.strip.hide()

    def _tell_stopped(self, work: str) -> None:
        told = tr("Đã dừng: {work}. Sổ vẫn nguyên như trước.")
        self._desk.told.emit(told.format(work=work))

    def _must_stay(self) -> bool:
        work = self._desk.tasks.long_saving()
        if work:
            self._ask(work)
        return bool(work)

    def _ask(self, work: str) -> None:
        sentence = tr("{work}. Dừng bây giờ thì phần chưa ghi xong bỏ đi, phần đã ghi vẫn giữ.")
        dialog = FormDialog(
            self._window,
            title=tr("Dừng việc đang làm rồi đóng?"),
            sentence=sentence.format(work=work),
            verb=tr("Dừng và đóng"),
            rows=[],
        )
        dialog.decided.connect(dialog.accept)
        dialog.accepted.connect(self._leave)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _leave(self) -> None:
        self._desk.tasks.stop_all()
        self._window.close()
