"""Rules about sponsors, sponsorships and what was promised."""

from itertools import pairwise
from typing import Final

from mdd_desktop.domain.checks.facts import CheckFacts
from mdd_desktop.domain.checks.rule import ERROR, NOTE, WARNING, CheckRule
from mdd_desktop.domain.person import check_phone
from mdd_desktop.domain.problem import Severity
from mdd_desktop.domain.sponsor import Promise, Sponsor, SponsorKind
from mdd_desktop.domain.sponsorship import (
    Pledge,
    PledgeKind,
    Sponsorship,
    SponsorshipForm,
    SponsorshipState,
)

_DAYS_OF_WAITING: Final = 30
_DAYS_OF_PAUSE: Final = 180
_YOUNGEST_SPONSOR: Final = 16
_OLDEST_SPONSOR: Final = 100
_LEAST_MONTHLY: Final = 20_000
_MOST_MONTHLY: Final = 20_000_000


def _unknown_child(facts: CheckFacts, one: Sponsorship) -> str:
    return "" if facts.knows_child(one.child_id) else "Không thấy hồ sơ trẻ của lượt đỡ đầu."


def _unknown_sponsor(facts: CheckFacts, one: Sponsorship) -> str:
    return "" if facts.knows_sponsor(one.sponsor_id) else "Không thấy Mẹ đỡ đầu của lượt này."


def _ends_before_start(_: CheckFacts, one: Sponsorship) -> str:
    wrong = one.end is not None and (one.start is None or one.end < one.start)
    return "Ngày kết thúc ở trước ngày bắt đầu." if wrong else ""


def _overdue(facts: CheckFacts, one: Sponsorship) -> str:
    if one.planned_end is None or one.planned_end >= facts.today or not facts.is_alive(one):
        return ""
    return f"Quá hạn từ ngày {one.planned_end:%d/%m/%Y}, chưa ghi kết thúc."


def _no_pledge(facts: CheckFacts, one: Sponsorship) -> str:
    lacks = facts.is_alive(one) and not facts.pledges.get(one.id)
    return "Đang đỡ đầu mà chưa ghi mức cam kết." if lacks else ""


def _twice(facts: CheckFacts, one: Sponsorship) -> str:
    if not facts.is_alive(one):
        return ""
    others = facts.of_child.get(one.child_id, ())
    again = [o for o in others if o.sponsor_id == one.sponsor_id and facts.is_alive(o)]
    return "Cùng một Mẹ và một em có hai lượt đang đỡ đầu." if len(again) > 1 else ""


def _two_direct(facts: CheckFacts, one: Sponsorship) -> str:
    if one.form is not SponsorshipForm.DIRECT or not facts.is_alive(one):
        return ""
    direct = [
        o
        for o in facts.of_child.get(one.child_id, ())
        if o.form is SponsorshipForm.DIRECT and facts.is_alive(o)
    ]
    return "Em có hai Mẹ cùng đỡ đầu trực tiếp." if len(direct) > 1 else ""


def _pauses_overlap(_: CheckFacts, one: Sponsorship) -> str:
    pauses = sorted(one.pauses, key=lambda pause: pause.from_)
    overlap = any(a.to is None or b.from_ <= a.to for a, b in pairwise(pauses))
    outside = any(one.start is not None and pause.from_ < one.start for pause in pauses)
    return "Thời gian tạm dừng chồng nhau hoặc ngoài lượt đỡ đầu." if overlap or outside else ""


def _long_pause(facts: CheckFacts, one: Sponsorship) -> str:
    open_pauses = [p for p in one.pauses if p.to is None and p.from_ <= facts.today]
    if one.end is not None or not open_pauses:
        return ""
    days = (facts.today - open_pauses[-1].from_).days
    return f"Tạm dừng đã {days} ngày." if days > _DAYS_OF_PAUSE else ""


def _waits_long(facts: CheckFacts, one: Sponsorship) -> str:
    if one.registered_on is None or one.state_on(facts.today) is not SponsorshipState.WAITING:
        return ""
    days = (facts.today - one.registered_on).days
    return f"Đăng ký đã {days} ngày, chưa duyệt." if days > _DAYS_OF_WAITING else ""


