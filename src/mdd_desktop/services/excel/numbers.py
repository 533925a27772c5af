"""Columns of numbers that are no quantities: identity numbers, telephones; and amounts of money."""

import re
from typing import Final

from mdd_desktop.documents.xlsx.grid import CellContent
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.person import (
    Severity,
    check_identity_number,
    check_phone,
    clean_identity_number,
    is_plain_mobile,
    suggest_leading_zero,
    suggest_phone_zero,
)
from mdd_desktop.domain.vietnamese import normalise, parse_vnd
from mdd_desktop.services.excel.columns import Cells
from mdd_desktop.services.excel.findings import Remarks, is_blank

_ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
_SEPARATORS = re.compile(r"[\s.\-–()]+")
_BETWEEN = re.compile(r"\s*(?:[/;,|\n]|\s-\s|\shoặc\s|\svà\s)\s*")
_NOTHING: Final = frozenset(
    {"-", "–", "—", "/", ".", "...", "…", "0", "không", "không có", "chưa có", "k", "ko"}
)
_SMALLEST_NOTE: Final = 1000
_IDENTITY: Final = 12
_OLD_CARD: Final = 9
_EXACT: Final = 2**53
_LAST_FRACTION: Final = 10**15


def digits_of(cell: CellContent) -> str:
    """What stands in a cell of digits, however the spreadsheet holds it."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _EXACT else repr(cell)
    return "" if is_blank(cell) else normalise(str(cell)).lstrip("'’‘`")


def read_identity(remarks: Remarks, cells: Cells) -> tuple[list[str | None], dict[int, str]]:
    """Return personal numbers, and by index the old nine-digit cards that belong into a note."""
    values: list[str | None] = []
    old_cards: dict[int, str] = {}
    for index, cell in enumerate(cells):
        if type(cell) is str and len(cell) == _IDENTITY and cell.isascii() and cell.isdigit():
            values.append(cell)
            continue
        text = digits_of(cell)
        values.append(None if not text or text.lower() in _NOTHING else text)
        if values[-1] is None:
            continue
        number = _identity(remarks, index, text)
        if number is not None and len(number) == _OLD_CARD:
            old_cards[index] = number
            number = None
        values[-1] = number
    return values, old_cards


def _identity(remarks: Remarks, index: int, text: str) -> str | None:
    if _ROUNDED.fullmatch(text):
        remarks.refuse(
            index, "number_rounded", "Excel đã làm tròn số này nên mất chữ số. Gõ lại dạng chữ."
        )
        return None
    digits = clean_identity_number(text)
    padded = suggest_leading_zero(digits)
    if padded:
        remarks.warn(
            index, "leading_zero", "Thiếu số 0 ở đầu (bảng tính làm mất), đã thêm lại.", padded
        )
        return padded
    if len(digits) == _OLD_CARD and digits.isdigit():
        remarks.warn(index, "old_card", "Số chứng minh nhân dân cũ 9 số: chuyển vào ghi chú.")
        return digits
    for problem in check_identity_number(digits):
        if problem.severity is Severity.ERROR:
            remarks.refuse(index, problem.code, problem.message)
            return None
    return digits


def read_phones(remarks: Remarks, cells: Cells) -> tuple[list[str | None], dict[int, str]]:
    """Return telephone numbers, and by index the further numbers of a cell that held several."""
    values: list[str | None] = []
    further: dict[int, str] = {}
    for index, cell in enumerate(cells):
        if type(cell) is str and is_plain_mobile(cell):
            values.append(cell)
            continue
        text = digits_of(cell)
        if not text or text.lower() in _NOTHING:
            values.append(None)
            continue
        number = _phone(remarks, index, text)
        if isinstance(number, tuple):
            number, further[index] = number
        values.append(number)
    return values, further


def _phone(remarks: Remarks, index: int, text: str) -> str | tuple[str, str] | None:
    number, problems = check_phone(text)
    if number == text and not problems:
        return number
    if number is None and (padded := suggest_phone_zero(text)):
        remarks.warn(
            index, "leading_zero", "Thiếu số 0 ở đầu (bảng tính làm mất), đã thêm lại.", padded
        )
        return padded
    if number is None:
        several = [
            check_phone(part)[0] or suggest_phone_zero(part) for part in _BETWEEN.split(text)
        ]
        if len(several) > 1 and all(several):
            first, *others = [one for one in several if one]
            remarks.warn(
                index, "phone_several", "Ô có nhiều số: lấy số đầu, số còn lại vào ghi chú.", first
            )
            return first, ", ".join(others)
        remarks.refuse(index, problems[0].code, problems[0].message)
        return None
    for problem in problems:
        remarks.warn(index, problem.code, problem.message, number)
    if not problems and number != _SEPARATORS.sub("", text):
        remarks.warn(index, "phone_rewritten", "Ghi lại theo cách viết trong nước.", number)
    return number


def read_money(remarks: Remarks, cells: Cells) -> list[int | None]:
    """Amounts in đồng."""
    values: list[int | None] = []
    for index, cell in enumerate(cells):
        if is_blank(cell):
            values.append(None)
            continue
        values.append(_money(remarks, index, cell))
    return values


def _money(remarks: Remarks, index: int, cell: CellContent) -> int | None:
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        if float(cell).is_integer() and 0 <= cell < _LAST_FRACTION:
            if 0 < cell < _SMALLEST_NOTE:
                remarks.warn(index, "money_small", "Số tiền rất nhỏ: có thể tính bằng nghìn đồng.")
            return int(cell)
        remarks.refuse(index, "money_format", "Số tiền phải là số đồng nguyên, không âm.")
        return None
    text = normalise(str(cell))
    if text in _NOTHING:
        return None
    try:
        amount = parse_vnd(text)
    except RuleError as error:
        remarks.refuse(index, error.code, error.message)
        return None
    if 0 < amount < _SMALLEST_NOTE:
        remarks.warn(index, "money_small", "Số tiền rất nhỏ: có thể tính bằng nghìn đồng.")
    return amount
