"""Dates in every habit, and those that are none."""

import datetime as dt
from typing import Any

from openpyxl.utils.datetime import CALENDAR_MAC_1904
from workbook_corpus import HEAD, Case, case, person, truth, xlsx


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
