"""Invented registries made from a number: small, crowded, full of awkward days."""

import datetime as dt
from random import Random
from typing import Any

COMMUNES = ("X1", "X2", "X3")
UNITS = ("T", "K", *COMMUNES)
FIRST, LAST = dt.date(2024, 11, 1), dt.date(2026, 9, 30)
_PARENTS = ("con_song", "mat", "mat", "mat_tich", "co_so_tgxh", "chap_hanh_an", "khong_ro")
_RHYTHMS = ("thang", "quy", "nua_nam", "nam", "mot_lan")


class Inventor:
    """Invents one registry in the shape of documents.md §3.1."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - invented data, no secret
        self.children = [f"C{number}" for number in range(1, 9)]
        self.sponsors = [f"S{number}" for number in range(1, 6)]
        self.sponsorships = [f"P{number}" for number in range(1, 13)]

    def registry(self) -> dict[str, Any]:
        ledger = self.day() if self.chance(0.7) else None
        return {
            "settings": {"ledger_start": ledger, "late_grace_days": self.random.choice([0, 15])},
            "units": [
                {"id": "T", "name": "tỉnh", "level": "province", "opening_cash": 1000},
                {"id": "K", "name": "cụm", "level": "cluster", "parent": "T"},
                {"id": "X1", "name": "xã 1", "level": "commune", "parent": "K"},
                {"id": "X2", "name": "xã 2", "level": "commune", "parent": "K"},
                {"id": "X3", "name": "xã 3", "level": "commune", "parent": "T", "opening_cash": 7},
            ],
            "children": [self.child(name) for name in self.children],
            "sponsors": [self.sponsor(name) for name in self.sponsors],
            "sponsorships": [self.sponsorship(name) for name in self.sponsorships],
            "pledges": [self.pledge(number) for number in range(14)],
            "support_entries": [self.entry(number) for number in range(30)],
            "visits": [self.visit(number) for number in range(12)],
            "activities": [self.activity(number) for number in range(4)],
        }

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def date(self, first: dt.date = FIRST, last: dt.date = LAST) -> dt.date:
        found = first + dt.timedelta(days=self.random.randint(0, (last - first).days))
        if self.chance(0.3):  # ends of months are where rules break
            found = found.replace(day=1) - dt.timedelta(days=self.random.randint(0, 1))
        return found

    def day(self, first: dt.date = FIRST, last: dt.date = LAST) -> str:
        return self.date(first, last).isoformat()

    def common(self) -> dict[str, Any]:
        late = {"recorded_on": self.day()} if self.chance(0.3) else {}
        return {**late, "void": self.chance(0.05)}

    def span(self, open_share: float = 0.5) -> dict[str, Any]:
        begin = self.date()
        ends = begin + dt.timedelta(days=self.random.randint(0, 200))
        to = None if self.chance(open_share) else ends.isoformat()
        return {"from": begin.isoformat(), "to": to}

    def birth(self) -> dict[str, str] | None:
        if self.chance(0.1):
            return None
        day = self.date(dt.date(2006, 1, 1), dt.date(2022, 12, 31))
        if self.chance(0.15):
            day = dt.date(2008, 2, 29)
        length, precision = self.random.choice([(10, "day")] * 3 + [(7, "month"), (4, "year")])
        return {"date": day.isoformat()[:length], "precision": precision}

    def child(self, name: str) -> dict[str, Any]:
        pick = self.random.choice
        moves = sorted({self.day() for _ in range(self.random.choice([0, 0, 1, 2]))})
        home = pick(COMMUNES)
        history = [{"unit_id": home, "from": "2000-01-01"}] if moves else []
        history += [{"unit_id": pick(COMMUNES), "from": day} for day in moves]
        return {
            "id": name,
            "unit_id": home,
            "sex": pick(["nam", "nu", None]),
            "birth": self.birth(),
            "ethnic": pick(["Kinh", "Khmer", None]),
            "registered_on": self.day() if self.chance(0.95) else None,
            "father": {"status": pick(_PARENTS), "cause": pick(["covid", "khac", None])},
            "mother": {"status": pick(_PARENTS), "cause": pick(["covid", "khac", None])},
            "groups": pick([[], [], ["b"], ["d", "n"]]),
            "household": [
                {"year": year, "status": pick(["ngheo", "can_ngheo", "thoat_ngheo", "khong"])}
                for year in (2024, 2025, 2026)
                if self.chance(0.5)
            ],
            "hardship_confirmed": self.chance(0.3),
            "sponsor_wanted": self.chance(0.8),
            "unit_history": history,
            "exit": {"date": self.day(), "reason": pick(["chuyen_di", "du_18", "qua_doi"])}
            if self.chance(0.25)
            else None,
            "state_allowance": [self.span()] if self.chance(0.4) else [],
            "consents": [
                {
                    "scope": pick(["cong_khai", "cong_khai", "chia_se"]),
                    "by": by,
                    "from": self.day(),
                    "withdrawn": self.day() if self.chance(0.3) else None,
                }
                for by in ("giam_ho", "tre")
                if self.chance(0.6)
            ],
            "merged_into": pick(self.children) if self.chance(0.15) else None,
            **self.common(),
        }

    def sponsor(self, name: str) -> dict[str, Any]:
        return {
            "id": name,
            "unit_id": self.random.choice(UNITS),
            "kind": self.random.choice(["ca_nhan", "tap_the", "to_nhom"]),
            "foreign": self.chance(0.2),
            "merged_into": self.random.choice(self.sponsors) if self.chance(0.2) else None,
            **self.common(),
        }

    def sponsorship(self, name: str) -> dict[str, Any]:
        began = self.span()
        started = self.chance(0.85)
        return {
            "id": name,
            "child_id": self.random.choice(self.children),
            "sponsor_id": self.random.choice(self.sponsors),
            "form": self.random.choice(["truc_tiep", "gian_tiep"]),
            "regular": self.chance(0.7),
            "until_18": self.chance(0.5),
            "registered_on": self.day(),
            "start": began["from"] if started else None,
            "end": began["to"] if started else None,
            "planned_end": self.day() if self.chance(0.4) else None,
            "pauses": [self.span(0.3)] if self.chance(0.3) else [],
            "cancelled_on": self.day() if not started and self.chance(0.4) else None,
            "credited_unit_id": self.random.choice(COMMUNES),
            **self.common(),
        }

    def pledge(self, number: int) -> dict[str, Any]:
        begin = self.date()
        ends = begin + dt.timedelta(days=self.random.randint(0, 400))
        money = self.chance(0.8)
        return {
            "id": f"G{number}",
            "sponsorship_id": self.random.choice(self.sponsorships),
            "kind": "tien" if money else "hien_vat",
            "need": self.random.choice(["sinh_hoat", "hoc_tap", None]),
            "rhythm": self.random.choice(_RHYTHMS),
            "amount": self.random.randint(1, 7_000_000) if money else None,
            "from_month": begin.isoformat()[:7],
            "to_month": None if self.chance(0.5) else ends.isoformat()[:7],
            **self.common(),
        }

    def entry(self, number: int) -> dict[str, Any]:
        form = self.random.choice(["tien", "tien", "hien_vat", "dich_vu"])
        return {
            "id": f"E{number}",
            "date": self.day(),
            "unit_id": self.random.choice(UNITS),
            "direction": self.random.choice(["received", "delivered", "passed"]),
            "form": form,
            "kind": self.random.choice(["hoc_bong", "qua", "bhyt", "sinh_hoat"]),
            "amount": None if self.chance(0.2) else self.random.randint(0, 3_000_000),
            "quantity": self.random.randint(0, 3),
            "child_id": self.random.choice([*self.children, None]),
            "sponsorship_id": self.random.choice([*self.sponsorships, None, None]),
            "headcount": self.random.choice([None, None, 3]),
            "outcome": self.random.choice(["da_trao", "da_trao", "chua_trao", "tra_lai"]),
            **self.common(),
        }

    def visit(self, number: int) -> dict[str, Any]:
        return {
            "id": f"V{number}",
            "date": self.day(),
            "unit_id": self.random.choice(UNITS),
            "child_id": self.random.choice(self.children),
            "red_flag": self.chance(0.2),
            **self.common(),
        }

    def activity(self, number: int) -> dict[str, Any]:
        return {
            "id": f"A{number}",
            "date": self.day(),
            "unit_id": self.random.choice(UNITS),
            "type": self.random.choice(["vui_choi", "giao_duc_lam_cha_me", "gap_mat"]),
            "programme": self.random.choice(["me_do_dau", "dong_hanh_cung_con"]),
            "participants": self.random.randint(0, 50),
            **self.common(),
        }


def random_registry(seed: int) -> dict[str, Any]:
    """A registry of eight children in three communes, two of them under a cluster."""
    return Inventor(seed).registry()
