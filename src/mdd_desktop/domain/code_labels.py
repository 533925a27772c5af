"""The coded values of the records with their Vietnamese labels, in the order of the forms.

A code never changes and is never used for something else; a label may be reworded. Newer programs
may add codes: readers keep what they do not know.
"""

from collections.abc import Mapping
from typing import Final

from mdd_desktop.domain.case_labels import CASE_LISTS
from mdd_desktop.domain.sponsoring_labels import SPONSORING_LABELS

_FAMILY: Final = {
    "relation": {
        "cha": "Cha",
        "me": "Mẹ",
        "ong_noi": "Ông nội",
        "ba_noi": "Bà nội",
        "ong_ngoai": "Ông ngoại",
        "ba_ngoai": "Bà ngoại",
        "bac": "Bác",
        "chu": "Chú",
        "co": "Cô",
        "cau": "Cậu",
        "di": "Dì",
        "thim": "Thím",
        "mo": "Mợ",
        "duong": "Dượng",
        "anh": "Anh ruột",
        "chi": "Chị ruột",
        "ho_hang": "Họ hàng khác",
        "cha_nuoi": "Cha nuôi",
        "me_nuoi": "Mẹ nuôi",
        "cha_duong": "Cha dượng",
        "me_ke": "Mẹ kế",
        "me_do_dau": "Mẹ đỡ đầu",
        "co_so": "Cơ sở trợ giúp xã hội",
        "giam_ho": "Người giám hộ khác",
        "khac": "Khác",
    },
    "parent_status": {
        "con_song": "Còn sống",
        "mat": "Đã mất",
        "mat_tich": "Mất tích",
        "co_so_tgxh": "Đang ở cơ sở trợ giúp xã hội",
        "khong_kha_nang": "Không còn khả năng chăm sóc",
        "chap_hanh_an": "Đang chấp hành án hoặc biện pháp bắt buộc",
        "khong_ro": "Không rõ",
    },
    "death_cause": {"covid": "Do Covid-19", "khac": "Nguyên nhân khác"},
    "poverty": {
        "ngheo": "Hộ nghèo",
        "can_ngheo": "Hộ cận nghèo",
        "thoat_ngheo": "Hộ mới thoát nghèo",
        "khong": "Không thuộc hộ nghèo, cận nghèo",
    },
    "article_10_group": {
        "a": "Trẻ em mồ côi cả cha và mẹ",
        "b": "Trẻ em bị bỏ rơi",
        "c": "Trẻ em không nơi nương tựa",
        "d": "Trẻ em khuyết tật",
        "dd": "Trẻ em nhiễm HIV/AIDS",
        "e": "Trẻ em vi phạm pháp luật",
        "g": "Trẻ em nghiện ma túy",
        "h": "Trẻ em phải bỏ học kiếm sống chưa hoàn thành phổ cập giáo dục trung học cơ sở",
        "i": "Trẻ em bị tổn hại nghiêm trọng về thể chất và tinh thần do bị bạo lực",
        "k": "Trẻ em bị bóc lột",
        "l": "Trẻ em bị xâm hại tình dục",
        "m": "Trẻ em bị mua bán",
        "n": "Trẻ em mắc bệnh hiểm nghèo hoặc bệnh phải điều trị dài ngày "
        "thuộc hộ nghèo hoặc hộ cận nghèo",
        "o": "Trẻ em di cư, trẻ em lánh nạn, tị nạn chưa xác định được cha mẹ "
        "hoặc không có người chăm sóc",
    },
    "exit_reason": {
        "du_18": "Đủ 18 tuổi",
        "chuyen_di": "Chuyển đi nơi khác",
        "nhan_con_nuoi": "Được nhận làm con nuôi",
        "qua_doi": "Qua đời",
        "khac": "Lý do khác",
    },
    "sex": {"nam": "Nam", "nu": "Nữ"},
    "health": {
        "tot": "Tốt",
        "can_theo_doi": "Cần theo dõi",
        "khuyet_tat": "Khuyết tật",
        "dieu_tri_dai_ngay": "Đang điều trị dài ngày",
    },
    "consent_scope": {
        "lap_ho_so": "Lập hồ sơ, xử lý thông tin",
        "chuyen_len_tinh": "Chuyển thông tin lên Hội cấp trên",
        "cung_cap_me_do_dau": "Cung cấp thông tin cho Mẹ đỡ đầu",
        "cong_khai": "Công khai tên",
        "cong_khai_anh": "Công khai ảnh",
    },
    "consent_by": {"giam_ho": "Người giám hộ", "tre": "Trẻ từ đủ 7 tuổi"},
}

