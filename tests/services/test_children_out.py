"""The list of children on paper and as a workbook: who is in it, in which order."""

import io
from pathlib import Path
from uuid import uuid4

import pdfplumber
import pytest
from documents_office import example_office, office
from openpyxl import load_workbook

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.selection import Selection
from mdd_desktop.services import child_screen, children_out
from mdd_desktop.services.child_screen import Question, Tab
from mdd_desktop.services.offices import Registry

__all__ = ["example_office", "office"]


def text_of(content: bytes) -> str:
    with pdfplumber.open(io.BytesIO(content)) as file:
        return " ".join(" ".join((page.extract_text() or "").split()) for page in file.pages)


def test_the_printed_list_holds_who_answers_and_says_the_filter(office: Registry) -> None:
    asked = Question(tab=Tab.WITHOUT_SPONSOR)
    count = len(child_screen.found(office, asked))

    made = children_out.list_paper(office, asked, "tỉnh A; chưa có Mẹ đỡ đầu")

    text = text_of(made.content)
    assert 0 < count < len(child_screen.found(office, Question()))
    assert f"Tổng cộng: {count} trẻ" in text
    assert "tỉnh A; chưa có Mẹ đỡ đầu" in text


def test_a_workbook_has_a_row_for_each_child_in_the_order_of_the_list(
    office: Registry, tmp_path: Path
) -> None:
    asked = Question(sort="born")
    rows = child_screen.page(office, asked, 0, 100).rows

    count = children_out.workbook(office, asked, tmp_path / "tre.xlsx")

    sheet = load_workbook(tmp_path / "tre.xlsx").active
    assert sheet is not None
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    named = [row.full_name for row in rows]
    assert count == len(rows)
    assert [value for row in cells for value in row if value in set(named)][: len(named)] == named


def test_marked_children_are_a_list_of_their_own(office: Registry, tmp_path: Path) -> None:
    two = child_screen.found(office, Question())[:2]
    asked = Question(only=Selection.of("các em được chọn", two))

    assert children_out.workbook(office, asked, tmp_path / "hai.xlsx") == len(two)


def test_an_empty_list_is_refused_in_words(office: Registry, tmp_path: Path) -> None:
    asked = Question(typed="không ai tên này")

    with pytest.raises(RuleError, match="không có trẻ nào"):
        children_out.list_paper(office, asked, "")
    with pytest.raises(RuleError, match="không có trẻ nào"):
        children_out.workbook(office, asked, tmp_path / "khong.xlsx")
    assert not (tmp_path / "khong.xlsx").exists()


def test_more_profiles_than_a_day_can_print_are_refused(office: Registry) -> None:
    with pytest.raises(RuleError, match="nhiều nhất 200"):
        children_out.profiles(office, [uuid4() for _ in range(201)])
