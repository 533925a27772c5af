"""What happens with suspected duplicates: one pair after the other."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.distinction import Distinction, DistinctionKind
from mdd_desktop.domain.duplicates import Match
from mdd_desktop.services import duplicates, joins, pairs
from mdd_desktop.services.joins import Joined
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.pairs import Pair
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.dialog_draft import DialogDraft
from mdd_desktop.ui.duplicates.agreement import agreement_dialog, agreement_of
from mdd_desktop.ui.duplicates.ports import ComparedPair, CompareLine, DecidedLine
from mdd_desktop.ui.duplicates.view import DuplicatesView
from mdd_desktop.ui.duplicates_scan import scan_beside
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.ticket import Show
from mdd_desktop.ui.widgets.chip import ChipText

_VERY_LIKELY = 0.9


@dataclass(frozen=True)
class Decided:
    """What was decided about pairs, with the names that the list shows."""

    joined: tuple[Joined, ...]
    distinguished: tuple[tuple[Distinction, str], ...]


class DuplicatesPresenter(QObject):
    """Finds the pairs, shows one, writes what is decided about it.

    Attributes:
        counted: How many pairs are suspected.
    """

    counted = Signal(int)

    def __init__(self, view: DuplicatesView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._matches: list[Match] = []
        self._at = 0
        self._first = ""
        self._pair: Pair | None = None
        self._decided: list[Callable[[], None]] = []
        self.unit_name: Callable[[str], str] = str
        view.next_wanted.connect(self._step)
        view.later_requested.connect(lambda: self._step(1))
        view.join_requested.connect(self._join)
        view.differ_requested.connect(lambda: self._distinguish(DistinctionKind.DIFFERENT))
        view.siblings_requested.connect(lambda: self._distinguish(DistinctionKind.SIBLINGS))
        view.tab_changed.connect(self._tab)
        view.way_back_requested.connect(lambda at: self._decided[at]())
        view.scan_requested.connect(self.load)

    def load(self, child: UUID | None = None) -> None:
        """Compare the whole registry; long for a province, so it says so and can be stopped.

        Args:
            child: Whose pairs come first.
        """
        self._first = str(child) if child is not None else ""
        scan_beside(
            self._desk,
            duplicates.gather,
            on_done=self._take,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa so được hồ sơ")),
            owner=self._view,
            sentence=tr("Đang so các hồ sơ với nhau"),
        )

    def _take(self, matches: Sequence[Match] | None) -> None:
        self._matches = sorted(
            matches or (), key=lambda match: self._first not in {match.a, match.b}
        )
        if self._first:
            self._at = 0
        self._at = min(self._at, max(0, len(self._matches) - 1))
        self.counted.emit(len(self._matches))
        self._show()

    def _show(self) -> None:
        if not self._matches:
            self._pair = None
            self._view.show_none()
            return
        self._desk.ask(
            pairs.pair,
            self._matches[self._at],
            on_done=self._show_pair,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa đọc được hai hồ sơ")),
            owner=self._view,
            key="pair",
        )

    def _show_pair(self, pair: Pair) -> None:
        self._pair = pair
        first, second = pair.first, pair.second
        sure = pair.score >= _VERY_LIKELY
        lines = [CompareLine(row.key, row.title, row.first, row.second) for row in pair.rows]
        for title, at in ((tr("Lượt đỡ đầu"), 0), (tr("Hỗ trợ, thăm"), 1)):
            both = (first.kept[at], second.kept[at])
            lines.append(CompareLine("", title, *both, after=tr("giữ cả hai")))
        self._view.show_pair(
            ComparedPair(
                title=tr("{first} và {second}").format(first=first.name, second=second.name),
                chip=ChipText(tr("Rất giống") if sure else tr("Có thể trùng"), "warn", "copy"),
                place=tr("{at} trong {total}").format(at=self._at + 1, total=len(self._matches)),
                first_head=self._head(first),
                second_head=self._head(second),
                lines=tuple(lines),
                from_second=pair.taken_from_second(),
                reasons=pair.reasons,
                differences=pair.differences,
                effect=tr(
                    "{unit} quản lý hồ sơ. Mã {code} vẫn tìm được. Số trẻ giảm 1 từ hôm nay; báo "
                    "cáo đã chốt không đổi."
                ).format(unit=at_the_start(self.unit_name(first.unit)), code=second.code or "kia"),
            )
        )

    def _head(self, side: pairs.Side) -> tuple[str, str]:
        told = [side.code, tr("lập {day}").format(day=side.registered) if side.registered else ""]
        return at_the_start(self.unit_name(side.unit)), " · ".join(p for p in told if p)

    def _step(self, step: int) -> None:
        if self._matches:
            self._at = (self._at + step) % len(self._matches)
            self._show()

    def _join(self) -> None:
        if self._pair is None:
            return
        if not pairs.needs_agreement(self._pair):
            self._join_now(self._view.show_failure, None, lambda: None)
            return
        names = [self.unit_name(side.unit) for side in (self._pair.first, self._pair.second)]
        dialog = agreement_dialog(self._view.window(), names)
        dialog.decided.connect(
            lambda: self._join_now(dialog.show_failure, agreement_of(dialog), dialog.accept)
        )
        dialog.finished.connect(dialog.deleteLater)
        pair = f"{self._pair.first.id}_{self._pair.second.id}"
        DialogDraft(dialog, self._desk, page="duplicates", question="agreement", record=pair)

    def _join_now(
        self, refuse: Show, agreed: joins.Agreement | None, close: Callable[[], object]
    ) -> None:
        if self._pair is None:
            return

        def done(_kept: object) -> None:
            close()
            self._done(tr("Đã gộp hai hồ sơ. Tách lại ở mục Đã xử lý."))

        self._desk.ask(
            pairs.join,
            self._pair.first.id,
            self._pair.second.id,
            take=self._view.grid.taken(),
            agreed=agreed,
            on_done=done,
            on_error=self._desk.refused(refuse, tr("Chưa gộp được")),
            owner=self._view,
        )

    def _distinguish(self, kind: DistinctionKind) -> None:
        if self._pair is None:
            return
        self._desk.ask(
            duplicates.distinguish,
            self._pair.first.id,
            self._pair.second.id,
            kind=kind,
            on_done=lambda _decision: self._done(tr("Đã ghi: hai em khác nhau.")),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa ghi được")),
            owner=self._view,
        )

    def _done(self, told: str) -> None:
        self._view.show_failure("", "")
        self._desk.saved(told, undo=False)
        self._matches.pop(self._at)
        self._take(self._matches)

    def _tab(self, code: str) -> None:
        if code == "open":
            self._show()
            return
        self._desk.ask(
            read_decided,
            on_done=self._show_decided,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa đọc được danh sách")),
            owner=self._view,
            key="decided",
        )

    def _show_decided(self, decided: Decided) -> None:
        lines: list[DecidedLine] = []
        ways: list[Callable[[], None]] = []
        for joined in decided.joined:
            lines.append(
                DecidedLine(joined.names, ChipText(tr("Đã gộp"), "ok", "copy"), "", tr("Tách lại"))
            )
            ways.append(partial(self._unmerge, joined.record))
        for decision, names in decided.distinguished:
            kin = decision.kind is DistinctionKind.SIBLINGS
            text = tr("Anh chị em") if kin else tr("Hai em khác nhau")
            day = f"{decision.recorded_on:%d/%m/%Y}" if decision.recorded_on else ""
            lines.append(DecidedLine(names, ChipText(text, "neu", "users"), day, tr("Xem lại")))
            ways.append(partial(self._ask_again, decision.id))
        self._decided = ways
        self._view.show_decided(lines)

    def _unmerge(self, record: UUID) -> None:
        self._back(joins.unmerge, record, tr("Đã tách lại thành hai hồ sơ."))

    def _ask_again(self, decision: UUID) -> None:
        self._back(duplicates.ask_again, decision, tr("Cặp này sẽ được hỏi lại."))

    def _back(self, service: Callable[..., object], record: UUID, told: str) -> None:
        def done(_result: object) -> None:
            self._desk.saved(told, undo=False)
            self._view.tabs.show_code("open")
            self.load()

        self._desk.ask(
            service,
            record,
            on_done=done,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa làm lại được")),
            owner=self._view,
        )


def read_decided(registry: Registry) -> Decided:
    """What was decided about pairs, with their names."""
    return Decided(
        joined=tuple(joins.joined(registry)),
        distinguished=tuple(duplicates.decided_with_names(registry)),
    )
