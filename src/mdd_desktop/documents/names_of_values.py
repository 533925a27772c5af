"""What the values of templates are called where officers read and write them."""

import re
from collections.abc import Mapping

from mdd_desktop.domain.figures import FIGURES

_PLACE = re.compile(r"\{([^{}]*)\}")
_WORDS: Mapping[str, str] = {
    "office": "tên Hội", "body": "Ban Thường vụ Hội", "superior": "cấp trên", "unit": "tên đơn vị",
    "locality": "địa phương",
    "kind": "xã, phường, tỉnh", "period": "kỳ", "year": "năm", "first_year": "năm đầu",
    "first_day": "ngày đầu kỳ", "last_day": "ngày cuối kỳ", "as_of_day": "ngày chốt",
    "cut_off_time": "giờ chốt số liệu", "cut_off_day": "ngày chốt số liệu",
    "level_threshold": "mức hỗ trợ tối thiểu", "short_subject": "trích yếu viết liền",
    "due_month": "hạn báo cáo tháng", "due_half": "hạn báo cáo 6 tháng",
    "due_year": "hạn báo cáo năm", "so_ket": "kỳ sơ kết",
    "goal": "mức chỉ tiêu", "stage": "giai đoạn",
    "places": "các địa bàn", "period_short": "kỳ viết gọn", "next_period_short": "kỳ sau viết gọn",
    "adjusted_from": "số liệu được điều chỉnh",
    "late_count": "số đơn vị chưa gửi", "late_units": "các đơn vị chưa gửi", "label": "tên số liệu",
    "before": "số trước", "after": "số sau", "difference": "chênh lệch",
    "children_left": "số trẻ rời danh sách", "children_left_other": "số trẻ rời vì lý do khác",
    "target_count": "số chỉ tiêu", "target_outcome": "kết quả chỉ tiêu",
    "previous_period": "kỳ trước", "years": "số năm", "next_year": "năm sau",
    "typed_years": "các năm ghi tay", "said": "nội dung đã ghi", "va": "việc thời gian tới",
    "in_period": "trong kỳ", "plans": "các kế hoạch được trả lời",
    "letters": "số thư gửi Mẹ đỡ đầu", "letters_told": "câu về thư gửi Mẹ đỡ đầu",
    "who": "Mẹ đỡ đầu", "children": "các cháu", "amount": "số tiền", "you": "cách xưng hô",
    "child": "cháu", "times": "số lần", "kept": "số còn giữ", "reason": "lý do",
    "carried": "số kỳ trước chuyển sang", "facts": "tình hình của cháu", "age": "tuổi",
    "commune": "xã của cháu", "name": "họ tên", "study": "học tập", "health": "sức khỏe",
    "wishes": "mong muốn", "count": "số lượng dòng", "day": "ngày", "officer": "cán bộ đầu mối",
    "what": "nội dung hỗ trợ", "words": "số tiền bằng chữ", "purpose": "mục đích",
    "quantity": "số lượng", "value": "giá trị", "place": "địa danh", "details": "chi tiết",
    "signer": "người ký", "form": "hình thức", "regular": "thường xuyên hay không",
    "time": "thời gian", "content": "nội dung", "level": "mức", "way": "cách trao",
    "rhythm": "nhịp", "listed": "số trẻ trong sổ", "sponsored": "số trẻ được đỡ đầu",
    "sponsors": "số Mẹ đỡ đầu", "active": "số lượt đang đỡ đầu", "paused": "số lượt tạm dừng",
    "waiting": "số lượt chờ", "cash": "tiền còn giữ", "unsponsored": "số trẻ chưa được đỡ đầu",
    "overdue": "số trẻ quá hạn thăm", "late": "số lượt chậm", "late_money": "số tiền chậm",
    "late_sum": "số tiền chậm hoặc không", "missing": "phần tiền còn thiếu",
    "pairs": "số cặp nghi trùng", "receiver": "nơi nhận", "scope": "phạm vi",
    "double": "số trường hợp trùng", "missed": "số trường hợp sót",
}  # fmt: skip
WORDS: Mapping[str, str] = {
    **{name: definition.label for name, definition in FIGURES.items()},
    **{f"vs_{name}": f"{one.label} so kỳ trước" for name, one in FIGURES.items()},
    **_WORDS,
}
"""By the name that templates use."""
_NAMES = {words: name for name, words in WORDS.items()}


def read_by_officers(text: str) -> str:
    """The text with its values under the names officers know."""
    return _PLACE.sub(lambda found: f"{{{WORDS.get(found[1], found[1])}}}", text)


def written_by_officers(text: str) -> str:
    """The text with its values under the names templates use."""
    return _PLACE.sub(lambda found: f"{{{_NAMES.get(found[1].strip(), found[1])}}}", text)
