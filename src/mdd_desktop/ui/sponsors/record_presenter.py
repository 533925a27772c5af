"""What happens on a sponsor's record: shown, corrected, written to, her sponsorships changed."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.domain.paper import SPONSOR_PAPERS
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.services import history, sponsor_file
from mdd_desktop.services.documents import Made
from mdd_desktop.services.history import Entry
from mdd_desktop.services.sponsor_file import SponsorFile
from mdd_desktop.ui.noted_print import print_noted
from mdd_desktop.ui.paper_steps import PaperSteps
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.sponsors import letters
from mdd_desktop.ui.sponsors.ports import BondCard, SponsorSheet
from mdd_desktop.ui.sponsors.record_view import SponsorRecordView
from mdd_desktop.ui.sponsors.sheet import sheet_of, timeline_of
from mdd_desktop.ui.sponsorship_questions import Bond
from mdd_desktop.ui.sponsorship_steps import SponsorshipSteps
from mdd_desktop.ui.text import tr


class SponsorRecordPresenter(QObject):
    """Shows one sponsor.

    Attributes:
        edit_wanted: The record is to be corrected.
        closed: Back to the list.
    """

    edit_wanted = Signal(object)
    closed = Signal()

    def __init__(self, view: SponsorRecordView, ground: Ground) -> None:
        super().__init__(view)
        self._view, self._ground, self._desk = view, ground, ground.desk
        self._id: UUID | None = None
        self._sponsor: Sponsor | None = None
        self._sheet: SponsorSheet | None = None
        self._letter: Made | None = None
        self.steps = SponsorshipSteps(ground)
        self.papers = PaperSteps(
            view.papers, ground, view.show_failure, field="sponsor_id", kinds=SPONSOR_PAPERS
        )
        view.edit_requested.connect(self._edit)
        view.back_requested.connect(self.closed)
        view.tab_changed.connect(self._tab)
        view.child_wanted.connect(lambda child: ground.go("child", child))
        view.match_requested.connect(lambda: ground.go("matching", None, self._id))
        view.step_wanted.connect(self._step)
        view.print_requested.connect(self._print)
        self._desk.committed.connect(self._changed)

    def open(self, sponsor_id: UUID) -> None:
        """Show a sponsor."""
        if sponsor_id != self._id:
            self._sponsor, self._sheet, self._letter = None, None, None
            self._view.show_tab("identity")
            self._view.show_opening()
        self._id = sponsor_id
        self._load()

    def _load(self) -> None:
        self._desk.ask(
            sponsor_file.read_file,
            self._id,
            on_done=self._show,
            on_error=self._not_opened,
            owner=self._view,
            key="sponsor_file",
        )
        self._tab(self._view.open_tab())

    def _not_opened(self, error: Exception) -> None:
        self._sponsor = self._sheet = None
        self._desk.refused(self._view.show_unopened, tr("Chưa mở được hồ sơ"))(error)

    def _show(self, file: SponsorFile) -> None:
        self._sponsor = file.sponsor
        self._sheet = sheet_of(file, self._desk.today, self._ground.facts.access)
        self._view.show_sheet(self._sheet)
        self.papers.show_owner(None if self._sheet.read_only else file.sponsor.id)

    def _tab(self, code: str) -> None:
        if self._id is None:
            return
        if code == "timeline":
            self._desk.ask(
                history.of_record,
                self._id,
                on_done=self._show_timeline,
                owner=self._view,
                key="sponsor_timeline",
            )
        elif code == "letters":
            self._draw_letter()

    def _draw_letter(self) -> None:
        period = letters.half_year(self._desk.today)
        self._desk.ask(
            letters.drawn,
            period,
            str(self._id),
            on_done=lambda made: self._show_letter(period, made),
            on_error=self._no_letter,
            owner=self._view,
            key="sponsor_letter",
            sentence=tr("Đang vẽ thư"),
            beside=True,
        )

    def _show_letter(self, period: str, made: Made) -> None:
        self._letter = made
        name = tr("Thư báo {half}").format(half=letters.half_name(period))
        self._view.show_letter(name, made.content)

    def _no_letter(self, error: Exception) -> None:
        if isinstance(error, RegistryError):
            self._view.show_no_letter(tr("Chưa có thư để gửi"), error.message)
        else:
            self._desk.tasks.failed.emit(error)

    def _print(self) -> None:
        if self._letter:
            print_noted(self._desk, self._ground.dialogs, self._letter)

    def _show_timeline(self, entries: Sequence[Entry]) -> None:
        self._view.show_timeline(timeline_of(entries))

    def _edit(self) -> None:
        if self._sponsor is not None:
            self.edit_wanted.emit(self._sponsor)

    def _step(self, step: str, card: BondCard) -> None:
        name = self._sponsor.full_name if self._sponsor else ""
        self.steps.ask(step, Bond(card.id, card.child_id, card.child, name))

    def _changed(self, _changes: object) -> None:
        if self._id is not None and self._view.isVisible():
            self._load()
