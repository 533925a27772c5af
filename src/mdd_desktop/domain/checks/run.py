"""Every rule in its order, and the findings of all of them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from mdd_desktop.domain.checks import family, identity, life, sponsoring, support
from mdd_desktop.domain.checks.facts import CheckFacts, facts_of
from mdd_desktop.domain.checks.rule import CheckFinding, CheckRule, mark_of
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.problem import Severity
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.snapshot import Snapshot
from mdd_desktop.domain.sponsorship import Pledge, Sponsorship
from mdd_desktop.domain.stopping import heeded
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.visit import Visit

CHILD_RULES: Final = (*identity.RULES, *family.RULES, *life.RULES)
RULES: Final[Mapping[str, CheckRule[Any]]] = MappingProxyType(
    {
        rule.code: rule
        for rules in (
            CHILD_RULES,
            sponsoring.SPONSORSHIP_RULES,
            sponsoring.PLEDGE_RULES,
            sponsoring.SPONSOR_RULES,
            support.ENTRY_RULES,
            support.VISIT_RULES,
        )
        for rule in rules
    }
)
"""By code, in the order in which findings of one severity are shown."""

_WEIGHT: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
_ORDER: Final = {code: place for place, code in enumerate(RULES)}


def look_through(snapshot: Snapshot, today: dt.date) -> list[CheckFinding]:
    """Hold every record against every rule; the gravest findings first.

    A closed file is only held against the hard rules: what it lacks is nobody's work any more.
    """
    facts = facts_of(snapshot, today)
    found = [
        *_of_children(facts),
        *_found(facts, sponsoring.SPONSORSHIP_RULES, facts.sponsorships.values()),
        *_found(facts, sponsoring.PLEDGE_RULES, _standing(snapshot.pledges)),
        *_found(facts, sponsoring.SPONSOR_RULES, facts.sponsors.values()),
        *_found(facts, support.ENTRY_RULES, _standing(snapshot.support_entries)),
        *_found(facts, support.VISIT_RULES, _standing(snapshot.visits)),
    ]
    return sorted(found, key=lambda f: (_WEIGHT[f.severity], _ORDER[f.rule], f.record_id))


def _of_children(facts: CheckFacts) -> Iterator[CheckFinding]:
    children = facts.children.values()
    yield from _found(facts, CHILD_RULES, [child for child in children if child.exit is None])
    hard = [rule for rule in CHILD_RULES if rule.severity is Severity.ERROR]
    yield from _found(facts, hard, [child for child in children if child.exit is not None])


def _found(
    facts: CheckFacts, rules: Sequence[CheckRule[Any]], records: Iterable[Record]
) -> Iterator[CheckFinding]:
    for record in heeded(records):
        for rule in rules:
            message = rule.look(facts, record)
            if message:
                yield CheckFinding(
                    rule.code,
                    rule.severity,
                    record.table,
                    record.id,
                    _child_of(facts, record),
                    rule.field,
                    message,
                    mark_of(rule.code, record, rule.field, message),
                )


def _child_of(facts: CheckFacts, record: Record) -> UUID | None:
    match record:
        case Child():
            return record.id
        case Sponsorship() | SupportEntry() | Visit():
            return record.child_id
        case Pledge():
            sponsorship = facts.sponsorships.get(record.sponsorship_id)
            return sponsorship.child_id if sponsorship else None
        case _:
            return None


def _standing(records: Iterable[Record]) -> list[Record]:
    return [record for record in records if not record.void]
