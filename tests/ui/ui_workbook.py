"""A workbook as an officer keeps one: good rows, and some to be decided about."""

from pathlib import Path

from openpyxl import Workbook

GIVEN = ["An", "Bình", "Cúc", "Dung", "Hoa", "Giang", "Hải", "Khánh", "Lan", "Mai", "Nga", "Oanh"]
HEAD = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Ấp", "Người nuôi dưỡng", "Điện thoại"]


def a_list(folder: Path, *more: list[object], days: str = "{}/{}/2015") -> Path:
    """Twelve good entries below two title rows, then the given ones."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["DANH SÁCH TRẺ"], [], HEAD):
        sheet.append(row)
    for number in range(1, 13):
        name = f"Trịnh {('Thị', 'Văn', 'Gia')[number % 3]} {GIVEN[number - 1]}"
        born = days.format(number + 13 if number % 2 else number, number % 12 + 1)
        sheet.append([number, name, born, "Nữ", "Phú Lợi", "Trịnh Văn Hai", ""])
    for row in more:
        sheet.append(row)
    path = folder / "ds thang 11.xlsx"
    book.save(path)
    return path


BAD_DATE = [13, "Lê Thị Bảo Châu", "31/02/2016", "Nữ", "Mỹ Điền", "Lê Văn Sáu", ""]
BAD_PHONE = [14, "Phạm Quốc Việt", "02/09/2015", "Nam", "Phú Lợi", "Phạm Văn Bảy", "09123"]
KNOWN = [15, "Nguyễn Ngọc Ánh", "12/08/2014", "Nữ", "Phú Lợi", "Nguyễn Văn Tư", ""]
