"""How an office stands on a document of a day: preset, its own letterhead, one-time changes."""

import datetime as dt
from collections.abc import Mapping

from mdd_desktop.documents.letterheads import Office, issuer_of, overridden
from mdd_desktop.domain.document import Issuer
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.office import Letterhead
from mdd_desktop.domain.record import checked
from mdd_desktop.storage.transaction import Reading

HEAD_FIELDS: Mapping[str, str] = {
    "superior_name": "Cơ quan chủ quản",
    "office_name": "Cơ quan ban hành",
    "symbol_suffix": "Ký hiệu sau tên loại",
    "place_name": "Địa danh",
    "signature_lines": "Quyền hạn, chức vụ người ký",
    "signer_name": "Người ký",
    "recipients": "Nơi nhận",
}
"""Parts of the letterhead that one document may have different from the office's own."""


def letterhead_on(reading: Reading, unit: str, day: dt.date | None) -> Letterhead | None:
    """The letterhead of a unit in force on a day; the last one when no day is given."""
    records = [
        record
        for record in reading.of(Letterhead).where(unit_id=unit, void=False)
        if record.valid_from is None or record.valid_from <= (day or dt.date.max)
    ]
    return max(records, key=lambda r: r.valid_from or dt.date.min, default=None)


def issuer_on(
    reading: Reading,
    unit: str,
    day: dt.date | None,
    preset: str | None = None,
    head: Mapping[str, str] | None = None,
) -> Issuer:
    """The issuer of a document.

    Args:
        reading: One consistent view.
        unit: Code of the issuing unit.
        day: Of the document; None takes the letterhead that was set last.
        preset: Letterhead preset instead of the office's own.
        head: Parts written for this document alone, by the names of ``HEAD_FIELDS``.

    Raises:
        RuleError: No such preset or part, or not for this level.
    """
    tree = reading.tree
    own = tree.units[unit]
    above = tree.units.get(own.parent or "")
    office = Office(name=own.name, level=own.level.value, superior=above.name if above else "")
    issuer = issuer_of(office, letterhead_on(reading, unit, day), preset=preset)
    if not head:
        return issuer
    unknown = [name for name in head if name not in HEAD_FIELDS]
    if unknown:
        known = ", ".join(HEAD_FIELDS)
        raise RuleError("unknown_head", f"Đầu văn bản không có ô “{unknown[0]}”. Các ô: {known}.")
    return overridden(issuer, checked(Letterhead, {"unit_id": unit, **head}))
