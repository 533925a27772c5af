"""The boxes of the registration form, in the order of the paper sheet."""

from mdd_desktop.domain.code_lists import ETHNIC_GROUPS, codes, label
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.boxes import Box, Options


def _listed(name: str) -> Options:
    return tuple((code, label(name, code)) for code in codes(name))


def _peoples() -> Options:
    return tuple((group.name, group.name) for group in ETHNIC_GROUPS)


def identity_rows() -> list[list[Box]]:
    """Section 1: the child."""
    return [
        [
            Box("full_name", tr("Họ và tên theo khai sinh"), stretch=6, required=True),
            Box("birth", tr("Ngày sinh"), "date", 5, required=True, example=tr("05012015")),
            Box("sex", tr("Giới tính"), "sex", 0, required=True),
            Box("ethnic", tr("Dân tộc"), "code", 3, _peoples()),
        ],
        [
            Box("identity_number", tr("Số định danh"), stretch=6),
            Box("school_class", tr("Lớp"), stretch=2, example=tr("7A2")),
            Box("school", tr("Trường"), "free", 6),
        ],
    ]


def parent_rows() -> list[list[Box]]:
    """Section 2: father and mother."""
    return [
        _parent("father", tr("Họ tên cha"), tr("Cha hiện nay")),
        _parent("mother", tr("Họ tên mẹ"), tr("Mẹ hiện nay")),
    ]


def _parent(who: str, name: str, status: str) -> list[Box]:
    return [
        Box(f"{who}_name", name, stretch=5),
        Box(f"{who}_status", status, "code", 3, _listed("parent_status")),
        Box(f"{who}_died", tr("Ngày, năm mất"), "date", 2, example=tr("2021")),
        Box(f"{who}_cause", tr("Nguyên nhân"), "code", 3, _listed("death_cause")),
    ]


def home_rows() -> list[list[Box]]:
    """Section 3: where she lives and with whom."""
    return [
        [
            Box("village", tr("Ấp, khu phố"), "free", 3, required=True),
            Box("guardian_name", tr("Họ tên người nuôi dưỡng"), stretch=6, required=True),
            Box("guardian_relation", tr("Quan hệ"), "code", 3, _listed("relation")),
            Box("phone", tr("Điện thoại"), stretch=3, example=tr("0912 345 678")),
        ],
    ]


def need_rows() -> list[list[Box]]:
    """Section 4: needs, papers, consent, and what few need."""
    return [
        [
            Box("poverty", tr("Hộ trong năm nay"), "code", 3, _listed("poverty")),
            Box("need", tr("Cần nhất"), "code", 3, _listed("need")),
            Box("need_more", tr("Cần thêm"), "code", 3, _listed("need")),
            Box("health", tr("Sức khỏe"), "code", 3, _listed("health")),
        ],
        [
            Box("consent", tr("Giám hộ đồng ý ngày"), "day", 3, example=tr("23/11/2026")),
            Box("circumstances", tr("Hoàn cảnh, ghi chú"), "long", 6),
            Box("father_paper", tr("Đã xem giấy tờ về cha"), "check", 1),
            Box("mother_paper", tr("Đã xem giấy tờ về mẹ"), "check", 1),
        ],
        [Box("sort_name", tr("Xếp tên theo, khi họ đứng sau tên"), example=tr("Bhăm Niê Y"))],
    ]
