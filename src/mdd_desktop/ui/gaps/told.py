"""The words of many cases, each made when its card is: a large commune has thousands of them."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

from typing_extensions import override

from mdd_desktop.ui.gaps.cards import GapText

Card = TypeVar("Card")


class Told(Sequence[GapText], Generic[Card]):
    """As long as the cases are many.

    Args:
        cards: The cases.
        tell: Says one of them in words.
    """

    def __init__(self, cards: Sequence[Card], tell: Callable[[Card], GapText]) -> None:
        self._cards, self._tell = cards, tell

    @override
    def __len__(self) -> int:
        return len(self._cards)

    @overload
    def __getitem__(self, at: int) -> GapText: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[GapText]: ...
    @override
    def __getitem__(self, at: int | slice) -> GapText | Sequence[GapText]:
        if isinstance(at, slice):
            return Told(self._cards[at], self._tell)
        return self._tell(self._cards[at])
