"""Amounts of money in Vietnamese words, as receipts and reports want them."""

from dataclasses import dataclass
from typing import Final, Literal

_DIGITS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_UNITS_AFTER_MUOI: Final = {5: "lăm"}
_UNITS_AFTER_TENS: Final = {1: "mốt", 4: "tư", 5: "lăm"}
_TEN: Final = 10
_HUNDRED: Final = 100
_THOUSAND: Final = 1_000
_MILLION: Final = 1_000_000
_BILLION: Final = 1_000_000_000


@dataclass(frozen=True, slots=True)
class AmountStyle:
    """Choices between words that are all correct.

    Attributes:
        zero_tens: The word for empty tens: một trăm *linh* năm (North) or *lẻ* (South).
        thousand: *nghìn* (North) or *ngàn* (South).
        say_even: Whether whole thousands end in "đồng chẵn".
        say_empty_groups: Whether 1.000.005 is "một triệu không nghìn không trăm linh năm".
    """

    zero_tens: Literal["linh", "lẻ"] = "linh"
    thousand: Literal["nghìn", "ngàn"] = "nghìn"
    say_even: bool = True
    say_empty_groups: bool = False


NORTHERN: Final = AmountStyle()
SOUTHERN: Final = AmountStyle(zero_tens="lẻ", thousand="ngàn")


def amount_in_words(vnd: int, *, southern: bool = False, style: AmountStyle | None = None) -> str:
    """Return an amount in words with a capital first letter: "Năm trăm nghìn đồng chẵn".

    Args:
        vnd: Whole đồng; a negative amount begins with "Âm".
        southern: Say lẻ and ngàn.
        style: Every choice by itself; wins over ``southern``.
    """
    chosen = style or (SOUTHERN if southern else NORTHERN)
    words = _number(abs(vnd), chosen, inner=False) or [_DIGITS[0]]
    if vnd < 0:
        words.insert(0, "âm")
    words.append("đồng")
    if chosen.say_even and vnd and vnd % _THOUSAND == 0:
        words.append("chẵn")
    sentence = " ".join(words)
    return sentence[0].upper() + sentence[1:]


def _number(number: int, style: AmountStyle, *, inner: bool) -> list[str]:
    """Return the words of a number; above a billion the billions are read as a number again."""
    billions, rest = divmod(number, _BILLION)
    words = [*_number(billions, style, inner=inner), "tỷ"] if billions else []
    for size, name in ((_MILLION, "triệu"), (_THOUSAND, style.thousand), (1, "")):
        group = rest // size % _THOUSAND
        if group:
            words += _group(group, style, inner=inner or bool(words))
        elif not (style.say_empty_groups and words and rest % size):
            continue
        else:
            words.append(_DIGITS[0])
        words += [name] if name else []
    return words


def _group(group: int, style: AmountStyle, *, inner: bool) -> list[str]:
    """Return the words of up to three digits; inside a number the hundreds are always said."""
    hundreds, rest = divmod(group, _HUNDRED)
    tens, units = divmod(rest, _TEN)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or inner else []
    if tens > 1:
        words += [_DIGITS[tens], "mươi"]
    elif tens:
        words.append("mười")
    elif units and words:
        words.append(style.zero_tens)
    if units:
        words.append(_unit_word(tens, units))
    return words


def _unit_word(tens: int, units: int) -> str:
    if tens > 1:
        return _UNITS_AFTER_TENS.get(units, _DIGITS[units])
    if tens:
        return _UNITS_AFTER_MUOI.get(units, _DIGITS[units])
    return _DIGITS[units]
