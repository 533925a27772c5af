"""The sheet of a household: its children in the order of the registration form, or blank."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from documents_office import DAY, example_rows, office_with
from docx import Document

from builders import PASSPHRASE
from mdd_desktop.documents.forms.household_sheet import CHILD, HOME, NEEDS, PARENTS
from mdd_desktop.domain.document_forms import Pair, QrCode
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services import child_screen, children_out, documents, visits
from mdd_desktop.services import offices as office_services
from mdd_desktop.services.child_screen import Question
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.children.form_boxes import home_rows, identity_rows, need_rows, parent_rows

sys.path.insert(0, str(Path(__file__).parent.parent / "documents"))
from documents_measures import printed

KEYED = {
    "born": "birth",
    "sex": "sex",
    "identity": "identity_number",
    "school": "school_class",
    "father": "father_name",
    "mother": "mother_name",
    "village": "village",
    "carer": "guardian_name",
    "needs": "need",
    "health": "health",
    "consent": "consent",
}
"""The box of the registration form that each line of the sheet is keyed into first."""


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sisters who live together, among the children of the worked example."""
    folder, rows, home = tmp_path_factory.mktemp("ho") / "so", example_rows(), str(uuid4())
    for row in rows["children"]:
        if row["id"] in {"C01", "C03"}:
            row["household_id"] = home
    office_with(folder, rows).close()
    return folder


@pytest.fixture
def office(book: Path) -> Iterator[Registry]:
    registry = office_services.open_office(book, PASSPHRASE, today=DAY)
    yield registry
    registry.close()


def text_of(office: Registry, child: str) -> str:
    made = documents.make(office, Wish(kind="D14", records={"child": [child]}), "pdf")
    return " ".join(" ".join(page.text.split()) for page in printed(made.content))


def codes_in(office: Registry, **records: Any) -> list[QrCode]:
    wish = Wish(kind="D14", records=records)
    sheet = documents.composed(office, wish, documents.gather(office, wish))
    bodies = [one.body for one in sheet.batch] or [sheet.body]
    pairs = (block for body in bodies for block in body if isinstance(block, Pair))
    return [block for pair in pairs for block in pair.right if isinstance(block, QrCode)]


def test_the_lines_stand_in_the_order_of_the_registration_form() -> None:
    rows = (*identity_rows(), *parent_rows(), *home_rows(), *need_rows())
    boxes = [box.name for row in rows for box in row]
    lines = [KEYED[line] for line in (*CHILD, *PARENTS, *HOME, *NEEDS)]

    places = [boxes.index(name) for name in lines if name != "school_class"]
    assert places == sorted(places)


def test_every_child_of_the_household_stands_on_the_sheet_with_her_code(office: Registry) -> None:
    codes = codes_in(office, child=["C01"])
    text = text_of(office, "C01")

    found = {visits.child_of_code(office, one.content) for one in codes}
    assert len(codes) == len(found) == 2
    assert "Trẻ 1 trên 2 trẻ của hộ" in text
    assert "Bà Nội Tư" in text
    assert "079 *** *** 678" in text
    assert "Trần Thị" not in text


def test_a_household_is_printed_once_however_many_of_its_children_are_chosen(
    office: Registry,
) -> None:
    chosen = {"child": ["C01", "C03", "C01"]}

    made = documents.gather(office, Wish(kind="D14", records=chosen))

    assert len(made.records) == 1


def test_a_blank_sheet_has_lines_for_two_children_and_no_code(office: Registry) -> None:
    text = text_of(office, "")

    assert codes_in(office, child=[""]) == []
    assert text.count("Họ và tên theo khai sinh:") == 2
    assert "·" not in text


def test_what_no_document_may_hold_is_not_printed(office: Registry) -> None:
    assert "HIV" not in text_of(office, "C04")


def test_the_sheets_of_marked_children_are_one_file(office: Registry) -> None:
    both = child_screen.found(office, Question())[:2]

    made = children_out.households(office, both)

    assert made.content.startswith(b"%PDF")
    with pytest.raises(RuleError):
        children_out.households(office, [both[0]] * 201)


def test_in_a_word_file_a_box_stays_with_its_word(office: Registry) -> None:
    made = documents.make(office, Wish(kind="D14", records={"child": ["C01"]}), "docx")

    paragraphs = Document(io.BytesIO(made.content)).paragraphs

    boxes = [one.text for one in paragraphs if "Mới thoát nghèo" in one.text]
    assert [one.count("☐\u00a0") for one in boxes] == [4, 4]
    assert [one.count("☐") for one in boxes] == [4, 4]
