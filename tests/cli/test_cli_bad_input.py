"""Bad input of every sort: a Vietnamese sentence, the right exit code, and nothing changed."""

import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pdfplumber
import pytest
from cli_runner import VIETNAMESE, Mdd, fingerprint_of, refused, written

from builders import COMMUNE, PROVINCE, TODAY, Offices

CHAIN = '{"children": ' + "[" * 100_000 + "]" * 100_000 + "}"


NOT_JSON = {
    "empty": b"",
    "blank": b"  \n",
    "cut": b'{"children": [',
    "words": "đây là danh sách trẻ".encode(),
    "nan": b'{"children": [{"id": NaN}]}',
    "infinity": b'{"children": [{"id": -Infinity}]}',
    "long-integer": b'{"children": [{"id": ' + b"9" * 5000 + b"}]}",
    "deep": CHAIN.encode(),
    "not-utf-8": b'{"children": [{"full_name": "\xff\xfe\xfa"}]}',
    "binary": bytes(range(256)),
    "trailing": b'{"children": []} x',
}


WRONG_SHAPE = {
    "a list": [],
    "a number": 5,
    "a word": "x",
    "null": None,
    "a list as section": {"children": 5},
    "a section of words": {"children": ["Hoa"]},
    "an unknown section": {"trẻ": []},
    "settings as list": {"settings": []},
    "unknown setting": {"settings": {"màu": "xanh"}},
}


ROWS: dict[str, dict[str, Any]] = {
    "name of 10,000 characters": {"full_name": "N" * 10_000},
    "name of blanks": {"full_name": " \u200b "},
    "name as number": {"full_name": 5},
    "name as list": {"full_name": ["Hoa"]},
    "unknown field": {"full_name": "Hoa", "màu_mắt": "nâu"},
    "unknown sex": {"full_name": "Hoa", "sex": "x"},
    "identity number": {"full_name": "Hoa", "identity_number": "12345"},
    "identity number with letters": {"full_name": "Hoa", "identity_number": "0010150O0001"},
    "phone": {"full_name": "Hoa", "phone": "12"},
    "born in the future": {"full_name": "Hoa", "birth": "2027-01-01"},
    "born on no day": {"full_name": "Hoa", "birth": "2014-02-30"},
    "born as number": {"full_name": "Hoa", "birth": 2014},
    "born as float": {"full_name": "Hoa", "birth": 2014.5},
    "unknown unit": {"full_name": "Hoa", "unit_id": "X9"},
    "no unit": {"full_name": "Hoa", "unit_id": "../x"},
    "year of 30 digits": {"full_name": "Hoa", "household": [{"year": 10**30, "status": "ngheo"}]},
    "float": {"full_name": "Hoa", "household": [{"year": 2026.5, "status": "ngheo"}]},
    "object": {"full_name": "Hoa", "father": "mất"},
    "deep": {"full_name": "Hoa", "note": [[[[[{}]]]]]},
    "exit before registration": {
        "full_name": "Hoa",
        "registered_on": "2026-01-01",
        "exit": {"date": "2025-01-01", "reason": "khac"},
    },
}


MARKUP = (
    "<img src=file:///etc/passwd>",
    '<b>Hoa</b> & "Sen" <script>alert(1)</script>',
    '=HYPERLINK("http://x","y")',
    "=cmd|'/C calc'!A1",
    "+1+2",
    "-2+3",
    "@SUM(A1)",
    "{{ 7*7 }} %s {0} $x",
    "'; DROP TABLE child; --",
    '" OR 1=1 *',
    "</para></font>",
)


