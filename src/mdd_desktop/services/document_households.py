"""What the sheet of a household says: its children with those who bring them up, from records."""

from collections.abc import Iterator
from uuid import UUID

from mdd_desktop.documents.forms.household_sheet import HouseholdChild, HouseholdSheet
from mdd_desktop.domain.audience import printable
from mdd_desktop.domain.call_names import call_name
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.figures.child_case import ChildCase
from mdd_desktop.services.document_forms import chosen_cases, parent_words
from mdd_desktop.services.document_ground import Ground


def household_sheets(ground: Ground) -> tuple[HouseholdSheet, ...]:
    """D14: the households of the chosen children, each once; without a child a blank sheet."""
    sheets = tuple(
        HouseholdSheet(tuple(_child(ground, case) for case in cases))
        for cases in _households(ground)
    )
    return sheets or (HouseholdSheet(),)


def _households(ground: Ground) -> Iterator[list[ChildCase]]:
    told: set[UUID] = set()
    for case in chosen_cases(ground):
        record = case.record
        if record.id in told:
            continue
        home = record.household_id
        kin = [one for one in ground.listed if home and one.record.household_id == home]
        children = {one.record.id: one for one in (*kin, case)}
        told |= children.keys()
        yield sorted(children.values(), key=_age_first)


def _age_first(case: ChildCase) -> tuple[str, str]:
    born = case.record.birth
    return born.first_day().isoformat() if born else "9999", str(case.record.id)


def _child(ground: Ground, case: ChildCase) -> HouseholdChild:
    view, child = ground.view(case), case.record
    if view.withheld:
        return HouseholdChild(code=view.code)
    year = ground.moment.period.hi.year
    poverty = next((one.status for one in child.household if one.year == year), None)
    known = {
        "born": view.birth,
        "sex": ", ".join(part for part in (view.sex, view.ethnic) if part),
        "identity": view.identity,
        "school": view.school,
        "father": parent_words(child.father),
        "mother": parent_words(child.mother),
        "village": view.village,
        "carer": view.carer,
        "needs": view.needs,
        "health": view.health,
    }
    return HouseholdChild(
        code=view.code,
        call_name=call_name(child.full_name, child.sort_name),
        known={line: printable(text) for line, text in known.items()},
        poverty=label("poverty", poverty) if poverty else "",
    )
