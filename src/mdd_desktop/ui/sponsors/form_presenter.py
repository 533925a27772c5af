"""What happens in a sponsor's form: drafts, who looks alike, checks, saving."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from mdd_desktop.domain.person import check_phone
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.services import sponsor_screen, sponsors, used_words
from mdd_desktop.services.drafts import Draft
from mdd_desktop.services.sponsor_screen import Alike
from mdd_desktop.ui.form_draft import FormDraft
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.sponsors.form_values import EMPTY, problems_in, to_fields, to_values
from mdd_desktop.ui.sponsors.form_view import SponsorFormView
from mdd_desktop.ui.text import tr

DRAFT = "sponsor:new"
_SEARCH_MS = 300
_COMPARED = {"full_name", "phone", "identity_number"}


class SponsorFormPresenter(QObject):
    """Enters a sponsor, or corrects one.

    Attributes:
        closed: The form is to be left.
        sponsor_wanted: The id of a sponsor to open.
    """

    closed = Signal()
    sponsor_wanted = Signal(object)

    def __init__(self, view: SponsorFormView, ground: Ground) -> None:
        super().__init__(view)
        self._view, self._desk = view, ground.desk
        self._before: Sponsor | None = None
        self._alike: UUID | None = None
        self.draft = FormDraft(view, self._desk)
        self.draft.shown.connect(self._look_for_alike)
        self._search_timer = QTimer(self)
        self._search_timer.setSingleShot(True)
        self._search_timer.setInterval(_SEARCH_MS)
        self._search_timer.timeout.connect(self._look_for_alike)
        view.box_left.connect(self._box_left)
        view.save_requested.connect(self._save)
        view.close_requested.connect(self._close)
        view.alike_opened.connect(self._open_alike)

    def open_empty(self, name: str = "") -> None:
        """Begin a new sponsor, or go on with the draft that was left."""
        self._begin(None)
        self._fill({**EMPTY, "full_name": name} if name else EMPTY)
        self.draft.begin_new(DRAFT, go_on=not name)

    def open_draft(self, draft: Draft) -> None:
        """Go on with one of several drafts."""
        self._begin(None)
        self._fill(EMPTY)
        self.draft.go_on_with(draft)

    def open_sponsor(self, sponsor: Sponsor) -> None:
        """Correct a sponsor's record."""
        self._begin(sponsor)
        self._view.show_editing(name=sponsor.full_name)
        self._fill(to_fields(sponsor))
        self._view.bar.show_state("")
        self.draft.begin_correction("sponsor_edit", sponsor.id, sponsor.full_name)

    def _begin(self, sponsor: Sponsor | None) -> None:
        self._before = sponsor
        self.draft.stop()
        self._alike = None
        self._view.show_editing(name="")
        self._view.show_failure("", "")
        self._view.show_alike("", "")

    def _fill(self, fields: Mapping[str, str]) -> None:
        self._view.show_fields(fields)
        self._view.bar.show_state(tr("Chưa ghi gì"), "neu", "pencil")
        self._desk.ask(
            used_words.for_children, on_done=self._suggest, owner=self._view, key="sponsor_words"
        )
        if fields.get("full_name"):
            self._search_timer.start()

    def _suggest(self, words: Mapping[str, Sequence[str]]) -> None:
        self._view.show_suggestions("village", words.get("village", ()))

    def _box_left(self, name: str) -> None:
        if name in _COMPARED:
            self._search_timer.start()

    def _look_for_alike(self) -> None:
        fields = self._view.fields()
        phone = fields["phone"] if fields["foreign"] else check_phone(fields["phone"])[0] or ""
        self._desk.ask(
            sponsor_screen.alike,
            fields["full_name"],
            phone=phone,
            number=fields["identity_number"].replace(" ", ""),
            but=self._before.id if self._before else None,
            on_done=self._show_alike,
            owner=self._view,
            key="sponsor_alike",
        )

    def _show_alike(self, found: Sequence[Alike]) -> None:
        if not found:
            self._alike = None
            self._view.show_alike("", "")
            return
        first = found[0]
        self._alike = first.sponsor.id
        about = ", ".join(
            part for part in (first.sponsor.occupation, first.sponsor.village) if part
        )
        who = first.sponsor.full_name + (f" ({about})" if about else "")
        title = tr("Có thể đã có trong sổ")
        more = tr("Còn {count} hồ sơ giống nữa.").format(count=len(found) - 1)
        reasons = ", ".join(first.reasons)
        sentence = tr("{who}: {reasons}. Nếu là người khác, chị cứ ghi tiếp.")
        sentence = sentence.format(who=who, reasons=reasons)
        self._view.show_alike(title, f"{sentence} {more}" if len(found) > 1 else sentence)

    def _open_alike(self) -> None:
        if self._alike is not None:
            self.draft.keep()
            self.sponsor_wanted.emit(self._alike)

    def _save(self, another: bool) -> None:  # noqa: FBT001 - a signal's argument
        fields = self._view.fields()
        problems = problems_in(fields)
        self._view.show_problems(problems)
        if problems:
            self._view.focus_box(next(iter(problems)))
            return
        values = to_values(fields, self._before)
        title = tr("Chưa ghi được")
        if self._before is not None:
            self._desk.save(
                sponsors.correct,
                self._before.id,
                values,
                on_done=lambda saved: self._saved(saved, another=False),
                on_error=self._desk.refused(self._view.show_failure, title),
                owner=self._view,
            )
        else:
            self._desk.save(
                sponsors.register,
                values,
                on_done=lambda saved: self._saved(saved, another=another),
                on_error=self._desk.refused(self._view.show_failure, title),
                owner=self._view,
            )

    def _saved(self, sponsor: Sponsor, *, another: bool) -> None:
        is_new = self._before is None
        text = tr("Đã thêm {name}.") if is_new else tr("Đã lưu hồ sơ {name}.")
        self._desk.saved(text.format(name=sponsor.full_name))
        self.draft.saved()
        if another:
            self._begin(None)
            self._fill(EMPTY)
            self.draft.begin_new(DRAFT, go_on=False)
            self._view.focus_box("full_name")
        else:
            self._begin(None)
            self._view.show_fields(EMPTY)
            self.sponsor_wanted.emit(sponsor.id)

    def _close(self) -> None:
        self.draft.keep()
        if self._before is not None:
            self.sponsor_wanted.emit(self._before.id)
        else:
            self.closed.emit()
