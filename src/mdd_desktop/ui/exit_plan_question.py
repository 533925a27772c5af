"""Asking what follows the eighteenth birthday."""

from PySide6.QtCore import QObject

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.services import exit_plans
from mdd_desktop.ui.dialog_draft import DialogDraft
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.reason_dialog import Asked, Decision, ReasonDialog


class ExitPlanQuestion(QObject):
    """One dialog at a time; a plan that is there is changed."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._ground = ground
        self.dialog: ReasonDialog | None = None

    def ask(self, child: Child) -> None:
        """Ask for the plan and keep it."""
        plan = child.exit_plan
        asked = Asked(
            tr("Kế hoạch cho em {name} sau 18 tuổi").format(name=child.full_name),
            tr("Bàn với em, gia đình và Mẹ đỡ đầu. Học tiếp thì còn hỗ trợ được đến 22 tuổi."),
            tr("Ghi kế hoạch"),
            reasons=[(code, label("exit_plan", code)) for code in codes("exit_plan")],
            reason=plan.kind if plan else "",
            reason_text=tr("Hướng đi"),
            note_text=tr("Ai lo việc gì, đến bao giờ"),
            note=(plan.note or "") if plan else "",
        )
        dialog = ReasonDialog(self._ground.window, asked, self._ground.desk.today)
        dialog.decided.connect(lambda decision: self._save(child, decision))
        dialog.finished.connect(lambda _: self._closed(dialog))
        self.dialog = dialog
        desk = self._ground.desk
        DialogDraft(dialog, desk, page="child", question="exit_plan", record=child.id)

    def _closed(self, dialog: ReasonDialog) -> None:
        self.dialog = None
        dialog.deleteLater()

    def _save(self, child: Child, decision: Decision) -> None:
        if self.dialog is None:
            return
        self._ground.desk.save(
            exit_plans.make,
            child.id,
            decision.reason,
            note=decision.note,
            on_done=lambda _: self._saved(child),
            on_error=self._ground.desk.refused(self.dialog.show_failure, tr("Chưa ghi được")),
            owner=self,
        )

    def _saved(self, child: Child) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        text = tr("Đã ghi kế hoạch sau 18 tuổi cho em {name}.")
        self._ground.desk.saved(text.format(name=child.full_name))
