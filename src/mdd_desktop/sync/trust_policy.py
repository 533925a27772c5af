"""What the top office decides for the whole tree, as a field of its signed list."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from mdd_desktop.sync.enrolment import Office
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_chain import TARGETS
from mdd_desktop.sync.trust_changes import edited

POLICY_FIELD: Final = "x-policy"


def policy_of(trust: TrustList) -> dict[str, Any]:
    """What is decided; empty when nothing is."""
    found = trust.lists[TARGETS].signed.unrecognized_fields.get(POLICY_FIELD)
    return dict(found) if isinstance(found, Mapping) else {}


def state_policy(
    trust: TrustList, policy: Mapping[str, object], office: Office, now: dt.datetime
) -> TrustList:
    """State it in the list of the top office."""
    fields = {POLICY_FIELD: dict(policy)}
    return edited(trust, fields, registrar_keys=office.registrar_keys, now=now)
