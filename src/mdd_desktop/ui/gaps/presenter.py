"""What happens on the board: the month, the village, each case's fix."""

import datetime as dt

from PySide6.QtCore import QObject

from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.domain.office import Access
from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import documents, gaps
from mdd_desktop.services.documents import Made, Wish
from mdd_desktop.services.gaps import Board, DoubleCard, LateCard
from mdd_desktop.ui.dialog_draft import DialogDraft
from mdd_desktop.ui.gaps import texts
from mdd_desktop.ui.gaps.told import Told
from mdd_desktop.ui.gaps.view import DOUBLE, LATE, MISSED, GapsView
from mdd_desktop.ui.noted_print import print_noted
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.sponsorship_questions import Bond
from mdd_desktop.ui.sponsorship_steps import REMIND, SponsorshipSteps
from mdd_desktop.ui.sponsorship_words import reminder_to_send
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.reason_dialog import Asked, Decision, ReasonDialog

_LIST, _MONTHS_OFFERED, _MONTHS = "B7", 12, 12


class GapsPresenter(QObject):
    """Shows the cases of the printed list; acts only in the commune that owns them.

    Attributes:
        steps: Where a reminder is written down.
    """

    def __init__(self, view: GapsView, ground: Ground) -> None:
        super().__init__(view)
        self._view = view
        self._ground = ground
        self.steps = SponsorshipSteps(ground)
        self._desk = ground.desk
        self._month = ""
        self._place = ""
        self._board: Board | None = None
        view.month_changed.connect(self._choose_month)
        view.place_changed.connect(self._choose_place)
        view.child_wanted.connect(self._open_child)
        view.fix_wanted.connect(self._fix)
        view.print_wanted.connect(self._print)
        view.way_wanted.connect(self._go_for_children)
        ground.desk.committed.connect(self._changed)

    def open(self) -> None:
        """Count the board again and show it."""
        today = self._desk.today
        months = [_month_back(today, back) for back in range(1, _MONTHS_OFFERED)]
        self._view.month.show_options([(f"{y}-{m:02d}", _month_words(y, m)) for y, m in months])
        self._load()

    def _load(self) -> None:
        year, month = self._asked()
        self._desk.ask(
            gaps.board,
            year,
            month,
            place=self._place,
            on_done=self._show,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa tính được")),
            owner=self._view,
            key="gaps_board",
            sentence=tr("Đang tính trùng, sót, trễ"),
            beside=True,
        )

    def _asked(self) -> tuple[int, int]:
        if self._month:
            year, month = self._month.split("-")
            return int(year), int(month)
        return self._desk.today.year, self._desk.today.month

    def _show(self, board: Board) -> None:
        first = self._board is None
        self._board = board
        view, act = self._view, self._may_act()
        view.show_opened()
        kept = tr("Đã xét và giữ cả hai: {count}").format(count=format_number(board.kept))
        kept = kept if board.kept else ""
        double = Told(board.double, lambda card: texts.double_text(card, can_act=act))
        view.show_cases(DOUBLE, double, kept)
        missed = Told(board.missed, lambda card: texts.missed_text(card, can_act=act))
        view.show_cases(MISSED, missed)
        view.show_cases(LATE, Told(board.late, lambda card: texts.late_text(card, can_act=act)))
        options = [(name, f"{name}  {format_number(count)}") for name, count in board.places]
        view.place.show_options(options)
        day = tr("tính đến {day}").format(day=f"{board.state_on:%d/%m/%Y}")
        view.header.show_subtitle(f"{_month_words(*self._asked())} · {day}")
        if not board.children:
            view.show_nobody(self._how_to_begin())
        elif board.total:
            view.show_columns()
        else:
            view.show_all_clear(kept)
        if first:
            view.first_box().setFocus()

    def _how_to_begin(self) -> str:
        if self._is_commune:
            return tr("Tiếp nhận trẻ trước, rồi bảng này tự tính trùng, sót, trễ.")
        return tr("Hồ sơ của các xã hiện ra ở đây khi gói của xã đã được gộp.")

    @property
    def _is_commune(self) -> bool:
        return self._ground.facts.level is UnitLevel.COMMUNE

    def _may_act(self) -> bool:
        return self._is_commune and self._ground.facts.access in {Access.IN_CHARGE, Access.ADMIN}

    def _go_for_children(self) -> None:
        self._ground.go("child_form" if self._is_commune else "inbox")

    def _choose_month(self, month: str) -> None:
        self._month = month
        self._load()

    def _choose_place(self, place: str) -> None:
        self._place = place
        self._load()

    def _open_child(self, column: str, at: int) -> None:
        self._ground.go("child", self._cases(column)[at].child)

    def _cases(self, column: str) -> tuple[gaps.AnyCard, ...]:
        board = self._board
        if board is None:
            return ()
        if column == DOUBLE:
            return board.double
        return board.missed if column == MISSED else board.late

    def _fix(self, column: str, at: int, code: str) -> None:
        card = self._cases(column)[at]
        pages = {texts.MATCH: "matching", texts.VISIT: "visit_form", texts.DELIVER: "ledger"}
        if code in pages:
            self._ground.go(pages[code], card.child)
        elif isinstance(card, DoubleCard):
            self._ask_double(card, code)
        elif isinstance(card, LateCard) and code == REMIND:
            self._remind(card)
        elif isinstance(card, LateCard):
            self._ask_reason(card)

    def _ask_double(self, card: DoubleCard, code: str) -> None:
        need = label("need", card.need).lower()
        if code == texts.KEEP:
            asked = Asked(
                tr("Giữ cả hai Mẹ đỡ đầu cho một nhu cầu?"),
                tr("Bảng không hỏi lại nữa, trừ khi có thêm người nhận lo cùng nhu cầu."),
                tr("Giữ cả hai"),
                note_text=tr("Lý do"),
            )
        else:
            name = card.sponsors[-1][1]
            asked = Asked(
                tr("{name} chuyển sang lo nhu cầu nào?").format(name=name),
                tr("Từ tháng này. Các tháng trước vẫn ghi là {need}.").format(need=need),
                tr("Chuyển nhu cầu"),
                reasons=[(c, label("need", c)) for c in codes("need") if c != card.need],
            )
        dialog = ReasonDialog(self._view, asked, self._desk.today)
        dialog.decided.connect(lambda found: self._settle(card, code, dialog, found))
        DialogDraft(dialog, self._desk, page="gaps", question=code, record=card.pledges[-1])

    def _settle(self, card: DoubleCard, code: str, dialog: ReasonDialog, found: Decision) -> None:
        def done(_answer: object) -> None:
            dialog.accept()
            told = tr("Đã giữ cả hai.") if code == texts.KEEP else tr("Đã chuyển nhu cầu.")
            self._desk.saved(told)

        refused = self._desk.refused(dialog.show_failure, tr("Chưa ghi được"))
        if code == texts.KEEP:
            self._desk.save(
                gaps.keep_both,
                card,
                found.note,
                on_done=done,
                on_error=refused,
                owner=self._view,
            )
        else:
            self._desk.save(
                gaps.move_need,
                card.pledges[-1],
                found.reason,
                on_done=done,
                on_error=refused,
                owner=self._view,
            )

    def _remind(self, card: LateCard) -> None:
        when = tr("đến hạn {day}").format(day=f"{card.since:%d/%m/%Y}")
        words = reminder_to_send(card.sponsor_name, card.missing, when)
        bond = Bond(card.sponsorship, card.child, card.name, card.sponsor_name, words, card.phone)
        self.steps.ask(REMIND, bond)

    def _ask_reason(self, card: LateCard) -> None:
        asked = Asked(
            tr("Vì sao còn thiếu?"),
            tr("Lý do ghi cho tháng này và ở lại với lượt đỡ đầu. Khoản thiếu vẫn tính là trễ."),
            tr("Ghi lý do"),
            note_text=tr("Lý do"),
            note=card.reason,
        )
        dialog = ReasonDialog(self._view, asked, self._desk.today)
        dialog.decided.connect(lambda found: self._explain(card, dialog, found))
        DialogDraft(dialog, self._desk, page="gaps", question="late", record=card.sponsorship)

    def _explain(self, card: LateCard, dialog: ReasonDialog, found: Decision) -> None:
        def done(_answer: object) -> None:
            dialog.accept()
            self._desk.saved(tr("Đã ghi lý do trễ."))

        year, month = self._asked()
        self._desk.save(
            gaps.explain_late,
            card,
            found.note,
            year=year,
            month=month,
            on_done=done,
            on_error=self._desk.refused(dialog.show_failure, tr("Chưa ghi được")),
            owner=self._view,
        )

    def _print(self) -> None:
        year, month = self._asked()
        self._desk.ask(
            documents.make,
            Wish(_LIST, period=f"{year}-{month:02d}"),
            "pdf",
            on_done=self._hand_out,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa in được")),
            owner=self._view,
            key="gaps_paper",
            sentence=tr("Đang vẽ danh sách"),
        )

    def _hand_out(self, made: Made) -> None:
        print_noted(self._desk, self._ground.dialogs, made)

    def _changed(self, _changes: object) -> None:
        if self._view.isVisible():
            self._load()


def _month_back(today: dt.date, back: int) -> tuple[int, int]:
    index = today.year * _MONTHS + today.month - 1 - back
    return index // _MONTHS, index % _MONTHS + 1


def _month_words(year: int, month: int) -> str:
    return tr("Tháng {month}/{year}").format(month=month, year=year)
