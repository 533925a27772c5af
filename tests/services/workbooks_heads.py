"""Heads of one, two and three rows, titles above and totals below."""

import datetime as dt
from typing import Any

from workbook_corpus import HEAD, Case, Rows, case, person, truth, xlsx


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
def years_under_boys_and_girls() -> Case:
    """Nothing joined, and a last column that nobody gave a name."""
    rows: Rows = [
        ["STT", "Họ và tên", "Năm sinh", None, "Thôn"],
        [None, None, "Nam", "Nữ"],
        [1, "Lê Văn An", "25/12/2014", None, "Ấp 1", "đã gặp"],
        [2, "Lê Thị Bình", None, 2013, "Ấp 2"],
    ]
    return Case("years of birth under boys and girls", "d.xlsx", xlsx(rows), {
        3: {"full_name": "Lê Văn An", "birth": "2014-12-25", "sex": "nam", "village": "Ấp 1"},
        4: {"full_name": "Lê Thị Bình", "birth": "2013", "sex": "nu", "village": "Ấp 2"},
    }, warned=frozenset({(2, "F")}))  # fmt: skip


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
