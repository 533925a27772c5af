"""From a sponsor's file to what the record shows: words, dates, amounts."""

import datetime as dt
import re
from collections.abc import Sequence

from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.office import Access
from mdd_desktop.domain.person import format_phone, mask_identity_number
from mdd_desktop.domain.sponsor import Promise, Sponsor, SponsorKind
from mdd_desktop.domain.sponsorship import SponsorshipState
from mdd_desktop.domain.support import Direction, SupportEntry
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services.history import Entry, FieldEdit
from mdd_desktop.services.sponsor_file import SponsorFile
from mdd_desktop.ui.paper_lines import paper_lines
from mdd_desktop.ui.sponsors.bonds import bond_card, day_text, money
from mdd_desktop.ui.sponsors.ports import EditLine, GivenLine, Pairs, SponsorSheet
from mdd_desktop.ui.sponsors.rows import late_chip, promise_chip
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.tokens import Tone
from mdd_desktop.ui.widgets.chip import ChipText

_CODE = re.compile(r" \([a-z_|]+\)$")  # of an element; its value says it in words


def sheet_of(file: SponsorFile, today: dt.date, access: Access) -> SponsorSheet:
    """Return everything the record shows but its letters and its timeline."""
    sponsor = file.sponsor
    received = sum(e.amount or 0 for e in file.support if e.direction.comes_in)
    count = len(file.support)
    total = tr("{count} lần · đã tiếp nhận {money}")
    steps = access if file.is_own else Access.LEADER
    return SponsorSheet(
        id=sponsor.id,
        name=sponsor.full_name,
        chips=_chips(file, today),
        headline=_headline(sponsor, today),
        facts=_facts(sponsor),
        figures=_figures(file, today),
        identity=_identity(sponsor),
        contact=_contact(sponsor),
        offer=_offer(sponsor),
        promise=_promise(sponsor),
        promise_state=_promise_state(sponsor, today),
        bonds=tuple(bond_card(bond, today, steps_for=steps) for bond in file.bonds),
        holds=tuple(
            tr("Đang giữ chỗ em {name} đến hết {day}.").format(
                name=file.child_names.get(hold.child_id, ""), day=day_text(hold.until)
            )
            for hold in file.holds
        ),
        given=tuple(_given(entry, file) for entry in file.support),
        given_total=total.format(count=format_number(count), money=money(received)),
        warnings=_warnings(file, today),
        read_only=_read_only(file, access),
        note=sponsor.note or "",
        papers=paper_lines(file.papers, file.scans),
    )


def _read_only(file: SponsorFile, access: Access) -> str:
    if not file.is_own:
        return tr("{unit} đang quản lý hồ sơ này. Ở đây chỉ xem.").format(unit=file.owner)
    return tr("Lãnh đạo xem, không sửa hồ sơ.") if access is Access.LEADER else ""


def timeline_of(entries: Sequence[Entry]) -> list[EditLine]:
    """Return the changes of a record, told as sentences."""
    return [
        EditLine(f"{entry.at:%d/%m/%Y %H:%M}", entry.officer, _what(entry), _details(entry))
        for entry in entries
    ]


def _what(entry: Entry) -> str:
    if entry.is_new:
        return tr("Thêm vào sổ")
    said = tr("Đề nghị sửa {count} ô") if entry.is_proposal else tr("Sửa {count} ô")
    return said.format(count=len({_field(edit) for edit in entry.edits}))


def _details(entry: Entry) -> tuple[str, ...]:
    """The values of a new record in one sentence, those that changed each on its line."""
    if entry.is_new:
        said = "; ".join(f"{_field(edit)}: {edit.after}" for edit in entry.edits if edit.after)
        return (said,) if said else ()
    return tuple(
        tr("{field}: {before} → {after}").format(
            field=_field(edit),
            before=edit.before or tr("trống"),
            after=edit.after or tr("trống"),
        )
        for edit in entry.edits
    )


def _field(edit: FieldEdit) -> str:
    return _CODE.sub("", edit.field)


