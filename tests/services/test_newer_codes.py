"""Codes and fields of a newer program in every record: counted under none, printed as they came."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from documents_office import example_rows, office_with

import newer_program
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.period import Period
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.services import child_screen, children, data_checks, documents, reports, tasks
from mdd_desktop.services.child_screen import Question
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry
from mdd_desktop.storage.integrity import replay_problems
from newer_program import NEW, SHOWN

KINDS = [str(kind["id"]) for kind in documents.kinds()]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Registry, list[UUID]]]:
    registry = office_with(tmp_path_factory.mktemp("ma-moi") / "so", example_rows())
    yield registry, newer_program.fill(registry)["child"]
    registry.close()


@pytest.fixture
def office(written: tuple[Registry, list[UUID]]) -> Registry:
    return written[0]


def test_the_list_and_the_record_show_new_codes_and_nothing_else_changes(
    written: tuple[Registry, list[UUID]],
) -> None:
    office, ids = written
    page = child_screen.page(office, Question(), 0, 50)
    with office.read() as reading:
        first = reading.of(Child).get(ids[0])
        problems = list(replay_problems(reading))

    assert len(page.rows) == page.total == 11  # one left long ago, one for a reason that is new
    assert problems == []
    assert first.sex is not None
    assert first.sex.label == SHOWN
    assert first.household[0].status == NEW
    assert data_checks.look(office) is not None
    assert tasks.due(office) is not None


def test_figures_count_a_new_code_under_none_and_the_total_holds(
    office: Registry, tmp_path: Path
) -> None:
    period = Period.parse("2026-06")
    known = office_with(tmp_path / "so", example_rows())
    before, after = (reports.count(one, period).values for one in (known, office))
    known.close()

    assert after["children_listed"] == before["children_listed"]
    assert after["children_girls"] == before["children_girls"] - 1
    assert after["sponsors_active"] == before["sponsors_active"]
    told = {"sponsors_person", "sponsors_organisation", "sponsors_group"}
    assert sum(after[name] for name in told) < sum(before[name] for name in told)
    grown = {name for name in before if (after[name] or 0) > (before[name] or 0)}
    less = {"children_level_none", "children_level_below_300k", "children_sponsored_no_delivery"}
    assert grown <= less  # what reached them counts less


@pytest.mark.parametrize("kind", KINDS)
def test_every_document_is_composed_over_new_codes(office: Registry, kind: str) -> None:
    wish = Wish(kind=kind, number=5)

    composed = documents.composed(office, wish, documents.gather(office, wish))

    assert composed is not None


@pytest.mark.parametrize("kind", ["D1", "D2", "D3"])
def test_every_letter_to_a_sponsor_is_printed_over_new_codes(office: Registry, kind: str) -> None:
    with office.read() as reading:
        sponsors = [str(one.id) for one in reading.of(Sponsor).all()]

    made = documents.make(office, Wish(kind=kind, number=5, records={"sponsor": sponsors}), "pdf")

    assert made.content.startswith(b"%PDF")


def test_an_officer_may_not_enter_a_code_that_is_not_in_the_list(tmp_path: Path) -> None:
    rows = {"children": [{"id": "C1", "unit_id": "T", "full_name": "Trần Thị Ánh", "sex": "nu"}]}
    registry = office_with(tmp_path / "so", rows)
    with registry.read() as reading:
        (child,) = reading.of(Child).all()

    with pytest.raises(RuleError) as refused:
        children.correct(registry, child.id, {"sex": NEW})

    registry.close()
    assert refused.value.code == "invalid"
