"""Every field of every record, with its Vietnamese name and its sensitivity: one table.

A field that is not here cannot exist: a test compares this table with the records. Labels follow
Luật 91/2025/QH15 and Nghị định 356/2025/NĐ-CP Điều 3-4 (``basic``, ``sensitive``); ``plain`` is
no personal data. No field for HIV, abuse, offences or drugs exists, on purpose.
"""

from mdd_desktop.domain.field_entry import FieldEntry, Sensitivity
from mdd_desktop.domain.field_table_documents import DOCUMENT_FIELDS
from mdd_desktop.domain.field_table_office import OFFICE_FIELDS

__all__ = ["FIELD_TABLE", "RECORD_FIELDS", "FieldEntry", "Sensitivity", "field_label"]

_P, _B, _S = Sensitivity.PLAIN, Sensitivity.BASIC, Sensitivity.SENSITIVE

RECORD_FIELDS: dict[str, FieldEntry] = {
    "id": FieldEntry("Mã trong máy", _P),
    "source_ref": FieldEntry("Mã ở sổ cũ", _P),
    "void": FieldEntry("Ghi nhầm", _P),
    "recorded_on": FieldEntry("Ngày ghi sổ", _P),
}

_CHILD = {
    "unit_id": FieldEntry("Đơn vị quản lý", _P),
    "code": FieldEntry("Mã hồ sơ", _P),
    "old_codes": FieldEntry("Mã hồ sơ cũ", _P),
    "full_name": FieldEntry("Họ và tên", _B),
    "sort_name": FieldEntry("Tên để xếp thứ tự", _B),
    "sex": FieldEntry("Giới tính", _B),
    "birth": FieldEntry("Ngày sinh", _B),
    "ethnic": FieldEntry("Dân tộc", _S),
    "identity_number": FieldEntry("Số định danh", _B),
    "village": FieldEntry("Thôn, tổ dân phố", _B),
    "address": FieldEntry("Nơi ở", _B),
    "registered_on": FieldEntry("Ngày tiếp nhận", _P),
    "verified_on": FieldEntry("Ngày xác minh", _P),
    "verified_by": FieldEntry("Người xác minh", _B),
    "enrolled_on": FieldEntry("Ngày vào Chương trình", _P),
    "father": FieldEntry("Cha", _S),
    "mother": FieldEntry("Mẹ", _S),
    "guardian_name": FieldEntry("Người nuôi dưỡng", _B),
    "guardian_relation": FieldEntry("Quan hệ với trẻ", _B),
    "phone": FieldEntry("Điện thoại", _B),
    "caregivers": FieldEntry("Người nuôi dưỡng trước đây", _B),
    "household_id": FieldEntry("Anh chị em cùng hộ", _B),
    "household": FieldEntry("Hộ nghèo, cận nghèo", _S),
    "groups": FieldEntry("Nhóm hoàn cảnh đặc biệt", _S),
    "hardship_confirmed": FieldEntry("Xác nhận khó khăn", _S),
    "circumstances": FieldEntry("Hoàn cảnh cụ thể", _S),
    "school": FieldEntry("Trường", _B),
    "school_class": FieldEntry("Lớp", _B),
    "health": FieldEntry("Sức khỏe", _S),
    "health_note": FieldEntry("Ghi chú sức khỏe", _S),
    "needs": FieldEntry("Nhu cầu", _S),
    "sponsor_wanted": FieldEntry("Có nhu cầu được đỡ đầu", _P),
    "unit_history": FieldEntry("Quá trình cư trú", _B),
    "pauses": FieldEntry("Tạm dừng hồ sơ", _B),
    "exit": FieldEntry("Rời danh sách", _B),
    "past_exits": FieldEntry("Lần đóng hồ sơ trước", _B),
    "transfer_wish": FieldEntry("Đề nghị chuyển hồ sơ", _B),
    "referrals": FieldEntry("Chuyển gửi", _S),
    "exit_plan": FieldEntry("Kế hoạch sau 18 tuổi", _B),
    "state_allowance": FieldEntry("Trợ cấp hằng tháng", _S),
    "consents": FieldEntry("Sự đồng ý", _B),
    "merged_into": FieldEntry("Gộp vào hồ sơ", _P),
    "note": FieldEntry("Ghi chú", _S),
}

