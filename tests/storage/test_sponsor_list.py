import datetime as dt
from collections.abc import Callable

from sqlalchemy import Engine, text
from storage_rows import TODAY, a_bond, a_child, a_sponsor

from mdd_desktop.storage import suspects
from mdd_desktop.storage.database import reading, writing
from mdd_desktop.storage.queries.child_filters import Tab
from mdd_desktop.storage.queries.sponsors import (
    SponsorFilter,
    SponsorPage,
    search_sponsors,
    sponsor_ids,
)
from mdd_desktop.storage.queries.summary import summary

Save = Callable[..., None]


def page(engine: Engine, typed: str = "", **asked: object) -> SponsorPage:
    with reading(engine) as connection:
        return search_sponsors(connection, typed, today=TODAY, **asked)  # type: ignore[arg-type]


def names(engine: Engine, **chosen: object) -> set[str]:
    filters = SponsorFilter(**chosen)  # type: ignore[arg-type]
    return {line.full_name for line in page(engine, filters=filters).rows}


def test_a_line_counts_children_directly_and_indirectly_sponsored(
    engine: Engine, save: Save
) -> None:
    children = [a_child() for _ in range(4)]
    sponsor = a_sponsor(phone="0912345678", capacity=5, protection_expires_on=dt.date(2027, 1, 1))
    save(
        *children,
        sponsor,
        a_bond(children[0], sponsor, form="truc_tiep"),
        a_bond(children[1], sponsor),
        a_bond(children[1], sponsor, start=dt.date(2026, 2, 1)),
        a_bond(children[2], sponsor, end=dt.date(2026, 2, 1)),
        a_bond(children[3], sponsor, start=None),
    )

    (line,) = page(engine, "0912").rows

    assert (line.full_name, line.kind, line.foreign) == (sponsor.full_name, "ca_nhan", False)
    assert (line.direct, line.indirect, line.children, line.capacity) == (1, 1, 2, 5)
    assert line.protection_expires_on == "2027-01-01"


def test_persons_sort_by_given_name_and_organisations_by_their_first_word(
    engine: Engine, save: Save
) -> None:
    save(
        a_sponsor(full_name="Phan Thị Yến"),
        a_sponsor(full_name="Đỗ Văn Bình"),
        a_sponsor(full_name="Công ty Hoàng Sen", kind="tap_the"),
        a_sponsor(full_name="Anna Zeller", foreign=True),
        a_sponsor(full_name="Xứ lạ", void=True),
    )

    assert [line.full_name for line in page(engine).rows] == [
        "Anna Zeller",
        "Đỗ Văn Bình",
        "Công ty Hoàng Sen",
        "Phan Thị Yến",
    ]
    assert page(engine, sort="kind").rows[-1].full_name == "Công ty Hoàng Sen"


def test_every_chip_lets_through_whom_it_names(engine: Engine, save: Save) -> None:
    child, other = a_child(), a_child()
    busy = a_sponsor(full_name="Bận", capacity=1, protection_signed_on=dt.date(2026, 1, 1))
    free = a_sponsor(full_name="Rảnh", capacity=2, unit_id="30128", kind="to_nhom")
    late = a_sponsor(
        full_name="Hết hạn",
        foreign=True,
        protection_signed_on=dt.date(2024, 1, 1),
        protection_expires_on=dt.date(2026, 1, 1),
    )
    save(child, other, busy, free, late, a_bond(child, busy), a_bond(other, free))

    assert names(engine, active=True) == {"Bận", "Rảnh"}
    assert names(engine, active=False) == {"Hết hạn"}
    assert names(engine, with_room=True) == {"Rảnh", "Hết hạn"}
    assert names(engine, protection_due=True) == {"Rảnh", "Hết hạn"}
    assert names(engine, kind="to_nhom") == {"Rảnh"}
    assert names(engine, foreign=True) == {"Hết hạn"}
    assert names(engine, foreign=False) == {"Bận", "Rảnh"}
    assert names(engine, units=frozenset({"30128"})) == {"Rảnh"}
    with reading(engine) as connection:
        chosen = SponsorFilter(active=True)
        assert sponsor_ids(connection, "ran", today=TODAY, filters=chosen) == [free.id.hex]


def test_the_summary_counts_what_waits(engine: Engine, save: Save) -> None:
    child, other, sponsor = a_child(), a_child(), a_sponsor()
    save(child, other, sponsor, a_bond(child, sponsor), a_bond(child, sponsor, start=None))
    with writing(engine) as connection:
        suspects.keep(connection, [(child.id.hex, other.id.hex)], 0)
        for statement in (
            "INSERT INTO conflict_row VALUES (x'01', 'phone', 5)",
            "INSERT INTO draft_row VALUES ('child', '{}', '2026-11-22')",
        ):
            connection.execute(text(statement))

    with reading(engine) as connection:
        found = summary(connection, today=TODAY)

    assert found.children[Tab.ALL] == 2
    assert found.children[Tab.WITHOUT_SPONSOR] == 1
    assert (found.sponsors, found.sponsorships, found.sponsorships_waiting) == (1, 1, 1)
    assert (found.conflicts, found.duplicates) == (1, 1)
    assert found.drafts == 1
