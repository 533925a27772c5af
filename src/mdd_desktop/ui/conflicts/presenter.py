"""What happens where differences are decided: the next one opens by itself."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from mdd_desktop.domain.vietnamese import fold, sort_key
from mdd_desktop.services import conflicts
from mdd_desktop.ui.conflicts.ports import Difference, DifferenceLine
from mdd_desktop.ui.conflicts.view import ConflictsView
from mdd_desktop.ui.conflicts.words import Found, difference, is_alike, question
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.dialog_draft import DialogDraft
from mdd_desktop.ui.kept_typing import keep_boxes
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.widgets.reason_dialog import Asked, ReasonDialog


class ConflictsPresenter(QObject):
    """Lists the differences, asks about one, writes the decision.

    Attributes:
        counted: How many are open.
        child_wanted: The record of a child.
        unit_name: The name of a unit by its code.
    """

    counted = Signal(int)
    child_wanted = Signal(object)

    def __init__(self, view: ConflictsView, desk: Desk, own_unit: str) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._own = own_unit
        self._found: list[Found] = []
        self._lines: list[DifferenceLine] = []
        self._at = 0
        self._asked_about = ""
        self._kept = keep_boxes(view, desk, ("conflicts", "reason"), {"why": view.reason})
        self.unit_name: Callable[[str], str] = str
        view.line_chosen.connect(self._open_line)
        view.value_chosen.connect(self._settle)
        view.alike_chosen.connect(self._settle_alike)
        view.question_wanted.connect(self._ask)
        view.words_wanted.connect(self._copy_question)
        view.alike_wanted.connect(self._show_alike)
        view.record_wanted.connect(self._open_record)
        view.next_wanted.connect(self._step)
        view.grouping_changed.connect(lambda _code: self._show())
        self._typed = ""
        view.search_wanted.connect(self._search)
        desk.committed.connect(self._changed)

    def load(self) -> None:
        """Read the open differences again."""
        self._desk.ask(
            conflicts.open_conflicts,
            on_done=self._take,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa đọc được danh sách")),
            owner=self._view,
            key="conflicts",
        )
        self._desk.ask(
            conflicts.decided_count,
            on_done=self._view.show_decided,
            owner=self._view,
            key="decided_conflicts",
            beside=True,
        )

    def _changed(self, _changes: object) -> None:
        if self._view.isVisible():
            self.load()

    def _take(self, found: Sequence[Found]) -> None:
        self._view.show_opened()
        self._found = list(found)
        self.counted.emit(len(found))
        self._show()

    def _show(self) -> None:
        grouped: dict[str, list[int]] = {}
        for at, one in enumerate(self._found):
            if self._typed in self._searched(one):
                grouped.setdefault(self._group(one), []).append(at)
        self._lines = []
        for name in sorted(grouped, key=sort_key):
            title = f"{at_the_start(name)} · {len(grouped[name])}"
            self._lines.append(DifferenceLine(title))
            self._lines += [self._line(at) for at in grouped[name]]
        if self._found and not grouped:
            self._lines = [DifferenceLine(tr("Không có khác biệt nào khớp"))]
        self._view.show_lines(self._lines, len(self._found))
        if grouped:
            self._at = min(self._at, len(self._lines) - 1)
            self._open_line(self._at)

    def _search(self, typed: str) -> None:
        self._typed = fold(typed.strip())
        self._show()

    def _searched(self, one: Found) -> str:
        """What the words of the search are looked for in."""
        unit = self.unit_name(str(one["owner"]))
        return fold(f"{one['name']} {one['label']} {unit}")

    def _group(self, one: Found) -> str:
        if self._view.grouping.code() == "kind":
            return str(one["label"])
        return self.unit_name(str(one["owner"]))

    def _line(self, at: int) -> DifferenceLine:
        one = self._found[at]
        last = max(value["at"] for value in one["values"])
        return DifferenceLine(
            at_the_start(str(one["label"])), str(one["name"]), f"{last:%d/%m}", at
        )

    def _open_line(self, at: int) -> None:
        """A head of a group leads to the first difference under it."""
        if not 0 <= at < len(self._lines):
            return
        if self._lines[at].at < 0:
            at += 1
        if at != self._at or self._view.table.chosen_row() != at:
            self._at = at
            self._view.choose_line(at)
        self._view.show_difference(self._difference(self._now()))
        self._ask_why(self._now())

    def _ask_why(self, one: Found) -> None:
        """A reason belongs to one difference; what was typed for another one is kept for that."""
        if self._asked_about == one["id"]:
            return
        self._kept.keep()
        self._asked_about = str(one["id"])
        self._view.reason.show_text("")
        self._kept.begin(
            tr("Quyết định khác biệt ở hồ sơ {name}").format(name=one["name"]), one["id"]
        )

    def _now(self) -> Found:
        return self._found[self._lines[self._at].at]

    def _step(self, step: int) -> None:
        places = [place for place, line in enumerate(self._lines) if line.at >= 0]
        if places:
            now = places.index(self._at) if self._at in places else 0
            self._open_line(places[(now + step) % len(places)])

    def _difference(self, one: Found) -> Difference:
        alike = sum(1 for other in self._found if is_alike(one, other))
        return difference(one, unit_name=self.unit_name, own=self._own, alike=alike)

    def _settle(self, number: int) -> None:
        one = self._now()
        shown = self._difference(one)
        told = tr("Đã quyết định: lấy “{value}”.")
        if shown.verb != "Lấy":
            told = tr("Đã ghi đề nghị lấy “{value}”, gửi đi trong gói kế tiếp.")
        told = told.format(value=shown.choices[number - 1].value)
        self._desk.ask(
            conflicts.settle,
            str(one["id"]),
            choose=number,
            note_others=self._view.notes_others(),
            why=self._view.reason.text(),
            on_done=lambda _result: self._settled(told),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa ghi được quyết định")),
            owner=self._view,
        )

    def _settle_alike(self) -> None:
        now = self._now()
        ids = [str(one["id"]) for one in self._found if is_alike(now, one)]
        told = tr("Đã quyết định {count} khác biệt: lấy giá trị ghi sau.").format(count=len(ids))
        self._desk.ask(
            conflicts.settle_latest,
            ids,
            why=self._view.reason.text(),
            on_done=lambda _result: self._settled(told),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa ghi được quyết định")),
            owner=self._view,
            sentence=tr("Đang ghi các quyết định"),
        )

    def _settled(self, told: str) -> None:
        self._view.show_failure("", "")
        self._view.reason.show_text("")
        self._kept.done()
        self._desk.saved(told, undo=False)
        if self._difference(self._now()).verb != "Lấy":
            self._step(1)
        self.load()

    def _ask(self) -> None:
        """Ask the office that owns the record; the question goes with the next package."""
        one = self._now()
        if not self._difference(one).may_ask:
            return
        unit = self.unit_name(str(one["owner"]))
        asked = Asked(
            title=tr("Hỏi lại {unit}?").format(unit=unit),
            sentence=tr("Câu hỏi đi trong gói kế tiếp, câu trả lời về hiện ngay ở khác biệt này."),
            verb=tr("Gửi câu hỏi"),
            note_text=tr("Câu hỏi"),
            note=question(one, self.unit_name).replace(
                tr("Lấy giá trị nào?"), tr("Giá trị nào đúng?")
            ),
            long_note=True,
        )
        dialog = ReasonDialog(self._view, asked, self._desk.today)
        dialog.decided.connect(lambda said: self._send(dialog, str(one["id"]), said.note))
        DialogDraft(dialog, self._desk, page="conflicts", question="ask", record=one["id"])

    def _send(self, dialog: ReasonDialog, conflict: str, text: str) -> None:
        self._desk.ask(
            conflicts.ask_owner,
            conflict,
            text,
            on_done=lambda _result: self._question_sent(dialog),
            on_error=self._desk.refused(dialog.show_failure, tr("Chưa gửi được câu hỏi")),
            owner=dialog,
        )

    def _question_sent(self, dialog: ReasonDialog) -> None:
        dialog.accept()
        self._desk.saved(tr("Đã ghi câu hỏi, gửi đi trong gói kế tiếp."), undo=False)
        self.load()

    def _show_alike(self) -> None:
        """The list by kind, with the present difference's own group in sight."""
        wanted = self._lines[self._at].at
        self._view.grouping.show_code("kind")
        self._show()
        places = [place for place, line in enumerate(self._lines) if line.at == wanted]
        self._open_line(places[0])

    def _copy_question(self) -> None:
        QGuiApplication.clipboard().setText(str(self._now()["sentence"]))
        self._desk.told.emit(tr("Đã chép câu hỏi. Chị dán vào tin nhắn hoặc đọc qua điện thoại."))

    def _open_record(self) -> None:
        self.child_wanted.emit(UUID(str(self._now()["record_id"])))