_SPONSOR = {
    "unit_id": FieldEntry("Đơn vị quản lý", _P),
    "kind": FieldEntry("Loại", _P),
    "foreign": FieldEntry("Người nước ngoài", _B),
    "full_name": FieldEntry("Họ và tên, tên đơn vị", _B),
    "sort_name": FieldEntry("Tên để xếp thứ tự", _B),
    "identity_number": FieldEntry("Số định danh", _B),
    "born_year": FieldEntry("Năm sinh", _B),
    "occupation": FieldEntry("Nghề nghiệp, đơn vị", _B),
    "village": FieldEntry("Ấp, khu phố", _B),
    "address": FieldEntry("Địa chỉ", _B),
    "phone": FieldEntry("Điện thoại", _B),
    "email": FieldEntry("Thư điện tử", _B),
    "country": FieldEntry("Nước", _B),
    "contact_name": FieldEntry("Người liên hệ", _B),
    "contact_officer": FieldEntry("Cán bộ đầu mối", _B),
    "capacity": FieldEntry("Có thể nhận (trẻ)", _P),
    "offer_form": FieldEntry("Hình thức có thể đỡ đầu", _P),
    "offer_amount": FieldEntry("Mức có thể hỗ trợ mỗi tháng", _B),
    "offer_needs": FieldEntry("Nhu cầu có thể lo", _P),
    "offer_until_18": FieldEntry("Có thể đỡ đầu đến đủ 18 tuổi", _P),
    "wish_sex": FieldEntry("Mong đỡ đầu em trai, em gái", _B),
    "wish_age_from": FieldEntry("Mong trẻ từ tuổi", _B),
    "wish_age_to": FieldEntry("Mong trẻ đến tuổi", _B),
    "wishes": FieldEntry("Mong muốn", _B),
    "protection_signed_on": FieldEntry("Ngày ký cam kết bảo vệ trẻ em", _P),
    "protection_expires_on": FieldEntry("Cam kết bảo vệ trẻ em có hạn đến", _P),
    "merged_into": FieldEntry("Gộp vào hồ sơ", _P),
    "note": FieldEntry("Ghi chú", _B),
}

_SPONSORSHIP = {
    "child_id": FieldEntry("Trẻ", _B),
    "sponsor_id": FieldEntry("Mẹ đỡ đầu", _B),
    "form": FieldEntry("Hình thức", _P),
    "regular": FieldEntry("Thường xuyên", _P),
    "until_18": FieldEntry("Đến đủ 18 tuổi", _P),
    "registered_on": FieldEntry("Ngày đăng ký", _P),
    "start": FieldEntry("Ngày bắt đầu", _P),
    "planned_end": FieldEntry("Dự kiến kết thúc", _P),
    "end": FieldEntry("Ngày kết thúc", _P),
    "end_reason": FieldEntry("Lý do kết thúc", _B),
    "pauses": FieldEntry("Tạm dừng", _P),
    "reminders": FieldEntry("Lần nhắc", _B),
    "handover": FieldEntry("Bàn giao khi kết thúc", _B),
    "replaces": FieldEntry("Thay lượt đỡ đầu", _P),
    "cancelled_on": FieldEntry("Ngày hủy đăng ký", _P),
    "cancel_reason": FieldEntry("Lý do hủy đăng ký", _B),
    "credited_unit_id": FieldEntry("Tính cho cơ sở Hội", _P),
    "receiver_name": FieldEntry("Người nhận thay", _B),
    "note": FieldEntry("Ghi chú", _B),
}

