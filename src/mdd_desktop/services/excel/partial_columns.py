"""Date columns of a list: partial dates, and days that must be whole."""

from mdd_desktop.services.excel.dates import read_dates
from mdd_desktop.services.excel.list_columns import ListColumns, Values

_DAY = 10


def read_partial(columns: ListColumns, name: str) -> Values | None:
    """Dates of any precision as ISO text; None if there is no such column."""
    column = columns.columns.get(name)
    if column is None:
        return None
    values, is_open = read_dates(
        column.remarks,
        column.cells,
        asked=column.order,
        heading=column.heading.label,
        is_1904=columns.is_1904,
    )
    if is_open:
        columns.open_dates.append(name)
    return list(values)


def read_days(columns: ListColumns, name: str) -> Values | None:
    """Whole days as ISO text; a month or a year alone is refused."""
    values = read_partial(columns, name)
    if values is None:
        return None
    remarks = columns.columns[name].remarks
    for index, iso in enumerate(values):
        if iso is not None and len(iso) < _DAY:
            remarks.refuse(index, "day_missing", "Ở cột này cần đủ ngày, tháng, năm.")
            values[index] = None
    return values
