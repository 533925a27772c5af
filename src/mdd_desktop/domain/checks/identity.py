"""Rules about who a child is: name, birth, numbers, where she lives."""

import re
from typing import Final

from mdd_desktop.domain.checks.facts import CheckFacts
from mdd_desktop.domain.checks.rule import ERROR, NOTE, WARNING, CheckRule
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.partial_date import Precision
from mdd_desktop.domain.person import check_identity_number, check_phone
from mdd_desktop.domain.problem import Problem, Severity
from mdd_desktop.domain.sensitive_words import find_forbidden_words

GROWN_UP: Final = 18
_OLDEST: Final = 25
_MANY_FAMILIES: Final = 4
_NO_NAME = re.compile(r"[\d@#$%^&*_=+<>/\\|~?!:;]")
_NAME_WORDS = 2
_NEW_YEAR = "-01-01"


def _name_too_short(_: CheckFacts, child: Child) -> str:
    return "Họ và tên chỉ có một chữ." if len(child.full_name.split()) < _NAME_WORDS else ""


def _name_with_signs(_: CheckFacts, child: Child) -> str:
    return "Họ và tên có chữ số hoặc dấu lạ." if _NO_NAME.search(child.full_name) else ""


def _name_without_marks(_: CheckFacts, child: Child) -> str:
    words = child.full_name.split()
    plain = child.full_name.isascii() and len(words) > _NAME_WORDS
    return "Họ và tên không có dấu nào." if plain else ""


def _name_in_capitals(_: CheckFacts, child: Child) -> str:
    loud = child.full_name.isupper() and len(child.full_name) > _NAME_WORDS
    return "Họ và tên viết toàn chữ hoa." if loud else ""


def _no_birth(_: CheckFacts, child: Child) -> str:
    return "Chưa ghi ngày sinh." if child.birth is None else ""


def _year_only(_: CheckFacts, child: Child) -> str:
    partly = child.birth is not None and child.birth.precision is not Precision.DAY
    return f"Ngày sinh mới biết {child.birth.shown()}." if partly and child.birth else ""


def _new_year(_: CheckFacts, child: Child) -> str:
    first = child.birth is not None and child.birth.text.endswith(_NEW_YEAR)
    return "Ngày sinh ghi 01/01: có thể chỉ biết năm." if first else ""


def _born_ahead(facts: CheckFacts, child: Child) -> str:
    ahead = child.birth is not None and child.birth.first_day() > facts.today
    return f"Ngày sinh {child.birth.shown()} ở sau hôm nay." if ahead and child.birth else ""


def _grown_up(facts: CheckFacts, child: Child) -> str:
    if child.birth is None or not GROWN_UP <= child.birth.age_on(facts.today) <= _OLDEST:
        return ""
    return f"Đã đủ 18 tuổi từ ngày {child.birth.birthday(GROWN_UP):%d/%m/%Y}, hồ sơ còn mở."


def _too_old(facts: CheckFacts, child: Child) -> str:
    if child.birth is None or child.birth.age_on(facts.today) <= _OLDEST:
        return ""
    return f"Theo ngày sinh thì đã {child.birth.age_on(facts.today)} tuổi."


def _no_sex(_: CheckFacts, child: Child) -> str:
    return "Chưa ghi giới tính." if child.sex is None else ""


def _no_ethnic(_: CheckFacts, child: Child) -> str:
    return "" if child.ethnic else "Chưa ghi dân tộc."


def _no_number(_: CheckFacts, child: Child) -> str:
    return "" if child.identity_number else "Chưa có số định danh."


def _number_problems(child: Child) -> list[Problem]:
    if not child.identity_number:
        return []
    born = child.birth.text if child.birth else None
    return check_identity_number(child.identity_number, born_on=born, sex=child.sex)


def _bad_number(_: CheckFacts, child: Child) -> str:
    return _said(_number_problems(child), Severity.ERROR)


def _doubtful_number(_: CheckFacts, child: Child) -> str:
    return _said(_number_problems(child), Severity.WARNING)


def _number_twice(facts: CheckFacts, child: Child) -> str:
    twice = child.identity_number and facts.numbers[child.identity_number] > 1
    return "Số định danh này có ở hơn một hồ sơ." if twice else ""


def _code_twice(facts: CheckFacts, child: Child) -> str:
    twice = child.code and facts.codes[child.code] > 1
    return "Mã hồ sơ này có ở hơn một hồ sơ." if twice else ""


def _bad_phone(_: CheckFacts, child: Child) -> str:
    return _said(check_phone(child.phone)[1], Severity.ERROR) if child.phone else ""


def _doubtful_phone(_: CheckFacts, child: Child) -> str:
    return _said(check_phone(child.phone)[1], Severity.WARNING) if child.phone else ""


def _shared_phone(facts: CheckFacts, child: Child) -> str:
    families = len(facts.families_by_phone.get(child.phone or "", ()))
    if families < _MANY_FAMILIES:
        return ""
    return f"Số điện thoại này ghi cho {families} gia đình khác nhau."


def _no_place(_: CheckFacts, child: Child) -> str:
    return "" if child.village or child.address else "Chưa ghi thôn, ấp hay địa chỉ."


def _unknown_unit(facts: CheckFacts, child: Child) -> str:
    known = child.present_unit in facts.units
    return "" if known else "Đơn vị quản lý không có trong cây đơn vị."


