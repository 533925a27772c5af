"""Files of other kinds: old Excel, text files, web pages, open documents."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from typing import Any

import xlwt
from workbook_corpus import HEAD, Case, case, person, truth, xlsx
from workbooks_texts import TCVN3, TCVN3_TRUTH, TCVN3_WARNED


def xls(fill: Callable[[Any, Any], None]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Danh sách")
    fill(book, sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@case
def old_excel() -> Case:
    def fill(_: Any, sheet: Any) -> None:
        old = xlwt.easyxf("font: name .VnTime")
        day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
        for column, title in enumerate(HEAD):
            sheet.write(2, column, title)
        sheet.write_merge(0, 0, 0, 5, "DANH SÁCH TRẺ")
        for column, cell in enumerate(person(1, "NguyÔn ThÞ An", dt.date(2014, 12, 25))):
            style = old if column == 1 else day if column == 2 else xlwt.Style.default_style
            sheet.write(3, column, cell, style)
        for column, cell in enumerate(person(2, "Trần Thị Bình")):
            sheet.write(4, column, cell)
        for column, cell in enumerate(person(3, "Lê Thị Cúc", xlwt.Formula("2010+4"))):
            sheet.write(5, column, cell)
        for column, cell in enumerate(person(4, "Lê Thị Dung")):
            sheet.write(6, column, cell)
        sheet.row(6).hidden = True

    return Case("an old workbook with fonts, a formula and a hidden row", "ab.xls", xls(fill),
                {4: truth("Nguyễn Thị An"), 5: truth("Trần Thị Bình")},
                refused=frozenset({(6, "C"), (7, "")}), warned=frozenset({(4, "B")}),
                encoding="tcvn3")  # fmt: skip


def text_table(separator: str) -> str:
    lines = [HEAD, person(1, "Nguyễn Thị Ánh"), person(2, "Trần Thị “Bình”")]
    return "".join(separator.join(map(str, line)) + "\r\n" for line in lines)


TEXT_TRUTH = {2: truth("Nguyễn Thị Ánh"), 3: truth("Trần Thị “Bình”")}


@case
def workbook_with_macros() -> Case:
    """The macros are junk: whoever opened them would say so."""
    buffer = io.BytesIO()
    plain = "spreadsheetml.sheet.main"
    with (
        zipfile.ZipFile(io.BytesIO(xlsx([HEAD, person(1, "Nguyễn Thị An")]))) as source,
        zipfile.ZipFile(buffer, "w") as target,
    ):
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml":
                macros = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
                whole = f"application/vnd.openxmlformats-officedocument.{plain}+xml".encode()
                content = content.replace(whole, macros)
            target.writestr(name, content)
        target.writestr("xl/vbaProject.bin", b"Attribute VB_Name = 1/0")
    return Case("a workbook with macros", "a.xlsm", buffer.getvalue(), {2: truth("Nguyễn Thị An")})


@case
def csv_with_mark() -> Case:
    return Case("CSV in UTF-8 with a mark, semicolons", "ac.csv",
                text_table(";").encode("utf-8-sig"), TEXT_TRUTH)  # fmt: skip


@case
def csv_in_utf_16() -> Case:
    return Case("CSV in UTF-16 with tabs", "ad.csv", text_table("\t").encode("utf-16"), TEXT_TRUTH)


@case
def csv_in_utf_16_without_mark() -> Case:
    return Case("CSV in UTF-16 without a mark", "ae.csv",
                text_table(",").encode("utf-16-le"), TEXT_TRUTH)  # fmt: skip


_CP1258_MARKS = str.maketrans({
    "ễ": "ê\u0303", "ị": "i\u0323", "Á": "Á", "ầ": "â\u0300", "ì": "i\u0300", "ọ": "o\u0323",
    "ớ": "ơ\u0301", "ệ": "ê\u0323", "ạ": "a\u0323", "ữ": "ư\u0303", "ũ": "u\u0303", "ố": "ô\u0301",
})  # fmt: skip


@case
def csv_in_cp1258() -> Case:
    text = text_table(",").replace("ì", "i\u0300").translate(_CP1258_MARKS)
    return Case("CSV in the Vietnamese code page of Windows", "af.csv", text.encode("cp1258"),
                TEXT_TRUTH, encoding="cp1258")  # fmt: skip


@case
def csv_in_tcvn3() -> Case:
    text = "".join(",".join(map(str, row)) + "\n" for row in TCVN3)
    return Case("CSV with bytes of TCVN3", "ag.csv", text.encode("latin-1"), TCVN3_TRUTH,
                warned=TCVN3_WARNED, encoding="tcvn3")  # fmt: skip


@case
def web_page() -> Case:
    cells = "".join(f"<td>{title}</td>" for title in HEAD)
    lines = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>"
        for line in (person(1, "Nguyễn&nbsp;Thị Ánh"), person(2, "Trần<br>Thị Bình"))
    )
    page = f"""<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
        <meta charset="utf-8"><style>td {{mso-number-format:"\\@"}}</style></head><body>
        <table><tr><td colspan=6>DANH SÁCH</td></tr><tr>{cells}</tr>{lines}</table></body></html>"""
    return Case("a web page that calls itself .xls", "ah.xls", page.encode(),
                {3: truth("Nguyễn Thị Ánh"), 4: truth("Trần Thị Bình")})  # fmt: skip


@case
def open_document() -> Case:
    def cell(content: Any) -> str:
        if content is None:
            return "<table:table-cell/>"
        if isinstance(content, int):
            return f'<table:table-cell office:value-type="float" office:value="{content}"/>'
        if isinstance(content, dt.date):
            return f'<table:table-cell office:value-type="date" office:date-value="{content}"/>'
        return (f'<table:table-cell office:value-type="string"><text:p>{content}</text:p>'
                "</table:table-cell>")  # fmt: skip

    lines = [HEAD, person(1, "Nguyễn Thị An", dt.date(2014, 12, 25)), person(2, "Trần Thị Bình")]
    rows = "".join(
        f"<table:table-row>{''.join(map(cell, line))}</table:table-row>" for line in lines
    )
    last = "".join(map(cell, person(3, "Lê Thị Ẩn")))
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = f"""<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}>
        <office:body><office:spreadsheet><table:table table:name="DS">{rows}
        <table:table-row table:visibility="collapse">{last}</table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell
        table:number-columns-repeated="16384"/></table:table-row></table:table>
        </office:spreadsheet></office:body></office:document-content>"""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return Case("a spreadsheet of LibreOffice with a hidden row", "ai.ods", buffer.getvalue(),
                {2: truth("Nguyễn Thị An"), 3: truth("Trần Thị Bình")},
                refused=frozenset({(4, "")}))  # fmt: skip
