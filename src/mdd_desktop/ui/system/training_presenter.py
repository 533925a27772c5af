"""What happens on the panel of the registry to practise with."""

from PySide6.QtCore import QObject

from mdd_desktop.services import training
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.system.training_panel import TrainingPanel
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.passphrase_edit import strength_in_words


class TrainingPresenter(QObject):
    """Makes the registry; opening it goes by the page before the registry."""

    def __init__(self, panel: TrainingPanel, desk: Desk) -> None:
        super().__init__(panel)
        self._panel = panel
        self._desk = desk
        self._inside = False
        panel.begin_requested.connect(self._begin)
        panel.switch_wanted.connect(self._switch)

    def load(self, *, inside: bool) -> None:
        """Show where one is."""
        self._inside = inside
        self._panel.show_failure("", "")
        self._desk.ask(
            training.is_there,
            on_done=self._show,
            on_error=self._desk.refused(self._panel.show_unread, tr("Chưa xem được sổ tập huấn")),
            owner=self._panel,
            key="training",
        )

    def _show(self, there: bool) -> None:  # noqa: FBT001 - the answer of a service
        self._panel.show_opened()
        self._panel.show_state(inside=self._inside, there=there)

    def _begin(self, passphrase: str) -> None:
        usable, sentence = strength_in_words(passphrase)
        self._panel.field.show_problem("" if usable else sentence)
        if usable:
            self._desk.ask(
                training.begin,
                passphrase,
                on_done=self._begun,
                on_error=self._desk.refused(self._panel.show_failure, tr("Chưa lập được")),
                owner=self._panel,
                sentence=tr("Đang lập sổ tập huấn"),
            )

    def _begun(self, _nothing: object) -> None:
        self._panel.show_state(inside=self._inside, there=True)
        self._desk.saved(tr("Đã lập sổ tập huấn."), undo=False)

    def _switch(self) -> None:
        self._desk.switch_wanted.emit("real" if self._inside else "training")
