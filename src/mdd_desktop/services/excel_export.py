"""Lists as workbooks, and everything as open JSON."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from mdd_desktop.documents.xlsx.list_file import ListCell, ListColumn, write_list
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import codes
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.record import Record
from mdd_desktop.domain.record_fields import RECORDS
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.domain.sponsorship import Sponsorship, SponsorshipState
from mdd_desktop.domain.support import SupportEntry
from mdd_desktop.domain.vietnamese import name_sort_key
from mdd_desktop.services import duplicates
from mdd_desktop.services.bulk_load import SECTIONS
from mdd_desktop.services.excel import export_columns as lists
from mdd_desktop.services.excel.export_columns import Column, Names
from mdd_desktop.services.shapes import shapes_of
from mdd_desktop.storage.queries.child_filters import ChildFilter, Tab
from mdd_desktop.storage.queries.children import child_ids
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading
from mdd_desktop.storage.whole_file import write_whole

KINDS: Final = ("children", "sponsors", "sponsorships", "support", "police", "everything")
_TITLES: Final = {
    "children": "DANH SÁCH TRẺ EM",
    "sponsors": "DANH SÁCH MẸ ĐỠ ĐẦU",
    "sponsorships": "DANH SÁCH LƯỢT ĐỠ ĐẦU",
    "support": "SỔ HỖ TRỢ",
    "police": "DANH SÁCH TRẺ EM CHƯA CÓ SỐ ĐỊNH DANH, ĐỀ NGHỊ CÔNG AN XÃ BỔ SUNG",
}
_NAMES: Final = {
    "children": "Trẻ em",
    "sponsors": "Mẹ đỡ đầu",
    "sponsorships": "Lượt đỡ đầu",
    "support": "Sổ hỗ trợ",
    "police": "Bổ sung số định danh",
}
_PERIOD = re.compile(r"\d{4}(?:-\d{2})?")


def export(
    registry: Registry, kind: str, path: Path, *, filters: Sequence[str] = (), search: str = ""
) -> int:
    """Write a list; return how many rows it has.

    Args:
        registry: Of the office.
        kind: One of ``KINDS``.
        path: Of the file.
        filters: Of children the tabs of their list; of sponsors their kind; of sponsorships
            their state; of support a year or a month. Any of several may hold, tabs all.
        search: Of children as in their list.

    Raises:
        RuleError: ``unknown_filter``.
    """
    if Tab.SUSPECTED_DUPLICATE in filters:
        duplicates.refresh(registry)
    with registry.read() as reading:
        if kind == "everything":
            content, count = _everything(reading)
        else:
            columns, records = _records(reading, kind, filters, search, registry.today)
            names = _names(reading, registry.today)
            content, count = _list_of(kind, columns, records, names, registry.today)
    write_whole(path, content)
    return count


def export_children(registry: Registry, path: Path, children: Sequence[UUID]) -> int:
    """Write these children into a workbook, in this order; return how many rows it has."""
    with registry.read() as reading:
        records = reading.of(Child).many(list(children))
        content, count = _list_of(
            "children", lists.CHILDREN, records, _names(reading, registry.today), registry.today
        )
    write_whole(path, content)
    return count


def _list_of(
    kind: str, columns: Sequence[Column], records: Iterable[Record], names: Names, today: dt.date
) -> tuple[bytes, int]:
    return write_list(
        _TITLES[kind],
        [ListColumn("STT", 6), *(_dated(column, today) for column, _ in columns)],
        _rows(records, columns, names),
        name=_NAMES[kind],
    )


def _dated(column: ListColumn, today: dt.date) -> ListColumn:
    """The poverty of a household is that of one year; the heading says which."""
    if column.title != lists.POVERTY:
        return column
    return column._replace(title=f"{column.title} năm {today.year}")


def _rows(
    records: Iterable[Record], columns: Sequence[Column], names: Names
) -> Iterator[list[ListCell]]:
    makers = [maker for _, maker in columns]
    for number, record in enumerate(records, start=1):
        yield [number, *[maker(record, names) for maker in makers]]


def _records(
    reading: Reading, kind: str, filters: Sequence[str], search: str, today: dt.date
) -> tuple[Sequence[Column], Sequence[Record]]:
    if kind == "sponsors":
        return lists.SPONSORS, _sponsors(reading, _known(filters, codes("sponsor_kind")))
    if kind == "sponsorships":
        wanted = _known(filters, tuple(SponsorshipState))
        found = reading.of(Sponsorship).where(void=False)
        return lists.SPONSORSHIPS, [
            one for one in found if not wanted or one.state_on(today).value in wanted
        ]
    if kind == "support":
        periods = tuple(_period(text) for text in filters)
        lines = reading.of(SupportEntry).where(void=False)
        chosen = [one for one in lines if not periods or one.date.isoformat().startswith(periods)]
        return lists.SUPPORT, sorted(chosen, key=lambda one: (one.date, one.id))
    children = _children(reading, filters, search, today)
    if kind == "police":
        return lists.POLICE, [child for child in children if not child.identity_number]
    return lists.CHILDREN, children


def _children(reading: Reading, filters: Sequence[str], search: str, today: dt.date) -> list[Child]:
    tabs = frozenset(map(Tab, _known(filters, tuple(Tab))))
    chosen = ChildFilter(tabs=tabs, away=frozenset(reading.moved_on()))
    ids = child_ids(reading.connection, search, today=today, filters=chosen)
    return reading.of(Child).many([UUID(one) for one in ids])


def _sponsors(reading: Reading, kinds: frozenset[str]) -> list[Sponsor]:
    found = [
        one
        for one in reading.of(Sponsor).where(void=False)
        if one.merged_into is None and (not kinds or one.kind.value in kinds)
    ]
    return sorted(found, key=lambda one: name_sort_key(one.sort_name or one.full_name))


def _names(reading: Reading, today: dt.date) -> Names:
    children = {child.id: child for child in reading.of(Child).all()}
    sponsors = {sponsor.id: sponsor for sponsor in reading.of(Sponsor).all()}
    sponsors_of: dict[Any, str] = {}
    for one in reading.of(Sponsorship).where(void=False):
        sponsor = sponsors.get(one.sponsor_id)
        if sponsor is not None and one.state_on(today) is SponsorshipState.ACTIVE:
            before = sponsors_of.get(one.child_id)
            name = sponsor.full_name
            sponsors_of[one.child_id] = f"{before}, {name}" if before else name
    units = {code: unit.name for code, unit in reading.tree.units.items()}
    return Names(units, children, sponsors, sponsors_of, today)


def _everything(reading: Reading) -> tuple[bytes, int]:
    """Every record of the registry in the shape that ``mdd records import`` reads."""
    content: dict[str, Any] = {}
    for section, table in SECTIONS.items():
        shapes = shapes_of(reading, reading.of(RECORDS[table]).all())
        content[section] = [_loadable(table, shape) for shape in shapes]
    text = json.dumps(content, ensure_ascii=False, indent=1, default=str)
    return text.encode(), sum(map(len, content.values()))


def _loadable(table: str, shape: dict[str, Any]) -> dict[str, Any]:
    """A record as a bulk load takes it: named by what it is known by elsewhere."""
    plain = {name: value for name, value in shape.items() if name != "uuid"}
    return plain | {"id": plain["code"]} if table == "unit" else plain


def _known(filters: Sequence[str], allowed: Sequence[str]) -> frozenset[str]:
    for name in filters:
        if name not in allowed:
            known = ", ".join(allowed)
            raise RuleError("unknown_filter", f"Không có bộ lọc “{name[:40]}”. Dùng: {known}.")
    return frozenset(filters)


def _period(text: str) -> str:
    if not _PERIOD.fullmatch(text):
        raise RuleError("unknown_filter", "Bộ lọc của sổ hỗ trợ là năm hoặc tháng: 2026, 2026-10.")
    return text
