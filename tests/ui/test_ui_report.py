"""The monthly report: screen, pages and files say the same."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from ui_keys import Keyboard
from ui_office import COMMUNE, TODAY, load

from conftest import Desktop, Opener
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import frozen_reports, reports
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.overview.section import OverviewSection
from mdd_desktop.ui.reports.list_view import FigureListView
from mdd_desktop.ui.reports.ports import FigureLine
from mdd_desktop.ui.reports.section import ReportsSection
from mdd_desktop.ui.reports.view import ReportView
from mdd_desktop.ui.widgets.form_dialog import FormDialog
from mdd_desktop.ui.widgets.reason_dialog import ReasonDialog


def test_the_table_shows_the_figures_that_were_counted(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.program.desk.registry
    assert registry is not None
    counted = reports.count(registry, Period.month(TODAY.year, TODAY.month)).values

    opened.space.open("reports")
    opened.settle()

    model = opened.space.section(ReportsSection).view.model
    rows = {line.text: line for at in range(model.rowCount()) if (line := model.row(at))}
    assert rows["Trẻ trong danh sách"].as_of == format_number(int(counted["children_listed"] or 0))
    money = format_number(int(counted["delivered_total"] or 0))
    assert rows["Tổng đã trao"].in_period == money


def test_the_pages_on_screen_are_those_that_are_saved(desktop: Opener, tmp_path: Path) -> None:
    opened = desktop()
    opened.space.open("reports")
    opened.settle()
    target = tmp_path / "bao-cao.pdf"
    opened.program.dialogs.file_to_save = (  # type: ignore[method-assign]
        lambda _name, _suffix: target
    )

    opened.space.section(ReportsSection).view.save_requested.emit("pdf")
    opened.settle()

    shown = opened.space.section(ReportsSection).view.preview.pdf()
    assert shown.startswith(b"%PDF")
    assert target.read_bytes() == shown
    assert opened.space.section(ReportsSection).view.preview.document.pageCount() >= 1


def test_another_month_is_one_click_away(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("reports")
    opened.settle()

    opened.space.section(ReportsSection).view.before.click()
    opened.settle()

    assert opened.space.section(ReportsSection).view.period.text() == "Tháng 10/2026"
    assert opened.space.section(ReportsSection).view.after.isEnabled()


def test_the_paragraph_can_be_pasted_into_another_report(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("reports")
    opened.settle()

    opened.space.section(ReportsSection).view.side.copy_wanted.emit()

    pasted = QGuiApplication.clipboard().text()
    assert pasted.startswith("Về Chương trình “Mẹ đỡ đầu”: đến ngày 23 tháng 11 năm 2026, Hội")
    assert pasted in opened.space.section(ReportsSection).view.paragraph.text()


def test_counting_happens_again_after_something_was_saved(desktop: Opener, qtbot: QtBot) -> None:
    del qtbot
    opened = desktop("empty")
    opened.space.open("reports")
    opened.settle()
    first = opened.space.section(ReportsSection).view.model.row(1)
    opened.space.open("child_form", "Võ Thị Mới")
    opened.settle()
    opened.space.section(ChildrenSection).form_view.save_button.click()
    opened.settle()

    opened.space.open("reports")
    opened.settle()

    second = opened.space.section(ReportsSection).view.model.row(1)
    assert first is not None
    assert second is not None
    assert (first.as_of, second.as_of) == ("0", "1")


def report_view(opened: Desktop) -> ReportView:
    return opened.space.section(ReportsSection).view


def row_of(view: ReportView, text: str) -> int:
    rows = range(view.model.rowCount())
    return next(at for at in rows if (line := view.model.row(at)) and line.text == text)


def opened_figure(opened: Desktop, text: str, column: str) -> FigureLine:
    """The line of a figure whose number was opened."""
    opened.space.open("reports")
    opened.settle()
    view = report_view(opened)
    at = row_of(view, text)
    line = view.model.row(at)
    assert line is not None
    view.table.cell_opened.emit(at, column)
    opened.settle()
    return line


def test_a_figure_of_children_opens_exactly_those_it_counted(desktop: Opener) -> None:
    opened = desktop()
    line = opened_figure(opened, "Trẻ đang được đỡ đầu", "as_of")

    listing = opened.space.section(ChildrenSection).list_view
    assert opened.window.page() == "children"
    assert format_number(listing.model.rowCount()) == line.as_of
    assert listing.header.subtitle.text() == "Trẻ đang được đỡ đầu"
    assert listing.filters["only"].text() == "Chỉ danh sách này"

    listing.filters["only"].click()
    opened.settle()

    assert listing.filters["only"].isHidden()
    assert listing.header.subtitle.isHidden()
    assert listing.model.rowCount() > int(line.as_of)


def test_a_figure_of_money_opens_lines_that_add_up_to_it(desktop: Opener) -> None:
    opened = desktop()
    line = opened_figure(opened, "Tổng đã trao", "in_period")

    shown = opened.space.section(ReportsSection).list_view
    assert opened.window.page() == "figure"
    rows = [shown.model.row(row) for row in range(shown.model.rowCount())]
    opened.settle()
    rows = [shown.model.row(row) for row in range(shown.model.rowCount())]
    total = sum(int(one.amount.replace(".", "")) for one in rows if one)
    assert format_number(total) == line.in_period
    assert line.in_period in shown.foot.text()

    shown.row_opened.emit(0)
    assert opened.window.page() == "child"


def test_freezing_and_printing_takes_four_keys_from_the_task(
    desktop: Opener, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened = desktop()
    printed: list[bytes] = []
    monkeypatch.setattr(opened.program.dialogs, "print_pdf", printed.append)
    overview = opened.space.section(OverviewSection).view
    keys = Keyboard()
    task = next(
        at
        for at, line in enumerate(overview.tasks.lines())
        if line.title.startswith("Báo cáo tháng 11")
    )
    overview.tasks.buttons[task].setFocus()
    keys.press(Qt.Key.Key_Space)
    opened.settle()
    view = report_view(opened)
    assert opened.window.page() == "reports"
    assert view.period.text() == "Tháng 11/2026"

    view.side.freezing.button.setFocus()
    keys.press(Qt.Key.Key_Space)
    opened.settle()
    dialog = view.findChildren(ReasonDialog)[0]
    dialog.activateWindow()
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    keys.strokes += 1
    opened.settle()
    assert view.side.freezing.title.text() == "Đã chốt số liệu"

    with qtbot.waitActive(opened.window):
        opened.window.activateWindow()
    QTest.keyClick(view.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    keys.strokes += 1
    opened.wait(lambda: printed)  # a button pressed by its key is shown pressed for a moment

    assert keys.strokes <= 5
    assert [content[:4] for content in printed] == [b"%PDF"]
    opened.space.open("overview")
    opened.settle()
    titles = [line.title for line in overview.tasks.lines()]
    assert not any(title.startswith("Báo cáo tháng 11") for title in titles)


def test_a_later_correction_stands_beside_the_frozen_figure(desktop: Opener) -> None:
    opened = desktop("empty")
    registry = opened.program.desk.registry
    assert registry is not None
    frozen_reports.freeze(registry, "BC-T", "2026-11")
    load(
        registry,
        {
            "children": [
                {
                    "id": "C1",
                    "unit_id": COMMUNE,
                    "full_name": "Võ Thị Mới",
                    "registered_on": "2026-11-02",
                }
            ]
        },
    )
    opened.space.open("reports")
    opened.settle()

    view = report_view(opened)
    line = view.model.row(row_of(view, "Trẻ trong danh sách"))

    assert line is not None
    assert (line.as_of, line.goal and line.goal.text) == ("0", "đ/c +1")


def test_a_count_of_others_is_typed_in_with_its_source(desktop: Opener) -> None:
    opened = desktop("empty")
    opened.space.open("reports", "targets")
    opened.settle()
    view = report_view(opened)
    assert view.tabs.open_tab() == "targets"
    at = next(n for n in range(view.targets.rowCount()) if view.targets.row(n).id == "001-2b")

    view.target_opened.emit(at, "done")
    dialog = view.findChildren(FormDialog)[0]
    dialog.put({"num": "41x"})
    dialog.put({"den": "520"})
    dialog.act.click()
    assert "chữ số" in dialog.banner.sentence.text()
    dialog.put({"num": "410"})
    dialog.act.click()
    opened.settle()
    assert "lấy ở đâu" in dialog.banner.sentence.text()
    dialog.put({"source": "Trạm y tế xã"})
    dialog.act.click()
    opened.settle()

    line = view.targets.row(at)
    assert line is not None
    assert (line.done, line.rate, line.source) == ("410 / 520", "78,8%", "1 đơn vị báo cáo")
    assert line.state is not None
    assert line.state.text == "Chưa đạt"

    view.target_opened.emit(at, "done")
    opened.settle()
    listed = opened.window.findChildren(FigureListView)[0].model.row(0)
    assert listed is not None
    assert (listed.about, listed.amount) == ("410/520 · nguồn: Trạm y tế xã", "410")


def test_the_goal_of_the_own_plan_is_set_in_the_table_of_targets(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("reports", "targets")
    opened.settle()
    view = report_view(opened)
    at = next(n for n in range(view.targets.rowCount()) if view.targets.row(n).id == "002-1")
    assert view.targets.row(at).goal == "95%"

    view.targets_table.selectRow(at)
    view.targets_table.setFocus()
    QTest.keyClick(view.targets_table, Qt.Key.Key_F2)
    (dialog,) = (one for one in view.findChildren(FormDialog) if one.isVisible())
    for typed in ("chín mươi", "101"):
        dialog.editor("percent").setText(typed)
        dialog.decide()
        opened.settle()
        assert "100" in dialog.banner.sentence.text()
    dialog.editor("percent").setText("97")
    dialog.decide()
    opened.settle()

    assert view.targets.row(at).goal == "97%"
    opened.window.toast.undo_requested.emit()
    opened.wait(lambda: view.targets.row(at).goal == "95%")


@pytest.mark.parametrize(
    ("kind", "name", "back"),
    [("BC-6T", "6 tháng cuối 2026", "6 tháng đầu 2026"), ("BC-N", "Năm 2026", "Năm 2025")],
)
def test_half_years_and_years_are_reported_too(
    desktop: Opener, kind: str, name: str, back: str
) -> None:
    opened = desktop()
    opened.space.open("reports")
    opened.settle()
    view = report_view(opened)

    view.kinds.chosen.emit(kind)
    opened.settle()
    assert view.period.text() == name
    assert not view.after.isEnabled()

    view.before.click()
    opened.settle()
    assert view.period.text() == back
    assert view.preview.pdf().startswith(b"%PDF")


def test_a_list_that_goes_with_the_report_is_saved_as_a_workbook(
    desktop: Opener, tmp_path: Path
) -> None:
    opened = desktop()
    opened.space.open("reports")
    opened.settle()
    view = report_view(opened)
    target = tmp_path / "b6.xlsx"
    opened.program.dialogs.file_to_save = (  # type: ignore[method-assign]
        lambda _name, _suffix: target
    )

    at = next(n for n in range(view.annexes.rowCount()) if view.annexes.row(n).id == "B6")
    view.annex_opened.emit(at, "sheet")
    opened.settle()
    view.annex_opened.emit(at, "paper")
    opened.settle()

    assert target.read_bytes()[:2] == b"PK"
    assert view.tabs.open_tab() == "paper"


def test_a_list_without_a_number_of_rows_says_so(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("reports")
    opened.settle()

    counts = {line.id: line.count for line in report_view(opened).annexes.rows_held()}

    assert counts["B5"] == counts["B7"] == "–"
    assert counts["B6"] != "–"


def test_where_room_is_scarce_the_cards_come_in_a_drawer(desktop: Opener) -> None:
    opened = desktop(size=(1093, 543))
    opened.space.open("reports")
    opened.settle()
    view = report_view(opened)

    view.more.click()
    assert view.beside.drawer.isVisible()
    assert view.side.freezing.button.isVisible()

    view.more.click()
    assert not view.beside.drawer.isVisible()


def test_who_is_asked_before_freezing_stands_on_the_safe_answer(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("reports")
    opened.settle()
    view = opened.space.section(ReportsSection).view
    view.side.freezing.button.click()
    opened.settle()
    dialog = view.findChildren(ReasonDialog)[0]

    assert dialog.focusWidget() is dialog.stay
