"""Names and sensitivity of the fields of official documents; part of the field table."""

from mdd_desktop.domain.field_entry import FieldEntry, Sensitivity

_P, _B, _S = Sensitivity.PLAIN, Sensitivity.BASIC, Sensitivity.SENSITIVE

_OUTGOING_DOCUMENT = {
    "unit_id": FieldEntry("Đơn vị ban hành", _P),
    "kind": FieldEntry("Loại văn bản", _P),
    "title": FieldEntry("Tên loại và trích yếu", _B),
    "wish": FieldEntry("Nội dung soạn", _S),
    "symbol": FieldEntry("Ký hiệu", _P),
    "series": FieldEntry("Dãy số", _P),
    "year": FieldEntry("Năm của dãy số", _P),
    "number": FieldEntry("Số", _P),
    "count": FieldEntry("Số văn bản trong tập", _P),
    "dated": FieldEntry("Ngày văn bản", _P),
    "signer": FieldEntry("Người ký", _B),
    "recipients": FieldEntry("Nơi nhận", _P),
    "keeper": FieldEntry("Đơn vị, người nhận bản lưu", _P),
    "copies": FieldEntry("Số lượng bản", _P),
    "sent_on": FieldEntry("Ngày chuyển", _P),
    "pages": FieldEntry("Số trang", _P),
    "sha256": FieldEntry("Mã của tệp đã ban hành", _P),
    "written_by": FieldEntry("Người soạn", _B),
    "issued_by": FieldEntry("Người cấp số", _B),
    "unused": FieldEntry("Số không sử dụng", _P),
    "frozen_id": FieldEntry("Bản chốt số liệu", _P),
    "replaces": FieldEntry("Thay thế văn bản", _P),
    "note": FieldEntry("Ghi chú", _B),
}

_FROZEN_REPORT = {
    "unit_id": FieldEntry("Đơn vị báo cáo", _P),
    "kind": FieldEntry("Loại báo cáo", _P),
    "period": FieldEntry("Kỳ báo cáo", _P),
    "first": FieldEntry("Ngày đầu kỳ", _P),
    "last": FieldEntry("Ngày cuối kỳ", _P),
    "known_on": FieldEntry("Tính những gì ghi đến ngày", _P),
    "cut_off": FieldEntry("Lúc chốt số liệu", _P),
    "frozen_by": FieldEntry("Người chốt", _B),
    "figures": FieldEntry("Số liệu đã chốt", _P),
    "data_hash": FieldEntry("Mã số liệu", _P),
}

_TEMPLATE_TEXT = {
    "unit_id": FieldEntry("Đơn vị", _P),
    "template": FieldEntry("Mẫu văn bản", _P),
    "place": FieldEntry("Chỗ trong mẫu", _P),
    "standard": FieldEntry("Lời chuẩn khi sửa", _P),
    "text": FieldEntry("Lời của đơn vị", _P),
    "version": FieldEntry("Lần sửa", _P),
}

DOCUMENT_FIELDS: dict[str, dict[str, FieldEntry]] = {
    "outgoing_document": _OUTGOING_DOCUMENT,
    "frozen_report": _FROZEN_REPORT,
    "template_text": _TEMPLATE_TEXT,
}
