from dataclasses import replace
from uuid import UUID

from mdd_desktop.domain.matching import Fit, Offer, Reason, Seeker, fit, rank, rank_children
from mdd_desktop.domain.person import Sex
from mdd_desktop.domain.sponsor import Promise
from mdd_desktop.domain.sponsorship import SponsorshipForm

LEVEL = 500_000
ANH = Seeker(
    id=UUID(int=1),
    unit_id="X1",
    village="ấp Phú Lợi",
    sex=Sex.FEMALE,
    age=12,
    needs=("sinh_hoat", "hoc_tap"),
)
CHI = Offer(id=UUID(int=10), unit_id="X1", village="ấp Phú Lợi", capacity=2, amount=1_000_000)


def texts(found: Fit, *, fits: bool) -> list[str]:
    return [reason.text for reason in found.reasons if reason.fits is fits]


def test_a_sponsor_who_pays_more_than_is_needed_covers_both_needs() -> None:
    found = fit(ANH, CHI, level=LEVEL)

    assert texts(found, fits=True) == ["mức 1.000.000, đủ cả hai nhu cầu", "cùng ấp"]
    assert found.refusal == ""


def test_an_amount_that_is_just_enough_or_too_small_says_so() -> None:
    enough = fit(ANH, replace(CHI, amount=LEVEL), level=LEVEL)
    little = fit(ANH, replace(CHI, amount=200_000), level=LEVEL)

    assert texts(enough, fits=True)[0] == "mức 500.000, vừa đủ"
    assert texts(little, fits=False) == ["mức 200.000, cần 500.000"]
    assert enough.score > little.score


def test_needs_she_can_look_after_are_named_and_others_speak_against_her() -> None:
    both = fit(ANH, replace(CHI, needs=("hoc_tap", "sinh_hoat")), level=LEVEL)
    none = fit(ANH, replace(CHI, needs=("nha_o",)), level=LEVEL)

    assert Reason(fits=True, text=both.reasons[1].text) == both.reasons[1]
    assert both.reasons[1].text == "lo được sinh hoạt hằng tháng và học tập, đồ dùng học tập"
    assert texts(none, fits=False) == ["chỉ lo nhà ở"]
    assert both.score > none.score


def test_the_same_village_comes_before_the_same_commune_before_another_one() -> None:
    offers = [
        replace(CHI, id=UUID(int=12), unit_id="X2", village=None),
        replace(CHI, id=UUID(int=11), village="ấp Mỹ Điền"),
        CHI,
    ]

    ranked = rank(ANH, offers, level=LEVEL)

    assert [found.sponsor.int for found in ranked] == [10, 11, 12]
    assert texts(ranked[2], fits=False) == ["khác xã"]


def test_wishes_rank_and_never_exclude() -> None:
    girl = fit(ANH, replace(CHI, sex=Sex.FEMALE, age_from=6, age_to=12), level=LEVEL)
    boy = fit(ANH, replace(CHI, sex=Sex.MALE, age_to=10), level=LEVEL)

    assert texts(girl, fits=True)[-2:] == ["mong đỡ đầu em gái", "mong trẻ 6–12 tuổi"]
    assert texts(boy, fits=False) == ["mong đỡ đầu em trai", "mong trẻ đến 10 tuổi"]
    assert boy.refusal == ""
    assert girl.score > boy.score


def test_a_child_of_unknown_sex_and_age_is_not_measured_by_wishes() -> None:
    unknown = replace(ANH, sex=None, age=None)

    found = fit(unknown, replace(CHI, sex=Sex.MALE, age_from=3), level=LEVEL)

    assert texts(found, fits=False) == []


def test_a_sponsor_who_is_full_is_refused_with_the_number() -> None:
    assert fit(ANH, replace(CHI, taken=2), level=LEVEL).refusal == "Đã đủ 2 trẻ"
    assert fit(ANH, replace(CHI, capacity=None, taken=9), level=LEVEL).refusal == ""


def test_direct_care_needs_a_valid_promise_and_says_which_is_missing() -> None:
    direct = replace(CHI, form=SponsorshipForm.DIRECT)
    missing = fit(ANH, direct, level=LEVEL)
    expired = replace(direct, promise=Promise.EXPIRED, promise_note="01/10/2026")

    assert missing.refusal == ("Chưa nhận nuôi dưỡng trực tiếp được: chưa ký cam kết bảo vệ trẻ em")
    assert fit(ANH, expired, level=LEVEL).refusal == (
        "Chưa nhận nuôi dưỡng trực tiếp được: cam kết bảo vệ trẻ em hết hạn 01/10/2026"
    )
    assert fit(ANH, replace(direct, promise=Promise.VALID), level=LEVEL).refusal == ""


def test_an_expired_promise_of_an_indirect_sponsor_is_only_told() -> None:
    expired = replace(CHI, promise=Promise.EXPIRED, promise_note="01/10/2026")

    found = fit(ANH, expired, level=LEVEL)

    assert found.refusal == ""
    assert texts(found, fits=False) == ["cam kết bảo vệ trẻ em hết hạn 01/10/2026"]


def test_who_said_no_is_not_offered_again() -> None:
    offer = replace(CHI, refused={ANH.id: "Gia đình trẻ không đồng ý"})

    assert fit(ANH, offer, level=LEVEL).refusal == "Đã từ chối: gia đình trẻ không đồng ý"
    assert fit(replace(ANH, id=UUID(int=2)), offer, level=LEVEL).refusal == ""


def test_a_pair_that_exists_is_not_offered() -> None:
    offer = replace(CHI, has=frozenset({ANH.id}))

    assert fit(ANH, offer, level=LEVEL).refusal == "Đã có lượt đỡ đầu với em"


def test_lateness_costs_but_the_third_month_is_the_last_that_counts() -> None:
    scores = [fit(ANH, replace(CHI, months_late=n), level=LEVEL).score for n in (0, 1, 3, 9)]

    assert scores[0] > scores[1] > scores[2] == scores[3]
    late = fit(ANH, replace(CHI, months_late=2), level=LEVEL)
    assert texts(late, fits=False) == ["đang chậm 2 tháng"]


def test_the_sponsor_of_a_sister_comes_first() -> None:
    child = replace(ANH, kin=frozenset({UUID(int=11)}))
    other = replace(CHI, id=UUID(int=11), village=None)

    ranked = rank(child, [CHI, other], level=LEVEL)

    assert ranked[0].sponsor == other.id
    assert ranked[0].reasons[0].text == "đang đỡ đầu anh chị em của em"


def test_refused_ones_come_last_however_well_they_would_fit() -> None:
    full = replace(CHI, id=UUID(int=11), taken=2, until_18=True)
    poor = replace(CHI, id=UUID(int=12), amount=None, village=None)

    ranked = rank(ANH, [full, poor], level=LEVEL)

    assert [found.sponsor.int for found in ranked] == [12, 11]


def test_ranking_does_not_depend_on_the_order_of_the_question() -> None:
    offers = [replace(CHI, id=UUID(int=n)) for n in range(20, 30)]

    assert rank(ANH, offers, level=LEVEL) == rank(ANH, reversed(offers), level=LEVEL)


def test_from_the_sponsor_the_children_are_ranked() -> None:
    boy = replace(ANH, id=UUID(int=2), sex=Sex.MALE)
    far = replace(ANH, id=UUID(int=3), unit_id="X2")
    offer = replace(CHI, sex=Sex.MALE)

    ranked = rank_children(offer, [far, ANH, boy], level=LEVEL)

    assert [found.child.int for found in ranked] == [2, 1, 3]
