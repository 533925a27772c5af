"""Sponsorships, money and communes counted day by day from the slow book."""

import datetime as dt
from typing import Any

from slow_children import FIRST, Counted, Found, level_of
from slow_figures import BLOCKS, SlowBook, date, later, month_days, months, share


def sponsorships(book: SlowBook, unit: str) -> Counted:
    found = Found()
    for row in book.rows["sponsorships"]:
        child = book.child(row["child_id"])
        if not child:
            continue
        for name, day in (("started", date(row["start"])), ("ended", date(row["end"]))):
            if day and book.in_period(day) and book.inside(book.unit(child, day), unit):
                found.say(f"sponsorships_{name}", row["id"])
        if book.inside(book.unit(child, book.hi), unit):
            _stands(book, row, found)
    _say_new_sponsors(book, unit, found)
    return found.counted()


def _stands(book: SlowBook, row: dict[str, Any], found: Found) -> None:
    hi, key = book.hi, row["id"]
    start, planned, cancelled = (date(row[n]) for n in ("start", "planned_end", "cancelled_on"))
    active = book.is_active(key, hi)
    soon = planned is not None and hi < planned <= hi + dt.timedelta(days=90)
    registered = (date(row["registered_on"]) or hi) <= hi
    waiting = registered and not (start and start <= hi) and not (cancelled and cancelled <= hi)
    found.say("sponsorships_active", key, holds=active)
    found.say("sponsorships_paused", key, holds=book.runs(row, hi) and not active)
    found.say("sponsorships_expiring_soon", key, holds=active and soon)
    found.say("sponsorships_waiting", key, holds=waiting)
    sponsor = book.sponsor(row["sponsor_id"])
    if active and sponsor:
        found.say("sponsors_active", sponsor)
        form = "direct" if row["form"] == "truc_tiep" else "indirect"
        found.say(f"sponsors_{form}", sponsor)
        found.say("sponsors_foreign", sponsor, holds=book.sponsor_rows[sponsor]["foreign"])
        person = book.sponsor_rows[sponsor]["kind"] == "ca_nhan"
        found.say("sponsors_person", sponsor, holds=person)


def _say_new_sponsors(book: SlowBook, unit: str, found: Found) -> None:
    firsts: dict[str, list[tuple[dt.date, str]]] = {}
    for row in book.rows["sponsorships"]:
        child, sponsor = book.child(row["child_id"]), book.sponsor(row["sponsor_id"])
        begun = book.first_active(row) if child and sponsor else None
        if begun:
            firsts.setdefault(sponsor, []).append((begun, book.unit(child, begun)))
    for sponsor, begun_at in firsts.items():
        first = min(begun_at)[0]
        places = [place for day, place in begun_at if day == first]
        fresh = book.in_period(first) and any(book.inside(place, unit) for place in places)
        found.say("sponsors_new", sponsor, holds=fresh)


def pledged(book: SlowBook, unit: str) -> Counted:
    total = 0
    for row in book.rows["sponsorships"]:
        child = book.child(row["child_id"])
        for month in months(max(book.lo, FIRST), book.hi):
            active = [
                day
                for day in month_days(month)
                if book.in_period(day) and child and book.is_active(row["id"], day)
            ]
            if active and book.inside(book.unit(child, active[-1]), unit):
                total += sum(share(pledge, month) for pledge in book.pledges(row))
    return {"pledged_money": total}


def late(book: SlowBook, unit: str) -> Counted:
    start = date(book.settings["ledger_start"]) or dt.date(1990, 1, 1)
    amounts = []
    for row in book.rows["sponsorships"]:
        child = book.child(row["child_id"])
        if not (child and book.runs(row, book.hi) and book.inside(book.unit(child, book.hi), unit)):
            continue
        cash = sum(
            e["amount"] or 0
            for e in book.rows["support_entries"]
            if e["sponsorship_id"] == row["id"]
            and e["form"] == "tien"
            and e["direction"] != "delivered"
            and start <= (date(e["date"]) or start) <= book.hi
        )
        amounts.append(sum(_due(book, row, p, start) for p in book.pledges(row)) - cash)
    late = [amount for amount in amounts if amount > 0]
    return {"sponsorships_late": len(late), "late_amount": sum(late)}


def _due(book: SlowBook, row: dict[str, Any], pledge: dict[str, Any], start: dt.date) -> int:
    due, begin, n = 0, pledge["from_month"], BLOCKS[pledge["rhythm"]]
    last = pledge["from_month"] if pledge["rhythm"] == "mot_lan" else pledge["to_month"]
    while begin <= f"{book.hi:%Y-%m}" and begin <= (last or begin):
        block = [later(begin, k) for k in range(n)]
        paid = [
            month
            for month in block
            if month <= (last or month)
            and any(book.is_active(row["id"], day) for day in month_days(month))
        ]
        ended = (last or "9999") in block or (row["end"] or "9999-99")[:7] in block
        if paid and month_days(begin)[0] >= start:
            close = month_days(paid[-1] if ended else block[-1])[-1]
            if close + dt.timedelta(days=book.settings["late_grace_days"]) <= book.hi:
                due += sum(share(pledge, month) for month in paid)
        begin = later(begin, n)
    return due


