"""Refusals that explain themselves in Vietnamese: what happened, what to do.

A message never holds a child's name or number: it may end in a log or on a shared screen.
"""

from typing import ClassVar


class RegistryError(Exception):
    """A refusal for a reason the officer can act on.

    Attributes:
        code: Stable lower-case word for callers and tests, such as ``not_found``.
        message: One or two Vietnamese sentences.
        exit_code: What the command line returns: 1 to act on, 3 not trusted or damaged.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class RuleError(RegistryError):
    """A rule of the programme or of the data forbids it."""


class NotFoundError(RegistryError):
    """No record, unit or file answers to the given name."""


class DamagedError(RegistryError):
    """A file is not what it should be: damaged, foreign, not trusted. Nothing was changed."""

    exit_code: ClassVar[int] = 3
