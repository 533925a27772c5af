"""Bulk load of records in the JSON shape of ``mdd records import``.

Every row passes the validation of an entry by hand; a refused row takes with it those that refer
to it. Ids stay as references to the source. What belongs to a unit below is handed over to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RegistryError, RuleError
from mdd_desktop.domain.record import Record, checked, natural_id, new_id
from mdd_desktop.domain.record_fields import RECORDS, fields_of
from mdd_desktop.domain.stopping import heed
from mdd_desktop.services.codes import Codes
from mdd_desktop.services.entry_rules import check_entry
from mdd_desktop.services.shapes import REFERENCES
from mdd_desktop.storage.queries.references import ids_of_references
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Transaction

SECTIONS: Mapping[str, str] = {
    "units": "unit",
    "officers": "officer",
    "children": "child",
    "sponsors": "sponsor",
    "sponsorships": "sponsorship",
    "pledges": "pledge",
    "support_entries": "support_entry",
    "visits": "visit",
    "activities": "activity",
    "external_counts": "external_count",
}
_NAMED = ("child", "sponsor")
_ROWS_A_STEP = 200
_TWICE = "twice"
_NAMED_BY_CONTENT = {"external_count": ("indicator", "unit_id", "as_of")}


@dataclass(frozen=True)
class Refusal:
    """A row that was not loaded: where it stands, a code, and why in Vietnamese."""

    where: str
    code: str
    message: str


@dataclass
class LoadResult:
    """What a bulk load did, by section of the file."""

    added: dict[str, int] = field(default_factory=dict)
    unchanged: dict[str, int] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)


def load_records(
    registry: Registry,
    content: object,
) -> LoadResult:
    """Load a file of records into the registry, in one transaction.

    Args:
        registry: Of the office; the rows may belong to any unit at or below it.
        content: The decoded JSON.

    Raises:
        RuleError: The content has not the shape of such a file; nothing was loaded.
    """
    sections = _sections(content)
    with registry.transaction("Nạp dữ liệu từ tệp") as tx:
        tx.require_in_charge()
        loader = _Loader(tx, registry, sections)
        loader.load_settings(content.get("settings") if isinstance(content, dict) else None)
        for section, table in SECTIONS.items():
            loader.load_section(section, table)
    return loader.result


def _sections(content: object) -> dict[str, list[dict[str, Any]]]:
    if not isinstance(content, dict):
        raise RuleError("bad_file", "Tệp phải là một đối tượng JSON có các mục như “children”.")
    unknown = [name for name in content if name not in SECTIONS and name != "settings"]
    if unknown:
        raise RuleError("bad_file", f"Tệp có mục lạ: {', '.join(map(str, unknown))[:200]}.")
    sections = {name: content.get(name, []) for name in SECTIONS}
    for name, rows in sections.items():
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise RuleError("bad_file", f"Mục “{name}” phải là danh sách các đối tượng JSON.")
    return sections


def _id_without_reference(table: str, row: Mapping[str, Any]) -> UUID:
    """The id of a row that brings none; the same again where the content names it."""
    names = _NAMED_BY_CONTENT.get(table)
    return natural_id(table, *(str(row.get(name)) for name in names)) if names else new_id()


class _Loader:
    def __init__(
        self,
        tx: Transaction,
        registry: Registry,
        sections: Mapping[str, list[dict[str, Any]]],
    ) -> None:
        self.result = LoadResult()
        self._tx = tx
        self._today = registry.today
        self._sections = sections
        self._codes = Codes(tx)
        self._ids: dict[str, dict[str, UUID]] = {}
        self._here: dict[str, frozenset[str]] = {}
        self._owners: dict[UUID, str] = {}
        self._done = 0
        self._total = sum(map(len, sections.values()))
        for section, table in SECTIONS.items():
            self._name_rows(table, sections[section])

    def _name_rows(self, table: str, rows: list[dict[str, Any]]) -> None:
        refs = [str(row["id"]) for row in rows if row.get("id") is not None]
        here = ids_of_references(self._tx.connection, table, refs)
        self._here[table] = frozenset(here)
        self._ids[table] = {ref: here.get(ref) or new_id() for ref in refs}

    def load_settings(self, values: object) -> None:
        if values is None:
            return
        if not isinstance(values, dict):
            raise RuleError("bad_file", "Mục “settings” phải là một đối tượng JSON.")
        own = {"id": natural_id("settings", self._tx.unit), "unit_id": self._tx.unit}
        self._tx.of(RECORDS["settings"]).save(checked(RECORDS["settings"], {**values, **own}))

    def load_section(self, section: str, table: str) -> None:
        rows = self._sections[section]
        seen: set[str] = set()
        for index, row in enumerate(rows):
            where = f"{section}[{index}]"
            try:
                if row.get("id") is not None and str(row["id"]) in seen:
                    raise RuleError(_TWICE, "Mã này đã có ở một dòng trên của cùng mục.")
                seen.add(str(row.get("id")))
                kept = self._load_row(table, row)
            except RegistryError as error:
                self._refuse(table, row, Refusal(where, error.code, error.message))
            else:
                counts = self.result.added if kept else self.result.unchanged
                counts[section] = counts.get(section, 0) + 1
            self._tell()
        self.result.added.setdefault(section, 0)
        if table == "unit":
            self._tx.forget_tree()

    def _refuse(self, table: str, row: Mapping[str, Any], refusal: Refusal) -> None:
        self.result.refused.append(refusal)
        if refusal.code == _TWICE:
            return  # the row above keeps the id
        if str(row.get("id")) not in self._here[table]:
            self._ids[table].pop(str(row.get("id")), None)

    def _tell(self) -> None:
        self._done += 1
        if self._done % _ROWS_A_STEP == 0:
            heed(self._done, self._total)

    def _load_row(self, table: str, row: Mapping[str, Any]) -> bool:
        if table == "unit":
            return self._load_unit(row)
        values = dict(row)
        ref = values.pop("id", None)
        if ref is None:
            record_id = _id_without_reference(table, row)
        else:
            record_id = self._ids[table][str(ref)]
            values["source_ref"] = str(ref)
        for name, target in REFERENCES.get(table, {}).items():
            if values.get(name) is not None:
                values[name] = self._referred(target, str(values[name]))
        if table in _NAMED and not values.get("full_name"):
            values["full_name"] = str(ref) if ref is not None else None
        known = str(ref) in self._here[table] or self._is_known(table, record_id, ref)
        record = checked(RECORDS[table], {**values, "id": record_id})
        owner = self._owner(table, record)
        record = check_entry(record, today=self._today)
        if known:
            return self._compare(record)
        self._save(record, owner)
        return True

    def _is_known(self, table: str, record_id: UUID, ref: object) -> bool:
        if ref is not None or table not in _NAMED_BY_CONTENT:
            return False
        return self._tx.of(RECORDS[table]).find(record_id) is not None

    def _save(self, record: Record, owner: str) -> None:
        if isinstance(record, Child) and not record.code:
            year = (record.registered_on or self._today).year
            record = record.model_copy(update={"code": self._codes.next(owner, year)})
        self._owners[record.id] = owner
        self._tx.log.expect_new((record.id,))
        self._tx.of(type(record)).save(record, owner=owner)

    def _compare(self, record: Record) -> bool:
        found = self._tx.of(type(record)).get(record.id)
        code = {"code": getattr(found, "code", None)} if record.table == "child" else {}
        if fields_of(found) == fields_of(record.corrected(**code)):
            return False
        raise RuleError("exists", "Mã này đã có trong sổ với nội dung khác; sổ được giữ nguyên.")

    def _load_unit(self, row: Mapping[str, Any]) -> bool:
        values = dict(row)
        code = str(values.pop("id", None) or values.pop("code", ""))
        values |= {"code": code, "id": natural_id("unit", code)}
        unit = checked(RECORDS["unit"], values)
        before = self._tx.of(RECORDS["unit"]).find(unit.id)
        self._tx.of(RECORDS["unit"]).save(unit)
        return before != unit

    def _referred(self, table: str, ref: str) -> UUID:
        found = self._ids[table].get(ref)
        if found is None:
            found = ids_of_references(self._tx.connection, table, [ref]).get(ref)
        if found is None:
            raise RuleError(
                "unknown_reference",
                f"Dòng này nhắc đến mã “{ref[:60]}” không có trong tệp và trong sổ.",
            )
        return found

    def _owner(self, table: str, record: Record) -> str:
        owner = getattr(record, "present_unit", None) or getattr(record, "unit_id", None)
        if table == "sponsorship":
            owner = self._owner_of("child", getattr(record, "child_id"))  # noqa: B009 - by kind
        if table == "pledge":
            owner = self._owner_of("sponsorship", getattr(record, "sponsorship_id"))  # noqa: B009
        unit = str(owner)
        if unit not in self._tx.tree.units:
            raise RuleError("unknown_unit", f"Không có đơn vị mã “{unit[:40]}” trong sổ này.")
        if unit != self._tx.unit and not self._tx.tree.is_above(self._tx.unit, unit):
            raise RuleError(
                "foreign_unit", f"Đơn vị {unit} không thuộc đơn vị của chị nên không nạp được."
            )
        return unit

    def _owner_of(self, table: str, record: UUID) -> str:
        known = self._owners.get(record)
        return known or self._tx.of(RECORDS[table]).owner(record) or self._tx.unit
