"""Coded lists of the life of a case and of the papers in a child's file."""

from collections.abc import Mapping
from typing import Final

CASE_LISTS: Final[Mapping[str, Mapping[str, str]]] = {
    "file_pause_reason": {
        "tam_vang": "Em tạm vắng khỏi địa phương",
        "khong_lien_lac": "Chưa liên lạc được với gia đình",
        "gia_dinh_xin": "Gia đình xin tạm dừng",
        "dang_ra_soat": "Đang rà soát lại hoàn cảnh",
        "khac": "Lý do khác",
    },
    "private_reason": {
        "lien_he": "Liên hệ gia đình, người nuôi dưỡng",
        "tham": "Đi thăm, theo dõi",
        "ho_tro": "Lo việc đỡ đầu, hỗ trợ",
        "sua_ho_so": "Sửa hồ sơ theo phiếu giấy",
        "bao_cao": "Đối chiếu báo cáo",
        "khac": "Việc khác của Hội",
    },
    "paper_kind": {
        "giay_khai_sinh": "Giấy khai sinh",
        "giay_chung_tu_cha": "Giấy chứng tử của cha",
        "giay_chung_tu_me": "Giấy chứng tử của mẹ",
        "xac_nhan_ho": "Xác nhận hộ nghèo, cận nghèo",
        "phieu_xac_minh": "Phiếu xác minh hoàn cảnh",
        "phieu_dong_y": "Phiếu đồng ý xử lý dữ liệu",
        "anh_tre": "Ảnh của em",
        "phieu_tiep_nhan": "Phiếu tiếp nhận",
        "phieu_tham": "Phiếu thăm hỏi",
        "quyet_dinh_tro_cap": "Quyết định trợ cấp xã hội",
        "giay_suc_khoe": "Giấy khám sức khỏe",
        "giay_hoc_tap": "Học bạ, giấy khen",
        "thoa_thuan": "Bản thỏa thuận đỡ đầu",
        "bien_nhan": "Biên nhận đã ký",
        "cam_ket_bao_ve": "Bản cam kết bảo vệ trẻ em",
        "khac": "Giấy khác",
    },
}
