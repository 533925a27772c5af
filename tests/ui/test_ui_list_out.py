"""The list of children leaves by keyboard: printed, exported, marked."""

from pathlib import Path
from uuid import UUID

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from ui_keys import Keyboard

from conftest import Desktop, Opener
from mdd_desktop.domain.family_kind import FamilyKind
from mdd_desktop.domain.office import Access
from mdd_desktop.services import audit, documents
from mdd_desktop.services.audit import Act
from mdd_desktop.services.child_screen import Question
from mdd_desktop.services.documents import Made, Wish
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.children.list_view import ChildListView
from mdd_desktop.ui.children.list_words import scope_of
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.widgets.page_model import PAGE_ROWS
from mdd_desktop.ui.widgets.record_table import RecordTable

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
REFUSED = "Đang ở chế độ họp. Tắt chế độ họp rồi xuất ra tệp."


class Out:
    """The list with what went to the printer and to files."""

    def __init__(self, opened: Desktop, folder: Path) -> None:
        self.opened = opened
        self.folder = folder
        self.pages: list[bytes] = []
        self.told: list[str] = []
        self.keys = Keyboard()
        opened.space.open("children")
        opened.settle()
        dialogs = opened.space.ground.dialogs
        dialogs.print_pdf = self._print
        dialogs.file_to_save = self._file
        opened.program.desk.told.connect(self.told.append)
        self.view.choose_row(0)
        self.view.table.setFocus()

    @property
    def view(self) -> ChildListView:
        """The list."""
        found: ChildListView = self.opened.space.section(ChildrenSection).list_view
        return found

    def _print(self, pdf: bytes, _done: object) -> None:
        self.pages.append(pdf)

    def _file(self, name: str, suffix: str) -> Path:
        self.opened.space.ground.dialogs.exported(suffix)
        return self.folder / name

    def ids(self) -> list[UUID]:
        """The rows in sight."""
        rows = (self.view.model.row(at) for at in range(self.view.model.rowCount()))
        return [row.id for row in rows if row is not None]

    def marked(self) -> list[int]:
        """The rows that are marked."""
        model = self.view.model
        rows = [(at, model.row(at)) for at in range(model.rowCount())]
        mark = model.is_marked
        assert mark is not None
        return [at for at, row in rows if row is not None and mark(row)]


@pytest.fixture
def out(desktop: Opener, tmp_path: Path) -> Out:
    return Out(desktop(), tmp_path)


