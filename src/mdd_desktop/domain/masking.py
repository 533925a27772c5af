"""Names of people taken out of whatever a screen is about to show: the meeting mode."""

import copy
import dataclasses
import re
from collections.abc import Iterable
from enum import Enum
from typing import Any

from pydantic import BaseModel

from mdd_desktop.domain.vietnamese_names import initials

_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*")
_LONG_NUMBER = re.compile(r"(?<![\w.,/-])\d{9,12}(?![\w.,/])")
_DOTS = "•••"
_MOST_WORDS = 10


_NAME_FIELDS = frozenset({"full_name", "guardian_name", "contact_name", "receiver_name"})


class PersonName(str):
    """A text that is the name of somebody, whom the registry need not know: an earlier name."""

    __slots__ = ()


def is_name(path: str) -> bool:
    """Whether a field of a change holds the name of a person, such as ``father.full_name``."""
    return path.rpartition(".")[2] in _NAME_FIELDS


class Mask:
    """Knows the names to hide; everything else stays as it is."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {" ".join(_WORD.findall(name)) for name in names}
        self._names.discard("")

    def text(self, text: str) -> str:
        """The text with initials for every known name, and dots for telephone and id numbers."""
        if isinstance(text, PersonName):
            return initials(text)
        words = list(_WORD.finditer(text))
        parts: list[str] = []
        end = at = 0
        while at < len(words):
            length = self._length_at(words, at)
            if length:
                parts += [text[end : words[at].start()], _short(words[at : at + length])]
                end = words[at + length - 1].end()
            at += length or 1
        return _LONG_NUMBER.sub(_DOTS, "".join(parts) + text[end:])

    def anything(self, value: Any) -> Any:  # noqa: ANN401 - whatever a service returns
        """The same value with every text in it masked; records and tuples are copied."""
        if isinstance(value, Enum):
            return value
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, tuple):
            items = [self.anything(item) for item in value]
            return type(value)(*items) if hasattr(value, "_fields") else tuple(items)
        if isinstance(value, list):
            return [self.anything(item) for item in value]
        if isinstance(value, dict):
            return {key: self.anything(item) for key, item in value.items()}
        return self._object(value)

    def _object(self, value: Any) -> Any:  # noqa: ANN401 - as above
        if isinstance(value, BaseModel):
            changed = self._changed(list(type(value).model_fields), value)
            return value.model_copy(update=changed) if changed else value
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            names = [field.name for field in dataclasses.fields(value)]
            changed = self._changed(names, value)
            made = copy.copy(value) if changed else value
            for name, item in changed.items():
                object.__setattr__(made, name, item)
            return made
        return value

    def _changed(self, names: Iterable[str], value: object) -> dict[str, Any]:
        found = {}
        for name in names:
            before = getattr(value, name)
            after = self.anything(before)
            if after is not before and after != before:
                found[name] = after
        return found

    def _length_at(self, words: list[re.Match[str]], at: int) -> int:
        longest = min(_MOST_WORDS, len(words) - at)
        for length in range(longest, 0, -1):
            piece = words[at : at + length]
            if length == 1 and len(words) > 1:
                return 0  # a single word inside a sentence is no name
            if " ".join(match.group() for match in piece) in self._names:
                return length
        return 0


def _short(words: list[re.Match[str]]) -> str:
    return initials(" ".join(match.group() for match in words))
