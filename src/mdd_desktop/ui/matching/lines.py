"""From what the services found to what the screen shows: words, ages, chips."""

from collections.abc import Mapping

from mdd_desktop.domain.child import Poverty
from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.domain.family_kind import FamilyKind
from mdd_desktop.domain.sponsor import Sponsor, SponsorKind
from mdd_desktop.domain.vietnamese import format_number, within
from mdd_desktop.services.matching import Candidate, Candidates, WaitingList
from mdd_desktop.services.matching_ground import WaitingChild
from mdd_desktop.ui.matching.ports import HeadCard, MatchCard, Point, WaitingLine
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.widgets.chip import ChipText

_LONG, _MIDDLE = 75, 40
_POOR = {Poverty.POOR: "hộ nghèo", Poverty.NEAR_POOR: "cận nghèo"}
_SHORT_NEEDS = {
    "sinh_hoat": "sinh hoạt",
    "dinh_duong": "dinh dưỡng",
    "hoc_tap": "học tập",
    "y_te": "y tế",
    "di_lai": "xe đi học",
    "quan_ao": "quần áo",
    "tam_ly": "chỗ dựa tinh thần",
    "ky_nang": "kỹ năng chăm sóc",
    "an_toan": "an toàn",
    "phap_ly": "giấy tờ",
}


def about_waiting(found: WaitingList) -> tuple[str, str]:
    """How many wait and how much room there is, and what stands below the list."""
    head = tr("{waiting} trẻ đang chờ · {room} Mẹ đỡ đầu còn có thể nhận thêm").format(
        waiting=format_number(found.total), room=format_number(found.with_room)
    )
    if found.total <= len(found.children):
        return head, tr("Ctrl+Enter lập lượt · Alt+G giữ chỗ")
    longest = tr("{count} em chờ lâu nhất trên {total}")
    return head, longest.format(count=len(found.children), total=format_number(found.total))


def waiting_options(found: Mapping[str, Mapping[str, int]]) -> dict[str, list[tuple[str, str]]]:
    """What the filters offer: only what some child who waits answers, with how many do."""

    def told(name: str, texts: Mapping[str, str]) -> list[tuple[str, str]]:
        counted = found.get(name, {})
        return [
            (code, f"{text}  {format_number(counted[code])}")
            for code, text in texts.items()
            if counted.get(code)
        ]

    return {
        "village": told("village", {name: name for name in found.get("village", {})}),
        "need": told("need", {code: label("need", code) for code in codes("need")}),
        "poor": told("poor", {"1": tr("Hộ nghèo, cận nghèo")}),
    }


def waiting_line(child: WaitingChild) -> WaitingLine:
    """A waiting child as a row."""
    return WaitingLine(
        id=child.id,
        name=child.name,
        about=_about_child(child),
        wanted=at_the_start(needs_text(child.needs)) or "—",
        wanted_sub=_household(child),
        chip=waiting_chip(child),
    )


def waiting_chip(child: WaitingChild, *, waited: bool = False) -> ChipText:
    """How long she waits, or what is under way."""
    if child.proposed_for:
        return ChipText(tr("chờ duyệt"), "info", "hourglass")
    if child.held_for:
        return ChipText(tr("giữ chỗ"), "info", "flag")
    if child.days is None:
        return ChipText(tr("chưa rõ ngày"), "neu", "clock")
    tone = "bad" if child.days >= _LONG else "warn" if child.days >= _MIDDLE else "neu"
    text = tr("chờ {days} ngày") if waited else tr("{days} ngày")
    return ChipText(text.format(days=format_number(child.days)), tone, "clock")  # type: ignore[arg-type]


def sponsor_line(sponsor: Sponsor, taken: int) -> WaitingLine:
    """A sponsor to start from as a row."""
    amount = (
        format_number(sponsor.offer_amount)
        if sponsor.offer_amount is not None
        else tr("chưa ghi mức")
    )
    return WaitingLine(
        id=sponsor.id,
        name=sponsor.full_name,
        about=_about_sponsor(sponsor),
        wanted=amount,
        wanted_sub=needs_text(sponsor.offer_needs),
        chip=_room_left(sponsor.capacity, taken),
    )


def room_chip(capacity: int | None, taken: int) -> ChipText:
    """How many more children she could take."""
    if capacity is None:
        return ChipText(tr("chưa ghi số trẻ"), "neu")
    room = max(0, capacity - taken)
    if not room:
        return ChipText(tr("đã đủ {count} trẻ").format(count=capacity), "neu")
    return ChipText(tr("còn nhận {count} trẻ").format(count=room), "info")


