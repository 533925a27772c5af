"""Hidden, joined and marked cells, several sheets, crosses."""

from typing import Any

from workbook_corpus import HEAD, Case, Rows, case, person, truth, xlsx


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
