"""From a child's file to what the record shows: words, dates, amounts."""

import datetime as dt
from collections.abc import Sequence

from mdd_desktop.domain.child import Child, Parent, ParentStatus
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.family_kind import family_kind
from mdd_desktop.domain.field_table import field_label
from mdd_desktop.domain.person import check_identity_number, format_phone
from mdd_desktop.domain.record_fields import fields_of
from mdd_desktop.domain.sponsorship import Pledge, SponsorshipState
from mdd_desktop.domain.support import Direction, SupportEntry
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.domain.visit import Visit
from mdd_desktop.services.child_file import ChildFile, Commitment
from mdd_desktop.services.history import Entry
from mdd_desktop.ui.children.ports import (
    ChildSheet,
    LedgerLine,
    SponsorshipCard,
    TimelineLine,
    VisitCard,
)
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.chip import ChipText

Pairs = tuple[tuple[str, str], ...]
_STATES = {
    SponsorshipState.WAITING: ("info", "clock"),
    SponsorshipState.ACTIVE: ("ok", "heart-handshake"),
    SponsorshipState.PAUSED: ("neu", "player-pause"),
    SponsorshipState.ENDED: ("neu", "archive"),
    SponsorshipState.CANCELLED: ("neu", "x"),
}
_MOST_EDITS = 6


def sheet_of(file: ChildFile, today: dt.date) -> ChildSheet:
    """Return everything the record shows but its timeline."""
    child = file.child
    delivered = [e for e in file.support if e.direction is not Direction.RECEIVED]
    total = sum(entry.amount or 0 for entry in delivered)
    return ChildSheet(
        id=child.id,
        name=child.full_name,
        chips=_chips(file, today),
        headline=_headline(child, today),
        facts=_facts(child),
        percent=file.percent,
        filled=tr("thiếu {count} mục").format(count=len(file.gaps)) if file.gaps else "",
        missing=tuple(_gap_name(name) for name in file.gaps),
        identity=_identity(child, today),
        school=_school(child),
        parents=(*_parent(tr("Cha"), child.father), *_parent(tr("Mẹ"), child.mother)),
        household=_household(child),
        story=child.circumstances or "",
        sponsorships=tuple(_commitment(c, today) for c in file.commitments),
        ledger=tuple(_ledger(entry, file) for entry in file.support),
        ledger_total=tr("{count} lần · đã trao {money}").format(
            count=len(file.support), money=_money(total)
        ),
        visits=tuple(_visit(visit) for visit in file.visits),
        siblings=tuple((s.id, s.full_name, _born_and_age(s, today)) for s in file.siblings),
        warnings=_warnings(child),
        read_only=""
        if file.is_own
        else tr("{unit} đang quản lý hồ sơ này. Ở đây chỉ xem.").format(unit=file.owner),
    )


def timeline_of(entries: Sequence[Entry]) -> list[TimelineLine]:
    """Return the changes of a record, told as sentences."""
    return [_told(entry) for entry in entries]


def _told(entry: Entry) -> TimelineLine:
    edits = entry.edits
    if entry.is_new:
        what = tr("Tiếp nhận, {count} ô").format(count=len(edits))
        details = []
    else:
        names = ", ".join(edit.field.lower() for edit in edits[:3])
        what = tr("Đề nghị sửa {names}") if entry.is_proposal else tr("Sửa {names}")
        what = what.format(names=names)
        details = [
            tr("{field}: {before} → {after}").format(
                field=edit.field, before=edit.before or tr("trống"), after=edit.after
            )
            for edit in edits[:_MOST_EDITS]
        ]
    return TimelineLine(f"{entry.at:%d/%m/%Y %H:%M}", entry.officer, what, tuple(details))


def _chips(file: ChildFile, today: dt.date) -> tuple[ChipText, ...]:
    child = file.child
    active = any(c.sponsorship.state_on(today) is SponsorshipState.ACTIVE for c in file.commitments)
    chips = []
    if child.exit is not None:
        chips.append(ChipText(tr("Đã đóng hồ sơ"), "neu", "archive"))
    elif active:
        chips.append(ChipText(tr("Đang đỡ đầu"), "ok", "heart-handshake"))
    else:
        chips.append(ChipText(tr("Chưa có Mẹ đỡ đầu"), "warn", "clock"))
    chips.append(ChipText(family_kind(fields_of(child)).label))
    poverty = next((e for e in child.household if e.year == today.year), None)
    if poverty is not None and poverty.status.value in {"ngheo", "can_ngheo"}:
        chips.append(ChipText(f"{label('poverty', poverty.status.value)} {today.year}"))
    return tuple(chips)


