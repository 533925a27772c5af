"""Settings that the top office decides for everybody: they travel in the signed list.

When the ledger was opened, what counts as late, the thresholds of the levels: figures of two
offices can only be compared when these are the same. The top office changes its own settings; its
next package carries them down, and no commune can send any up.
"""

from typing import Any

from mdd_desktop.domain.office import Settings
from mdd_desktop.storage.transaction import Transaction
from mdd_desktop.sync import trust_policy
from mdd_desktop.sync.enrolment import Office
from mdd_desktop.sync.errors import PackageError
from mdd_desktop.sync.trust import TrustList

GIVEN = (
    "programme_start",
    "programme_age",
    "law_age",
    "assent_age",
    "ledger_start",
    "late_grace_days",
    "visit_months",
    "soon_days",
    "level_threshold",
    "level_bands",
    "kinh_names",
)


def with_settings(tx: Transaction, trust: TrustList, office: Office) -> TrustList:
    """The list with the settings of the top office; another computer than the registrar's waits."""
    policy = _policy(tx.settings())
    unchanged = {} if policy == _policy(Settings(id=tx.settings().id, unit_id=tx.unit)) else policy
    if trust_policy.policy_of(trust) in (policy, unchanged):
        return trust
    try:
        return trust_policy.state_policy(trust, policy, office, tx.clock.believed)
    except PackageError:
        return trust


def follow(tx: Transaction, trust: TrustList) -> None:
    """Take over what the top office decided; what it did not state stays as it is here."""
    policy = trust_policy.policy_of(trust)
    if not policy or trust.office == tx.unit:
        return
    own = tx.settings()
    given = {name: policy[name] for name in GIVEN if name in policy}
    tx.of(Settings).save(own.corrected(**given))


def _policy(settings: Settings) -> dict[str, Any]:
    plain: dict[str, Any] = settings.model_dump(mode="json", include=set(GIVEN))
    return plain
