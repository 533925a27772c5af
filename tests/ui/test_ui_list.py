"""The list of children."""

from collections.abc import Sequence

import ui_office
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override
from ui_keys import Keyboard

from conftest import Opener
from mdd_desktop.services import children, duplicates
from mdd_desktop.storage.queries.child_filters import Tab
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.overview.section import OverviewSection
from mdd_desktop.ui.overview.task_panel import ALL
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.delegates import hits
from mdd_desktop.ui.widgets.layouts import column, hold
from mdd_desktop.ui.widgets.page import Fit, PageHeader
from mdd_desktop.ui.widgets.page_model import PAGE_ROWS, Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable

CTRL = Qt.KeyboardModifier.ControlModifier
MANY = 100_000


def numbers(model: PageModel[int], offset: int) -> Sequence[int]:
    return range(offset, min(offset + PAGE_ROWS, model.rowCount()))


def test_a_table_of_a_hundred_thousand_rows_holds_a_few_pages(qtbot: QtBot) -> None:
    model: PageModel[int] = PageModel([Column("n", "Số", lambda n: Cell(str(n)))])
    model.rows_wanted.connect(lambda at: model.show_page(at, numbers(model, at)))
    table = RecordTable("Số", model)
    qtbot.addWidget(table)
    table.resize(400, 400)
    table.show()
    model.show_first(MANY, range(PAGE_ROWS))

    for at in range(0, MANY, 4_000):
        table.scrollTo(model.index(at, 0))
        qtbot.wait(1)

    assert model.rowCount() == MANY
    assert model.pages_held() <= 12
    assert model.index(96_000, 0).data() == "96000"


def test_a_new_answer_replaces_the_old_one_at_once(qtbot: QtBot) -> None:
    model: PageModel[str] = PageModel([Column("n", "Tên", Cell)])
    table = RecordTable("Tên", model)
    qtbot.addWidget(table)
    model.show_first(2, ["Ngô Hoài An", "Lê Bảo"])

    model.show_first(1, ["Đặng Thị Ễ"])

    assert [model.index(at, 0).data() for at in range(model.rowCount())] == ["Đặng Thị Ễ"]


def test_columns_of_the_highest_rank_go_first_where_room_is_scarce(qtbot: QtBot) -> None:
    columns = [
        Column("a", "A", Cell, 200, 1, 1),
        Column("b", "B", Cell, 200, 3),
        Column("c", "C", Cell, 200, 2),
    ]
    table = RecordTable("Bảng", PageModel(columns))
    qtbot.addWidget(table)
    table.show()

    dropped = []
    for width in (700, 500, 300):
        table.resize(width, 200)
        dropped.append(list(table.dropped))

    assert dropped == [[], ["b"], ["b", "c"]]


def test_matched_letters_are_found_where_words_begin() -> None:
    assert hits("Nguyễn Thị Ngọc Ánh", ["ng"]) == [(0, 2), (11, 2)]
    assert hits("Đặng Ngọc Hân", ["dang"]) == [(0, 4)]
    assert hits("Lê Văn Hùng", ["ng"]) == []


