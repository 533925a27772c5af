"""Rules about a child's parents, who brings her up, and what the family agreed to."""

from collections.abc import Callable
from typing import Final

from mdd_desktop.domain.checks.facts import CheckFacts
from mdd_desktop.domain.checks.rule import ERROR, NOTE, WARNING, CheckRule
from mdd_desktop.domain.child import Child, Parent, ParentStatus
from mdd_desktop.domain.consents import CHILD, GUARDIAN, PUBLISHING
from mdd_desktop.domain.vietnamese import comparison_form

_KEEPING: Final = "lap_ho_so"
_MONTHS_BEFORE_BIRTH: Final = 305
_OF_PARENT: Final = {"cha": "father", "me": "mother"}


def _parents_unknown(_: CheckFacts, child: Child) -> str:
    unknown = {child.father.status, child.mother.status} == {ParentStatus.UNKNOWN}
    return "Chưa rõ tình trạng cả cha và mẹ." if unknown else ""


def _no_day_of_death(_: CheckFacts, child: Child) -> str:
    return _about_dead(child, lambda parent: parent.died_on is None, "Chưa ghi ngày mất của {}.")


def _no_paper_of_death(_: CheckFacts, child: Child) -> str:
    return _about_dead(child, lambda parent: not parent.paper_seen, "Chưa xem giấy báo tử của {}.")


def _died_ahead(facts: CheckFacts, child: Child) -> str:
    return _about_dead(
        child,
        lambda parent: parent.died_on is not None and parent.died_on.first_day() > facts.today,
        "Ngày mất của {} ở sau hôm nay.",
    )


def _living_with_day_of_death(_: CheckFacts, child: Child) -> str:
    named = [
        word
        for word, parent in _parents(child)
        if parent.died_on is not None and parent.status is ParentStatus.ALIVE
    ]
    return f"Ghi {' và '.join(named)} còn sống mà lại có ngày mất." if named else ""


def _mother_died_before_birth(_: CheckFacts, child: Child) -> str:
    died, born = child.mother.died_on, child.birth
    early = died is not None and born is not None and died.last_day() < born.first_day()
    return "Ngày mất của mẹ ở trước ngày sinh của em." if early else ""


def _father_died_long_before(_: CheckFacts, child: Child) -> str:
    died, born = child.father.died_on, child.birth
    if died is None or born is None:
        return ""
    days = (born.first_day() - died.last_day()).days
    return "Cha mất trước khi em sinh hơn mười tháng." if days > _MONTHS_BEFORE_BIRTH else ""


def _no_caregiver(_: CheckFacts, child: Child) -> str:
    return "" if child.guardian_name else "Chưa ghi người nuôi dưỡng."


def _dead_caregiver(_: CheckFacts, child: Child) -> str:
    guardian = _plain(child.guardian_name)
    dead = [word for word, parent in _parents(child) if parent.is_dead]
    by_name = guardian and any(
        parent.is_dead and _plain(parent.full_name) == guardian for _, parent in _parents(child)
    )
    by_relation = any(
        child.guardian_relation == code and getattr(child, name).is_dead
        for code, name in _OF_PARENT.items()
    )
    if not by_name and not by_relation:
        return ""
    return f"Ghi {' và '.join(dead)} đã mất mà vẫn là người nuôi dưỡng."


def _caregiver_is_child(_: CheckFacts, child: Child) -> str:
    same = child.guardian_name and _plain(child.guardian_name) == _plain(child.full_name)
    return "Người nuôi dưỡng cùng tên với em." if same else ""


def _same_parents(_: CheckFacts, child: Child) -> str:
    father = _plain(child.father.full_name)
    return (
        "Cha và mẹ ghi cùng một tên." if father and father == _plain(child.mother.full_name) else ""
    )


def _no_relation(_: CheckFacts, child: Child) -> str:
    lacks = child.guardian_name and not child.guardian_relation
    return "Chưa ghi người nuôi dưỡng là gì của em." if lacks else ""


def _no_phone(_: CheckFacts, child: Child) -> str:
    return "" if child.phone else "Chưa có số điện thoại của gia đình."


def _no_poverty(facts: CheckFacts, child: Child) -> str:
    known = any(entry.year == facts.today.year for entry in child.household)
    return "" if known else f"Chưa ghi hộ nghèo, cận nghèo hay không của năm {facts.today.year}."


def _no_consent(facts: CheckFacts, child: Child) -> str:
    given = any(_is_keeping(c.scope, c.by) and c.covers(facts.today) for c in child.consents)
    asked = any(_is_keeping(c.scope, c.by) and c.withdrawn for c in child.consents)
    return "" if given or asked else "Chưa có phiếu đồng ý lập hồ sơ của người giám hộ."


def _consent_withdrawn(facts: CheckFacts, child: Child) -> str:
    keeping = [c for c in child.consents if _is_keeping(c.scope, c.by)]
    stands = any(c.covers(facts.today) for c in keeping)
    gone = not stands and any(c.withdrawn and c.withdrawn <= facts.today for c in keeping)
    return "Gia đình đã rút sự đồng ý lập hồ sơ mà hồ sơ còn mở." if gone else ""


