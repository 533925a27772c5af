"""Rows of children compared with the registry and with one another."""

import contextlib
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.duplicates import Match, Verdict, find_pairs, similar_people
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.domain.vietnamese import fold
from mdd_desktop.services.entry_rules import check_entry
from mdd_desktop.services.excel.choices import NEW_CHILD, Choices
from mdd_desktop.services.excel.merging import merged
from mdd_desktop.services.excel.planning import Action, Likeness, PlannedRow, fingerprints
from mdd_desktop.services.excel.reading import ReadList, ReadRow
from mdd_desktop.services.excel.remarks_of_rows import RowRemarks
from mdd_desktop.services.excel.told_apart import ToldApart, spelled
from mdd_desktop.services.people import person_of
from mdd_desktop.storage.imports import ChildKey, child_keys, records_by_fingerprint
from mdd_desktop.storage.queries.people import possible_matches
from mdd_desktop.storage.transaction import Reading

_DAY: Final = 10
_FEW_ROWS: Final = 1_000
_MOST_ALIKE: Final = 5


class ChildPlanner:
    """Plans the rows of one list of children."""

    def __init__(self, reading: Reading, read: ReadList, choices: Choices, today: dt.date) -> None:
        self._reading = reading
        self._read = read
        self._rule = choices.existing
        self._answers = choices.answers
        self._today = today
        self._keys = _Keys(child_keys(reading.connection))
        self._apart = ToldApart(reading)
        self.remarks = RowRemarks(read)
        self._taken: dict[UUID, int] = {}

    def run(self) -> list[PlannedRow]:
        """Plan every row that could be read."""
        prints = fingerprints(self._read.kind, self._read.rows)
        earlier = records_by_fingerprint(self._reading.connection, prints)
        known = self._known(prints, earlier)
        planned: list[PlannedRow] = []
        fresh: list[tuple[int, Child]] = []
        for row, fingerprint in zip(self._read.rows, prints, strict=True):
            child = self._child(row)
            if child is None:
                continue
            before = known.get(fingerprint)
            if before is None and row.row not in self._answers:
                before = self._apart.namesake(child, self._keys.namesakes(row.values))
            sure = fingerprint in earlier or row.row in self._answers
            differs = before is not None and not sure and _differs(child, before)
            if before is not None and differs:
                planned.append(_waiting(row, fingerprint, before.id, 0, differs))
            elif before is None:
                fresh.append((len(planned), child))
                planned.append(PlannedRow(row.row, Action.NEW, fingerprint, row.values, child))
            else:
                planned.append(self._existing(row, fingerprint, child, before))
        self._set_aside(planned, fresh)
        return [row for row in planned if row.row not in self.remarks.refused]

    def _child(self, row: ReadRow) -> Child | None:
        """The row as a record of its own, checked as an entry by hand is."""
        given = {
            "id": new_id(),
            "unit_id": self._reading.unit,
            "registered_on": self._today,
            "recorded_on": self._today,
        }
        try:
            child = check_entry(checked(Child, given | row.values), today=self._today)
            self._check_unit(child)
        except RuleError as error:
            self.remarks.refuse(row.row, error.code, error.message)
            return None
        return child

    def _check_unit(self, child: Child) -> None:
        unit, tree = child.unit_id, self._reading.tree
        if unit not in tree.units or (
            unit != self._reading.unit and not tree.is_above(self._reading.unit, unit)
        ):
            raise RuleError("foreign_unit", "Đơn vị của dòng này không thuộc đơn vị của chị.")

    # -- records that are there already -------------------------------------------------------

    def _known(self, prints: Sequence[str], earlier: Mapping[str, UUID]) -> dict[str, Child]:
        """By fingerprint the records that rows certainly are."""
        ids: dict[str, UUID] = {}
        for row, fingerprint in zip(self._read.rows, prints, strict=True):
            found = self._answered(row.row) or earlier.get(fingerprint)
            if found is None or found not in self._keys.ids:
                found = None if row.row in self._answers else self._keys.find(row.values)
            if found is not None:
                ids[fingerprint] = found
        records = {child.id: child for child in self._reading.of(Child).many(list(ids.values()))}
        return {fingerprint: records[found] for fingerprint, found in ids.items()}

    def _answered(self, row: int) -> UUID | None:
        """The record that the officer said a row is."""
        with contextlib.suppress(ValueError):
            return UUID(self._answers.get(row, NEW_CHILD))
        return None

    def _existing(self, row: ReadRow, fingerprint: str, child: Child, before: Child) -> PlannedRow:
        if before.id in self._taken:
            alike = Likeness(before.id, self._taken[before.id], 1.0, ("Cùng một hồ sơ trong sổ",))
            return PlannedRow(row.row, Action.DUPLICATE, fingerprint, row.values, alike=(alike,))
        self._taken[before.id] = row.row
        number = before.identity_number
        if number and child.identity_number and number != child.identity_number:
            self.remarks.refuse(
                row.row,
                "other_identity_number",
                "Số định danh khác số trong hồ sơ đã có. Xem lại giấy tờ.",
                "identity_number",
            )
        owner = self._reading.of(Child).owner(before.id)
        after, kept = merged(before, child, tuple(row.values), self._rule)
        for name in kept:
            self.remarks.warn(
                row.row, "value_kept", "Khác với hồ sơ đã có; sổ được giữ nguyên.", name
            )
        if after != before and owner != self._reading.unit:
            self.remarks.refuse(
                row.row, "not_owner", "Hồ sơ này do đơn vị khác quản lý nên không sửa từ đây."
            )
        action = Action.UNCHANGED if after == before else Action.UPDATED
        return PlannedRow(row.row, action, fingerprint, row.values, after, before)

    # -- records that are new, or perhaps not ---------------------------------------------------

    def _set_aside(self, planned: list[PlannedRow], fresh: list[tuple[int, Child]]) -> None:
        """Turn new rows that look like somebody into rows that wait."""
        self._refuse_taken_numbers(planned, fresh)
        alike = {place: self._namesakes(planned[place]) for place, _ in fresh}
        places = {str(child.id): place for place, child in fresh}
        people = [person_of(child) for _, child in fresh]
        if len(fresh) <= _FEW_ROWS:
            for place, child in fresh:
                alike[place] += self._like(child)
            matches = find_pairs(people)
        else:
            others = [c for c in self._reading.of(Child).all() if c.id in self._keys.ids]
            matches = find_pairs([*people, *map(person_of, others)])
        for match in matches:
            self._note_pair(match, places, planned, alike)
        records = dict(fresh)
        for place, likely in alike.items():
            row, found = planned[place], self._apart.without_others(records[place], likely)
            if row.row in self._answers:
                planned[place] = replace(row, apart=tuple(found))
            elif found:
                best = sorted(found, key=lambda one: -one.score)[:_MOST_ALIKE]
                planned[place] = PlannedRow(
                    row.row, Action.DUPLICATE, row.fingerprint, row.values, alike=tuple(best)
                )

    def _note_pair(
        self,
        match: Match,
        places: Mapping[str, int],
        planned: Sequence[PlannedRow],
        alike: dict[int, list[Likeness]],
    ) -> None:
        """Of two rows the later waits; of a row and a record the row."""
        if match.verdict is not Verdict.DUPLICATE:
            return
        first, second = places.get(match.a), places.get(match.b)
        if first is not None and second is not None:
            later, earlier = max(first, second), min(first, second)
            found = Likeness(None, planned[earlier].row, match.score, match.reasons)
        elif first is None and second is None:
            return
        else:
            later = first if first is not None else second or 0
            other = match.b if first is not None else match.a
            found = Likeness(UUID(other), 0, match.score, match.reasons)
        alike[later].append(found)

    def _namesakes(self, row: PlannedRow) -> list[Likeness]:
        """The records of whom the officer says that the row is not one of them."""
        if row.row not in self._answers:
            return []
        reasons = ("Cùng họ tên, ngày sinh",)
        return [Likeness(one, 0, 1.0, reasons) for one in self._keys.namesakes(row.values)]

    def _like(self, child: Child) -> list[Likeness]:
        ids = possible_matches(
            self._reading.connection,
            child.full_name,
            child.birth.text if child.birth else None,
            phone=child.phone,
            identity_number=child.identity_number,
        )
        known = [c for c in self._reading.of(Child).many(ids) if c.id in self._keys.ids]
        matches = similar_people(person_of(child), [person_of(one) for one in known])
        return [
            Likeness(UUID(match.b), 0, match.score, match.reasons)
            for match in matches
            if match.verdict is Verdict.DUPLICATE
        ]

    def _refuse_taken_numbers(
        self, planned: Sequence[PlannedRow], fresh: Sequence[tuple[int, Child]]
    ) -> None:
        """An identity number belongs to one child, in the registry and in the sheet."""
        seen: dict[str, int] = {}
        for place, child in fresh:
            number, row = child.identity_number, planned[place].row
            if number is None:
                continue
            if number in self._keys.by_number or seen.setdefault(number, row) != row:
                where = "hồ sơ khác trong sổ" if number in self._keys.by_number else "một dòng trên"
                self.remarks.refuse(
                    row,
                    "same_identity_number",
                    f"Số định danh này đã có ở {where}. Xem lại số trên giấy.",
                    "identity_number",
                )