class Paints(QObject):
    """Counts how often a widget is drawn."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_a_keystroke_draws_the_rows_once_when_the_answer_is_there(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("children")
    opened.settle()
    view = opened.space.section(ChildrenSection).list_view
    view.search.setFocus()
    Keyboard().type("n")
    opened.wait(lambda: "khớp" in view.count.text())
    opened.settle()
    paints = Paints(view.table.viewport())

    Keyboard().type("g")
    opened.wait(lambda: "“ng”" in view.count.text())
    opened.settle()

    assert paints.count == 1


def test_typing_finds_children_and_never_moves_the_focus(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("children")
    opened.settle()
    view = opened.space.section(ChildrenSection).list_view
    keys = Keyboard()
    keys.press(Qt.Key.Key_F, CTRL)

    keys.type("dang ngoc")
    opened.wait(lambda: "khớp" in view.count.text())
    opened.settle()

    names = [view.model.index(at, 0).data() for at in range(view.model.rowCount())]
    assert "Đặng Ngọc Hân" in names
    assert view.search.hasFocus()
    assert view.search.text() == "dang ngoc"


def test_a_search_without_match_offers_two_ways_on(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("children")
    opened.settle()
    view = opened.space.section(ChildrenSection).list_view

    view.search_changed.emit("không ai tên này")
    opened.settle()

    assert view.empty.isVisible()
    assert view.empty.title.text() == "Không có trẻ nào khớp “không ai tên này”"


def test_enter_opens_the_child_and_escape_comes_back(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("children")
    opened.settle()
    view = opened.space.section(ChildrenSection).list_view
    view.choose_row(0)

    QTest.keyClick(view.table, Qt.Key.Key_Return)
    opened.settle()
    assert opened.window.page() == "child"
    QTest.keyClick(
        opened.space.section(ChildrenSection).record_view.tabs.open_button(), Qt.Key.Key_Escape
    )
    opened.settle()

    assert opened.window.page() == "children"


def test_the_next_child_of_the_list_is_one_key_away(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("children")
    opened.settle()
    view = opened.space.section(ChildrenSection).list_view
    view.opened.emit(0)
    opened.settle()

    opened.space.section(ChildrenSection).record_view.neighbour_requested.emit(1)
    opened.settle()

    second = view.model.row(1)
    assert second is not None
    assert opened.space.section(ChildrenSection).record_view.place.text().startswith("dòng 2 trong")


def test_tab_counts_are_those_of_their_lists(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("children")
    opened.settle()
    view = opened.space.section(ChildrenSection).list_view

    for code in ("tat_ca", "chua_co_me", "dang_do_dau", "thieu_giay_to"):
        view.tabs.show_tab(code)
        view.tab_changed.emit(code)
        opened.settle()

        shown = view.tabs.open_button().text().split()[-1]
        assert shown == str(view.model.rowCount())


def test_a_saved_child_appears_in_the_list(desktop: Opener) -> None:
    opened = desktop("empty")
    opened.space.open("child_form", "Võ Thị Mới Đến")
    opened.settle()
    opened.space.section(ChildrenSection).form_view.save_button.click()
    opened.settle()

    opened.space.open("children")
    opened.settle()

    assert (
        opened.space.section(ChildrenSection).list_view.model.index(0, 0).data() == "Võ Thị Mới Đến"
    )


def test_whoever_was_entered_twice_becomes_a_task_without_being_asked_for(
    desktop: Opener,
) -> None:
    opened = desktop("empty")
    for name in ("Lê Thị Ngọc Diễm", "Le Thi Ngoc Diem"):
        fields = {"full_name": name, "birth": "2014-08-12", "sex": "nu"}
        opened.program.desk.ask(children.register, fields)
    panel = opened.space.section(OverviewSection).view.tasks
    panel.which.show_code(ALL)

    opened.wait(lambda: any("nghi trùng" in line.title for line in panel.lines()))

    told = [line.title for line in panel.lines() if "nghi trùng" in line.title]
    assert len(told) == 1
    assert told[0].startswith("1 ")


def test_ages_and_suspected_duplicates_are_filters_and_choices_tell_their_counts(
    desktop: Opener,
) -> None:
    opened = desktop()
    opened.space.open("children")
    opened.settle()
    view = opened.space.section(ChildrenSection).list_view
    options = dict(view.filters["age"].options())
    everybody = view.model.rowCount()

    view.filter_changed.emit("age", "11-15")
    opened.settle()

    assert 0 < view.model.rowCount() < everybody
    assert options["11-15"] == f"11 đến 15 tuổi  {view.model.rowCount()}"
    for name in ("family", "need", "poor"):
        assert all(text.split()[-1].isdigit() for _code, text in view.filters[name].options())
    assert sum(int(t.split()[-1]) for _c, t in view.filters["family"].options()) == everybody

    registry = opened.program.desk.registry
    assert registry is not None
    anh = ui_office.known_people()["children"][1]
    again = anh | {"id": "twice", "code": None, "full_name": "Nguyễn Ngọc Ánh"}
    ui_office.load(registry, {"children": [again]})
    duplicates.refresh(registry)
    view.filter_changed.emit("age", "")
    view.tab_changed.emit("nghi_trung")
    opened.settle()
    rows = [view.model.row(at) for at in range(view.model.rowCount())]
    assert {"Nguyễn Ngọc Ánh", anh["full_name"]} == {row.name for row in rows if row is not None}


def test_choices_count_the_children_behind_the_open_tab(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("children")
    opened.settle()
    view = opened.space.section(ChildrenSection).list_view

    def told(name: str) -> dict[str, int]:
        return {code: int(text.split()[-1]) for code, text in view.filters[name].options() if code}

    everybody = told("village")
    for tab in (Tab.SPONSORED, Tab.WITHOUT_SPONSOR, Tab.LACKING_PAPERS, Tab.CLOSED):
        view.tab_changed.emit(tab.value)
        opened.settle()
        assert sum(told("family").values()) == sum(told("village").values())
        assert sum(told("village").values()) == view.model.rowCount()
        for name in ("village", "age", "need"):
            code, count = max(told(name).items(), key=lambda one: one[1], default=("", 0))
            view.filter_changed.emit(name, code)
            opened.settle()
            assert view.model.rowCount() == count or not code
            view.filter_changed.emit(name, "")
            opened.settle()

    view.tab_changed.emit(Tab.ALL.value)
    opened.settle()
    assert told("village") == everybody


def test_an_action_keeps_its_words_as_long_as_there_is_room(qtbot: QtBot) -> None:
    header = PageHeader("Trẻ em")
    paper = header.add_action(Button("In danh sách", icon="printer"))
    export = header.add_action(Button("Xuất Excel", icon="file-spreadsheet"))
    header.add_action(Button("Tiếp nhận trẻ", kind="primary", icon="plus"))
    holder = hold(column(header, None))
    qtbot.addWidget(holder)
    header.fit(Fit(1000))
    holder.show()
    bare = [one.wide(compact=True) for one in (paper, export)]
    whole = [one.wide(compact=False) for one in (paper, export)]

    widths = []
    for width in (900, 400, 300):
        holder.resize(width, 80)
        widths.append([one.sizeHint().width() for one in (paper, export)])

    assert widths == [whole, [bare[0], whole[1]], bare]
