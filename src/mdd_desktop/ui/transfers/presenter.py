"""What happens where children are moved to another unit."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.services import move_requests, referrals, transfers
from mdd_desktop.services.move_requests import REFUSALS, MoveRequest
from mdd_desktop.services.referrals import Referred
from mdd_desktop.services.transfers import Transfer
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.dialog_draft import DialogDraft
from mdd_desktop.ui.kept_typing import keep_boxes
from mdd_desktop.ui.referral_words import late_words, state_chip
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.transfers.referrals_card import ReferredLine
from mdd_desktop.ui.transfers.view import TransferLine, TransfersView
from mdd_desktop.ui.widgets.chip import ChipText
from mdd_desktop.ui.widgets.reason_dialog import Asked, Decision, ReasonDialog


class TransfersPresenter(QObject):
    """Lists the requests and writes the decisions.

    Attributes:
        counted: How many requests wait.
        child_wanted: The record of a child.
        dialog: The one that asks why a request is refused, or None.
    """

    counted = Signal(int)
    child_wanted = Signal(object)

    def __init__(self, view: TransfersView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._found: list[MoveRequest] = []
        self._referred: tuple[Referred, ...] = ()
        self.unit_name: Callable[[str], str] = str
        self.dialog: ReasonDialog | None = None
        boxes = {"target": view.target, "reason": view.reason}
        self._kept = keep_boxes(view, desk, ("transfers", "decision"), boxes)
        view.line_chosen.connect(self._chosen)
        view.decided.connect(self._decide)
        view.refusal_wanted.connect(self._ask_why)
        view.record_wanted.connect(lambda at: self.child_wanted.emit(self._found[at].child.id))
        view.referrals.record_wanted.connect(
            lambda at: self.child_wanted.emit(self._referred[at].child.id)
        )
        view.tab_changed.connect(lambda _tab: self.load())
        desk.committed.connect(self._changed)

    def load(self) -> None:
        """Read the requests again."""
        self._desk.ask(
            move_requests.requests,
            on_done=self._take,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa đọc được danh sách")),
            owner=self._view,
            key="transfers",
        )
        if self._view.tabs.code() == "refer":
            self._desk.ask(
                referrals.everywhere,
                on_done=self._show_referred,
                on_error=self._desk.refused(self._view.show_unread, tr("Chưa đọc được danh sách")),
                owner=self._view,
                key="referrals",
            )

    def _show_referred(self, found: tuple[Referred, ...]) -> None:
        self._referred = found
        self._view.show_referrals([self._referred_line(one) for one in found])

    def _referred_line(self, one: Referred) -> ReferredLine:
        said = one.referral
        return ReferredLine(
            name=one.child.full_name,
            code=one.child.code or "",
            unit=at_the_start(self.unit_name(one.owner)),
            to=said.to,
            kind=label("referral_kind", said.kind),
            sent=f"{said.on:%d/%m/%Y}",
            due=f"{said.due:%d/%m/%Y}",
            late=late_words(said, self._desk.today),
            state=state_chip(said, self._desk.today),
            outcome=said.outcome or "–",
        )

    def _changed(self, _changes: object) -> None:
        if self._view.isVisible():
            self.load()

    def _take(self, found: Sequence[MoveRequest]) -> None:
        self._view.show_opened()
        self._found = sorted(found, key=lambda one: not one.is_open)
        self.counted.emit(sum(one.is_open for one in found))
        self._view.show_lines([self._line(one) for one in self._found])

    def _line(self, one: MoveRequest) -> TransferLine:
        state = ChipText(tr("Cần quyết định"), "warn", "transfer")
        refusal = ""
        said = [tr("Đã trả lại: {reason}").format(reason=one.refused)] if one.refused else []
        if one.insists:
            said.append(tr("Xã vẫn đề nghị: {reason}").format(reason=one.insists))
        if not one.is_open:
            state = ChipText(tr("Đã trả lại"), "neu", "arrow-back-up")
            refusal = tr("Đã trả lại, đang chờ xã trả lời.")
        return TransferLine(
            name=one.child.full_name,
            code=one.child.code or "",
            old=at_the_start(self.unit_name(one.owner)),
            new=at_the_start(self.unit_name(one.wish.to)),
            new_code=one.wish.to,
            reason=one.wish.reason,
            day=f"{one.wish.on:%d/%m/%Y}",
            state=state,
            said=" · ".join(said),
            refusal=refusal,
        )

    def _chosen(self, at: int) -> None:
        child = self._found[at].child
        self._kept.begin(_about(child), child.id)

    def _decide(self, at: int, to: str, reason: str) -> None:
        if not 0 <= at < len(self._found):
            return
        self._desk.ask(
            transfers.transfer,
            self._found[at].child.id,
            to=to,
            reason=reason,
            on_done=self._moved,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa chuyển được")),
            owner=self._view,
        )

    def _moved(self, done: Transfer) -> None:
        told = tr("Đã chuyển {count} hồ sơ sang {unit}; hai nơi nhận trong gói kế tiếp.")
        self._saved(told.format(count=done.records, unit=self.unit_name(done.new)))

    def _ask_why(self, at: int) -> None:
        if not 0 <= at < len(self._found):
            return
        child = self._found[at].child
        asked = Asked(
            tr("Trả lại đề nghị chuyển hồ sơ em {name}?").format(name=child.full_name),
            tr("Em ở lại xã đang quản lý. Lý do đi trong gói kế tiếp, xã đọc ngay ở hồ sơ của em."),
            tr("Trả lại đề nghị"),
            reasons=[(code, label(REFUSALS, code)) for code in codes(REFUSALS)],
            note_text=tr("Ghi rõ (cần khi chọn “Lý do khác”)"),
        )
        dialog = self.dialog = ReasonDialog(self._view, asked, self._desk.today)
        dialog.decided.connect(lambda decision: self._refuse(dialog, child, decision))
        dialog.finished.connect(lambda _: self._closed(dialog))
        DialogDraft(dialog, self._desk, page="transfers", question="refuse", record=child.id)

    def _refuse(self, dialog: ReasonDialog, child: Child, decision: Decision) -> None:
        self._desk.ask(
            move_requests.refuse,
            child.id,
            code=decision.reason,
            words=decision.note,
            on_done=lambda _: self._refused(dialog),
            on_error=self._desk.refused(dialog.show_failure, tr("Chưa ghi được")),
            owner=dialog,
            key="refuse_transfer",
        )

    def _refused(self, dialog: ReasonDialog) -> None:
        dialog.accept()
        self._saved(tr("Đã trả lại đề nghị, gửi về xã trong gói kế tiếp."))

    def _closed(self, dialog: ReasonDialog) -> None:
        self.dialog = None
        dialog.deleteLater()

    def _saved(self, told: str) -> None:
        self._kept.done()
        self._view.show_failure("", "")
        self._desk.saved(told, undo=False)
        self.load()


def _about(child: Child) -> str:
    return tr("Chuyển hồ sơ em {name}").format(name=child.full_name)
