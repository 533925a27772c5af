"""The base of every fact in the registry, and its shape as fields of a change.

A record is frozen and validated. Rules *between* fields are not checked here but by the services
when an officer saves: a merge may bring together two halves that were each valid, and what the
registry holds must always be readable.
"""

import datetime as dt
import re
import threading
import time
from secrets import randbits
from typing import Annotated, Any, ClassVar, Self, TypeVar
from uuid import UUID, uuid5

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.tolerant import keep_new_codes
from mdd_desktop.domain.validation import explain
from mdd_desktop.domain.vietnamese import normalise, normalise_lines

_NATURAL = UUID("6f0f6f2e-6d64-5d00-8a00-6d64645f6d64")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
SHORT_TEXT = 300
LONG_TEXT = 8000
R = TypeVar("R", bound="Record")


def _as_line(value: str) -> str:
    return _printable(normalise(value))


def _as_lines(value: str) -> str:
    return _printable(normalise_lines(value))


def _printable(text: str) -> str:
    if _CONTROL.search(text):
        msg = "Có ký tự điều khiển không in được. Gõ lại ô này."
        raise ValueError(msg)
    return text


class IdSeries:
    """UUIDv7s (RFC 9562) of one run of the program: milliseconds, a counter, 62 random bits.

    The random bits are drawn once for each run. So ids of one run grow, are never the same, and
    have most of their characters in common: nothing that was drawn can be compressed, and an id
    of its own drawing for each record and each transaction was a third of a package.
    """

    def __init__(self) -> None:
        self._run = randbits(62)
        self._last = 0
        self._lock = threading.Lock()

    def next(self) -> UUID:
        """The next id; more than 4,096 in a millisecond run ahead of the clock."""
        with self._lock:
            now = (time.time_ns() // 1_000_000 & (1 << 48) - 1) << 12
            self._last = max(now, self._last + 1)
            stamp, counter = divmod(self._last, 1 << 12)
        return UUID(int=stamp << 80 | 0x7 << 76 | counter << 64 | 0x2 << 62 | self._run)


_IDS = IdSeries()


def new_id() -> UUID:
    """A new id; nobody else has it."""
    return _IDS.next()


ShortText = Annotated[str, Field(max_length=SHORT_TEXT), AfterValidator(_as_line)]
LongText = Annotated[str, Field(max_length=LONG_TEXT), AfterValidator(_as_lines)]
_LIMITS: dict[object, int] = {_as_line: SHORT_TEXT, _as_lines: LONG_TEXT}
Month = Annotated[str, Field(pattern=r"^(19|20)\d\d-(0[1-9]|1[0-2])$")]
UnitCode = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,32}$")]
Vnd = Annotated[int, Field(ge=0, lt=10**15)]
Code = Annotated[str, Field(pattern=r"^[a-z0-9_]{1,40}$")]


def text_limit(kind: Any) -> int:  # noqa: ANN401 - a type expression
    """How long a ``ShortText`` or ``LongText`` may be; 0 for any other type."""
    said = getattr(kind, "__metadata__", ())
    return max((_LIMITS.get(getattr(part, "func", None), 0) for part in said), default=0)


class Value(BaseModel):
    """A small fact inside a record, merged as a whole.

    In a list its ``key_fields`` tell one element from another, so that two computers may add
    different elements at the same time without a conflict.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    key_fields: ClassVar[tuple[str, ...]] = ()

    @property
    def key(self) -> str:
        """What names this element in its list, such as ``2026`` for a year's household."""
        return "|".join(str(getattr(self, name)) for name in self.key_fields)


class Part(BaseModel):
    """A group of fields inside a record, each merged by itself; all have defaults."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Record(BaseModel):
    """A frozen, validated fact of the registry.

    Attributes:
        id: UUIDv7, made when the record is made; never a national number.
        source_ref: The id it had in the system it was loaded from.
        void: Entered by mistake; counted nowhere, kept for ever.
        recorded_on: The day it was entered; None in old books counts as always known.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    table: ClassVar[str]

    id: UUID = Field(default_factory=new_id)
    source_ref: ShortText | None = None
    void: bool = False
    recorded_on: dt.date | None = None

    def corrected(self, **values: Any) -> Self:  # noqa: ANN401 - whatever the fields take
        """Return a validated copy with other values; ``model_copy`` would not validate.

        Raises:
            RuleError: A value is refused, said in Vietnamese.
        """
        current = {name: getattr(self, name) for name in type(self).model_fields}
        try:
            return keep_new_codes(type(self), current | values, self)
        except ValidationError as error:
            raise RuleError("invalid", explain(self.table, error)) from None


def natural_id(kind: str, *parts: str) -> UUID:
    """The id of a natural singleton, the same on every computer (a unit, an office's settings)."""
    return uuid5(_NATURAL, "/".join((kind, *parts)))


def checked(cls: type[R], values: dict[str, Any]) -> R:
    """Validate values into a record.

    Raises:
        RuleError: With the names of the refused fields and what is wrong, in Vietnamese.
    """
    try:
        return cls.model_validate(values)
    except ValidationError as error:
        raise RuleError("invalid", explain(cls.table, error)) from None