SPONSOR_END_REASONS: Final[Mapping[str, str]] = {
    "het_cam_ket": "Hết thời hạn cam kết",
    "me_kho_khan": "Mẹ đỡ đầu gặp khó khăn",
    "me_om_dau": "Mẹ đỡ đầu ốm đau, cao tuổi",
    "me_qua_doi": "Mẹ đỡ đầu qua đời",
    "me_chuyen_di": "Mẹ đỡ đầu chuyển đi nơi khác",
    "me_khong_lien_lac": "Không liên lạc được với Mẹ đỡ đầu",
    "don_vi_giai_the": "Đơn vị đỡ đầu giải thể, sáp nhập",
    "vi_pham_cam_ket": "Mẹ đỡ đầu vi phạm cam kết bảo vệ trẻ em",
    "me_xin_thoi": "Mẹ đỡ đầu xin thôi vì lý do khác",
}
CHILD_END_REASONS: Final[Mapping[str, str]] = {
    "tre_du_18": "Trẻ đủ 18 tuổi",
    "tre_chuyen_di": "Trẻ chuyển đi nơi khác",
    "tre_nhan_con_nuoi": "Trẻ được nhận làm con nuôi",
    "tre_qua_doi": "Trẻ qua đời",
    "tre_het_kho_khan": "Gia đình trẻ không còn khó khăn",
    "tre_tu_lap": "Trẻ đi làm, tự lập",
    "tre_khong_mong_muon": "Trẻ hoặc gia đình không muốn tiếp tục",
    "doi_me_do_dau": "Đổi sang Mẹ đỡ đầu khác",
    "trung_ho_so": "Trùng hồ sơ",
}

_SPONSORING: Final = {
    "sponsor_kind": {"ca_nhan": "Cá nhân", "tap_the": "Tập thể", "to_nhom": "Tổ, nhóm"},
    "sponsorship_form": {"truc_tiep": "Trực tiếp", "gian_tiep": "Gián tiếp"},
    "sponsorship_state": {
        "cho_duyet": "Chờ duyệt",
        "dang_do_dau": "Đang đỡ đầu",
        "tam_dung": "Tạm dừng",
        "ket_thuc": "Kết thúc",
        "da_huy": "Đã hủy",
    },
    "end_reason": {**SPONSOR_END_REASONS, **CHILD_END_REASONS, "khac": "Lý do khác"},
    "pledge_kind": {"tien": "Tiền mặt", "hien_vat": "Hiện vật"},
    "rhythm": {
        "thang": "Hằng tháng",
        "quy": "Hằng quý",
        "nua_nam": "6 tháng một lần",
        "nam": "Hằng năm",
        "mot_lan": "Một lần",
    },
    "need": {
        "sinh_hoat": "Sinh hoạt hằng tháng",
        "dinh_duong": "Dinh dưỡng, nhu yếu phẩm",
        "hoc_tap": "Học tập, đồ dùng học tập",
        "hoc_nghe": "Học nghề",
        "y_te": "Khám, chữa bệnh, bảo hiểm y tế",
        "nha_o": "Nhà ở",
        "di_lai": "Phương tiện đi học",
        "quan_ao": "Quần áo, đồ ấm",
        "tam_ly": "Tư vấn, chỗ dựa tinh thần",
        "ky_nang": "Kiến thức, kỹ năng chăm sóc",
        "an_toan": "An toàn trong gia đình, cộng đồng",
        "phap_ly": "Giấy tờ, trợ giúp pháp lý",
        "khac": "Nhu cầu khác",
    },
    "need_level": {"cao": "Cấp thiết", "vua": "Cần thiết", "thap": "Có thể chờ"},
}

SUPPORT_UNITS: Final[Mapping[str, str]] = {
    "hoc_bong": "suất",
    "bhyt": "thẻ",
    "xe_dap": "chiếc",
    "nha": "nhà",
    "so_tiet_kiem": "sổ",
    "qua": "phần",
}
"""What the quantity of a kind of support counts."""

_SUPPORT: Final = {
    "support_kind": {
        "sinh_hoat": "Tiền sinh hoạt",
        "hoc_tap": "Hỗ trợ học tập",
        "hoc_bong": "Học bổng",
        "bhyt": "Thẻ bảo hiểm y tế",
        "xe_dap": "Xe đạp",
        "nha": "Nhà ở",
        "so_tiet_kiem": "Sổ tiết kiệm",
        "qua": "Quà",
        "dinh_duong": "Sản phẩm dinh dưỡng, nhu yếu phẩm",
        "quan_ao": "Quần áo, đồ ấm",
        "kham_benh": "Khám, chữa bệnh",
        "hoc_nghe": "Học nghề",
        "tu_van": "Tư vấn, tham vấn",
        "ky_nang": "Kiến thức, kỹ năng",
        "phap_ly": "Trợ giúp pháp lý",
        "khac": "Hỗ trợ khác",
    },
    "support_form": {"tien": "Tiền mặt", "hien_vat": "Hiện vật", "dich_vu": "Dịch vụ"},
    "direction": {
        "received": "Đã tiếp nhận",
        "delivered": "Đã trao",
        "passed": "Trao trực tiếp trong ngày",
    },
    "outcome": {"da_trao": "Đã trao", "chua_trao": "Chưa trao được", "tra_lai": "Trả lại"},
    "occasion": {
        "tet_nguyen_dan": "Tết Nguyên đán",
        "ngay_8_3": "Ngày Quốc tế Phụ nữ 8-3",
        "tet_thieu_nhi": "Ngày Quốc tế Thiếu nhi 1-6",
        "thang_hanh_dong": "Tháng hành động vì trẻ em",
        "ngay_gia_dinh": "Ngày Gia đình Việt Nam 28-6",
        "khai_giang": "Khai giảng năm học mới",
        "trung_thu": "Tết Trung thu",
        "ngay_20_10": "Ngày Phụ nữ Việt Nam 20-10",
        "ngay_tre_em": "Ngày Trẻ em thế giới 20-11",
        "sinh_nhat": "Sinh nhật trẻ",
        "thien_tai": "Thiên tai, dịch bệnh",
        "khac": "Dịp khác",
    },
}