def _chips(file: SponsorFile, today: dt.date) -> tuple[ChipText, ...]:
    sponsor = file.sponsor
    states = [bond.sponsorship.state_on(today) for bond in file.bonds]
    chips = []
    if SponsorshipState.ACTIVE in states or SponsorshipState.PAUSED in states:
        chips.append(ChipText(tr("Đang đỡ đầu"), "ok", "heart-handshake"))
    elif SponsorshipState.WAITING in states:
        chips.append(ChipText(tr("Chờ duyệt"), "info", "hourglass"))
    else:
        chips.append(ChipText(tr("Chưa đỡ đầu em nào"), "neu"))
    chips.append(ChipText(label("sponsor_kind", sponsor.kind)))
    if sponsor.foreign:
        chips.append(ChipText(tr("Người nước ngoài"), "info"))
    late = late_chip(file.giving.months_late)
    return tuple([*chips, late] if late else chips)


def _headline(sponsor: Sponsor, today: dt.date) -> str:
    born = sponsor.born_year
    parts = (
        sponsor.occupation or "",
        tr("sinh {year} ({age} tuổi)").format(year=born, age=today.year - born) if born else "",
        sponsor.country or "",
    )
    return " · ".join(part for part in parts if part)


def _facts(sponsor: Sponsor) -> tuple[tuple[str, str], ...]:
    home = ", ".join(part for part in (sponsor.village, sponsor.address) if part)
    contact = tr("người liên hệ {name}").format(name=sponsor.contact_name or "")
    officer = tr("cán bộ đầu mối {name}").format(name=sponsor.contact_officer or "")
    found = (
        ("home", home),
        ("phone", _phone(sponsor)),
        ("user", contact if sponsor.contact_name else ""),
        ("user-check", officer if sponsor.contact_officer else ""),
    )
    return tuple((name, text) for name, text in found if text)


def _figures(file: SponsorFile, today: dt.date) -> Pairs:
    late = tr("đúng hẹn")
    if file.giving.late_amount:
        late = tr("thiếu {money}").format(money=money(file.giving.late_amount))
    return (
        (tr("Đang đỡ đầu"), _children(file, today)),
        (tr("Mỗi tháng"), money(file.giving.monthly) if file.giving.monthly else "—"),
        (tr("Tiến độ"), late if file.bonds else "—"),
    )


def _children(file: SponsorFile, today: dt.date) -> str:
    """How many children of how many offered; those whose sponsorship rests count, and are named."""
    active, paused = (
        {bond.sponsorship.child_id for bond in file.bonds if bond.sponsorship.state_on(today) is at}
        for at in (SponsorshipState.ACTIVE, SponsorshipState.PAUSED)
    )
    count, most, rests = len(active | paused), file.sponsor.capacity, len(paused - active)
    told = tr("{count} trẻ").format(count=count if most is None else f"{count} / {most}")
    return tr("{told} ({count} tạm dừng)").format(told=told, count=rests) if rests else told


def _identity(sponsor: Sponsor) -> Pairs:
    return (
        (tr("Họ và tên, tên đơn vị"), sponsor.full_name),
        (tr("Loại"), label("sponsor_kind", sponsor.kind)),
        (tr("Nghề nghiệp, đơn vị"), sponsor.occupation or ""),
        (tr("Năm sinh"), str(sponsor.born_year or "")),
        (tr("Số định danh"), _number(sponsor)),
        (tr("Nước"), sponsor.country or (tr("Việt Nam") if not sponsor.foreign else "")),
    )


def _contact(sponsor: Sponsor) -> Pairs:
    person = sponsor.kind is SponsorKind.PERSON and not sponsor.foreign
    pairs = (
        (tr("Điện thoại"), _phone(sponsor)),
        (tr("Thư điện tử"), sponsor.email or ""),
        (tr("Ấp, khu phố"), sponsor.village or ""),
        (tr("Địa chỉ"), sponsor.address or ""),
        (tr("Người liên hệ"), sponsor.contact_name or ""),
        (tr("Cán bộ đầu mối"), sponsor.contact_officer or ""),
    )
    return pairs[:4] + tuple(pair for pair in pairs[4:] if pair[1] or not person)


