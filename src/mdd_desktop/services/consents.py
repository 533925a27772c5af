"""Consent to the use of a child's data: recorded from the signed form, taken back at once."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import codes
from mdd_desktop.domain.consents import ConsentLine, consent_lines, with_consent, without_consent
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.storage.registry import Registry

SCOPES = codes("consent_scope")


def give(
    registry: Registry,
    child_id: UUID,
    *,
    scopes: Sequence[str],
    by: str,
    on: dt.date,
    until: dt.date | None = None,
    name: str | None = None,
    paper_id: UUID | None = None,
) -> Child:
    """Record what one person agreed to on the signed form; what is not named is not agreed to.

    Raises:
        RuleError: Nothing is named, the day cannot be, or a young child is asked.
    """
    if not scopes:
        raise RuleError("nothing_chosen", "Đánh dấu ít nhất một việc mà gia đình đã đồng ý.")
    with registry.transaction("Ghi sự đồng ý") as tx:
        child = tx.of(Child).get(child_id)
        if by == "tre":
            _require_age(child, on, tx.settings().assent_age)
        for scope in scopes:
            child = with_consent(
                child,
                scope=scope,
                by=by,
                on=on,
                until=until,
                name=name,
                paper_id=paper_id,
                today=registry.today,
            )
        tx.of(Child).save(child)
    return child


def withdraw(registry: Registry, child_id: UUID, *, scope: str, by: str) -> Child:
    """Take a consent back; from today on no document, list or package uses the data so."""
    with registry.transaction("Rút lại sự đồng ý") as tx:
        child = without_consent(tx.of(Child).get(child_id), scope=scope, by=by, on=registry.today)
        tx.of(Child).save(child)
    return child


def lines(child: Child, *, day: dt.date, assent_age: int) -> tuple[ConsentLine, ...]:
    """Every use of her data, and who agreed to it."""
    return consent_lines(child, SCOPES, day=day, assent_age=assent_age)


def _require_age(child: Child, on: dt.date, assent_age: int) -> None:
    if child.birth is None or child.birth.age_on(on) < assent_age:
        raise RuleError(
            "too_young", f"Em chưa đủ {assent_age} tuổi nên chỉ ghi ý kiến của người giám hộ."
        )
