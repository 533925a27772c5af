import datetime as dt
import hashlib
import shutil
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from mdd_desktop.domain.errors import DamagedError, NotFoundError, RuleError
from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.resources import resource
from mdd_desktop.services.catalogue import Catalogue
from mdd_desktop.services.catalogue_view import CatalogueUnit

REFORM = dt.date(2025, 7, 1)
LAST_DAY_AS_PROVINCE = dt.date(2026, 4, 29)
CITY_OF_DONG_NAI = dt.date(2026, 4, 30)
NEW_WARDS = [
    *("25270", "25357", "25363", "26116", "26170"),
    *("26248", "26326", "26368", "26425", "26485"),
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture
def newer_folder(tmp_path: Path) -> Path:
    """A catalogue in which xã Kế Sách goes into xã Đại Hải on 1 January 2027."""
    folder = tmp_path / "newer"
    shutil.copytree(resource("units"), folder)
    units = (folder / "units.csv").read_text(encoding="utf-8")
    ended = units.replace(
        "31528,Xã Kế Sách,xã,commune,92,2025-07-01,",
        "31528,Xã Kế Sách,xã,commune,92,2025-07-01,2026-12-31",
    ).replace(
        "31561,Xã Đại Hải,xã,commune,92,2025-07-01,\n",
        "31561,Xã Đại Hải,xã,commune,92,2025-07-01,2026-12-31\n"
        "31561,Phường Đại Hải,phường,commune,92,2027-01-01,\n",
    )
    (folder / "units.csv").write_text(ended, encoding="utf-8")
    with (folder / "old_units.csv").open("a", encoding="utf-8") as stream:
        stream.write("31528,Xã Kế Sách,,Thành phố Cần Thơ,2026-12-31,31561\n")
    (folder / "edition.txt").write_text("2027-01-01\n", encoding="utf-8")
    return folder


def communes(catalogue: Catalogue, day: dt.date) -> list[CatalogueUnit]:
    return [
        commune
        for province in catalogue.provinces(on=day)
        for commune in catalogue.communes_of(province.code, on=day)
    ]


def checksum(units: list[CatalogueUnit]) -> str:
    lines = "".join(f"{unit.code},{unit.name}\n" for unit in sorted(units, key=lambda u: u.code))
    return hashlib.sha256(lines.encode()).hexdigest()


def names(units: tuple[CatalogueUnit, ...]) -> list[str]:
    return [unit.name for unit in units]


def test_the_reform_left_34_provinces_and_3321_communes(catalogue: Catalogue) -> None:
    assert len(catalogue.provinces(on=REFORM)) == 34
    kinds = Counter(unit.kind for unit in communes(catalogue, REFORM))
    assert kinds == {"xã": 2621, "phường": 687, "đặc khu": 13}


def test_codes_and_names_are_those_of_the_official_lists(catalogue: Catalogue) -> None:
    # Computed once from data that equalled two public lists, but for spelling (LICENSES.md).
    assert (
        checksum(communes(catalogue, REFORM))
        == "00d3264b66570deed59575389f2b19e88045b952d166b82b70b201de799e641b"
    )
    assert (
        checksum(communes(catalogue, CITY_OF_DONG_NAI))
        == "35849b274ee4dd8c1e68fb56fafb1181c828bd01ec1f4919769a57c930011864"
    )
    assert (
        checksum(list(catalogue.provinces()))
        == "32995864c95662f4b8add505a4e2d76f057f42f9c2ae15f45ebbfbccb73f438a"
    )


def test_each_province_has_its_number_of_communes(catalogue: Catalogue) -> None:
    expected = {
        "01": 126,
        "08": 124,
        "38": 166,
        "46": 40,
        "75": 95,
        "79": 168,
        "82": 102,
        "92": 103,
    }
    assert {code: len(catalogue.communes_of(code)) for code in expected} == expected


def test_kind_level_and_province_of_a_commune_are_known(catalogue: Catalogue) -> None:
    unit = catalogue.get("31528")

    assert (unit.name, unit.short_name, unit.kind) == ("Xã Kế Sách", "Kế Sách", "xã")
    assert unit.level is UnitLevel.COMMUNE
    assert (unit.province_code, unit.province_name) == ("92", "Thành phố Cần Thơ")
    assert (unit.valid_from, unit.valid_to) == (REFORM, None)


def test_every_name_begins_with_its_kind_and_is_composed(catalogue: Catalogue) -> None:
    for unit in (*catalogue.provinces(), *communes(catalogue, CITY_OF_DONG_NAI)):
        assert unit.name.lower() == f"{unit.kind} {unit.short_name.lower()}"
        assert unicodedata.is_normalized("NFC", unit.name)
        assert "\u2019" not in unit.name


def test_dong_nai_is_a_province_until_it_becomes_a_city(catalogue: Catalogue) -> None:
    assert catalogue.get("75", on=LAST_DAY_AS_PROVINCE).name == "Tỉnh Đồng Nai"
    assert catalogue.get("75", on=CITY_OF_DONG_NAI).name == "Thành phố Đồng Nai"
    assert catalogue.get("75").kind == "thành phố"


def test_ten_communes_of_dong_nai_become_phuong_on_that_day(catalogue: Catalogue) -> None:
    before = [catalogue.get(code, on=LAST_DAY_AS_PROVINCE) for code in NEW_WARDS]
    after = [catalogue.get(code, on=CITY_OF_DONG_NAI) for code in NEW_WARDS]

    assert {unit.kind for unit in before} == {"xã"}
    assert {unit.kind for unit in after} == {"phường"}
    assert {unit.valid_to for unit in before} == {LAST_DAY_AS_PROVINCE}
    assert {unit.province_name for unit in before} == {"Tỉnh Đồng Nai"}
    assert {unit.province_name for unit in after} == {"Thành phố Đồng Nai"}
    assert [unit.short_name for unit in before] == [unit.short_name for unit in after]
    assert Counter(unit.kind for unit in communes(catalogue, CITY_OF_DONG_NAI)) == {
        "xã": 2611,
        "phường": 697,
        "đặc khu": 13,
    }


def test_the_code_of_ba_che_is_the_corrected_one(catalogue: Catalogue) -> None:
    assert catalogue.get("06978").name == "Xã Ba Chẽ"
    assert names(catalogue.successors("06970")) == ["Xã Ba Chẽ"]
    with pytest.raises(NotFoundError):
        catalogue.get("06970")


def test_a_code_alone_is_no_key(catalogue: Catalogue) -> None:
    wards = {old.code for old in catalogue.old_units if len(old.code) == 5}
    today = {unit.code for unit in communes(catalogue, REFORM)}

    assert len(wards) == 10_035
    assert len(wards & today) == 3_315
    old_ward = next(old for old in catalogue.old_units if old.code == "25270")
    assert old_ward.name == "Thị trấn Lộc Ninh"
    assert catalogue.get("25270").name == "Phường Lộc Ninh"


def test_471_old_wards_were_split_and_every_commune_came_from_somewhere(
    catalogue: Catalogue,
) -> None:
    assert sum(len(old.new_codes) > 1 for old in catalogue.old_units) == 471
    reached = {code for old in catalogue.old_units for code in old.new_codes}
    assert reached == {unit.code for unit in communes(catalogue, REFORM)}


def test_nothing_is_known_before_the_reform(catalogue: Catalogue) -> None:
    assert catalogue.provinces(on=dt.date(2025, 6, 30)) == ()
    assert catalogue.search("hà nội", on=dt.date(2025, 6, 30)) == ()
    with pytest.raises(NotFoundError):
        catalogue.get("01", on=dt.date(2025, 6, 30))


def test_an_unknown_code_is_refused_in_vietnamese(catalogue: Catalogue) -> None:
    with pytest.raises(NotFoundError, match="Danh mục không có đơn vị") as refusal:
        catalogue.get("99999")
    assert refusal.value.code == "unknown_unit"
    with pytest.raises(NotFoundError):
        catalogue.communes_of("02")


def test_the_search_takes_any_words_in_any_order_without_accents(catalogue: Catalogue) -> None:
    forward = names(catalogue.search("tan phuoc dong thap"))
    backward = names(catalogue.search("dong thap tan phuoc"))

    assert forward[:3] == ["Xã Tân Phước 1", "Xã Tân Phước 2", "Xã Tân Phước 3"]
    assert set(forward) == set(backward)


def test_typed_accents_count_as_exact(catalogue: Catalogue) -> None:
    short_names = {unit.short_name for unit in catalogue.search("Mỹ Thọ", limit=100)}

    assert "Mỹ Thọ" in short_names
    assert "Mỹ Tho" not in short_names
    assert {"Mỹ Tho", "Mỹ Thọ"} <= {unit.short_name for unit in catalogue.search("my tho")}


@pytest.mark.parametrize("typed", ["hòa an", "hoà an", "Hoà  An", "HÒA AN", "hoa\u0300 an"])
def test_both_places_of_the_tone_mark_find_the_same(catalogue: Catalogue, typed: str) -> None:
    assert {unit.name for unit in catalogue.search(typed)[:3]} == {"Xã Hòa An"}


@pytest.mark.parametrize("typed", ["M'Drắk", "M’Drắk", "mdrak", "m'drak"])
def test_apostrophes_do_not_matter(catalogue: Catalogue, typed: str) -> None:
    assert catalogue.search(typed)[0].code == "24412"


@pytest.mark.parametrize("typed", ["tphcm", "TP. HCM", "tp ho chi minh", "Hồ Chí Minh", "79"])
def test_usual_shorthand_finds_the_city(catalogue: Catalogue, typed: str) -> None:
    assert catalogue.search(typed)[0].code == "79"


def test_an_exact_name_comes_before_a_beginning_and_a_province_before_its_communes(
    catalogue: Catalogue,
) -> None:
    assert names(catalogue.search("long khanh"))[:1] == ["Phường Long Khánh"]
    assert catalogue.search("can tho")[0].name == "Thành phố Cần Thơ"


def test_an_old_province_leads_to_what_it_became(catalogue: Catalogue) -> None:
    found = catalogue.search("soc trang", limit=200)

    assert found[0].name == "Phường Sóc Trăng"
    assert found[1].name == "Thành phố Cần Thơ"
    assert {unit.province_code for unit in found} == {"92"}
    assert "Xã Kế Sách" in names(found)


def test_an_old_ward_name_leads_to_its_commune(catalogue: Catalogue) -> None:
    found = catalogue.search("Phúc Xá")

    assert found[0].name == "Phường Hồng Hà"
    assert "Phường Phúc Xá" in found[0].old_names
    assert "Phường Phúc Xá" in {old.name for old in catalogue.predecessors("00097")}


def test_a_renamed_unit_keeps_its_earlier_name_as_an_old_name(catalogue: Catalogue) -> None:
    assert "Xã Lộc Ninh" in catalogue.get("25270").old_names
    assert "Tỉnh Đồng Nai" in catalogue.get("75").old_names
    assert "Tỉnh Bình Phước" in catalogue.get("75").old_names
    assert "Xã Lộc Ninh" not in catalogue.get("25270", on=REFORM).old_names


@pytest.mark.parametrize("typed", ["", "   ", "-", "'"])
def test_nothing_typed_finds_nothing(catalogue: Catalogue, typed: str) -> None:
    assert catalogue.search(typed) == ()


def test_the_limit_is_kept(catalogue: Catalogue) -> None:
    assert len(catalogue.search("xa", limit=7)) == 7


def test_an_old_code_leads_to_its_successor(catalogue: Catalogue) -> None:
    assert names(catalogue.successors("00001")) == ["Phường Hồng Hà"]
    assert names(catalogue.successors("318")) == ["Đặc khu Bạch Long Vĩ"]


def test_a_split_ward_has_several_successors_the_likeliest_first(catalogue: Catalogue) -> None:
    split = next(old for old in catalogue.old_units if len(old.new_codes) > 1)
    assert [unit.code for unit in catalogue.successors(split.code)] == list(split.new_codes)


def test_an_old_name_with_its_district_leads_to_its_successor(catalogue: Catalogue) -> None:
    assert names(catalogue.successors("thi tran loc ninh binh phuoc")) == ["Phường Lộc Ninh"]
    assert catalogue.find_old("phuc xa ba dinh")[0].code == "00001"


def test_a_successor_has_the_name_of_the_day_asked_for(catalogue: Catalogue) -> None:
    assert names(catalogue.successors("25288", on=LAST_DAY_AS_PROVINCE)) == ["Xã Lộc Ninh"]
    assert names(catalogue.successors("25288")) == ["Phường Lộc Ninh"]


def test_an_unknown_old_unit_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(NotFoundError, match="đơn vị cũ") as refusal:
        catalogue.successors("xã không hề có")
    assert refusal.value.code == "old_unit_unknown"


def test_the_catalogue_is_read_once() -> None:
    assert Catalogue.load() is Catalogue.load()


def test_the_newer_catalogue_wins_and_the_shipped_one_stays_without_it(
    newer_folder: Path, tmp_path: Path
) -> None:
    assert Catalogue.newest(tmp_path / "nothing here") is Catalogue.load()
    assert Catalogue.newest(newer_folder).edition == dt.date(2027, 1, 1)


def test_replacing_copies_the_newer_catalogue_and_keeps_the_history(
    newer_folder: Path, tmp_path: Path
) -> None:
    data_folder = tmp_path / "data"

    replaced = Catalogue.replace(newer_folder, data_folder)

    assert Catalogue.newest(data_folder) is replaced
    assert sorted(path.name for path in data_folder.iterdir()) == [
        "edition.txt",
        "old_units.csv",
        "units.csv",
    ]
    assert replaced.get("31528", on=dt.date(2026, 12, 31)).name == "Xã Kế Sách"
    assert replaced.get("31561").name == "Phường Đại Hải"
    with pytest.raises(NotFoundError):
        replaced.get("31528")


def test_a_chain_of_mergers_leads_to_what_is_valid_on_the_day(newer_folder: Path) -> None:
    newer = Catalogue.load(newer_folder)
    town = next(old for old in newer.old_units if old.name == "Thị trấn Kế Sách")

    assert names(newer.successors(town.code, on=REFORM)) == ["Xã Kế Sách"]
    assert "Phường Đại Hải" in names(newer.successors("thị trấn kế sách"))


def test_a_catalogue_that_is_not_newer_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError) as refusal:
        Catalogue.replace(resource("units"), tmp_path / "data")
    assert refusal.value.code == "catalogue_not_newer"
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("name", "wanted", "put"),
    [
        ("units.csv", "code,name", "ma,ten"),
        ("units.csv", "commune,92,", "commune,93,"),
        ("units.csv", "2025-07-01", "01/07/2025"),
        ("units.csv", "00008,", "00004,"),
        ("old_units.csv", "2025-06-30,00097", "2025-06-30,99999"),
        ("edition.txt", "2026", "hai nghìn"),
    ],
)
def test_a_damaged_catalogue_is_refused(
    newer_folder: Path, tmp_path: Path, name: str, wanted: str, put: str
) -> None:
    path = newer_folder / name
    text = path.read_text(encoding="utf-8").replace("2027-01-01\n", "2026-12-01\n")
    assert wanted in text
    path.write_text(text.replace(wanted, put), encoding="utf-8")

    with pytest.raises(DamagedError) as refusal:
        Catalogue.replace(newer_folder, tmp_path / "data")

    assert refusal.value.code == "catalogue_damaged"
    assert not (tmp_path / "data").exists()


def test_a_folder_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DamagedError):
        Catalogue.load(tmp_path)
