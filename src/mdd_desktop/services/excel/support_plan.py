"""Lines of the ledger: their people found, lines that are there already recognised."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Sponsorship
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.vietnamese import comparison_form
from mdd_desktop.services.entry_rules import check_entry
from mdd_desktop.services.excel.choices import Choices
from mdd_desktop.services.excel.planning import Action, PlannedRow, fingerprints
from mdd_desktop.services.excel.reading import ReadList, ReadRow
from mdd_desktop.services.excel.remarks_of_rows import RowRemarks
from mdd_desktop.storage.imports import ChildKey, child_keys, records_by_fingerprint
from mdd_desktop.storage.transaction import Reading

_NAMED: Final = ("child", "child_code", "child_birth", "child_identity", "sponsor")
_SAME: Final = ("date", "direction", "form", "kind", "amount", "quantity", "child_id", "sponsor_id")


class SupportPlanner:
    """Plans the lines of one ledger. A line is never changed by an import, only added."""

    def __init__(self, reading: Reading, read: ReadList, choices: Choices, today: dt.date) -> None:
        del choices  # a line that is there stays as it is, whatever the rule
        self._reading = reading
        self._read = read
        self._today = today
        self.remarks = RowRemarks(read)
        self._children = child_keys(reading.connection)
        self._by_name: dict[str, list[ChildKey]] = {}
        for key in self._children:
            self._by_name.setdefault(_spelled(key.full_name), []).append(key)
        self._sponsors: dict[str, list[Sponsor]] = {}
        for one in reading.of(Sponsor).where(void=False):
            self._sponsors.setdefault(_spelled(one.full_name), []).append(one)
        self._sponsorships = self._active()
        lines = reading.of(SupportEntry).where(void=False)
        self._here = {line.id: line for line in lines}
        self._same: dict[tuple[Any, ...], list[SupportEntry]] = {}
        for line in lines:
            self._same.setdefault(_key(line), []).append(line)

    def run(self) -> list[PlannedRow]:
        """Plan every line that could be read."""
        prints = fingerprints(self._read.kind, self._read.rows)
        earlier = records_by_fingerprint(self._reading.connection, prints)
        seen: Counter[tuple[Any, ...]] = Counter()
        planned = []
        for row, fingerprint in zip(self._read.rows, prints, strict=True):
            line = self._line(row)
            if line is None:
                continue
            before = self._here.get(earlier[fingerprint]) if fingerprint in earlier else None
            if before is None:
                place = seen[_key(line)]
                seen[_key(line)] += 1
                same = self._same.get(_key(line), [])
                before = same[place] if place < len(same) else None
            action = Action.NEW if before is None else Action.UNCHANGED
            planned.append(
                PlannedRow(row.row, action, fingerprint, row.values, before or line, before)
            )
        return planned

    def _line(self, row: ReadRow) -> SupportEntry | None:
        values = {name: value for name, value in row.values.items() if name not in _NAMED}
        given = {"id": new_id(), "unit_id": self._reading.unit, "recorded_on": self._today}
        try:
            child = self._child(row.values)
            sponsor = self._sponsor(row)
            values |= {"child_id": child, "sponsor_id": sponsor}
            if sponsor is None and row.values.get("sponsor"):
                note = f"Người hỗ trợ: {row.values['sponsor']}"
                values["note"] = "\n".join(filter(None, (values.get("note"), note)))
            elif sponsor is not None:
                values["sponsorship_id"] = self._sponsorships.get((child, sponsor))
            line = check_entry(checked(SupportEntry, given | values), today=self._today)
            _check_date(line, self._today)
        except RuleError as error:
            self.remarks.refuse(row.row, error.code, error.message, "child")
            return None
        return line

    def _child(self, values: Mapping[str, Any]) -> UUID:
        if code := values.get("child_code"):
            found = [key for key in self._children if key.code == code]
        elif number := values.get("child_identity"):
            found = [key for key in self._children if key.identity_number == number]
        else:
            found = self._by_name.get(_spelled(str(values["child"])), [])
            if birth := values.get("child_birth"):
                found = [key for key in found if (key.birth or "").startswith(birth)] or [
                    key for key in found if key.birth and birth.startswith(key.birth)
                ]
        if not found:
            raise RuleError("child_unknown", "Không có trẻ này trong sổ. Tiếp nhận trẻ trước.")
        if len(found) > 1:
            raise RuleError(
                "child_ambiguous", "Sổ có nhiều trẻ cùng tên. Ghi thêm ngày sinh hoặc mã hồ sơ."
            )
        return found[0].id

    def _sponsor(self, row: ReadRow) -> UUID | None:
        name = row.values.get("sponsor")
        if not name:
            return None
        found = self._sponsors.get(_spelled(name), [])
        if len(found) == 1:
            return found[0].id
        message = (
            "Sổ có nhiều Mẹ đỡ đầu cùng tên; chỉ ghi tên vào ghi chú."
            if found
            else "Không có Mẹ đỡ đầu này trong sổ; chỉ ghi tên vào ghi chú."
        )
        self.remarks.warn(row.row, "sponsor_unknown", message, "sponsor")
        return None

    def _active(self) -> dict[tuple[UUID, UUID], UUID | None]:
        """The one sponsorship of a pair; None where there are several."""
        found: dict[tuple[UUID, UUID], UUID | None] = {}
        for one in self._reading.of(Sponsorship).where(void=False):
            pair = (one.child_id, one.sponsor_id)
            found[pair] = None if pair in found else one.id
        return found


def _check_date(line: SupportEntry, today: dt.date) -> None:
    if line.date > today:
        raise RuleError("date_in_future", "Ngày hỗ trợ ở sau ngày hôm nay. Xem lại ngày.")


def _key(line: SupportEntry) -> tuple[Any, ...]:
    return tuple(getattr(line, name) for name in _SAME)


def _spelled(name: str) -> str:
    return comparison_form(name).lower()
