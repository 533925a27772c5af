"""Closed lists of codes, as far as this version of the program knows them."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final, Self, cast

CODE: Final = re.compile(r"[a-z0-9_]{1,40}")
_REMEMBERED = 1024


def newer(code: str) -> str:
    """What is shown in the place of a label that only newer programs have."""
    return f"(mã mới: {code})"


class Coded(StrEnum):
    """A list of codes that a newer program may have lengthened.

    What an officer enters must be one of the members. What a newer program wrote is kept: a code
    that is not in the list stands for itself, equals no member, and is saved as it came.
    """

    @classmethod
    def of(cls, code: str) -> Self:
        """The member of a code; for one that only newer programs know, a stand-in of its own."""
        try:
            return cls(code)
        except ValueError:
            return cast("Self", _stand_in(cls, code))

    def __reduce_ex__(self, proto: object) -> tuple[Any, ...]:
        """Copy by the code: a stand-in is found by no name."""
        return type(self).of, (str(self.value),)

    @property
    def is_new(self) -> bool:
        """Whether only newer programs know this code."""
        return self.name not in type(self).__members__


@lru_cache(maxsize=_REMEMBERED)
def _stand_in(codes: type[Coded], code: str) -> Coded:
    """An instance beside the members, so that it passes wherever one of them may stand.

    Raises:
        ValueError: No program writes such a code.
    """
    if not CODE.fullmatch(code):
        msg = "not a code"
        raise ValueError(msg)
    found = str.__new__(codes, code)
    found._name_ = found._value_ = code
    return found
