"""The fields of the records about offices, units and officers."""

from mdd_desktop.domain.field_entry import FieldEntry, Sensitivity

_P, _B = Sensitivity.PLAIN, Sensitivity.BASIC

_OFFICER = {
    "unit_id": FieldEntry("Đơn vị", _P),
    "role": FieldEntry("Nhiệm vụ", _P),
    "from_": FieldEntry("Từ ngày", _P),
    "to": FieldEntry("Đến ngày", _P),
    "trained_on": FieldEntry("Ngày tập huấn", _P),
    "briefed": FieldEntry("Đã quán triệt", _P),
    "full_name": FieldEntry("Họ và tên", _B),
    "title": FieldEntry("Chức vụ", _P),
    "phone": FieldEntry("Điện thoại", _B),
    "access": FieldEntry("Quyền trên máy", _P),
}

_UNIT = {
    "code": FieldEntry("Mã đơn vị", _P),
    "name": FieldEntry("Tên đơn vị", _P),
    "level": FieldEntry("Cấp", _P),
    "parent": FieldEntry("Đơn vị cấp trên", _P),
    "valid_from": FieldEntry("Hiệu lực từ", _P),
    "valid_to": FieldEntry("Hiệu lực đến", _P),
    "successors": FieldEntry("Đơn vị kế tiếp", _P),
    "opening_cash": FieldEntry("Tiền mặt đầu kỳ", _P),
}

_SETTINGS = {
    "unit_id": FieldEntry("Đơn vị", _P),
    "programme_start": FieldEntry("Ngày bắt đầu Chương trình", _P),
    "programme_age": FieldEntry("Tuổi theo Chương trình", _P),
    "law_age": FieldEntry("Tuổi theo Luật Trẻ em", _P),
    "assent_age": FieldEntry("Tuổi hỏi ý kiến trẻ", _P),
    "ledger_start": FieldEntry("Ngày mở sổ hỗ trợ", _P),
    "late_grace_days": FieldEntry("Số ngày được chậm", _P),
    "visit_months": FieldEntry("Số tháng giữa hai lần thăm", _P),
    "soon_days": FieldEntry("Số ngày báo trước", _P),
    "level_threshold": FieldEntry("Mức chỉ tiêu hằng tháng", _P),
    "level_bands": FieldEntry("Các bậc mức hỗ trợ", _P),
    "kinh_names": FieldEntry("Tên ghi dân tộc Kinh", _P),
    "goals": FieldEntry("Mức chỉ tiêu của đơn vị", _P),
}

_LETTERHEAD = {
    "unit_id": FieldEntry("Đơn vị", _P),
    "valid_from": FieldEntry("Hiệu lực từ", _P),
    "preset": FieldEntry("Mẫu đầu trang", _P),
    "superior_name": FieldEntry("Cơ quan chủ quản", _P),
    "office_name": FieldEntry("Cơ quan ban hành", _P),
    "symbol_suffix": FieldEntry("Ký hiệu văn bản", _P),
    "place_name": FieldEntry("Địa danh", _P),
    "signature_lines": FieldEntry("Quyền hạn, chức vụ người ký", _P),
    "signer_name": FieldEntry("Người ký", _B),
    "recipients": FieldEntry("Nơi nhận", _P),
    "number_series": FieldEntry("Cách đánh số văn bản", _P),
    "state_title": FieldEntry("In Quốc hiệu", _P),
    "stars": FieldEntry("Dấu *** thay gạch dưới tên cơ quan", _P),
    "address_line": FieldEntry("Địa chỉ cuối trang 1", _P),
    "margin_top": FieldEntry("Lề trên", _P),
    "margin_bottom": FieldEntry("Lề dưới", _P),
    "margin_left": FieldEntry("Lề trái", _P),
    "margin_right": FieldEntry("Lề phải", _P),
}

OFFICE_FIELDS: dict[str, dict[str, FieldEntry]] = {
    "officer": _OFFICER,
    "unit": _UNIT,
    "settings": _SETTINGS,
    "letterhead": _LETTERHEAD,
}
