"""Numbers, money and rates as Vietnamese offices write and type them."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final, NoReturn

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.vietnamese_letters import fold, normalise

EMPTY_RATE: Final = "–"
"""Printed for a rate whose denominator is zero: neither 0% nor 100%."""

_LARGEST_VND: Final = 10**15
_FIRST_UNPADDED: Final = 10
_AMBIGUOUS_DECIMALS: Final = 3
_PLAIN_AMOUNT = re.compile(
    r"[0-9]+|[0-9]{4,}[.,]00?"
    r"|[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,00?)?"
    r"|[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.00?)?"
    r"|[1-9][0-9]{0,2}(?: [0-9]{3})+(?:[.,]00?)?"
)
_EMPTY_DECIMALS = re.compile(r"[.,]00?$")
_CURRENCY = re.compile(r"\s*(?:dong chan|dong|vnd|d)\.?$")
_AMOUNT_WITH_UNIT = re.compile(r"([0-9]+)(?:[.,]([0-9]+))? ?(k|nghin|ngan|trieu|tr|ty|ti)([0-9]*)")
_UNIT_SIZES: Final = {
    "k": 1_000,
    "nghin": 1_000,
    "ngan": 1_000,
    "tr": 1_000_000,
    "trieu": 1_000_000,
    "ty": 1_000_000_000,
    "ti": 1_000_000_000,
}


def format_number(number: int) -> str:
    """Return a whole number with a dot between thousands: 12.181.800."""
    return f"{number:,}".replace(",", ".")


def format_vnd(vnd: int) -> str:
    """Return an amount of đồng without its unit: 12.181.800."""
    return format_number(vnd)


def parse_vnd(text: str) -> int:
    """Return the đồng meant by typed text: 500000, 500.000, 500,000, 500 000đ, 500k, 0,5tr, 1tr2.

    Raises:
        RuleError: It is no amount, it can be read in two ways (1.500k), it is negative, or it is
            above a million billion.
    """
    typed = _CURRENCY.sub("", fold(normalise(text)))
    if typed.startswith(("-", "−")):
        raise RuleError("money_negative", "Số tiền không được âm. Hãy nhập số từ 0 trở lên.")
    if _PLAIN_AMOUNT.fullmatch(typed):
        vnd = int(re.sub(r"[., ]", "", _EMPTY_DECIMALS.sub("", typed)))
    else:
        vnd = _amount_with_unit(typed)
    if vnd > _LARGEST_VND:
        raise RuleError("money_too_large", "Số tiền quá lớn. Hãy kiểm tra lại số chữ số 0.")
    return vnd


def _amount_with_unit(typed: str) -> int:
    match = _AMOUNT_WITH_UNIT.fullmatch(typed)
    if match is None:
        _refuse_amount()
    whole, decimals, unit, tail = match.groups()
    if decimals and (tail or (len(decimals) == _AMBIGUOUS_DECIMALS and int(whole))):
        raise RuleError(
            "money_ambiguous",
            "Số tiền này hiểu được hai cách. Hãy nhập đủ các chữ số, ví dụ 1.500.000.",
        )
    amount = Fraction(f"{whole}.{decimals or tail or 0}") * _UNIT_SIZES[unit]
    if amount.denominator != 1:
        _refuse_amount()
    return amount.numerator


def _refuse_amount() -> NoReturn:
    raise RuleError(
        "money_format",
        "Không đọc được số tiền. Hãy nhập như 500000, 500.000, 500k hoặc 0,5tr.",
    )


def count_in_text(count: int, *, zero: str = "không") -> str:
    """Return a count for running text: 01–09 with a zero, 0 as a word, thousands with a dot.

    Args:
        count: How many.
        zero: The word for none: "không" or "chưa có", as the sentence wants.
    """
    if count == 0:
        return zero
    return f"{count:02}" if 0 < count < _FIRST_UNPADDED else format_number(count)


def percent_text(percent: Decimal | Fraction | float | None) -> str:
    """Return a rate given in percent: 66,7% or 75%; a missing rate is a dash."""
    if percent is None:
        return EMPTY_RATE
    exact = Fraction(str(percent)) if isinstance(percent, float) else Fraction(percent)
    tenths = Decimal(exact.numerator * 10) / Decimal(exact.denominator)
    whole, tenth = divmod(abs(int(tenths.quantize(Decimal(1), ROUND_HALF_UP))), 10)
    sign = "-" if exact < 0 and (whole or tenth) else ""
    return f"{sign}{format_number(whole)}{f',{tenth}' if tenth else ''}%"


def rate_text(numerator: int, denominator: int) -> str:
    """Return numerator of denominator in percent, rounded half up; of nothing it is a dash."""
    return percent_text(Fraction(numerator * 100, denominator) if denominator else None)
