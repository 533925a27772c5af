"""What happens in the entry of a visit: draft, comparison, danger, saving, the next child."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.person import format_phone
from mdd_desktop.domain.sensitive_words import find_forbidden_words
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.domain.visit import Visit
from mdd_desktop.domain.visit_rules import ALARMING, HOTLINE, QUESTIONS, Trend, trend_of
from mdd_desktop.services import visits
from mdd_desktop.services.visits import VisitGround
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.form_draft import FormDraft
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.visits.form_view import VisitFormView
from mdd_desktop.ui.visits.ports import Earlier, SheetHead, question_text
from mdd_desktop.ui.widgets.chip import ChipText

_MOST_LINES = 4
_TEXTS = ("visitor", "wishes", "suggestion")


class VisitFormPresenter(QObject):
    """Enters a visit, or corrects one.

    Attributes:
        closed: The form is to be left: the id of the child.
        record_wanted: The id of the child whose record is to be opened.
        next_wanted: A visit was saved and the next child is to come: the id of this one.
    """

    closed = Signal(object)
    record_wanted = Signal(object)
    next_wanted = Signal(object)

    def __init__(self, view: VisitFormView, desk: Desk, officer: Callable[[], str]) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self.draft = FormDraft(view, desk)
        self.draft.shown.connect(self._look)
        self._officer = officer
        self._child: UUID | None = None
        self._visit: Visit | None = None
        self._ground: VisitGround | None = None
        view.box_left.connect(self._box_left)
        view.save_requested.connect(self._save)
        view.close_requested.connect(self._close)
        view.record_wanted.connect(lambda: self.record_wanted.emit(self._child))

    def open(self, child: UUID, visit: Visit | None = None) -> None:
        """Begin the sheet of a child, go on with its draft, or correct a visit."""
        self._child, self._visit, self._ground = child, visit, None
        self.draft.stop()
        self._view.show_failure("", "")
        self._view.show_danger("", "")
        self._desk.ask(
            visits.ground,
            child,
            before=visit.id if visit else None,
            on_done=self._show,
            on_error=self._desk.refused(self._view.show_unopened, tr("Chưa mở được phiếu")),
            owner=self._view,
            key="visit_ground",
        )

    def _show(self, ground: VisitGround) -> None:
        self._ground = ground
        self._view.show_opened()
        self._view.show_head(self._head(ground), correcting=self._visit is not None)
        if self._visit is not None:
            self._view.show_fields(_fields_of(self._visit))
            self._view.bar.show_state("")
            self.draft.begin_correction("visit_edit", self._visit.id, ground.child.full_name)
        else:
            today = f"{self._desk.today:%d/%m/%Y}"
            self._view.show_fields({"date": today, "visitor": self._officer()})
            self._view.bar.show_state(tr("Chưa ghi gì"), "neu", "pencil")
            self.draft.begin_new(f"visit:{self._child}", {"child_name": ground.child.full_name})
        self._look()
        self._view.focus_box("living")

    def _box_left(self, _name: str) -> None:
        self._look()

    def _look(self) -> None:
        """Compare with the time before, and see whether somebody has to act."""
        fields = self._view.fields()
        last = self._ground.last if self._ground else None
        lines = []
        for question in QUESTIONS:
            if fields.get(question):
                trend = trend_of(getattr(last, question, None), fields[question])
                lines.append((question_text(question), _trend_chip(trend)))
        self._view.show_trends(lines if last is not None else [])
        self._view.show_problems(_forbidden(fields))
        if fields.get("safety") == ALARMING or fields.get("red_flag"):
            self._view.show_danger(
                tr("Em có thể không an toàn: gọi {number}, miễn phí, 24 giờ").format(
                    number=HOTLINE
                ),
                tr(
                    "Báo ngay Ủy ban nhân dân xã, công an xã nếu em đang bị đe dọa. "
                    "Lưu phiếu xong, Tổng quan sẽ có việc cần làm đến khi chị ghi đã xử lý."
                ),
            )
        else:
            self._view.show_danger("", "")

    def _save(self, more: bool) -> None:  # noqa: FBT001 - the argument of a signal
        if self._ground is None:  # the sheet in sight is still the one of the child before
            return
        fields = self._view.fields()
        box = self._view.visited_on()
        day = box.date()
        problems = _forbidden(fields)
        if day is None or day.precision != "day":
            problems["date"] = box.problem() or tr("Ghi đủ ngày, tháng, năm đi thăm.")
        if problems:
            self._view.show_problems(problems)
            name = next(iter(problems))
            self._view.focus_box(f"{name}_note" if name in QUESTIONS else name)
            return
        values = _values(fields) | {"date": day.first_day() if day else None}
        refused = self._desk.refused(self._view.show_failure, tr("Chưa ghi được"))
        if self._visit is not None:
            self._desk.save(
                visits.correct,
                self._visit.id,
                values,
                on_done=self._corrected,
                on_error=refused,
                owner=self._view,
            )
            return
        self._desk.save(
            visits.record,
            self._child,
            values,
            on_done=lambda visit: self._recorded(visit, more=more),
            on_error=refused,
            owner=self._view,
        )

    def _corrected(self, _visit: Visit) -> None:
        self.draft.saved()
        self._desk.saved(tr("Đã sửa phiếu thăm."))
        self.closed.emit(self._child)

    def _recorded(self, visit: Visit, *, more: bool) -> None:
        self.draft.saved()
        told = tr("Đã ghi lần thăm ngày {day}.").format(day=f"{visit.date:%d/%m/%Y}")
        if visit.red_flag:
            told = tr("Đã ghi lần thăm. Dấu hiệu cần chú ý đã vào Việc cần làm.")
        self._desk.saved(told)
        child = self._child
        self._ground = None
        if more:
            self.next_wanted.emit(child)
        else:
            self.closed.emit(child)

    def _close(self) -> None:
        self.draft.keep()
        self.closed.emit(self._child)

    def _head(self, ground: VisitGround) -> SheetHead:
        child, last, today = ground.child, ground.last, self._desk.today
        born = child.birth
        age = tr("{age} tuổi").format(age=born.age_on(today)) if born else ""
        known = [child.code or "", age, child.village or ""]
        relation = (
            label("relation", child.guardian_relation).lower() if child.guardian_relation else ""
        )
        carer = " ".join(word for word in (relation, child.guardian_name or "") if word)
        phone = format_phone(child.phone) if child.phone else ""
        return SheetHead(
            name=child.full_name,
            facts=" · ".join(word for word in known if word),
            contact=" · ".join(word for word in (carer, phone) if word),
            last=f"{last.date:%d/%m/%Y}" if last else tr("chưa thăm"),
            due=f"{ground.due:%d/%m/%Y}" if ground.due else "—",
            earlier=_earlier(last),
            wishes=(last.wishes or "") if last else "",
            received=tuple(_received(entry) for entry in ground.received[:_MOST_LINES]),
        )


def _earlier(last: Visit | None) -> dict[str, Earlier]:
    if last is None:
        return {}
    return {
        question: Earlier(
            label("visit_rating", code) if (code := getattr(last, question)) else "",
            getattr(last, f"{question}_note") or "",
        )
        for question in QUESTIONS
    }


def _received(entry: SupportEntry) -> str:
    kind = label("support_kind", entry.kind) if entry.kind else ""
    what = entry.description or kind or label("support_form", entry.form.value)
    money = f"{format_number(entry.amount)} đồng" if entry.amount is not None else ""
    return f"{entry.date:%d/%m/%Y} · " + " · ".join(word for word in (what, money) if word)


def _trend_chip(trend: Trend) -> ChipText:
    return {
        Trend.BETTER: ChipText(tr("Khá hơn"), "ok", "arrow-up"),
        Trend.SAME: ChipText(tr("Như trước"), "neu", "minus"),
        Trend.WORSE: ChipText(tr("Kém hơn"), "bad", "arrow-down"),
        Trend.FIRST: ChipText(tr("Lần đầu"), "info", "circle-plus"),
    }[trend]


def _forbidden(fields: Mapping[str, str]) -> dict[str, str]:
    """Boxes that name an illness which must not stand in the registry."""
    found = {}
    for name in (*QUESTIONS, *_TEXTS):
        text = fields.get(f"{name}_note" if name in QUESTIONS else name, "")
        if find_forbidden_words(text):
            found[name] = tr("Chị không ghi bệnh này vào sổ của Hội.")
    return found


def _values(fields: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {name: fields.get(name) or None for name in _TEXTS}
    for question in QUESTIONS:
        values[question] = fields.get(question) or None
        values[f"{question}_note"] = fields.get(f"{question}_note") or None
    values["red_flag"] = bool(fields.get("red_flag"))
    return values


def _fields_of(visit: Visit) -> dict[str, str]:
    fields = {name: getattr(visit, name) or "" for name in _TEXTS}
    for question in QUESTIONS:
        fields[question] = getattr(visit, question) or ""
        fields[f"{question}_note"] = getattr(visit, f"{question}_note") or ""
    fields["date"] = f"{visit.date:%d/%m/%Y}"
    fields["red_flag"] = "1" if visit.red_flag else ""
    return fields
