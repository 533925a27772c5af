"""What happens in the registration form: drafts, live duplicates, checks, saving."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.duplicates import Match
from mdd_desktop.services import children, used_words
from mdd_desktop.services.drafts import Draft
from mdd_desktop.ui.children.candidates import candidate_of, worth_showing
from mdd_desktop.ui.children.form_values import (
    derived_group,
    family_of,
    kept_for_the_next,
    missing_boxes,
    to_fields,
    to_values,
    typed_so_far,
)
from mdd_desktop.ui.children.form_view import ChildFormView
from mdd_desktop.ui.children.live_checks import live_checks
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.form_draft import FormDraft
from mdd_desktop.ui.text import tr

DRAFT, _SIBLING = "child:new", "sibling"
_SEARCH_MS, _MOST_SHOWN = 300, 5
_COMPARED = {"full_name", "birth", "sex", "identity_number", "father_name", "mother_name"} | {
    "guardian_name",
    "phone",
    "village",
}


@dataclass(frozen=True)
class Sibling:
    """A sister or brother of a known child is to be registered."""

    of: Child


class ChildFormPresenter(QObject):
    """Registers a child, or corrects one.

    Attributes:
        closed: The form is to be left.
        child_wanted: A known child is to be opened instead.
    """

    closed = Signal()
    child_wanted = Signal(object)

    def __init__(self, view: ChildFormView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._before: Child | None = None
        self.draft = FormDraft(view, desk)
        self.draft.shown.connect(self._look_again)
        self._not_her: set[UUID] = set()
        self._sibling: UUID | None = None
        self._unanswered = False
        self._search_timer = QTimer(self)
        self._search_timer.setSingleShot(True)
        self._search_timer.setInterval(_SEARCH_MS)
        self._search_timer.timeout.connect(self._look_for_duplicates)
        view.box_left.connect(self._box_left)
        view.save_requested.connect(self._save)
        view.sibling_requested.connect(self._save_for_sibling)
        view.close_requested.connect(self._close)
        view.answered.connect(self._answered)

    def open_empty(self, name: str = "") -> None:
        """Begin a new child, or go on with the draft that was left."""
        self._begin(None)
        self._fill({"full_name": name} if name else {})
        self.draft.begin_new(DRAFT, go_on=not name)

    def open_draft(self, draft: Draft) -> None:
        """Go on with one of several drafts."""
        self._begin(None)
        self._fill({})
        self.draft.go_on_with(draft)

    def open_sibling(self, child: Child) -> None:
        """Begin a sister or brother: the family's boxes are filled, the household is the same."""
        self._begin(None)
        self._fill(family_of(to_fields(child, year=self._desk.today.year)))
        self.draft.begin_new(DRAFT, go_on=False)
        self._is_sibling_of(child.id)
        told = tr("Anh chị em của {name}, cùng hộ").format(name=child.full_name)
        self._view.bar.show_state(told, "info", "users")

    def open_child(self, child: Child) -> None:
        """Correct a child's record."""
        self._begin(child)
        self._view.show_editing(name=child.full_name)
        self._fill(to_fields(child, year=self._desk.today.year))
        self._view.bar.show_state("")
        self.draft.begin_correction("child_edit", child.id, child.full_name)
        self._search_timer.start()

    def _begin(self, child: Child | None) -> None:
        self._before = child
        self.draft.stop()
        self._not_her.clear()
        self._unanswered = False
        self._sibling = None
        self._view.show_editing(name="")
        self._view.show_failure("", "")
        self._view.panel.show_candidates([], compared="")

    def _fill(self, fields: Mapping[str, str]) -> None:
        self._view.show_fields(fields)
        self._view.show_group(derived_group(fields))
        self._view.bar.show_state(tr("Chưa ghi gì"), "neu", "pencil")
        self._desk.ask(
            used_words.for_children, on_done=self._suggest, owner=self._view, key="words"
        )
        self._live_checks()

    def _suggest(self, words: Mapping[str, Sequence[str]]) -> None:
        for name in ("village", "school"):
            self._view.show_suggestions(name, words.get(name, ()))

    def _is_sibling_of(self, child: UUID) -> None:
        self._sibling = child
        self.draft.beside[_SIBLING] = str(child)
        self._not_her.add(child)

    def _look_again(self) -> None:
        if _SIBLING in self.draft.beside:
            self._is_sibling_of(UUID(self.draft.beside[_SIBLING]))
        self._view.show_group(derived_group(self._view.fields()))
        self._live_checks()
        self._search_timer.start()

    def _box_left(self, name: str) -> None:
        self._view.show_group(derived_group(self._view.fields()))
        self._live_checks()
        if name in _COMPARED:
            self._search_timer.start()

    def _live_checks(self) -> None:
        problems, notes = live_checks(self._view.fields(), self._desk.today)
        for name, note in notes.items():
            self._view.show_note(name, note)
        self._view.show_problems(problems)

    def _look_for_duplicates(self) -> None:
        fields = self._view.fields()
        if not fields.get("full_name"):
            self._view.panel.show_candidates([], compared="")
            return
        typed = typed_so_far(fields)
        if self._before is not None:  # she is not like herself
            typed |= {"id": self._before.id}
        self._desk.ask(
            children.possible_duplicates,
            typed,
            on_done=self._show_candidates,
            on_error=lambda _error: None,
            owner=self._view,
            key="duplicates",
        )

    def _show_candidates(self, found: Sequence[tuple[Child, Match]]) -> None:
        shown = [
            candidate_of(child, match)
            for child, match in found
            if child.id not in self._not_her and worth_showing(match)
        ][:_MOST_SHOWN]
        self._unanswered = any(candidate.must_answer for candidate in shown)
        words = (
            tr("Chị vẫn gõ tiếp được, chỉ phải trả lời trước khi lưu.")
            if shown and self._before is None
            else tr("Có thể là một em. Chị xem rồi trả lời, hoặc gộp ở trang Nghi trùng.")
            if shown
            else tr("Đã so tên (có và không dấu), ngày sinh, cha mẹ, điện thoại. Chưa thấy ai.")
        )
        self._view.panel.show_candidates(shown, compared=words)

    def _answered(self, child: UUID, answer: str) -> None:
        if answer == "same":
            self.child_wanted.emit(child)
            return
        if answer == "sibling":
            self._is_sibling_of(child)
        self._not_her.add(child)
        self._look_for_duplicates()

    def _save_for_sibling(self) -> None:
        self._save(more=True, sibling=True)

    def _save(self, more: bool, *, sibling: bool = False) -> None:  # noqa: FBT001 - the argument of a signal
        fields = self._view.fields()
        missing = missing_boxes(fields)
        if missing:
            self._view.show_problems(missing)
            self._view.focus_box(next(iter(missing)))
            return
        if self._before is None and self._unanswered:
            sentence = tr("Trả lời các em ở bên phải: đúng em này, là chị em, hay không phải.")
            self._view.show_failure(tr("Có thể đã có hồ sơ"), sentence)
            self._view.panel.show()
            return
        values = to_values(fields, today=self._desk.today, before=self._before)
        refused = self._desk.refused(self._view.show_failure, tr("Chưa ghi được"))
        if self._before is not None:
            self._desk.save(
                children.correct,
                self._before.id,
                values,
                sibling=self._sibling,
                not_her=frozenset(self._not_her),
                on_done=self._corrected,
                on_error=refused,
                owner=self._view,
            )
            return
        self._desk.save(
            children.register,
            values,
            sibling=self._sibling,
            not_her=frozenset(self._not_her),
            on_done=lambda child: self._registered(child, fields, more=more, sibling=sibling),
            on_error=refused,
            owner=self._view,
        )

    def _corrected(self, child: Child) -> None:
        self.draft.saved()
        self._desk.saved(tr("Đã sửa hồ sơ."))
        self.child_wanted.emit(child.id)

    def _registered(
        self, child: Child, fields: Mapping[str, str], *, more: bool, sibling: bool
    ) -> None:
        told = tr("Đã tiếp nhận, mã {code}.").format(code=child.code or "")
        self._desk.saved(told)
        self.draft.saved()
        if not more:
            self.child_wanted.emit(child.id)
            return
        if sibling:
            self.open_sibling(child)
            self._view.focus_box("full_name")
            return
        self._begin(None)
        self._fill(kept_for_the_next(fields))
        self.draft.begin_new(DRAFT, go_on=False)
        self._view.bar.show_state(told)
        self._view.focus_box("full_name")

    def _close(self) -> None:
        self.draft.keep()
        self.closed.emit()
