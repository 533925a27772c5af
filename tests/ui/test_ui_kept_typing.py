"""What is typed outlives a crash: every module with boxes keeps a draft or says why not."""

import ast
import time
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from ui_keys import Keyboard

import mdd_desktop.ui
from conftest import Desktop, Opener
from mdd_desktop.services import drafts
from mdd_desktop.ui.documents.issue_dialog import IssueDialog
from mdd_desktop.ui.documents.section import DocumentsSection
from mdd_desktop.ui.kept_typing import keep_boxes
from mdd_desktop.ui.ledger.section import LedgerSection
from mdd_desktop.ui.ledger.view import LedgerView
from mdd_desktop.ui.matching.bond_panel import BondPanel
from mdd_desktop.ui.matching.section import MatchingSection
from mdd_desktop.ui.system.office_panel import OfficePanel
from mdd_desktop.ui.system.options_panel import OptionsPanel
from mdd_desktop.ui.widgets.line_edit import LineEdit

CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
UI = Path(mdd_desktop.ui.__file__).parent
EDITORS = {"LineEdit", "TextBox", "DateEdit", "CodeCombo", "QLineEdit", "QPlainTextEdit"}
EDITORS |= {"PassphraseEdit", "make_editor", "FormDialog", "ReasonDialog"}
KEEPERS = {"DialogDraft", "FormDraft", "KeptTyping", "keep_boxes", "drafts.save"}

KEPT_BY = {
    "conflicts/view.py": "conflicts/presenter.py",
    "devices/merger_view.py": "devices/merger_presenter.py",
    "duplicates/agreement.py": "duplicates/presenter.py",
    "matching/bond_panel.py": "matching/presenter.py",
    "system/office_panel.py": "system/office_presenter.py",
    "system/options_panel.py": "system/options_presenter.py",
    "transfers/view.py": "transfers/presenter.py",
}
"""Boxes that stand in one module and are kept by another."""
SECRET = "passphrases and keys are never stored"
ONE_BOX = "one box, written by the button beside it: a crash takes at most that box"
AT_ONCE = "every box is saved when it is left"
BEFORE = "no registry is open yet; the first run keeps its steps in a file of its own"
FILLED = "filled in by the program; the marks above it are kept"
NO_BOX = "asks yes or no"
SHOWN = "its box is only read; the one beside it belongs to the page that saves it"
UNKEPT = {
    "checks/finding_panel.py": ONE_BOX,
    "children/private_part.py": ONE_BOX,
    "devices/panels.py": ONE_BOX,
    "devices/view.py": ONE_BOX,
    "documents/form_panel.py": AT_ONCE,
    "documents/outline.py": AT_ONCE,
    "documents/two_wordings.py": SHOWN,
    "excel_import/fix_panel.py": ONE_BOX,
    "first_run/late_gates.py": SECRET,
    "first_run/steps.py": BEFORE,
    "first_run/unit_step.py": BEFORE,
    "ledger/month_bar.py": FILLED,
    "long_work.py": NO_BOX,
    "ledger/month_cell.py": FILLED,
    "packages/side_cards.py": ONE_BOX,
    "packages/units_card.py": ONE_BOX,
    "paper.py": NO_BOX,
    "proposals/view.py": ONE_BOX,
    "reports/presenter.py": NO_BOX,
    "sign_in/view.py": SECRET,
    "system/backups_panel.py": SECRET,
    "system/people_panel.py": SECRET,
    "system/training_panel.py": SECRET,
    "trust/root_card.py": SECRET,
    "trust/root_presenter.py": SECRET,
    "visits/list_view.py": ONE_BOX,
}
"""Why a module that asks for something keeps nothing."""


def called(module: Path) -> set[str]:
    """What a module calls, also what belongs to another module, with its dot."""
    calls = (node for node in ast.walk(ast.parse(module.read_text("utf-8"))) if _is_use(node))
    return {ast.unparse(node.func if isinstance(node, ast.Call) else node) for node in calls}


def _is_use(node: ast.AST) -> bool:
    return isinstance(node, ast.Call | ast.Attribute)


def modules_with_boxes() -> dict[str, set[str]]:
    names = {path.relative_to(UI).as_posix(): path for path in sorted(UI.rglob("*.py"))}
    used = {name: called(path) for name, path in names.items() if not name.startswith("widgets/")}
    return {name: calls for name, calls in used.items() if calls & EDITORS}


def test_every_module_that_asks_for_something_keeps_it_or_says_why_not() -> None:
    asking = modules_with_boxes()
    keeping = {name for name, calls in asking.items() if calls & KEEPERS}
    keeping |= {name for name, keeper in KEPT_BY.items() if called(UI / keeper) & KEEPERS}

    assert set(asking) - keeping == set(UNKEPT)


