"""Invented children, sponsors and support for the demonstration and for training.

Nobody here exists: names are drawn from lists, places are invented, identity numbers begin with
999, which no province has, and every record says so in its note.
"""

import datetime as dt
import random
from collections.abc import Sequence
from typing import Any

NOTE = "Dữ liệu giả định"
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ")
_GIRLS = (
    "Ngọc Ánh",
    "Bảo Châu",
    "Thùy Dung",
    "Ngọc Diễm",
    "Gia Hân",
    "Thu Hằng",
    "Mỹ Kiều",
    "Khánh Linh",
    "Thanh Ngân",
    "Yến Nhi",
    "Hoài Thương",
    "Thảo Uyên",
    "Tường Vy",
)
_BOYS = (
    "Hoài An",
    "Gia Bảo",
    "Thành Đạt",
    "Minh Đức",
    "Quốc Huy",
    "Hoàng Long",
    "Nhật Minh",
    "Trọng Nghĩa",
    "Tấn Phát",
    "Anh Quân",
    "Minh Tâm",
    "Đức Trí",
    "Quang Vinh",
)
_CARERS = ("Thị Lành", "Văn Tư", "Thị Sáu", "Thị Bé", "Văn Hùng", "Thị Nga", "Văn Lợi")
_GODMOTHERS = ("Thị Thanh Vân", "Thị Cúc", "Thị Hồng Nhung", "Thị Bích Thủy", "Thị Kim Chi")
_GROUPS = (
    "Chi hội Phụ nữ {village}",
    "Tổ phụ nữ tiết kiệm {village}",
    "Câu lạc bộ Sen Hồng {village}",
)
_VILLAGES = ("thôn Phú Lợi", "thôn Bình An", "thôn Hòa Thuận", "thôn Tân Tiến")
_RELATIONS = ("ba_noi", "ong_ngoai", "di", "bac", "co", "chu")
_LEVELS = (300_000, 400_000, 500_000, 1_000_000)
_MONTHS_OF_SUPPORT = 3

Rows = list[dict[str, Any]]


