"""What the table of fields says of each field."""

from enum import StrEnum
from typing import NamedTuple


class Sensitivity(StrEnum):
    """How far a field may travel."""

    PLAIN = "plain"
    BASIC = "basic"
    SENSITIVE = "sensitive"


class FieldEntry(NamedTuple):
    """A field's name on forms, in sentences and in messages, and its sensitivity."""

    label: str
    sensitivity: Sensitivity