_PLEDGE = {
    "sponsorship_id": FieldEntry("Lượt đỡ đầu", _B),
    "kind": FieldEntry("Loại cam kết", _P),
    "need": FieldEntry("Nhu cầu", _B),
    "rhythm": FieldEntry("Nhịp", _P),
    "amount": FieldEntry("Mức cam kết", _B),
    "from_month": FieldEntry("Từ tháng", _P),
    "to_month": FieldEntry("Đến tháng", _P),
    "note": FieldEntry("Ghi chú", _B),
}

_HOLD = {
    "child_id": FieldEntry("Trẻ", _B),
    "sponsor_id": FieldEntry("Mẹ đỡ đầu", _B),
    "from_": FieldEntry("Giữ từ ngày", _P),
    "until": FieldEntry("Giữ đến ngày", _P),
    "closed_on": FieldEntry("Thôi giữ từ ngày", _P),
    "outcome": FieldEntry("Kết quả giữ chỗ", _P),
    "refusal": FieldEntry("Lý do từ chối", _B),
    "note": FieldEntry("Ghi chú", _B),
}

_DISTINCTION = {
    "unit_id": FieldEntry("Đơn vị quyết định", _P),
    "first_id": FieldEntry("Hồ sơ thứ nhất", _B),
    "second_id": FieldEntry("Hồ sơ thứ hai", _B),
    "kind": FieldEntry("Vì sao không trùng", _B),
    "first_mark": FieldEntry("Dấu đối chiếu hồ sơ thứ nhất", _P),
    "second_mark": FieldEntry("Dấu đối chiếu hồ sơ thứ hai", _P),
    "note": FieldEntry("Ghi chú", _B),
}

_ACCEPTANCE = {
    "unit_id": FieldEntry("Đơn vị quyết định", _P),
    "rule": FieldEntry("Điều kiểm tra", _P),
    "record_id": FieldEntry("Hồ sơ", _B),
    "mark": FieldEntry("Dấu đối chiếu", _P),
    "reason": FieldEntry("Lý do giữ nguyên", _B),
}

_SUPPORT = {
    "date": FieldEntry("Ngày", _P),
    "unit_id": FieldEntry("Đơn vị ghi sổ", _P),
    "direction": FieldEntry("Tiếp nhận, trao", _P),
    "form": FieldEntry("Tiền, hiện vật, dịch vụ", _P),
    "kind": FieldEntry("Nội dung", _P),
    "amount": FieldEntry("Số tiền", _B),
    "quantity": FieldEntry("Số lượng", _P),
    "child_id": FieldEntry("Trẻ", _B),
    "sponsorship_id": FieldEntry("Lượt đỡ đầu", _B),
    "sponsor_id": FieldEntry("Mẹ đỡ đầu", _B),
    "headcount": FieldEntry("Số người nhận không ghi tên", _P),
    "outcome": FieldEntry("Kết quả trao", _P),
    "outcome_reason": FieldEntry("Lý do chưa trao", _B),
    "occasion": FieldEntry("Dịp", _P),
    "for_month": FieldEntry("Hỗ trợ của tháng", _P),
    "receiver_name": FieldEntry("Người nhận", _B),
    "description": FieldEntry("Diễn giải", _B),
    "note": FieldEntry("Ghi chú", _B),
}

_VISIT = {
    "date": FieldEntry("Ngày thăm", _P),
    "unit_id": FieldEntry("Đơn vị thăm", _P),
    "child_id": FieldEntry("Trẻ", _B),
    "red_flag": FieldEntry("Dấu hiệu cần chú ý", _S),
    "visitor": FieldEntry("Người thăm", _B),
    "living": FieldEntry("Sinh sống", _S),
    "living_note": FieldEntry("Ghi chú sinh sống", _S),
    "study": FieldEntry("Học tập", _B),
    "study_note": FieldEntry("Ghi chú học tập", _B),
    "health": FieldEntry("Sức khỏe", _S),
    "health_note": FieldEntry("Ghi chú sức khỏe", _S),
    "mind": FieldEntry("Tâm lý", _S),
    "mind_note": FieldEntry("Ghi chú tâm lý", _S),
    "safety": FieldEntry("An toàn", _S),
    "safety_note": FieldEntry("Ghi chú an toàn", _S),
    "wishes": FieldEntry("Nguyện vọng", _S),
    "suggestion": FieldEntry("Đề xuất", _B),
    "follow_up_on": FieldEntry("Ngày xử lý xong", _P),
    "follow_up": FieldEntry("Đã xử lý", _S),
}

