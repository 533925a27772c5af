"""Coded values of the way to a sponsorship and out of it, with their Vietnamese labels."""

from collections.abc import Mapping
from typing import Final

_REFUSALS: Final[Mapping[str, str]] = {
    "me_chua_du_kha_nang": "Mẹ đỡ đầu chưa đủ khả năng",
    "me_mong_tre_khac": "Mẹ đỡ đầu mong đỡ đầu trẻ khác",
    "me_o_xa": "Mẹ đỡ đầu ở quá xa",
    "me_rut_dang_ky": "Mẹ đỡ đầu rút đăng ký",
    "me_khong_tra_loi": "Mẹ đỡ đầu không trả lời",
    "gia_dinh_khong_dong_y": "Gia đình trẻ không đồng ý",
    "tre_khong_muon": "Trẻ không muốn",
    "tre_co_me_khac": "Trẻ đã có Mẹ đỡ đầu khác",
    "khong_du_dieu_kien": "Chưa đủ điều kiện theo thẩm định của Hội",
    "khac": "Lý do khác",
}

SPONSORING_LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "refusal": _REFUSALS,
    "cancel_reason": _REFUSALS,
    "pause_reason": {
        "me_tam_kho_khan": "Mẹ đỡ đầu tạm gặp khó khăn",
        "me_di_vang": "Mẹ đỡ đầu đi vắng dài ngày",
        "me_chua_lien_lac": "Tạm chưa liên lạc được với Mẹ đỡ đầu",
        "tre_di_vang": "Trẻ tạm vắng khỏi địa phương",
        "tre_co_nguon_khac": "Trẻ tạm có nguồn hỗ trợ khác",
        "gia_dinh_xin_dung": "Gia đình trẻ xin tạm dừng",
        "dang_xac_minh": "Hội đang xác minh",
        "khac": "Lý do khác",
    },
    "remind_way": {
        "goi_dien": "Gọi điện",
        "nhan_tin": "Nhắn tin, Zalo",
        "gap": "Gặp trực tiếp",
        "gui_thu": "Gửi thư, giấy báo",
        "khac": "Cách khác",
    },
    "hold_outcome": {
        "da_lap_luot": "Đã lập lượt đỡ đầu",
        "me_tu_choi": "Mẹ đỡ đầu từ chối",
        "gia_dinh_tu_choi": "Gia đình từ chối",
        "bo_giu_cho": "Bỏ giữ chỗ",
    },
    "exit_plan": {
        "hoc_tiep": "Học tiếp, còn hỗ trợ đến 22 tuổi",
        "hoc_nghe": "Học nghề",
        "di_lam": "Đi làm, tự lập",
        "o_voi_gia_dinh": "Ở với gia đình, người thân",
        "co_so_cham_soc": "Vào cơ sở trợ giúp xã hội",
        "khac": "Hướng khác",
    },
    "promise": {
        "chua_co": "Chưa ký",
        "het_han": "Hết hạn",
        "con_han": "Còn hạn",
    },
}
