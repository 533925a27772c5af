"""The steps of a sponsorship asked for in the window: approve, pause, end, agree anew."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from mdd_desktop.domain.office import Access
from mdd_desktop.domain.sponsorship import SponsorshipState
from mdd_desktop.services import sponsorship_terms, sponsorships
from mdd_desktop.services.sponsorship_terms import Terms
from mdd_desktop.ui.dialog_draft import DialogDraft
from mdd_desktop.ui.level_dialog import LevelDialog, LevelWish
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.sponsorship_questions import (
    Bond,
    asked_to_approve,
    asked_to_cancel,
    asked_to_end,
    asked_to_pause,
    asked_to_prolong,
    asked_to_remind,
    asked_to_resume,
    named,
)
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.reason_dialog import Asked, Decision, ReasonDialog

APPROVE, CANCEL, PAUSE, RESUME, END, CHANGE, REMIND, LEVEL, PROLONG = (
    "approve",
    "cancel",
    "pause",
    "resume",
    "end",
    "change",
    "remind",
    "level",
    "prolong",
)
TERMS = frozenset({LEVEL, PROLONG})
"""Steps that change what was agreed, and not whether it runs."""
STEPS: dict[SponsorshipState, tuple[str, ...]] = {
    SponsorshipState.WAITING: (APPROVE, CANCEL),
    SponsorshipState.ACTIVE: (REMIND, PAUSE, LEVEL, PROLONG, CHANGE, END),
    SponsorshipState.PAUSED: (RESUME, LEVEL, PROLONG, CHANGE, END),
}
"""What may be done with a sponsorship; in the other states nothing."""


def steps_of(state: SponsorshipState, access: Access, *, has_end: bool = False) -> tuple[str, ...]:
    """What a role may do with a sponsorship in a state; without an agreed end none is later."""
    if access is Access.LEADER:
        return ()
    without = {APPROVE} if access is Access.ENTRY else set[str]()
    if not has_end:
        without.add(PROLONG)
    return tuple(step for step in STEPS.get(state, ()) if step not in without)


def step_text(step: str) -> str:
    """The words on a step's button."""
    return {
        APPROVE: tr("Duyệt"),
        CANCEL: tr("Hủy đăng ký…"),
        PAUSE: tr("Tạm dừng…"),
        RESUME: tr("Tiếp tục…"),
        END: tr("Kết thúc…"),
        CHANGE: tr("Đổi Mẹ…"),
        REMIND: tr("Nhắc…"),
        LEVEL: tr("Đổi mức cam kết…"),
        PROLONG: tr("Gia hạn…"),
    }[step]


Service = Callable[..., object]
StepDialog = ReasonDialog | LevelDialog


