"""Qt's own words in Vietnamese, which the library does not ship.

They stand where Qt itself draws: in the menu that a right click opens in a box, on scroll bars,
and, on Linux, in the windows that ask for a file, a folder or a printer; Windows brings its own.
"""

from types import MappingProxyType

from PySide6.QtCore import QTranslator
from typing_extensions import override

from mdd_desktop.ui.text import CONTEXT

_IN_BOXES = {
    "&Undo": "&Hoàn tác",
    "&Redo": "&Làm lại",
    "Cu&t": "Cắ&t",
    "&Copy": "&Chép",
    "Copy &Link Location": "Chép địa chỉ &liên kết",
    "&Paste": "&Dán",
    "Delete": "Xóa",
    "Select All": "Chọn hết",
}
_ON_SCROLL_BARS = {
    "Scroll here": "Cuộn tới đây",
    "Top": "Lên đầu",
    "Bottom": "Xuống cuối",
    "Left edge": "Sang mép trái",
    "Right edge": "Sang mép phải",
    "Page up": "Lên một trang",
    "Page down": "Xuống một trang",
    "Page left": "Sang trái một trang",
    "Page right": "Sang phải một trang",
    "Scroll up": "Cuộn lên",
    "Scroll down": "Cuộn xuống",
    "Scroll left": "Cuộn sang trái",
    "Scroll right": "Cuộn sang phải",
    "Scroll Left": "Cuộn sang trái",
    "Scroll Right": "Cuộn sang phải",
}
_ON_BUTTONS = {
    "OK": "Đồng ý",
    "&OK": "Đồng &ý",
    "Cancel": "Thôi",
    "&Cancel": "&Thôi",
    "&Yes": "&Có",
    "&No": "&Không",
    "Close": "Đóng",
    "&Save": "&Lưu",
    "&Open": "&Mở",
    "&Choose": "&Chọn",
    "Open": "Mở",
}
_IN_FILE_WINDOWS = {
    "Back": "Trở lại",
    "Go back": "Trở lại",
    "Forward": "Đi tiếp",
    "Go forward": "Đi tiếp",
    "Parent Directory": "Thư mục trên",
    "Go to the parent directory": "Lên thư mục trên",
    "Create New Folder": "Tạo thư mục mới",
    "Create a New Folder": "Tạo thư mục mới",
    "&New Folder": "Thư mục &mới",
    "New Folder": "Thư mục mới",
    "Detail View": "Xem chi tiết",
    "Change to detail view mode": "Xem chi tiết",
    "List View": "Xem danh sách",
    "Change to list view mode": "Xem danh sách",
    "Files": "Các tệp",
    "Sidebar": "Các nơi hay mở",
    "List of places and bookmarks": "Các nơi hay mở",
    "Look in:": "Tìm trong:",
    "&Look in:": "&Tìm trong:",
    "Directory:": "Thư mục:",
    "Directories": "Thư mục",
    "File &name:": "Tê&n tệp:",
    "Files of type:": "Loại tệp:",
    "Files of &type:": "&Loại tệp:",
    "All Files (*)": "Mọi tệp (*)",
    "&Rename": "Đổ&i tên",
    "&Delete": "&Xóa",
    "Show &hidden files": "Hiện tệp ẩ&n",
    "Show ": "Hiện ",
    "Remove": "Bỏ",
    "Name": "Tên",
    "Size": "Cỡ",
    "Type": "Loại",
    "Kind": "Loại",
    "Date Modified": "Ngày sửa",
    "Computer": "Máy tính",
    "My Computer": "Máy tính",
    "Drive": "Ổ đĩa",
    "File": "Tệp",
    "%1 File": "Tệp %1",
    "File Folder": "Thư mục",
    "Folder": "Thư mục",
    "Find Directory": "Tìm thư mục",
    "Recent Places": "Nơi mở gần đây",
    "%1 already exists.\nDo you want to replace it?": "Đã có %1.\nGhi đè lên tệp ấy?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nKhông thấy tệp này. Xem lại tên tệp."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nKhông thấy thư mục này. Xem lại tên thư mục."
    ),
    "'%1' is write protected.\nDo you want to delete it anyway?": (
        "“%1” đang khóa không cho ghi.\nVẫn xóa?"
    ),
    "Are you sure you want to delete '%1'?": "Xóa “%1”?",
    "Could not delete directory.": "Chưa xóa được thư mục.",
    "Invalid filename": "Tên tệp không dùng được",
}
_IN_THE_PRINT_WINDOW = {
    "Print": "In",
    "&Print": "&In",
    "&Options >>": "&Thêm lựa chọn >>",
    "&Options <<": "&Bớt lựa chọn <<",
    "P&roperties": "Th&uộc tính",
    "Print to File (PDF)": "In ra tệp PDF",
    "Local file": "Tệp trong máy",
    "Write PDF file": "Ghi tệp PDF",
    "Print To File ...": "In ra tệp…",
    "Printer": "Máy in",
    "&Name:": "&Tên:",
    "Location:": "Nơi đặt:",
    "Type:": "Loại:",
    "Preview": "Xem trước",
    "Output &file:": "&Ghi ra tệp:",
    "Copies": "Số bản",
    "Copies:": "Số bản:",
    "Collate": "Xếp theo bộ",
    "Reverse": "In từ trang cuối",
    "Options": "Lựa chọn",
    "Color Mode": "Màu",
    "Color": "Có màu",
    "Grayscale": "Đen trắng",
    "Double Sided Printing": "In hai mặt",
    "Off": "Không",
    "Long side binding": "Lật theo cạnh dài",
    "Short side binding": "Lật theo cạnh ngắn",
    "Output Settings": "Cách in",
    "Print range": "In những trang nào",
    "Print all": "In hết",
    "Pages from": "Từ trang",
    "to": "đến",
    "Pages": "Các trang",
    "Current Page": "Trang đang xem",
    "Selection": "Phần đang chọn",
    "Page &Set:": "Tran&g:",
    "All Pages": "Mọi trang",
    "Odd Pages": "Trang lẻ",
    "Even Pages": "Trang chẵn",
    "Specify pages or ranges separated by commas. Ranges are specified by two numbers separated "
    "by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.": (
        "Ghi các trang, cách nhau bằng dấu phẩy; nhiều trang liền ghi bằng gạch nối. "
        "Ví dụ 3,5-7,9 là in trang 3, 5, 6, 7 và 9."
    ),
    "Page": "Trang",
    "Advanced": "Nâng cao",
    "Paper": "Giấy",
    "Page size:": "Khổ giấy:",
    "Width:": "Rộng:",
    "Height:": "Cao:",
    "Paper source:": "Khay giấy:",
    "Orientation": "Hướng giấy",
    "Portrait": "Dọc",
    "Landscape": "Ngang",
    "Reverse landscape": "Ngang, đảo đầu",
    "Reverse portrait": "Dọc, đảo đầu",
    "Margins": "Lề",
    "Page Layout": "Xếp trang",
    "Page order:": "Thứ tự trang:",
    "Pages per sheet:": "Số trang trên một tờ:",
    "Custom": "Khổ khác",
}
WORDS = MappingProxyType(
    {**_IN_BOXES, **_ON_SCROLL_BARS, **_ON_BUTTONS, **_IN_FILE_WINDOWS, **_IN_THE_PRINT_WINDOW}
)


_AS_THEY_ARE = frozenset({CONTEXT, "QShortcut"})
"""The program's own words are Vietnamese already; keys are called what stands on them."""


class WordsOfQt(QTranslator):
    """Says Qt's own words in Vietnamese."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return the words in Vietnamese, or None where nobody needs them in it."""
        return None if context in _AS_THEY_ARE else WORDS.get(sourceText)
