"""How long work that tells how far it is will still take, and how one says that."""

import math
from dataclasses import dataclass

from mdd_desktop.ui.text import tr

_LOOKED_S = 2.0
"""After so long the pace says something."""
_LONG_S = 10.0
"""Shorter work needs no estimate (ui.md, section 2.4)."""
_TEN, _MINUTE, _HOUR = 10, 60, 3600


@dataclass
class _Seen:
    """What is being watched, and where it was at first."""

    sentence: str
    total: int
    done: int
    moment: float


class Pace:
    """Watches one piece of work after the other."""

    def __init__(self) -> None:
        self._first = _Seen("", 0, 0, 0.0)

    def left(self, sentence: str, done: int, total: int, moment: float) -> float | None:
        """Return the seconds that are left, as far as anybody can tell yet.

        Args:
            sentence: Of the work.
            done: How many steps.
            total: Of how many; 0 when nobody knows.
            moment: Now, in seconds.
        """
        first = self._first
        if (first.sentence, first.total) != (sentence, total) or done < first.done:
            self._first = first = _Seen(sentence, total, done, moment)
        passed, moved = moment - first.moment, done - first.done
        if not total or passed < _LOOKED_S or moved <= 0:
            return None
        left = passed * (total - done) / moved
        return left if passed + left > _LONG_S else None


def left_words(seconds: float | None) -> str:
    """Return ``còn khoảng 2 phút``; "" where nobody can tell."""
    if seconds is None:
        return ""
    if seconds <= _MINUTE - _TEN:
        return tr("còn khoảng {n} giây").format(n=_TEN * max(1, math.ceil(seconds / _TEN)))
    minutes = max(1, round(seconds / _MINUTE))
    if seconds < _HOUR:
        return tr("còn khoảng {n} phút").format(n=minutes)
    hours, more = divmod(minutes, 60)
    told = tr("còn khoảng {n} giờ").format(n=hours)
    return tr("{hours} {n} phút").format(hours=told, n=more) if more else told