class SponsorshipSteps(QObject):
    """Asks for the day and the reason, saves, and says what happened.

    Attributes:
        taken: A step was saved: (step, id of the sponsorship).
    """

    taken = Signal(str, object)

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._ground = ground
        self.dialog: StepDialog | None = None

    def ask(self, step: str, bond: Bond) -> None:
        """Ask what the step needs to know; a role that may not do it is told who may."""
        access = self._ground.facts.access
        if access is Access.LEADER or (access is Access.ENTRY and step == APPROVE):
            self._ground.desk.told.emit(tr("Việc này do cán bộ phụ trách làm."))
            return
        if step in {END, CHANGE}:
            self._ground.desk.ask(
                sponsorships.undelivered,
                bond.id,
                on_done=lambda left: self._open(step, bond, left),
                owner=self,
                key="undelivered",
            )
        elif step in TERMS:
            self._ground.desk.ask(
                sponsorship_terms.terms_of,
                bond.id,
                on_done=lambda terms: self._open_terms(step, bond, terms),
                owner=self,
                key="terms",
            )
        else:
            self._open(step, bond, 0)

    def _open(self, step: str, bond: Bond, left: int) -> None:
        if step == REMIND and bond.reminder:
            QGuiApplication.clipboard().setText(bond.reminder)
        self._show(step, bond, self._reason_dialog(_asked(step, bond, left)))

    def _open_terms(self, step: str, bond: Bond, terms: Terms) -> None:
        if step == PROLONG:
            self._show(step, bond, self._reason_dialog(asked_to_prolong(bond, terms.planned_end)))
            return
        title = named(tr("Đổi mức cam kết của {sponsor} với em {child}?"), bond)
        ground = self._ground
        self._show(step, bond, LevelDialog(ground.window, title, terms.pledges, ground.desk.today))

    def _reason_dialog(self, asked: Asked) -> ReasonDialog:
        return ReasonDialog(self._ground.window, asked, self._ground.desk.today)

    def _show(self, step: str, bond: Bond, dialog: StepDialog) -> None:
        dialog.decided.connect(lambda decision: self._save(step, bond, decision))
        dialog.finished.connect(lambda _: self._closed(dialog))
        self.dialog = dialog
        question = f"{step}_{bond.id}"
        desk = self._ground.desk
        DialogDraft(dialog, desk, page="child", question=question, record=bond.child_id)

    def _closed(self, dialog: StepDialog) -> None:
        self.dialog = None
        dialog.deleteLater()

    def _save(self, step: str, bond: Bond, decision: Decision | LevelWish) -> None:
        service, named = _service(step, decision)
        dialog = self.dialog
        if dialog is None:
            return
        self._ground.desk.save(
            service,
            bond.id,
            on_done=lambda _: self._saved(step, bond),
            on_error=self._ground.desk.refused(dialog.show_failure, tr("Chưa ghi được")),
            owner=self,
            **named,
        )

    def _saved(self, step: str, bond: Bond) -> None:
        if self.dialog is not None:
            self.dialog.accept()
        self._ground.desk.saved(_told(step, bond))
        self.taken.emit(step, bond.id)
        if step == CHANGE:
            self._ground.go("matching", bond.child_id)


def _service(step: str, decision: Decision | LevelWish) -> tuple[Service, dict[str, Any]]:
    if isinstance(decision, LevelWish):
        wish = {"level": decision.level, "reason": decision.reason}
        return sponsorship_terms.change_level, wish
    on, reason = decision.day, decision.reason
    ways: dict[str, tuple[Service, dict[str, Any]]] = {
        APPROVE: (sponsorships.approve, {"on": on}),
        CANCEL: (sponsorships.cancel, {"on": on, "reason": reason}),
        PAUSE: (sponsorships.pause, {"on": on, "reason": reason}),
        RESUME: (sponsorships.resume, {"on": on}),
        END: (sponsorships.end, {"on": on, "reason": reason, "handover": decision.note}),
        CHANGE: (sponsorships.end, {"on": on, "reason": reason, "handover": decision.note}),
        REMIND: (sponsorships.remind, {"on": on, "way": reason, "answer": decision.note}),
        PROLONG: (sponsorship_terms.prolong, {"until": on, "reason": decision.note}),
    }
    return ways[step]


def _told(step: str, bond: Bond) -> str:
    text = {
        APPROVE: tr("Đã duyệt: {sponsor} đỡ đầu em {child}."),
        CANCEL: tr("Đã hủy đăng ký của {sponsor} với em {child}."),
        PAUSE: tr("Đã tạm dừng lượt {sponsor} đỡ đầu em {child}."),
        RESUME: tr("{sponsor} tiếp tục đỡ đầu em {child}."),
        END: tr("Đã kết thúc lượt {sponsor} đỡ đầu em {child}. Em trở lại danh sách chờ."),
        CHANGE: tr("Đã kết thúc lượt của {sponsor}. Chọn Mẹ mới cho em {child}."),
        REMIND: tr("Đã ghi lần nhắc {sponsor}."),
        LEVEL: tr("Đã đổi mức cam kết của {sponsor} với em {child}."),
        PROLONG: tr("Đã gia hạn lượt {sponsor} đỡ đầu em {child}."),
    }[step]
    return text.format(sponsor=bond.sponsor, child=bond.child)


def _asked(step: str, bond: Bond, left: int) -> Asked:
    if step in {END, CHANGE}:
        return asked_to_end(bond, left, changing=step == CHANGE)
    questions = {
        APPROVE: asked_to_approve,
        CANCEL: asked_to_cancel,
        PAUSE: asked_to_pause,
        RESUME: asked_to_resume,
        REMIND: asked_to_remind,
    }
    return questions[step](bond)
