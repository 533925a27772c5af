"""Which of a sponsorship's pledges speak for it in a month, and which begin next."""

from collections.abc import Iterable

from mdd_desktop.domain.sponsorship import Pledge


def standing(pledges: Iterable[Pledge], month: str) -> tuple[Pledge, ...]:
    """The pledges that speak for a sponsorship in a month, such as ``2026-06``.

    Those in force; while none is, the next that come, and after the last of them that one.
    """
    every = sorted(pledges, key=lambda one: (one.from_month, one.id))
    last = {one.id: one.to_month if one.rhythm.recurs else one.from_month for one in every}
    if now := [one for one in every if one.from_month <= month <= (last[one.id] or month)]:
        return tuple(now)
    if coming := coming_after(every, month):
        return coming
    return tuple(sorted(every, key=lambda one: (last[one.id] or "", one.id))[-1:])


def coming_after(pledges: Iterable[Pledge], month: str) -> tuple[Pledge, ...]:
    """The pledges that begin next after a month; none when nothing is to change."""
    later = [one for one in pledges if one.from_month > month]
    first = min((one.from_month for one in later), default="")
    return tuple(sorted((one for one in later if one.from_month == first), key=lambda p: p.id))
