"""Importing a list in the window: four steps, few clicks, taken back with one."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from ui_keys import Keyboard
from ui_workbook import BAD_DATE, BAD_PHONE, GIVEN, HEAD, KNOWN, a_list

from mdd_desktop.domain.child import Child
from mdd_desktop.services import excel_import
from mdd_desktop.services.excel import queue
from mdd_desktop.ui.excel_import.ports import SheetLine
from mdd_desktop.ui.excel_import.preview_step import PreviewStep
from mdd_desktop.ui.excel_import.questions import questions_of
from mdd_desktop.ui.excel_import.section import ExcelImportSection
from mdd_desktop.ui.excel_import.view import DONE, FILE, PREVIEW, ExcelImportView
from mdd_desktop.ui.widgets.plain_combo import PlainCombo

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER = Qt.Key.Key_Return


def children(office) -> dict[str, Child]:  # noqa: ANN001 - the desktop of the fixture
    with office.program.desk.registry.read() as reading:
        return {child.full_name: child for child in reading.of(Child).where(void=False)}


def opened(office, path: Path) -> ExcelImportView:  # noqa: ANN001
    office.window.workbook_dropped.emit(str(path))
    office.settle()
    return office.space.section(ExcelImportSection).view


def press(office, view: ExcelImportView, key: Qt.Key, *, ctrl: bool = False) -> None:  # noqa: ANN001
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(view, key, held)
    office.settle()


def thirty_more() -> list[list[object]]:
    """Children of three families of names; nobody looks like anybody else."""
    rows: list[list[object]] = []
    for at in range(30):
        first, given = ("Hồ", "Đoàn", "Vương")[at % 3], GIVEN[at % 12]
        second = ("Mỹ", "Thanh", "Xuân", "Kim", "Ngọc")[at % 5]
        born = f"{at % 28 + 1:02d}/{at % 12 + 1:02d}/{2009 + at % 9}"
        carer = f"{first} Minh {GIVEN[(at + 5) % 12]}"
        rows.append([0, f"{first} {second} {given}", born, "Nữ", f"ấp {at % 7}", carer, ""])
    return rows


def test_an_old_list_of_42_rows_keeps_to_its_budget(desktop, tmp_path: Path) -> None:  # noqa: ANN001
    """Task 8: four strokes, the dropped file among them, two for each problem, one to undo."""
    office = desktop()
    rows = [*thirty_more()[:25], BAD_DATE, BAD_PHONE, KNOWN]
    rows += [[0, f"Lý {row[1]}", row[2], "Nữ", "", "", "0912"] for row in thirty_more()[25:27]]
    path = a_list(tmp_path, *rows)
    assert len(rows) + 12 == 42
    problems = 5
    before = len(children(office))
    keys = Keyboard()

    keys.strokes += 1
    view = opened(office, path)
    keys.press(ENTER, CTRL)
    office.settle()
    assert view.step() == PREVIEW
    for _ in range(problems):
        keys.press(Qt.Key.Key_F8)
        _answer(view, keys)
        office.settle()
    assert view.forward.text() == "Nhập 39 dòng"
    keys.press(ENTER, CTRL)
    office.settle()

    assert view.step() == DONE
    assert keys.strokes <= 4 + 2 * problems
    now = children(office)
    assert len(now) == before + 39
    assert now["Lê Thị Bảo Châu"].birth is not None
    assert now["Lê Thị Bảo Châu"].birth.text == "2016"
    assert "Phạm Quốc Việt" not in now

    undone = Keyboard()
    undone.press(Qt.Key.Key_Space)  # "Hoàn tác" has the focus
    office.settle()

    assert undone.strokes == 1
    assert len(children(office)) == before


def _answer(view: ExcelImportView, keys: Keyboard) -> None:
    """One stroke: only the year of a day that is on no calendar, leave a row out, another child."""
    panel = view.preview.panel
    if panel.shortcut.isVisible():
        keys.press(Qt.Key.Key_1, ALT)
    elif "trùng" in _state(view):
        keys.press(Qt.Key.Key_2)
    else:
        keys.press(Qt.Key.Key_3, ALT)


def _state(view: ExcelImportView) -> str:
    table, model = view.preview.table, view.preview.model
    assert table is not None
    assert model is not None
    line = model.row(table.chosen_row())
    assert line is not None
    return line.state.text


def test_a_cell_put_right_by_typing_is_taken_and_the_file_stays_as_it_is(
    desktop,  # noqa: ANN001
    tmp_path: Path,
) -> None:
    office = desktop()
    path = a_list(tmp_path, BAD_PHONE)
    content = path.read_bytes()
    view = opened(office, path)
    view.forward.click()
    press(office, view, Qt.Key.Key_F8)

    view.preview.panel.box.setText("0912 345 678")
    QTest.keyClick(view.preview.panel.box, Qt.Key.Key_Return)
    office.settle()
    view.forward.click()
    office.settle()

    assert children(office)["Phạm Quốc Việt"].phone == "0912345678"
    assert path.read_bytes() == content


def test_a_row_that_looks_like_somebody_waits_and_is_settled_later(
    desktop,  # noqa: ANN001
    tmp_path: Path,
) -> None:
    office = desktop()
    view = opened(office, a_list(tmp_path, KNOWN))
    before = len(children(office))
    view.forward.click()
    view.forward.click()
    office.settle()
    assert len(children(office)) == before + 12

    view.done.again.click()
    office.settle()
    assert view.step() == FILE
    (waiting,) = excel_import_queue(office)
    (pick,) = view.file.findChildren(PlainCombo)
    assert view.steps.width() >= view.steps.sizeHint().width()
    pick.grab()  # what is cut is known when it is painted
    assert pick.toolTip() == ""  # the code of the child is read whole
    view.file.settle_wanted.emit(waiting.batch, waiting.row, waiting.alike[0].record.hex)
    office.settle()

    assert len(children(office)) == before + 12
    assert excel_import_queue(office) == []


def excel_import_queue(office):  # noqa: ANN001, ANN201
    return queue.waiting(office.program.desk.registry)


def test_the_same_file_again_changes_nothing_and_cannot_be_written(
    desktop,  # noqa: ANN001
    tmp_path: Path,
) -> None:
    office = desktop()
    path = a_list(tmp_path)
    excel_import.run(office.program.desk.registry, path)

    view = opened(office, path)
    view.forward.click()
    office.settle()

    assert not view.forward.isEnabled()
    assert view.bar.state.text().startswith("0 thay đổi")


def test_an_import_stopped_half_way_writes_nothing_and_can_be_begun_again(
    desktop,  # noqa: ANN001
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office = desktop()
    before = children(office)
    carry_out = excel_import.carry_out

    def stopped(*given):  # noqa: ANN002, ANN202 - as the one it stands for
        office.program.tasks.stop_all()  # what the button does, at this very moment
        return carry_out(*given)

    monkeypatch.setattr(excel_import, "carry_out", stopped)
    view = opened(office, a_list(tmp_path))
    view.forward.click()
    view.forward.click()
    office.settle()
    left = children(office)
    step = view.step()
    monkeypatch.undo()
    view.forward.click()
    office.settle()

    assert left == before
    assert step == PREVIEW
    assert view.step() == DONE
    assert len(children(office)) == len(before) + 12


def test_an_ambiguous_column_of_dates_is_asked_once_before_the_preview(
    desktop,  # noqa: ANN001
    tmp_path: Path,
) -> None:
    office = desktop()
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEAD)
    for number in range(1, 5):
        sheet.append([number, f"Tạ Thị {GIVEN[number - 1]}", f"0{number}/0{number + 2}/2015"])
    path = tmp_path / "mo ho.xlsx"
    book.save(path)

    view = opened(office, path)
    assert not view.forward.isEnabled()
    asked = [one.text() for one in view.columns.findChildren(QLabel)]
    offered = [one.text() for one in view.columns.findChildren(QAbstractButton)]
    assert "Cột Ngày sinh: 01/03/2015 là ngày nào?" in asked
    assert offered == ["1 tháng 3", "3 tháng 1"]
    view.columns.answered.emit("dates:C", "dmy")
    office.settle()
    view.forward.click()
    view.forward.click()
    office.settle()

    born = children(office)["Tạ Thị An"].birth
    assert born is not None
    assert born.text == "2015-03-01"


def an_old_list(folder: Path, name: str) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEAD)
    for number, child in enumerate(("NguyÔn ThÞ ¸nh TuyÕt", "TrÇn ThÞ H\xadêng", "§ç V¨n B×nh"), 1):
        sheet.append([number, child, f"2{number}/03/2015"])
    path = folder / name
    book.save(path)
    return path


def test_an_old_font_is_shown_in_its_words_and_asked_once(desktop, tmp_path: Path) -> None:  # noqa: ANN001
    office = desktop()
    view = opened(office, an_old_list(tmp_path, "abc.xlsx"))
    (question,) = questions_shown(office)
    refused = not view.forward.isEnabled()

    view.columns.answered.emit(question.key, "tcvn3")
    office.settle()
    view.forward.click()
    view.forward.click()
    office.settle()

    assert refused
    assert "“NguyÔn ThÞ ¸nh TuyÕt” đọc là “Nguyễn Thị Ánh Tuyết”" in question.sentence
    assert {"Nguyễn Thị Ánh Tuyết", "Trần Thị Hường", "Đỗ Văn Bình"} <= children(office).keys()
    view = opened(office, an_old_list(tmp_path, "lan hai.xlsx"))
    assert [one.answer for one in questions_shown(office)] == ["tcvn3"]
    assert view.forward.isEnabled()


def test_an_officer_may_say_that_a_column_is_in_another_font_or_in_none(
    desktop,  # noqa: ANN001
    tmp_path: Path,
) -> None:
    office = desktop()
    view = opened(office, an_old_list(tmp_path, "abc.xlsx"))
    names = []
    for code in ("unicode", "vni", "tcvn3"):
        view.columns.answered.emit("fonts:B", code)
        office.settle()
        (question,) = questions_shown(office)
        assert question.answer == code
        presenter = office.space.section(ExcelImportSection).presenter
        names.append(presenter._preview.plan.read.rows[0].values["full_name"])  # noqa: SLF001 - what was read

    assert names[0] == "NguyÔn ThÞ ¸nh TuyÕt"
    assert names[1] != names[0]
    assert names[2] == "Nguyễn Thị Ánh Tuyết"


def questions_shown(office):  # noqa: ANN001, ANN201
    presenter = office.space.section(ExcelImportSection).presenter
    return questions_of(presenter._preview, presenter._choices)  # noqa: SLF001 - what is asked


def test_another_field_for_a_column_and_the_rule_for_known_records_are_followed(
    desktop,  # noqa: ANN001
    tmp_path: Path,
) -> None:
    office = desktop()
    row = [1, "Ngô Quốc Huy", "02/02/2013", "Nam", "Tân Bình", "Ngô Thị Lành", ""]
    view = opened(office, a_list(tmp_path, row))
    view.columns.column_matched.emit("F", "")
    office.settle()
    view.forward.click()
    view.preview.rule_chosen.emit("take")
    office.settle()
    view.forward.click()
    office.settle()

    now = children(office)
    assert now["Ngô Quốc Huy"].village == "Tân Bình"
    assert now["Trịnh Văn An"].guardian_name is None


def test_the_workbook_of_problems_is_saved_where_the_officer_says(
    desktop,  # noqa: ANN001
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office = desktop()
    view = opened(office, a_list(tmp_path, BAD_DATE))
    target = tmp_path / "loi.xlsx"
    monkeypatch.setattr(office.space.ground.dialogs, "file_to_save", lambda *_: target)
    view.forward.click()

    view.errors.click()
    office.settle()

    assert target.stat().st_size > 1000


def test_what_is_no_workbook_is_refused_in_place(desktop, tmp_path: Path) -> None:  # noqa: ANN001
    office = desktop()
    path = tmp_path / "hong.xlsx"
    path.write_bytes(b"PK\x03\x04 nothing")

    view = opened(office, path)

    assert view.step() == FILE
    assert view.banner.isVisible()
    assert view.banner.sentence.text()


@pytest.mark.parametrize("size", [(1366, 697), (1024, 505)])
def test_every_step_fits_the_window(desktop, tmp_path: Path, size: tuple[int, int]) -> None:  # noqa: ANN001
    office = desktop(size=size)
    view = opened(office, a_list(tmp_path, BAD_DATE))
    view.forward.click()
    office.settle()

    assert office.window.width() == size[0]
    assert view.bar.geometry().bottom() < view.height()
    assert view.preview.table is not None
    assert view.preview.table.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_column_that_is_spoken_of_is_in_sight_and_hidden_ones_are_counted(
    desktop,  # noqa: ANN001
    tmp_path: Path,
    scale: float,
) -> None:
    office = desktop(scale=scale)
    view = opened(office, a_list(tmp_path, BAD_DATE, BAD_PHONE, *thirty_more()))
    press(office, view, ENTER, ctrl=True)
    step = view.preview
    assert step.table is not None
    for _ in range(2):
        press(office, view, Qt.Key.Key_F8)
        finding = next(key for key, tone in chosen_line(step).problems.items() if tone == "bad")
        at = [key for key, _title in step.table.columns()].index(finding)

        assert not step.table.isColumnHidden(at)
        assert step.table.horizontalScrollBar().maximum() == 0
        told = step.hint.text().split(" · ")[0]
        assert told.startswith(f"còn {len(step.table.dropped)} cột") or not step.table.dropped


def chosen_line(step: PreviewStep) -> SheetLine:
    assert step.table is not None
    assert step.model is not None
    line = step.model.row(step.table.chosen_row())
    assert line is not None
    return line
