"""Asking why one side said no, so that nobody is asked twice."""

from PySide6.QtCore import QObject

from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.services import holds
from mdd_desktop.services.holds import Refused
from mdd_desktop.services.matching import Candidate
from mdd_desktop.ui.dialog_draft import DialogDraft
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.reason_dialog import Asked, Decision, ReasonDialog

_BY_FAMILY = ("gia_dinh_khong_dong_y", "tre_khong_muon", "tre_co_me_khac")


class RefusalQuestion(QObject):
    """One dialog at a time."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._ground = ground
        self.dialog: ReasonDialog | None = None

    def ask(self, pair: Candidate) -> None:
        """Ask for the reason and keep it."""
        asked = Asked(
            tr("{sponsor} và em {child} không thành?").format(
                sponsor=pair.sponsor.full_name, child=pair.child.name
            ),
            tr("Kết nối sẽ xếp hai người này sau cùng và nêu lý do."),
            tr("Ghi lời từ chối"),
            reasons=[(code, label("refusal", code)) for code in codes("refusal")],
            note_text=tr("Ghi chú"),
        )
        dialog = ReasonDialog(self._ground.window, asked, self._ground.desk.today)
        dialog.decided.connect(lambda decision: self._save(pair, decision))
        dialog.finished.connect(lambda _: self._closed(dialog))
        self.dialog = dialog
        question = f"refusal_{pair.sponsor.id}"
        desk = self._ground.desk
        DialogDraft(dialog, desk, page="matching", question=question, record=pair.child.id)

    def _closed(self, dialog: ReasonDialog) -> None:
        self.dialog = None
        dialog.deleteLater()

    def _save(self, pair: Candidate, decision: Decision) -> None:
        if self.dialog is None:
            return
        family = decision.reason in _BY_FAMILY
        self._ground.desk.save(
            holds.refuse,
            pair.child.id,
            pair.sponsor.id,
            Refused(decision.reason, by_family=family, note=decision.note),
            on_done=lambda _: self._saved(pair),
            on_error=self._ground.desk.refused(self.dialog.show_failure, tr("Chưa ghi được")),
            owner=self,
        )

    def _saved(self, pair: Candidate) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        text = tr("Đã ghi lời từ chối của {name}.")
        self._ground.desk.saved(text.format(name=pair.sponsor.full_name))
