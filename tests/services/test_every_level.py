"""Every kind of document in the words of its own level: whom a cluster and the centre ask."""

import re
from collections.abc import Iterator

import pytest
from documents_measured import all_kinds
from documents_office import office_with, rows_of_every_level

from mdd_desktop.domain.document import OfficialDocument
from mdd_desktop.services import documents
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry

CLUSTER, CENTRE, PROVINCE, COMMUNE = "K", "TW", "T", "X1"
NEVER = {
    CLUSTER: r"\bSở\b|\bBộ Y tế|sở, ban|Các ban của|địa phương|các tỉnh",
    CENTRE: r"\bSở\b|sở, ban|xã, phường, đặc khu|địa phương|trung ương\b(?! Hội)",
    PROVINCE: r"\bBộ (Y tế|Giáo dục|Tư pháp)|các tỉnh, thành phố|địa phương:",
    COMMUNE: r"\bSở (Y tế|Giáo dục|Tư pháp)|các xã, phường, đặc khu|trong cụm",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    registry = office_with(tmp_path_factory.mktemp("cac-cap") / "so", rows_of_every_level())
    yield registry
    registry.close()


def written(office: Registry, kind: str, unit: str) -> OfficialDocument:
    wish = Wish(kind=kind, unit=unit, number=5)
    return documents.composed(office, wish, documents.gather(office, wish))


@pytest.mark.parametrize("unit", NEVER)
@pytest.mark.parametrize("kind", all_kinds())
def test_a_document_names_nobody_of_another_level(office: Registry, kind: str, unit: str) -> None:
    said = repr(written(office, kind, unit)).replace("\\xa0", " ")

    assert re.findall(NEVER[unit], said) == []


@pytest.mark.parametrize(
    ("unit", "asked"),
    [
        (COMMUNE, "Đề nghị UBND xã"),
        (CLUSTER, "Đề nghị UBND các xã, phường, đặc khu"),
        (PROVINCE, "Đề nghị Sở Y tế"),
        (CENTRE, "Đề nghị Bộ Y tế"),
    ],
)
@pytest.mark.parametrize("kind", ["KH1", "KH2", "KH3", "KH4", "KH5"])
def test_a_plan_asks_the_offices_of_its_own_level(
    office: Registry, kind: str, unit: str, asked: str
) -> None:
    assert asked in repr(written(office, kind, unit)).replace("\\xa0", " ")


def test_a_plan_of_the_centre_lies_within_no_unit(office: Registry) -> None:
    assert "trong cả nước" in repr(written(office, "KH4", CENTRE)).replace("\\xa0", " ")


def test_an_incident_has_no_place_where_the_office_is_no_place(office: Registry) -> None:
    places = {
        unit: next(
            found.group(1)
            for found in re.finditer(r"Địa điểm: ([^;]*);", repr(written(office, "BC-DX", unit)))
        )
        for unit in NEVER
    }

    assert places.pop(COMMUNE).replace("\\xa0", " ") == "xã Hoa Sen"
    assert all(set(place) == {"…"} for place in places.values())


def test_a_report_of_a_cluster_is_written_once_to_the_office_above(office: Registry) -> None:
    wish = Wish(kind="BC-N", unit=CLUSTER, content={"plans": "KH1, KH3"})
    document = documents.composed(office, wish, documents.gather(office, wish))

    assert document.addressees == ("Hội LHPN tỉnh Bình Hà",)