def _headline(child: Child, today: dt.date) -> str:
    parts = [child.sex.label if child.sex else ""]
    if child.birth:
        age = child.birth.age_on(today)
        parts.append(tr("sinh {day} ({age} tuổi)").format(day=child.birth.shown(), age=age))
    school = ", ".join(
        text
        for text in (
            tr("lớp {name}").format(name=child.school_class) if child.school_class else "",
            child.school or "",
        )
        if text
    )
    return " · ".join(part for part in (*parts, school) if part)


def _facts(child: Child) -> Pairs:
    relation = label("relation", child.guardian_relation).lower() if child.guardian_relation else ""
    carer = " ".join(word for word in (relation, child.guardian_name or "") if word)
    home = " · ".join(text for text in (child.village or "", carer) if text)
    phone = format_phone(child.phone) if child.phone else ""
    found = (("home", home), ("phone", phone), ("id", child.code or ""))
    return tuple((name, text) for name, text in found if text)


def _identity(child: Child, today: dt.date) -> Pairs:
    return (
        (tr("Họ và tên"), child.full_name),
        (tr("Ngày sinh"), _born_and_age(child, today)),
        (tr("Giới tính"), child.sex.label if child.sex else ""),
        (tr("Dân tộc"), child.ethnic or ""),
        (tr("Số định danh"), child.identity_number or ""),
        (tr("Mã hồ sơ"), child.code or ""),
        (tr("Ấp, khu phố"), child.village or ""),
        (tr("Nơi ở"), child.address or ""),
        (tr("Ngày tiếp nhận"), f"{child.registered_on:%d/%m/%Y}" if child.registered_on else ""),
    )


def _school(child: Child) -> Pairs:
    needs = ", ".join(label("need", need.kind) for need in child.needs)
    return (
        (tr("Lớp"), child.school_class or ""),
        (tr("Trường"), child.school or ""),
        (tr("Sức khỏe"), label("health", child.health) if child.health else ""),
        (tr("Nhu cầu"), needs),
    )


def _parent(who: str, parent: Parent) -> Pairs:
    status = "" if parent == Parent() else label("parent_status", parent.status.value)
    if parent.status is ParentStatus.DEAD:
        died = parent.died_on.shown() if parent.died_on else ""
        cause = label("death_cause", parent.cause.value) if parent.cause else ""
        status = ", ".join(word for word in (status, died, cause.lower()) if word)
    paper = tr("đã xem") if parent.paper_seen else tr("chưa xem")
    return (
        (tr("{who}: họ tên").format(who=who), parent.full_name or ""),
        (tr("{who}: hiện nay").format(who=who), status),
        (tr("{who}: giấy tờ").format(who=who), paper if status else ""),
    )


def _household(child: Child) -> Pairs:
    relation = label("relation", child.guardian_relation) if child.guardian_relation else ""
    by_year = sorted(child.household, key=lambda entry: entry.year, reverse=True)
    years = ", ".join(f"{e.year}: {label('poverty', e.status.value).lower()}" for e in by_year[:3])
    return (
        (tr("Người nuôi dưỡng"), child.guardian_name or ""),
        (tr("Quan hệ"), relation),
        (tr("Điện thoại"), format_phone(child.phone) if child.phone else ""),
        (tr("Hộ nghèo, cận nghèo"), years),
    )


