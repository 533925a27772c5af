"""Rows of a list of children, as values of their records."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from mdd_desktop.domain.child import Poverty
from mdd_desktop.domain.code_lists import resolve_code
from mdd_desktop.domain.person import IDENTITY_PROVINCES, Severity, check_identity_number
from mdd_desktop.services.excel.birth_columns import read_births, read_sexes
from mdd_desktop.services.excel.columns import (
    read_codes,
    read_ethnic,
    read_line,
    read_marks,
    read_name,
    read_note,
)
from mdd_desktop.services.excel.family_columns import read_families
from mdd_desktop.services.excel.list_columns import ListColumns, Values
from mdd_desktop.services.excel.name_columns import read_names, read_soft
from mdd_desktop.services.excel.numbers import read_identity, read_phones
from mdd_desktop.services.excel.partial_columns import read_days

_PLAIN: Final = {
    "ethnic": read_ethnic,
    "village": read_line,
    "address": read_line,
    "code": read_line,
    "guardian_name": read_name,
    "school": read_line,
    "school_class": read_line,
    "circumstances": read_note,
    "note": read_note,
}
_SOFT: Final = {"guardian_relation": "relation", "health": "health"}
_HOUSEHOLD: Final = ("poverty", "poor", "near_poor")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SEX_DIGITS: Final = {("19", "nam"): 0, ("19", "nu"): 1, ("20", "nam"): 2, ("20", "nu"): 3}
_DAYS: Final = ("registered_on", "enrolled_on")

UnitFinder = Callable[[str], str | None]


def child_rows(
    columns: ListColumns, *, today: dt.date, year: int | None, unit_of: UnitFinder
) -> list[dict[str, Any]]:
    """Return the values of each row by field; a refused cell has left its remark.

    Args:
        columns: Of the list.
        today: Nobody is born later.
        year: Of the poverty list.
        unit_of: The code of a unit by what is written in the column of communes.
    """
    values: dict[str, Values] = {"full_name": read_names(columns)}
    for name, reader in _PLAIN.items():
        if (found := columns.read(name, reader)) is not None:
            values[name] = found
    for name, list_name in _SOFT.items():
        if (soft := read_soft(columns, name, list_name)) is not None:
            values[name] = soft
    for name in _DAYS:
        if (found := read_days(columns, name)) is not None:
            values[name] = found
    values["sex"] = read_sexes(columns)
    values["birth"] = read_births(columns, today)
    _read_numbers(columns, values)
    _read_unit(columns, values, unit_of)
    _read_household(columns, values, year, today)
    _read_needs(columns, values)
    values |= read_families(columns)
    _doubt_identity(columns, values)
    return columns.by_row(values)


def _read_numbers(columns: ListColumns, values: dict[str, Values]) -> None:
    if column := columns.columns.get("identity_number"):
        values["identity_number"], old = read_identity(column.remarks, column.cells)
        for index, number in old.items():
            columns.notes.setdefault(index, []).append(f"Số giấy tờ cũ: {number}")
    if column := columns.columns.get("phone"):
        values["phone"], further = read_phones(column.remarks, column.cells)
        for index, number in further.items():
            columns.notes.setdefault(index, []).append(f"Điện thoại khác: {number}")


def _read_unit(columns: ListColumns, values: dict[str, Values], unit_of: UnitFinder) -> None:
    texts = columns.read("unit", read_line)
    if texts is None:
        return
    remarks = columns.columns["unit"].remarks
    known: dict[str, str | None] = {}
    for index, text in enumerate(texts):
        if text is None:
            continue
        if text not in known:
            known[text] = unit_of(text)
        texts[index] = known[text]
        if known[text] is None:
            remarks.refuse(
                index,
                "unknown_unit",
                "Không có đơn vị này trong sổ. Sửa tên xã, hoặc bỏ qua cột này khi ghép cột.",
            )
    values["unit_id"] = texts


def _read_household(
    columns: ListColumns, values: dict[str, Values], asked: int | None, today: dt.date
) -> None:
    status = columns.read("poverty", read_codes("poverty"))
    for name, poverty in (("near_poor", Poverty.NEAR_POOR), ("poor", Poverty.POOR)):
        marks = columns.read(name, read_marks)
        if marks is None:
            continue
        status = status or [None] * len(marks)
        status = [poverty.value if mark else old for mark, old in zip(marks, status, strict=True)]
    if status is None:
        return
    present = [columns.columns[name] for name in _HOUSEHOLD if name in columns.columns]
    stated = [int(found[0]) for one in present if (found := _YEAR.search(one.heading.text))]
    year = asked or (stated[0] if stated else today.year)
    if asked is None and not stated:
        for index, one in enumerate(status):
            if one:
                message = "Cột hộ nghèo không ghi năm: lấy năm nay."
                present[0].remarks.warn(index, "year_guessed", message, year)
    values["household"] = [({"year": year, "status": one},) if one else None for one in status]


def _read_needs(columns: ListColumns, values: dict[str, Values]) -> None:
    texts = columns.read("needs", read_line)
    if texts is None:
        return
    remarks = columns.columns["needs"].remarks
    for index, text in enumerate(texts):
        if text is None:
            continue
        codes = _need_codes(text)
        if codes:
            texts[index] = tuple({"kind": code} for code in dict.fromkeys(codes))
        else:
            remarks.warn(index, "need_in_words", "Nhu cầu ngoài danh mục: ghi nguyên văn.", text)
            texts[index] = ({"kind": "khac", "note": text},)
    values["needs"] = texts


def _need_codes(text: str) -> list[str]:
    """The codes of all needs that are named, or none; some labels hold a comma themselves."""
    for separator in (";", ","):
        words = [word.strip() for word in text.split(separator) if word.strip()]
        codes = [code for word in words if (code := resolve_code("need", word))]
        if len(codes) == len(words):
            return codes
    return []


def _doubt_identity(columns: ListColumns, values: Mapping[str, Values]) -> None:
    """A number that contradicts birth date or sex is taken, and doubted."""
    if "identity_number" not in values:
        return
    remarks = columns.columns["identity_number"].remarks
    births, sexes = values["birth"], values["sex"]
    for index, number in enumerate(values["identity_number"]):
        if number is None or _agrees(number, births[index], sexes[index]):
            continue
        for problem in check_identity_number(number, born_on=births[index], sex=sexes[index]):
            if problem.severity is not Severity.ERROR:
                remarks.warn(index, problem.code, problem.message, number)


def _agrees(number: str, birth: str | None, sex: str | None) -> bool:
    """The usual case, told without taking the number apart: nothing to say about it."""
    if birth is None or sex is None or number[:3] not in IDENTITY_PROVINCES:
        return False
    return number[3:6] == f"{_SEX_DIGITS.get((birth[:2], sex), '?')}{birth[2:4]}"
