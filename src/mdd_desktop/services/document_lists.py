"""The rows of lists B1, B2, B4, B6 and B8, from records."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from mdd_desktop.documents.lists.children import ChildGroup, ChildLine, ChildListing
from mdd_desktop.documents.lists.public_children import PublicLine, PublicListing
from mdd_desktop.documents.lists.sponsors import SponsorLine, SponsorListing
from mdd_desktop.documents.lists.visits import VisitLine, VisitListing
from mdd_desktop.documents.lists.waiting import WaitingLine, WaitingListing
from mdd_desktop.documents.templates import template
from mdd_desktop.domain.audience import printable
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.figures.child_case import ChildCase
from mdd_desktop.domain.figures.lives import SponsorshipLife
from mdd_desktop.domain.sponsor import Sponsor, SponsorKind
from mdd_desktop.domain.sponsorship import SponsorshipForm
from mdd_desktop.domain.vietnamese import sort_key
from mdd_desktop.domain.visit import Visit
from mdd_desktop.domain.waiting import priority, waiting_since
from mdd_desktop.services.document_ground import Ground, child_order, sponsor_order

_RED_FLAG = "Có dấu hiệu cần chú ý"
_REGISTERED = "Đã có Mẹ đỡ đầu đăng ký"
_FOREIGN = "nước ngoài"
_BOTH_FORMS = "Trực tiếp, gián tiếp"


def children(ground: Ground) -> tuple[ChildListing]:
    """B1: everybody on the list or those named, by village, at a superior by commune."""
    groups: dict[str, list[ChildLine]] = defaultdict(list)
    cases = _named(ground) if ground.chosen.get("child") else ground.listed
    for case in cases:
        groups[_group(ground, case)].append(ChildLine(ground.view(case), _sponsored(case)))
    unnamed = str(template("lists")["no_village"])
    names = sorted(groups, key=lambda name: (name == unnamed, sort_key(name)))
    return (
        ChildListing(
            groups=tuple(ChildGroup(name, tuple(groups[name])) for name in names),
            girls=sum(case.record.sex == "nu" for case in cases),
            both_parents=sum(case.fatherless and case.motherless for case in cases),
        ),
    )


def _named(ground: Ground) -> list[ChildCase]:
    """The children a caller named, in her order; each once, of this unit or below."""
    lives = {
        life.record.id: life
        for life in map(ground.facts.child, ground.found("child", Child))
        if life is not None and life.unit_on(ground.moment.hi) in ground.below
    }
    return [ground.case(life) for life in lives.values()]


def _group(ground: Ground, case: ChildCase) -> str:
    if ground.report.province:
        return ground.unit_name(case.life.unit_on(ground.moment.hi))
    return ground.view(case).village or str(template("lists")["no_village"])


def _sponsored(case: ChildCase) -> str:
    if case.is_sponsored:
        return "Có"
    return "Chưa" if case.record.sponsor_wanted else "–"


def sponsors(ground: Ground) -> tuple[SponsorListing]:
    """B2: the sponsors of the children listed in the unit."""
    lives: dict[UUID, list[SponsorshipLife]] = defaultdict(list)
    known: dict[UUID, Sponsor] = {}
    supported = set()
    for case in ground.listed:
        for life in case.active:
            if life.sponsor:
                known[life.sponsor.id] = life.sponsor
                lives[life.sponsor.id].append(life)
                supported.add(case.record.id)
    ordered = sorted(known.values(), key=sponsor_order)
    return (
        SponsorListing(
            lines=tuple(_sponsor_line(sponsor, lives[sponsor.id]) for sponsor in ordered),
            persons=sum(sponsor.kind is SponsorKind.PERSON for sponsor in ordered),
            children=len(supported),
        ),
    )


def _sponsor_line(sponsor: Sponsor, lives: Sequence[SponsorshipLife]) -> SponsorLine:
    forms = {life.record.form for life in lives}
    kind = label("sponsor_kind", sponsor.kind)
    return SponsorLine(
        name=sponsor.full_name,
        kind=f"{kind} ({_FOREIGN})" if sponsor.foreign else kind,
        born_year=str(sponsor.born_year or ""),
        occupation=sponsor.occupation or "",
        address=", ".join(part for part in (sponsor.address, sponsor.country) if part),
        phone=sponsor.phone or "",
        form=_BOTH_FORMS if len(forms) > 1 else form_label(next(iter(forms))),
        children=len({life.child.record.id for life in lives}),
        officer=sponsor.contact_officer or "",
        note=printable(sponsor.note),
    )


def form_label(form: SponsorshipForm) -> str:
    """Trực tiếp or gián tiếp."""
    return label("sponsorship_form", form)


def visits(ground: Ground) -> tuple[VisitListing]:
    """B4: the visits that the unit booked in the period."""
    found = []
    for visit in ground.moment.visits:
        life = ground.facts.child(visit.child_id)
        if life and visit.unit_id in ground.below:
            found.append((ground.case(life), visit))
    found.sort(key=lambda one: (child_order(one[0]), one[1].date, str(one[1].id)))
    return (
        VisitListing(
            lines=tuple(_visit_line(ground, case, visit) for case, visit in found),
            children=len({case.record.id for case, _ in found}),
        ),
    )


def _visit_line(ground: Ground, case: ChildCase, visit: Visit) -> VisitLine:
    view = ground.view(case)
    if view.withheld:
        return VisitLine(view, visit.date, visit.visitor or "")
    safety = answer(visit.safety, visit.safety_note)
    return VisitLine(
        child=view,
        date=visit.date,
        visitor=visit.visitor or "",
        living=answer(visit.living, visit.living_note),
        study=answer(visit.study, visit.study_note),
        health=answer(visit.health, visit.health_note),
        mind="; ".join(
            part for part in (answer(visit.mind, visit.mind_note), printable(visit.wishes)) if part
        ),
        safety="; ".join(part for part in (_RED_FLAG if visit.red_flag else "", safety) if part),
        suggestion=printable(visit.suggestion),
    )


def answer(rating: str | None, note: str | None) -> str:
    """An answer of the visit sheet: the rating and the officer's words."""
    rated = label("visit_rating", rating) if rating else ""
    return ": ".join(part for part in (rated, printable(note)) if part)


def waiting(ground: Ground) -> tuple[WaitingListing]:
    """B6: who wants a sponsor and has none; urgent first, then who waits longest."""
    registered = {
        life.child.record.id
        for life in ground.facts.sponsorships
        if life.is_waiting(ground.moment.hi)
    }
    lines = [
        (
            case,
            WaitingLine(
                view=ground.view(case),
                days=ground.moment.hi - waiting_since(case),
                priority=priority(case),
                note=_REGISTERED if case.record.id in registered else "",
            ),
        )
        for case in ground.listed
        if not case.is_sponsored and case.record.sponsor_wanted
    ]
    lines.sort(key=lambda one: (one[1].priority, -one[1].days, child_order(one[0])))
    return (WaitingListing(tuple(line for _, line in lines)),)


def public_children(ground: Ground) -> tuple[PublicListing]:
    """B8: only children whose consent to be published covers the day."""
    lines = [
        PublicLine(ground.view(case), "Đang được đỡ đầu" if case.is_sponsored else "Chưa có")
        for case in ground.listed
        if case.may_be_public
    ]
    lines.sort(key=_public_order)
    return (PublicListing(tuple(lines)),)


def _public_order(line: PublicLine) -> tuple[bytes, bytes, str]:
    """By what is shown: the order of the names would tell something of them."""
    view = line.view
    return sort_key(view.commune), sort_key(view.name), view.code
