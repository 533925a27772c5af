"""Import of officers' workbooks: prepared without writing, carried out, taken back.

A preparation is a dry run: it counts what the real run does, because the real run prepares again
inside its transaction and then writes what was prepared.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mdd_desktop.documents.xlsx.grid import Book
from mdd_desktop.documents.xlsx.marked_copy import Note, marked_copy
from mdd_desktop.documents.xlsx.opening import open_book
from mdd_desktop.domain.vietnamese import comparison_form
from mdd_desktop.services.excel.applying import Undone, carry_out, take_back
from mdd_desktop.services.excel.child_plan import ChildPlanner
from mdd_desktop.services.excel.choices import Choices
from mdd_desktop.services.excel.planning import Plan
from mdd_desktop.services.excel.preview import Preview, preview_of
from mdd_desktop.services.excel.reading import find_list, read_list, shape_of
from mdd_desktop.services.excel.sponsor_plan import SponsorPlanner
from mdd_desktop.services.excel.support_plan import SupportPlanner
from mdd_desktop.storage import imports
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading
from mdd_desktop.storage.whole_file import write_whole

_Planner = type[ChildPlanner] | type[SponsorPlanner] | type[SupportPlanner]
_PLANNERS: Mapping[str, _Planner] = {
    "children": ChildPlanner,
    "sponsors": SponsorPlanner,
    "support": SupportPlanner,
}
_UNIT_WORDS = ("xã", "phường", "thị trấn", "đặc khu", "hội lhpn", "hội", "tỉnh", "thành phố", "cụm")


@dataclass(frozen=True)
class PastImport:
    """An import of this computer.

    Attributes:
        counts: How many rows were new, updated, unchanged, undecided, and all ``rows``.
    """

    batch: str
    file: str
    made_at: dt.datetime
    counts: Mapping[str, int]
    is_undone: bool


def prepare(registry: Registry, path: Path, choices: Choices | None = None) -> Plan:
    """Read a workbook and compare it with the registry; nothing is written.

    Args:
        registry: Of the office.
        path: Of the workbook.
        choices: The officer's decisions; those remembered for such a head by default.

    Raises:
        RegistryError: The workbook cannot be read, or holds no list.
    """
    book = open_book(path)
    with registry.read() as reading:
        return _plan(reading, book, choices, registry.today)


def preview(registry: Registry, path: Path, choices: Choices | None = None) -> Preview:
    """Prepare a workbook and lay the plan out as a table; nothing is written.

    Raises:
        RegistryError: The workbook cannot be read, or holds no list.
    """
    book = open_book(path)
    with registry.read() as reading:
        return preview_of(reading, _plan(reading, book, choices, registry.today))


def run(
    registry: Registry,
    path: Path,
    choices: Choices | None = None,
) -> tuple[Plan, str | None]:
    """Import a workbook in one transaction.

    Args:
        registry: Of the office.
        path: Of the workbook.
        choices: As for ``prepare``.

    Returns:
        What was done, and the batch's id by which it can be taken back; None if nothing was to do.
    """
    book = open_book(path)
    with registry.transaction("Nhập từ Excel") as tx:
        plan = _plan(tx, book, choices, registry.today)
        batch = carry_out(tx, plan, path.name, registry.today)
        if batch is not None:
            _remember(tx, plan)
    return plan, batch


def undo(registry: Registry, batch: str) -> Undone:
    """Take back an import: records put back as they were, new ones marked as mistakes."""
    with registry.transaction("Hoàn tác lần nhập từ Excel") as tx:
        return take_back(tx, batch.replace("-", "").lower())


def save_error_workbook(path: Path, plan: Plan, target: Path) -> None:
    """Write the officer's workbook again, bad cells coloured and explained, to be sent back."""
    notes = [Note(f.row, f.column, f.message, is_error=f.refuses) for f in plan.findings]
    head = plan.read.layout.top + plan.read.layout.depth
    content = marked_copy(path.read_bytes(), plan.read.book, plan.read.sheet, head, notes)
    write_whole(target, content)


def past_imports(registry: Registry) -> list[PastImport]:
    """All imports of this computer, newest first."""
    with registry.read() as reading:
        return [
            PastImport(
                batch.id,
                batch.file,
                dt.datetime.fromisoformat(batch.made_at),
                json.loads(batch.counts),
                is_undone=batch.undone_at is not None,
            )
            for batch in imports.all_batches(reading.connection)
        ]


def _plan(reading: Reading, book: Book, choices: Choices | None, today: dt.date) -> Plan:
    if choices is None or not choices.columns:
        choices = _remembered(reading, book, choices or Choices())
    units = {_plain_name(unit.name): code for code, unit in reading.tree.units.items()}

    def unit_of(text: str) -> str | None:
        return text if text in reading.tree.units else units.get(_plain_name(text))

    read = read_list(book, choices, today=today, unit_of=unit_of)
    planner = _PLANNERS[read.kind](reading, read, choices, today)
    plan = Plan(read, choices, planner.run())
    found = [*read.findings, *planner.remarks.found]
    plan.findings = sorted(found, key=lambda f: (f.row, len(f.column), f.column))
    return plan


def _remembered(reading: Reading, book: Book, choices: Choices) -> Choices:
    """The given choices, completed by those kept for a workbook with this head."""
    _, layout, _ = find_list(book, choices)
    text = imports.load_shape(reading.connection, shape_of(layout))
    if text is None:
        return choices
    kept = Choices.parse(json.loads(text))
    return choices.completed_by(kept)


def _remember(reading: Reading, plan: Plan) -> None:
    """Keep how the columns were matched and the dates read, for the next such workbook."""
    kept = {
        "columns": dict(plan.mapping),
        "dates": {name: order.value for name, order in plan.choices.dates.items()},
        "encodings": dict(plan.choices.encodings),
        "confirmed": dict(plan.choices.confirmed),
    }
    now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    imports.save_shape(
        reading.connection, plan.read.shape, json.dumps(kept, ensure_ascii=False), now
    )


def _plain_name(name: str) -> str:
    words = " ".join(comparison_form(name).lower().replace(".", " ").split())
    for word in _UNIT_WORDS:
        words = words.removeprefix(f"{word} ")
    return words