@pytest.mark.parametrize("kind", NOT_JSON)
def test_a_file_that_is_no_json_is_refused(
    mdd: Mdd, unchanged: Path, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "tệp.json"
    path.write_bytes(NOT_JSON[kind])

    for command in (["records", "import", path], ["children", "add", "--from", path]):
        ran = mdd(*command, "--json", data=unchanged)
        refused(ran)
        assert ran.refusal == "bad_json"


def test_a_file_in_utf_16_is_read_or_refused_but_never_misread(
    mdd: Mdd, office: Path, tmp_path: Path
) -> None:
    path = tmp_path / "tệp.json"
    path.write_bytes(
        json.dumps({"full_name": "Nguyễn Thị Hoa"}, ensure_ascii=False).encode("utf-16")
    )

    ran = mdd("children", "add", "--from", path, "--json", data=office)

    assert ran.code in {0, 1}
    if ran.code == 0:
        assert ran.answer["children"][0]["full_name"] == "Nguyễn Thị Hoa"


@pytest.mark.parametrize("shape", WRONG_SHAPE)
def test_a_file_of_another_shape_is_refused(
    mdd: Mdd, unchanged: Path, tmp_path: Path, shape: str
) -> None:
    path = written(tmp_path / "tệp.json", WRONG_SHAPE[shape])

    ran = mdd("records", "import", path, "--json", data=unchanged)

    refused(ran)
    assert ran.refusal == ("invalid" if shape == "unknown setting" else "bad_file")


@pytest.mark.parametrize("row", ROWS)
def test_a_row_that_cannot_be_is_refused_by_hand_and_in_bulk(
    mdd: Mdd, unchanged: Path, tmp_path: Path, row: str
) -> None:
    path = tmp_path / "tệp.json"
    path.write_text(json.dumps(ROWS[row]), encoding="utf-8")
    bulk = tmp_path / "nhiều.json"
    bulk.write_text(json.dumps({"children": [{"unit_id": "X1"} | ROWS[row]]}), encoding="utf-8")

    refused(mdd("children", "add", "--from", path, "--json", "--today", TODAY, data=unchanged))
    loaded = mdd("records", "import", bulk, "--json", "--today", TODAY, data=unchanged)

    assert loaded.code == 1, loaded
    (told,) = loaded.answer["refused"]
    assert set(told) == {"where", "code", "message"}
    assert told["where"] == "children[0]"
    assert set(told["message"].lower()) & VIETNAMESE


def test_of_several_rows_the_good_ones_are_loaded_and_the_others_told(
    mdd: Mdd, office: Path, tmp_path: Path
) -> None:
    rows = [
        {"id": "1", "unit_id": "X1", "full_name": "Hoa"},
        {"id": "2", "unit_id": "X9", "full_name": "Sen"},
        {"id": "1", "unit_id": "X1", "full_name": "Hoa nữa"},
        {"id": "3", "unit_id": "X1"},
    ]
    lots = [
        {"id": "P1", "child_id": "1", "sponsor_id": "S1", "form": "gian_tiep"},
        {"id": "P2", "child_id": "2", "sponsor_id": "S1", "form": "gian_tiep"},
    ]
    sponsors = [{"id": "S1", "unit_id": "X1", "full_name": "Mai"}]
    path = written(
        tmp_path / "t.json", {"children": rows, "sponsors": sponsors, "sponsorships": lots}
    )

    loaded = mdd("records", "import", path, "--json", data=office)

    assert loaded.code == 4
    assert loaded.answer["added"]["children"] == 2
    assert loaded.answer["added"]["sponsorships"] == 1
    told = {item["where"]: item["code"] for item in loaded.answer["refused"]}
    assert told == {
        "children[1]": "unknown_unit",
        "children[2]": "twice",
        "sponsorships[1]": "unknown_reference",
    }
    assert mdd("check", "--deep", "--json", data=office).answer["ok"]


def test_one_bad_child_of_a_list_refuses_the_whole_list_by_hand(
    mdd: Mdd, unchanged: Path, tmp_path: Path
) -> None:
    path = written(tmp_path / "t.json", [{"full_name": "Hoa"}, {"full_name": ""}, {"sex": "nu"}])

    ran = mdd("children", "add", "--from", path, "--json", data=unchanged)

    refused(ran)
    assert ran.refusal == "name_missing"


def test_an_identity_number_that_another_child_has_is_refused(
    mdd: Mdd, office: Path, tmp_path: Path
) -> None:
    path = written(tmp_path / "t.json", {"full_name": "Hoa", "identity_number": "999314000001"})
    assert mdd("children", "add", "--from", path, data=office).code == 0
    before = fingerprint_of(office)

    ran = mdd("children", "add", "--from", path, "--json", data=office)

    refused(ran)
    assert ran.refusal == "same_identity_number"
    assert "999314000001" not in ran.message
    assert fingerprint_of(office) == before


@pytest.mark.parametrize(
    "edit",
    [
        "full_name=",
        "full_name=" + "x" * 10_000,
        "không_có=1",
        "id=1",
        "father.không_có=1",
        "father.status=xyz",
        "birth=2014-02-30",
        "birth={",
        "household=[1,2]",
        "phone=abc",
        "identity_number=1",
        "sex=gái",
        "merged_into=abc",
        "father=5",
        "full_name.x=1",
        "groups=5",
        "full_name=\u200b",
        "merged_into=01a20709-1974-7492-86f1-633a7c6c58a9",
        "unit_id=X9",
        'unit_history=[{"unit_id": "X9", "from": "2026-01-01"}]',
    ],
)
def test_a_correction_that_cannot_be_is_refused(
    mdd: Mdd, office: Path, tmp_path: Path, edit: str
) -> None:
    path = written(tmp_path / "t.json", {"full_name": "Nguyễn Thị Hoa"})
    code = mdd("children", "add", "--from", path, "--json", data=office).answer["children"][0][
        "code"
    ]
    before = fingerprint_of(office)

    refused(mdd("children", "correct", code, "--set", edit, "--json", data=office))

    assert fingerprint_of(office) == before


def test_signs_that_cannot_be_seen_are_taken_out_of_names(
    mdd: Mdd, office: Path, tmp_path: Path
) -> None:
    path = written(tmp_path / "t.json", [{"full_name": f"Hoa{sign} Sen"} for sign in "\0\7\u202e"])

    added = mdd("children", "add", "--from", path, "--json", data=office).answer["children"]

    assert {child["full_name"] for child in added} == {"Hoa Sen"}


def test_half_a_character_is_refused(mdd: Mdd, unchanged: Path, tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    for row in ({"full_name": "Hoa\ud800"}, {"id": "\udcff", "full_name": "Hoa"}):
        path.write_text(json.dumps({"children": [row]}), encoding="utf-8")
        ran = mdd("records", "import", path, "--json", data=unchanged)
        refused(ran)
        assert ran.refusal == "bad_json"


def test_ids_that_name_nobody_are_refused(mdd: Mdd, unchanged: Path) -> None:
    for text in ("", " ", "X1-26-0001", "' OR 1=1", "%", "*", "\udcff", "x" * 10_000):
        for noun in ("children", "sponsors"):
            ran = mdd(noun, "show", text, "--json", data=unchanged)
            refused(ran)
            assert ran.refusal == "not_found", (noun, text)


def test_searches_with_signs_of_a_query_language_are_only_words(mdd: Mdd, office: Path) -> None:
    for text in ('"', "*", "a*", "NEAR(", "AND OR NOT", "%", "_", "(", "\\", "'", "\udcff", "\x00"):
        ran = mdd("children", "list", "--search", text, "--json", data=office)
        assert (ran.code, ran.answer["total"]) == (0, 0), (text, ran)
        assert mdd("sponsors", "list", "--search", text, "--json", data=office).code == 0
    assert mdd("units", "search", "*", '"', "\udcff", "--json", data=office).code == 0


def test_names_made_of_markup_or_formulas_stay_names_everywhere(
    mdd: Mdd, offices: Offices, tmp_path: Path
) -> None:
    orphan: dict[str, Any] = {"unit_id": "X1", "birth": "2014", "registered_on": "2022-01-10"}
    orphan["father"] = {"status": "mat"}
    rows = [
        {"id": f"C{number}", "full_name": name, "note": name, **orphan}
        for number, name in enumerate(MARKUP)
    ]
    path = written(tmp_path / "t.json", {"children": rows})
    folder = offices.path(COMMUNE)
    loaded = mdd("records", "import", path, "--json", data=folder)
    assert (loaded.code, loaded.answer["refused"]) == (0, [])
    offices.send(COMMUNE, PROVINCE)
    offices.close()

    for name in (COMMUNE, PROVINCE):
        listed = mdd("children", "list", "--json", data=offices.path(name)).answer["children"]
        assert {child["full_name"] for child in listed} == set(MARKUP)
    compared = mdd("duplicates", "--json", data=folder)
    assert compared.code == 0
    assert _names_in_workbook(mdd, folder, tmp_path) >= set(MARKUP)
    assert _names_on_paper(mdd, folder, tmp_path) >= {_solid(name) for name in MARKUP}


def _names_in_workbook(mdd: Mdd, folder: Path, target: Path) -> set[str]:
    """What the cells of the exported list hold; none of them is a formula."""
    made = mdd("excel", "export", "children", target / "trẻ.xlsx", "--json", data=folder)
    assert made.code == 0, made
    cells = [c for s in openpyxl.load_workbook(target / "trẻ.xlsx") for r in s.rows for c in r]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    return {str(cell.value) for cell in cells}


def _names_on_paper(mdd: Mdd, folder: Path, target: Path) -> set[str]:
    """Which of the names the printed list holds, without the spaces at which lines are broken."""
    for form in ("pdf", "docx", "xlsx"):
        made = mdd("document", "make", "B1", "-o", target / f"ds.{form}", "--json", data=folder)
        assert made.code == 0, made
    with pdfplumber.open(target / "ds.pdf") as file:
        tables = [table for page in file.pages for table in page.extract_tables()]
    return {_solid(str(row[1])) for table in tables for row in table}


def _solid(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200f", "\ufeff", "\u200b"])
def test_a_sign_that_turns_writing_round_does_not_stay_in_a_name(
    mdd: Mdd, office: Path, tmp_path: Path, sign: str
) -> None:
    path = written(
        tmp_path / "t.json",
        {"children": [{"id": "C1", "unit_id": "X1", "full_name": f"Hoa{sign}Sen"}]},
    )
    assert mdd("records", "import", path, "--json", data=office).code == 0

    (child,) = mdd("children", "list", "--json", data=office).answer["children"]

    assert child["full_name"] == "HoaSen"


def test_an_office_whose_name_is_markup_prints_its_name(mdd: Mdd, tmp_path: Path) -> None:
    folder = tmp_path / "so"
    name = 'xã <img src="file:///etc/passwd"> & <b>'
    assert mdd("init", "--unit", "X1", "--name", name, "--officer", "=A1", data=folder).code == 0
    for form in ("pdf", "docx", "xlsx"):
        target = tmp_path / f"a.{form}"
        made = mdd(
            "document", "make", "BC-T", "--period", "2026-06", "-o", target, "--json", data=folder
        )
        assert made.code == 0, made
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert not [
        cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]
    with zipfile.ZipFile(tmp_path / "a.docx") as docx:
        assert b"&lt;img" in docx.read("word/document.xml")
