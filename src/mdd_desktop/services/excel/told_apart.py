"""Rows beside records of which an officer said that they are two children ("không trùng")."""

from collections.abc import Sequence
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.vietnamese import comparison_form
from mdd_desktop.services.duplicates import decisions_of, told_apart
from mdd_desktop.services.excel.planning import Likeness
from mdd_desktop.storage.transaction import Reading


class ToldApart:
    """Says which of several records a row speaks of, where decisions tell the records apart.

    A row speaks of a record when all it says of the child's identity stands in the record, and of
    no other record that is alike. It is asked again when it says anything else.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._decisions = decisions_of(reading)

    def namesake(self, row: Child, ids: Sequence[UUID]) -> Child | None:
        """Return the child of one name and birthday with others whom the row speaks of."""
        if not self._decisions:
            return None
        records = self._reading.of(Child).many(ids)
        her = _spoken_of(row, records)
        if her is None or not all(her is one or self._apart(her, one) for one in records):
            return None
        return her

    def without_others(self, row: Child, alike: Sequence[Likeness]) -> Sequence[Likeness]:
        """Leave out the records that were said not to be the one the row speaks of."""
        if not self._decisions:
            return alike
        ids = [one.record for one in alike if one.record is not None]
        records = {record.id: record for record in self._reading.of(Child).many(ids)}
        her = _spoken_of(row, list(records.values()))
        if her is None:
            return alike
        return [
            one for one in alike if one.record is None or not self._apart(her, records[one.record])
        ]

    def _apart(self, one: Child, other: Child) -> bool:
        return told_apart(one, other, self._decisions)


def spelled(name: str) -> str:
    """A name as names are compared, whatever its capitals and blanks."""
    return comparison_form(name).lower()


def _spoken_of(row: Child, records: Sequence[Child]) -> Child | None:
    said = _identity(row)
    found = [record for record in records if said <= _identity(record)]
    return found[0] if len(found) == 1 else None


def _identity(child: Child) -> set[tuple[str, str]]:
    """What a record says of the fields that ``identity_mark`` marks."""
    said = {
        "name": spelled(child.full_name),
        "birth": child.birth.text if child.birth else "",
        "sex": child.sex or "",
        "number": child.identity_number or "",
        "father": spelled(child.father.full_name or ""),
        "mother": spelled(child.mother.full_name or ""),
    }
    return {(name, value) for name, value in said.items() if value}
