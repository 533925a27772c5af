"""What whoever helps by telephone needs to know of a computer; nothing about any person."""

import platform

from mdd_desktop import __version__
from mdd_desktop.domain.record_fields import RECORDS
from mdd_desktop.services.office_facts import read_facts
from mdd_desktop.storage.queries.sizes import record_counts
from mdd_desktop.storage.registry import Registry


def support_info(registry: Registry) -> str:
    """Versions, the kind of office and how many records of each kind; no name, no number."""
    facts = read_facts(registry)
    with registry.read() as reading:
        counts = record_counts(reading.connection, tuple(RECORDS))
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    office = f"Cấp: {facts.level.value}; quyền: {facts.access.value}"
    marks = f"Đã ghi danh: {_yes(facts.is_enrolled)}; tập huấn: {_yes(facts.is_training)}"
    lines = [
        f"Mẹ đỡ đầu {__version__}",
        f"{system}, Python {platform.python_version()}",
        office,
        marks,
        *(f"{table}: {count}" for table, count in counts.items() if count),
    ]
    return "\n".join(lines)


def _yes(holds: bool) -> str:  # noqa: FBT001 - a word for a fact
    return "có" if holds else "không"
