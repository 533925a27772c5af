"""Texts to choose from and their codes, found by their letters without accents."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Self

from mdd_desktop.domain.vietnamese import fold


class Offers:
    """What a list offers; equal texts are one.

    However many there are, they are searched at once: their letters stand in one long text. That
    text is made when it is first needed, which takes a moment for many.

    Args:
        options: (code, text) pairs in the order in which they are offered.
    """

    def __init__(self, options: Iterable[tuple[str, str]] = ()) -> None:
        self._codes = {text: code for code, text in options}
        self._texts = {code: text for text, code in reversed(self._codes.items())}
        self.texts: Sequence[str] = list(self._codes)

    def made_ready(self) -> Self:
        """Prepare the search now; for a thread that has the time."""
        _ = self._folded, self._initials
        return self

    def code_of(self, text: str) -> str | None:
        """Return the code of a text as it is offered; None where it is not."""
        return self._codes.get(text)

    def text_of(self, code: str) -> str | None:
        """Return the text that is offered for a code; None where there is none."""
        return self._texts.get(code)

    def same_as(self, typed: str) -> str | None:
        """Return the text that differs from what was typed by accents and capitals at most."""
        found = next(self._folded.holding(f"\n{fold(typed)}\n"), None)
        return None if found is None else self.texts[found]

    def matching(self, typed: str, most: int) -> list[str]:
        """Return the texts that answer to what was typed, those that begin with it first.

        After them come those with a word that does, and those whose initials do.
        """
        wanted = fold(typed).strip()
        if not wanted:
            return list(self.texts[:most])
        found: dict[int, None] = {}
        for lines, sought in (
            (self._folded, f"\n{wanted}"),
            (self._folded, f" {wanted}"),
            (self._initials, f"\n{wanted}"),
        ):
            for at in lines.holding(sought):
                if len(found) == most:
                    break
                found[at] = None
        return [self.texts[at] for at in found]

    @cached_property
    def _folded(self) -> "_Lines":
        return _Lines([fold(text) for text in self.texts])

    @cached_property
    def _initials(self) -> "_Lines":
        return _Lines(["".join(word[0] for word in fold(text).split()) for text in self.texts])


class _Lines:
    """Many short texts as one, each between two line breaks."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._whole = "\n".join(("", *lines, ""))
        self._breaks = list(accumulate((len(line) + 1 for line in lines), initial=0))

    def holding(self, sought: str) -> Iterator[int]:
        """Yield the numbers of the lines that hold a text; a line break in it is their edge."""
        at = self._whole.find(sought)
        while at >= 0:
            line = bisect_right(self._breaks, at) - 1
            yield line
            at = self._whole.find(sought, self._breaks[line + 1])
