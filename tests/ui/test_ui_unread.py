"""What was not read, or is empty, offers nothing that acts on it."""

import pytest
import ui_tour
from PySide6.QtWidgets import QLabel, QPushButton

from conftest import Desktop, Opener
from mdd_desktop.ui.widgets.button import Button

ACTING = [
    ("checks", ["Kiểm tra lại", "Chỗ kế tiếp"]),
    ("children", ["In danh sách", "Xuất Excel"]),
    ("gaps", ["In danh sách"]),
    ("ledger", ["In sổ", "Ghi cả tháng"]),
    ("reports", ["In báo cáo", "Xuất tệp…"]),
    ("sponsors", ["In thư báo 6 tháng"]),
    ("visits", ["In phiếu thăm", "Ghi phiếu thăm"]),
]
ONE_THING = ["child", "composer", "sponsor"]


def offered(opened: Desktop) -> dict[str, QPushButton]:
    header = opened.window.page_now().header
    return {one.text(): one for one in header.findChildren(QPushButton) if one.isVisible()}


@pytest.mark.parametrize(("page", "names"), ACTING)
def test_a_page_that_could_not_be_read_says_why_nothing_can_be_done(
    desktop: Opener, page: str, names: list[str]
) -> None:
    opened = desktop()
    ui_tour.break_the_registry(opened)
    assert ui_tour.visit(opened, page)

    found = offered(opened)
    refused = {name: found[name].toolTip() for name in names if not found[name].isEnabled()}

    assert refused == dict.fromkeys(names, "Chưa đọc được dữ liệu của trang này.")


@pytest.mark.parametrize("page", ONE_THING)
def test_what_could_not_be_opened_has_no_actions_and_no_path_to_nothing(
    desktop: Opener, page: str
) -> None:
    opened = desktop()
    ui_tour.break_the_registry(opened)
    assert ui_tour.visit(opened, page)

    header = opened.window.page_now().header

    assert list(offered(opened)) == [header.back.text()]
    assert "/" not in [one.text() for one in header.findChildren(QLabel) if one.isVisible()]


def test_what_may_be_done_by_nobody_and_what_lacks_are_two_reasons() -> None:
    button = Button("In danh sách")

    button.refuse("Chỉ người phụ trách.")
    button.show_lack("Danh sách đang trống.")
    assert button.toolTip() == "Danh sách đang trống."

    button.show_lack("")
    assert (button.isEnabled(), button.toolTip()) == (False, "Chỉ người phụ trách.")

    button.allow()
    assert button.isEnabled()


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("children", ["In danh sách", "Xuất Excel"]),
        ("gaps", ["In danh sách"]),
        ("ledger", ["In sổ"]),
        ("sponsors", ["In thư báo 6 tháng"]),
    ],
)
def test_an_empty_list_is_neither_printed_nor_saved(
    desktop: Opener, page: str, names: list[str]
) -> None:
    opened = desktop("empty")
    assert ui_tour.visit(opened, page)

    found = offered(opened)

    assert [name for name in names if found[name].isEnabled()] == []
    assert all(found[name].toolTip() for name in names)


def test_old_figures_say_when_they_were_counted(desktop: Opener) -> None:
    opened = desktop()
    view = opened.window.page_now()
    assert "số liệu tính đến lúc này" in view.header.subtitle.text()

    ui_tour.break_the_registry(opened)
    assert ui_tour.visit(opened, "overview")

    assert "số liệu cũ, tính lúc 09:41" in view.header.subtitle.text()


def test_a_document_opens_with_its_first_section(desktop: Opener) -> None:
    opened = desktop()
    assert ui_tour.visit(opened, "composer")

    assert opened.window.page_now().first_box().hasFocus()


@pytest.mark.parametrize(
    ("page", "title", "way"),
    [
        ("visits", "Sổ chưa có trẻ nào", "Tiếp nhận trẻ"),
        ("matching", "Không em nào đang chờ Mẹ đỡ đầu", "Mở danh sách trẻ"),
        ("checks", "Sổ chưa có trẻ nào", ""),
    ],
)
def test_a_page_without_anything_leads_on(desktop: Opener, page: str, title: str, way: str) -> None:
    opened = desktop("empty")
    assert ui_tour.visit(opened, page)
    empty = opened.window.page_now().empty

    ways = [one.text() for one in empty.findChildren(QPushButton) if one.isVisible()]

    assert empty.title.text() == title
    assert ways == ([way] if way else [])