def _no_promise(facts: CheckFacts, one: Sponsorship) -> str:
    sponsor = facts.sponsors.get(one.sponsor_id)
    if sponsor is None or one.form is not SponsorshipForm.DIRECT or not facts.is_alive(one):
        return ""
    lacks = sponsor.promise_on(facts.today) is not Promise.VALID
    return "Đỡ đầu trực tiếp mà cam kết bảo vệ trẻ em chưa có hoặc đã hết hạn." if lacks else ""


def _months_backwards(_: CheckFacts, one: Pledge) -> str:
    wrong = one.to_month is not None and one.to_month < one.from_month
    return "Cam kết có tháng cuối sớm hơn tháng đầu." if wrong else ""


def _no_amount(_: CheckFacts, one: Pledge) -> str:
    lacks = one.kind is PledgeKind.MONEY and not one.amount
    return "Cam kết bằng tiền mà chưa ghi số tiền." if lacks else ""


def _odd_amount(_: CheckFacts, one: Pledge) -> str:
    if one.kind is not PledgeKind.MONEY or not one.amount:
        return ""
    monthly = one.amount // one.rhythm.months
    odd = not _LEAST_MONTHLY <= monthly <= _MOST_MONTHLY
    return "Mức cam kết một tháng thấp hoặc cao khác thường." if odd else ""


def _pledge_alone(facts: CheckFacts, one: Pledge) -> str:
    known = one.sponsorship_id in facts.sponsorships
    return "" if known else "Không thấy lượt đỡ đầu của cam kết này."


def _pledges_overlap(facts: CheckFacts, one: Pledge) -> str:
    clash = any(
        other.id != one.id
        and (other.kind, other.need) == (one.kind, one.need)
        and other.from_month <= (one.to_month or "9999")
        and one.from_month <= (other.to_month or "9999")
        for other in facts.pledges.get(one.sponsorship_id, ())
    )
    return "Hai mức cam kết cùng loại chồng tháng nhau." if clash else ""


def _no_contact(_: CheckFacts, one: Sponsor) -> str:
    return "" if one.phone or one.email else "Chưa có điện thoại hay thư điện tử."


def _bad_phone(_: CheckFacts, one: Sponsor) -> str:
    problems = check_phone(one.phone)[1] if one.phone else []
    return " ".join(p.message for p in problems if p.severity is Severity.ERROR)


def _no_officer(_: CheckFacts, one: Sponsor) -> str:
    lacks = one.foreign and not one.contact_officer
    return "Mẹ đỡ đầu người nước ngoài chưa có cán bộ đầu mối." if lacks else ""


def _too_many(facts: CheckFacts, one: Sponsor) -> str:
    going_on = sum(map(facts.is_alive, facts.of_sponsor.get(one.id, ())))
    if one.capacity is None or going_on <= one.capacity:
        return ""
    return f"Đang đỡ đầu {going_on} em, đã nhận lời {one.capacity} em."


def _promise_over(facts: CheckFacts, one: Sponsor) -> str:
    over = one.promise_on(facts.today) is Promise.EXPIRED
    busy = any(map(facts.is_alive, facts.of_sponsor.get(one.id, ())))
    return "Cam kết bảo vệ trẻ em đã hết hạn." if over and busy else ""


def _odd_age(facts: CheckFacts, one: Sponsor) -> str:
    if one.born_year is None or one.kind is not SponsorKind.PERSON:
        return ""
    age = facts.today.year - one.born_year
    odd = not _YOUNGEST_SPONSOR <= age <= _OLDEST_SPONSOR
    return f"Theo năm sinh thì {age} tuổi." if odd else ""


