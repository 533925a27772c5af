"""From a child's file to what the record shows: who she is, her family, the timeline."""

import datetime as dt
from uuid import UUID

from mdd_desktop.domain.case import CaseState, case_state
from mdd_desktop.domain.child import Child, Parent, ParentStatus
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.family_kind import family_kind
from mdd_desktop.domain.field_table import field_label
from mdd_desktop.domain.office import Access
from mdd_desktop.domain.person import check_identity_number, format_phone
from mdd_desktop.domain.record_fields import fields_of
from mdd_desktop.domain.sponsorship import SponsorshipState
from mdd_desktop.services.child_file import ChildFile
from mdd_desktop.ui.children.ahead_lines import ahead_lines
from mdd_desktop.ui.children.plan_card import plan_card
from mdd_desktop.ui.children.record_ports import ChildSheet, Pairs
from mdd_desktop.ui.children.referral_card import referral_lines
from mdd_desktop.ui.children.sheet_file import (
    case_lines,
    closed_words,
    consent_cards,
    countdown,
    menu_steps,
    visit_cards,
)
from mdd_desktop.ui.children.sheet_money import (
    late_words,
    ledger_line,
    ledger_total,
    need_lines,
    sponsorship_card,
)
from mdd_desktop.ui.paper_lines import paper_lines
from mdd_desktop.ui.text import tr, within
from mdd_desktop.ui.widgets.chip import ChipText


def sheet_of(file: ChildFile, today: dt.date, access: Access) -> ChildSheet:
    """Return everything the record shows a role, but its timeline."""
    child = file.child
    may_file = file.is_own and access in {Access.IN_CHARGE, Access.ADMIN}
    reads_only = _read_only(file, access)
    return ChildSheet(
        id=child.id,
        name=child.full_name,
        chips=_chips(file, today),
        headline=_headline(child, today),
        facts=_facts(child),
        countdown=countdown(child, today),
        percent=file.percent,
        filled=tr("thiếu {count} mục").format(count=len(file.gaps)) if file.gaps else "",
        missing=tuple(_gap_name(name, child) for name in file.gaps),
        identity=_identity(child, today),
        school=_school(child),
        case=case_lines(child),
        parents=(*_parent(tr("Cha"), child.father), *_parent(tr("Mẹ"), child.mother)),
        carer=_carer(child),
        household=_household(file, today),
        needs=need_lines(file, today),
        referrals=referral_lines(child, today),
        story=child.circumstances or "",
        plan=plan_card(child, today),
        sponsorships=tuple(
            sponsorship_card(file, c, today, Access.LEADER if reads_only else access)
            for c in file.commitments
        ),
        ledger=tuple(ledger_line(entry, file) for entry in file.support),
        ledger_total=ledger_total(file),
        visits=visit_cards(file.visits),
        papers=paper_lines(file.papers, file.scans),
        consents=consent_cards(file.consents, is_own=may_file),
        siblings=tuple((s.id, s.full_name, _born_and_age(s, today)) for s in file.siblings),
        warnings=_warnings(file),
        asked=_asked(file) if may_file else (),
        late=late_words(file, today),
        ahead=ahead_lines(file.ahead, today),
        menu=menu_steps(file, today, may_file=may_file) if access is not Access.LEADER else (),
        may_file=may_file,
        read_only=reads_only,
        closed=closed_words(child),
        privacy=file.privacy,
        joined=tuple((one.id, one.code or one.full_name) for one in file.joined)
        if may_file
        else (),
    )


def _read_only(file: ChildFile, access: Access) -> str:
    if not file.is_own:
        return tr("{unit} đang quản lý hồ sơ này. Ở đây chỉ xem.").format(unit=file.owner)
    return tr("Lãnh đạo xem, không sửa hồ sơ.") if access is Access.LEADER else ""


def _chips(file: ChildFile, today: dt.date) -> tuple[ChipText, ...]:
    child = file.child
    active = any(c.sponsorship.state_on(today) is SponsorshipState.ACTIVE for c in file.commitments)
    chips = []
    state = case_state(child, today)
    if state is CaseState.CLOSED:
        chips.append(ChipText(tr("Đã đóng hồ sơ"), "neu", "archive"))
    elif state is CaseState.PAUSED:
        chips.append(ChipText(tr("Hồ sơ tạm dừng"), "neu", "player-pause"))
    elif active:
        chips.append(ChipText(tr("Đang đỡ đầu"), "ok", "heart-handshake"))
    else:
        chips.append(ChipText(tr("Chưa có Mẹ đỡ đầu"), "warn", "clock"))
    chips.append(ChipText(family_kind(fields_of(child)).label))
    poverty = next((e for e in child.household if e.year == today.year), None)
    if poverty is not None and poverty.status.value in {"ngheo", "can_ngheo"}:
        chips.append(ChipText(f"{label('poverty', poverty.status.value)} {today.year}"))
    if state is CaseState.REGISTERED:
        chips.append(ChipText(tr("Chưa xác minh"), "warn", "clipboard-check"))
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
        (tr("Mã cũ"), ", ".join(child.old_codes)),
        (tr("Ấp, khu phố"), child.village or ""),
        (tr("Nơi ở"), child.address or ""),
    )


def _school(child: Child) -> Pairs:
    return (
        (tr("Lớp"), child.school_class or ""),
        (tr("Trường"), child.school or ""),
        (tr("Sức khỏe"), label("health", child.health) if child.health else ""),
    )