def _offer(sponsor: Sponsor) -> Pairs:
    needs = ", ".join(label("need", code) for code in sponsor.offer_needs)
    sexes = {"nu": tr("em gái"), "nam": tr("em trai")}
    wish = [sexes.get(sponsor.wish_sex, sponsor.wish_sex.label) if sponsor.wish_sex else ""]
    if sponsor.wish_age_from is not None or sponsor.wish_age_to is not None:
        ages = tr("từ {first} đến {last} tuổi").format(
            first=sponsor.wish_age_from or 0, last=sponsor.wish_age_to or 18
        )
        wish.append(ages)
    form = label("sponsorship_form", sponsor.offer_form) if sponsor.offer_form else ""
    until = tr("đến đủ 18 tuổi") if sponsor.offer_until_18 else ""
    return (
        (tr("Có thể nhận"), tr("{n} trẻ").format(n=sponsor.capacity) if sponsor.capacity else ""),
        (tr("Mức mỗi tháng"), money(sponsor.offer_amount) if sponsor.offer_amount else ""),
        (tr("Hình thức"), ", ".join(part for part in (form, until) if part)),
        (tr("Lo được nhu cầu"), needs),
        (tr("Mong đỡ đầu"), ", ".join(part for part in wish if part)),
        (tr("Mong muốn khác"), sponsor.wishes or ""),
    )


def _promise(sponsor: Sponsor) -> Pairs:
    signed, expires = sponsor.protection_signed_on, sponsor.protection_expires_on
    return (
        (tr("Ký ngày"), day_text(signed)),
        (tr("Có hạn đến"), day_text(expires) or (tr("không ghi hạn") if signed else "")),
    )


def _promise_state(sponsor: Sponsor, today: dt.date) -> ChipText:
    """As in the list, but with the days that are left: the last day stands beside it."""
    signed, expires = sponsor.protection_signed_on, sponsor.protection_expires_on
    chip = promise_chip(
        signed.isoformat() if signed else None, expires.isoformat() if expires else None, today
    )
    if signed is None or expires is None:
        return chip
    left = (expires - today).days
    words = tr("Hết hạn") if left < 0 else tr("Còn hạn {count} ngày").format(count=left)
    return ChipText(words, chip.tone, chip.icon)


def _given(entry: SupportEntry, file: SponsorFile) -> GivenLine:
    received = entry.direction is Direction.RECEIVED
    chip = (
        ChipText(tr("Đã tiếp nhận"), "info", "circle-half-2")
        if received
        else ChipText(tr("Đã trao"), "ok", "check")
    )
    if entry.outcome.value != "da_trao":
        chip = ChipText(label("outcome", entry.outcome), "warn", "alert-triangle")
    content = entry.description or (label("support_kind", entry.kind) if entry.kind else "")
    return GivenLine(
        date=day_text(entry.date),
        state=chip,
        child=_child_of(entry, file) or "—",
        content=content or label("support_form", entry.form),
        amount=format_number(entry.amount) if entry.amount is not None else "—",
    )


def _child_of(entry: SupportEntry, file: SponsorFile) -> str:
    """Whom a line is for: the child it names, or the one of the sponsorship it came for."""
    of_bond = {bond.sponsorship.id: bond.sponsorship.child_id for bond in file.bonds}
    child = entry.child_id or (of_bond.get(entry.sponsorship_id) if entry.sponsorship_id else None)
    return file.child_names.get(child, "") if child else ""


def _warnings(file: SponsorFile, today: dt.date) -> tuple[tuple[Tone, str, str], ...]:
    found: list[tuple[Tone, str, str]] = []
    giving, promise = file.giving, file.sponsor.promise_on(today)
    if giving.late_amount:
        title = tr("Chậm {months} tháng").format(months=giving.months_late)
        sentence = tr("Còn thiếu {money} so với cam kết đến nay.")
        found.append(("bad", title, sentence.format(money=money(giving.late_amount))))
    if promise is not Promise.VALID:
        missing = promise is Promise.MISSING
        title = tr("Chưa ký cam kết") if missing else tr("Cam kết hết hạn")
        sentence = tr("Chưa đỡ đầu trực tiếp được cho đến khi ký bản cam kết bảo vệ trẻ em.")
        found.append(("warn", title, sentence))
    return tuple(found)


def _phone(sponsor: Sponsor) -> str:
    phone = sponsor.phone or ""
    return phone if sponsor.foreign else format_phone(phone) if phone else ""


def _number(sponsor: Sponsor) -> str:
    return mask_identity_number(sponsor.identity_number) if sponsor.identity_number else ""
