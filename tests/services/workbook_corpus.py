"""Nasty workbooks as offices have them, made afresh, each with the truth about its cells.

A case's truth gives for each row of the sheet the values that stand on paper. A row that is in
``refused`` must be refused at that cell; every other value must be read as it is on paper.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import xlwt
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

Rows = list[list[Any]]
HEAD = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Thôn", "Điện thoại"]


@dataclass(frozen=True)
class Case:
    """One workbook and the truth about it.

    Attributes:
        name: As a sentence's subject.
        file: Its name.
        content: Its bytes.
        truth: By row of the sheet: field and value.
        refused: Cells that must be refused, by row and column.
        warned: Cells that must be reported as changed, guessed or doubted.
        choices: Of the officer, in the JSON form.
        kind: Of the list.
        encoding: As it must be found.
    """

    name: str
    file: str
    content: bytes
    truth: Mapping[int, Mapping[str, Any]]
    refused: frozenset[tuple[int, str]] = frozenset()
    warned: frozenset[tuple[int, str]] = frozenset()
    choices: Mapping[str, Any] = field(default_factory=dict)
    kind: str = "children"
    encoding: str = "unicode"


CASES: list[Callable[[], Case]] = []


def case(make: Callable[[], Case]) -> Callable[[], Case]:
    CASES.append(make)
    return make


def xlsx(rows: Rows, change: Callable[[Any, Any], None] | None = None) -> bytes:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Danh sách"
    for row in rows:
        sheet.append(row)
    if change is not None:
        change(book, sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def person(number: int, name: str, born: Any = "25/12/2014", **more: Any) -> list[Any]:
    values = {"sex": "Nữ", "village": "Thôn 1", "phone": "0912345678", **more}
    return [number, name, born, values["sex"], values["village"], values["phone"]]


def truth(name: str, birth: str | None = "2014-12-25", **more: Any) -> dict[str, Any]:
    plain = {"full_name": name, "birth": birth, "sex": "nu", "village": "Thôn 1"}
    return {**plain, "phone": "0912345678", **more}


@case
def plain_list() -> Case:
    rows = [HEAD, person(1, "Nguyễn Thị An", dt.date(2014, 12, 25)), person(2, "Trần Thị Bình")]
    return Case("a plain list", "a.xlsx", xlsx(rows),
                {2: truth("Nguyễn Thị An"), 3: truth("Trần Thị Bình")})  # fmt: skip


@case
def titles_totals_and_signatures() -> Case:
    rows: Rows = [
        ["HỘI LHPN XÃ HOA SEN", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        [],
        ["DANH SÁCH TRẺ MỒ CÔI NĂM 2026"],
        [],
        HEAD,
        [f"({n})" for n in range(1, 7)],
        [None, "Thôn Đông"],
        person(1, "Tống Thị An"),
        [],
        HEAD,
        person(2, "Cống Thị Bình"),
        [None, "Tổng cộng: 2 trẻ"],
        [],
        [None, "Hoa Sen, ngày 05 tháng 01 năm 2026"],
        [None, "Người lập biểu", None, None, "TM. BAN THƯỜNG VỤ"],
        [None, "Lê Thị Giả", None, None, "Trần Thị Định"],
    ]

    def join(_: Any, sheet: Any) -> None:
        sheet.merge_cells("A3:F3")

    return Case("titles, totals and signatures", "b.xlsx", xlsx(rows, join),
                {8: truth("Tống Thị An"), 11: truth("Cống Thị Bình")})  # fmt: skip


@case
def two_row_head() -> Case:
    rows: Rows = [
        ["STT", "Họ và tên", "Năm sinh", None, "Cha", None, "Mẹ", None, "Thôn"],
        [None, None, "Nam", "Nữ", "Họ tên", "Tình trạng", "Họ tên", "Tình trạng", None],
        [
            1,
            "Lê Văn An",
            "25/12/2014",
            None,
            "Lê Văn Ba",
            "đã mất",
            "Hồ Thị Tư",
            "còn sống",
            "Ấp 1",
        ],
        [2, "Lê Thị Bình", None, 2013, "Lê Văn Ba", None, None, "bỏ đi", "Ấp 2"],
    ]

    def join(_: Any, sheet: Any) -> None:
        for area in ("A1:A2", "B1:B2", "C1:D1", "E1:F1", "G1:H1", "I1:I2"):
            sheet.merge_cells(area)

    father, mother = {"full_name": "Lê Văn Ba"}, {"full_name": "Hồ Thị Tư", "status": "con_song"}
    return Case("a head of two rows", "c.xlsx", xlsx(rows, join), {
        3: {"full_name": "Lê Văn An", "birth": "2014-12-25", "sex": "nam", "village": "Ấp 1",
            "father": {**father, "status": "mat"}, "mother": mother},
        4: {"full_name": "Lê Thị Bình", "birth": "2013", "sex": "nu", "village": "Ấp 2",
            "father": father, "mother": {"status": "khong_ro"}},
    })  # fmt: skip


@case
def three_row_head() -> Case:
    rows: Rows = [
        ["TT", "Thông tin trẻ", None, None, None, None],
        [None, "Họ và tên", "Ngày, tháng, năm sinh", None, None, "Giới tính"],
        [None, None, "Ngày", "Tháng", "Năm", None],
        [1, "Lê Văn An", 5, 6, 2015, "Nam"],
        [2, "Lê Thị Bình", None, None, 2014, "Nữ"],
    ]

    def join(_: Any, sheet: Any) -> None:
        for area in ("A1:A3", "B1:F1", "B2:B3", "C2:E2", "F2:F3"):
            sheet.merge_cells(area)

    return Case("a head of three rows, the birth date in three columns", "d.xlsx",
                xlsx(rows, join), {
                    4: {"full_name": "Lê Văn An", "birth": "2015-06-05", "sex": "nam"},
                    5: {"full_name": "Lê Thị Bình", "birth": "2014", "sex": "nu"},
                })  # fmt: skip


@case
def name_in_two_columns() -> Case:
    rows: Rows = [
        ["STT", "Họ và tên", None, "Ngày sinh", "Dân tộc"],
        [1, "Nguyễn Thị", "An", "25/12/2014", "H'Mông"],
        [2, "Trần", "Bình", "12/2013", "Kinh"],
    ]
    return Case("one heading over two columns of a name", "e.xlsx",
                xlsx(rows, lambda _, sheet: sheet.merge_cells("B1:C1")), {
                    2: {"full_name": "Nguyễn Thị An", "birth": "2014-12-25", "ethnic": "HMông"},
                    3: {"full_name": "Trần Bình", "birth": "2013-12", "ethnic": "Kinh"},
                }, warned=frozenset({(2, "E")}))  # fmt: skip


@case
def dates_in_every_habit() -> Case:
    births = [
        ("25/12/2014", "2014-12-25"), ("5.6.2015", "2015-06-05"), ("05-06-2015", "2015-06-05"),
        ("ngày 5 tháng 6 năm 2015", "2015-06-05"), ("2015", "2015"), (2015.0, "2015"),
        ("tháng 6 năm 2015", "2015-06"), ("6/2015", "2015-06"), ("42160", "2015-06-05"),
        (42160, "2015-06-05"), ("2015-06-05 00:00:00", "2015-06-05"), ("00/00/2015", "2015"),
        ("5 thg 6, 2015", "2015-06-05"), ("05-Jun-2015", "2015-06-05"), ("5/6/2015.", "2015-06-05"),
        (" 05 / 06 / 2015 ", "2015-06-05"), ("Sinh năm 2015", "2015"),
        ("Ngày 05 tháng Sáu năm 2015", "2015-06-05"),
    ]  # fmt: skip
    rows = [HEAD, *[person(n, f"Lê Thị {chr(65 + n)}", b) for n, (b, _) in enumerate(births, 1)]]
    answers = {n + 1: truth(f"Lê Thị {chr(65 + n)}", iso) for n, (_, iso) in enumerate(births, 1)}
    guessed = (3, 4, 10, 11, 13, 16, 17)
    return Case("dates in every habit", "f.xlsx", xlsx(rows), answers,
                warned=frozenset((row, "C") for row in guessed))  # fmt: skip


@case
def dates_that_are_none() -> Case:
    births = ["5/6/15", "31/02/2016", "29/02/2015", "05/06/2015 (âm lịch)", "O5/06/2015", "Ất Mùi",
              "1/1/0020", 5.6, "25/12/2030", "20/13/2015"]  # fmt: skip
    rows = [HEAD, *[person(n, f"Lê Thị {chr(65 + n)}", b) for n, b in enumerate(births, 1)]]
    rows.append(person(11, "Lê Thị Yên"))
    return Case("dates that are none", "g.xlsx", xlsx(rows), {12: truth("Lê Thị Yên")},
                refused=frozenset((row, "C") for row in range(2, 12)))  # fmt: skip


@case
def order_of_day_and_month_unknown() -> Case:
    rows = [HEAD, person(1, "Lê Thị An", "05/06/2015"), person(2, "Lê Thị Bình", "07/07/2015"),
            person(3, "Lê Thị Cúc", "2014")]  # fmt: skip
    return Case("a column that does not tell day from month", "h.xlsx", xlsx(rows),
                {3: truth("Lê Thị Bình", "2015-07-07"), 4: truth("Lê Thị Cúc", "2014")},
                refused=frozenset({(2, "C")}))  # fmt: skip


@case
def order_of_day_and_month_answered() -> Case:
    rows = [HEAD, person(1, "Lê Thị An", "05/06/2015"), person(2, "Lê Thị Bình", "11/12/2015")]
    return Case("the same column after the officer's answer", "i.xlsx", xlsx(rows),
                {2: truth("Lê Thị An", "2015-05-06"), 3: truth("Lê Thị Bình", "2015-11-12")},
                choices={"dates": {"C": "mdy"}})  # fmt: skip


@case
def orders_against_one_another() -> Case:
    rows = [HEAD, person(1, "Lê Thị An", "25/12/2015"), person(2, "Lê Thị Bình", "12/25/2014"),
            person(3, "Lê Thị Cúc", "05/06/2015")]  # fmt: skip
    return Case("a column with dates in both orders", "j.xlsx", xlsx(rows),
                {2: truth("Lê Thị An", "2015-12-25"), 3: truth("Lê Thị Bình", "2014-12-25")},
                refused=frozenset({(4, "C")}))  # fmt: skip


@case
def days_swapped_by_excel() -> Case:
    days = [dt.date(2015, 5, 6), dt.date(2014, 3, 11), dt.date(2013, 12, 1)]
    rows = [HEAD, *[person(n, f"Lê Thị {chr(65 + n)}", d) for n, d in enumerate(days, 1)],
            person(4, "Lê Thị Yên", "25/12/2014")]  # fmt: skip
    return Case("dates that a month-first Excel has swapped", "k.xlsx", xlsx(rows),
                {5: truth("Lê Thị Yên")},
                refused=frozenset({(2, "C"), (3, "C"), (4, "C")}))  # fmt: skip


@case
def counted_from_1904() -> Case:
    def epoch(book: Any, sheet: Any) -> None:
        book.epoch = CALENDAR_MAC_1904
        sheet["C2"] = dt.date(2014, 12, 25)
        sheet["C3"] = 40536

    rows = [HEAD, person(1, "Lê Thị An", None), person(2, "Lê Thị Bình", None)]
    return Case("days counted from 1904", "l.xlsx", xlsx(rows, epoch),
                {2: truth("Lê Thị An"), 3: truth("Lê Thị Bình")},
                warned=frozenset({(3, "C")}))  # fmt: skip


@case
def year_in_a_date_cell() -> Case:
    def style(_: Any, sheet: Any) -> None:
        sheet["C2"] = 2015
        sheet["C2"].number_format = "dd/mm/yyyy"

    rows = [HEAD, person(1, "Lê Thị An", None), person(2, "Lê Thị Bình")]
    return Case("a year typed into a cell for days", "m.xlsx", xlsx(rows, style),
                {2: truth("Lê Thị An", "2015"), 3: truth("Lê Thị Bình")},
                warned=frozenset({(2, "C")}))  # fmt: skip


@case
def lost_zeros() -> Case:
    rows: Rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "CCCD", "SĐT", "Lớp"],
        [1, "Lê Thị An", "25/12/2014", "Nữ", 79314000123, 912345678, 5],
        [2, "Lê Thị Bình", "26/12/2014", "Nữ", "'001314000124", "+84 912 345 678", "6/2"],
        [3, "Lê Thị Cúc", "27/12/2014", "Nữ", "123456789", "01655123456", dt.date(2026, 2, 6)],
        [4, "Lê Thị Dung", "28/12/2014", "Nữ", "7,93E+10", "0912345678", 5],
        [5, "Lê Thị Em", "29/12/2014", "Nữ", None, "0912345678 / 0987654321", "5A"],
        [6, "Lê Thị Giang", "30/12/2014", "Nữ", "07931400012", "09123", "5A"],
    ]
    common = {"sex": "nu"}
    return Case("numbers that lost zeros and digits", "n.xlsx", xlsx(rows), {
        2: {"full_name": "Lê Thị An", "birth": "2014-12-25", **common, "school_class": "5",
            "identity_number": "079314000123", "phone": "0912345678"},
        3: {"full_name": "Lê Thị Bình", "birth": "2014-12-26", **common, "school_class": "6/2",
            "identity_number": "001314000124", "phone": "0912345678"},
        4: {"full_name": "Lê Thị Cúc", "birth": "2014-12-27", **common, "school_class": "6/2",
            "phone": "0355123456", "note": "Số giấy tờ cũ: 123456789"},
        6: {"full_name": "Lê Thị Em", "birth": "2014-12-29", **common, "school_class": "5A",
            "phone": "0912345678", "note": "Điện thoại khác: 0987654321"},
    }, refused=frozenset({(5, "E"), (7, "E"), (7, "F")}),
        warned=frozenset({(2, "E"), (2, "F"), (3, "F"), (4, "E"), (4, "F"), (4, "G"), (6, "F")}),
    )  # fmt: skip


TCVN3 = [["STT", "Hä vµ tªn", "Ngµy sinh", "Giíi tÝnh", "Th«n"],
         [1, "NguyÔn ThÞ ¸nh TuyÕt", "25/12/2014", "N÷", "Th«n 1"],
         [2, "TrÇn V\u00a8n H¶i", "26/12/2014", "Nam", "Th«n \u00a7\u00abng"]]  # fmt: skip
TCVN3_TRUTH = {
    2: {
        "full_name": "Nguyễn Thị Ánh Tuyết",
        "birth": "2014-12-25",
        "sex": "nu",
        "village": "Thôn 1",
    },
    3: {"full_name": "Trần Văn Hải", "birth": "2014-12-26", "sex": "nam", "village": "Thôn Đông"},
}
TCVN3_WARNED = frozenset({(2, "B"), (2, "D"), (2, "E"), (3, "B"), (3, "E")})


@case
def tcvn3_without_fonts() -> Case:
    return Case("TCVN3 that only its words reveal", "o.xlsx", xlsx(TCVN3), TCVN3_TRUTH,
                warned=TCVN3_WARNED, encoding="tcvn3")  # fmt: skip


@case
def tcvn3_with_fonts() -> Case:
    def dress(_: Any, sheet: Any) -> None:
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                cell.font = Font(name=".VnTime")
        sheet["B4"].font = Font(name=".VnTimeH")

    rows = [*TCVN3, [3, "lª thÞ hoa", "27/12/2014", "N÷", "Th«n 1"]]
    more = {4: {"full_name": "LÊ THỊ HOA", "birth": "2014-12-27", "sex": "nu", "village": "Thôn 1"}}
    return Case("TCVN3 told by its fonts, one for capitals", "p.xlsx", xlsx(rows, dress),
                {**TCVN3_TRUTH, **more}, encoding="tcvn3",
                warned=TCVN3_WARNED | {(4, "B"), (4, "D"), (4, "E")})  # fmt: skip


@case
def vni_with_fonts() -> Case:
    def dress(_: Any, sheet: Any) -> None:
        for row in (2, 3):
            sheet[f"B{row}"].font = Font(name="VNI-Times")

    rows = [HEAD, person(1, "Nguyeãn Thò AÙnh Tuyeát"), person(2, "Hoà Thò Kyû"),
            person(3, "Hoà Thị Kỷ")]  # fmt: skip
    return Case("VNI told by its fonts beside Unicode", "q.xlsx", xlsx(rows, dress),
                {2: truth("Nguyễn Thị Ánh Tuyết"), 3: truth("Hồ Thị Kỷ"), 4: truth("Hoà Thị Kỷ")},
                warned=frozenset({(2, "B"), (3, "B")}), encoding="vni")  # fmt: skip


@case
def one_old_cell_in_a_new_column() -> Case:
    rows = [HEAD, person(1, "Nguyễn Thị An"), person(2, "Trần Thị Bình"),
            person(3, "NguyÔn ThÞ Tho¶"),
            person(4, "Nguyá»…n VÄƒn DÅ©ng")]  # fmt: skip
    return Case("single cells in old or doubled encodings", "r.xlsx", xlsx(rows),
                {2: truth("Nguyễn Thị An"), 3: truth("Trần Thị Bình"), 4: truth("Nguyễn Thị Thoả"),
                 5: truth("Nguyễn Văn Dũng")},
                warned=frozenset({(4, "B"), (5, "B")}), encoding="tcvn3")  # fmt: skip


@case
def letters_lost_for_ever() -> Case:
    rows = [HEAD, person(1, "Nguy?n Th? An"), person(2, "Trần Thị Bình")]
    return Case("letters that became question marks", "s.xlsx", xlsx(rows),
                {3: truth("Trần Thị Bình")}, refused=frozenset({(2, "B")}))  # fmt: skip


@case
def decomposed_and_invisible() -> Case:
    rows = [
        HEAD,
        person(1, "Nguye\u0302\u0303n\u00a0Thi\u0323  An\u200b"),
        person(2, " \u00d0ỗ Thị\tBình "),
    ]
    return Case("decomposed letters, hard blanks, invisible signs", "t.xlsx", xlsx(rows),
                {2: truth("Nguyễn Thị An"), 3: truth("Đỗ Thị Bình")})  # fmt: skip


@case
def hidden_rows_and_columns() -> Case:
    def hide(_: Any, sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["F"].hidden = True

    rows = [HEAD, person(1, "Lê Thị An"), person(2, "Lê Thị Bình")]
    answer = {name: value for name, value in truth("Lê Thị An").items() if name != "phone"}
    return Case("hidden rows and columns", "u.xlsx", xlsx(rows, hide), {2: answer},
                refused=frozenset({(3, "")}), warned=frozenset({(1, "F")}))  # fmt: skip


@case
def hidden_rows_wanted() -> Case:
    def hide(_: Any, sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True

    rows = [HEAD, person(1, "Lê Thị An"), person(2, "Lê Thị Bình")]
    return Case("hidden rows that the officer wants", "v.xlsx", xlsx(rows, hide),
                {2: truth("Lê Thị An"), 3: truth("Lê Thị Bình")},
                choices={"hidden_rows": "take"})  # fmt: skip


@case
def formulas_and_errors() -> Case:
    def spoil(_: Any, sheet: Any) -> None:
        sheet["A2"] = "=ROW()-1"
        sheet["B3"] = '=HYPERLINK("http://x","Lê Thị B")'
        sheet["E4"] = "#N/A"
        sheet["E4"].data_type = "e"

    rows = [HEAD, person(1, "Lê Thị An"), person(2, "x"), person(3, "Lê Thị Cúc"),
            person(4, "Lê Thị Dung")]  # fmt: skip
    return Case("formulas and errors", "w.xlsx", xlsx(rows, spoil),
                {2: truth("Lê Thị An"), 5: truth("Lê Thị Dung")},
                refused=frozenset({(3, "B"), (4, "E")}))  # fmt: skip


@case
def joined_cells_in_the_list() -> Case:
    rows = [HEAD, person(1, "Lê Thị An"), person(2, "Lê Thị Bình", village=None, phone=None)]

    def join(_: Any, sheet: Any) -> None:
        sheet.merge_cells("E2:E3")
        sheet.merge_cells("F2:F3")

    return Case("cells joined over brothers and sisters", "x.xlsx", xlsx(rows, join),
                {2: truth("Lê Thị An"), 3: truth("Lê Thị Bình")},
                warned=frozenset({(3, "E"), (3, "F")}))  # fmt: skip


@case
def far_corner() -> Case:
    rows = [HEAD, person(1, "Lê Thị An"), person(2, "Lê Thị Bình")]

    def far(_: Any, sheet: Any) -> None:
        sheet["XFD1048576"] = "."

    return Case("a sheet whose last cell is XFD1048576", "y.xlsx", xlsx(rows, far),
                {2: truth("Lê Thị An"), 3: truth("Lê Thị Bình")},
                warned=frozenset({(1048576, "XFD")}))  # fmt: skip


@case
def several_sheets() -> Case:
    def more(book: Any, _: Any) -> None:
        other = book.create_sheet("Bìa", 0)
        other.append(["BÁO CÁO NĂM 2026"])
        old = book.create_sheet("Cũ")
        old.append(HEAD)
        old.append(person(1, "Lê Thị Cũ"))
        old.sheet_state = "hidden"

    rows = [HEAD, person(1, "Lê Thị An")]
    return Case("several sheets, one hidden", "z.xlsx", xlsx(rows, more), {2: truth("Lê Thị An")})


@case
def crosses() -> Case:
    rows: Rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Nữ", "Mồ côi cha", "Mồ côi mẹ", "Mồ côi cả cha lẫn mẹ",
         "Hộ nghèo năm 2026", "Hộ cận nghèo"],
        [1, "Lê Thị An", "25/12/2014", "x", "x", None, None, "x", None],
        [2, "Lê Văn Bình", "26/12/2014", None, None, None, "X", None, "x"],
        [3, "Lê Văn Cường", "27/12/2014", None, "?", None, None, None, None],
    ]  # fmt: skip
    dead = {"status": "mat"}
    return Case("crosses instead of words", "aa.xlsx", xlsx(rows), {
        2: {"full_name": "Lê Thị An", "birth": "2014-12-25", "sex": "nu", "father": dead,
            "household": ({"year": 2026, "status": "ngheo"},)},
        3: {"full_name": "Lê Văn Bình", "birth": "2014-12-26", "sex": "nam", "father": dead,
            "mother": dead, "household": ({"year": 2026, "status": "can_ngheo"},)},
    }, refused=frozenset({(4, "E")}), warned=frozenset({(3, "D"), (4, "D")}))  # fmt: skip


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


@case
def list_of_sponsors() -> Case:
    rows: Rows = [
        ["DANH SÁCH MẸ ĐỠ ĐẦU"], [],
        ["STT", "Họ và tên", "Năm sinh", "Nghề nghiệp", "Địa chỉ", "Điện thoại",
         "Số trẻ nhận đỡ đầu"],
        [1, "Trần Thị Mai", 1975, "Giáo viên", "Thôn 2", 987654321, "2 cháu"],
        [2, "Công ty Sen Hồng", None, None, "Thị trấn", "0912345678", 5],
    ]  # fmt: skip
    return Case("a list of sponsors", "aj.xlsx", xlsx(rows), {
        4: {"full_name": "Trần Thị Mai", "born_year": 1975, "occupation": "Giáo viên",
            "address": "Thôn 2", "phone": "0987654321", "capacity": 2},
        5: {"full_name": "Công ty Sen Hồng", "address": "Thị trấn", "phone": "0912345678",
            "capacity": 5},
    }, warned=frozenset({(4, "F")}), kind="sponsors")  # fmt: skip


@case
def ledger() -> Case:
    rows: Rows = [
        ["SỔ HỖ TRỢ"],
        ["STT", "Ngày trao", "Họ và tên trẻ", "Số tiền", "Nội dung", "Mẹ đỡ đầu"],
        [1, dt.date(2026, 1, 25), "Lê Thị An", "500.000đ", "Sinh hoạt", "Trần Thị Mai"],
        [2, "26/01/2026", "Lê Thị Bình", "0,5tr", "BHYT", None],
        [3, "2026", "Lê Thị Cúc", 500000, None, None],
        [4, "27/01/2026", "Lê Thị Dung", "năm trăm", None, None],
        [None, "Cộng", None, 1500000],
    ]
    return Case("a ledger of support", "ak.xlsx", xlsx(rows), {
        3: {"date": "2026-01-25", "child": "Lê Thị An", "amount": 500_000, "kind": "sinh_hoat",
            "sponsor": "Trần Thị Mai", "form": "tien", "direction": "passed"},
        4: {"date": "2026-01-26", "child": "Lê Thị Bình", "amount": 500_000, "kind": "bhyt",
            "form": "tien", "direction": "delivered"},
    }, refused=frozenset({(5, "B"), (6, "D")}), kind="support")  # fmt: skip


@case
def head_that_follows_no_habit() -> Case:
    rows: Rows = [["a", "b", "c"], ["Lê Thị An", "25/12/2014", "n"], ["Lê Văn Bình", "2013", "m"]]
    return Case("a list that only the officer's mapping explains", "al.xlsx", xlsx(rows), {
        2: {"full_name": "Lê Thị An", "birth": "2014-12-25"},
        3: {"full_name": "Lê Văn Bình", "birth": "2013"},
    }, choices={"kind": "children", "header_row": 1, "header_rows": 1,
                "columns": {"A": "full_name", "birth": "B", "C": None}},
        warned=frozenset({(1, "C")}))  # fmt: skip


@case
def somebody_elses_columns() -> Case:
    rows: Rows = [
        ["STT", "Họ và tên", "Ngày sinh", "Người giám hộ", None, None, "Nghề nghiệp của mẹ"],
        [None, None, None, "Họ và tên", "Năm sinh", "Quan hệ với trẻ", None],
        [1, "Lê Thị An", "25/12/2014", "Hồ Thị Tư", 1950, "Bà ngoại", "Làm ruộng"],
        [2, "Lê Văn Bình", "2013", "Hồ Thị Tư", 1950, "hàng xóm", "Làm ruộng"],
    ]

    def join(_: Any, sheet: Any) -> None:
        sheet.merge_cells("D1:F1")

    return Case("columns about somebody else", "am.xlsx", xlsx(rows, join), {
        3: {"full_name": "Lê Thị An", "birth": "2014-12-25", "guardian_name": "Hồ Thị Tư",
            "guardian_relation": "ba_ngoai"},
        4: {"full_name": "Lê Văn Bình", "birth": "2013", "guardian_name": "Hồ Thị Tư",
            "note": "Quan hệ với trẻ: hàng xóm"},
    }, warned=frozenset({(2, "E"), (2, "G"), (4, "F")}))  # fmt: skip
