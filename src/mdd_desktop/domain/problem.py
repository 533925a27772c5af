"""Findings about what was typed: they explain themselves and never stop the work by themselves."""

from dataclasses import dataclass
from enum import StrEnum

from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.coded import Coded


class Severity(StrEnum):
    """How much a finding weighs: an error refuses the value, a warning asks, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Sex(Coded):
    """Sex as the records hold it."""

    MALE = "nam"
    FEMALE = "nu"

    @property
    def label(self) -> str:
        """Return the word printed in lists."""
        return label("sex", self)


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding.

    Attributes:
        code: Stable lower-case word for callers and tests, such as ``identity_length``.
        severity: What it means for the value.
        message: Vietnamese sentences: what is wrong, what to do. Never the value itself.
    """

    code: str
    severity: Severity
    message: str
