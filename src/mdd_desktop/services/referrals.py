"""Chuyển gửi: showing a child the way to a service, and asking what became of it."""

import datetime as dt
from typing import NamedTuple
from uuid import UUID

from mdd_desktop.domain.case import CaseStep, refusal
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.code_lists import label
from mdd_desktop.domain.consents import KEEP, is_taken_back
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.referral import Referral, ReferralState, answered, require_new
from mdd_desktop.services import audit
from mdd_desktop.services.entry_rules import check_entry
from mdd_desktop.services.private_part import sees_private_parts
from mdd_desktop.storage.queries.references import ever_referred
from mdd_desktop.storage.registry import Registry


def refer(registry: Registry, child_id: UUID, referral: Referral) -> Child:
    """Record that a child was referred to a service; who was told unasked is logged as well.

    Raises:
        NotFoundError: There is no such child.
        RuleError: Her file is closed, the referral cannot be, or ``consent_withdrawn``.
    """
    with registry.transaction("Chuyển gửi em đến dịch vụ") as tx:
        child = tx.of(Child).get(child_id)
        sentence = refusal(child, CaseStep.REFER, registry.today)
        if sentence:
            raise RuleError("not_now", sentence)
        require_new(child.referrals, referral, today=registry.today)
        if not referral.without_consent and is_taken_back(child, KEEP, registry.today):
            raise RuleError(
                "consent_withdrawn",
                "Gia đình đã rút lại sự đồng ý. Ghi phiếu đồng ý mới, hoặc bỏ dấu đồng ý và ghi vì "
                "sao vẫn phải báo nơi nhận.",
            )
        changed = child.corrected(referrals=(*child.referrals, referral))
        tx.of(Child).save(check_entry(changed, today=registry.today))
    if referral.without_consent:
        why = label("referral_reason", referral.reason).lower()
        what = f"Chuyển gửi khi chưa có sự đồng ý: {why}"
        audit.note(registry, audit.Act.EXPORT, what, child_id)
    return changed


class Referred(NamedTuple):
    """One referral of one child, as the office that answers for her or stands above sees it."""

    child: Child
    owner: str
    referral: Referral


def everywhere(registry: Registry) -> tuple[Referred, ...]:
    """The referrals known here, those that wait for an answer first, the earliest due first.

    Nothing for roles from which the private part of a record is hidden.
    """
    with registry.read() as reading:
        if not sees_private_parts(registry, reading):
            return ()
        found = [
            Referred(child, str(reading.log.state(child.id).owner), one)
            for child in reading.of(Child).many(ever_referred(reading.connection))
            for one in child.referrals
        ]
    return tuple(
        sorted(found, key=lambda one: (not one.referral.is_open, one.referral.due, one.child.id))
    )


def answer(
    registry: Registry,
    child_id: UUID,
    key: str,
    state: ReferralState,
    *,
    on: dt.date,
    outcome: str = "",
) -> Child:
    """Record what a service answered, what came of it, or that the referral is taken back.

    Raises:
        NotFoundError: There is no such child or referral.
        RuleError: It is over already, or the day or the words cannot be.
    """
    with registry.transaction("Ghi kết quả chuyển gửi") as tx:
        child = tx.of(Child).get(child_id)
        referrals = answered(
            child.referrals, key, state, on=on, outcome=outcome, today=registry.today
        )
        changed = child.corrected(referrals=referrals)
        tx.of(Child).save(check_entry(changed, today=registry.today))
    return changed
