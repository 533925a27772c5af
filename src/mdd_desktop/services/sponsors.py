"""Sponsors: registered, corrected, found."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.person import Problem, Severity, check_identity_number, check_phone
from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.domain.sponsor import Sponsor
from mdd_desktop.services.public_ids import find_id
from mdd_desktop.storage.registry import Registry


def register(registry: Registry, values: Mapping[str, Any]) -> Sponsor:
    """Enter a new Mẹ đỡ đầu.

    Raises:
        RuleError: A value is refused, or a foreign sponsor has no contact officer.
    """
    with registry.transaction("Thêm Mẹ đỡ đầu") as tx:
        given = {"unit_id": tx.unit, "recorded_on": registry.today, **values}
        sponsor = _checked(checked(Sponsor, {"id": new_id(), **given}))
        tx.of(Sponsor).save(sponsor, owner=sponsor.unit_id)
    return sponsor


def correct(registry: Registry, sponsor_id: UUID, values: Mapping[str, Any]) -> Sponsor:
    """Change fields of a sponsor; what is not named stays."""
    with registry.transaction("Sửa hồ sơ Mẹ đỡ đầu") as tx:
        sponsor = _checked(tx.of(Sponsor).get(sponsor_id).corrected(**values))
        tx.of(Sponsor).save(sponsor)
    return sponsor


def get(registry: Registry, text: str) -> Sponsor:
    """The sponsor that a UUID or a source id names."""
    with registry.read() as reading:
        return reading.of(Sponsor).get(find_id(reading, Sponsor, text))


def _checked(sponsor: Sponsor) -> Sponsor:
    if sponsor.foreign and not sponsor.contact_officer:
        raise RuleError(
            "contact_officer_missing",
            "Mẹ đỡ đầu là người nước ngoài cần có cán bộ đầu mối giữ liên lạc. Ghi tên cán bộ.",
        )
    first, last = sponsor.wish_age_from, sponsor.wish_age_to
    if first is not None and last is not None and last < first:
        raise RuleError("ages_backwards", "Tuổi mong muốn: số sau phải lớn hơn số trước.")
    signed, expires = sponsor.protection_signed_on, sponsor.protection_expires_on
    if expires is not None and (signed is None or expires < signed):
        raise RuleError(
            "promise_backwards",
            "Cam kết bảo vệ trẻ em có ngày hết hạn mà chưa có ngày ký, hoặc sớm hơn ngày ký.",
        )
    return _with_numbers(sponsor)


def _with_numbers(sponsor: Sponsor) -> Sponsor:
    """Numbers in their normal form; foreign ones stay as they were typed."""
    if sponsor.foreign:
        return sponsor
    changes: dict[str, str] = {}
    if sponsor.phone:
        phone, problems = check_phone(sponsor.phone)
        _refuse(problems)
        changes["phone"] = phone or sponsor.phone
    if sponsor.identity_number:
        number = sponsor.identity_number.replace(" ", "")
        _refuse(check_identity_number(number))
        changes["identity_number"] = number
    if any(getattr(sponsor, name) != value for name, value in changes.items()):
        return sponsor.corrected(**changes)
    return sponsor


def _refuse(problems: list[Problem]) -> None:
    for problem in problems:
        if problem.severity is Severity.ERROR:
            raise RuleError(problem.code, problem.message)
