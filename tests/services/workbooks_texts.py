"""Numbers that lost zeros; texts in old encodings."""

import datetime as dt
from typing import Any

from openpyxl.styles import Font
from workbook_corpus import HEAD, Case, Rows, case, person, truth, xlsx


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
