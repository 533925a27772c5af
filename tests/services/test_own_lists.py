"""Lists kept under a name and tasks of the officers' own: kept, refused, gone when they say so."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders import PASSPHRASE, TODAY, an_office
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.selection import Selection
from mdd_desktop.domain.task import Task, TaskKind, Urgency
from mdd_desktop.services import bulk_load, child_screen, kept_lists, offices, own_tasks, tasks
from mdd_desktop.services.child_screen import Question, Tab
from mdd_desktop.services.demo_people import Inventor
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.sponsor_screen import SponsorQuestion, SponsorTab

POOR = Question(typed="ng", tab=Tab.WITHOUT_SPONSOR, village="thôn Phú Lợi", poor=True, sort="born")
LONG = "a" * 61


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rieng") / "so"
    made = an_office(folder, "30127", parent="82")
    loaded = bulk_load.load_records(made, Inventor("30127", 5, TODAY).everything(8))
    assert not loaded.refused
    made.close()
    return folder


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "so"))


@pytest.fixture
def registry(folder: Path) -> Iterator[Registry]:
    made = offices.open_office(folder, PASSPHRASE, today=TODAY)
    yield made
    made.close()


def test_a_kept_list_asks_again_for_exactly_what_was_asked_for(
    registry: Registry, folder: Path
) -> None:
    kept_lists.keep(registry, "  Phú Lợi, nghèo ", POOR)
    with_room = SponsorQuestion(tab=SponsorTab.ROOM, kind="tap_the", sort="amount")
    kept_lists.keep(registry, "Tổ còn nhận", with_room)
    registry.close()

    again = offices.open_office(folder, PASSPHRASE, today=TODAY)

    assert kept_lists.everything(again, Question) == (("Phú Lợi, nghèo", POOR),)
    assert kept_lists.everything(again, SponsorQuestion) == (("Tổ còn nhận", with_room),)
    again.close()


def test_the_children_behind_a_figure_can_be_kept_as_a_list(registry: Registry) -> None:
    ids = child_screen.found(registry, Question())[:3]
    counted = Question(only=Selection.of("Trẻ được đỡ đầu", ids))

    kept_lists.keep(registry, "Để thăm", counted)

    (kept,) = kept_lists.everything(registry, Question)
    assert set(child_screen.found(registry, kept.asked)) == set(ids)


def test_lists_stand_in_the_order_of_their_names(registry: Registry) -> None:
    for name in ("Đi thăm", "Cần gọi", "Ấp xa", "Em nhỏ"):
        kept_lists.keep(registry, name, POOR)

    names = [one.name for one in kept_lists.everything(registry, Question)]

    assert names == ["Ấp xa", "Cần gọi", "Đi thăm", "Em nhỏ"]


@pytest.mark.parametrize(
    ("name", "code"), [(" ", "name_needed"), (LONG, "name_too_long"), ("Có rồi", "name_taken")]
)
def test_a_name_that_says_nothing_or_is_taken_is_refused(
    registry: Registry, name: str, code: str
) -> None:
    kept_lists.keep(registry, "Có rồi", POOR)

    with pytest.raises(RuleError) as refused:
        kept_lists.keep(registry, name, Question(poor=True))

    assert refused.value.code == code
    assert [one.name for one in kept_lists.everything(registry, Question)] == ["Có rồi"]


def test_the_same_name_may_stand_for_children_and_for_sponsors(registry: Registry) -> None:
    kept_lists.keep(registry, "Cần gọi", POOR)
    kept_lists.keep(registry, "Cần gọi", SponsorQuestion(kind="tap_the"))
    (children,) = kept_lists.everything(registry, Question)

    kept_lists.drop(registry, children)

    assert kept_lists.everything(registry, Question) == ()
    assert len(kept_lists.everything(registry, SponsorQuestion)) == 1


def own(registry: Registry) -> list[Task]:
    return [task for task in tasks.due(registry).tasks if task.kind is TaskKind.OWN]


@pytest.mark.parametrize(
    ("days", "urgency"), [(0, Urgency.SOON), (7, Urgency.SOON), (8, Urgency.NEWS)]
)
def test_a_task_of_ones_own_is_due_on_its_day_and_names_the_children(
    registry: Registry, days: int, urgency: Urgency
) -> None:
    children = child_screen.found(registry, Question())[:2]
    day = TODAY + dt.timedelta(days=days)

    own_tasks.add(registry, " Gọi xin giấy khai sinh ", day, children)

    (task,) = own(registry)
    assert task.own is not None
    assert (task.own.words, task.due_on, task.days) == ("Gọi xin giấy khai sinh", day, days)
    assert task.urgency is urgency
    assert [one.id for one in task.who] == children


def test_it_is_late_after_its_day_and_gone_when_it_is_done(registry: Registry) -> None:
    children = child_screen.found(registry, Question())[:1]
    made = own_tasks.add(registry, "Gọi lại", TODAY, children)
    registry.today = TODAY + dt.timedelta(days=3)
    (late,) = own(registry)

    own_tasks.finish(registry, made)

    assert (late.urgency, late.days) == (Urgency.LATE, -3)
    assert own(registry) == []


def test_what_was_done_can_be_taken_up_again_for_some_days(registry: Registry) -> None:
    children = child_screen.found(registry, Question())[:1]
    made = own_tasks.add(registry, "Gọi lại", TODAY, children)
    own_tasks.finish(registry, made)
    (done,) = tasks.due(registry).done
    assert (done.words, done.done_on) == ("Gọi lại", TODAY)

    own_tasks.take_up(registry, made)

    assert tasks.due(registry).done == ()
    assert [one.own.id for one in own(registry) if one.own] == [made]
    own_tasks.finish(registry, made)
    registry.today = TODAY + own_tasks.KEPT_FOR + dt.timedelta(days=1)
    assert tasks.due(registry).done == ()


def test_it_can_be_put_off_like_every_other_task(registry: Registry) -> None:
    own_tasks.add(registry, "Gọi lại", TODAY, child_screen.found(registry, Question())[:1])
    (task,) = own(registry)

    tasks.snooze(registry, task, days=5, reason="gia đình đi vắng")

    assert own(registry) == []
    assert [one.kind for one, _ in tasks.due(registry).resting] == [TaskKind.OWN]


@pytest.mark.parametrize(
    ("words", "back", "children", "code"),
    [
        ("  ", 0, 1, "words_needed"),
        ("a" * 201, 0, 1, "words_too_long"),
        ("Gọi lại", 1, 1, "day_past"),
        ("Gọi lại", 0, 0, "nobody"),
    ],
)
def test_a_task_without_words_day_or_children_is_refused(
    registry: Registry, words: str, back: int, children: int, code: str
) -> None:
    found = child_screen.found(registry, Question())[:children]

    with pytest.raises(RuleError) as refused:
        own_tasks.add(registry, words, TODAY - dt.timedelta(days=back), found)

    assert refused.value.code == code
    assert own(registry) == []
