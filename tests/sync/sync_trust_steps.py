"""Steps that tests of the trust list share."""

from collections.abc import Callable

import pytest
from sync_offices import NOW, Computer

from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_changes import revoke


def refusal(work: Callable[[], object]) -> str:
    with pytest.raises(RegistryError) as caught:
        work()
    return caught.value.code


def with_revoked(
    trust: TrustList, office: Computer, computer: Computer, **last_good: list[str]
) -> TrustList:
    return revoke(
        trust,
        computer.fingerprint,
        last_good=last_good,
        reason="mất máy",
        office=office.code,
        registrar_keys=[office.registrar],
        now=NOW,
    )
