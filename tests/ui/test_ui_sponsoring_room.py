"""Kết nối and Mẹ đỡ đầu in every state: nothing clipped, nothing outside, one main action."""

from collections.abc import Iterator

import pytest
import ui_checks
import ui_tour

from conftest import Desktop, Opener
from mdd_desktop.services import holds, matching, sponsor_list, sponsors
from mdd_desktop.services.matching import WaitingQuestion
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.matching.candidate_cards import CandidateCard
from mdd_desktop.ui.matching.section import MatchingSection
from mdd_desktop.ui.sponsors.section import SponsorsSection
from mdd_desktop.ui.widgets.flow import FlowBox
from mdd_desktop.ui.widgets.labels import LongLabel

ROOMS = [((1366, 697), 1.0), ((1093, 543), 1.0), ((1024, 505), 1.0), ((1366, 697), 1.5)]
LONG = "Câu lạc bộ Phụ nữ khởi nghiệp và Doanh nhân nữ các xã cù lao ven sông Tiền, tỉnh Đồng Tháp"


def dress(registry: Registry) -> None:
    """Give the sponsors offers, the first one a name of 90 letters."""
    for number, sponsor in enumerate(sponsor_list.find(registry)):
        values: dict[str, object] = {
            "capacity": number % 4,
            "offer_amount": 300_000 + 200_000 * (number % 4),
            "offer_needs": ("sinh_hoat", "hoc_tap"),
            "offer_form": "truc_tiep" if number % 5 == 0 else "gian_tiep",
            "wish_sex": ("nu", "nam")[number % 2],
            "wishes": "Mong được gặp em vào dịp Tết, biết tin em học hành mỗi học kỳ.",
        }
        if number == 1:
            values |= {"full_name": LONG, "kind": "tap_the", "contact_name": "Đinh Văn Phát"}
        sponsors.correct(registry, sponsor.id, values)


def states_of_matching(opened: Desktop) -> Iterator[str]:
    registry = opened.registry
    opened.space.open("matching")
    ui_tour.still(opened)
    view = opened.space.section(MatchingSection).view
    yield "full"
    first = view.found.first()
    assert first is not None
    view.match_wanted.emit(first.shown)
    view.panel.show_failure("Chưa ghi được", "Mẹ đỡ đầu đã đủ 2 trẻ như đăng ký.")
    view.panel.show_problems({"end_day": "Ghi đủ ngày, tháng, năm.", "amount": "Không đọc được."})
    ui_tour.still(opened)
    yield "panel with errors"
    view.close_panel()
    child = matching.waiting(registry, WaitingQuestion()).children[0]
    holds.keep(registry, child.id, first.shown.sponsor)
    opened.space.open("matching", child.id)
    ui_tour.still(opened)
    yield "kept place"
    view.side_changed.emit("sponsors")
    ui_tour.still(opened)
    yield "from the sponsors"
    view.found.show_none(
        "Chưa có Mẹ nào phù hợp", "In thư vận động, hoặc nới điều kiện.", ways=True
    )
    view.show_failure("Chưa đọc được danh sách", "Ổ đĩa không trả lời.")
    ui_tour.still(opened)
    yield "nobody fits"


def states_of_sponsors(opened: Desktop) -> Iterator[str]:
    opened.space.open("sponsors", "không ai tên này")
    ui_tour.still(opened)
    yield "list without match"
    opened.space.open("sponsor_form")
    form = opened.space.section(SponsorsSection).form_view
    form.show_fields({"kind": "tap_the", "full_name": LONG, "foreign": "1"})
    form.show_problems({"contact_officer": "Người nước ngoài cần có cán bộ đầu mối."})
    form.show_failure("Chưa ghi được", "Ổ C đầy (còn 12 MB, cần 200 MB). Bản nháp vẫn giữ.")
    form.show_alike("Có thể đã có trong sổ", f"{LONG}: cùng tên.")
    ui_tour.still(opened)
    yield "form with errors"
    hers = sponsor_list.find(opened.registry, "cau lac bo")[0].id
    view = opened.space.section(SponsorsSection).record_view
    opened.space.open("sponsor", hers)
    for tab in ("identity", "bonds", "given", "letters", "papers", "timeline"):
        view.show_tab(tab)
        ui_tour.still(opened)
        yield f"record, {tab}"


@pytest.mark.parametrize(("size", "scale"), ROOMS, ids=str)
def test_every_state_fits_its_room(desktop: Opener, size: tuple[int, int], scale: float) -> None:
    opened = desktop(size=size, scale=scale)
    dress(opened.registry)
    found = []

    for states in (states_of_matching, states_of_sponsors):
        for name in states(opened):
            found += [f"{name}: {one}" for one in ui_checks.room_problems(opened.window)]

    assert found == [], "\n".join(found)


@pytest.mark.parametrize("size", [(1366, 697), (1280, 649), (1024, 505)], ids=str)
def test_a_long_name_of_a_candidate_is_read_whole(desktop: Opener, size: tuple[int, int]) -> None:
    opened = desktop(size=size)
    dress(opened.registry)
    opened.space.open("matching")
    ui_tour.still(opened)

    cards = opened.space.section(MatchingSection).view.found.findChildren(CandidateCard)
    (card,) = [card for card in cards if card.shown.name == LONG]
    (name,) = [one for one in card.findChildren(LongLabel) if one.text() == LONG]

    assert name.height() >= name.heightForWidth(name.width()) > name.fontMetrics().height()
    (flow,) = [one for one in card.findChildren(FlowBox) if one.isAncestorOf(name)]
    assert flow.rect().contains(name.geometry())


def test_the_name_of_who_was_chosen_has_as_many_lines_as_it_needs(desktop: Opener) -> None:
    opened = desktop(size=(1280, 649))
    dress(opened.registry)
    (long,) = sponsor_list.find(opened.registry, "cau lac bo")
    other = next(one for one in sponsor_list.find(opened.registry) if one.id != long.id)
    lines = []
    for sponsor in (other, long, other):
        opened.space.open("matching", None, sponsor.id)
        ui_tour.still(opened)
        name = opened.space.section(MatchingSection).view.found.head.name
        lines.append(name.height() // name.fontMetrics().height())

    assert lines == [1, 2, 1]
