"""Nhập từ Excel: a list of 42 rows with the problems of every list, step by step."""

from pathlib import Path

from openpyxl import Workbook

from mdd_desktop.ui.excel_import.section import ExcelImportSection
from pictures.stage import Sitting, Stage

_HEAD = (
    "STT", "Họ và tên", "Ngày sinh", "Giới tính", "Diện mồ côi", "Ấp", "Người nuôi dưỡng",
    "Quan hệ", "Điện thoại", "Trường", "Lớp", "Hoàn cảnh", "Ghi chú",
)  # fmt: skip
_ROWS = """
Nguyễn Ngọc Ánh|12/08/2014|Nữ|Cả cha và mẹ|Phú Lợi|Nguyễn Văn Tư|Ông ngoại|0912345678
Lê Thị Bảo Châu|31/02/2016|Nữ|Mồ côi cha|Mỹ Điền|Lê Văn Sáu|Ông nội|0987654321
Ngô Quốc Huy|02/02/2013|Nam|Mồ côi cha|Phú Lợi|Ngô Thị Lành|Mẹ|0901234567
Phạm Quốc Việt|02/09/2015|Nam|Mồ côi mẹ|Phú Lợi|Phạm Văn Bảy|Cha|09123
Lê Ngọc Diễm|8/12/2014|Nữ|Cả cha và mẹ|Phú Lợi|Nguyễn Văn Tư|Ông ngoại|
"""
_FAMILIES = ("Bùi", "Võ", "Lý", "Đoàn", "Trịnh", "Cao", "Tạ", "Mai", "Hà", "Phùng")
_GIVEN = ("Hương Giang", "Tiến Dũng", "Gia Hân", "Mỹ Nhân", "Thanh Tùng", "Kim Ngân", "Đăng Khoa")


def pictures(stage: Stage) -> None:
    """Take every step at every size; then the first day."""
    for sitting in stage.sittings():
        sitting.open("excel_import", an_old_list(stage.base / "DS cu phong VnTime.xlsx"))
        sitting.take("07-nhap-excel-phong-cu")
        _steps(sitting, a_list(stage.base / "DS tre mo coi thang 11.xlsx"))
    with stage.sitting("empty") as sitting:
        sitting.open("excel_import")
        sitting.take("07-nhap-excel-buoc-1")


def _steps(sitting: Sitting, path: Path) -> None:
    sitting.open("excel_import", path)
    view = sitting.space.section(ExcelImportSection).view
    sitting.take("07-nhap-excel-buoc-2")
    view.forward_wanted.emit()
    sitting.idle()
    view.problem_wanted.emit(1)
    sitting.idle()
    sitting.take("07-nhap-excel-buoc-3")
    view.problem_wanted.emit(1)
    sitting.idle()
    sitting.take("07-nhap-excel-nghi-trung")
    view.forward_wanted.emit()
    sitting.idle()
    sitting.take("07-nhap-excel-buoc-4")
    view.done.again_wanted.emit()
    sitting.idle()
    sitting.take("07-nhap-excel-hang-cho")
    view.show_failure(
        "Chưa đọc được tệp", "Tệp đang đặt mật khẩu. Mở bằng Excel, bỏ mật khẩu rồi lưu lại."
    )
    sitting.take("07-nhap-excel-loi-tep")


def an_old_list(path: Path) -> Path:
    """Write a short list typed in a font of the nineties, its dates in doubtful order."""
    book = Workbook()
    sheet = book.active
    sheet.append(["STT", "Hä vµ tªn", "Ngµy sinh", "Th«n"])
    names = ("NguyÔn ThÞ ¸nh TuyÕt", "TrÇn ThÞ H\xadêng", "§ç V¨n B×nh")
    for number, name in enumerate(names, start=1):
        sheet.append([number, name, f"0{number}/0{number + 3}/2015", "Phó Lîi"])
    book.save(path)
    return path


def a_list(path: Path) -> Path:
    """Write the workbook of a commune: title rows, 42 entries, a line of totals."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Danh sách"
    sheet.append(["HỘI LIÊN HIỆP PHỤ NỮ XÃ TÂN PHƯỚC ĐÔNG"])
    sheet.append(["DANH SÁCH TRẺ MỒ CÔI THÁNG 11/2026"])
    sheet.append([])
    sheet.append(list(_HEAD))
    rows = [line.split("|") for line in _ROWS.strip().splitlines()]
    for number in range(42 - len(rows)):
        family, given = _FAMILIES[number % 10], _GIVEN[number % 7]
        middle = ("Thị", "Văn", "Ngọc", "Minh", "Hoài")[number // 10]
        day = f"{number % 28 + 1}/{number % 12 + 1}/{2010 + number % 12}"
        rows.append(
            [f"{family} {middle} {given}", day, "Nữ" if number % 2 else "Nam", "Mồ côi mẹ",
             ("Tân Bình", "Mỹ Điền", "Tân Hòa")[number % 3], f"{family} Văn Hai", "Cha", ""]
        )  # fmt: skip
    for number, cells in enumerate(rows, start=1):
        sheet.append([number, *cells, "Trường TH Tân Phước Đông", "5A", "Ở với ông bà", ""])
    sheet.append(["", "Tổng cộng: 42 em"])
    book.save(path)
    return path
