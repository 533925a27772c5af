"""What a row may change in a record that is there already, by the officer's rule."""

from typing import Any, Final, TypeVar

from pydantic import BaseModel

from mdd_desktop.domain.child import ParentStatus
from mdd_desktop.domain.likeness.household import plain_place
from mdd_desktop.domain.record import Part, Record, Value
from mdd_desktop.services.excel.choices import Existing

R = TypeVar("R", bound=Record)
_NEVER: Final = frozenset({"unit_id", "code", "id", "recorded_on"})
_WHEN_BLANK_ONLY: Final = frozenset({"registered_on"})
_BLANK: Final = (None, "", (), ParentStatus.UNKNOWN)


def merged(record: R, row: R, names: tuple[str, ...], rule: Existing) -> tuple[R, tuple[str, ...]]:
    """Return the record with what the row brings, and the fields that stayed as they were.

    Args:
        record: As the registry has it.
        row: The row as a record of its own.
        names: The fields that the row fills.
        rule: The officer's.
    """
    changed: dict[str, Any] = {}
    kept: list[str] = []
    for name in names:
        old, new = getattr(record, name), getattr(row, name)
        if new in _BLANK or old == new:
            continue
        found = _one(old, new, _rule_for(name, rule))
        if found != old:
            changed[name] = found
        if found != new and not _holds(found, new):
            kept.append(name)
    return (record.corrected(**changed) if changed else record), tuple(kept)


def _rule_for(name: str, rule: Existing) -> Existing:
    if name in _NEVER:
        return Existing.KEEP
    return Existing.FILL if name in _WHEN_BLANK_ONLY and rule is Existing.TAKE else rule


def _one(old: Any, new: Any, rule: Existing) -> Any:  # noqa: ANN401 - whatever the field holds
    if rule is Existing.KEEP:
        return old
    if isinstance(new, Part):
        return _part(old, new, rule)
    if isinstance(new, tuple):
        return _several(old, new, rule)
    return new if old in _BLANK or rule is Existing.TAKE else old


def _part(old: Part, new: Part, rule: Existing) -> Part:
    values = {}
    for name in type(new).model_fields:
        before, after = getattr(old, name), getattr(new, name)
        if after in _BLANK or after is False:
            continue
        values[name] = _one(before, after, rule)
    return old.model_copy(update=values)


def _several(old: tuple[Any, ...], new: tuple[Any, ...], rule: Existing) -> tuple[Any, ...]:
    """Elements are added; one with the same key is replaced only when the sheet shall win."""
    found = {_key(one): one for one in old}
    for one in new:
        if rule is Existing.TAKE or _key(one) not in found:
            found[_key(one)] = one
    return tuple(found.values())


def _key(one: object) -> object:
    return one.key if isinstance(one, Value) else one


def _holds(found: object, new: object) -> bool:
    """Whether all that the row says stands in the record, which may say more."""
    if isinstance(found, str) and isinstance(new, str):
        return plain_place(found) == plain_place(new)
    if isinstance(found, tuple) and isinstance(new, tuple):
        return all(one in found for one in new)
    if isinstance(found, BaseModel) and isinstance(new, Part):
        return all(
            getattr(new, name) in _BLANK
            or getattr(new, name) is False
            or getattr(found, name) == getattr(new, name)
            for name in type(new).model_fields
        )
    return False
