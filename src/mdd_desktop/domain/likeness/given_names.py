"""Given names in use: two of them one letter or mark apart are two children, not a slip.

Twins are called Thúy and Thủy, Diễm and Điệp; nobody is called Diểm or Diêmx.
"""

from typing import Final

from mdd_desktop.domain.likeness.words import Word
from mdd_desktop.domain.vietnamese import comparison_form, fold

_TABLE = """
    Ái An Anh Ánh Ân Ấn Ba Bách Bạch Băng Bằng Bảo Bắc Bích Biên Bình Bính Bửu Ca Cầm Cẩm Cảnh
    Cát Chánh Chấn Châu Chi Chí Chiến Chính Chinh Chung Công Cúc Cường Cương Dân Danh Di Diễm Diên
    Diệp Diệu Doanh Dung Dũng Duy Duyên Dư Dương Đài Đại Đan Đăng Đào Đạo Đạt Đặng Điềm Điền Điểm
    Điệp Đình Định Đoan Đoàn Đông Đồng Đức Đường Gấm Gia Giang Giao Giàu Hà Hạ Hai Hải Hân Hán Hàn
    Hạnh Hành Hào Hảo Hạo Hằng Hậu Hiên Hiền Hiển Hiến Hiệp Hiếu Hiệu Hoa Hòa Hóa Hoài Hoan Hoàn
    Hoàng Hoạt Hồng Hợp Huân Huấn Huế Huệ Hùng Huy Huyên Huyền Huỳnh Hưng Hương Hường Hướng Hữu
    Hỷ Kha Khải Khang Khanh Khánh Khiêm Khoa Khoan Khôi Khuê Khương Kiên Kiệt Kiều Kim Kỳ Kỷ Lài
    Lam Lâm Lan Lân Lành Lập Lễ Lệ Lê Liêm Liên Liễu Linh Lĩnh Loan Long Lộc Lợi Lụa Luân Luận
    Luyến Lương Lượng Lưu Ly Lý Mai Mạnh Mẫn Mận Mây Mến Mi Minh Mong Muội Mười My Mỹ Na Nam Năm
    Nga Ngà Ngân Nghi Nghĩa Nghiêm Ngoan Ngọc Nguyên Nguyện Nguyệt Nhã Nhài Nhàn Nhâm Nhân Nhẫn
    Nhật Nhi Nhiên Nhung Như Nhường Ninh Nở Nữ Nương Oanh Phát Phi Phong Phú Phúc Phụng Phùng
    Phước Phương Phượng Quân Quang Quảng Quế Quốc Quy Quý Quyên Quyền Quyết Quỳnh San Sang Sáng
    Sâm Sen Sinh Sơn Sương Sửu Tài Tâm Tám Tân Tấn Thạch Thái Thanh Thành Thạnh Thảo Thạo Thắm
    Thắng Thăng Thân Thế Thi Thiên Thiện Thịnh Thọ Thoa Thông Thơ Thơm Thời Thu Thuận Thục Thùy
    Thủy Thúy Thụy Thư Thức Thương Thường Thưởng Thy Tiên Tiến Tín Tình Tịnh Toại Toàn Toản Tố
    Tôn Trà Trang Trâm Trân Trầm Tranh Trí Trinh Trọng Trúc Trung Trực Trường Trưởng Tú Tuân Tuấn
    Tuệ Tùng Tuyên Tuyền Tuyến Tuyết Tư Tường Tưởng Tước Uy Uyên Vân Văn Vi Vĩ Vị Viên Việt Vinh
    Vĩnh Vũ Vui Vượng Vương Vy Vỹ Xoan Xuân Xuyên Xuyến Y Ý Yên Yến
"""
_NAMES: Final = frozenset(comparison_form(name).lower() for name in _TABLE.split())
_FOLDED: Final = frozenset(map(fold, _NAMES))


def is_given_name(word: Word) -> bool:
    """Tell whether parents give this name; without marks, whether they may."""
    return word.folded in _FOLDED if word.bare else word.text in _NAMES
