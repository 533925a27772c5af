"""Printed codes of children: ``<mã xã>-<năm>-<số>-<máy>``, allocated without asking anybody.

The last part is three letters of this computer's feed, so that two computers of one commune, or
one that was restored from a backup, can never print the same code (docs/adr). A code is never
given twice; an old one stays searchable for ever.
"""

import hashlib
import re

from mdd_desktop.storage.queries.references import codes_beginning
from mdd_desktop.storage.transaction import Transaction

_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
_NUMBER = re.compile(r"-(\d+)-[A-Z0-9]{3}$")


class Codes:
    """Hands out the next codes within one transaction."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        feed = transaction.feed("own")
        digest = hashlib.sha256(f"{feed.device}/{feed.epoch}".encode()).digest()
        self.tag = "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:3])
        self._last: dict[str, int] = {}

    def next(self, unit: str, year: int) -> str:
        """Return the next free code of a commune and year."""
        prefix = f"{unit}-{year % 100:02d}-"
        if prefix not in self._last:
            self._last[prefix] = self._last_used(prefix)
        self._last[prefix] += 1
        return f"{prefix}{self._last[prefix]:04d}-{self.tag}"

    def _last_used(self, prefix: str) -> int:
        self._transaction.log.flush()
        used = codes_beginning(self._transaction.connection, prefix)
        numbers = (_NUMBER.search(code) for code in used if code.endswith(self.tag))
        return max((int(found[1]) for found in numbers if found), default=0)
