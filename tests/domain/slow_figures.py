"""The dictionary of figures once more, naively: raw rows, one day after the other.

Written from the wording of documents.md §3 without a look at the program's way of counting, so
that a difference between the two is a question to the wording. Slow on purpose.
"""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Any

Row = dict[str, Any]
ONE = dt.timedelta(days=1)
PARENTS_GONE = {"mat", "mat_tich", "co_so_tgxh", "khong_kha_nang", "chap_hanh_an"}
BLOCKS = {"thang": 1, "quy": 3, "nua_nam": 6, "nam": 12, "mot_lan": 1}


def date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    while first <= last:
        yield first
        first += ONE


class SlowBook:
    """What exists on paper, read by somebody patient."""

    def __init__(self, data: dict[str, Any], lo: dt.date, hi: dt.date) -> None:
        self.lo, self.hi = lo, hi
        self.settings = data["settings"]
        self.parent = {unit["id"]: unit.get("parent") for unit in data["units"]}
        self.opening = {unit["id"]: unit.get("opening_cash", 0) for unit in data["units"]}
        self.rows = {
            table: [row for row in rows if not row["void"]]
            for table, rows in data.items()
            if table not in {"settings", "units"}
        }
        self.child_rows = {row["id"]: row for row in self.rows["children"]}
        self.sponsor_rows = {row["id"]: row for row in self.rows["sponsors"]}
        self.children = sorted({self.child(name) for name in self.child_rows} - {""})
        self.is_active = cache(self._is_active)
        self.listed_span = cache(self._listed_span)

    def inside(self, unit: str, reporting: str) -> bool:
        """Whether ``reporting`` answers for ``unit``."""
        at: str | None = unit
        while at is not None:
            if at == reporting:
                return True
            at = self.parent.get(at)
        return False

    def _survivor(self, rows: dict[str, Row], name: str | None) -> str:
        if name not in rows:
            return ""
        path: list[str] = []
        while name not in path:
            path.append(str(name))
            following = rows[str(name)]["merged_into"]
            if following is None or following not in rows:
                return str(name)
            name = following
        ring = path[path.index(str(name)) :]
        return min(ring, key=self.order)

    def order(self, name: str) -> str:
        """What a ring of merges is broken by; set by the caller to the order of the real ids."""
        return name

    def child(self, name: str | None) -> str:
        return self._survivor(self.child_rows, name)

    def sponsor(self, name: str | None) -> str:
        return self._survivor(self.sponsor_rows, name)

    def of_child(self, name: str) -> list[Row]:
        return [row for row in self.rows["sponsorships"] if self.child(row["child_id"]) == name]

    def registration(self, name: str) -> dt.date | None:
        known = [
            date(row["registered_on"])
            for row in self.child_rows.values()
            if self.child(row["id"]) == name
        ]
        known += [date(row["start"]) for row in self.of_child(name)]
        return min((day for day in known if day), default=None)

    def birth(self, name: str) -> dt.date | None:
        birth = self.child_rows[name]["birth"]
        if birth is None:
            return None
        text = birth["date"]
        if len(text) == 4:
            return dt.date(int(text), 12, 31)
        if len(text) == 7:
            following = dt.date.fromisoformat(text + "-28") + dt.timedelta(days=4)
            return following.replace(day=1) - ONE
        return dt.date.fromisoformat(text)

    def birthday(self, name: str, age: int) -> dt.date | None:
        born = self.birth(name)
        if born is None:
            return None
        if (born.month, born.day) == (2, 29) and (born.year + age) % 4:
            return dt.date(born.year + age, 3, 1)
        return dt.date(born.year + age, born.month, born.day)

    def age(self, name: str, day: dt.date) -> int | None:
        if self.birth(name) is None:
            return None
        age = -30
        while True:
            birthday = self.birthday(name, age + 1)
            if birthday is None or birthday > day:
                return age
            age += 1

    def exit(self, name: str) -> dt.date | None:
        left = self.child_rows[name]["exit"]
        return date(left["date"]) if left else None

    def _listed_span(self, name: str) -> tuple[dt.date, dt.date] | None:
        begin = self.registration(name)
        ends = [day for day in (self.exit(name), self.birthday(name, 18)) if day]
        last = min(ends) - ONE if ends else dt.date(2030, 1, 1)
        return (begin, last) if begin and begin <= last else None

    def is_listed(self, name: str, day: dt.date) -> bool:
        span = self.listed_span(name)
        return span is not None and span[0] <= day <= span[1]

    def unit(self, name: str, day: dt.date) -> str:
        found = str(self.child_rows[name]["unit_id"])
        for stay in sorted(self.child_rows[name]["unit_history"], key=lambda s: s["from"]):
            if dt.date.fromisoformat(stay["from"]) <= day:
                found = stay["unit_id"]
        return found

    def runs(self, row: Row, day: dt.date) -> bool:
        """Begun, not over, her child on the list; perhaps paused."""
        start, end = date(row["start"]), date(row["end"])
        name = self.child(row["child_id"])
        return (
            bool(name)
            and start is not None
            and start <= day
            and (end is None or day <= end)
            and self.is_listed(name, day)
        )

    def _is_active(self, key: str, day: dt.date) -> bool:
        row = next(row for row in self.rows["sponsorships"] if row["id"] == key)
        paused = any(
            dt.date.fromisoformat(pause["from"]) <= day
            and (pause["to"] is None or day <= dt.date.fromisoformat(pause["to"]))
            for pause in row["pauses"]
        )
        return self.runs(row, day) and not paused

    def active_rows(self, name: str, day: dt.date) -> list[Row]:
        return [row for row in self.of_child(name) if self.is_active(row["id"], day)]

    def first_active(self, row: Row) -> dt.date | None:
        begin = dt.date(2024, 1, 1)
        return next((d for d in days(begin, self.hi) if self.is_active(row["id"], d)), None)

    def pledges(self, row: Row) -> list[Row]:
        return [p for p in self.rows["pledges"] if p["sponsorship_id"] == row["id"]]

    def consented(self, name: str, by: str) -> bool:
        return any(
            given["scope"] == "cong_khai"
            and given["by"] == by
            and dt.date.fromisoformat(given["from"]) <= self.hi
            and (not given["withdrawn"] or self.hi < dt.date.fromisoformat(given["withdrawn"]))
            for given in self.child_rows[name]["consents"]
        )

    def poverty(self, name: str) -> str | None:
        known = {row["year"]: row["status"] for row in self.child_rows[name]["household"]}
        return known.get(self.hi.year) or known.get(self.hi.year - 1)

    def groups(self, name: str) -> set[str]:
        row, age = self.child_rows[name], self.age(name, self.hi)
        if age is not None and age >= 16:
            return set()
        states = [row["father"]["status"], row["mother"]["status"]]
        found = set(row["groups"])
        if states == ["mat", "mat"]:
            found.add("a")
        elif all(state in PARENTS_GONE for state in states):
            found.add("c")
        return found

    def in_period(self, day: dt.date | None) -> bool:
        return day is not None and self.lo <= day <= self.hi

    def delivered(self, row: Row) -> bool:
        return row["direction"] in {"delivered", "passed"} and row["outcome"] == "da_trao"


def months(first: dt.date, last: dt.date) -> list[str]:
    return sorted({f"{day:%Y-%m}" for day in days(first, last)})


def later(month: str, count: int) -> str:
    year, index = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 + count, 12)
    return f"{year}-{index + 1:02}"


def month_days(month: str) -> list[dt.date]:
    first = dt.date.fromisoformat(month + "-01")
    return list(days(first, dt.date.fromisoformat(later(month, 1) + "-01") - ONE))


def share(pledge: Row, month: str) -> int:
    """The đồng of a money pledge that fall on ``month``."""
    if pledge["kind"] != "tien" or not pledge["amount"] or month < pledge["from_month"]:
        return 0
    if pledge["rhythm"] == "mot_lan":
        return int(pledge["amount"]) if month == pledge["from_month"] else 0
    if pledge["to_month"] and month > pledge["to_month"]:
        return 0
    n, k = BLOCKS[pledge["rhythm"]], 0
    while later(pledge["from_month"], k) != month:
        k += 1
    k %= n
    amount = int(pledge["amount"])
    return amount * (k + 1) // n - amount * k // n
