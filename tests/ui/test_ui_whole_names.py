"""Names are never cut: their lists give them lines, two that differ at the end stay apart."""

from uuid import uuid4

import pytest
import ui_tour
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from conftest import PROVINCE, Desktop, Opener
from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.ui.activities.rows import ActivityRow
from mdd_desktop.ui.activities.section import ActivitiesSection
from mdd_desktop.ui.activities.view import ACTIVITIES
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.devices.section import DevicesSection
from mdd_desktop.ui.duplicates.section import DuplicatesSection
from mdd_desktop.ui.matching.section import MatchingSection
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.delegates import PAD, PAD_FIRST, face_of
from mdd_desktop.ui.widgets.labels import ElidedLabel
from mdd_desktop.ui.widgets.page import PageHeader
from mdd_desktop.ui.widgets.page_model import MARK_ROOM, Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.written import lines_of, width_of

SIZES = [
    ((1366, 697), 1.0),
    ((1280, 649), 1.0),
    ((1093, 543), 1.0),
    ((1024, 505), 1.0),
    ((1366, 697), 1.25),
    ((1366, 697), 1.5),
]
LONGEST = "Trương Hoàng Nguyễn Phước Bảo Nghiêng Tường Khuynh"
CLOSEST, CARD_EDGE, CARD_MARGIN = 1, 1, 16


def cut_texts(table: RecordTable, keys: set[str]) -> list[str]:
    """The texts of some columns for which their row is too low or their column too narrow."""
    pages = table.model()
    assert isinstance(pages, PageModel)
    found = []
    for at, column in enumerate(pages.columns):
        if column.key not in keys or table.isColumnHidden(at):
            continue
        before = PAD if at else PAD_FIRST + (MARK_ROOM if pages.is_marked else 0)
        room = table.columnWidth(at) - before - PAD
        for row, line in pages.places_held():
            cell = column.draw(line)
            lines, face = lines_of(cell.text, face_of(cell), room), face_of(cell)
            high = QFontMetrics(face.font()).height() - CLOSEST
            wide = max(width_of(one, face) for one in lines) > room
            if (
                wide
                or (not cell.wrap and len(lines) > 1)
                or len(lines) * high >= table.rowHeight(row)
            ):
                found.append(cell.text)
    return found


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_the_list_of_children_says_every_name_to_its_end(
    desktop: Opener, size: tuple[int, int], scale: float
) -> None:
    opened = desktop("long", size=size, scale=scale)
    opened.space.open("children")
    opened.settle()
    table = opened.space.section(ChildrenSection).list_view.table
    carers = [line.caregiver for line in table.model().rows_held()]

    assert LONGEST in carers
    assert cut_texts(table, {"name", "caregiver"}) == []
    if "caregiver" in table.dropped:
        told = [table.model().columns[0].draw(line) for line in table.model().rows_held()]
        assert all(cell.whole for cell in told)
        assert any(LONGEST in cell.sub for cell in told)


@pytest.mark.parametrize("side", ["children", "sponsors"])
@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_matching_says_the_names_of_who_waits_to_their_end(
    desktop: Opener, size: tuple[int, int], scale: float, side: str
) -> None:
    opened = desktop("long", size=size, scale=scale)
    opened.space.open("matching")
    opened.settle()
    view = opened.space.section(MatchingSection).view
    view.side_changed.emit(side)
    opened.settle()

    assert view.model.rowCount() > 5
    assert cut_texts(view.table, {"name"}) == []


def a_long_activity() -> ActivityRow:
    kind = max((label("activity_type", one) for one in codes("activity_type")), key=len)
    name = "Truyền thông phòng chống xâm hại trẻ em cho cha mẹ và người nuôi dưỡng tại các ấp"
    return ActivityRow(uuid4(), "20/11/2026", name, "Hội trường xã", kind, "86", "")


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_the_list_of_activities_says_names_and_kinds_to_their_end(
    desktop: Opener, size: tuple[int, int], scale: float
) -> None:
    opened = desktop(size=size, scale=scale)
    opened.space.open("activities")
    opened.settle()
    view = opened.space.section(ActivitiesSection).view
    view.show_rows([a_long_activity()], "", ("", ""))
    opened.settle()
    table = view.tables[ACTIVITIES]

    assert table.model().rowCount() == 1
    assert cut_texts(table, {"what", "kind"}) == []


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_what_is_told_of_a_computer_is_named_to_its_end(
    desktop: Opener, size: tuple[int, int], scale: float
) -> None:
    opened = desktop(PROVINCE, size=size, scale=scale)
    opened.space.open("devices")
    opened.settle()
    view = opened.space.section(DevicesSection).view
    view.table.choose_row(1)
    view.revoke.click()
    opened.settle()

    names = view.revoke_panel.findChildren(ElidedLabel)
    assert "Số đối chiếu" in [one.text() for one in names]
    assert [one.text() for one in names if one.width() < one.sizeHint().width()] == []


