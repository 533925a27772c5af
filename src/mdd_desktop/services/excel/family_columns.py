"""Father, mother and the kind of orphanhood, in words or as crosses."""

import re
from typing import Any, Final, NamedTuple

from mdd_desktop.domain.vietnamese import fold
from mdd_desktop.services.excel.columns import (
    read_codes,
    read_line,
    read_marks,
    read_name,
)
from mdd_desktop.services.excel.list_columns import ListColumns, Values
from mdd_desktop.services.excel.partial_columns import read_partial

_DEAD: Final = "mat"
_BOTH = re.compile(
    r"(?:mo coi )?(?:ca )?(?:cha|bo)(?: lan| va|,| -|/)? me|mo coi ca hai|ca hai|ca cha me"
    r"|mo coi ca (?:cha|bo) (?:lan|va) me|ca (?:cha|bo) (?:lan|va) me"
)
_FATHER = re.compile(r"(?:mo coi )?(?:cha|bo)(?: mat| chet| da mat)?")
_MOTHER = re.compile(r"(?:mo coi )?me(?: mat| chet| da mat)?")
_ABANDONED = re.compile(r"(?:tre )?(?:em )?bi bo roi|bo roi")
_SAYS_NOTHING: Final = ("khac", "khong noi nuong tua", "khong")
_LEAD = re.compile(r"^(?:tre em |tre |chau |dien )+")
_COVID = re.compile(r"\s*(?:do |vi )?(?:dich )?covid(?:[ -]?19)?$")


class Family(NamedTuple):
    """What a word such as "mồ côi cha" says."""

    father_dead: bool = False
    mother_dead: bool = False
    abandoned: bool = False


def family_of(text: str) -> Family | None:
    """Return what the words say of the parents; None for other words."""
    words = _COVID.sub("", _LEAD.sub("", " ".join(fold(text).split()).strip(" .")))
    if _BOTH.fullmatch(words):
        return Family(father_dead=True, mother_dead=True)
    if _FATHER.fullmatch(words):
        return Family(father_dead=True)
    if _MOTHER.fullmatch(words):
        return Family(mother_dead=True)
    if words in _SAYS_NOTHING:
        return Family()
    return Family(abandoned=True) if _ABANDONED.fullmatch(words) else None


def read_families(columns: ListColumns) -> dict[str, Values]:
    """Values of father, mother and groups by row."""
    parents = {who: _parent(columns, who) for who in ("father", "mother")}
    groups: Values = [None] * len(columns.rows)
    for name, both in (
        ("father_dead", Family(father_dead=True)),
        ("mother_dead", Family(mother_dead=True)),
        ("both_dead", Family(father_dead=True, mother_dead=True)),
        ("abandoned", Family(abandoned=True)),
    ):
        for index, mark in enumerate(columns.read(name, read_marks) or ()):
            if mark:
                _apply(columns, name, index, both, parents, groups)
    _read_words(columns, parents, groups)
    return {**parents, "groups": groups}


def _read_words(columns: ListColumns, parents: dict[str, Values], groups: Values) -> None:
    known: dict[str, Family | None] = {}
    for index, text in enumerate(columns.read("family", read_line) or ()):
        if text is None:
            continue
        if text not in known:
            known[text] = family_of(text)
        family = known[text]
        if family is not None:
            _apply(columns, "family", index, family, parents, groups)
        else:
            columns.columns["family"].remarks.warn(
                index, "family_in_words", "Không rõ ai đã mất: chuyển nguyên văn vào ghi chú."
            )
            columns.note("family", index, text)


def _apply(
    columns: ListColumns,
    name: str,
    index: int,
    family: Family,
    parents: dict[str, Values],
    groups: Values,
) -> None:
    for who, dead in (("father", family.father_dead), ("mother", family.mother_dead)):
        if not dead:
            continue
        parent: dict[str, Any] = parents[who][index] or {}
        if parent.get("status", _DEAD) != _DEAD:
            columns.columns[name].remarks.refuse(
                index, "parent_twice", "Trái với cột tình trạng cha, mẹ. Xem lại."
            )
        parents[who][index] = {**parent, "status": _DEAD}
    if family.abandoned:
        groups[index] = ("b",)


def _parent(columns: ListColumns, who: str) -> Values:
    found = {
        "full_name": columns.read(f"{who}.full_name", read_name),
        "status": columns.read(f"{who}.status", read_codes("parent_status")),
        "cause": columns.read(f"{who}.cause", read_codes("death_cause")),
        "died_on": read_partial(columns, f"{who}.died_on"),
    }
    present = {field: values for field, values in found.items() if values is not None}
    if not present:
        return [None] * len(columns.rows)
    if len(present) == 1:
        ((field, values),) = present.items()
        return [{field: value} if value is not None else None for value in values]
    return [
        {field: value for field, value in zip(present, row, strict=True) if value is not None}
        or None
        for row in zip(*present.values(), strict=True)
    ]
