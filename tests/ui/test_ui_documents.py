"""Documents in the window: begun, written, seen as they print, numbered, printed again."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton
from ui_documents import composer_of, list_of, section_of, shown_in, text_of, write

from conftest import Opener
from mdd_desktop.services import (
    document_issuing,
    document_prints,
    document_register,
    letterheads,
)
from mdd_desktop.services.document_issuing import Issuing
from mdd_desktop.services.documents import Wish
from mdd_desktop.ui.documents.outline import SectionCard
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.page_model import CELL
from mdd_desktop.ui.widgets.plain_combo import PlainCombo


def test_a_kind_opens_with_everything_filled_in_and_its_pages_beside_it(desktop: Opener) -> None:
    opened = desktop()
    view = composer_of(opened)

    titles = [card.section.title for card in view.outline.cards]
    assert titles[0] == "Căn cứ, mở đầu"
    assert "I. Mục đích, yêu cầu" in titles
    assert view.preview.document.pageCount() > 1
    assert view.issue.isEnabled()


def test_what_is_written_stands_on_the_pages_after_a_pause(desktop: Opener) -> None:
    opened = desktop()
    view = composer_of(opened)

    write(opened, view, "Kinh phí", "Kinh phí do {Trẻ trong danh sách} gia đình góp.")

    count = dict(view.outline.inserts.figures)["Trẻ trong danh sách"]
    assert f"Kinh phí do {count} gia đình góp" in text_of(view)
    assert [card.section.own for card in view.outline.cards].count(True) == 1


def test_the_prepared_words_come_back_with_one_press(desktop: Opener) -> None:
    opened = desktop()
    view = composer_of(opened)
    before = text_of(view)
    write(opened, view, "Kinh phí", "Khác hẳn.")

    card = view.outline.open_card()
    assert card is not None
    assert card.back is not None
    card.back.click()
    opened.settle()

    assert text_of(view) == before


def test_a_paragraph_can_be_added_to_any_section(desktop: Opener) -> None:
    opened = desktop()
    view = composer_of(opened, "BC-T")
    place = view.outline.cards[1].section.place
    view.outline.open_section(place)
    card = view.outline.open_card()
    assert card is not None
    assert card.more is not None
    QTest.keyClicks(card.more, "Mot doan them.")
    card.more.tell()
    opened.settle()

    assert "Mot doan them." in text_of(view)


def test_words_are_made_bold_a_target_and_a_table_are_put_in_with_buttons(
    desktop: Opener,
) -> None:
    opened = desktop()
    view = composer_of(opened)
    view.outline.open_section("Kinh phí")
    card = view.outline.open_card()
    assert card is not None
    assert card.more is not None
    buttons = {button.text(): button for button in card.findChildren(Button)}
    card.more.setPlainText("Kinh phí bảo đảm")
    card.more.selectAll()
    buttons["Đậm"].click()
    assert card.more.toPlainText() == "**Kinh phí bảo đảm**"
    buttons["Đậm"].click()
    assert card.more.toPlainText() == "Kinh phí bảo đảm"
    buttons["Nghiêng"].click()
    choose(buttons["Chèn bảng"], card, "bảng Thực hiện chỉ tiêu")
    card.more.tell()
    opened.settle()

    assert card.more.toPlainText() == "__Kinh phí bảo đảm__\n{bảng Thực hiện chỉ tiêu}"
    assert "Đạt/Chưa đạt" in text_of(view)


def choose(button: Button, card: SectionCard, label: str) -> None:
    """Press a button and choose an entry of the menu that opens."""
    button.click()
    menu = card.findChildren(QMenu)[-1]
    next(act for act in menu.actions() if act.text().startswith(label)).trigger()
    menu.close()


def test_a_target_is_put_where_the_cursor_stands(desktop: Opener) -> None:
    opened = desktop()
    view = composer_of(opened)
    view.outline.open_section("Kinh phí")
    card = view.outline.open_card()
    assert card is not None
    assert card.box is not None
    buttons = {button.text(): button for button in card.findChildren(Button)}
    card.box.setPlainText("Đã đạt")
    card.box.moveCursor(QTextCursor.MoveOperation.End)
    choose(buttons["Chèn chỉ tiêu"], card, "chỉ tiêu 000-1")

    assert card.box.toPlainText() == "Đã đạt {chỉ tiêu 000-1}"


def test_a_figure_nobody_knows_is_told_and_the_last_good_pages_stay(desktop: Opener) -> None:
    opened = desktop()
    view = composer_of(opened)
    good = view.preview.pdf()

    write(opened, view, "Kinh phí", "Có {trẻ lạ} trẻ.")

    assert not view.banner.isHidden()
    assert "trẻ lạ" in shown_in(view.banner)
    assert view.preview.pdf() == good


def test_signer_and_period_are_boxes(desktop: Opener) -> None:
    opened = desktop()
    view = composer_of(opened)
    view.open_tab("head")
    for name, text in (("period", "2027"), ("signer_name", "Lê Thị Sen")):
        box = view.head_form.editors[name]
        assert isinstance(box, LineEdit)
        box.setText(text)
        box.editingFinished.emit()
        opened.settle()

    assert "năm 2027" in text_of(view)
    assert "Lê Thị Sen" in text_of(view)
    preset = view.head_form.editors["preset"]
    assert isinstance(preset, PlainCombo)
    preset.show_code("b")
    preset.activated.emit(preset.currentIndex())
    opened.settle()
    assert "BAN THƯỜNG VỤ" in text_of(view)


def test_what_was_written_waits_among_the_drafts(desktop: Opener) -> None:
    opened = desktop()
    view = composer_of(opened)
    write(opened, view, "Kinh phí", "Từ quỹ của Hội.")
    view.back_wanted.emit()
    opened.settle()

    drafts = list_of(opened, "drafts")
    line = drafts.models["drafts"].row(0)
    assert line is not None
    drafts.opened.emit("drafts", line)
    opened.settle()

    assert "Từ quỹ của Hội" in text_of(section_of(opened).composer_view)
    view.open_tab("history")
    opened.settle()
    assert view.isVisible()


def test_a_document_gets_its_number_and_cannot_be_changed_any_more(desktop: Opener) -> None:
    opened = desktop()
    assert opened.program.desk.registry is not None
    letterheads.save(opened.program.desk.registry, {"signer_name": "Nguyễn Thị Kim Loan"})
    view = composer_of(opened)
    view.issue.click()
    opened.settle()
    dialog = section_of(opened).composer.issuing.dialog
    assert dialog is not None
    assert dialog.fields()["number"] == "01"
    assert dialog.fields()["signer"] == "Nguyễn Thị Kim Loan"
    dialog.put({"copies": "5"})
    dialog.act.click()
    opened.settle()

    assert not view.outline.isEnabled()
    assert view.issue.text() == "Lập bản thay thế…"
    register = list_of(opened, "register")
    line = register.models["register"].row(0)
    assert line is not None
    assert line.number == "01/KH-BTV"
    register.opened.emit("register", line)
    opened.settle()
    assert "Số: 01/KH-BTV" in text_of(section_of(opened).composer_view)


def test_a_number_that_is_none_and_one_that_is_taken_are_told_in_the_dialog(
    desktop: Opener,
) -> None:
    opened = desktop()
    registry = opened.program.desk.registry
    assert registry is not None
    document_register.enter(registry, {"title": "Công văn", "number": 1})
    view = composer_of(opened)
    view.issue.click()
    opened.settle()
    dialog = section_of(opened).composer.issuing.dialog
    assert dialog is not None
    assert dialog.fields()["number"] == "02"

    dialog.put({"number": "hai"})
    dialog.act.click()
    assert dialog.problem("number")
    dialog.put({"number": "1"})
    dialog.act.click()
    opened.settle()

    assert not dialog.banner.isHidden()
    dialog.reject()
    opened.settle()
    assert section_of(opened).composer.issuing.dialog is None


def test_a_replacement_is_a_draft_with_the_same_words(desktop: Opener) -> None:
    opened = desktop()
    view = composer_of(opened)
    view.issue.click()
    opened.settle()
    dialog = section_of(opened).composer.issuing.dialog
    assert dialog is not None
    dialog.act.click()
    opened.settle()

    view.issue.click()
    opened.settle()

    assert view.outline.isEnabled()
    assert view.state.text() == "DỰ THẢO"


def test_pages_are_printed_and_saved_as_they_are_shown(desktop: Opener, tmp_path: Path) -> None:
    opened = desktop()
    view = composer_of(opened)
    printed: list[bytes] = []

    def print_two(pdf: bytes, done: Callable[[int], None]) -> None:
        printed.append(pdf)
        done(2)

    opened.program.dialogs.print_pdf = print_two  # type: ignore[assignment,method-assign]
    opened.program.dialogs.file_to_save = (  # type: ignore[method-assign]
        lambda name, _suffix: tmp_path / name
    )

    view.print.click()
    for form in ("pdf", "docx", "xlsx"):
        view.export_wanted.emit(form)
    opened.settle()

    assert printed == [view.preview.pdf()]
    assert (tmp_path / "kh1.pdf").read_bytes() == view.preview.pdf()
    assert (tmp_path / "kh1.docx").stat().st_size > 0
    registry = opened.program.desk.registry
    assert registry is not None
    copies = [noted.copies for noted in document_prints.print_log(registry)]
    assert sorted(copies) == [0, 0, 0, 2]


def test_what_was_not_printed_or_saved_is_not_noted(desktop: Opener, tmp_path: Path) -> None:
    opened = desktop()
    view = composer_of(opened)
    opened.program.dialogs.print_pdf = lambda _pdf, _done: None  # type: ignore[assignment,method-assign]
    opened.program.dialogs.file_to_save = (  # type: ignore[method-assign]
        lambda name, _suffix: tmp_path / "pulled-out-stick" / name
    )

    view.print.click()
    view.export_wanted.emit("pdf")
    opened.settle()

    assert view.banner.title.text() == "Chưa lưu được tệp"
    registry = opened.program.desk.registry
    assert registry is not None
    assert document_prints.print_log(registry) == []


def test_the_register_can_be_printed_and_a_draft_thrown_away(desktop: Opener) -> None:
    opened = desktop()
    view = composer_of(opened)
    write(opened, view, "Kinh phí", "Từ quỹ.")
    section_of(opened).keep_drafts()
    opened.settle()
    page = list_of(opened, "drafts")
    assert not page.remove.isEnabled()
    page.tables["drafts"].choose_row(0)
    page.remove.click()
    opened.settle()
    assert page.models["drafts"].rowCount() == 0

    printed: list[bytes] = []
    opened.program.dialogs.print_pdf = printed.append  # type: ignore[method-assign]
    list_of(opened, "register")
    page.print_wanted.emit()
    opened.settle()
    assert printed[0].startswith(b"%PDF")


def test_a_number_that_was_skipped_is_explained_in_the_register(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.program.desk.registry
    assert registry is not None
    for number in (1, 3):
        draft = document_register.save_draft(registry, Wish(kind="KH1", period="2026"))
        document_issuing.issue(registry, draft.id, Issuing(number=number))
    page = list_of(opened, "register")
    assert page.note.text() == "Số 02 không có văn bản, chưa ghi lý do bỏ số."
    assert page.explain.text() == "Ghi lý do bỏ số 02…"

    page.explain.click()
    opened.settle()
    dialog = section_of(opened).list.unused.dialog
    assert dialog is not None
    dialog.put({"note": "Viết nhầm số"})
    dialog.act.click()
    opened.settle()

    assert page.note.text() == "Số liền nhau, không thiếu số nào."
    assert page.explain.isHidden()
    tabs = [button.text() for button in page.tabs.findChildren(QToolButton)]
    assert "Đã ban hành  2" in tabs
    skipped = page.models["register"].row(1)
    assert skipped is not None
    assert (skipped.title, skipped.day, skipped.signer) == ("Không sử dụng", "–", "–")
    assert skipped.sub == "Viết nhầm số"


def test_an_empty_list_says_no_key(desktop: Opener) -> None:
    opened = desktop("empty")

    page = list_of(opened, "drafts")

    assert page.note.text() == ""


def test_the_kinds_stand_under_the_name_of_their_group(desktop: Opener) -> None:
    table = list_of(desktop(), "kinds").tables["kinds"]
    cells = [table.model().data(table.model().index(at, 0), CELL) for at in range(8)]

    heads = [cell.text for cell in cells if cell.group]
    assert heads == ["Kế hoạch", "Báo cáo"]


def test_a_kind_is_begun_with_the_keyboard(desktop: Opener) -> None:
    opened = desktop()
    page = list_of(opened, "kinds")
    table = page.tables["kinds"]
    table.choose_row(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    opened.settle()

    assert section_of(opened).composer_view.isVisible()
    assert "KẾ HOẠCH" in text_of(section_of(opened).composer_view)


def test_a_batch_from_another_screen_is_one_document(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.program.desk.registry
    assert registry is not None
    with registry.read() as reading:
        rows = reading.connection.exec_driver_sql("SELECT id FROM child LIMIT 50").scalars().all()
    opened.space.open("composer", "D7", {"records": {"child": [str(one) for one in rows]}})
    opened.settle()

    assert section_of(opened).composer_view.preview.document.pageCount() == len(rows) > 30