def a_table(qtbot: QtBot, *names: str) -> RecordTable:
    def name(text: str) -> Cell:
        return Cell(text, "nữ, 11 tuổi", wrap=True)

    columns: list[Column[str]] = [Column("name", "Tên", name, 150)]
    model: PageModel[str] = PageModel(columns)
    model.show_first(len(names), names)
    table = RecordTable("Bảng thử", model)
    qtbot.addWidget(table)
    table.resize(160, 400)
    table.show()
    return table


def test_only_rows_with_a_long_name_are_higher_and_they_follow_the_width(qtbot: QtBot) -> None:
    table = a_table(qtbot, "Đặng Thị Ễ", LONGEST, "Y Ngông Niê Kđăm")
    raised = [table.rowHeight(at) for at in range(3)]
    table.resize(700, 400)
    table.like(type(table.table_layout())(widths={"name": 600}))
    wide = [table.rowHeight(at) for at in range(3)]

    assert raised[0] == raised[2] == 38
    assert raised[1] >= 3 * 17
    assert wide == [38, 38, 38]


def test_a_row_takes_its_usual_height_again_when_it_shows_somebody_else(qtbot: QtBot) -> None:
    table = a_table(qtbot, "Đặng Thị Ễ", LONGEST)
    pages = table.model()
    assert isinstance(pages, PageModel)

    pages.show_page(0, [LONGEST, "Đặng Thị Ễ"])
    swapped = [table.rowHeight(at) for at in range(2)]
    pages.show_first(2, ["Y Ngông", "Đặng Thị Ễ"])

    assert swapped[0] > swapped[1] == 38
    assert [table.rowHeight(at) for at in range(2)] == [38, 38]


def test_a_table_as_high_as_its_rows_grows_with_them(qtbot: QtBot) -> None:
    table = a_table(qtbot, "Đặng Thị Ễ", LONGEST, "Y Ngông")
    table.show_at_most(2)

    rows = table.rowHeight(0) + table.rowHeight(1)
    assert table.height() == rows + table.horizontalHeader().height() + 4
    assert table.viewport().height() >= rows


@pytest.mark.parametrize("width", [1300, 500])
def test_two_long_names_in_a_title_stay_apart_to_their_last_letter(
    qtbot: QtBot, width: int
) -> None:
    first, second = "Nguyễn Phước Bảo Hoàng Khánh Tường Vy", "Nguyễn Phước Bảo Hoàng Khánh Tường Vi"
    header = PageHeader("Nghi trùng", folding=True)
    qtbot.addWidget(header)
    header.setFixedWidth(width)
    header.show()
    header.show_title(f"{first} và {second}", short="Hai hồ sơ nghi trùng")
    qtbot.wait(10)

    title, names = header.title, header.names
    assert title.sizeHint().width() <= title.width()
    told = names.text() if names.isVisible() else title.text()
    assert told == f"{first} và {second}"
    assert names.isVisible() == (width < 1000)


def test_decided_duplicates_say_both_names_to_their_end(desktop: Opener) -> None:
    opened = desktop("long", size=(1093, 543))
    opened.space.open("duplicates")
    opened.settle()
    view = opened.space.section(DuplicatesSection).view
    view.differ_requested.emit()
    opened.settle()
    view.tab_changed.emit("decided")
    opened.settle()

    assert view.decided.rowCount() == 1
    assert cut_texts(view.decided_table, {"names"}) == []


def beginnings(opened: Desktop, pages: list[str] | None) -> set[tuple[str, int]]:
    """Where the first column of each table of a page begins, from the edge of its card."""
    found = set()
    for page in ui_tour.stops(opened, pages=pages):
        for table in opened.window.page_now().findChildren(RecordTable):
            card = table.parentWidget()
            while card is not None and not isinstance(card, Card):
                card = card.parentWidget()
            if table.isVisible() and card is not None:
                left = table.viewport().mapTo(card, QPoint(0, 0)).x() + PAD_FIRST
                found.add((f"{page}: {table.accessibleName()}", left - CARD_EDGE))
    return found


@pytest.mark.parametrize("office", ["commune", PROVINCE])
def test_the_first_column_of_a_table_begins_under_the_title_of_its_card(
    desktop: Opener, office: str
) -> None:
    found = beginnings(desktop(office), None)

    assert len(found) > 5
    assert {told for told in found if told[1] != CARD_MARGIN} == set()
