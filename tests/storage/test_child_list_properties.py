"""The list of children counts ages and states as the records do, for any days."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, text
from storage_rows import a_child, a_sponsor, write_rows

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.partial_date import PartialDate
from mdd_desktop.domain.sponsorship import Pause, Sponsorship
from mdd_desktop.storage.database import reading, writing
from mdd_desktop.storage.queries.child_filters import ChildFilter, Tab
from mdd_desktop.storage.queries.child_lines import state_on
from mdd_desktop.storage.queries.children import (
    child_ids,
)

DAYS = st.dates(dt.date(2007, 1, 1), dt.date(2012, 12, 31))


def test_the_filter_of_ages_counts_like_the_record(engine: Engine) -> None:
    @given(
        births=st.lists(
            st.one_of(
                DAYS.map(dt.date.isoformat),
                DAYS.map(lambda day: f"{day:%Y-%m}"),
                DAYS.map(lambda day: f"{day:%Y}"),
            ),
            min_size=1,
            max_size=6,
        ),
        today=st.dates(dt.date(2023, 1, 1), dt.date(2029, 1, 1)),
        ages=st.tuples(st.integers(10, 18), st.integers(10, 18)),
        days=st.integers(0, 400),
    )
    def check(births: list[str], today: dt.date, ages: tuple[int, int], days: int) -> None:
        children = [a_child(birth=birth) for birth in births]
        _replace_all(engine, children)
        last = today + dt.timedelta(days=days)

        def ids(chosen: ChildFilter) -> set[str]:
            with reading(engine) as connection:
                return set(child_ids(connection, today=today, filters=chosen))

        born = {child.id.hex: _born(child) for child in children}
        soon = ChildFilter(tabs=frozenset({Tab.SOON_OF_AGE}), soon_days=days)
        assert ids(ChildFilter(ages=ages)) == {
            child for child, day in born.items() if ages[0] <= day.age_on(today) <= ages[1]
        }
        assert ids(soon) == {
            child
            for child, day in born.items()
            if any(today <= day.birthday(age) <= last for age in (16, 18))
        }

    check()


def _born(child: Child) -> PartialDate:
    assert child.birth is not None
    return child.birth


def _replace_all(engine: Engine, children: list[Child]) -> None:
    with writing(engine) as connection:
        _delete_all(connection)
    write_rows(engine, children)


def _delete_all(connection: Connection) -> None:
    connection.execute(text("DELETE FROM child"))


SOME_DAY = st.dates(dt.date(2026, 1, 1), dt.date(2026, 1, 20))


PAUSES = st.builds(lambda day, end: Pause(from_=day, to=end), SOME_DAY, st.none() | SOME_DAY)


@given(
    day=SOME_DAY,
    start=st.none() | SOME_DAY,
    end=st.none() | SOME_DAY,
    cancelled=st.none() | SOME_DAY,
    pauses=st.lists(PAUSES, max_size=2),
)
def test_the_state_of_a_row_is_the_state_of_its_record(
    day: dt.date,
    start: dt.date | None,
    end: dt.date | None,
    cancelled: dt.date | None,
    pauses: list[Pause],
) -> None:
    record = Sponsorship(
        child_id=a_child().id,
        sponsor_id=a_sponsor().id,
        form="gian_tiep",  # type: ignore[arg-type]
        start=start,
        end=end,
        cancelled_on=cancelled,
        pauses=tuple(pauses),
    )
    texts = [pause.model_dump_json(by_alias=True, exclude_defaults=True) for pause in pauses]

    found = state_on(
        day.isoformat(),
        start=start and start.isoformat(),
        end=end and end.isoformat(),
        pauses=f"[{','.join(texts)}]",
        cancelled=cancelled and cancelled.isoformat(),
    )

    assert found == record.state_on(day)