def test_ctrl_p_prints_the_list_as_it_is_filtered(
    out: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    wishes: list[Wish] = []
    make = documents.make

    def noted(registry: Registry, wish: Wish, form: str) -> Made:
        wishes.append(wish)
        return make(registry, wish, form)

    monkeypatch.setattr(documents, "make", noted)
    out.view.tabs.show_tab("chua_co_me")
    out.view.tab_changed.emit("chua_co_me")
    out.opened.settle()

    out.keys.press(Qt.Key.Key_P, CTRL)
    out.opened.wait(lambda: out.pages)

    assert out.pages[0].startswith(b"%PDF")
    assert [UUID(one) for one in wishes[0].records["child"]][: len(out.ids())] == out.ids()
    assert str((wishes[0].content or {})["scope"]).endswith("; chưa có Mẹ đỡ đầu")


def test_an_empty_list_is_not_printed_but_explained(out: Out) -> None:
    out.view.search_changed.emit("không ai tên này")
    out.opened.settle()

    out.keys.press(Qt.Key.Key_P, CTRL)
    out.opened.settle()

    assert out.pages == []
    assert out.view.paper.toolTip() == out.view.export.toolTip() == "Danh sách đang trống."


def test_the_filtered_list_becomes_a_workbook_and_is_logged(out: Out) -> None:
    out.view.export.click()
    out.opened.wait(lambda: out.told)
    out.opened.settle()

    sheet = load_workbook(out.folder / "danh-sach-tre.xlsx").active
    assert out.told == [f"Đã xuất {out.view.model.rowCount()} trẻ."]
    assert sheet is not None
    first = out.view.model.row(0)
    assert first is not None
    assert any(first.name == cell.value for row in sheet.iter_rows() for cell in row)
    registry = out.opened.program.desk.registry
    assert registry is not None
    assert any(one.act is Act.EXPORT for one in audit.entries(registry))


def test_space_marks_and_takes_the_mark_away(out: Out) -> None:
    out.keys.press(Qt.Key.Key_Space)
    assert out.marked() == [0]
    assert out.view.bulk.isVisible()
    assert out.view.bulk.count.text() == "Đã chọn 1 trẻ"
    said = out.view.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("đã đánh dấu, ")

    out.keys.press(Qt.Key.Key_Space)

    assert out.marked() == []
    assert not out.view.bulk.isVisible()


def test_shift_with_the_arrows_marks_a_range(out: Out) -> None:
    out.keys.press(Qt.Key.Key_Down, SHIFT)
    out.keys.press(Qt.Key.Key_Down, SHIFT)

    assert out.marked() == [0, 1, 2]


def test_ctrl_a_marks_everybody_found_and_escape_nobody(out: Out) -> None:
    out.keys.press(Qt.Key.Key_A, CTRL)
    out.opened.settle()
    total = out.view.model.rowCount()
    assert out.marked() == list(range(min(total, PAGE_ROWS)))
    assert out.view.bulk.count.text() == f"Đã chọn {total} trẻ"

    out.keys.press(Qt.Key.Key_Escape)

    assert out.marked() == []
    assert out.opened.window.page() == "children"


def test_marks_outlive_another_search(out: Out) -> None:
    out.keys.press(Qt.Key.Key_Space)
    out.view.search_changed.emit("không ai tên này")
    out.opened.settle()
    out.view.search_changed.emit("")
    out.opened.settle()

    assert out.marked() == [0]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_sheets_and_profiles_of_the_marked_are_printed(out: Out, at: int) -> None:
    out.keys.press(Qt.Key.Key_Space)
    buttons = [one for one in out.view.bulk.findChildren(type(out.view.export)) if one.isEnabled()]
    named = {one.text(): one for one in buttons}

    named[("In phiếu thăm", "In hồ sơ trẻ", "In phiếu hộ")[at]].click()
    out.opened.wait(lambda: out.pages)

    assert out.pages[0].startswith(b"%PDF")


def test_no_file_leaves_in_the_meeting_mode(out: Out) -> None:
    out.opened.program.desk.meet(on=True)
    out.opened.settle()

    assert not out.view.export.isEnabled()
    assert "chế độ họp" in out.view.export.toolTip().lower()
    out.view.export_wanted.emit()  # whatever else asks for it
    out.opened.wait(lambda: out.told.count(REFUSED) == 1)
    out.opened.settle()

    assert list(out.folder.glob("*.xlsx")) == []


def test_whoever_only_enters_data_may_not_export(desktop: Opener, tmp_path: Path) -> None:
    out = Out(desktop(access=Access.ENTRY), tmp_path)

    assert not out.view.export.isEnabled()
    assert "phụ trách" in out.view.export.toolTip()
    assert out.view.paper.isEnabled()


def press_head_box(table: RecordTable) -> None:
    head = table.horizontalHeader()
    spot = QPoint(head.sectionViewportPosition(0) + 20, head.height() // 2)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def head_state(table: RecordTable) -> Qt.CheckState:
    said = table.model().headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.CheckStateRole)
    return Qt.CheckState(said)


def test_the_box_in_the_head_marks_every_child_and_lets_them_go(out: Out) -> None:
    sorts: list[str] = []
    out.view.sort_changed.connect(sorts.append)
    assert head_state(out.view.table) == Qt.CheckState.Unchecked
    out.keys.press(Qt.Key.Key_Space)
    assert head_state(out.view.table) == Qt.CheckState.PartiallyChecked

    press_head_box(out.view.table)
    out.opened.settle()
    everybody = out.view.model.rowCount()
    assert out.view.bulk.count.text() == f"Đã chọn {everybody} trẻ"
    assert head_state(out.view.table) == Qt.CheckState.Checked

    press_head_box(out.view.table)
    assert not out.marked()
    assert not sorts


def test_a_printed_list_says_in_full_of_what_the_children_are_deprived() -> None:
    asked = Question(family=FamilyKind.BOTH_DEAD)

    assert scope_of("xã Tân Phước Đông", asked) == "xã Tân Phước Đông; mồ côi cả cha và mẹ"