def _room_left(capacity: int | None, taken: int) -> ChipText:
    """The same in a column whose head asks it."""
    if capacity is None:
        return ChipText(tr("chưa ghi"), "neu")
    room = max(0, capacity - taken)
    return ChipText(tr("{count} trẻ").format(count=room), "info" if room else "neu")


def child_head(found: Candidates) -> HeadCard:
    """The chosen child at the head of the right side."""
    child = found.child
    if child is None:
        return HeadCard("", ChipText(""), "")
    wanted = needs_text(child.needs) or tr("chưa ghi nhu cầu")
    sentence = tr("Cần {level} đồng/tháng cho {needs}").format(
        level=format_number(found.level), needs=wanted
    )
    notice, action = "", ""
    if child.proposed_for:
        notice = tr("Đã đề nghị {name} đỡ đầu em, đang chờ duyệt.").format(name=child.proposed_for)
        action = tr("Mở hồ sơ trẻ")
    elif child.held_for and child.held_until:
        notice = tr("Đang giữ chỗ cho {name} đến hết {day}, sau đó tự hết hạn.").format(
            name=child.held_for, day=f"{child.held_until:%d/%m/%Y}"
        )
        action = tr("Bỏ giữ chỗ")
    parts = [sentence, child.wish]
    return HeadCard(
        child.name,
        waiting_chip(child, waited=True),
        " · ".join(part for part in parts if part),
        about=" · ".join(part for part in (_about_child(child), _household(child)) if part),
        notice=notice,
        notice_action=action,
        notice_writes=not child.proposed_for,
    )


def sponsor_head(found: Candidates, taken: int) -> HeadCard:
    """The chosen sponsor at the head of the right side."""
    sponsor = found.sponsor
    if sponsor is None:
        return HeadCard("", ChipText(""), "")
    wishes = sponsor.wishes or tr("chưa ghi mong muốn")
    about = _about_sponsor(sponsor)
    return HeadCard(
        sponsor.full_name,
        room_chip(sponsor.capacity, taken),
        " · ".join(part for part in (about, wishes) if part),
    )


def sponsor_card(found: Candidate) -> MatchCard:
    """A sponsor as a candidate for a child."""
    return MatchCard(
        child=found.child.id,
        sponsor=found.sponsor.id,
        name=found.sponsor.full_name,
        chip=room_chip(found.sponsor.capacity, found.taken),
        about=_about_sponsor(found.sponsor),
        points=_points(found),
        refusal=found.fit.refusal,
        held=bool(found.child.held_for) and found.child.held_for == found.sponsor.full_name,
    )


def child_card(found: Candidate) -> MatchCard:
    """A child as a candidate for a sponsor."""
    child = found.child
    wanted = needs_text(child.needs)
    parts = (_about_child(child), tr("cần {needs}").format(needs=wanted) if wanted else "")
    return MatchCard(
        child=child.id,
        sponsor=found.sponsor.id,
        name=child.name,
        chip=waiting_chip(child, waited=True),
        about=" · ".join(part for part in parts if part),
        points=_points(found),
        refusal=found.fit.refusal,
        held=bool(child.held_for) and child.held_for == found.sponsor.full_name,
    )


def needs_text(codes: tuple[str, ...]) -> str:
    """The first needs as a list has room for."""
    names = [_SHORT_NEEDS.get(code) or label("need", code).lower() for code in codes[:2]]
    return ", ".join(names) + (f" +{len(codes) - 2}" if len(codes) > 2 else "")  # noqa: PLR2004 - two fit


def _points(found: Candidate) -> tuple[Point, ...]:
    return tuple(Point(reason.fits, reason.text) for reason in found.fit.reasons)


def _about_child(child: WaitingChild) -> str:
    parts = [
        child.sex.label.lower() if child.sex else "",
        tr("{age} tuổi").format(age=child.age) if child.age is not None else "",
    ]
    who = ", ".join(part for part in parts if part)
    return " · ".join(part for part in (who, child.village) if part)


def _household(child: WaitingChild) -> str:
    poor = _POOR.get(child.poverty, "") if child.poverty else ""
    family = "" if child.family is FamilyKind.OTHER else within(child.family.in_full)
    return " · ".join(word for word in (poor, family) if word)


def _about_sponsor(sponsor: Sponsor) -> str:
    kind = "" if sponsor.kind is SponsorKind.PERSON else label("sponsor_kind", sponsor.kind).lower()
    contact = (
        tr("người liên hệ {name}").format(name=sponsor.contact_name) if sponsor.contact_name else ""
    )
    work = ", ".join(part for part in (sponsor.occupation or "", sponsor.village or "") if part)
    form = label("sponsorship_form", sponsor.offer_form).lower() if sponsor.offer_form else ""
    foreign = tr("người nước ngoài") if sponsor.foreign else ""
    return " · ".join(part for part in (kind, foreign, work, contact, form) if part)
