"""Feed ids: whose chain of changes it is and who may read it."""

import re
from typing import Final, NamedTuple, Self

# No dot in front: a code may become part of a file's name, and ".." must never be one.
_UNIT: Final = r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,31}"
_UNIT_CODE: Final = re.compile(_UNIT)
_FEED: Final = re.compile(rf"({_UNIT})/([0-9a-f]{{16}})/([0-9a-f]{{8}})/({_UNIT})")

UP: Final = "up"
OWN: Final = "own"


class FeedId(NamedTuple):
    """One chain of changes of one installation of one device, for one audience.

    Attributes:
        unit: Code of the unit that writes.
        device: First 16 hex characters of the SHA-256 of the device's public key blob.
        epoch: 8 random hex characters, new after every restore.
        audience: ``up``, ``own`` or the code of a subordinate unit.
    """

    unit: str
    device: str
    epoch: str
    audience: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``unit/device/epoch/audience``.

        Raises:
            ValueError: It is not of that form.
        """
        match = _FEED.fullmatch(text)
        if match is None:
            raise ValueError("not a feed id")
        return cls(*match.groups())

    def __str__(self) -> str:
        """Return the form that stands in headers."""
        return "/".join(self)


def is_unit_code(text: str) -> bool:
    """Say whether the text can be the code of a unit."""
    return _UNIT_CODE.fullmatch(text) is not None