def ledger(book: SlowBook, unit: str) -> Counted:
    entries = [e for e in book.rows["support_entries"] if book.inside(e["unit_id"], unit)]
    period = [e for e in entries if book.in_period(date(e["date"]))]
    given = [e for e in period if book.delivered(e)]
    got = [e for e in period if e["direction"] != "delivered"]
    valued = {"tien", "hien_vat"}
    balance = sum(cash for code, cash in book.opening.items() if book.inside(code, unit))
    for entry in entries:
        if entry["form"] == "tien" and (date(entry["date"]) or book.hi) <= book.hi:
            if entry["direction"] == "received":
                balance += entry["amount"] or 0
            elif entry["direction"] == "delivered" and entry["outcome"] == "da_trao":
                balance -= entry["amount"] or 0
    visits = [v for v in book.rows["visits"] if book.in_period(date(v["date"]))]
    visits = [v for v in visits if book.inside(v["unit_id"], unit)]
    held = [a for a in book.rows["activities"] if book.in_period(date(a["date"]))]
    held = [a for a in held if book.inside(a["unit_id"], unit)]
    return {
        "received_cash": sum(e["amount"] or 0 for e in got if e["form"] == "tien"),
        "received_total": sum(e["amount"] or 0 for e in got if e["form"] in valued),
        "delivered_goods_value": sum(e["amount"] or 0 for e in given if e["form"] == "hien_vat"),
        "delivered_total": sum(e["amount"] or 0 for e in given if e["form"] in valued),
        "delivered_by_sponsorship_total": sum(
            e["amount"] or 0 for e in given if e["form"] in valued and e["sponsorship_id"]
        ),
        "delivered_goods_unestimated": sum(
            e["form"] == "hien_vat" and e["amount"] is None for e in given
        ),
        "services_delivered": sum(e["form"] == "dich_vu" for e in given),
        "cash_balance": balance,
        "qty_qua": sum(e["quantity"] for e in given if e["kind"] == "qua"),
        "gift_recipients_unnamed": sum(e["headcount"] or 0 for e in given),
        "children_supported": len({book.child(e["child_id"]) for e in given} - {""}),
        "visits": len(visits),
        "visits_red_flag": sum(v["red_flag"] for v in visits),
        "children_visited": len({book.child(v["child_id"]) for v in visits} - {""}),
        "activities": len(held),
        "activity_participants": sum(a["participants"] for a in held),
    }


def communes(book: SlowBook, unit: str) -> Counted:
    hi, found = book.hi, Found()
    for commune in ("X1", "X2", "X3"):
        if not book.inside(commune, unit):
            continue
        here = [child for child in book.children if book.unit(child, hi) == commune]
        active = any(book.active_rows(child, hi) for child in here)
        held = {
            a["programme"]
            for a in book.rows["activities"]
            if a["unit_id"] == commune and book.in_period(date(a["date"]))
        }
        given = any(
            e["unit_id"] == commune and book.in_period(date(e["date"])) and book.delivered(e)
            for e in book.rows["support_entries"]
        )
        covid = [child for child in here if book.is_listed(child, hi) and _is_covid(book, child)]
        waits = sponsorships(book, commune).get("sponsorships_waiting", 0) > 0
        found.say("units_total", commune)
        found.say("units_active", commune, holds=active or given or "me_do_dau" in held)
        found.say("units_with_covid_orphan", commune, holds=bool(covid))
        answers = active or waits or "me_do_dau" in held
        found.say("units_covid_responding", commune, holds=bool(covid) and answers)
        kept = any(_meets_commitment(book, child, commune) for child in book.children)
        found.say("units_meeting_commitment", commune, holds=kept)
    return found.counted()


def _is_covid(book: SlowBook, child: str) -> bool:
    row = book.child_rows[child]
    return any(
        row[who]["status"] == "mat" and row[who]["cause"] == "covid" for who in ("father", "mother")
    )


def _meets_commitment(book: SlowBook, child: str, commune: str) -> bool:
    row = book.child_rows[child]
    orphan = "mat" in {row["father"]["status"], row["mother"]["status"]}
    hard = (
        book.poverty(child) in {"ngheo", "can_ngheo"}
        or bool(book.groups(child) & {"a", "c"})
        or row["hardship_confirmed"]
    )
    kept = [
        given
        for given in book.active_rows(child, book.hi)
        if given["until_18"] and given["credited_unit_id"] == commune
    ]
    return orphan and hard and level_of(book, kept, f"{book.hi:%Y-%m}") >= 500_000