def _parent(who: str, parent: Parent) -> Pairs:
    status = "" if parent == Parent() else label("parent_status", parent.status.value)
    if parent.status is ParentStatus.DEAD:
        died = parent.died_on.shown() if parent.died_on else ""
        cause = label("death_cause", parent.cause.value) if parent.cause else ""
        status = ", ".join(word for word in (status, died, within(cause)) if word)
    unseen = tr("chưa xem") if parent.status is ParentStatus.DEAD else ""
    paper = tr("đã xem") if parent.paper_seen else unseen
    return (
        (tr("{who}: họ tên").format(who=who), parent.full_name or ""),
        (tr("{who}: hiện nay").format(who=who), status),
        (tr("{who}: giấy tờ").format(who=who), paper),
    )


def _carer(child: Child) -> Pairs:
    relation = label("relation", child.guardian_relation) if child.guardian_relation else ""
    by_year = sorted(child.household, key=lambda entry: entry.year, reverse=True)
    years = ", ".join(f"{e.year}: {label('poverty', e.status.value).lower()}" for e in by_year[:4])
    earlier = "; ".join(
        f"{who.name} ({who.from_:%m/%Y} – {who.to:%m/%Y})" if who.from_ and who.to else who.name
        for who in child.caregivers
    )
    return (
        (tr("Người nuôi dưỡng"), child.guardian_name or ""),
        (tr("Quan hệ"), relation),
        (tr("Điện thoại"), format_phone(child.phone) if child.phone else ""),
        (tr("Hộ nghèo, cận nghèo"), years),
        (tr("Trước đây ai nuôi"), earlier),
    )


def _household(file: ChildFile, today: dt.date) -> tuple[tuple[str, str, UUID | None], ...]:
    """Who lives in the household, as far as the registry knows."""
    child = file.child
    people: list[tuple[str, str, UUID | None]] = []
    named = {child.guardian_name}
    if child.guardian_name:
        relation = label("relation", child.guardian_relation) if child.guardian_relation else ""
        told = " · ".join(word for word in (tr("người nuôi dưỡng"), relation.lower()) if word)
        people.append((child.guardian_name, told, None))
    for who, parent in ((tr("cha"), child.father), (tr("mẹ"), child.mother)):
        alive = parent.status is ParentStatus.ALIVE
        if parent.full_name and alive and parent.full_name not in named:
            people.append((parent.full_name, who, None))
    people.append((child.full_name, tr("em này"), None))
    people += [(s.full_name, _sibling(s, today), s.id) for s in file.siblings]
    return tuple(people)


def _sibling(other: Child, today: dt.date) -> str:
    state = tr("hồ sơ đã đóng") if other.exit is not None else ""
    told = (tr("anh chị em"), _born_and_age(other, today), state)
    return " · ".join(word for word in told if word)


def _born_and_age(child: Child, today: dt.date) -> str:
    if child.birth is None:
        return ""
    age = child.birth.age_on(today)
    return tr("{day} ({age} tuổi)").format(day=child.birth.shown(), age=age)


def _warnings(file: ChildFile) -> tuple[str, ...]:
    child = file.child
    found = []
    is_refused = any(one.proposal.refuses_move for one in file.asked)
    if child.transfer_wish is not None and not is_refused:
        found.append(
            tr("Đã đề nghị chuyển hồ sơ ngày {day}, đang chờ Hội cấp trên quyết định.").format(
                day=f"{child.transfer_wish.on:%d/%m/%Y}"
            )
        )
    if any(visit.red_flag and visit.follow_up_on is None for visit in file.visits):
        found.append(tr("Lần thăm gần đây có dấu hiệu cần chú ý, chưa ghi đã xử lý."))
    if child.identity_number:
        born = child.birth.text if child.birth else None
        problems = check_identity_number(child.identity_number, born_on=born, sex=child.sex)
        found += [problem.message for problem in problems if problem.severity.value != "note"]
    return tuple(found)


def _asked(file: ChildFile) -> tuple[str, ...]:
    found = []
    for one in file.asked:
        (field, _now, wanted), *_ = one.edits or (("", "", ""),)
        said = one.proposal
        words = tr("{day}, {officer} đề nghị ô “{field}”: {wanted}")
        if said.question:
            words = tr("{day}, {officer} hỏi về ô “{field}”: {wanted}")
        if said.refuses_move:
            words = tr("{day}, {officer} trả lại đề nghị chuyển hồ sơ của em: {why}")
        day = f"{said.at:%d/%m/%Y}"
        told = {"officer": said.officer, "field": field, "wanted": wanted, "why": said.why}
        found.append(words.format(day=day, **told))
    return tuple(found)


def _gap_name(name: str, child: Child) -> str:
    return {
        "father": _parent_gap(child.father, tr("giấy tờ về cha"), tr("thông tin về cha")),
        "mother": _parent_gap(child.mother, tr("giấy tờ về mẹ"), tr("thông tin về mẹ")),
        "consents": tr("đồng ý của người giám hộ"),
        "needs": tr("nhu cầu"),
    }.get(name) or field_label("child", name).lower()


def _parent_gap(parent: Parent, paper: str, facts: str) -> str:
    """What is asked about a parent: of one whose day of death is known, only the paper."""
    return paper if parent.status is ParentStatus.DEAD and parent.died_on else facts
