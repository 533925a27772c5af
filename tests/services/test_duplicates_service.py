"""Duplicates of a registry, of a CSV file, and the candidates for the live panel."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from builders import an_office
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.services import child_list, child_screen, children, duplicates, people_csv
from mdd_desktop.services.child_screen import Question
from mdd_desktop.services.offices import Registry
from mdd_desktop.storage.queries.people import possible_matches

HEADER = (
    "id,full_name,born_on,sex,mother_name,father_name,guardian_name,phone,identity_number,"
    "village,commune"
)


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    with an_office(tmp_path / "so") as office:
        yield office


def file_of(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    path = folder / "nguoi.csv"
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


def refusal(path: Path) -> RuleError:
    with pytest.raises(RuleError) as caught:
        duplicates.compare_file(path)
    assert caught.value.code == "bad_csv"
    return caught.value


def enter(registry: Registry, name: str, born: str, **values: str) -> str:
    child = children.register(registry, {"full_name": name, "birth": born, **values})
    return str(child.id)


def test_a_file_is_compared_without_a_registry(tmp_path: Path) -> None:
    path = file_of(
        tmp_path,
        HEADER,
        "a,Lê Thị Ngọc Diễm,2014-08-12,nu,,,Nguyễn Văn Tư,,,Phú Lợi,30127",
        "b,Lê Ngọc Diễm,2014-12-08,nu,,,Nguyễn Văn Tư,,,Phú Lợi,30127",
        "c,Lê Thị Ngọc Điệp,2014-08-12,nu,,,Nguyễn Văn Tư,,,Phú Lợi,30127",
    )

    pairs = duplicates.compare_file(path)

    assert [{pair.a, pair.b} for pair in pairs] == [{"a", "b"}]
    assert pairs[0].reasons


def test_a_file_from_a_spreadsheet_with_mark_semicolons_and_paper_dates_is_read(
    tmp_path: Path,
) -> None:
    path = file_of(
        tmp_path,
        "ID;Full_Name;born_on;sex;ghi chú",
        "1;Le\u0302 Thi\u0323 An;5/1/2015;Nữ;x",
        "",
        "2;Trần Văn Bình;03/2014;;",
        encoding="utf-8-sig",
    )

    people = people_csv.read_people_csv(path)

    assert [(p.full_name, p.born_on, p.sex) for p in people] == [
        ("Lê Thị An", "2015-01-05", "nu"),
        ("Trần Văn Bình", "2014-03", ""),
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([], "thiếu cột id, full_name"),
        (["id,name", "1,An"], "thiếu cột full_name"),
        ([HEADER, "1,An,2014-02-30"], "Dòng 2, cột born_on"),
        ([HEADER, "1,An,hôm qua"], "Dòng 2, cột born_on"),
        ([HEADER, "1,An,2014,gái"], "Dòng 2, cột sex"),
        ([HEADER, ",An,2014"], "Dòng 2 chưa có id"),
        ([HEADER, "1,An,2014", "1,Bình,2015"], "id có giá trị lặp lại"),
        ([HEADER, '1,"An'], "không đúng dạng CSV"),
    ],
)
def test_a_bad_file_is_refused_with_the_place_and_without_a_name(
    tmp_path: Path, lines: list[str], said: str
) -> None:
    error = refusal(file_of(tmp_path, *lines))

    assert said in error.message
    assert "An" not in error.message


def test_a_file_in_another_encoding_or_a_folder_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cu.csv"
    path.write_bytes("id,full_name\n1,Lê Thị Diễm\n".encode("cp1258", errors="replace"))

    assert "UTF-8" in refusal(path).message
    assert "Không đọc được" in refusal(tmp_path).message


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError):
        duplicates.compare_file(tmp_path / "khong-co.csv")


def test_the_registry_is_scanned_without_void_and_merged_records(registry: Registry) -> None:
    first = enter(registry, "Lê Thị Ngọc Diễm", "2014-08-12", sex="nu")
    second = enter(registry, "Le Thi Ngoc Diem", "2014-12-08", sex="nu")
    enter(registry, "Trần Văn Nam", "2012-02-03", sex="nam")

    pairs = duplicates.scan(registry)
    children.correct(registry, children.get(registry, second).id, {"void": True})

    assert [{pair.a, pair.b} for pair in pairs] == [{first, second}]
    assert duplicates.scan(registry) == []


@pytest.mark.parametrize(
    ("name", "born"),
    [
        ("Lê Thị Ngọc Diễm", "2014-08-12"),
        ("le thi ngoc diem", None),
        ("Lê Diễm", "2014"),
        ("Trần Thị Không Giống", "2014-12-08"),
        ("Lee Thij Ngocj Dieemx", "2014"),
        ("Lê Thị Ngọc Diêmx", "2014"),
    ],
)
def test_the_candidates_of_the_live_panel_hold_the_child(
    registry: Registry, name: str, born: str | None
) -> None:
    known = enter(registry, "Lê Thị Ngọc Diễm", "2014-08-12")
    enter(registry, "Phạm Văn Hùng", "2010-01-02")

    with registry.read() as reading:
        found = possible_matches(reading.connection, name, born)

    assert [str(child) for child in found] == [known]


def test_candidates_are_found_by_telephone_and_identity_number_too(registry: Registry) -> None:
    known = enter(
        registry,
        "Lê Thị Ngọc Diễm",
        "2014-08-12",
        sex="nu",
        phone="0912345678",
        identity_number="087314007218",
    )

    with registry.read() as reading:
        connection = reading.connection
        by_phone = possible_matches(connection, "Na", None, phone="0912345678")
        by_number = possible_matches(connection, "Na", None, identity_number="087314007218")
        by_neither = possible_matches(connection, "Na", None)

    assert [str(child) for child in by_phone + by_number] == [known, known]
    assert by_neither == []


def test_no_more_candidates_than_asked_for(registry: Registry) -> None:
    for number in range(1, 6):
        enter(registry, "Nguyễn Thị An", f"2014-01-0{number}")

    with registry.read() as reading:
        found = possible_matches(reading.connection, "Nguyễn Thị An", "2014", limit=3)

    assert len(found) == len(set(found)) == 3


def suspected(registry: Registry) -> set[str]:
    found, _total = child_list.find(registry, tabs=["nghi_trung"])
    return {child.full_name for child in found}


def test_the_suspected_pair_stands_in_the_list_until_it_is_decided(registry: Registry) -> None:
    first = enter(registry, "Lê Thị Ngọc Diễm", "2014-08-12", sex="nu", village="Phú Lợi")
    second = enter(registry, "Le Thi Ngoc Diem", "2014-12-08", sex="nu", village="Phú Lợi")
    enter(registry, "Trần Văn Nam", "2013-02-14", sex="nam")

    assert suspected(registry) == {"Lê Thị Ngọc Diễm", "Le Thi Ngoc Diem"}
    assert child_screen.counts(registry, Question())["nghi_trung"] == 2

    duplicates.distinguish(registry, UUID(first), UUID(second))
    assert child_screen.counts(registry, Question())["nghi_trung"] is None  # not compared again yet
    assert suspected(registry) == set()
    assert child_screen.counts(registry, Question())["nghi_trung"] == 0


def test_a_child_entered_after_the_scan_is_in_the_list_when_it_is_asked_for(
    registry: Registry,
) -> None:
    enter(registry, "Lê Thị Ngọc Diễm", "2014-08-12", sex="nu", village="Phú Lợi")
    assert suspected(registry) == set()
    enter(registry, "Le Thi Ngoc Diem", "2014-08-12", sex="nu", village="Phú Lợi")

    assert len(suspected(registry)) == 2


def test_people_are_gathered_only_while_the_last_scan_is_out_of_date(registry: Registry) -> None:
    enter(registry, "Lê Thị Ngọc Diễm", "2014-08-12")
    gathered = duplicates.gather_changed(registry)
    assert gathered is not None
    enter(registry, "Trần Văn Nam", "2013-02-14")  # while the first scan is under way
    duplicates.keep(registry, gathered, [])

    assert duplicates.gather_changed(registry) is not None
    duplicates.refresh(registry)
    assert duplicates.gather_changed(registry) is None
