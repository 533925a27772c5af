"""Amounts as the cells of the grid say them: thousands of đồng, in fewer letters where needed."""

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.ui.text import tr

_THOUSAND = 1000
_UNITS = ((1_000_000, tr("tr")), (1_000_000_000, tr("tỷ")))
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
    for size, word in _UNITS:
        whole, tenth = divmod(round(amount * 10 / size), 10)
        if whole:
            ways += [f"{format_number(whole)},{tenth} {word}"] if tenth else []
            ways.append(f"{format_number(round(amount / size))} {word}")
    return ways


def in_few_letters(amount: int) -> str:
    """Return an amount as exactly as a narrow column can say it."""
    ways = shorter(amount)
    return next((way for way in ways if len(way) <= _FEW), ways[-1])