def _waiting(row: ReadRow, fingerprint: str, record: UUID, above: int, reason: str) -> PlannedRow:
    alike = (Likeness(record, above, 1.0, (reason,)),)
    return PlannedRow(row.row, Action.DUPLICATE, fingerprint, row.values, alike=alike)


def _differs(child: Child, before: Child) -> str:
    """What speaks against two records of one name and birth date being one child, or ""."""
    if child.sex and before.sex and child.sex != before.sex:
        return "Cùng họ tên, ngày sinh nhưng khác giới tính"
    for mine, theirs, who in (
        (child.mother, before.mother, "mẹ"),
        (child.father, before.father, "cha"),
    ):
        if mine.full_name and theirs.full_name and fold(mine.full_name) != fold(theirs.full_name):
            return f"Cùng họ tên, ngày sinh nhưng khác tên {who}"
    return ""


class _Keys:
    """By what the children of the registry are known."""

    def __init__(self, keys: Sequence[ChildKey]) -> None:
        self.ids = {key.id for key in keys}
        self.by_number = {key.identity_number: key for key in keys if key.identity_number}
        self._by_code = {key.code: key for key in keys if key.code}
        self._by_person: dict[tuple[str, str], list[ChildKey]] = {}
        for key in keys:
            if key.birth and len(key.birth) == _DAY:
                self._by_person.setdefault((spelled(key.full_name), key.birth), []).append(key)

    def find(self, values: Mapping[str, Any]) -> UUID | None:
        """The child that a row certainly is, or None."""
        name, birth = spelled(str(values["full_name"])), values.get("birth")
        by_code = self._by_code.get(values.get("code", ""))
        if by_code is not None:
            return by_code.id
        by_number = self.by_number.get(values.get("identity_number", ""))
        if by_number is not None:
            same = spelled(by_number.full_name) == name or by_number.birth == birth
            return by_number.id if same else None
        same_person = self.namesakes(values)
        return same_person[0] if len(same_person) == 1 else None

    def namesakes(self, values: Mapping[str, Any]) -> list[UUID]:
        """The children of the same name and day of birth."""
        person = (spelled(str(values["full_name"])), values.get("birth") or "")
        return [key.id for key in self._by_person.get(person, ())]
