"""What happens in the form of one line: drafts, checks, saving, correcting, striking out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.services import history, support_entries
from mdd_desktop.services.drafts import Draft
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.support_entries import Receiver
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.dialog_draft import DialogDraft
from mdd_desktop.ui.form_draft import FormDraft
from mdd_desktop.ui.ledger.form_values import (
    BOND,
    CHILD,
    amount_note,
    begun,
    missing_boxes,
    to_fields,
    to_values,
)
from mdd_desktop.ui.ledger.form_view import SupportFormView
from mdd_desktop.ui.ledger.receiver_names import told_apart
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.offers import Offers
from mdd_desktop.ui.widgets.reason_dialog import Asked, Decision, ReasonDialog

DRAFT = "support:new"


@dataclass(frozen=True)
class Offered:
    """Whom a line can be about, by the code of the box.

    Attributes:
        own: The code of the one whom the form was opened for, or "".
    """

    receivers: Mapping[str, Receiver]
    offers: Offers
    own: str


def offered(registry: Registry, who: UUID | None) -> Offered:
    """Everybody who can receive something, ready to be searched."""
    found = {
        f"{BOND}:{one.sponsorship}" if one.sponsorship else f"{CHILD}:{one.child}": one
        for one in support_entries.receivers(registry)
    }
    own = (code for code, one in found.items() if who in (one.sponsorship, one.child))
    offers = Offers(told_apart(found).items())
    return Offered(found, offers.made_ready(), next(own, "") if who else "")


class SupportFormPresenter(QObject):
    """Enters a line, or corrects one.

    Attributes:
        closed: The form is to be left.
        receipt_wanted: The id of a line whose receipt is to be printed.
    """

    closed = Signal()
    receipt_wanted = Signal(object)

    def __init__(self, view: SupportFormView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self.draft = FormDraft(view, desk)
        self.draft.shown.connect(self._show_boxes)
        self._before: SupportEntry | None = None
        self._receivers: Mapping[str, Receiver] = {}
        self._for: UUID | None = None
        view.box_left.connect(self._left)
        view.save_requested.connect(self._save)
        view.close_requested.connect(self._close)
        view.receipt_requested.connect(self._print)
        view.strike_requested.connect(self._ask_to_strike)

    def open(self, who: UUID | Draft | None = None, entry: UUID | None = None) -> None:
        """Begin a line for a child or a sponsorship, go on with a draft, or look at a line."""
        self._before = None
        self.draft.stop()
        left = who if isinstance(who, Draft) else None
        self._for = None if isinstance(who, Draft) else who
        self._view.show_failure("", "")
        self._desk.ask(
            offered,
            self._for,
            on_done=self._show_receivers,
            owner=self._view,
            key="receivers",
            sentence=tr("Đang tìm người nhận"),
            beside=True,
        )
        if entry is None:
            self._view.show_new()
            self._fill_new(left)
            return
        self._desk.ask(
            support_entries.get,
            entry,
            on_done=self._show_entry,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa mở được")),
            owner=self._view,
            key="support_entry",
        )
        self._desk.ask(
            history.of_record,
            entry,
            on_done=self._show_history,
            owner=self._view,
            key="support_history",
        )

    def _fill_new(self, left: Draft | None) -> None:
        self._show(begun(f"{self._desk.today:%d/%m/%Y}"))
        self._view.bar.show_state(tr("Chưa ghi gì"), "neu", "pencil")
        if left is not None:
            self.draft.go_on_with(left)
        else:
            self.draft.begin_new(DRAFT, go_on=self._for is None)

    def _show_boxes(self) -> None:
        fields = self._view.fields()
        self._view.show_form(fields["form"])
        self._view.show_outcome(fields["direction"], fields["outcome"])

    def _show_receivers(self, found: Offered) -> None:
        self._receivers = found.receivers
        now = self._view.fields()["who"]
        self._view.show_offers("who", found.offers)
        wanted = now or found.own
        if wanted:
            self._view.show_fields(self._view.fields() | {"who": wanted})
            self._name_receiver()

    def _show_entry(self, entry: SupportEntry) -> None:
        self._before = entry
        self._view.show_entry(struck_out=entry.void)
        self._show(to_fields(entry))
        state = (entry.note or "").splitlines()[-1:] or [tr("Sửa ô nào thì ghi lý do sửa ở dưới")]
        self._view.bar.show_state(state[0], "neu", "pencil")
        if not entry.void:
            self.draft.begin_correction("support_edit", entry.id)

    def _show_history(self, entries: Sequence[history.Entry]) -> None:
        lines = []
        for entry in entries:
            head = f"{entry.at:%d/%m/%Y %H:%M} · {entry.officer}"
            told = "\n".join(
                f"{edit.field}: {edit.before or '—'} → {edit.after or '—'}" for edit in entry.edits
            )
            lines.append((head, tr("Ghi lần đầu") if entry.is_new else told))
        self._view.show_history(lines)

    def _show(self, fields: dict[str, str]) -> None:
        self._view.show_fields(fields)
        self._show_boxes()

    def _left(self, name: str) -> None:
        fields = self._view.fields()
        if name in {"form", "direction", "outcome"}:
            self._show_boxes()
        if name == "amount":
            self._view.show_note("amount", amount_note(fields["amount"]))
        if name == "who":
            self._name_receiver()

    def _name_receiver(self) -> None:
        fields = self._view.fields()
        written = to_fields(self._before)["who"] if self._before else ""
        who = self._receivers.get(fields["who"])
        if who and fields["who"] != written and not fields["receiver_name"]:
            self._view.show_fields(fields | {"receiver_name": who.guardian})

    def _save(self) -> None:
        fields = self._fields()
        missing = missing_boxes(fields, correcting=self._before is not None)
        self._view.show_problems(missing)
        if missing:
            self._view.focus_box(next(iter(missing)))
            return
        refused = self._desk.refused(self._view.show_failure, tr("Chưa ghi được"))
        values = to_values(fields)
        if self._before is None:
            self._desk.save(
                support_entries.enter,
                values,
                on_done=self._entered,
                on_error=refused,
                owner=self._view,
            )
            return
        values.pop("sponsor_id")
        self._desk.save(
            support_entries.correct,
            self._before.id,
            values,
            reason=fields["reason"],
            on_done=self._corrected,
            on_error=refused,
            owner=self._view,
        )

    def _fields(self) -> dict[str, str]:
        fields = self._view.fields()
        if self._before is not None and not fields["who"]:  # of a sponsorship that has ended
            fields["who"] = to_fields(self._before)["who"]
        return fields

    def _entered(self, _entry: SupportEntry) -> None:
        self.draft.saved()
        self._desk.saved(tr("Đã ghi một khoản hỗ trợ."))
        self.closed.emit()

    def _corrected(self, _entry: SupportEntry) -> None:
        self.draft.saved()
        self._desk.saved(tr("Đã sửa khoản hỗ trợ."))
        self.closed.emit()

    def _ask_to_strike(self) -> None:
        entry = self._before
        if entry is None:
            return
        asked = Asked(
            tr("Gạch bỏ khoản này?"),
            tr("Khoản vẫn còn trong sổ, có dấu gạch bỏ, không cộng vào đâu. Lấy lại được."),
            tr("Gạch bỏ"),
            note_text=tr("Lý do"),
        )
        dialog = ReasonDialog(self._view, asked, self._desk.today)
        dialog.decided.connect(lambda decision: self._strike(entry.id, dialog, decision))
        DialogDraft(dialog, self._desk, page="ledger", question="strike", record=entry.id)

    def _strike(self, entry: UUID, dialog: ReasonDialog, decision: Decision) -> None:
        def done(_entry: SupportEntry) -> None:
            dialog.accept()
            self._desk.saved(tr("Đã gạch bỏ một khoản."))
            self.closed.emit()

        self._desk.save(
            support_entries.strike_out,
            entry,
            reason=decision.note,
            on_done=done,
            on_error=self._desk.refused(dialog.show_failure, tr("Chưa gạch bỏ")),
            owner=self._view,
        )

    def _print(self) -> None:
        if self._before is not None:
            self.receipt_wanted.emit(self._before.id)

    def _close(self) -> None:
        self.draft.keep()
        self.closed.emit()
