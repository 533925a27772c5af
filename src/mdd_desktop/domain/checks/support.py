"""Rules about the support book and the visits."""

from typing import Final

from mdd_desktop.domain.checks.facts import CheckFacts, entry_key
from mdd_desktop.domain.checks.rule import ERROR, NOTE, WARNING, CheckRule
from mdd_desktop.domain.support import Outcome, SupportEntry, SupportForm
from mdd_desktop.domain.visit import Visit

_THOUSAND: Final = 1_000
_LARGE: Final = 50_000_000
_NOTES: Final = (
    "living_note", "study_note", "health_note", "mind_note", "safety_note", "wishes", "suggestion",
)  # fmt: skip


def _ahead(facts: CheckFacts, entry: SupportEntry) -> str:
    return "Ngày ghi ở sau hôm nay." if entry.date > facts.today else ""


def _no_amount(_: CheckFacts, entry: SupportEntry) -> str:
    lacks = entry.form is SupportForm.CASH and not entry.amount
    return "Khoản tiền mặt chưa ghi số tiền." if lacks else ""


def _odd_sum(_: CheckFacts, entry: SupportEntry) -> str:
    odd = entry.form is SupportForm.CASH and (entry.amount or 0) % _THOUSAND
    return "Số tiền lẻ dưới một nghìn đồng." if odd else ""


def _large_sum(_: CheckFacts, entry: SupportEntry) -> str:
    large = (entry.amount or 0) > _LARGE and not entry.headcount
    return "Một lần hơn 50 triệu đồng cho một em." if large else ""


def _unknown_child(facts: CheckFacts, entry: SupportEntry) -> str:
    return "" if facts.knows_child(entry.child_id) else "Không thấy hồ sơ trẻ của lần hỗ trợ."


def _other_child(facts: CheckFacts, entry: SupportEntry) -> str:
    if entry.sponsorship_id is None or entry.child_id is None:
        return ""
    sponsorship = facts.sponsorships.get(entry.sponsorship_id)
    child = sponsorship.child_id if sponsorship else None
    differs = child is not None and child != entry.child_id
    merged = {child, entry.child_id} & facts.merged
    return "Lượt đỡ đầu là của em khác." if differs and not merged else ""


def _outside(facts: CheckFacts, entry: SupportEntry) -> str:
    sponsorship = facts.sponsorships.get(entry.sponsorship_id) if entry.sponsorship_id else None
    if sponsorship is None or sponsorship.start is None:
        return ""
    early = entry.date < sponsorship.start
    late = sponsorship.end is not None and entry.date > sponsorship.end
    return "Ngày hỗ trợ ở ngoài thời gian của lượt đỡ đầu." if early or late else ""


def _twice(facts: CheckFacts, entry: SupportEntry) -> str:
    again = entry.child_id is not None and facts.entries[entry_key(entry)] > 1
    return "Sổ có hai dòng giống hệt nhau." if again else ""


def _after_exit(facts: CheckFacts, entry: SupportEntry) -> str:
    child = facts.children.get(entry.child_id) if entry.child_id else None
    if child is None or child.exit is None or not entry.direction.goes_out:
        return ""
    return "Trao sau ngày em rời danh sách." if entry.date > child.exit.date else ""


def _no_reason(_: CheckFacts, entry: SupportEntry) -> str:
    lacks = entry.outcome is not Outcome.DELIVERED and not entry.outcome_reason
    return "Chưa trao được mà chưa ghi lý do." if lacks else ""


def _goods_without_words(_: CheckFacts, entry: SupportEntry) -> str:
    lacks = entry.form is SupportForm.GOODS and not (entry.description or entry.kind)
    return "Hiện vật chưa ghi là gì." if lacks else ""


def _visit_ahead(facts: CheckFacts, visit: Visit) -> str:
    return "Ngày thăm ở sau hôm nay." if visit.date > facts.today else ""


def _visit_unknown_child(facts: CheckFacts, visit: Visit) -> str:
    return "" if facts.knows_child(visit.child_id) else "Không thấy hồ sơ trẻ của lần thăm."


def _flag_without_words(_: CheckFacts, visit: Visit) -> str:
    told = any(getattr(visit, name) for name in _NOTES)
    return "Có dấu hiệu cần chú ý mà chưa ghi lời nào." if visit.red_flag and not told else ""


def _visit_before_birth(facts: CheckFacts, visit: Visit) -> str:
    child = facts.children.get(visit.child_id)
    born = child.birth if child else None
    early = born is not None and visit.date < born.first_day()
    return "Ngày thăm ở trước ngày sinh của em." if early else ""


ENTRY_RULES: tuple[CheckRule[SupportEntry], ...] = (
    CheckRule("ho_tro_sau_hom_nay", ERROR, "date", "Hỗ trợ ghi ngày chưa đến",
              "Việc chưa làm thì chưa ghi.", _ahead),
    CheckRule("ho_tro_thieu_tien", ERROR, "amount", "Tiền mặt thiếu số tiền",
              "Ghi số tiền như biên nhận.", _no_amount),
    CheckRule("ho_tro_le", NOTE, "amount", "Số tiền lẻ",
              "Xem thừa hay thiếu chữ số.", _odd_sum),
    CheckRule("ho_tro_rat_lon", WARNING, "amount", "Số tiền rất lớn",
              "Xem thừa số 0.", _large_sum),
    CheckRule("ho_tro_khong_tre", ERROR, "child_id", "Hỗ trợ không có trẻ",
              "Hồ sơ trẻ chưa về máy này, hoặc đã ghi nhầm.", _unknown_child),
    CheckRule("ho_tro_em_khac", ERROR, "sponsorship_id", "Hỗ trợ ghi nhầm em",
              "Em và lượt đỡ đầu không khớp nhau.", _other_child),
    CheckRule("ho_tro_ngoai_luot", WARNING, "date", "Hỗ trợ ngoài thời gian đỡ đầu",
              "Xem lại ngày, hoặc ghi thành quà ngoài lượt.", _outside),
    CheckRule("ho_tro_lap", WARNING, "id", "Hai dòng giống hệt",
              "Nếu ghi hai lần thì gạch một dòng.", _twice),
    CheckRule("ho_tro_sau_khi_roi", WARNING, "date", "Trao sau khi em rời danh sách",
              "Xem lại ngày trao, hoặc ngày rời.", _after_exit),
    CheckRule("chua_trao_thieu_ly_do", WARNING, "outcome_reason", "Chưa trao, thiếu lý do",
              "Cấp trên sẽ hỏi vì sao.", _no_reason),
    CheckRule("hien_vat_thieu_ten", WARNING, "description", "Hiện vật chưa ghi tên",
              "Biên nhận in tên hiện vật.", _goods_without_words),
)  # fmt: skip
VISIT_RULES: tuple[CheckRule[Visit], ...] = (
    CheckRule("tham_sau_hom_nay", ERROR, "date", "Thăm ghi ngày chưa đến",
              "Việc chưa làm thì chưa ghi.", _visit_ahead),
    CheckRule("tham_khong_tre", ERROR, "child_id", "Lần thăm không có trẻ",
              "Hồ sơ trẻ chưa về máy này, hoặc đã ghi nhầm.", _visit_unknown_child),
    CheckRule("tham_thieu_loi", WARNING, "safety_note", "Cần chú ý mà chưa ghi lời",
              "Ghi điều đã thấy để người sau biết mà giúp em.", _flag_without_words),
    CheckRule("tham_truoc_sinh", ERROR, "date", "Thăm trước ngày sinh",
              "Một trong hai ngày đã ghi nhầm.", _visit_before_birth),
)  # fmt: skip
