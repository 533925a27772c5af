"""The columns and indexes that the filters of the list of children read."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlalchemy import Engine, event, text
from storage_rows import TODAY, a_bond, a_child, a_sponsor

from mdd_desktop.storage.database import reading, writing
from mdd_desktop.storage.migrations.versions import r0028_list_filters as r0028
from mdd_desktop.storage.queries.child_filters import ChildFilter, Tab
from mdd_desktop.storage.queries.children import child_counts, search_children
from mdd_desktop.storage.shown_columns import need_kinds, poor_years

Save = Callable[..., None]
_COLUMNS = text("SELECT full_name, poor_years, need_kinds FROM child ORDER BY full_name")


def test_the_years_of_poverty_and_the_needs_are_kept_in_few_letters() -> None:
    years = '[{"status":"can_ngheo","year":2025},{"status":"thoat_ngheo","year":2026}]'

    assert poor_years(years) == "2025+2026-"
    assert poor_years("[]") == ""
    assert need_kinds('[{"kind":"hoc_phi"},{"kind":"nha_o","level":"x"}]') == "|hoc_phi|nha_o|"
    assert need_kinds("[]") == ""


def test_a_file_of_before_is_filled_with_what_saving_writes(engine: Engine, save: Save) -> None:
    save(
        a_child(
            full_name="An",
            household=[{"year": 2026, "status": "ngheo"}, {"year": 2024, "status": "khong"}],
            needs=[{"kind": "nha_o"}, {"kind": "hoc_phi", "level": None}],
        ),
        a_child(full_name="Bình", household=[{"year": 2025, "status": "can_ngheo"}]),
        a_child(full_name="Chi"),
    )
    with reading(engine) as connection:
        saved = connection.execute(_COLUMNS).all()

    with writing(engine) as connection:
        connection.execute(text("UPDATE child SET poor_years = '', need_kinds = ''"))
        connection.execute(text(r0028.POOR_YEARS))
        connection.execute(text(r0028.NEED_KINDS))
        filled = connection.execute(_COLUMNS).all()

    assert [tuple(row) for row in saved] == [
        ("An", "2024-2026+", "|hoc_phi|nha_o|"),
        ("Bình", "2025+", ""),
        ("Chi", "", ""),
    ]
    assert filled == saved


@pytest.mark.parametrize(
    "chosen",
    [
        ChildFilter(poor=True),
        ChildFilter(need="hoc_phi"),
        *(ChildFilter(tabs=frozenset({tab})) for tab in Tab),
    ],
    ids=["poor", "need", *(tab.value for tab in Tab)],
)
def test_no_filter_opens_every_row(engine: Engine, save: Save, chosen: ChildFilter) -> None:
    child, sponsor = a_child(), a_sponsor()
    save(child, sponsor, a_bond(child, sponsor))
    asked: list[tuple[str, object]] = []
    event.listen(engine, "before_cursor_execute", lambda *said: asked.append((said[2], said[3])))

    with reading(engine) as connection:
        search_children(connection, today=TODAY, filters=chosen)
        child_counts(connection, today=TODAY, filters=chosen)
        plans = [
            str(row[3])
            for statement, values in list(asked)
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)  # type: ignore[arg-type]
        ]

    assert any("INDEX ix_child" in plan for plan in plans)
    assert not {"SCAN child", "SCAN sponsorship"} & set(plans)
    assert not any(plan.startswith("SEARCH child USING INDEX ix_child_listed") for plan in plans)


def test_a_child_sponsored_through_a_merged_record_is_counted_once(
    engine: Engine, save: Save
) -> None:
    kept, sponsor = a_child(full_name="An"), a_sponsor()
    lost = a_child(full_name="Ân", merged_into=kept.id)
    save(kept, lost, sponsor, a_bond(lost, sponsor), a_bond(kept, sponsor))
    poor = a_child(full_name="Bình", household=[{"year": TODAY.year, "status": "ngheo"}])
    save(poor, a_child(full_name="Chi", exit={"date": dt.date(2026, 1, 2), "reason": "khac"}))

    with reading(engine) as connection:
        counts = child_counts(connection, today=TODAY)
        of_poor = child_counts(connection, today=TODAY, filters=ChildFilter(poor=True))

    assert (counts[Tab.ALL], counts[Tab.SPONSORED], counts[Tab.WITHOUT_SPONSOR]) == (2, 1, 1)
    assert counts[Tab.CLOSED] == 1
    assert (of_poor[Tab.ALL], of_poor[Tab.SPONSORED], of_poor[Tab.CLOSED]) == (1, 0, 0)
