"""What happens on a child's record: shown, walked through, its steps, its papers, its timeline."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.case import CaseStep
from mdd_desktop.domain.child import Child
from mdd_desktop.services import child_file, children, documents, joins, papers, timeline
from mdd_desktop.services.child_file import ChildFile
from mdd_desktop.services.documents import Made, Wish
from mdd_desktop.services.timeline import LifeEntry
from mdd_desktop.ui.children.case_steps import CaseSteps
from mdd_desktop.ui.children.erasure_question import ErasureQuestion
from mdd_desktop.ui.children.papers_presenter import PapersPresenter
from mdd_desktop.ui.children.private_part import PrivatePart
from mdd_desktop.ui.children.record_ports import TakenBack
from mdd_desktop.ui.children.record_view import ChildRecordView
from mdd_desktop.ui.children.referral_steps import ReferralSteps
from mdd_desktop.ui.children.sheet import sheet_of
from mdd_desktop.ui.children.timeline_lines import timeline_lines
from mdd_desktop.ui.children.timeline_paper import timeline_as_pdf
from mdd_desktop.ui.exit_plan_question import ExitPlanQuestion
from mdd_desktop.ui.noted_print import print_noted
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.sponsorship_questions import Bond
from mdd_desktop.ui.sponsorship_steps import SponsorshipSteps
from mdd_desktop.ui.text import tr

_PORTRAIT = 140
_RECEIPT = "D4"


class ChildRecordPresenter(QObject):
    """Shows one child.

    Attributes:
        edit_wanted: The child's record is to be corrected.
        sibling_wanted: A sister or brother of this child is to be registered.
        neighbour_wanted: -1 or 1, in the order of the list.
        closed: Back to the list.
    """

    edit_wanted = Signal(object)
    sibling_wanted = Signal(object)
    neighbour_wanted = Signal(int)
    closed = Signal()

    def __init__(self, view: ChildRecordView, ground: Ground) -> None:
        super().__init__(view)
        self._view = view
        self._ground = ground
        self._desk = ground.desk
        self._id: UUID | None = None
        self._file: ChildFile | None = None
        self.steps = CaseSteps(ground)
        self.bonds = SponsorshipSteps(ground)
        self.plans = ExitPlanQuestion(ground)
        self.referrals = ReferralSteps(ground)
        self.erasure = ErasureQuestion(ground)
        self.erasure.erased.connect(self._erased)
        self.papers = PapersPresenter(view.wishes, ground, view.show_failure)
        self.private = PrivatePart(ground, self._load)
        view.edit_requested.connect(self._edit)
        view.wishes.private_wanted.connect(self._ask_private)
        view.sibling_requested.connect(self._add_sibling)
        view.step_requested.connect(self._step)
        view.paper_requested.connect(self._print)
        view.neighbour_requested.connect(self.neighbour_wanted)
        view.back_requested.connect(self.closed)
        view.tab_changed.connect(self._tab)
        view.timeline.back_wanted.connect(self._take_back)
        view.timeline.print_wanted.connect(self._print_timeline)
        wishes = view.wishes
        wishes.child_wanted.connect(lambda child: ground.go("child", child))
        wishes.match_wanted.connect(lambda: ground.go("matching", self._id))
        wishes.answers_wanted.connect(lambda: ground.go("proposals"))
        wishes.plan_wanted.connect(self._plan)
        wishes.join_wanted.connect(lambda: ground.go("duplicates", self._id))
        wishes.split_wanted.connect(self._split)
        wishes.support_wanted.connect(lambda: ground.go("support_form", self._id))
        wishes.ledger_wanted.connect(lambda: ground.go("ledger", self._id))
        wishes.receipt_wanted.connect(lambda entry: self._print(_RECEIPT, "entry", entry))
        wishes.visit_wanted.connect(self._visit)
        wishes.flag_wanted.connect(self._settle)
        wishes.referral_answered.connect(self._answered)
        wishes.bond_step.connect(self._bond_step)
        self._desk.committed.connect(self._changed)

    def open(self, child_id: UUID, tab: str = "") -> None:
        """Show a child; a tab may be named by whoever leads here."""
        if child_id != self._id:
            self._file = None  # no key that is pressed before she is here is about the one before
            self._view.show_picture(None)
            self._view.show_opening()
        self._id = child_id
        if tab:
            self._view.show_tab(tab)
        self._load()

    def _load(self) -> None:
        self._desk.ask(
            child_file.read_file,
            self._id,
            on_done=self._show,
            on_error=self._not_opened,
            owner=self._view,
            key="child_file",
        )
        self._tab(self._view.open_tab())

    def _not_opened(self, error: Exception) -> None:
        self._file = None
        self._desk.refused(self._view.show_unopened, tr("Chưa mở được hồ sơ"))(error)

    def _show(self, file: ChildFile) -> None:
        self._file = file
        self._id = file.child.id
        self.papers.show_file(file)
        self.private.watch(file.privacy)
        self._view.show_sheet(sheet_of(file, self._desk.today, self._ground.facts.access))
        if not self._desk.meeting:
            self._desk.ask(
                papers.portrait_of,
                file.child.id,
                _PORTRAIT,
                on_done=self._view.show_picture,
                owner=self._view,
                key="portrait",
            )

    def _tab(self, code: str) -> None:
        if code == "timeline" and self._id is not None:
            self._desk.ask(
                timeline.of_child,
                self._id,
                on_done=self._show_timeline,
                owner=self._view,
                key="child_timeline",
                sentence=tr("Đang xem lại các lần ghi"),
            )

    def _show_timeline(self, entries: Sequence[LifeEntry]) -> None:
        self._view.show_timeline(timeline_lines(entries))

    def _child(self) -> Child | None:
        return self._file.child if self._file is not None else None

    def _edit(self) -> None:
        file = self._file
        if file is None:
            return
        if file.privacy.is_hidden:  # the form would take what is hidden for empty
            self.private.ask(file.child.id, self._edit_opened)
        else:
            self.edit_wanted.emit(file.child)

    def _edit_opened(self) -> None:
        self._desk.ask(
            children.get,
            str(self._id),
            on_done=self.edit_wanted.emit,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa mở được hồ sơ")),
            owner=self._view,
        )

    def _ask_private(self) -> None:
        if self._id is not None:
            self.private.ask(self._id)

    def _add_sibling(self) -> None:
        child = self._child()
        if child is not None:
            self.sibling_wanted.emit(child)

    def _step(self, code: str) -> None:
        if self._file is None:
            return
        step = CaseStep(code)
        if step is CaseStep.REFER:
            self.referrals.refer(self._file.child)
        elif step is CaseStep.ERASE:
            self.erasure.ask(self._file.child)
        else:
            self.steps.ask(step, self._file)

    def _erased(self) -> None:
        self._id = self._file = None
        self.closed.emit()

    def _answered(self, key: str) -> None:
        child = self._child()
        if child is not None:
            self.referrals.answer(child, key)

    def _visit(self, visit_id: UUID | None) -> None:
        if self._file is None:
            return
        known = next((visit for visit in self._file.visits if visit.id == visit_id), None)
        self._ground.go("visit_form", self._file.child.id, known)

    def _settle(self, visit_id: UUID) -> None:
        child = self._child()
        if child is not None:
            self.steps.settle_flag(child, visit_id)

    def _bond_step(self, step: str, bond_id: UUID) -> None:
        for found in self._file.commitments if self._file is not None else ():
            if found.sponsorship.id == bond_id and self._file is not None:
                child = self._file.child
                sponsor = found.sponsor.full_name if found.sponsor else tr("(chưa rõ)")
                self.bonds.ask(step, Bond(bond_id, child.id, child.full_name, sponsor))

    def _plan(self) -> None:
        child = self._child()
        if child is not None:
            self.plans.ask(child)

    def _split(self, joined: UUID) -> None:
        told = tr("Đã tách lại thành hai hồ sơ. Gộp lại ở trang Nghi trùng.")
        self._desk.save(
            joins.unmerge,
            joined,
            on_done=lambda _: self._desk.saved(told, undo=False),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa tách được")),
            owner=self._view,
        )

    def _take_back(self, wanted: TakenBack) -> None:
        told = tr("Đã lấy lại “{value}”.").format(value=wanted.before or tr("trống"))
        self._desk.ask(
            timeline.take_back_value,
            wanted.change,
            wanted.record,
            wanted.path,
            on_done=lambda _: self._desk.saved(told),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa lấy lại được")),
            owner=self._view,
            key="take_back",
        )

    def _print(self, kind: str, about: str = "child", record: UUID | None = None) -> None:
        self._desk.ask(
            documents.make,
            Wish(kind=kind, records={about: [str(record or self._id)]}),
            "pdf",
            on_done=self._printed,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa in được")),
            owner=self._view,
            key="child_paper",
            sentence=tr("Đang vẽ bản in"),
        )

    def _printed(self, made: Made) -> None:
        print_noted(self._desk, self._ground.dialogs, made)

    def _print_timeline(self) -> None:
        child = self._child()
        if child is not None:
            title = tr("Dòng thời gian: {name}, mã {code}").format(
                name=child.full_name, code=child.code or "—"
            )
            pdf = timeline_as_pdf(title, self._view.timeline.shown())
            self._ground.dialogs.print_pdf(pdf)

    def _changed(self, _changes: object) -> None:
        if self._id is not None and self._view.isVisible():
            self._load()
