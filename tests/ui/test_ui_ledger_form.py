"""The form of one line of the support book: entered, corrected, struck out, half typed."""

from PySide6.QtCore import Qt
from test_ui_ledger import opened
from ui_keys import Keyboard

from conftest import Opener
from mdd_desktop.domain.support import Outcome
from mdd_desktop.services import support_entries
from mdd_desktop.services.support_entries import SupportQuestion
from mdd_desktop.ui.ledger.section import LedgerSection
from mdd_desktop.ui.ledger.view import LINES

CTRL, ENTER = Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Return


def test_one_line_is_entered_corrected_and_struck_out(desktop: Opener) -> None:
    made = desktop()
    view = opened(made)
    keys = Keyboard()
    before = support_entries.page(made.registry, SupportQuestion(2026), 0, 1).total

    keys.press(Qt.Key.Key_F7)
    made.settle()
    form = made.space.section(LedgerSection).form_view
    assert form.fields()["who"]
    form.show_fields(form.fields() | {"amount": "150000", "occasion": "trung_thu"})
    keys.press(ENTER, CTRL)
    made.settle()

    page = support_entries.page(made.registry, SupportQuestion(2026), 0, 1)
    assert (page.total, page.rows[0].amount) == (before + 1, 150_000)
    view.open_view(LINES)
    made.settle()
    view.line_table.choose_row(0)
    view.line_table.setFocus()
    keys.press(ENTER)
    made.settle()
    assert form.history.body.count() > 1
    form.show_fields(form.fields() | {"amount": "200000"})
    keys.press(ENTER, CTRL)
    made.settle()
    assert "lý do" in form.fields_by_name["reason"].problem()
    form.show_fields(form.fields() | {"reason": "go nham"})
    keys.press(ENTER, CTRL)
    made.settle()

    page = support_entries.page(made.registry, SupportQuestion(2026), 0, 1)
    assert (page.rows[0].amount, page.rows[0].note) == (200_000, "Sửa: go nham")


def test_correcting_a_line_without_a_receiver_names_nobody(desktop: Opener) -> None:
    made = desktop()
    who = next(one for one in support_entries.receivers(made.registry) if one.guardian)
    values = {"child_id": who.child, "direction": "passed", "form": "tien", "amount": 100_000}
    entry = support_entries.enter(made.registry, values | {"date": made.registry.today})
    made.space.open("support_form", None, entry.id)
    made.settle()
    form = made.space.section(LedgerSection).form_view
    form.box_left.emit("who")
    form.show_fields(form.fields() | {"amount": "120000", "reason": "gõ nhầm"})
    Keyboard().press(ENTER, CTRL)
    made.settle()

    corrected = support_entries.get(made.registry, entry.id)
    assert (corrected.amount, corrected.receiver_name) == (120_000, None)


def test_correcting_whose_line_it_is_names_who_brings_her_up(desktop: Opener) -> None:
    made = desktop()
    known = [one for one in support_entries.receivers(made.registry) if one.guardian]
    first = known[0]
    other = next(one for one in known if one.sponsorship and one.child != first.child)
    values = {"child_id": first.child, "direction": "passed", "form": "tien", "amount": 100_000}
    entry = support_entries.enter(made.registry, values | {"date": made.registry.today})
    made.space.open("support_form", None, entry.id)
    made.settle()
    form = made.space.section(LedgerSection).form_view
    form.show_fields(form.fields() | {"who": f"L:{other.sponsorship}"})
    form.box_left.emit("who")

    assert form.fields()["receiver_name"] == other.guardian


def test_what_was_typed_in_the_form_is_offered_again(desktop: Opener) -> None:
    made = desktop()
    made.space.open("support_form")
    made.settle()
    section = made.space.section(LedgerSection)
    section.form_view.show_fields(section.form_view.fields() | {"amount": "123000"})
    section.keep_drafts()
    made.settle()

    section.form_view.show_fields({})
    made.space.open("support_form")
    made.settle()

    assert section.form_view.fields()["amount"] == "123000"


def test_what_did_not_reach_the_child_is_entered_with_its_reason(desktop: Opener) -> None:
    made = desktop()
    opened(made)
    keys = Keyboard()
    keys.press(Qt.Key.Key_F7)
    made.settle()
    form = made.space.section(LedgerSection).form_view
    assert form.editor("outcome").isVisible()
    assert not form.editor("outcome_reason").isVisible()
    form.show_fields(form.fields() | {"amount": "150000"})

    form.editor("outcome").setFocus()
    keys.type("t")
    assert form.editor("outcome_reason").isVisible()
    keys.press(ENTER, CTRL)
    made.settle()
    assert form.fields_by_name["outcome_reason"].problem()
    keys.type("Em ve que")
    keys.press(ENTER, CTRL)
    made.settle()

    (line,) = support_entries.page(made.registry, SupportQuestion(2026), 0, 1).rows
    entry = support_entries.get(made.registry, line.id)
    assert (entry.outcome, entry.outcome_reason) == (Outcome.RETURNED, "Em ve que")
    assert entry.amount == 150_000


def test_what_the_office_receives_has_no_outcome(desktop: Opener) -> None:
    made = desktop()
    opened(made)
    Keyboard().press(Qt.Key.Key_F7)
    made.settle()
    form = made.space.section(LedgerSection).form_view

    form.editor("direction").setFocus()
    Keyboard().type("n")

    assert not form.editor("outcome").isVisible()
