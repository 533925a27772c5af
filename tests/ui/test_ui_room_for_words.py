"""Words and sums that are long have their room: on two lines, in a wider column, below a title."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot
from ui_documents import composer_of, list_of

from conftest import Opener
from mdd_desktop.domain.coded import newer
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services import document_issuing, document_register
from mdd_desktop.services.document_issuing import Issuing
from mdd_desktop.services.documents import Wish
from mdd_desktop.ui.checks.section import ChecksSection
from mdd_desktop.ui.ledger.lines import line_columns, sponsor_columns
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.chip import chip_size
from mdd_desktop.ui.widgets.code_combo import CodeCombo
from mdd_desktop.ui.widgets.delegates import PAD, PAD_FIRST, CellPainter, face_of
from mdd_desktop.ui.widgets.page_model import CELL, Cell, Column, PageModel
from mdd_desktop.ui.widgets.record_table import RecordTable
from mdd_desktop.ui.widgets.text_box import TextBox
from mdd_desktop.ui.widgets.written import Face, lines_of, width_of

LONGEST_SUM = "+999.999.999.999"
MONEY = {"amount", "pledged", "received", "delivered", "late"}


def spoken_lines(table: RecordTable, key: str) -> list[tuple[str, ...]]:
    """The lines on which each row says a column; a "…" stands nowhere in them."""
    keys = [name for name, _ in table.columns()]
    at, before = keys.index(key), PAD_FIRST if keys[0] == key else PAD
    room = table.columnWidth(at) - before - PAD
    found = []
    for row in range(table.model().rowCount()):
        cell = table.model().index(row, at).data(CELL)
        if cell is not None:  # those below are read once they are scrolled to
            found.append(whole_lines(cell, room))
    return found


def whole_lines(cell: Cell, room: int) -> tuple[str, ...]:
    """The lines of a cell, none of which ends in "…"; two at the most."""
    lines = lines_of(cell.text, face_of(cell), room)
    assert len(lines) <= 2, lines
    assert all(width_of(line, face_of(cell)) <= room for line in lines), lines
    return lines


def test_a_text_too_long_for_a_line_goes_on_behind_its_last_whole_word(qtbot: QtBot) -> None:
    del qtbot
    face, text = Face(), "Hội LHPN xã Tân Phước Đông"
    room = width_of("Hội LHPN xã Tân", face) + 2

    assert lines_of(text, face, room) == ("Hội LHPN xã Tân", "Phước Đông")
    assert lines_of(text, face, 1_000) == (text,)
    assert lines_of("Tân", face, 1) == ("Tân",)
    assert lines_of("Tân Phước", face, 1) == ("Tân", "Phước")


@pytest.mark.parametrize("high", [50, 34])
def test_a_long_name_goes_on_in_a_second_line_or_before_its_sub_line_where_the_row_is_low(
    qtbot: QtBot, *, high: int
) -> None:
    del qtbot

    def drawn(name: str) -> QImage:
        made = QImage(150, high, QImage.Format.Format_RGB32)
        made.fill(Qt.GlobalColor.white)
        painter = QPainter(made)
        cell = Cell(name, "nữ, 11 tuổi", strong=True, wrap=True)
        CellPainter().cell(painter, made.rect(), cell)
        painter.end()
        return made

    told = [drawn(f"Nguyễn Phước Bảo Hoàng {last}") for last in ("Châu", "Ngân")]
    assert told[0] != told[1]


def test_a_column_of_figures_grows_with_its_longest_figure_and_shrinks_again(
    qtbot: QtBot,
) -> None:
    columns: list[Column[str]] = [
        Column("name", "Chỉ số", Cell, 100, 1, 1),
        Column("sum", "Lũy kế", lambda x: Cell(x, link=True), 90, right=True),
    ]
    model: PageModel[str] = PageModel(columns)
    table = RecordTable("Bảng thử", model)
    qtbot.addWidget(table)
    table.resize(600, 200)
    widths = []
    for text in ("12", LONGEST_SUM, "12"):
        model.show_first(1, [text])
        table.make_room()
        widths.append(table.columnWidth(1))

    assert widths[0] == widths[2] == look().px(90)
    assert widths[1] >= width_of(LONGEST_SUM, face_of(Cell(link=True))) + 2 * PAD


@pytest.mark.parametrize("columns", [line_columns(), sponsor_columns()])
def test_every_column_of_money_in_the_book_has_room_for_twelve_digits(
    qtbot: QtBot, columns: list[Column[object]]
) -> None:
    del qtbot
    needed = width_of(LONGEST_SUM[1:], Face()) + 2 * PAD
    money = [column for column in columns if column.key in MONEY]

    assert money
    assert all(look().px(column.width) >= needed for column in money)


@pytest.mark.parametrize("kind", ["KH2", "KH4", "BC-5N"])
def test_the_composer_says_kind_and_subject_in_full(desktop: Opener, kind: str) -> None:
    header = composer_of(desktop(), kind).header

    for shown in (header.title, header.subtitle):
        assert shown.sizeHint().width() <= shown.width(), shown.text()
    assert header.title.text() in {"Kế hoạch", "Báo cáo"}
    assert len(header.subtitle.text()) > 30


@pytest.mark.parametrize("setting", [{"size": (1024, 505)}, {"scale": 1.5}])
def test_the_kinds_of_documents_and_the_drafts_are_named_in_full(
    desktop: Opener, setting: dict[str, Any]
) -> None:
    opened = desktop(**setting)
    registry = opened.program.desk.registry
    assert registry is not None
    document_register.save_draft(registry, Wish(kind="KH4"))
    for tab in ("kinds", "drafts"):
        assert spoken_lines(list_of(opened, tab).tables[tab], "title")


def test_the_register_says_type_and_subject_of_a_document_in_full(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.program.desk.registry
    assert registry is not None
    for wish in (Wish(kind="KH2"), Wish(kind="BC-T", period="2026-10")):
        draft = document_register.save_draft(registry, wish)
        document_issuing.issue(registry, draft.id, Issuing())
    table = list_of(opened, "register").tables["register"]

    said = [" ".join(lines).strip() for lines in spoken_lines(table, "title")]
    assert [text.split()[0] for text in said] == ["Kế", "Báo"]


@pytest.mark.parametrize("size", [(1366, 697), (1280, 649)])
def test_the_checks_say_each_rule_weight_and_finding_in_full(
    desktop: Opener, size: tuple[int, int]
) -> None:
    opened = desktop(size=size)
    opened.space.open("checks")
    opened.settle()
    view = opened.space.section(ChecksSection).view

    assert len(spoken_lines(view.rules, "title")) > 5
    assert view.rules.horizontalScrollBar().maximum() == 0
    assert view.table.horizontalScrollBar().maximum() == 0
    for row in view.model.rows_held():
        state, _, what = (column.draw(row) for column in view.model.columns)
        assert state.chip is not None
        room = view.table.columnWidth(0) - PAD_FIRST - PAD
        assert chip_size(state.chip).width() <= room
        assert whole_lines(what, view.table.columnWidth(2) - 2 * PAD)[0]


def test_a_list_of_documents_that_could_not_be_read_offers_no_year_and_no_print(
    desktop: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(_registry: object, *_given: object) -> None:
        raise RuleError("damaged", "Sổ văn bản không đọc được.")

    monkeypatch.setattr(document_register, "register_of", unreadable)
    view = list_of(desktop())

    assert view.banner.isVisible()
    for tool in (view.year, view.print, view.export, view.remove, view.wording):
        assert not tool.isVisible()


def test_a_section_of_few_lines_grows_before_it_has_a_bar(desktop: Opener) -> None:
    opened = desktop(scale=1.5)
    outline = composer_of(opened, "KH1").outline
    boxes = 0
    for card in outline.cards:
        outline.open_section(card.section.place)
        opened.settle()
        if card.box is not None and card.box.document().size().height() <= 16:
            boxes += 1
            assert card.box.verticalScrollBar().maximum() == 0, card.section.place
    assert boxes > 5


def test_a_text_of_forty_lines_is_scrolled(qtbot: QtBot) -> None:
    box = TextBox("Lời văn")
    qtbot.addWidget(box)
    with qtbot.waitExposed(box):
        box.show()
    box.show_text("dòng\n" * 40)
    qtbot.wait(1)
    assert box.verticalScrollBar().isVisible()


def test_a_code_of_a_newer_program_is_whole_in_the_tooltip_of_a_narrow_box(qtbot: QtBot) -> None:
    box = CodeCombo("Lý do", [("cu", "Lý do cũ")])
    qtbot.addWidget(box)
    box.resize(120, box.height())
    told = []
    with qtbot.waitExposed(box):
        box.show()
    for code in ("cu", "ma_moi_cua_ban_sau", "cu"):
        box.show_code(code)
        box.grab()  # what is cut is known when it is painted
        told.append(box.toolTip())
    assert told == ["", newer("ma_moi_cua_ban_sau"), ""]
