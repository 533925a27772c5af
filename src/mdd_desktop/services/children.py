"""Children: registered, corrected, found."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.distinction import DistinctionKind
from mdd_desktop.domain.duplicates import Match, Verdict, similar_people
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.services.codes import Codes
from mdd_desktop.services.duplicates import decisions_about, tell_apart, told_apart
from mdd_desktop.services.entry_rules import check_entry
from mdd_desktop.services.people import person_of
from mdd_desktop.services.public_ids import find_id
from mdd_desktop.storage.queries.people import possible_matches
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading, Transaction


class SameNumberError(RuleError):
    """Another child already has this identity number; the only duplicate that blocks."""

    def __init__(self, child_code: str) -> None:
        super().__init__(
            "same_identity_number",
            f"Số định danh này đã có ở hồ sơ {child_code}. Mở hồ sơ ấy, hoặc xem lại số trên giấy.",
        )
        self.child_code = child_code


def register(
    registry: Registry,
    values: Mapping[str, Any],
    *,
    sibling: UUID | None = None,
    not_her: Collection[UUID] = (),
) -> Child:
    """Enter a new child in the registry of this office's commune.

    Args:
        registry: Of the office.
        values: By field name; ``unit_id`` and ``registered_on`` have sensible defaults.
        sibling: A sister or brother of the same household.
        not_her: Children of whom the officer said that they are not she; remembered, so that
            nobody is asked again.

    Raises:
        RuleError: A value is refused, or the identity number belongs to another child.
    """
    with registry.transaction("Tiếp nhận trẻ") as tx:
        child = _enter(tx, registry.today, values, Codes(tx))
        if sibling is not None:
            _share_household(tx, child.id, sibling)
            child = tx.of(Child).get(child.id)
        _answer(tx, registry.today, child, not_her, sibling)
    return child


def register_all(
    registry: Registry, rows: Sequence[Mapping[str, Any]]
) -> tuple[list[Child], list[dict[str, object]]]:
    """Enter children given in the JSON shape, all or none.

    Returns:
        The children, and the suspected duplicates among them and the registry, which never stop
        the work; an identity number that another child has does.
    """
    added = []
    with registry.transaction("Tiếp nhận trẻ") as tx:
        codes = Codes(tx)
        for row in rows:
            values = dict(row)
            if values.get("id") is not None:
                values["source_ref"] = str(values["id"])
            values.pop("id", None)
            added.append(_enter(tx, registry.today, values, codes))
    similar: list[dict[str, object]] = []
    for child in added:
        values = {name: getattr(child, name) for name in ("full_name", "birth", "sex")}
        for other, match in possible_duplicates(registry, {**values, "id": child.id}):
            if match.verdict is Verdict.DUPLICATE:
                similar.append(
                    {
                        "a": child.code,
                        "b": other.code,
                        "score": match.score,
                        "reasons": list(match.reasons),
                    }
                )
    return added, similar


def correct(
    registry: Registry,
    child_id: UUID,
    values: Mapping[str, Any],
    *,
    sibling: UUID | None = None,
    not_her: Collection[UUID] = (),
) -> Child:
    """Change fields of a child; what is not named stays.

    Args:
        registry: Of the office.
        child_id: Whose record.
        values: The new values.
        sibling: A sister or brother of the same household, found while correcting.
        not_her: Children of whom the officer said that they are somebody else.

    Raises:
        RuleError: A value is refused, or another unit owns the record.
    """
    with registry.transaction("Sửa hồ sơ trẻ") as tx:
        before = tx.of(Child).get(child_id)
        if "code" in values and before.code and values["code"] != before.code:
            values = {**values, "old_codes": (*before.old_codes, before.code)}
        child = check_entry(before.corrected(**values), today=registry.today)
        _refuse_decided(before, child)
        if child.identity_number != before.identity_number:
            _check_identity_number(tx, child)
        tx.of(Child).save(child)
        if sibling is not None:
            _share_household(tx, child.id, sibling)
        _answer(tx, registry.today, child, not_her, sibling)
        return tx.of(Child).get(child_id)


def get(registry: Registry, text: str) -> Child:
    """The child that a UUID, a printed code (also an old one) or a source id names.

    Raises:
        NotFoundError: Nobody answers to it.
    """
    with registry.read() as reading:
        return reading.of(Child).get(find_id(reading, Child, text))


def possible_duplicates(registry: Registry, values: Mapping[str, Any]) -> list[tuple[Child, Match]]:
    """The children that may be the one being typed, most alike first.

    Those of whom it was decided that they are not she are left out, for as long as what is typed
    says of her identity what was decided about.

    Args:
        registry: Of the office.
        values: What was typed so far, with the ``id`` of a child whose record is corrected;
            without a name nothing is compared.
    """
    if not values.get("full_name"):
        return []
    typed = checked(Child, {"unit_id": registry.unit, **values})
    with registry.read() as reading:
        ids = possible_matches(
            reading.connection,
            typed.full_name,
            _born(typed),
            phone=typed.phone,
            identity_number=typed.identity_number,
        )
        known = [child for i in ids if (child := reading.of(Child).find(i)) is not None]
        decisions = decisions_about(reading, typed.id) if "id" in values else {}
    known = [child for child in known if not told_apart(typed, child, decisions)]
    matches = similar_people(person_of(typed), [person_of(child) for child in known])
    by_id = {str(child.id): child for child in known}
    return [(by_id[match.b], match) for match in matches if match.b != str(typed.id)]


def _answer(
    tx: Transaction,
    today: dt.date,
    child: Child,
    not_her: Collection[UUID],
    sibling: UUID | None,
) -> None:
    """Remember of whom the officer said that they are not she, so that nobody is asked again."""
    for other in tx.of(Child).many(sorted(not_her)):
        kind = DistinctionKind.SIBLINGS if other.id == sibling else DistinctionKind.DIFFERENT
        tell_apart(tx, child, other, today, kind=kind)


def _share_household(tx: Transaction, child_id: UUID, sibling_id: UUID) -> None:
    sibling = tx.of(Child).get(sibling_id)
    household = sibling.household_id or new_id()
    tx.of(Child).save(sibling.corrected(household_id=household))
    tx.of(Child).save(tx.of(Child).get(child_id).corrected(household_id=household))


def _enter(tx: Transaction, today: dt.date, values: Mapping[str, Any], codes: Codes) -> Child:
    given = {"unit_id": tx.unit, "registered_on": today, "recorded_on": today, **values}
    child = check_entry(checked(Child, {"id": new_id(), **given}), today=today)
    _check_unit(tx, child.present_unit)
    _check_identity_number(tx, child)
    if child.code is None:
        year = (child.registered_on or today).year
        child = child.corrected(code=codes.next(child.present_unit, year))
    tx.of(Child).save(child, owner=child.present_unit)
    return child


def _born(child: Child) -> str | None:
    return child.birth.text if child.birth else None


def _check_unit(tx: Transaction, unit: str) -> None:
    if unit not in tx.tree.units:
        raise RuleError("unknown_unit", f"Không có đơn vị mã “{unit}” trong sổ này.")
    if unit != tx.unit and not tx.tree.is_above(tx.unit, unit):
        raise RuleError("foreign_unit", f"Đơn vị {unit} không thuộc đơn vị của chị.")


def _refuse_decided(before: Child, after: Child) -> None:
    """Refuse what only a decision of its own may change: others have to know of it."""
    if after.present_unit != before.present_unit:
        raise RuleError(
            "moved_by_transfer",
            "Đơn vị của trẻ chỉ đổi khi chuyển hồ sơ, để nơi nhận cùng biết. "
            "Dùng việc “Chuyển hồ sơ”, hoặc lệnh mdd transfer.",
        )
    if after.merged_into != before.merged_into:
        raise RuleError(
            "joined_by_decision",
            "Hai hồ sơ chỉ thành một khi được gộp, để còn gỡ ra được. "
            "Dùng màn hình “Nghi trùng”, hoặc lệnh mdd records merge.",
        )


def _check_identity_number(reading: Reading, child: Child) -> None:
    if not child.identity_number:
        return
    for other in reading.of(Child).where(identity_number=child.identity_number):
        if other.id != child.id and not other.void and other.merged_into is None:
            raise SameNumberError(other.code or str(other.id))
