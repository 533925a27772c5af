"""Columns that are worked out from a record's fields, for lists and search.

They follow from the fields alone, so a replay of the log gives them again.
"""

import calendar
import json
from collections.abc import Mapping
from typing import Any

from mdd_desktop.domain.completeness import completeness, lacks_papers
from mdd_desktop.domain.family_kind import family_kind
from mdd_desktop.domain.record_fields import FieldValue
from mdd_desktop.domain.vietnamese import name_sort_bytes, sort_bytes
from mdd_desktop.storage.search_words import haystack, paper_date

_CHILD_TEXTS = ("full_name", "code", "guardian_name", "phone", "identity_number", "source_ref")
_SPONSOR_TEXTS = ("full_name", "phone", "contact_name", "contact_officer", "source_ref")
_OLD_CODES = "old_codes["
_NOTHING = "[]"
_POOR = frozenset({"ngheo", "can_ngheo"})
_YEAR_LENGTH = 4
_DAY_LENGTH = 10


def shown_columns(
    table: str, row: Mapping[str, Any], fields: Mapping[str, FieldValue]
) -> dict[str, Any]:
    """Return the further columns of a record's row; none for most kinds of record.

    Args:
        table: The kind of record.
        row: The columns that hold its fields.
        fields: The fields themselves.
    """
    if table == "child":
        return _of_child(row, fields)
    return _of_sponsor(row) if table == "sponsor" else {}


def _of_child(row: Mapping[str, Any], fields: Mapping[str, FieldValue]) -> dict[str, Any]:
    old = [path[len(_OLD_CODES) : -1] for path in fields if path.startswith(_OLD_CODES)]
    texts = [*(row[name] for name in _CHILD_TEXTS), *old, paper_date(row["birth"])]
    return {
        "name_key": _name_key(row),
        "search": haystack(texts),
        "listed": not (row["void"] or row["merged_into"] or row["exit"]),
        "family": family_kind(fields).value,
        "born_by": _last_day(row["birth"]),
        "complete": completeness(fields),
        "lacks_papers": lacks_papers(fields),
        "poor_years": poor_years(row["household"]),
        "need_kinds": need_kinds(row["needs"]),
    }


def poor_years(household: str) -> str:
    """The years of which the household's status is known, "+" behind those it was poor in.

    ``2025+2026-``: poor or near poor in the list of 2025, no longer in that of 2026.
    """
    years = json.loads(household) if household != _NOTHING else ()
    return "".join(f"{one['year']}{'+' if one.get('status') in _POOR else '-'}" for one in years)


def need_kinds(needs: str) -> str:
    """The codes of what a child needs, each between two bars: ``|hoc_phi|nha_o|``."""
    kinds = [one["kind"] for one in json.loads(needs)] if needs != _NOTHING else []
    return f"|{'|'.join(kinds)}|" if kinds else ""


def _of_sponsor(row: Mapping[str, Any]) -> dict[str, Any]:
    is_person = row["kind"] == "ca_nhan" and not row["foreign"]
    return {
        "name_key": _name_key(row) if is_person or row["sort_name"] else _whole_key(row),
        "search": haystack(row[name] for name in _SPONSOR_TEXTS),
        "listed": not (row["void"] or row["merged_into"]),
    }


def _name_key(row: Mapping[str, Any]) -> bytes:
    return name_sort_bytes(row["full_name"] or "", sort_name=row["sort_name"])


def _whole_key(row: Mapping[str, Any]) -> bytes:
    """Organisations and foreigners are sorted from their first word (domain.md §7.1)."""
    return sort_bytes(row["full_name"] or "")


def _last_day(birth: str | None) -> str | None:
    """The latest day it may be (rule F4), as ISO text."""
    if birth is None or len(birth) == _DAY_LENGTH:
        return birth
    if len(birth) == _YEAR_LENGTH:
        return f"{birth}-12-31"
    year, month = int(birth[:4]), int(birth[5:])
    return f"{birth}-{calendar.monthrange(year, month)[1]:02d}"
