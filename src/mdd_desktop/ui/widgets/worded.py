"""Rows that are put into words when somebody looks at them: a screen of thousands at a time."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar, overload

from typing_extensions import override

Row = TypeVar("Row")


class Worded(Sequence[Row], Generic[Row]):
    """What a table shows of found records, one row after the other."""

    def __init__(self, words: Callable[[Any], Row], found: Sequence[Any]) -> None:
        self._words, self._found = words, found
        self._made: dict[int, Row] = {}

    @override
    def __len__(self) -> int:
        return len(self._found)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...

    @override
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return Worded(self._words, self._found[at])
        if at not in self._made:
            self._made[at] = self._words(self._found[at])
        return self._made[at]