# -- walked: typed, killed without a word, opened again ---------------------------------------


def after_a_crash(desktop: Opener, opened: Desktop) -> Desktop:
    """The program on the files as they lie on the disk, while the first one was told nothing."""
    opened.settle()
    return desktop(str(opened.program.folder))


def typed_into(opened: Desktop, box: QWidget, text: str) -> None:
    box.setFocus()
    keys = Keyboard()
    keys.press(Qt.Key.Key_A, CONTROL)
    keys.type(text)
    keys.press(Qt.Key.Key_Tab)
    opened.settle()


def test_marked_months_of_the_support_book_come_back(desktop: Opener) -> None:
    def open_book(opened: Desktop) -> LedgerView:
        opened.space.open("ledger")
        opened.settle()
        return opened.space.section(LedgerSection).view

    opened = desktop()
    view = open_book(opened)
    view.month_wanted.emit()
    opened.settle()
    Keyboard().press(SPACE)
    opened.settle()
    marks = view.model.marks.fields()
    assert len(marks) >= 2

    now = open_book(after_a_crash(desktop, opened))

    assert now.model.marks.fields() == marks
    assert now.bar.isVisible()


def test_a_sponsorship_half_filled_in_comes_back_for_the_same_pair(desktop: Opener) -> None:
    def open_pair(opened: Desktop) -> BondPanel:
        opened.space.open("matching")
        opened.settle()
        view = opened.space.section(MatchingSection).view
        view.found.first().match.click()
        opened.settle()
        return view.panel

    opened = desktop()
    panel = open_pair(opened)
    typed_into(opened, panel.editors["note"], "Mẹ hẹn gặp em chủ nhật")

    after = after_a_crash(desktop, opened)
    panel = open_pair(after)
    assert panel.fields()["note"] == "Mẹ hẹn gặp em chủ nhật"

    QTest.keyClick(panel, ENTER, CONTROL)
    after.settle()
    assert drafts.everything(after.registry) == []


def test_typing_before_the_earlier_words_were_read_overwrites_nothing(desktop: Opener) -> None:
    opened = desktop()
    record = uuid4()

    def begun() -> LineEdit:
        box = LineEdit("Ghi chú")
        box.setParent(opened.window)
        desk = opened.program.desk
        keep_boxes(box, desk, ("matching", "bond"), {"note": box}).begin("Lập lượt", record)
        return box

    def left(box: LineEdit, text: str) -> None:
        box.show_text(text)
        box.committed.emit(text)
        opened.settle()

    first = begun()
    opened.settle()
    left(first, "Mẹ hẹn gặp em chủ nhật")
    opened.program.tasks.registry(time.sleep, 0.3)
    left(begun(), "Mẹ xin gọi lại")

    words = {one.fields["note"] for one in drafts.everything(opened.registry)}
    assert words == {"Mẹ hẹn gặp em chủ nhật", "Mẹ xin gọi lại"}
    again = begun()
    opened.settle()
    assert again.text() in words


def test_the_letterhead_and_the_marks_of_the_office_come_back(desktop: Opener) -> None:
    def open_panel(opened: Desktop, name: str, kind: type[QWidget]) -> QWidget:
        opened.space.open("system", name)
        opened.settle()
        (panel,) = opened.window.page_now().findChildren(kind)
        return panel

    opened = desktop()
    typed_into(opened, open_panel(opened, "office", OfficePanel).boxes["place_name"], "Tân Phước")
    typed_into(opened, open_panel(opened, "options", OptionsPanel).boxes["soon_days"], "12")

    after = after_a_crash(desktop, opened)

    assert open_panel(after, "office", OfficePanel).boxes["place_name"].text() == "Tân Phước"
    assert open_panel(after, "options", OptionsPanel).boxes["soon_days"].text() == "12"


def test_the_question_before_a_document_is_issued_comes_back(desktop: Opener) -> None:
    def ask(opened: Desktop) -> IssueDialog:
        section = opened.space.section(DocumentsSection)
        section.composer_view.issue.click()
        opened.settle()
        dialog = section.composer.issuing.dialog
        assert dialog is not None
        return dialog

    opened = desktop()
    opened.space.open("composer", "KH1")
    opened.settle()
    dialog = ask(opened)
    typed_into(opened, dialog.editor("signer"), "Võ Thị Ký Thay")
    (draft,) = [one for one in drafts.everything(opened.registry) if "issue" in one.key]
    dialog.reject()
    opened.settle()

    assert draft.fields["signer"] == "Võ Thị Ký Thay"
    again = ask(opened)
    assert again.fields()["signer"] == "Võ Thị Ký Thay"
    again.reject()
