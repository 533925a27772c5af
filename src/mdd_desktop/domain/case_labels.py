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
    "referral_kind": {
        "y_te": "Y tế: trạm y tế, bệnh viện",
        "tam_ly": "Tham vấn, trị liệu tâm lý",
        "giao_duc": "Trường học, cơ sở giáo dục",
        "tro_giup_xa_hoi": "Trung tâm công tác xã hội, cơ sở trợ giúp",
        "bao_ve_tre_em": "Bảo vệ trẻ em: cán bộ xã, Tổng đài 111",
        "phap_ly": "Trợ giúp pháp lý",
        "ho_tich_bhyt": "Hộ tịch, căn cước, bảo hiểm y tế",
        "hoc_nghe": "Dạy nghề, việc làm",
        "tu_thien": "Quỹ, tổ chức từ thiện",
        "khac": "Nơi khác",
    },
    "referral_reason": {
        "ngoai_kha_nang": "Việc ngoài khả năng của Hội",
        "dau_hieu_khi_tham": "Có dấu hiệu cần chú ý khi thăm",
        "nhu_cau_chua_co_nguoi": "Nhu cầu chưa có người giúp",
        "chua_huong_che_do": "Chưa được hưởng chế độ, chính sách",
        "gia_dinh_de_nghi": "Gia đình hoặc em đề nghị",
        "khac": "Lý do khác",
    },
    "referral_state": {
        "dang_gui": "Đang gửi",
        "da_nhan": "Nơi nhận đã nhận",
        "tu_choi": "Nơi nhận từ chối",
        "hoan_thanh": "Hoàn thành",
        "thu_hoi": "Đã thu hồi",
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
