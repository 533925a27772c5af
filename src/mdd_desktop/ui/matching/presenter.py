"""What happens in Kết nối: one chosen at the left, candidates at the right, made with one key."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.hold import Hold
from mdd_desktop.domain.office import Access
from mdd_desktop.domain.selection import Selection
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Sponsorship
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import holds, matching, sponsorships
from mdd_desktop.services.matching import Candidate, Candidates, WaitingList, WaitingQuestion
from mdd_desktop.ui.kept_typing import KeptTyping, keep_boxes
from mdd_desktop.ui.matching.bond_values import prefilled, problems_in, sponsorship_of
from mdd_desktop.ui.matching.lines import (
    about_waiting,
    child_card,
    child_head,
    sponsor_card,
    sponsor_head,
    sponsor_line,
    waiting_line,
    waiting_options,
)
from mdd_desktop.ui.matching.overlap import OverlapWatch
from mdd_desktop.ui.matching.ports import MatchCard
from mdd_desktop.ui.matching.refusals import RefusalQuestion
from mdd_desktop.ui.matching.view import CHILDREN, SPONSORS, MatchingView
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.worded import Worded


class MatchingPresenter(QObject):
    """Asks, shows, saves; ``counted`` tells how many children wait."""

    counted = Signal(int)

    def __init__(self, view: MatchingView, ground: Ground) -> None:
        super().__init__(view)
        self._view, self._ground, self._desk = view, ground, ground.desk
        self._asked = WaitingQuestion()
        self._side = CHILDREN
        self._ids: list[UUID] = []
        self._taken: dict[UUID, int] = {}
        self._wanted: UUID | None = None
        self._found: Candidates | None = None
        self._pair: Candidate | None = None
        self.refusals = RefusalQuestion(ground)
        view.side_changed.connect(self.open_side)
        view.filter_changed.connect(self._filter)
        view.row_chosen.connect(self._choose)
        view.match_wanted.connect(self._open_panel)
        view.hold_wanted.connect(self._keep)
        view.refusal_wanted.connect(self._refuse)
        view.notice_clicked.connect(self._notice)
        view.record_wanted.connect(self._record)
        view.save_requested.connect(self._save)
        self._desk.committed.connect(self._changed)

    @cached_property
    def _watched(self) -> tuple[KeptTyping, OverlapWatch]:
        panel = self._view.panel
        way = ("matching", "bond")
        return keep_boxes(panel, self._desk, way, panel.editors), OverlapWatch(panel, self._desk)

    @property
    def may_match(self) -> bool:
        """Whether the officer may begin a sponsorship; others propose it."""
        return self._ground.facts.access is not Access.ENTRY

    def open_child(self, child: UUID | None) -> None:
        """Show who waits; one child chosen, also when she has a sponsor already."""
        self._open_for(child, CHILDREN)

    def open_only(self, chosen: Selection) -> None:
        """Show who waits among some children, until the chip that says so is taken off."""
        self._asked = WaitingQuestion(only=chosen)
        self._view.show_only(chosen.words)
        self.open_child(None)

    def open_sponsor(self, sponsor: UUID) -> None:
        """Start from a sponsor."""
        self._open_for(sponsor, SPONSORS)

    def _open_for(self, wanted: UUID | None, side: str) -> None:
        self._wanted = wanted
        self._view.close_panel()
        self.open_side(side)

    def open_side(self, side: str) -> None:
        """Start from the children or from the sponsors."""
        self._side = side
        self._view.show_side(side)
        self._load()

    def _load(self) -> None:
        if self._side == CHILDREN:
            self._ask(matching.waiting, self._show_waiting, self._asked)
            self._desk.ask(
                matching.waiting_choices, on_done=self._offer, owner=self._view, key="mt_choices"
            )
        else:
            self._ask(matching.sponsors_to_match, self._show_sponsors)

    def _ask(self, service: object, on_done: object, *args: object) -> None:
        self._desk.ask(
            service,  # type: ignore[arg-type]
            *args,
            on_done=on_done,  # type: ignore[arg-type]
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa đọc được danh sách")),
            owner=self._view,
            key="mt_left",
            sentence=tr("Đang tìm ai đang chờ, ai còn nhận được"),
            beside=True,
        )

    def _offer(self, found: Mapping[str, Mapping[str, int]]) -> None:
        for name, options in waiting_options(found).items():
            self._view.show_filter_options(name, options)

    def _show_waiting(self, found: WaitingList) -> None:
        self._view.show_opened()
        if self._asked == WaitingQuestion():
            self.counted.emit(found.total)
        self._ids = [child.id for child in found.children]
        head, foot = about_waiting(found)
        self._view.show_waiting(head, Worded(waiting_line, found.children), foot)
        if self._wanted is not None and self._wanted not in self._ids:
            self._show_one(self._wanted)  # she has a sponsor, and may get another for another need
        elif not self._ids:
            self._nobody_waits()
        else:
            self._choose_again()

    def _nobody_waits(self) -> None:
        if self._asked != WaitingQuestion():
            title = tr("Không có trẻ đang chờ nào khớp các điều kiện này")
            self._view.show_nobody(title, "", filtered=True)
        else:
            sentence = tr("Em nào chưa có Mẹ đỡ đầu sẽ tự hiện ở đây, kèm số ngày chờ.")
            self._view.show_nobody(tr("Không em nào đang chờ Mẹ đỡ đầu"), sentence, filtered=False)

    def _show_sponsors(self, found: Sequence[tuple[Sponsor, int]]) -> None:
        self._view.show_opened()
        self._ids = [sponsor.id for sponsor, _ in found]
        self._taken = {sponsor.id: taken for sponsor, taken in found}
        line = tr("{count} Mẹ đỡ đầu, còn nhận được xếp trước").format(
            count=format_number(len(found))
        )
        foot = tr("↑ ↓ chọn dòng · Enter sang thẻ đầu tiên")
        self._view.show_waiting(line, [sponsor_line(s, taken) for s, taken in found], foot)
        if not found:
            title = tr("Sổ chưa có Mẹ đỡ đầu nào")
            self._view.show_nobody(title, tr("Bấm Thêm Mẹ đỡ đầu (Ctrl+D)."), filtered=False)
        else:
            self._choose_again()

    def _choose_again(self) -> None:
        at = self._ids.index(self._wanted) if self._wanted in self._ids else 0
        self._view.table.choose_row(at)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._ids):
            self._show_one(self._ids[row])

    def _show_one(self, who: UUID) -> None:
        self._wanted = who
        service = matching.candidates if self._side == CHILDREN else matching.children_for
        self._desk.ask(
            service,
            who,
            on_done=self._show_candidates,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa so được")),
            owner=self._view,
            key="mt_right",
            sentence=tr("Đang so trẻ với Mẹ đỡ đầu"),
            beside=True,
        )

    def _show_candidates(self, found: Candidates) -> None:
        self._found = found
        if found.child is not None:
            self._view.found.show_head(child_head(found))
            cards = sorted(map(sponsor_card, found.found), key=lambda card: not card.held)
        else:
            taken = self._taken.get(self._wanted, 0) if self._wanted else 0
            self._view.found.show_head(sponsor_head(found, taken))
            cards = [child_card(one) for one in found.found]
        if cards:
            self._view.found.show_cards(cards, may_match=self.may_match)
        elif found.child is not None:
            title = tr("Chưa có Mẹ nào phù hợp")
            sentence = tr("In thư vận động, hoặc nới điều kiện trong hồ sơ các Mẹ đỡ đầu.")
            self._view.found.show_none(title, sentence, ways=True)
        else:
            self._view.found.show_none(tr("Không em nào đang chờ Mẹ đỡ đầu"), "", ways=False)

    def _filter(self, name: str, code: str) -> None:
        value = {"poor": bool(code), "only": None}.get(name, code)
        self._asked = replace(self._asked, **{name: value})  # type: ignore[arg-type]
        self._wanted = None
        self._load()

    def _candidate(self, card: MatchCard) -> Candidate | None:
        found = self._found.found if self._found else ()
        known = {(one.child.id, one.sponsor.id): one for one in found}
        return known.get((card.child, card.sponsor))

    def _open_panel(self, card: MatchCard) -> None:
        pair = self._pair = self._candidate(card)
        if pair is None or self._found is None:
            return
        names = {"sponsor": pair.sponsor.full_name, "child": pair.child.name}
        who = tr("{sponsor} đỡ đầu em {child}").format(**names)
        points = " · ".join(f"{'✓' if point.fits else '✗'} {point.text}" for point in card.points)
        fields = prefilled(pair, self._found.level, self._desk.today, may_match=self.may_match)
        self._view.panel.show_bond(who, points, fields, may_match=self.may_match)
        self._watched[0].begin(who, pair.child.id, pair.sponsor.id)
        self._watched[1].begin(pair.child.id, pair.sponsor.full_name)
        self._view.open_panel()

    def _save(self) -> None:
        panel, pair = self._view.panel, self._pair
        panel.finish_typing()
        problems = problems_in(fields := panel.fields())
        panel.show_problems(problems)
        if problems or pair is None:
            return
        values, pledges = sponsorship_of(fields, pair.child.id, pair.sponsor.id, self._desk.today)
        self._desk.save(
            sponsorships.propose,
            values,
            pledges,
            on_done=lambda made: self._saved(made, pair),
            on_error=self._desk.refused(panel.show_failure, tr("Chưa ghi được")),
            owner=self._view,
        )

    def _saved(self, made: Sponsorship, pair: Candidate) -> None:
        text = tr("Đã lập lượt: {sponsor} đỡ đầu em {child}.")
        if not made.start:
            text = tr("Đã đề nghị {sponsor} đỡ đầu em {child}, chờ duyệt.")
        self._pair = self._wanted = None
        self._watched[0].done()
        self._view.close_panel()
        self._desk.saved(text.format(sponsor=pair.sponsor.full_name, child=pair.child.name))

    def _keep(self, card: MatchCard) -> None:
        self._desk.ask(
            holds.keep,
            card.child,
            card.sponsor,
            self._view.found.hold_days(),
            on_done=lambda hold: self._kept(hold, card),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa giữ chỗ được")),
            owner=self._view,
            key="mt_keep",
        )

    def _kept(self, hold: Hold, card: MatchCard) -> None:
        told = tr("Đã giữ chỗ với {name} đến hết {day}.")
        self._desk.saved(told.format(name=card.name, day=f"{hold.until:%d/%m/%Y}"))

    def _refuse(self, card: MatchCard) -> None:
        if (pair := self._candidate(card)) is not None:
            self.refusals.ask(pair)

    def _notice(self) -> None:
        found = self._found
        if found is None or found.child is None:
            return
        if found.hold is not None and not found.child.proposed_for:
            self._desk.ask(
                holds.release,
                found.hold.id,
                on_done=lambda _: self._desk.saved(tr("Đã bỏ giữ chỗ.")),
                on_error=self._desk.refused(self._view.show_failure, tr("Chưa bỏ được")),
                owner=self._view,
                key="mt_keep",
            )
        else:
            self._record()

    def _record(self) -> None:
        if self._wanted is not None:
            self._ground.go("child" if self._side == CHILDREN else "sponsor", self._wanted)

    def _changed(self, _changes: object) -> None:
        if self._view.isVisible():
            self._load()
