"""A question about a difference, asked in the province's window and answered in the commune's."""

from pathlib import Path

import ui_decisions
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from ui_decider import Decider, OfficeOpener

from mdd_desktop.services import conflicts, proposals
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.conflicts.section import ConflictsSection
from mdd_desktop.ui.conflicts.view import ConflictsView
from mdd_desktop.ui.proposals.section import ProposalsSection
from mdd_desktop.ui.widgets.form_dialog import FormDialog

WORDS, ANSWER = "Số nào đúng? Chị gọi thử giúp.", "Số 0912 là đúng."


def _sentences(view: QWidget) -> str:
    return " ".join(one.text() for one in view.findChildren(QLabel) if one.isVisible())


def _differences(office: Decider) -> ConflictsView:
    return office.open("conflicts").section(ConflictsSection).view


def test_a_question_is_asked_with_one_key_and_its_answer_shows_at_the_difference(
    office: OfficeOpener, tmp_path: Path
) -> None:
    province = office("tinh")
    _differences(province)
    province.press(Qt.Key.Key_3)
    dialog = province.program.window.findChild(FormDialog)
    assert dialog is not None
    assert "Giá trị nào đúng?" in dialog.fields()["note"]
    dialog.editor("note").setText(WORDS)  # type: ignore[attr-defined]
    dialog.act.click()
    province.settle()
    assert WORDS in _sentences(_differences(province))
    province.close()

    ui_decisions.carry(tmp_path / "ba-noi", "tinh", "xa")
    commune = office("xa")
    view = commune.open("proposals").section(ProposalsSection).view
    lines = [view.model.row(at) for at in range(view.model.rowCount())]
    (at,) = [at for at, line in enumerate(lines) if line is not None and line.is_question]
    view.table.choose_row(at)
    assert (view.accept.text(), view.refuse.isVisible()) == ("Trả lời", False)
    commune.press(Qt.Key.Key_1)
    assert any(one.question for one in proposals.proposals(commune.registry)), "no words yet"
    view.reason.setText(ANSWER)
    view.accept.click()
    commune.settle()
    commune.close()

    ui_decisions.carry(tmp_path / "ba-noi", "xa", "tinh")
    province = office("tinh")
    assert ANSWER in _sentences(_differences(province))


def test_the_record_asked_about_says_so_and_leads_to_the_answers(
    office: OfficeOpener, tmp_path: Path
) -> None:
    province = office("tinh")
    first = conflicts.open_conflicts(province.registry)[0]
    conflicts.ask_owner(province.registry, first["id"], WORDS)
    province.close()
    ui_decisions.carry(tmp_path / "ba-noi", "tinh", "xa")
    commune = office("xa")

    child = ui_decisions.named(commune.registry, first["name"])
    view = commune.open("child", child).section(ChildrenSection).record_view
    assert any(WORDS in one.text() for one in view.findChildren(QLabel))

    view.wishes.answers_wanted.emit()
    commune.settle()
    assert commune.program.window.page() == "proposals"


def test_the_other_value_goes_into_the_note_when_the_box_is_ticked(office: OfficeOpener) -> None:
    province = office("tinh")
    first = conflicts.open_conflicts(province.registry)[0]
    view = _differences(province)
    province.press(Qt.Key.Key_4)
    assert view.notes_others()
    province.press(Qt.Key.Key_1)

    newest = max(proposals.proposals(province.registry), key=lambda one: one.at)
    assert newest.values["phone"] == first["values"][0]["value"]
    assert str(first["values"][1]["value"]) in str(newest.values["note"])


def test_all_of_one_kind_are_shown_with_one_button(office: OfficeOpener) -> None:
    view = _differences(office("tinh"))
    assert view.see_all.text() == "Xem cả 3"
    asked = view.model.row(view.table.chosen_row())

    view.see_all.click()

    assert view.grouping.code() == "kind"
    assert view.model.row(view.table.chosen_row()) == asked, "the same difference stays open"
    head = view.model.row(0)
    assert head is not None
    assert head.text == "Điện thoại · 3"
