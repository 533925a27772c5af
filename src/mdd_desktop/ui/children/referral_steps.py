"""Asking about a referral in the window: where to, why, and later what became of it."""

import datetime as dt

from PySide6.QtCore import QObject

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.referral import Referral, ReferralState, next_states
from mdd_desktop.services import referrals
from mdd_desktop.ui.children.file_dialogs import ReferralDialog
from mdd_desktop.ui.dialog_draft import DialogDraft
from mdd_desktop.ui.paper_steps import day_of
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.form_dialog import FormDialog
from mdd_desktop.ui.widgets.reason_dialog import Asked, Decision, ReasonDialog

_USUAL_DAYS = 14
_NEEDED = ("kind", "to", "reason", "on", "due")


class ReferralSteps(QObject):
    """Saves, and says what happened; the record reloads by itself.

    Attributes:
        dialog: The one that is open, or None.
    """

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._ground = ground
        self.dialog: ReferralDialog | ReasonDialog | None = None

    def refer(self, child: Child) -> None:
        """Ask where a child is referred to."""
        today = self._ground.desk.today
        dialog = ReferralDialog(
            self._ground.window,
            child.full_name,
            on=today,
            due=today + dt.timedelta(days=_USUAL_DAYS),
        )
        dialog.decided.connect(lambda: self._refer(dialog, child))
        self._open(dialog, child, "refer")

    def answer(self, child: Child, key: str) -> None:
        """Ask what a service answered."""
        known = next((one for one in child.referrals if one.key == key), None)
        if known is None:
            return
        asked = Asked(
            tr("Chuyển gửi em {name}: nơi nhận trả lời thế nào?").format(name=child.full_name),
            f"{known.to} · {label('referral_kind', known.kind)}",
            tr("Ghi trả lời"),
            day_text=tr("Ngày trả lời"),
            reasons=[(one.value, label("referral_state", one.value)) for one in next_states(known)],
            reason_text=tr("Nay là"),
            note_text=tr("Kết quả, hoặc vì sao từ chối, thu hồi"),
        )
        dialog = ReasonDialog(self._ground.window, asked, self._ground.desk.today)
        dialog.decided.connect(lambda decision: self._answer(dialog, child, key, decision))
        self._open(dialog, child, f"answer_{key}")

    def _open(self, dialog: ReferralDialog | ReasonDialog, child: Child, question: str) -> None:
        dialog.finished.connect(lambda _: self._closed(dialog))
        self.dialog = dialog
        desk = self._ground.desk
        DialogDraft(dialog, desk, page="child", question=question, record=child.id)

    def _closed(self, dialog: FormDialog | ReasonDialog) -> None:
        self.dialog = None
        dialog.deleteLater()

    def _refer(self, dialog: ReferralDialog, child: Child) -> None:
        fields = dialog.fields()
        for name in _NEEDED:
            if not fields[name]:
                dialog.show_problem(name, tr("Ô này cần có."))
                return
        if not fields["agreed"] and not fields["without_consent"]:
            problem = tr("Gia đình chưa đồng ý thì ghi vì sao vẫn phải báo nơi nhận.")
            dialog.show_problem("without_consent", problem)
            return
        told = tr("Đã chuyển gửi em {name}. Đến hạn máy nhắc hỏi kết quả.")
        self._ground.desk.save(
            referrals.refer,
            child.id,
            Referral(
                on=day_of(dialog.date("on")),
                kind=fields["kind"],
                to=fields["to"],
                reason=fields["reason"],
                due=day_of(dialog.date("due")),
                note=fields["note"] or None,
                without_consent=None if fields["agreed"] else fields["without_consent"],
            ),
            on_done=lambda _: self._saved(dialog, told.format(name=child.full_name)),
            on_error=self._ground.desk.refused(dialog.show_failure, tr("Chưa ghi được")),
            owner=dialog,
        )

    def _answer(self, dialog: ReasonDialog, child: Child, key: str, decision: Decision) -> None:
        self._ground.desk.save(
            referrals.answer,
            child.id,
            key,
            ReferralState(decision.reason),
            on=decision.day,
            outcome=decision.note,
            on_done=lambda _: self._saved(dialog, tr("Đã ghi trả lời của nơi nhận.")),
            on_error=self._ground.desk.refused(dialog.show_failure, tr("Chưa ghi được")),
            owner=dialog,
        )

    def _saved(self, dialog: ReferralDialog | ReasonDialog, told: str) -> None:
        dialog.accept()
        self._ground.desk.saved(told)
