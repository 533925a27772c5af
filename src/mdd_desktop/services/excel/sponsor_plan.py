"""Rows of sponsors compared with the registry."""

import datetime as dt
from uuid import UUID

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.vietnamese import comparison_form
from mdd_desktop.services.excel.choices import Choices
from mdd_desktop.services.excel.merging import merged
from mdd_desktop.services.excel.planning import Action, Likeness, PlannedRow, fingerprints
from mdd_desktop.services.excel.reading import ReadList, ReadRow
from mdd_desktop.services.excel.remarks_of_rows import RowRemarks
from mdd_desktop.storage.imports import records_by_fingerprint
from mdd_desktop.storage.transaction import Reading

_SAME_NAME = "Trùng tên, chưa rõ có phải cùng một người hay đơn vị"


class SponsorPlanner:
    """Plans the rows of one list of sponsors.

    The same name and telephone is the same sponsor; the same name alone waits for a person.
    """

    def __init__(self, reading: Reading, read: ReadList, choices: Choices, today: dt.date) -> None:
        self._reading = reading
        self._read = read
        self._rule = choices.existing
        self._today = today
        self.remarks = RowRemarks(read)
        here = [one for one in reading.of(Sponsor).where(void=False) if one.merged_into is None]
        self._here = {one.id: one for one in here}
        self._by_name: dict[str, list[Sponsor]] = {}
        for one in here:
            self._by_name.setdefault(_spelled(one.full_name), []).append(one)
        self._taken: dict[UUID, int] = {}
        self._above: dict[str, tuple[int, Sponsor]] = {}

    def run(self) -> list[PlannedRow]:
        """Plan every row that could be read."""
        prints = fingerprints(self._read.kind, self._read.rows)
        earlier = records_by_fingerprint(self._reading.connection, prints)
        planned = []
        for row, fingerprint in zip(self._read.rows, prints, strict=True):
            sponsor = self._sponsor(row)
            if sponsor is not None:
                known = self._here.get(earlier[fingerprint]) if fingerprint in earlier else None
                planned.append(self._plan(row, fingerprint, sponsor, known))
        return [row for row in planned if row.row not in self.remarks.refused]

    def _sponsor(self, row: ReadRow) -> Sponsor | None:
        given = {"id": new_id(), "unit_id": self._reading.unit, "recorded_on": self._today}
        try:
            sponsor = checked(Sponsor, given | row.values)
            _check_contact(sponsor)
        except RuleError as error:
            self.remarks.refuse(row.row, error.code, error.message)
            return None
        return sponsor

    def _plan(
        self, row: ReadRow, fingerprint: str, sponsor: Sponsor, known: Sponsor | None
    ) -> PlannedRow:
        name = _spelled(sponsor.full_name)
        same_name = self._by_name.get(name, [])
        before = known or next((one for one in same_name if _is_same(one, sponsor)), None)
        if before is not None and before.id not in self._taken:
            return self._existing(row, fingerprint, sponsor, before)
        above = self._above.get(name)
        if before is not None:
            return _waiting(row, fingerprint, before.id, self._taken[before.id])
        others = [one for one in same_name if not _is_other(one, sponsor)]
        if others:
            return _waiting(row, fingerprint, others[0].id, 0)
        if above is not None and not _is_other(above[1], sponsor):
            return _waiting(row, fingerprint, None, above[0])
        self._above[name] = (row.row, sponsor)
        return PlannedRow(row.row, Action.NEW, fingerprint, row.values, sponsor)

    def _existing(
        self, row: ReadRow, fingerprint: str, sponsor: Sponsor, before: Sponsor
    ) -> PlannedRow:
        self._taken[before.id] = row.row
        after, kept = merged(before, sponsor, tuple(row.values), self._rule)
        for name in kept:
            self.remarks.warn(
                row.row, "value_kept", "Khác với hồ sơ đã có; sổ được giữ nguyên.", name
            )
        if after != before and self._reading.of(Sponsor).owner(before.id) != self._reading.unit:
            self.remarks.refuse(
                row.row, "not_owner", "Hồ sơ này do đơn vị khác quản lý nên không sửa từ đây."
            )
        action = Action.UNCHANGED if after == before else Action.UPDATED
        return PlannedRow(row.row, action, fingerprint, row.values, after, before)


def _check_contact(sponsor: Sponsor) -> None:
    if sponsor.foreign and not sponsor.contact_officer:
        raise RuleError(
            "contact_officer_missing",
            "Mẹ đỡ đầu là người nước ngoài cần có cán bộ đầu mối giữ liên lạc.",
        )


def _waiting(row: ReadRow, fingerprint: str, record: UUID | None, above: int) -> PlannedRow:
    alike = (Likeness(record, above, 1.0, (_SAME_NAME,)),)
    return PlannedRow(row.row, Action.DUPLICATE, fingerprint, row.values, alike=alike)


def _is_same(one: Sponsor, other: Sponsor) -> bool:
    return bool(one.phone) and one.phone == other.phone


def _is_other(one: Sponsor, other: Sponsor) -> bool:
    """Whether two sponsors of one name are certainly different."""
    pairs = ((one.phone, other.phone), (one.born_year, other.born_year))
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _spelled(name: str) -> str:
    return comparison_form(name).lower()
