"""Amounts as the cells of the grid say them: thousands of đồng, in fewer letters where needed."""

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.ui.text import tr

_THOUSAND = 1000
_UNITS = ((1_000_000, tr("tr"), 1_000), (1_000_000_000, tr("tỷ"), 1_000_000_000))
"""Size, word, and how many of them are never said: that is one of the next unit."""
_FEW = 6


def in_thousands(amount: int) -> str:
    """Return an amount in thousands of đồng, decimals only where there are some."""
    whole, rest = divmod(amount, _THOUSAND)
    return format_number(whole) + (f",{rest:03d}".rstrip("0") if rest else "")


def shorter(amount: int) -> list[str]:
    """Return ways to say an amount, the exact one first, each shorter and rounder than before.

    Whoever shows another than the first says the exact amount in the tooltip.
    """
    ways = [in_thousands(amount)]
    for size, word, too_many in _UNITS:
        whole, tenth = divmod(round(amount * 10 / size), 10)
        about = round(amount / size)
        if tenth and 0 < whole < too_many:
            ways.append(f"{format_number(whole)},{tenth} {word}")
        if 0 < about < too_many:
            ways.append(f"{format_number(about)} {word}")
    return ways


def in_few_letters(amount: int) -> str:
    """Return an amount as exactly as a narrow column can say it."""
    ways = shorter(amount)
    return next((way for way in ways if len(way) <= _FEW), ways[-1])


def part_in_few_letters(part: int, whole: int) -> str:
    """Return "part / whole"; where one of them wears a unit the other one does too."""
    said = [in_few_letters(one) for one in (part, whole)]
    bare = [one.replace(".", "").replace(",", "").isdigit() for one in said]
    if bare[0] != bare[1]:
        both = zip(said, bare, (part, whole), strict=True)
        said = [_with_unit(amount) if alone else one for one, alone, amount in both]
    return " / ".join(said)


def _with_unit(amount: int) -> str:
    """A small amount beside one that wears a unit: in tenths of the smallest one, at least one."""
    size, word, _too_many = _UNITS[0]
    whole, tenth = divmod(max(1, round(amount * 10 / size)), 10)
    return f"{format_number(whole)},{tenth} {word}" if amount else "0"
