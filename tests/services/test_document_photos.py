"""Photographs on paper: on the profile for officers, on a letter only with consent."""

import io
from collections.abc import Iterator

import docx
import pikepdf
import pytest
from documents_office import example_rows, office_with
from docx.oxml.ns import qn
from PIL import Image

from mdd_desktop.documents.body import PARAGRAPH_GAP
from mdd_desktop.documents.passport_picture import passport_picture
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.paper import JPEG, PHOTO, Paper
from mdd_desktop.services import documents
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry
from mdd_desktop.storage import attachments

DRAWING = qn("w:drawing")


def a_picture(colour: str = "teal") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (900, 700), colour).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    """The worked example where every child has a photograph, and C03 consents to its use."""
    rows = example_rows()
    (child,) = (row for row in rows["children"] if row["id"] == "C03")
    child["consents"] = [
        {"scope": scope, "by": by, "from": "2026-01-01"}
        for scope in ("cung_cap_me_do_dau", "cong_khai_anh")
        for by in ("giam_ho", "tre")
    ]
    registry = office_with(tmp_path_factory.mktemp("anh") / "so", rows)
    with registry.transaction("Thêm ảnh") as tx:
        name = attachments.keep(tx.connection, a_picture())
        for child in tx.of(Child).all():
            paper = Paper(
                unit_id=registry.unit, child_id=child.id, kind=PHOTO, content=name, media=JPEG
            )
            tx.of(Paper).save(paper)
    yield registry
    registry.close()


def pictures_in(registry: Registry, wish: Wish) -> int:
    """How many different photographs a document shows."""
    made = documents.make(registry, wish, "pdf")
    with pikepdf.open(io.BytesIO(made.content)) as pdf:
        return sum(len(page.Resources.get("/XObject", {})) for page in pdf.pages)


def test_the_profile_for_officers_shows_the_child(office: Registry) -> None:
    assert pictures_in(office, Wish(kind="D8", records={"child": ["C02"]})) == 1


def test_a_letter_shows_a_child_only_with_consent_to_its_picture(office: Registry) -> None:
    for sponsor, shown in (("S3", 1), ("S5", 0)):
        letter = Wish(kind="D1", period="2026-H1", records={"sponsor": [sponsor]})
        assert pictures_in(office, letter) == shown


def test_photographs_of_a_word_letter_do_not_touch_what_stands_above_them(
    office: Registry,
) -> None:
    letter = Wish(kind="D1", period="2026-H1", records={"sponsor": ["S3"]})
    file = docx.Document(io.BytesIO(documents.make(office, letter, "docx").content))
    pictured = [one for one in file.element.body.iter(qn("w:p")) if one.findall(f".//{DRAWING}")]

    gaps = [int(one.pPr.spacing.get(qn("w:before"))) / 20 for one in pictured]
    assert gaps == [PARAGRAPH_GAP]


def test_a_photograph_is_cut_to_three_by_four() -> None:
    with Image.open(io.BytesIO(passport_picture(a_picture()))) as cut:
        assert cut.size == (354, 472)


def test_what_is_no_photograph_leaves_the_place_empty() -> None:
    assert passport_picture(b"%PDF-1.7") == b""
    assert passport_picture(a_picture()[:200]) == b""
