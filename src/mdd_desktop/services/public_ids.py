"""Ids as callers know them: the printed code, the id of the old system, or our own.

A record that was loaded from another system keeps that system's id as a reference, and answers to
it. Only where nothing of the kind exists, the UUID stands.
"""

from collections.abc import Iterable
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.record import Record
from mdd_desktop.storage.queries.references import ids_by_reference, references_of, table_of
from mdd_desktop.storage.transaction import Reading


def find_id(reading: Reading, cls: type[Record], text: str) -> UUID:
    """Return the id of the record that ``text`` names.

    Args:
        reading: Where to look.
        cls: The kind of record.
        text: A UUID, a printed code (also an old one), or the id of the system it came from.

    Raises:
        NotFoundError: Nothing answers to it.
        RuleError: Several records do.
    """
    wanted = text.strip().encode(errors="replace").decode()
    found = ids_by_reference(reading.connection, cls.table, wanted, codes=cls is Child)
    if len(found) == 1:
        return found[0]
    if len(found) > 1:
        listed = ", ".join(str(record) for record in found[:5])
        raise RuleError(
            "ambiguous",
            f"Có {len(found)} hồ sơ cùng mang mã này. Ghi rõ một trong các mã: {listed}.",
        )
    raise NotFoundError(
        "not_found", f"Không thấy hồ sơ nào có mã “{wanted[:60]}” trong sổ. Xem lại mã."
    )


class PublicIds:
    """The public form of ids, read once for many records."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known: dict[str, dict[UUID, str]] = {}

    def load(self, table: str, ids: Iterable[UUID]) -> None:
        """Read the references of these records."""
        known = self._known.setdefault(table, {})
        missing = [record for record in dict.fromkeys(ids) if record not in known]
        found = references_of(self._reading.connection, table, missing)
        known.update({record: found.get(record) or str(record) for record in missing})

    def of(self, table: str, record: UUID) -> str:
        """The public form of one id."""
        known = self._known.get(table, {})
        if record not in known:
            self.load(table, [record])
        return self._known[table][record]

    def of_any(self, record: UUID) -> str:
        """The public form of an id of which the kind is not known."""
        for known in self._known.values():
            if record in known:
                return known[record]
        table = table_of(self._reading.connection, record)
        return self.of(table, record) if table else str(record)
