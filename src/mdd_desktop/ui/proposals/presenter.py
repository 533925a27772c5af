"""What happens with proposals: answered here, or waiting for the office that owns the record."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from mdd_desktop.services import overruled, proposals
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.overruled import Overruled
from mdd_desktop.services.proposals import Proposal, ToldProposal
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.proposals.view import ProposalLine, ProposalsView
from mdd_desktop.ui.text import at_the_start, tr, within
from mdd_desktop.ui.widgets.chip import ChipText


class ProposalsPresenter(QObject):
    """Lists the proposals and writes the answers.

    Attributes:
        counted: How many wait for an answer from here.
    """

    counted = Signal(int)

    def __init__(self, view: ProposalsView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._found: list[ToldProposal] = []
        self._news: list[Overruled] = []
        self.unit_name: Callable[[str], str] = str
        view.answered.connect(self._answer)
        view.read.connect(self._acknowledge)
        view.tab_changed.connect(lambda _tab: self.load())
        desk.committed.connect(self._changed)

    def load(self) -> None:
        """Read the proposals again: those that wait, or those that were answered."""
        self._desk.ask(
            _waiting if self._view.tabs.code() == "open" else _answered,
            on_done=lambda found: self._take(*found),
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa đọc được đề nghị")),
            owner=self._view,
            key="proposals",
        )

    def _changed(self, _changes: object) -> None:
        if self._view.isVisible():
            self.load()

    def _take(self, found: Sequence[ToldProposal], news: Sequence[Overruled]) -> None:
        self._view.show_opened()
        self._found, self._news = list(found), list(news)
        if self._view.tabs.code() == "open":
            self.counted.emit(sum(one.is_ours_to_answer for one in found) + len(news))
        lines = [self._line(one) for one in found]
        self._view.show_lines([*lines, *map(self._news_line, news)])

    def _news_line(self, one: Overruled) -> ProposalLine:
        return ProposalLine(
            name=one.name,
            field=one.label,
            now=one.was,
            proposed=_decided(one),
            place=at_the_start(self.unit_name(one.unit)),
            officer=one.officer,
            day=f"{one.at:%d/%m/%Y}",
            state=_outcome_of(one),
            refusal="",
            why=one.why,
            news=one.sentence,
        )

    def _acknowledge(self, at: int) -> None:
        """The line says what was decided elsewhere: it was read."""
        self._desk.ask(
            overruled.acknowledge,
            self._news[at - len(self._found)].id,
            on_done=lambda _: self._answered(tr("Đã ghi là đã đọc.")),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa ghi được")),
            owner=self._view,
        )

    def _line(self, one: ToldProposal) -> ProposalLine:
        said = one.proposal
        refusal = ""
        state = ChipText(tr("Cần trả lời"), "warn", "message-2")
        if said.state != "open":
            refusal = tr("Đã trả lời.")
            state = _answer_of(said)
        elif not one.is_ours_to_answer:
            owner = self.unit_name(said.owner)
            refusal = tr("Chờ {unit} trả lời.").format(unit=within(owner))
            state = ChipText(tr("Chờ trả lời"), "info", "clock")
        return ProposalLine(
            name=one.name,
            field=", ".join(label for label, _now, _wanted in one.edits),
            now="; ".join(now for _label, now, _wanted in one.edits),
            proposed="; ".join(_wanted(now, wanted) for _label, now, wanted in one.edits),
            place=at_the_start(self.unit_name(said.unit)),
            officer=said.officer,
            day=f"{said.at:%d/%m/%Y}",
            state=state,
            refusal=refusal,
            is_question=bool(said.question),
            why=said.why,
            refuses_move=said.refuses_move,
        )

    def _answer(self, at: int, accept: bool, reason: str) -> None:  # noqa: FBT001 - from a signal
        if not 0 <= at < len(self._found):
            return
        said = self._found[at].proposal
        is_question = bool(said.question)
        if (is_question or not accept) and not reason.strip():
            self._view.ask_reason()
            missing = tr("Gõ lý do rồi bấm Không đồng ý.")
            if said.refuses_move:
                missing = tr("Gõ vì sao vẫn đề nghị rồi bấm Vẫn đề nghị.")
            self._desk.told.emit(tr("Gõ câu trả lời rồi bấm Trả lời.") if is_question else missing)
            return
        told = _told(said, accept=accept)
        self._desk.ask(
            proposals.answer,
            said.id,
            accept=accept,
            reason=reason,
            on_done=lambda _result: self._answered(told),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa ghi được câu trả lời")),
            owner=self._view,
        )

    def _answered(self, told: str) -> None:
        self._view.show_failure("", "")
        self._desk.saved(told, undo=False)
        self.load()


def _waiting(registry: Registry) -> tuple[list[ToldProposal], tuple[Overruled, ...]]:
    return proposals.told(registry), overruled.unread(registry)


def _answered(registry: Registry) -> tuple[list[ToldProposal], tuple[Overruled, ...]]:
    return proposals.told_answered(registry), ()


def _told(said: Proposal, *, accept: bool) -> str:
    """What happened, once an answer is written."""
    if said.question:
        return tr("Đã ghi câu trả lời, gửi về trong gói kế tiếp.")
    if said.refuses_move:
        return tr("Đã thôi đề nghị chuyển hồ sơ.") if accept else tr("Đã ghi: xã vẫn đề nghị.")
    return tr("Đã đồng ý và ghi giá trị mới.") if accept else tr("Đã trả lời không đồng ý.")


def _wanted(now: str, wanted: str) -> str:
    """What is proposed: another value, or one of those that stand beside each other."""
    stands = wanted in now.split(proposals.BESIDE)
    return tr("Giữ {value}").format(value=wanted) if stands else wanted


def _decided(one: Overruled) -> str:
    """What became of a value that was written here."""
    if one.is_answer:
        return tr("Đã nhận") if one.is_taken else tr("Không nhận")
    return tr("Lấy {value}").format(value=one.now)


def _outcome_of(one: Overruled) -> ChipText:
    if one.is_taken:
        return ChipText(tr("Đã nhận"), "ok", "circle-check")
    return ChipText(tr("Đã quyết khác"), "info", "git-compare")


def _answer_of(said: Proposal) -> ChipText:
    if said.question:
        return ChipText(tr("Trả lời: {words}").format(words=said.reason), "ok", "circle-check")
    if said.state == "accepted":
        return ChipText(tr("Đã đồng ý"), "ok", "circle-check")
    reason = tr("Không: {reason}").format(reason=said.reason) if said.reason else tr("Không nhận")
    return ChipText(reason, "neu", "x")
