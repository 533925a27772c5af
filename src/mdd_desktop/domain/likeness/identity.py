"""Two personal numbers side by side."""

from typing import NamedTuple

from mdd_desktop.domain.likeness.births import Born
from mdd_desktop.domain.likeness.edits import slips_between
from mdd_desktop.domain.likeness.evidence import NOTHING, Evidence
from mdd_desktop.domain.person import clean_identity_number, read_identity_number

CERTAIN = 40.0
"""Bits that nothing else outweighs."""

MOST_OF_OTHER_NUMBERS = 3.0
"""Bits that two numbers have at most when they are not one."""

_AGAINST = -16.0
_LENGTH = 12


class Number(NamedTuple):
    """A personal number.

    Attributes:
        digits: Without blanks and dots; a lost leading zero is put back.
        valid: Whether it can be this child's: well formed and of her year of birth.
    """

    digits: str
    valid: bool


def read_number(text: str, born: Born | None) -> Number | None:
    """Read a personal number; None when there is none."""
    digits = clean_identity_number(text)
    if not digits:
        return None
    if len(digits) == _LENGTH - 1 and digits.isdigit():
        digits = digits.zfill(_LENGTH)
    facts = read_identity_number(digits)
    valid = facts is not None and (born is None or facts.birth_year == born.year)
    return Number(digits, valid)


def compare_numbers(first: Number | None, second: Number | None) -> Evidence:
    """Compare two personal numbers; one wrong digit may be a slip, so may two exchanged."""
    if first is None or second is None:
        return NOTHING
    if first.digits == second.digits:
        if len(first.digits) != _LENGTH:
            return Evidence(MOST_OF_OTHER_NUMBERS, MOST_OF_OTHER_NUMBERS, "Cùng số giấy tờ")
        return Evidence(CERTAIN, 0.0, "Cùng số định danh")
    if slips_between(first.digits, second.digits) == 1:
        return Evidence(MOST_OF_OTHER_NUMBERS, 4.0, "", "Số định danh khác nhau một chữ số")
    if first.valid and second.valid:
        return Evidence(_AGAINST, 0.0, "", "Khác số định danh")
    return Evidence(-2.0, 0.0, "", "Khác số định danh")
