"""An invented commune and the office above it, for screenshots and tests of the window."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mdd_desktop.domain.office import Access, Officer
from mdd_desktop.domain.record import natural_id
from mdd_desktop.domain.unit import Unit
from mdd_desktop.domain.vietnamese import within
from mdd_desktop.services import bulk_load, offices
from mdd_desktop.services.demo_people import Inventor
from mdd_desktop.services.offices import NewOffice, Registry
from mdd_desktop.storage.keystore_file import KdfCost

TODAY = dt.date(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 9, 41, 12, tzinfo=dt.timezone(dt.timedelta(hours=7)))
PASSPHRASE = "sen hong tren song xanh"
OFFICER = "Lê Thị Thu Hằng"
COMMUNE, PROVINCE = "30127", "82"
COMMUNE_NAME, PROVINCE_NAME = "Xã Tân Phước Đông", "Tỉnh Đồng Tháp"
CHEAP = KdfCost(memory_kib=8192, passes=1, lanes=1)

# name | born | sex | father | mother | carer | relation | village | family's year | days known
_PEOPLE = """
Ngô Hoài An|2015-01-05|nu|mat|con_song|Ngô Thị Sáu|ba_noi|ấp Phú Lợi|can_ngheo|900
Nguyễn Thị Ngọc Ánh|2014-08-12|nu|mat|mat|Nguyễn Văn Tư|ong_ngoai|ấp Phú Lợi|ngheo|97
Lê Nguyễn Gia Bảo|2019-09-30|nam|con_song|mat|Lê Văn Hùng|cha|ấp Mỹ Điền|khong|500
Nguyễn Bảo Châu|2018|nu|khong_ro|khong_ro|Chùa Phước Long|khac|ấp Tân Hòa||12
Nguyễn Thành Đạt|2010-03-17|nam|mat|mat|Nguyễn Thị Bé|di|ấp Phú Lợi|ngheo|1100
Đặng Ngọc Hân|2016-06-21|nu|mat|con_song|Ngô Thị Lành|me|ấp Phú Lợi|can_ngheo|990
Ngô Quốc Huy|2013-02-02|nam|mat|con_song|Ngô Thị Lành|me|ấp Phú Lợi|can_ngheo|15
Nguyễn Thị Kiều|2012-11-14|nu|con_song|mat|Nguyễn Văn Lợi|cha|ấp Tân Bình|can_ngheo|41
Nguyễn Hoàng Long|2017-05-08|nam|mat|mat|Võ Thị Nga|ba_ngoai|ấp Mỹ Điền|khong|700
Nguyễn Phước Bảo Hoàng Khánh Tường Vy|2015-02-28|nu|mat|con_song|Lê Thị Nhung|me|ấp Tân Bình||300
Y Ngông Niê Kđăm|2016-02-29|nam|mat|mat|H’Hen Niê|co|ấp Tân Hòa|ngheo|210
Đặng Thị Ễ|2011-12-01|nu|con_song|mat|Đặng Văn Ơn|cha|ấp Tân Bình|khong|800
Lê Thị Ngọc Điệp|2014-08-12|nu|mat|mat|Nguyễn Văn Tư|ong_ngoai|ấp Phú Lợi|ngheo|64
Lê Ngọc Diễm|2014-12-08|nu|mat|mat|Nguyễn Văn Tư|ong_ngoai|ấp Phú Lợi|ngheo|400
"""
_SPONSORED = {1: 1, 3: 2, 5: 3, 6: 1, 7: 1, 9: 2}
_SPONSORS = (
    ("Đỗ Thị Thanh Vân", "ca_nhan", "giáo viên nghỉ hưu"),
    ("Chi hội Phụ nữ ấp Phú Lợi", "tap_the", "34 hội viên"),
    ("Công ty TNHH Hoàng Sen", "tap_the", "may mặc"),
)


STRESS_NAMES = (
    "Nguyễn Phước Bảo Hoàng Khánh Tường Vy",
    "Y Ngông Niê Kđăm",
    "H’Hen Niê",
    "Đặng Thị Ễ",
    "Trương Hoàng Nguyễn Phước Bảo Nghiêng Tường Khuynh",
)
STRESS_GROUP = (
    "Câu lạc bộ nữ doanh nhân, trí thức, chức sắc tôn giáo và kiều bào huyện Hồng Ngự cũ, ấp Phú"
)


def open_office(
    folder: Path,
    *,
    children: int = 60,
    province: bool = False,
    people: bool = True,
    stress: bool = False,
) -> Registry:
    """Make an office with invented people and return its open registry."""
    unit, name = (PROVINCE, PROVINCE_NAME) if province else (COMMUNE, COMMUNE_NAME)
    office = NewOffice(
        unit,
        OFFICER,
        PASSPHRASE,
        name=name,
        parent=None if province else PROVINCE,
        role="in_charge",
    )
    registry, _key = offices.set_up(folder, office, today=TODAY, cost=CHEAP)
    if not province:
        _name_the_province(registry)
    if people and not province:
        load(registry, known_people())
        content = Inventor(unit, 7, TODAY).everything(children)
        load(registry, stressed(content) if stress else content)
    return registry


def stressed(content: dict[str, Any]) -> dict[str, Any]:
    """Give everybody a name, a home and a sponsor whose names are as long as they come."""
    for number, child in enumerate(content["children"]):
        name = STRESS_NAMES[number % len(STRESS_NAMES)]
        child |= {"full_name": name, "guardian_name": STRESS_NAMES[-1]}
        child["village"] = "Ấp Vĩnh Thạnh Trung Hưng Phú Đông kéo dài theo kênh Cả Mười Hai"
        child["school"] = "Trường Phổ thông dân tộc nội trú Trung học cơ sở và Trung học phổ thông"
    for number, sponsor in enumerate(content["sponsors"]):
        sponsor["full_name"] = STRESS_GROUP if number % 2 else STRESS_NAMES[0]
    for one in content["pledges"]:
        one["amount"] = 999_999_999
    return content


def give_access(registry: Registry, access: Access) -> None:
    """Give the officer who works here another role."""
    with registry.transaction("Đổi quyền") as tx:
        (officer,) = [o for o in tx.of(Officer).all() if o.full_name == OFFICER]
        tx.of(Officer).save(officer.corrected(access=access))


def _name_the_province(registry: Registry) -> None:
    with registry.transaction("Ghi tên tỉnh") as tx:
        unit = tx.of(Unit).get(natural_id("unit", PROVINCE))
        tx.of(Unit).save(unit.corrected(name=within(PROVINCE_NAME)))


def load(registry: Registry, content: dict[str, Any]) -> None:
    """Load records and insist that none was refused."""
    loaded = bulk_load.load_records(registry, content)
    assert not loaded.refused, loaded.refused[:3]


def known_people() -> dict[str, Any]:
    """The children and godmothers with names that the pictures know."""
    rows = [line.split("|") for line in _PEOPLE.strip().splitlines()]
    children = [_child(number, *row) for number, row in enumerate(rows, start=1)]
    return {
        "children": children,
        "sponsors": [
            {
                "id": f"S{number}",
                "unit_id": COMMUNE,
                "kind": kind,
                "full_name": name,
                "occupation": work,
            }
            for number, (name, kind, work) in enumerate(_SPONSORS, start=1)
        ],
        "sponsorships": [_lot(child, sponsor) for child, sponsor in _SPONSORED.items()],
        "pledges": [_pledge(child) for child in _SPONSORED],
        "support_entries": [entry for child in _SPONSORED for entry in _entries(child)],
        "visits": [
            {
                "id": "V1",
                "date": "2026-10-28",
                "unit_id": COMMUNE,
                "child_id": "C6",
                "visitor": OFFICER,
                "living": "tot",
                "study": "kha",
                "health": "tot",
                "mind": "kha",
                "safety": "tot",
                "wishes": "Em mong có xe đạp đi học và được học thêm môn Toán.",
            }
        ],
    }


def _child(  # noqa: PLR0913, PLR0917 - the columns of the list above
    number: int,
    name: str,
    born: str,
    sex: str,
    father: str,
    mother: str,
    carer: str,
    relation: str,
    village: str,
    poverty: str,
    days: str,
) -> dict[str, Any]:
    registered = (TODAY - dt.timedelta(days=int(days))).isoformat()
    poor = [{"year": TODAY.year, "status": poverty}] if poverty else []
    return {
        "id": f"C{number}",
        "unit_id": COMMUNE,
        "code": f"{COMMUNE}-26-{number:04d}-HXA",
        "full_name": name,
        "birth": {"date": born, "precision": "day" if len(born) > len("2018") else "year"},
        "sex": sex,
        "ethnic": "Kinh",
        "father": {"status": father, "full_name": f"{name.split(maxsplit=1)[0]} Văn Thành"}
        | ({"cause": "covid", "died_on": "2021"} if father == "mat" else {}),
        "mother": {"status": mother, "full_name": "Nguyễn Thị Diệu"}
        | ({"cause": "khac", "died_on": "2020-03-02"} if mother == "mat" else {}),
        "guardian_name": carer,
        "guardian_relation": relation,
        "phone": "0912345678" if number % 2 else None,
        "village": village,
        "school": "Trường TH Tân Phước Đông 1",
        "school_class": "5A",
        "household": poor,
        "needs": [{"kind": "sinh_hoat"}, {"kind": "hoc_tap"}] if number % 3 else [],
        "consents": [{"scope": "lap_ho_so", "by": "giam_ho", "from": registered}],
        "registered_on": registered,
        "circumstances": "Em ở với ông bà trong căn nhà cấp bốn đã dột, đường đến trường 4 km."
        if number == 6
        else None,
    }


def _lot(child: int, sponsor: int) -> dict[str, Any]:
    return {
        "id": f"L{child}",
        "child_id": f"C{child}",
        "sponsor_id": f"S{sponsor}",
        "form": "gian_tiep",
        "until_18": True,
        "registered_on": "2024-03-01",
        "start": "2024-03-01",
        "pauses": [{"from": "2026-11-01"}] if child == 7 else [],
        "credited_unit_id": COMMUNE,
    }


def _pledge(child: int) -> dict[str, Any]:
    return {
        "id": f"P{child}",
        "sponsorship_id": f"L{child}",
        "kind": "tien",
        "need": "sinh_hoat",
        "rhythm": "thang",
        "amount": 500_000,
        "from_month": "2024-03",
    }


def _entries(child: int) -> list[dict[str, Any]]:
    rows = [("2026-11-05", "received"), ("2026-10-10", "passed"), ("2026-09-10", "passed")]
    return [
        {
            "id": f"E{child}-{number}",
            "date": day,
            "unit_id": COMMUNE,
            "direction": direction,
            "form": "tien",
            "kind": "sinh_hoat",
            "amount": 500_000,
            "child_id": f"C{child}" if direction == "passed" else None,
            "sponsorship_id": f"L{child}",
            "sponsor_id": f"S{_SPONSORED[child]}",
        }
        for number, (day, direction) in enumerate(rows)
    ]


Wait = Callable[[Callable[[], bool]], None]