class Inventor:
    """Invents the people of one commune, the same ones for the same seed.

    Args:
        unit: Code of the commune.
        seed: Of the random choices.
        today: The business date; everything lies before it.
    """

    def __init__(self, unit: str, seed: int, today: dt.date) -> None:
        self._unit = unit
        self._random = random.Random(f"{unit}/{seed}")  # noqa: S311 - nothing secret
        self._today = today

    def everything(self, children: int) -> dict[str, Rows]:
        """A file of records in the shape of the bulk load."""
        people = [self.child(number) for number in range(1, children + 1)]
        sponsors = [self._sponsor(number) for number in range(1, max(2, children // 3) + 1)]
        lots, pledges, entries, visits = self._support(people, sponsors)
        return {
            "children": people,
            "sponsors": sponsors,
            "sponsorships": lots,
            "pledges": pledges,
            "support_entries": entries,
            "visits": visits,
            "activities": [self._activity()],
        }

    def child(self, number: int) -> dict[str, Any]:
        """An orphan of this commune; the same number gives another one each time."""
        pick = self._random.choice
        sex = pick(("nam", "nu"))
        born = self._today - dt.timedelta(days=self._random.randint(3 * 365, 17 * 365))
        family = pick(_FAMILIES)
        both = self._random.random() < 0.3  # noqa: PLR2004 - about a third
        cause = pick(("covid", "khac", "khac"))
        registered = self._today - dt.timedelta(days=self._random.randint(20, 900))
        return {
            "id": f"{self._unit}-TRE-{number:04d}",
            "unit_id": self._unit,
            "full_name": f"{family} {pick(_GIRLS if sex == 'nu' else _BOYS)}",
            "sex": sex,
            "birth": {"date": born.isoformat(), "precision": "day"},
            "ethnic": pick(("Kinh", "Kinh", "Kinh", "Khơ-me", "Hoa")),
            "identity_number": self._identity(sex, born) if number % 3 else None,
            "village": pick(_VILLAGES),
            "registered_on": registered.isoformat(),
            "father": {
                "status": "mat",
                "cause": cause,
                "full_name": f"{family} Văn {pick(_BOYS).split()[-1]}",
            },
            "mother": {"status": "mat" if both else "con_song", "cause": cause if both else None},
            "guardian_name": f"{pick(_FAMILIES)} {pick(_CARERS)}",
            "guardian_relation": pick(_RELATIONS),
            "phone": f"09{self._random.randint(10_000_000, 99_999_999)}",
            "school": "Trường Tiểu học Hoa Mai",
            "household": [
                {"year": self._today.year, "status": pick(("ngheo", "can_ngheo", "khong"))}
            ],
            "needs": [{"kind": "sinh_hoat"}],
            "consents": [{"scope": "lap_ho_so", "by": "giam_ho", "from": registered.isoformat()}],
            "note": NOTE,
        }

    def _identity(self, sex: str, born: dt.date) -> str:
        sign = 3 if sex == "nu" else 2
        return f"999{sign}{born.year % 100:02d}{self._random.randint(0, 999_999):06d}"

    def _sponsor(self, number: int) -> dict[str, Any]:
        pick = self._random.choice
        group = number % 4 == 0
        village = pick(_VILLAGES)
        name = (
            pick(_GROUPS).format(village=village)
            if group
            else f"{pick(_FAMILIES)} {pick(_GODMOTHERS)}"
        )
        return {
            "id": f"{self._unit}-MDD-{number:03d}",
            "unit_id": self._unit,
            "kind": "tap_the" if group else "ca_nhan",
            "full_name": name,
            "phone": f"09{self._random.randint(10_000_000, 99_999_999)}",
            "address": village,
            "note": NOTE,
        }

    def _support(
        self, people: Sequence[dict[str, Any]], sponsors: Sequence[dict[str, Any]]
    ) -> tuple[Rows, Rows, Rows, Rows]:
        lots: Rows = []
        pledges: Rows = []
        entries: Rows = []
        visits: Rows = []
        for number, child in enumerate(people, start=1):
            if number % 4 == 0:
                continue
            sponsor = self._random.choice(sponsors)
            begun = dt.date.fromisoformat(child["registered_on"]) + dt.timedelta(days=15)
            if begun > self._today:
                continue
            lot = self._lot(number, child, sponsor, begun)
            lots.append(lot)
            amount = self._random.choice(_LEVELS)
            pledges.append(self._pledge(number, lot, begun, amount))
            entries += self._entries(lot, begun, amount)
            if number % 2:
                visits.append(self._visit(number, child))
        return lots, pledges, entries, visits

    def _lot(
        self, number: int, child: dict[str, Any], sponsor: dict[str, Any], begun: dt.date
    ) -> dict[str, Any]:
        return {
            "id": f"{self._unit}-LUOT-{number:04d}",
            "child_id": child["id"],
            "sponsor_id": sponsor["id"],
            "form": self._random.choice(("gian_tiep", "gian_tiep", "truc_tiep")),
            "until_18": self._random.random() < 0.5,  # noqa: PLR2004 - about half
            "registered_on": begun.isoformat(),
            "start": begun.isoformat(),
            "credited_unit_id": self._unit,
        }

    def _pledge(
        self, number: int, lot: dict[str, Any], begun: dt.date, amount: int
    ) -> dict[str, Any]:
        return {
            "id": f"{self._unit}-CK-{number:04d}",
            "sponsorship_id": lot["id"],
            "kind": "tien",
            "need": "sinh_hoat",
            "rhythm": "thang",
            "amount": amount,
            "from_month": f"{begun:%Y-%m}",
        }

    def _entries(self, lot: dict[str, Any], begun: dt.date, amount: int) -> Rows:
        rows = []
        for back in range(_MONTHS_OF_SUPPORT):
            month = self._today.replace(day=1) - dt.timedelta(days=1 + 30 * back)
            day = month.replace(day=self._random.randint(1, 28)) if back else self._today
            if day < begun:
                continue
            rows.append(
                {
                    "id": f"{lot['id']}-HT-{back + 1}",
                    "date": day.isoformat(),
                    "unit_id": self._unit,
                    "direction": "passed",
                    "form": "tien",
                    "kind": "sinh_hoat",
                    "amount": amount,
                    "child_id": lot["child_id"],
                    "sponsorship_id": lot["id"],
                    "sponsor_id": lot["sponsor_id"],
                }
            )
        return rows

    def _visit(self, number: int, child: dict[str, Any]) -> dict[str, Any]:
        day = self._today - dt.timedelta(days=self._random.randint(0, 60))
        return {
            "id": f"{self._unit}-THAM-{number:04d}",
            "date": day.isoformat(),
            "unit_id": self._unit,
            "child_id": child["id"],
            "living": "tot",
            "study": "kha",
            "health": "tot",
        }

    def _activity(self) -> dict[str, Any]:
        return {
            "id": f"{self._unit}-HD-1",
            "date": self._today.isoformat(),
            "unit_id": self._unit,
            "type": "truyen_thong",
            "programme": "me_do_dau",
            "participants": 45,
            "title": "Sinh hoạt chi hội về Chương trình “Mẹ đỡ đầu”",
        }