_WORK: Final = {
    "visit_rating": {"tot": "Tốt", "kha": "Khá", "can_chu_y": "Cần chú ý"},
    "activity_type": {
        "truyen_thong": "Truyền thông, vận động",
        "tap_huan": "Tập huấn",
        "giao_duc_lam_cha_me": "Giáo dục làm cha mẹ",
        "vui_choi": "Vui chơi, văn hóa",
        "ky_nang_song": "Kỹ năng sống, phòng chống xâm hại, đuối nước",
        "gap_mat": "Gặp mặt, trao quà",
        "gay_quy": "Gây quỹ, vận động nguồn lực",
        "kham_suc_khoe": "Khám sức khỏe",
        "giam_sat": "Giám sát, kiểm tra",
        "so_ket": "Sơ kết, tổng kết",
        "khac": "Hoạt động khác",
    },
    "programme": {
        "me_do_dau": "Chương trình “Mẹ đỡ đầu”",
        "dong_hanh_cung_con": "Đồng hành cùng con",
        "trieu_phan_qua": "Triệu phần quà san sẻ yêu thương",
        "khac": "Chương trình khác",
    },
    "officer_role": {
        "can_bo_hoi": "Cán bộ Hội",
        "tham_muu_tre_em": "Cán bộ tham mưu công tác trẻ em",
    },
    "access": {
        "nhap_lieu": "Nhập liệu",
        "phu_trach": "Phụ trách",
        "lanh_dao": "Lãnh đạo",
        "quan_tri": "Quản trị",
    },
    "unit_level": {
        "centre": "Trung ương",
        "province": "Tỉnh, thành phố",
        "cluster": "Cụm",
        "commune": "Xã, phường, đặc khu",
    },
}

CODE_LISTS: Final[Mapping[str, Mapping[str, str]]] = {
    **_FAMILY,
    **_SPONSORING,
    **SPONSORING_LABELS,
    **_SUPPORT,
    **_WORK,
    **CASE_LISTS,
}

ALIASES: Final[Mapping[str, Mapping[str, str]]] = {
    "article_10_group": {"đ": "dd"},
    "sex": {"trai": "nam", "gái": "nu", "m": "nam", "f": "nu"},
    "relation": {
        "bố": "cha", "ba": "cha", "má": "me", "bố nuôi": "cha_nuoi", "má nuôi": "me_nuoi",
        "bố dượng": "cha_duong", "dì ghẻ": "me_ke", "anh": "anh", "anh trai": "anh",
        "chị": "chi", "chị gái": "chi", "người thân": "ho_hang", "họ hàng": "ho_hang",
        "người giám hộ": "giam_ho",
    },
    "parent_status": {
        "còn": "con_song", "sống": "con_song", "mất": "mat", "chết": "mat", "qua đời": "mat",
        "tử vong": "mat", "đi tù": "chap_hanh_an", "chấp hành án": "chap_hanh_an",
        "ở tù": "chap_hanh_an", "không biết": "khong_ro", "bỏ đi": "khong_ro",
    },
    "death_cause": {
        "covid": "covid", "covid-19": "covid", "covid 19": "covid", "khác": "khac",
    },
    "poverty": {
        "nghèo": "ngheo", "cận nghèo": "can_ngheo", "thoát nghèo": "thoat_ngheo",
        "hộ thoát nghèo": "thoat_ngheo", "không": "khong", "bình thường": "khong",
    },
    "sponsor_kind": {"đơn vị": "tap_the", "tổ chức": "tap_the", "doanh nghiệp": "tap_the",
                     "tổ nhóm": "to_nhom", "nhóm": "to_nhom", "tổ": "to_nhom"},
    "rhythm": {
        "tháng": "thang", "hàng tháng": "thang", "quý": "quy", "hàng quý": "quy",
        "6 tháng": "nua_nam", "nửa năm": "nua_nam", "năm": "nam", "hàng năm": "nam",
        "1 lần": "mot_lan", "đột xuất": "mot_lan",
    },
    "pledge_kind": {"tiền": "tien"},
    "support_form": {"tiền": "tien"},
    "support_kind": {
        "bhyt": "bhyt", "bảo hiểm y tế": "bhyt", "thẻ bhyt": "bhyt", "phần quà": "qua",
        "nhà": "nha", "nhà tình thương": "nha", "sinh hoạt": "sinh_hoat", "học tập": "hoc_tap",
    },
    "need": {"học tập": "hoc_tap", "sinh hoạt": "sinh_hoat", "y tế": "y_te", "nhà": "nha_o"},
}  # fmt: skip
"""Other words for a code, as they stand in the offices' own lists."""