def _commitment(found: Commitment, today: dt.date) -> SponsorshipCard:
    sponsorship, sponsor = found.sponsorship, found.sponsor
    state = sponsorship.state_on(today)
    tone, icon = _STATES[state]
    about = [
        label("sponsor_kind", sponsor.kind.value).lower() if sponsor else "",
        (sponsor.occupation or "") if sponsor else "",
        tr("cán bộ đầu mối {name}").format(name=sponsor.contact_officer)
        if sponsor and sponsor.contact_officer
        else "",
    ]
    pledge = found.pledges[0] if found.pledges else None
    return SponsorshipCard(
        sponsor=sponsor.full_name if sponsor else tr("(chưa rõ)"),
        kind=label("sponsorship_form", sponsorship.form.value).lower(),
        about=" · ".join(word for word in about if word),
        amount=_amount(pledge),
        rhythm=_rhythm(pledge),
        period=_period(found),
        state=ChipText(label("sponsorship_state", state.value), tone, icon),  # type: ignore[arg-type]
    )


def _amount(pledge: Pledge | None) -> str:
    if pledge is None:
        return tr("chưa ghi mức")
    return _money(pledge.amount) if pledge.amount is not None else tr("hiện vật")


def _money(vnd: int) -> str:
    return f"{format_number(vnd)} đồng"


def _rhythm(pledge: Pledge | None) -> str:
    if pledge is None:
        return ""
    need = label("need", pledge.need).lower() if pledge.need else ""
    often = label("rhythm", pledge.rhythm.value).lower()
    return ", ".join(word for word in (need.removesuffix(f" {often}"), often) if word)


def _period(found: Commitment) -> str:
    sponsorship = found.sponsorship
    if sponsorship.start is None:
        return tr("Chưa bắt đầu")
    begun = tr("Từ {day}").format(day=f"{sponsorship.start:%d/%m/%Y}")
    if sponsorship.end is not None:
        ended = tr("đến {day}").format(day=f"{sponsorship.end:%d/%m/%Y}")
        return f"{begun} {ended}"
    return f"{begun} {tr('đến đủ 18 tuổi')}" if sponsorship.until_18 else begun


def _ledger(entry: SupportEntry, file: ChildFile) -> LedgerLine:
    given = entry.direction is not Direction.RECEIVED
    chip = (
        ChipText(tr("Đã trao"), "ok", "check")
        if given
        else ChipText(tr("Đã tiếp nhận"), "info", "circle-half-2")
    )
    if entry.outcome.value != "da_trao":
        chip = ChipText(label("outcome", entry.outcome.value), "warn", "alert-triangle")
    who = entry.sponsor_id or entry.sponsorship_id
    content = entry.description or (label("support_kind", entry.kind) if entry.kind else "")
    return LedgerLine(
        date=f"{entry.date:%d/%m/%Y}",
        state=chip,
        sponsor=file.sponsor_names.get(who, "") or "—" if who else "—",
        content=content or label("support_form", entry.form.value),
        amount=format_number(entry.amount) if entry.amount is not None else "—",
    )


def _visit(visit: Visit) -> VisitCard:
    named = (
        ("living", tr("Nơi ở")),
        ("study", tr("Học tập")),
        ("health", tr("Sức khỏe")),
        ("mind", tr("Tinh thần")),
        ("safety", tr("An toàn")),
    )
    ratings = tuple(
        (text, label("visit_rating", code))
        for name, text in named
        if (code := getattr(visit, name))
    )
    notes = [getattr(visit, f"{name}_note") for name, _text in named]
    words = " ".join(note for note in (*notes, visit.wishes, visit.suggestion) if note)
    return VisitCard(f"{visit.date:%d/%m/%Y}", visit.visitor or "", ratings, words, visit.red_flag)


def _born_and_age(child: Child, today: dt.date) -> str:
    if child.birth is None:
        return ""
    age = child.birth.age_on(today)
    return tr("{day} ({age} tuổi)").format(day=child.birth.shown(), age=age)


def _warnings(child: Child) -> tuple[str, ...]:
    if not child.identity_number:
        return ()
    born = child.birth.text if child.birth else None
    found = check_identity_number(child.identity_number, born_on=born, sex=child.sex)
    return tuple(problem.message for problem in found if problem.severity.value != "note")


def _gap_name(name: str) -> str:
    return {
        "father": tr("thông tin về cha"),
        "mother": tr("thông tin về mẹ"),
        "consents": tr("đồng ý của người giám hộ"),
        "needs": tr("nhu cầu"),
    }.get(name) or field_label("child", name).lower()