def _forbidden_words(_: CheckFacts, child: Child) -> str:
    texts = (child.circumstances, child.health_note, child.note)
    if not any(find_forbidden_words(text) for text in texts if text):
        return ""
    return "Phần lời kể có chữ chỉ bệnh mà Hội không được ghi."


def _said(problems: list[Problem], severity: Severity) -> str:
    return " ".join(p.message for p in problems if p.severity is severity)


_PAPER = "Xem lại giấy khai sinh."
RULES: tuple[CheckRule[Child], ...] = (
    CheckRule("ten_mot_chu", WARNING, "full_name", "Họ tên thiếu chữ",
              "Ghi đủ họ, đệm và tên như giấy khai sinh.", _name_too_short),
    CheckRule("ten_dau_la", ERROR, "full_name", "Họ tên có chữ số, dấu lạ",
              "Tên in ra giấy và gửi lên trên phải đúng. " + _PAPER, _name_with_signs),
    CheckRule("ten_khong_dau", NOTE, "full_name", "Họ tên không có dấu",
              "Tên không dấu dễ bị tính là người khác. Ghi lại có dấu.", _name_without_marks),
    CheckRule("ten_chu_hoa", NOTE, "full_name", "Họ tên viết toàn chữ hoa",
              "Ghi chữ hoa ở đầu mỗi tiếng để giấy tờ in ra cho đúng.", _name_in_capitals),
    CheckRule("thieu_ngay_sinh", WARNING, "birth", "Thiếu ngày sinh",
              "Không có ngày sinh thì không tính được tuổi và nhóm tuổi.", _no_birth),
    CheckRule("ngay_sinh_chua_du", NOTE, "birth", "Ngày sinh chưa đủ ngày, tháng",
              "Hỏi thêm gia đình hoặc xem giấy khai sinh.", _year_only),
    CheckRule("ngay_sinh_mot_mot", NOTE, "birth", "Ngày sinh 01/01",
              "Nếu chỉ biết năm thì ghi riêng năm sinh, đừng để 01/01.", _new_year),
    CheckRule("sinh_sau_hom_nay", ERROR, "birth", "Ngày sinh ở sau hôm nay",
              _PAPER, _born_ahead),
    CheckRule("du_18_con_mo", WARNING, "exit", "Đã đủ 18 tuổi, hồ sơ còn mở",
              "Đóng hồ sơ, hoặc ghi lý do còn theo dõi.", _grown_up),
    CheckRule("qua_lon_tuoi", ERROR, "birth", "Tuổi không hợp lý", _PAPER, _too_old),
    CheckRule("thieu_gioi_tinh", WARNING, "sex", "Thiếu giới tính",
              "Báo cáo chia nam, nữ; chưa ghi thì số cộng không khớp.", _no_sex),
    CheckRule("thieu_dan_toc", NOTE, "ethnic", "Thiếu dân tộc",
              "Báo cáo có dòng trẻ dân tộc thiểu số.", _no_ethnic),
    CheckRule("thieu_so_dinh_danh", NOTE, "identity_number", "Chưa có số định danh",
              "Xuất danh sách nhờ công an xã bổ sung số.", _no_number),
    CheckRule("so_dinh_danh_sai", ERROR, "identity_number", "Số định danh sai",
              "Số định danh có đúng 12 chữ số. " + _PAPER, _bad_number),
    CheckRule("so_dinh_danh_khong_khop", WARNING, "identity_number", "Số định danh không khớp",
              "Số ghi giới tính và năm sinh; xem số hay ngày sinh đúng.", _doubtful_number),
    CheckRule("so_dinh_danh_hai_ho_so", ERROR, "identity_number", "Hai hồ sơ một số định danh",
              "Hai hồ sơ là một em thì gộp; là hai em thì một số đã ghi nhầm.", _number_twice),
    CheckRule("ma_ho_so_hai_noi", ERROR, "code", "Hai hồ sơ một mã",
              "Đổi mã của hồ sơ lập sau.", _code_twice),
    CheckRule("dien_thoai_sai", ERROR, "phone", "Số điện thoại sai",
              "Gọi không được thì khi cần không báo được gia đình.", _bad_phone),
    CheckRule("dien_thoai_dau_so", WARNING, "phone", "Đầu số điện thoại lạ",
              "Gọi thử hoặc hỏi lại gia đình.", _doubtful_phone),
    CheckRule("dien_thoai_nhieu_nha", WARNING, "phone", "Một số điện thoại, nhiều gia đình",
              "Thường là số của cán bộ. Ghi số của người nuôi dưỡng.", _shared_phone),
    CheckRule("thieu_noi_o", NOTE, "village", "Thiếu thôn, ấp",
              "Danh sách theo thôn, ấp sẽ sót em này.", _no_place),
    CheckRule("don_vi_la", ERROR, "unit_id", "Đơn vị không có trong cây",
              "Số liệu của em không được tính cho đơn vị nào.", _unknown_unit),
    CheckRule("chu_khong_duoc_ghi", ERROR, "circumstances", "Có chữ không được ghi vào sổ",
              "Luật không cho ghi bệnh này. Xóa chữ ấy khỏi hồ sơ.", _forbidden_words),
)  # fmt: skip
