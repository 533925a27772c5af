"""What letters to sponsors, receipts and agreements say, from records."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from uuid import UUID

from mdd_desktop.documents.letters.agreement import Agreement
from mdd_desktop.documents.letters.receipt import Receipt
from mdd_desktop.documents.letters.sponsor_letter import ChildNews, GiftLine, SponsorLetter
from mdd_desktop.domain.audience import is_allowed, printable
from mdd_desktop.domain.code_lists import SUPPORT_UNITS, label
from mdd_desktop.domain.consents import TELL_SPONSOR
from mdd_desktop.domain.document import CellValue
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.figures.facts import survivors
from mdd_desktop.domain.figures.lives import SponsorshipLife
from mdd_desktop.domain.figures.support_book import is_delivery, is_receipt
from mdd_desktop.domain.sponsor import Sponsor, SponsorKind
from mdd_desktop.domain.sponsorship import Sponsorship, SponsorshipForm
from mdd_desktop.domain.support import Direction, SupportEntry, SupportForm
from mdd_desktop.domain.visit import Visit
from mdd_desktop.services.document_commitments import support_content, time_span
from mdd_desktop.services.document_ground import Ground, child_order, sponsor_order
from mdd_desktop.services.document_lists import form_label

_ALL = ("tat_ca", "tất cả", "all", "*")


def sponsor_letters(ground: Ground) -> tuple[SponsorLetter, ...]:
    """D1 to D3: a letter for each chosen sponsor; the first in order when none is chosen.

    Raises:
        RuleError: There is no sponsor to write to.
        NotFoundError: A chosen one does not exist.
    """
    everybody = {one.id: one for one in ground.reading.of(Sponsor).all() if not one.void}
    survivor_of = survivors(everybody.values())
    own = partial(_own_entries, ground, survivor_of)
    return tuple(
        _letter(ground, everybody[one], own(one))
        for one in dict.fromkeys(_chosen_sponsors(ground, everybody, survivor_of))
    )


def _chosen_sponsors(
    ground: Ground, everybody: dict[UUID, Sponsor], survivor_of: dict[UUID, UUID]
) -> list[UUID]:
    asked = ground.chosen.get("sponsor", ())
    if asked and asked[0] not in _ALL:
        found = ground.found("sponsor", Sponsor)
        return [survivor_of[one] for one in found if one in survivor_of]
    active = {
        life.sponsor.id: life.sponsor
        for case in ground.listed
        for life in case.active
        if life.sponsor
    }
    ordered = sorted(active.values() or everybody.values(), key=sponsor_order)
    if not ordered:
        raise RuleError("no_sponsor", "Sổ chưa có Mẹ đỡ đầu nào để gửi thư. Ghi Mẹ đỡ đầu trước.")
    ids = list(dict.fromkeys(survivor_of.get(one.id, one.id) for one in ordered))
    return ids if asked else ids[:1]


def _own_entries(
    ground: Ground, survivor_of: dict[UUID, UUID], sponsor: UUID
) -> list[SupportEntry]:
    """The entries of the period that are of this sponsor and of nobody else."""
    given_by = {
        life.record.id: life.sponsor.id for life in ground.facts.sponsorships if life.sponsor
    }

    def giver(entry: SupportEntry) -> UUID | None:
        if entry.sponsor_id:
            return survivor_of.get(entry.sponsor_id)
        return given_by.get(entry.sponsorship_id) if entry.sponsorship_id else None

    found = [
        entry
        for entry in ground.moment.entries
        if giver(entry) == sponsor and not entry.direction.is_new  # nobody here can say what it was
    ]
    return sorted(found, key=lambda entry: (entry.date, str(entry.id)))


def _letter(ground: Ground, sponsor: Sponsor, entries: list[SupportEntry]) -> SponsorLetter:
    lives = [
        life
        for life in ground.facts.sponsorships
        if life.sponsor and life.sponsor.id == sponsor.id and _runs_in_period(ground, life)
    ]
    cases = {life.child.record.id: ground.case(life.child) for life in lives}
    for entry in entries:
        child = ground.facts.child(entry.child_id)
        if child:
            cases[child.record.id] = ground.case(child)
    ordered = sorted(cases.values(), key=child_order)
    return SponsorLetter(
        name=sponsor.full_name,
        person=sponsor.kind is SponsorKind.PERSON,
        gifts=tuple(_gift(ground, entry) for entry in entries),
        received=sum(entry.amount or 0 for entry in entries if is_receipt(entry)),
        delivered=sum(entry.amount or 0 for entry in entries if is_delivery(entry)),
        children=tuple(_news(ground, case.record.id, entries) for case in ordered),
        officer=sponsor.contact_officer or "",
    )


def _runs_in_period(ground: Ground, life: SponsorshipLife) -> bool:
    return any(True for _ in life.active_stays(ground.moment.window))


def _gift(ground: Ground, entry: SupportEntry) -> GiftLine:
    child = ground.facts.child(entry.child_id)
    direction = entry.direction.value
    note = label("outcome", entry.outcome) if not is_done(entry) else ""
    return GiftLine(
        date=entry.date,
        direction=direction,
        what=what_was_given(entry),
        value=value_of(entry),
        child=ground.view(ground.case(child)) if child else None,
        note=note,
        kind=entry.kind or entry.form.value,
    )


def is_done(entry: SupportEntry) -> bool:
    """Whether an entry is what it says; a delivery may have been returned or be waiting."""
    return entry.direction is Direction.RECEIVED or is_delivery(entry)


def what_was_given(entry: SupportEntry) -> str:
    """Kind of support and what was written about it."""
    kind = label("support_kind", entry.kind) if entry.kind else label("support_form", entry.form)
    return ", ".join(part for part in (kind, printable(entry.description)) if part)


def value_of(entry: SupportEntry) -> CellValue:
    """Đồng, or how many pieces where no value was estimated."""
    if entry.amount is not None:
        return entry.amount
    if entry.form is SupportForm.SERVICE:
        return label("support_form", entry.form)
    return f"{entry.quantity} {SUPPORT_UNITS.get(entry.kind or '', 'phần')}"


def _news(ground: Ground, child: UUID, entries: list[SupportEntry]) -> ChildNews:
    case = ground.case(ground.facts.children[child])
    handed = [
        entry
        for entry in entries
        if is_delivery(entry)
        and (life := ground.facts.child(entry.child_id))
        and life.record.id == child
    ]
    visits = _visits(ground, child) if is_allowed(case, TELL_SPONSOR, published=False) else []
    latest = visits[-1] if visits else None
    return ChildNews(
        view=ground.view(case),
        amount=sum(entry.amount or 0 for entry in handed),
        times=len(handed),
        study=label("visit_rating", latest.study) if latest and latest.study else "",
        wishes=_told(latest.wishes) if latest else "",
        visits=len(visits),
        last_visit=latest.date if latest else None,
        photo=ground.photo(case),
    )


def _told(text: str | None) -> str:
    """A wish that may be passed on; one that may not is left out."""
    shown = printable(text)
    return shown if shown == (text or "") else ""


def _visits(ground: Ground, child: UUID) -> list[Visit]:
    found = []
    for visit in ground.moment.visits:
        life = ground.facts.child(visit.child_id)
        if life and life.record.id == child:
            found.append(visit)
    return sorted(found, key=lambda visit: (visit.date, str(visit.id)))


def receipts(ground: Ground) -> tuple[Receipt, ...]:
    """D4: a receipt for each chosen entry; the latest of the unit, or a blank one."""
    ids = ground.found("entry", SupportEntry)
    if ids:
        return tuple(_receipt(ground, ground.reading.of(SupportEntry).get(one)) for one in ids)
    latest = ground.facts.support.latest(ground.below, ground.today)
    if latest is None or "entry" in ground.chosen:
        return (Receipt(ground.unit),)
    return (_receipt(ground, latest),)


def _receipt(ground: Ground, entry: SupportEntry) -> Receipt:
    office = f"Hội LHPN {ground.unit_name(entry.unit_id)}"
    sponsor = _sponsor_of(ground, entry)
    to_office = entry.direction is Direction.RECEIVED
    from_office = entry.direction is Direction.DELIVERED
    child = ground.facts.child(entry.child_id)
    return Receipt(
        unit=entry.unit_id,
        date=entry.date,
        giver=office if from_office else sponsor,
        receiver=office if to_office else entry.receiver_name or "",
        child_code=ground.code(child.record) if child else "",
        what=what_was_given(entry),
        form=entry.form,
        amount=entry.amount,
        quantity=entry.quantity,
        void=entry.void,
    )


def _sponsor_of(ground: Ground, entry: SupportEntry) -> str:
    if entry.sponsor_id:
        found = ground.reading.of(Sponsor).find(entry.sponsor_id)
        return found.full_name if found else ""
    for life in ground.facts.sponsorships:
        if life.record.id == entry.sponsorship_id and life.sponsor:
            return life.sponsor.full_name
    return ""


def agreements(ground: Ground) -> tuple[Agreement, ...]:
    """D5: an agreement for each chosen sponsorship; the unit's latest when none is chosen.

    Raises:
        RuleError: There is no sponsorship yet.
        NotFoundError: A chosen one does not exist or is void.
    """
    lives = {life.record.id: life for life in ground.facts.sponsorships}
    ids = ground.found("sponsorship", Sponsorship) or _latest(ground)
    if any(one not in lives for one in ids):
        message = "Lượt đỡ đầu này đã hủy hoặc thiếu hồ sơ trẻ. Chọn lượt khác."
        raise NotFoundError("not_found", message)
    return tuple(_agreement(ground, lives[one]) for one in ids)


def _latest(ground: Ground) -> list[UUID]:
    """The sponsorship of a child of this unit or below that began last."""
    day = ground.moment.hi
    own = [one for one in ground.facts.sponsorships if one.child.unit_on(day) in ground.below]
    if not own:
        raise RuleError("no_sponsorship", "Sổ chưa có lượt đỡ đầu nào. Ghi lượt đỡ đầu trước.")

    def begun(life: SponsorshipLife) -> tuple[dt.date, str]:
        return life.record.start or dt.date.min, str(life.record.id)

    return [max(own, key=begun).record.id]


def _agreement(ground: Ground, life: SponsorshipLife) -> Agreement:
    sponsor, month = life.sponsor, ground.moment.day.month
    return Agreement(
        sponsor=sponsor.full_name if sponsor else "",
        details="".join(_details(sponsor)) if sponsor else "",
        child=ground.view(ground.case(life.child)),
        form=form_label(life.record.form),
        regular=life.record.regular,
        time=_agreed_time(life),
        content=support_content(life, month) or "hỗ trợ theo khả năng",
        levels=tuple(
            (terms.amount, label("rhythm", terms.pledge.rhythm).lower())
            for terms in life.terms_at(month)
            if terms.amount
        ),
        direct=life.record.form is SponsorshipForm.DIRECT,
    )


def _agreed_time(life: SponsorshipLife) -> str:
    """From when to when, in a sentence; what is still open is left to be written."""
    begin, end = time_span(life)
    return f"từ {begin or '…… / …… / ………'} đến {end or 'khi có thỏa thuận khác'}"


def _details(sponsor: Sponsor) -> Iterator[str]:
    if sponsor.born_year:
        yield f", sinh năm {sponsor.born_year}"
    if sponsor.address:
        yield f", địa chỉ: {sponsor.address}"
    if sponsor.phone:
        yield f", điện thoại: {sponsor.phone}"
