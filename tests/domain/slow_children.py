"""Children counted day by day from the slow book."""

import datetime as dt
from fractions import Fraction
from typing import Any

from slow_figures import BLOCKS, SlowBook, date, days, later, month_days

Counted = dict[str, int]
FIRST = dt.date(2024, 1, 1)


class Found:
    """Who was found for which figure; each counts once."""

    def __init__(self) -> None:
        self.members: dict[str, set[str]] = {}

    def say(self, name: str, member: str, *, holds: bool = True) -> None:
        self.members.setdefault(name, set()).update([member] if holds else [])

    def counted(self) -> Counted:
        return {name: len(members) for name, members in self.members.items()}


def children_as_of(book: SlowBook, unit: str) -> Counted:
    hi = book.hi
    found = Found()
    say = found.say
    for child in book.children:
        if not book.inside(book.unit(child, hi), unit):
            continue
        row, grown = book.child_rows[child], book.birthday(child, 18)
        begun, left = book.registration(child), book.exit(child)
        over = begun is not None and begun <= hi and not (left and left <= hi)
        say("children_overage_open", child, holds=over and grown is not None and grown <= hi)
        if not book.is_listed(child, hi):
            continue
        father, mother = row["father"], row["mother"]
        dead = [parent for parent in (father, mother) if parent["status"] == "mat"]
        covid = any(parent["cause"] == "covid" for parent in dead)
        age = book.age(child, hi)
        say("children_listed", child, holds=True)
        say("orphans_listed", child, holds=bool(dead))
        say("orphans_both_parents", child, holds=len(dead) == 2)
        say("orphans_father", child, holds=dead == [father])
        say("orphans_covid", child, holds=covid)
        say("orphans_other_cause", child, holds=bool(dead) and not covid)
        say("children_girls", child, holds=row["sex"] == "nu")
        say("children_ethnic_minority", child, holds=row["ethnic"] == "Khmer")
        say("children_poor", child, holds=book.poverty(child) == "ngheo")
        say("children_near_poor", child, holds=book.poverty(child) == "can_ngheo")
        say("children_under_6", child, holds=age is not None and age < 6)
        say("children_6_to_10", child, holds=age in range(6, 11))
        say("children_11_to_15", child, holds=age in range(11, 16))
        say("children_16_17", child, holds=age in {16, 17})
        say("children_age_unknown", child, holds=age is None)
        for group in "abcdn":
            say(f"children_group_{group}", child, holds=group in book.groups(child))
        say("children_special", child, holds=bool(book.groups(child)))
        soon = grown is not None and hi < grown <= hi + dt.timedelta(days=90)
        say("children_turning_18_soon", child, holds=soon)
        allowed = book.consented(child, "giam_ho") and (
            age is None or age < 7 or book.consented(child, "tre")
        )
        say("children_public_allowed", child, holds=allowed)
        paid = any(
            (date(a["from"]) or hi) <= hi <= (date(a["to"]) or hi) for a in row["state_allowance"]
        )
        say("children_state_allowance", child, holds=paid)
    return found.counted()


