"""The boxes of a sponsor's form, in the order of the registration sheet."""

from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.boxes import Box, Options


def _listed(name: str) -> Options:
    return tuple((code, label(name, code)) for code in codes(name))


def identity_rows() -> list[list[Box]]:
    """Section 1: who she is."""
    return [
        [
            Box("kind", tr("Loại"), "choice", 0, _listed("sponsor_kind"), letters="ctn"),
            Box("full_name", tr("Họ và tên, tên đơn vị"), stretch=6, required=True),
            Box("foreign", tr("Người nước ngoài"), "check", 1),
        ],
        [
            Box("born_year", tr("Năm sinh"), stretch=2, example=tr("1975")),
            Box("identity_number", tr("Số định danh, hộ chiếu"), stretch=4),
            Box("occupation", tr("Nghề nghiệp, đơn vị"), stretch=6),
        ],
    ]


def contact_rows() -> list[list[Box]]:
    """Section 2: how to reach her."""
    return [
        [
            Box("phone", tr("Điện thoại"), stretch=3, example=tr("0912 345 678")),
            Box("email", tr("Thư điện tử"), stretch=4),
            Box("village", tr("Ấp, khu phố"), "free", 3),
            Box("address", tr("Địa chỉ"), stretch=5),
        ],
        [
            Box("contact_name", tr("Người liên hệ"), stretch=4),
            Box("contact_officer", tr("Cán bộ đầu mối của Hội"), stretch=4),
            Box("country", tr("Nước"), stretch=3),
        ],
    ]


def offer_rows() -> list[list[Box]]:
    """Section 3: what she can give, which child she would like to help."""
    return [
        [
            Box("capacity", tr("Có thể nhận (trẻ)"), stretch=2, example=tr("2")),
            Box("offer_amount", tr("Mức mỗi tháng (đồng)"), stretch=3, example=tr("500k")),
            Box(
                "offer_form",
                tr("Hình thức"),
                "choice",
                0,
                (("gian_tiep", tr("Gián tiếp")), ("truc_tiep", tr("Trực tiếp"))),
                letters="gt",
            ),
            Box("offer_until_18", tr("Đến đủ 18 tuổi"), "check", 1),
        ],
        [
            Box("need", tr("Lo được nhu cầu"), "code", 4, _listed("need")),
            Box("need_more", tr("Và nhu cầu"), "code", 4, _listed("need")),
            Box("wish_sex", tr("Mong đỡ đầu"), "code", 3, _sexes()),
            Box("wish_age_from", tr("Từ tuổi"), stretch=1),
            Box("wish_age_to", tr("Đến tuổi"), stretch=1),
        ],
        [Box("wishes", tr("Mong muốn khác"), "long")],
    ]


def promise_rows() -> list[list[Box]]:
    """Section 4: the signed promise to protect children, and a note."""
    return [
        [
            Box("protection_signed_on", tr("Ký ngày"), "day", 2, example=tr("23/11/2026")),
            Box("protection_expires_on", tr("Có hạn đến"), "day", 2, example=tr("23/11/2028")),
            Box("note", tr("Ghi chú"), "long", 6),
        ],
        [Box("sort_name", tr("Xếp tên theo, khi họ đứng sau tên"), example=tr("Bhăm Niê Y"))],
    ]


def _sexes() -> Options:
    return (("nu", tr("Em gái")), ("nam", tr("Em trai")))