def _child_not_asked(facts: CheckFacts, child: Child) -> str:
    if child.birth is None or child.birth.age_on(facts.today) < facts.assent_age:
        return ""
    standing = {(c.scope, c.by) for c in child.consents if c.covers(facts.today)}
    lacking = [s for s in PUBLISHING if (s, GUARDIAN) in standing and (s, CHILD) not in standing]
    if not lacking:
        return ""
    return f"Em từ đủ {facts.assent_age} tuổi mà chưa hỏi ý em về việc công khai."


def _is_keeping(scope: str, by: str) -> bool:
    return scope == _KEEPING and by == GUARDIAN


def _parents(child: Child) -> tuple[tuple[str, Parent], tuple[str, Parent]]:
    return ("cha", child.father), ("mẹ", child.mother)


def _about_dead(child: Child, lacks: Callable[[Parent], bool], sentence: str) -> str:
    named = [word for word, parent in _parents(child) if parent.is_dead and lacks(parent)]
    return sentence.format(" và ".join(named)) if named else ""


def _plain(name: str | None) -> str:
    return comparison_form(name).casefold() if name else ""


RULES: tuple[CheckRule[Child], ...] = (
    CheckRule("cha_me_khong_ro", WARNING, "father", "Chưa rõ cha mẹ",
              "Nhóm mồ côi tính từ tình trạng cha, mẹ. Hỏi lại gia đình.", _parents_unknown),
    CheckRule("mat_thieu_ngay", NOTE, "father", "Thiếu ngày mất của cha, mẹ",
              "Báo cáo mồ côi do Covid-19 cần ngày mất.", _no_day_of_death),
    CheckRule("mat_thieu_giay", NOTE, "father", "Chưa xem giấy báo tử",
              "Nhóm mồ côi cần giấy tờ chứng minh.", _no_paper_of_death),
    CheckRule("mat_sau_hom_nay", ERROR, "father", "Ngày mất ở sau hôm nay",
              "Xem lại giấy báo tử.", _died_ahead),
    CheckRule("con_song_co_ngay_mat", ERROR, "father", "Còn sống mà có ngày mất",
              "Sửa tình trạng, hoặc bỏ ngày mất.", _living_with_day_of_death),
    CheckRule("me_mat_truoc_khi_sinh", ERROR, "mother", "Mẹ mất trước khi em sinh",
              "Một trong hai ngày đã ghi nhầm.", _mother_died_before_birth),
    CheckRule("cha_mat_truoc_khi_sinh", WARNING, "father", "Cha mất lâu trước khi em sinh",
              "Xem lại ngày mất, hoặc tên cha.", _father_died_long_before),
    CheckRule("thieu_nguoi_nuoi", WARNING, "guardian_name", "Thiếu người nuôi dưỡng",
              "Không có người nhận tiền và ký nhận.", _no_caregiver),
    CheckRule("nguoi_nuoi_da_mat", ERROR, "guardian_name", "Người nuôi dưỡng đã mất",
              "Ghi người đang nuôi em bây giờ.", _dead_caregiver),
    CheckRule("nguoi_nuoi_la_em", WARNING, "guardian_name", "Người nuôi dưỡng cùng tên với em",
              "Thường do ghi nhầm ô. Xem lại phiếu giấy.", _caregiver_is_child),
    CheckRule("cha_me_cung_ten", WARNING, "father", "Cha mẹ cùng một tên",
              "Thường do chép nhầm dòng.", _same_parents),
    CheckRule("thieu_quan_he", NOTE, "guardian_relation", "Thiếu quan hệ với em",
              "Biên nhận in quan hệ của người nhận với em.", _no_relation),
    CheckRule("thieu_dien_thoai", NOTE, "phone", "Thiếu số điện thoại",
              "Khi cần báo tin không gọi được.", _no_phone),
    CheckRule("thieu_ho_ngheo_nam_nay", NOTE, "household", "Chưa ghi hộ nghèo năm nay",
              "Danh sách hộ nghèo của xã có từng năm; ghi lại mỗi đầu năm.", _no_poverty),
    CheckRule("thieu_dong_y", WARNING, "consents", "Thiếu phiếu đồng ý",
              "Luật bảo vệ dữ liệu cá nhân đòi có sự đồng ý của người giám hộ.", _no_consent),
    CheckRule("dong_y_da_rut", ERROR, "consents", "Đã rút đồng ý, hồ sơ còn mở",
              "Đóng hồ sơ hoặc hỏi lại gia đình.", _consent_withdrawn),
    CheckRule("chua_hoi_em", WARNING, "consents", "Chưa hỏi ý em",
              "Từ đủ tuổi phải hỏi cả em trước khi công khai tên, ảnh.", _child_not_asked),
)  # fmt: skip