_ORDER = "Xem lại giấy cam kết."
SPONSORSHIP_RULES: tuple[CheckRule[Sponsorship], ...] = (
    CheckRule("luot_khong_tre", ERROR, "child_id", "Lượt đỡ đầu không có trẻ",
              "Hồ sơ trẻ chưa về máy này, hoặc đã ghi nhầm.", _unknown_child),
    CheckRule("luot_khong_me", ERROR, "sponsor_id", "Lượt đỡ đầu không có Mẹ",
              "Hồ sơ Mẹ đỡ đầu chưa về máy này, hoặc đã ghi nhầm.", _unknown_sponsor),
    CheckRule("luot_nguoc_ngay", ERROR, "end", "Kết thúc trước khi bắt đầu", _ORDER,
              _ends_before_start),
    CheckRule("luot_qua_han", WARNING, "planned_end", "Lượt đỡ đầu quá hạn",
              "Kết thúc lượt này; Mẹ nhận tiếp thì lập lượt mới.", _overdue),
    CheckRule("luot_thieu_muc", WARNING, "id", "Lượt đỡ đầu chưa có mức",
              "Không có mức thì sổ hỗ trợ không biết khi nào chậm.", _no_pledge),
    CheckRule("luot_hai_lan", ERROR, "id", "Một Mẹ, một em, hai lượt",
              "Tiền sẽ tính hai lần. Giữ một lượt.", _twice),
    CheckRule("hai_me_truc_tiep", WARNING, "form", "Hai Mẹ cùng nuôi trực tiếp",
              "Em chỉ ở với một Mẹ. Sửa một lượt thành gián tiếp.", _two_direct),
    CheckRule("tam_dung_chong", ERROR, "pauses", "Tạm dừng chồng nhau",
              "Số tháng cam kết sẽ tính sai.", _pauses_overlap),
    CheckRule("tam_dung_lau", WARNING, "pauses", "Tạm dừng quá 6 tháng",
              "Tiếp tục, hoặc kết thúc để tìm Mẹ khác cho em.", _long_pause),
    CheckRule("cho_duyet_lau", NOTE, "registered_on", "Chờ duyệt quá 30 ngày",
              "Duyệt, hoặc báo lại Mẹ đỡ đầu.", _waits_long),
    CheckRule("truc_tiep_thieu_cam_ket", ERROR, "form", "Nuôi trực tiếp thiếu cam kết bảo vệ",
              "Ký cam kết bảo vệ trẻ em trước khi em về ở.", _no_promise),
)  # fmt: skip
PLEDGE_RULES: tuple[CheckRule[Pledge], ...] = (
    CheckRule("cam_ket_nguoc_thang", ERROR, "to_month", "Cam kết ngược tháng", _ORDER,
              _months_backwards),
    CheckRule("cam_ket_thieu_tien", ERROR, "amount", "Cam kết thiếu số tiền", _ORDER, _no_amount),
    CheckRule("cam_ket_la", WARNING, "amount", "Mức cam kết khác thường",
              "Xem thừa hay thiếu số 0.", _odd_amount),
    CheckRule("cam_ket_khong_luot", ERROR, "sponsorship_id", "Cam kết không có lượt",
              "Lượt đỡ đầu chưa về máy này, hoặc đã ghi nhầm.", _pledge_alone),
    CheckRule("cam_ket_chong", WARNING, "from_month", "Hai cam kết chồng nhau",
              "Tiền cam kết sẽ tính hai lần. Đóng mức cũ.", _pledges_overlap),
)  # fmt: skip
SPONSOR_RULES: tuple[CheckRule[Sponsor], ...] = (
    CheckRule("me_thieu_lien_he", NOTE, "phone", "Mẹ đỡ đầu thiếu liên hệ",
              "Không gửi được thư báo 6 tháng.", _no_contact),
    CheckRule("me_dien_thoai_sai", ERROR, "phone", "Điện thoại Mẹ đỡ đầu sai",
              "Gọi không được khi cần nhắc.", _bad_phone),
    CheckRule("me_thieu_dau_moi", ERROR, "contact_officer", "Thiếu cán bộ đầu mối",
              "Người nước ngoài phải có cán bộ Hội làm đầu mối.", _no_officer),
    CheckRule("me_qua_so", WARNING, "capacity", "Đỡ đầu quá số đã nhận lời",
              "Hỏi lại Mẹ, hoặc sửa số em có thể nhận.", _too_many),
    CheckRule("me_het_cam_ket", WARNING, "protection_expires_on", "Cam kết bảo vệ hết hạn",
              "Mời Mẹ ký lại.", _promise_over),
    CheckRule("me_nam_sinh_la", WARNING, "born_year", "Năm sinh Mẹ đỡ đầu khác thường",
              "Xem lại phiếu đăng ký.", _odd_age),
)  # fmt: skip
