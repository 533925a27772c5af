"""A receipt that is read over the telephone: how many changes came, and eight signs that prove it.

Typing it in only stops sending again; nothing is deleted on its strength (sync-format, clause 12).
"""

import hashlib
import re
from collections.abc import Mapping
from typing import NamedTuple, Self

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOKALIKES = str.maketrans("OIL", "011")
_LENGTH = 8
_BITS = 5
_FORM = re.compile(r"(\d{1,9})[-\s.]*([0-9A-Z]{4})[-\s.]*([0-9A-Z]{4})")


def check_code(sha256: str) -> str:
    """Two groups of five digits, read aloud, by which two offices know that they hold one file.

    Args:
        sha256: Of the sealed file, in hex.
    """
    digits = f"{int(sha256[:16], 16) % 10**10:010}"
    return f"{digits[:5]} · {digits[5:]}"


class SpokenReceipt(NamedTuple):
    """What is said: how many changes came, and the signs.

    Attributes:
        number: How many changes of the computer are applied at the receiver.
        signs: Eight of Crockford's thirty-two.
    """

    number: int
    signs: str

    @classmethod
    def of(cls, heads: Mapping[str, bytes], number: int, *, receiver: str, computer: str) -> Self:
        """The receipt for everything that one computer sent.

        Args:
            heads: Its feeds, each with the full hash of the last change that is applied.
            number: How many changes that is.
            receiver: Code of the unit that confirms.
            computer: Code of the computer that confirms.
        """
        lines = [f"{feed}/{head.hex()}" for feed, head in sorted(heads.items())]
        text = "\n".join(["ack", *lines, f"{receiver}/{computer}"])
        value = int.from_bytes(hashlib.sha256(text.encode()).digest()[:_BITS], "big")
        signs = "".join(_SIGNS[value >> (_BITS * place) & 31] for place in reversed(range(_LENGTH)))
        return cls(number, signs)

    @classmethod
    def read(cls, typed: str) -> Self | None:
        """Read what somebody typed after hearing it; None when it is no such code."""
        found = _FORM.fullmatch(typed.strip().upper())
        if found is None:
            return None
        return cls(int(found[1]), (found[2] + found[3]).translate(_LOOKALIKES))

    def __str__(self) -> str:
        return f"{self.number}-{self.signs[:4]}-{self.signs[4:]}"
