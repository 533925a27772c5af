"""Sex and birth date, in the many ways lists spread them over columns.

One column for each; crosses under "Nam" and "Nữ"; the year of birth itself under "Nam" or "Nữ";
day, month and year apart.
"""

import datetime as dt

from mdd_desktop.domain.written_dates import read_written_date
from mdd_desktop.services.excel.columns import read_codes, read_count, read_marks
from mdd_desktop.services.excel.findings import is_blank
from mdd_desktop.services.excel.list_columns import ListColumns, Values
from mdd_desktop.services.excel.partial_columns import read_partial

_MALE, _FEMALE = "nam", "nu"


def read_sexes(columns: ListColumns) -> Values:
    """Sex by row, from whatever columns tell it."""
    values = columns.read("sex", read_codes("sex")) or [None] * len(columns.rows)
    _from_marks(columns, values)
    for name, sex in (("birth_male", _MALE), ("birth_female", _FEMALE)):
        column = columns.columns.get(name)
        for index, cell in enumerate(column.cells if column else ()):
            if not is_blank(cell):
                _set(columns, name, values, index, sex)
    return values


def _from_marks(columns: ListColumns, values: Values) -> None:
    male = columns.read("sex_male", read_marks)
    female = columns.read("sex_female", read_marks)
    for name, marks, sex in (("sex_male", male, _MALE), ("sex_female", female, _FEMALE)):
        for index, mark in enumerate(marks or ()):
            if mark:
                _set(columns, name, values, index, sex)
    if female is not None and male is None and "sex" not in columns.columns and any(female):
        remarks = columns.columns["sex_female"].remarks
        for index, mark in enumerate(female):
            if not mark and values[index] is None:
                values[index] = _MALE
                remarks.warn(
                    index, "sex_guessed", "Cột chỉ đánh dấu nữ: ô trống đọc là nam.", "Nam"
                )


def _set(columns: ListColumns, name: str, values: Values, index: int, sex: str) -> None:
    if values[index] not in (None, sex):
        columns.columns[name].remarks.refuse(
            index, "sex_twice", "Dòng này vừa ghi nam vừa ghi nữ. Xem lại."
        )
    values[index] = sex


def read_births(columns: ListColumns, today: dt.date) -> Values:
    """Birth dates by row as ISO text; nobody is born after today."""
    values = read_partial(columns, "birth") or [None] * len(columns.rows)
    sources = ["birth"]
    for name in ("birth_male", "birth_female"):
        found = read_partial(columns, name)
        if found is not None:
            values = [new or old for new, old in zip(found, values, strict=True)]
            sources.append(name)
    if "birth_year" in columns.columns:
        _from_parts(columns, values)
        sources.append("birth_year")
    latest = today.isoformat()
    for index, iso in enumerate(values):
        if iso is not None and iso > latest:
            name = _source(columns, sources, index)
            columns.columns[name].remarks.refuse(
                index, "born_in_future", "Ngày sinh ở sau ngày hôm nay. Xem lại phiếu giấy."
            )
            values[index] = None
    return values


def _source(columns: ListColumns, names: list[str], index: int) -> str:
    present = [name for name in names if name in columns.columns]
    filled = [name for name in present if not is_blank(columns.columns[name].cells[index])]
    return (filled or present)[-1]


def _from_parts(columns: ListColumns, values: Values) -> None:
    years = columns.read("birth_year", read_count) or []
    none: Values = [None] * len(values)
    months = columns.read("birth_month", read_count) or none
    days = columns.read("birth_day", read_count) or none
    remarks = columns.columns["birth_year"].remarks
    for index, (day, month, year) in enumerate(zip(days, months, years, strict=True)):
        if year is None:
            if day or month:
                remarks.refuse(index, "year_missing", "Thiếu năm sinh.")
            continue
        text = f"{year:04}" if not month else f"{year:04}-{month:02}"
        if month and day:
            text = f"{text}-{day:02}"
        if day and not month:
            remarks.refuse(index, "month_missing", "Có ngày mà thiếu tháng sinh.")
            continue
        found = read_written_date(text)
        values[index] = found.day_first
        if found.problem:
            remarks.refuse(index, "date_unreadable", found.problem)
