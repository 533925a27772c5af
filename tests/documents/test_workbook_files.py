"""Workbook files: what could harm is refused, and what is written is what it seems."""

import datetime as dt
import io
import re
import time
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from mdd_desktop.documents.xlsx.grid import column_letters, column_number
from mdd_desktop.documents.xlsx.list_file import ListColumn, write_list
from mdd_desktop.documents.xlsx.opening import read_book
from mdd_desktop.domain.errors import RegistryError

COLUMNS = [ListColumn("STT", 6), ListColumn("Họ và tên", 28), ListColumn("Ngày sinh", 12)]


def plain_workbook() -> bytes:
    book = Workbook()
    sheet: Any = book.active
    sheet.append(["a", 1.5, dt.date(2026, 1, 2), True])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def replaced(content: bytes, part: str, text: bytes) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, text if name == part else old.read(name))
    return buffer.getvalue()


def test_cells_keep_their_types() -> None:
    (sheet,) = read_book(plain_workbook(), "a.xlsx").sheets

    assert sheet.rows == [["a", 1.5, dt.date(2026, 1, 2), True]]


def test_a_workbook_that_unpacks_to_a_flood_is_refused() -> None:
    bomb = replaced(plain_workbook(), "xl/worksheets/sheet1.xml", b" " * 40_000_000)

    with pytest.raises(RegistryError, match="quá lớn"):
        read_book(bomb, "bom.xlsx")


def test_a_workbook_with_entities_is_refused() -> None:
    text = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'
    bomb = replaced(plain_workbook(), "xl/worksheets/sheet1.xml", text)

    with pytest.raises(RegistryError, match="DOCTYPE"):
        read_book(bomb, "bom.xlsx")


def test_a_workbook_with_a_passphrase_says_so() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")

    with pytest.raises(RegistryError, match="mật khẩu"):
        read_book(locked, "khoa.xlsx")


def test_a_workbook_that_names_its_elements_with_a_prefix_is_read() -> None:
    plain = plain_workbook()
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
    prefixed = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", xml).replace(b" xmlns=", b" xmlns:x=")

    (sheet,) = read_book(replaced(plain, "xl/worksheets/sheet1.xml", prefixed), "a.xlsx").sheets

    assert sheet.rows == [["a", 1.5, dt.date(2026, 1, 2), True]]


def test_macros_are_passed_over() -> None:
    buffer = io.BytesIO(plain_workbook())
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")

    book = read_book(buffer.getvalue(), "a.xlsm")

    assert (book.kind, book.sheets[0].rows[0][0]) == ("xlsm", "a")


def test_a_far_cell_does_not_make_the_sheet_large() -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet["A1"], sheet["XFD1048576"] = "a", "z"
    buffer = io.BytesIO()
    book.save(buffer)
    begun = time.monotonic()

    (read,) = read_book(buffer.getvalue(), "xa.xlsx").sheets

    assert read.rows == [["a"]]
    assert [(place.row, place.column) for place in read.left_out] == [(1_048_575, 16_383)]
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("column", [0, 25, 26, 701, 702, 16_383])
def test_columns_have_letters(column: int) -> None:
    assert column_number(column_letters(column)) == column


def test_a_name_that_looks_like_a_formula_stays_a_name() -> None:
    names = ['=HYPERLINK("x")', "+1", "-1", "@a", "'b", "a & <b>", "_x0041_", " x ", "a\nb"]

    content, count = write_list("Tên", COLUMNS, [[1, name, None] for name in names], name="DS")

    sheet: Any = load_workbook(io.BytesIO(content)).active
    cells = [sheet.cell(row, 2) for row in range(4, 4 + len(names))]
    assert count == len(names)
    assert [cell.value for cell in cells[:6]] == names[:6]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells[:5])
    (back,) = read_book(content, "a.xlsx").sheets
    assert [row[1] for row in back.rows[3:]] == names
    assert back.marks == {}


def test_a_list_has_typed_cells_a_filter_and_a_frozen_head() -> None:
    rows = [[1, "Lê Thị An", dt.date(2014, 12, 25)], [2, "0912345678", 2015]]

    content, _ = write_list("DANH SÁCH", COLUMNS, rows, name="Trẻ em")

    sheet: Any = load_workbook(io.BytesIO(content)).active
    assert sheet.title == "Trẻ em"
    assert sheet["C4"].value == dt.datetime(2014, 12, 25)  # noqa: DTZ001 - what openpyxl gives
    assert sheet["C4"].number_format == "dd/mm/yyyy"
    assert (sheet["B5"].value, sheet["B5"].number_format) == ("0912345678", "@")
    assert sheet.auto_filter.ref == "A3:C5"
    assert sheet.freeze_panes == "C4"
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.column_dimensions["B"].width == 28


def test_the_same_list_gives_the_same_bytes() -> None:
    once, _ = write_list("DS", COLUMNS, [[1, "a", None]], name="DS")
    again, _ = write_list("DS", COLUMNS, [[1, "a", None]], name="DS")

    assert once == again
