import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, text
from storage_rows import a_child, a_sponsor, write_rows

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.vietnamese import name_sort_bytes
from mdd_desktop.storage import search
from mdd_desktop.storage.database import reading, writing
from mdd_desktop.storage.search import asked_for, find, index_problems, rebuild, tidy
from mdd_desktop.storage.search_words import haystack, paper_date, typed_words
from mdd_desktop.storage.tables import RECORD_TABLES

Save = Callable[..., None]
_NAMES = (
    "Ngô Hoài An|Nguyễn Thị Ngọc Ánh|Lê Nguyễn Gia Bảo|Đặng Ngọc Hân|Hồ Thị Hòa|Hồ Thị Hoà|"
    "Trần Văn Tú|Y Bhăm Niê|H’Hen Niê|Đỗ Thị Thanh Vân|Nguyên Đạt|Vũ An|Phạm Hoàng|Anh"
)
NAMES = _NAMES.split("|")


@pytest.fixture
def tidy_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_TAIL_LIMIT", 0)


def found_names(engine: Engine, typed: str, *, offset: int = 0, limit: int = 50) -> list[str]:
    with reading(engine) as connection:
        page = find(connection, "child", typed, offset=offset, limit=limit)
        names = {
            row.id: row.full_name
            for row in connection.execute(text("SELECT id, full_name FROM child"))
        }
    return [names[child] for child in page.ids]


def total(engine: Engine, typed: str, table: str = "child") -> int:
    with reading(engine) as connection:
        return find(connection, table, typed, offset=0, limit=1).total


def sound(engine: Engine) -> bool:
    with reading(engine) as connection:
        return index_problems(connection) == []


