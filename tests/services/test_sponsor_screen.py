import datetime as dt

import pytest

import builders
from builders import Offices
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services import sponsor_file, sponsor_screen, sponsors, sponsorships
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.sponsor_screen import SponsorQuestion, SponsorTab

TODAY = builders.TODAY


@pytest.fixture
def office(lone: Offices) -> Registry:
    return lone.add("xa", "X1")


def found(office: Registry, **asked: object) -> list[str]:
    question = SponsorQuestion(**asked)  # type: ignore[arg-type]
    return [row.full_name for row in sponsor_screen.page(office, question, 0, 50).rows]


def test_counts_of_tabs_and_kinds_are_those_of_their_lists(office: Registry) -> None:
    busy = builders.a_sponsor(office, full_name="Bận", capacity=1, protection_signed_on=TODAY)
    builders.a_sponsor(office, full_name="Rảnh", kind="to_nhom", capacity=3)
    builders.a_sponsor(office, full_name="Anna Zeller", foreign=True, contact_officer="Chị Hạnh")
    builders.a_sponsorship(office, sponsor=busy)

    counts = sponsor_screen.counts(office)

    for tab in SponsorTab:
        assert counts[tab.value] == len(found(office, tab=tab)), tab
    for kind in ("ca_nhan", "to_nhom", "foreign"):
        assert counts[kind] == len(found(office, kind=kind)), kind
    assert found(office, tab=SponsorTab.ACTIVE) == ["Bận"]
    assert found(office, tab=SponsorTab.ROOM) == ["Anna Zeller", "Rảnh"]


def test_sorting_comes_from_the_database(office: Registry) -> None:
    few = builders.a_sponsor(office, full_name="Lê Thị Bé", offer_amount=900_000)
    many = builders.a_sponsor(office, full_name="Đỗ Thị An", offer_amount=100_000)
    builders.a_sponsor(office, full_name="Võ Thị Ánh")
    builders.a_sponsorship(office, sponsor=few)
    for _ in range(2):
        builders.a_sponsorship(office, sponsor=many)

    assert found(office) == ["Đỗ Thị An", "Võ Thị Ánh", "Lê Thị Bé"]
    assert found(office, sort="children") == ["Đỗ Thị An", "Lê Thị Bé", "Võ Thị Ánh"]
    assert found(office, sort="amount") == ["Lê Thị Bé", "Đỗ Thị An", "Võ Thị Ánh"]


def test_a_page_says_what_each_gives_and_how_late_she_is(office: Registry) -> None:
    sponsor = builders.a_sponsor(office)
    bond = builders.a_sponsorship(office, sponsor=sponsor, began_on=dt.date(2026, 9, 1))
    builders.a_support(office, bond, date=dt.date(2026, 9, 10))

    giving = sponsor_screen.page(office, SponsorQuestion(), 0, 50).giving[sponsor.id]

    assert (giving.monthly, giving.months_late, giving.late_amount) == (500_000, 1, 500_000)


def test_who_looks_alike_is_named_with_the_reasons(office: Registry) -> None:
    known = builders.a_sponsor(
        office, full_name="Đỗ Thị Thanh Vân", phone="0912345678", identity_number="087161007218"
    )

    def alike(name: str = "", phone: str = "", number: str = "") -> list[tuple[str, ...]]:
        hits = sponsor_screen.alike(office, name, phone=phone, number=number)
        assert all(hit.sponsor.id == known.id for hit in hits)
        return [hit.reasons for hit in hits]

    assert alike("do thi thanh van") == [("cùng tên",)]
    assert alike("Người Khác", phone="0912345678") == [("cùng số điện thoại",)]
    assert alike("Đỗ Thị Thanh Vân", number="087161007218") == [("cùng số định danh", "cùng tên")]
    assert alike("Đỗ Thị Vân") == []
    mine = sponsor_screen.alike(office, "Đỗ Thị Thanh Vân", phone="", number="", but=known.id)
    assert mine == ()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"foreign": True}, "contact_officer_missing"),
        ({"wish_age_from": 9, "wish_age_to": 3}, "ages_backwards"),
        ({"protection_expires_on": TODAY}, "promise_backwards"),
        (
            {"protection_signed_on": TODAY, "protection_expires_on": TODAY - dt.timedelta(days=1)},
            "promise_backwards",
        ),
    ],
)
def test_a_sponsor_that_contradicts_itself_is_refused(
    office: Registry, values: dict[str, object], code: str
) -> None:
    with pytest.raises(RuleError) as refused:
        builders.a_sponsor(office, **values)

    assert refused.value.code == code


def test_numbers_take_their_normal_form_but_foreign_ones_stay(office: Registry) -> None:
    here = builders.a_sponsor(office, phone="+84 912 345 678")
    away = builders.a_sponsor(office, phone="+49 30 1234", foreign=True, contact_officer="Chị Hạnh")

    assert here.phone == "0912345678"
    assert away.phone == "+49 30 1234"
    with pytest.raises(RuleError):
        sponsors.correct(office, here.id, {"identity_number": "12"})


def test_the_file_of_a_sponsor_has_everything_around_her(office: Registry) -> None:
    sponsor = builders.a_sponsor(office)
    running = builders.a_sponsorship(office, sponsor=sponsor, began_on=dt.date(2026, 8, 1))
    over = builders.a_sponsorship(office, sponsor=sponsor, began_on=dt.date(2026, 1, 1))
    sponsorships.end(office, over.id, on=dt.date(2026, 5, 1), reason="het_cam_ket")
    builders.a_support(office, running)

    file = sponsor_file.read_file(office, sponsor.id)

    assert [bond.sponsorship.id for bond in file.bonds] == [running.id, over.id]
    assert file.bonds[0].late is not None
    assert file.bonds[0].child is not None
    assert file.child_names[running.child_id] == file.bonds[0].child.full_name
    assert len(file.support) == 1
    assert file.giving.monthly == 500_000
    assert file.is_own