_PAPER = {
    "unit_id": FieldEntry("Đơn vị giữ", _P),
    "child_id": FieldEntry("Trẻ", _B),
    "sponsor_id": FieldEntry("Mẹ đỡ đầu", _B),
    "kind": FieldEntry("Loại giấy", _B),
    "title": FieldEntry("Tên giấy", _B),
    "dated_on": FieldEntry("Ngày trên giấy", _P),
    "valid_until": FieldEntry("Có hạn đến", _P),
    "content": FieldEntry("Bản chụp", _P),
    "media": FieldEntry("Dạng tệp", _P),
    "size": FieldEntry("Dung lượng", _P),
    "note": FieldEntry("Ghi chú", _S),
}

_ACTIVITY = {
    "date": FieldEntry("Ngày", _P),
    "unit_id": FieldEntry("Đơn vị tổ chức", _P),
    "type": FieldEntry("Loại hoạt động", _P),
    "programme": FieldEntry("Chương trình", _P),
    "participants": FieldEntry("Số người dự", _P),
    "title": FieldEntry("Tên hoạt động", _P),
    "place": FieldEntry("Nơi tổ chức", _P),
    "note": FieldEntry("Ghi chú", _P),
}

_EXTERNAL_COUNT = {
    "indicator": FieldEntry("Chỉ tiêu", _P),
    "unit_id": FieldEntry("Đơn vị", _P),
    "as_of": FieldEntry("Tính đến ngày", _P),
    "num": FieldEntry("Tử số", _P),
    "den": FieldEntry("Mẫu số", _P),
    "source": FieldEntry("Nguồn số liệu", _P),
}

FIELD_TABLE: dict[str, dict[str, FieldEntry]] = {
    table: RECORD_FIELDS | fields
    for table, fields in {
        "child": _CHILD,
        "sponsor": _SPONSOR,
        "sponsorship": _SPONSORSHIP,
        "pledge": _PLEDGE,
        "hold": _HOLD,
        "support_entry": _SUPPORT,
        "visit": _VISIT,
        "paper": _PAPER,
        "distinction": _DISTINCTION,
        "acceptance": _ACCEPTANCE,
        **OFFICE_FIELDS,
        **DOCUMENT_FIELDS,
        "activity": _ACTIVITY,
        "external_count": _EXTERNAL_COUNT,
    }.items()
}

_INNER = {
    "father.full_name": "Họ tên cha",
    "father.status": "Cha hiện nay",
    "father.cause": "Nguyên nhân cha mất",
    "father.died_on": "Ngày cha mất",
    "father.paper_seen": "Đã xem giấy tờ của cha",
    "mother.full_name": "Họ tên mẹ",
    "mother.status": "Mẹ hiện nay",
    "mother.cause": "Nguyên nhân mẹ mất",
    "mother.died_on": "Ngày mẹ mất",
    "mother.paper_seen": "Đã xem giấy tờ của mẹ",
}


def field_label(table: str, path: str) -> str:
    """The Vietnamese name of a field, also of a part (``father.status``) or an element."""
    if path in _INNER:
        return _INNER[path]
    name, _, rest = path.partition("[")
    name = name.partition(".")[0]
    entry = FIELD_TABLE.get(table, {}).get("from_" if name == "from" else name)
    label = entry.label if entry else name
    return f"{label} ({rest.rstrip(']')})" if rest else label