@pytest.mark.parametrize("is_tidy", [False, True])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ngo an", ["Ngô Hoài An", "Nguyễn Thị Ngọc Ánh"]),
        ("an ngo", ["Ngô Hoài An", "Nguyễn Thị Ngọc Ánh"]),
        ("ngô an", ["Ngô Hoài An"]),
        ("nguyen", ["Nguyễn Thị Ngọc Ánh", "Lê Nguyễn Gia Bảo", "Nguyên Đạt"]),
        ("nguyễn", ["Nguyễn Thị Ngọc Ánh", "Lê Nguyễn Gia Bảo"]),
        ("NGUYỄN", ["Nguyễn Thị Ngọc Ánh", "Lê Nguyễn Gia Bảo"]),
        ("nguyên", ["Nguyên Đạt"]),
        ("dang", ["Đặng Ngọc Hân"]),
        ("đang", []),
        ("dat", ["Nguyên Đạt"]),
        ("hoa", ["Hồ Thị Hòa", "Hồ Thị Hoà", "Ngô Hoài An", "Phạm Hoàng"]),
        ("hoà", ["Hồ Thị Hòa", "Hồ Thị Hoà", "Ngô Hoài An", "Phạm Hoàng"]),
        ("hòa", ["Hồ Thị Hòa", "Hồ Thị Hoà"]),
        ("ho thi h", ["Hồ Thị Hòa", "Hồ Thị Hoà"]),
        ("h'hen", ["H’Hen Niê"]),
        ("nie", ["H’Hen Niê", "Y Bhăm Niê"]),
        ("guyen", []),
        ("  ,; ", None),
    ],
)
def test_a_name_is_found_by_the_beginnings_of_its_words(
    engine: Engine,
    save: Save,
    tidy_at_once: None,
    typed: str,
    expected: list[str] | None,
    is_tidy: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    del tidy_at_once
    save(*(a_child(full_name=name) for name in NAMES))
    if is_tidy:
        tidy(engine)

    found = found_names(engine, typed)

    assert sorted(found) == sorted(NAMES if expected is None else expected)
    assert total(engine, typed) == len(found)


@pytest.mark.parametrize(
    "typed",
    [
        "30127-26-0148",
        "26-0148",
        "0148",
        "XP-9",
        "2014",
        "12/08/2014",
        "12/8/2014",
        "2014-08-12",
        "8/2014",
        "0912345678",
        "091",
        "tu ba",
        "an 2014",
        "079214",
    ],
)
def test_a_child_is_found_by_code_date_telephone_and_guardian(
    engine: Engine, save: Save, typed: str
) -> None:
    wanted = a_child(
        full_name="Nguyễn An",
        code="30127-26-0148",
        old_codes=("XP-9",),
        birth="2014-08-12",
        phone="0912345678",
        guardian_name="Bà Tư",
        identity_number="079214000123",
    )
    save(wanted, a_child(full_name="Trần Bình", birth="2015-08-12", code="30127-25-0149"))

    with reading(engine) as connection:
        page = find(connection, "child", typed, offset=0, limit=10)

    assert page == ([wanted.id.hex], 1)


def test_the_list_is_in_vietnamese_order_of_given_names(engine: Engine, save: Save) -> None:
    save(*(a_child(full_name=name) for name in random.sample(NAMES, len(NAMES))))

    expected = sorted(NAMES, key=name_sort_bytes)

    assert [fold_hoa(name) for name in found_names(engine, "")] == [
        fold_hoa(name) for name in expected
    ]


def fold_hoa(name: str) -> str:
    return name.replace("Hoà", "Hòa")


def test_a_changed_name_is_found_by_the_new_one_only(
    engine: Engine, save: Save, tidy_at_once: None
) -> None:
    del tidy_at_once
    child = a_child(full_name="Nguyễn An")
    save(child, a_child(full_name="Nguyễn Bình"))
    tidy(engine)

    save(child.corrected(full_name="Trần An"))

    assert found_names(engine, "nguyen") == ["Nguyễn Bình"]
    assert found_names(engine, "tran") == ["Trần An"]
    assert total(engine, "") == 2
    assert sound(engine)


@pytest.mark.parametrize("is_tidy", [False, True])
def test_void_merged_and_closed_records_are_not_listed(
    engine: Engine,
    save: Save,
    tidy_at_once: None,
    is_tidy: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    del tidy_at_once
    stays = a_child(full_name="Nguyễn An")
    save(
        stays,
        a_child(full_name="Nguyễn Bình", void=True),
        a_child(full_name="Nguyễn Chi", merged_into=stays.id),
        a_child(full_name="Nguyễn Dung", exit={"date": "2026-01-01", "reason": "du_18"}),
    )
    if is_tidy:
        tidy(engine)

    assert found_names(engine, "nguyen") == ["Nguyễn An"]
    assert found_names(engine, "") == ["Nguyễn An"]
    assert total(engine, "") == 1
    assert sound(engine)


def test_sponsors_have_an_index_of_their_own(engine: Engine, save: Save) -> None:
    save(a_sponsor(full_name="Phan Thị Cúc"), a_child(full_name="Phan An"))

    assert total(engine, "phan", "sponsor") == 1
    assert total(engine, "phan", "child") == 1


def test_pages_follow_one_another_without_gap_or_repetition(engine: Engine, save: Save) -> None:
    children = [a_child(full_name=f"Nguyễn {chr(65 + place % 26)}x{place}") for place in range(60)]
    save(*children[:40])
    with writing(engine) as connection:
        rebuild(connection, "child")
    save(*children[40:], *(child.corrected(full_name="Nguyễn Mới") for child in children[5:9]))

    for typed in ("", "ng"):
        everything = found_names(engine, typed, limit=100)
        pages = [
            name
            for offset in range(0, 66, 6)
            for name in found_names(engine, typed, offset=offset, limit=6)
        ]
        assert pages == everything
        assert len(pages) == 60
        assert everything == sorted(everything, key=name_sort_bytes)


def test_tidying_waits_until_it_is_worth_it(engine: Engine, save: Save) -> None:
    save(a_child(full_name="Nguyễn An"))
    tidy(engine)
    with reading(engine) as connection:
        mark = "SELECT count(*) FROM child_place WHERE position < 1000000"
        assert connection.execute(text(mark)).scalar() == 0


def test_an_index_that_lost_something_is_noticed_and_mended(
    engine: Engine, save: Save, tidy_at_once: None
) -> None:
    del tidy_at_once
    save(a_child(full_name="Nguyễn An"), a_child(full_name="Nguyễn Bình"))
    tidy(engine)
    assert sound(engine)

    with writing(engine) as connection:
        connection.execute(text("DELETE FROM child_words WHERE rowid = 1"))
    assert not sound(engine)
    with writing(engine) as connection:
        rebuild(connection, "child")
    assert sound(engine)
    with writing(engine) as connection:
        connection.execute(text("DROP TRIGGER child_placed"))
    assert not sound(engine)


def test_a_rebuild_that_was_taken_back_leaves_the_old_counts(engine: Engine, save: Save) -> None:
    save(a_child(full_name="Nguyễn An"))
    with pytest.raises(RuntimeError), writing(engine) as connection:
        _rebuild_count_and_fail(connection)

    assert total(engine, "nguyen") == 1


def _rebuild_count_and_fail(connection: Connection) -> None:
    rebuild(connection, "child")
    assert find(connection, "child", "nguyen", offset=0, limit=1).total == 1
    raise RuntimeError


def test_counts_are_remembered_only_so_many(
    engine: Engine, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(a_child(full_name="Nguyễn An"))
    monkeypatch.setattr(search, "_COUNTED_LIMIT", 2)

    for typed in ("n", "ng", "ngu", "n"):
        assert total(engine, typed) == 1


_WORDS = "an ân anh nguyễn nguyên ngọc đạt dat hoà hòa hoàng y 2014 30127-1"
WORDS = st.sampled_from(_WORDS.split())


NAME = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
TIDY = "tidy"


def test_a_search_finds_what_a_comparison_row_by_row_finds(engine: Engine) -> None:
    @given(
        names=st.lists(NAME, min_size=1, max_size=12),
        steps=st.lists(st.just(TIDY) | st.tuples(st.integers(0, 11), NAME), max_size=8),
        typed=st.text(alphabet="anguyễnđhoàò 2-", max_size=8),
    )
    def check(names: list[str], steps: list[str | tuple[int, str]], typed: str) -> None:
        with writing(engine) as connection:
            connection.execute(text("DELETE FROM child"))
        children = _after(engine, [a_child(full_name=name) for name in names], steps)
        expected = sorted(
            (name_sort_bytes(child.full_name), child.id.hex)
            for child in children
            if matches(child.full_name, typed)
        )

        with reading(engine) as connection:
            page = find(connection, "child", typed, offset=0, limit=50)
            second = find(connection, "child", typed, offset=1, limit=2)
            assert index_problems(connection) == []
        assert page.ids == [record for _, record in expected]
        assert page.total == len(expected)
        assert second.ids == page.ids[1:3]

    check()


def _after(
    engine: Engine, children: list[Child], steps: list[str | tuple[int, str]]
) -> list[Child]:
    write_rows(engine, children)
    for step in steps:
        if isinstance(step, str):
            with writing(engine) as connection:
                rebuild(connection, "child")
        elif step[0] < len(children):
            children[step[0]] = children[step[0]].corrected(full_name=step[1])
            write_rows(engine, [children[step[0]]])
    return children


def matches(name: str, typed: str) -> bool:
    words = haystack([name]).split()
    return all(
        any(word.startswith(form) for word in words for form in forms)
        for forms in typed_words(typed)
    )


def test_words_are_cut_alike_when_stored_and_when_typed() -> None:
    assert haystack(["Đỗ  Hoà", None, "a_b, (c)"]) == "do đỗ hoa hòa a b c"
    assert haystack(["30127-26-0148"]) == "30127-26-0148 26-0148 0148"
    assert haystack([paper_date("2014-08-12")]) == "12/08/2014 08/2014 2014"
    assert paper_date(None) is None
    assert typed_words(" Hoà -- an ") == (("hoà", "hòa"), ("an",))
    assert typed_words("5/1/2015") == typed_words("5.1.2015") == (("05/01/2015",),)
    assert typed_words("05012015") == (("05012015", "05/01/2015"),)
    assert typed_words("45132015") == (("45132015",),)
    assert len(typed_words(" ".join("abcdefghijklmnopq"))) == 12


def test_nothing_typed_can_disturb_the_statement(engine: Engine, save: Save) -> None:
    save(a_child(full_name="Nguyễn An"))

    for nothing in ('"', "'; --", "\x00"):
        assert total(engine, nothing) == 1, "no sign is a word: everybody is shown"
    for words in ("* OR *", "an NOT nguyen", "[a-z]", "a*b?"):
        assert total(engine, words) == 0, "words like any other, which nobody has"
    assert total(engine, "ng\u0303") == 1
    asked = asked_for('ng" OR "x')
    assert asked is not None
    assert asked.match == '("ng"*) AND ("or"*) AND ("x"*)'


def test_both_kinds_of_people_have_their_triggers_at_the_head(engine: Engine) -> None:
    with reading(engine) as connection:
        rows = connection.execute(
            text(
                "SELECT tbl_name, count(*) AS n FROM sqlite_master "
                "WHERE type = 'trigger' AND sql LIKE '%_place%' GROUP BY 1"
            )
        )
        assert {row.tbl_name: row.n for row in rows} == {"child": 2, "sponsor": 2}
    assert {"child", "sponsor"} <= set(RECORD_TABLES)