def care_as_of(book: SlowBook, unit: str) -> Counted:
    hi, month = book.hi, f"{book.hi:%Y-%m}"
    found = Found()
    say = found.say
    for child in book.children:
        if not (book.is_listed(child, hi) and book.inside(book.unit(child, hi), unit)):
            continue
        active = book.active_rows(child, hi)
        wanted = book.child_rows[child]["sponsor_wanted"]
        say("children_unsponsored", child, holds=not active and wanted)
        say("children_not_seeking", child, holds=not active and not wanted)
        if not active:
            continue
        say("children_sponsored", child, holds=True)
        forms = {row["form"] for row in active}
        say("children_sponsored_direct", child, holds="truc_tiep" in forms)
        say("children_sponsored_both_forms", child, holds=len(forms) == 2)
        say("children_sponsored_regular", child, holds=any(row["regular"] for row in active))
        say("children_sponsored_to_18", child, holds=any(row["until_18"] for row in active))
        sponsors = {book.sponsor(row["sponsor_id"]) for row in active} - {""}
        say("children_several_sponsors", child, holds=len(sponsors) >= 2)
        needs = {
            (p["need"], book.sponsor(row["sponsor_id"]))
            for row in active
            for p in book.pledges(row)
            if p["rhythm"] != "mot_lan"
            and p["need"]
            and p["from_month"] <= month <= (p["to_month"] or month)
        }
        kinds = [need for need, sponsor in needs if sponsor]
        say("children_double_need", child, holds=len(kinds) > len(set(kinds)))
        level = level_of(book, active, month)
        say("children_level_none", child, holds=level == 0)
        say("children_level_below_300k", child, holds=0 < level < 300_000)
        say("children_level_300k_500k", child, holds=300_000 <= level < 500_000)
        say("children_level_500k_1m", child, holds=500_000 <= level < 1_000_000)
        say("children_level_from_1m", child, holds=level >= 1_000_000)
        say("children_visit_overdue", child, holds=_is_overdue(book, child))
        got = any(
            book.child(e["child_id"]) == child
            for e in book.rows["support_entries"]
            if book.delivered(e) and book.in_period(date(e["date"]))
        )
        say("children_sponsored_no_delivery", child, holds=not got)
    return found.counted()


def level_of(book: SlowBook, active: list[dict[str, Any]], month: str) -> Fraction:
    return sum(
        (
            Fraction(p["amount"], BLOCKS[p["rhythm"]])
            for row in active
            for p in book.pledges(row)
            if p["kind"] == "tien"
            and p["rhythm"] != "mot_lan"
            and p["from_month"] <= month <= (p["to_month"] or month)
        ),
        Fraction(0),
    )


def _is_overdue(book: SlowBook, child: str) -> bool:
    limit = dt.date.fromisoformat(later(f"{book.hi:%Y-%m}", -6) + "-01")
    last = month_days(f"{limit:%Y-%m}")[-1]
    limit = min(limit + dt.timedelta(days=book.hi.day - 1), last)
    unbroken = all(book.active_rows(child, day) for day in days(limit, book.hi))
    visits = [date(v["date"]) for v in book.rows["visits"] if book.child(v["child_id"]) == child]
    return unbroken and not any(day and limit < day <= book.hi for day in visits)


def movements(book: SlowBook, unit: str) -> Counted:
    found = Found()
    say = found.say

    def here(child: str, day: dt.date) -> bool:
        return book.inside(book.unit(child, day), unit)

    period = list(days(max(book.lo, FIRST), book.hi))
    for child in book.children:
        begun, left = book.registration(child), book.exit(child)
        cared_now = bool(book.active_rows(child, book.hi)) and here(child, book.hi)
        say("children_new", child, holds=begun in period and here(child, begun or book.hi))
        if left and left in period and here(child, left - dt.timedelta(days=1)):
            say(f"children_left_{book.child_rows[child]['exit']['reason']}", child)
        firsts = [day for row in book.of_child(child) if (day := book.first_active(row))]
        first = min(firsts, default=None)
        say(
            "children_sponsored_new", child, holds=first in period and here(child, first or book.hi)
        )
        for day in period:
            before = day - dt.timedelta(days=1)
            both = book.is_listed(child, day) and book.is_listed(child, before)
            moved = both and here(child, day) != here(child, before)
            say("children_moved_in", child, holds=moved and here(child, day))
            say("children_moved_out", child, holds=moved and here(child, before))
            if book.is_listed(child, day) and here(child, day):
                say("children_listed_in_period", child)
                if book.active_rows(child, day):
                    say("children_sponsored_in_period", child)
                    say("children_sponsored_stopped", child, holds=not cared_now)
                    for row in book.active_rows(child, day):
                        sponsor = book.sponsor(row["sponsor_id"])
                        say("sponsors_in_period", sponsor, holds=bool(sponsor))
    return found.counted()
