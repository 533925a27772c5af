"""Lists of sponsors and of support, and columns that follow no habit."""

import datetime as dt
from typing import Any

from workbook_corpus import Case, Rows, case, xlsx


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
