"""The trust list in force and this computer's own public marks."""

import pyrage

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.record import checked, natural_id
from mdd_desktop.domain.unit import Unit
from mdd_desktop.storage import exchange
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Reading, Transaction
from mdd_desktop.sync.keys import spoken_fingerprint
from mdd_desktop.sync.trust import TrustList
from mdd_desktop.sync.trust_update import read_registry


def trust_list(registry: Registry) -> TrustList | None:
    """The trust list in force; None before this office was enrolled or enrolled another."""
    with registry.read() as reading:
        return read_trust(reading)


def read_trust(reading: Reading) -> TrustList | None:
    """The trust list as an open reading sees it."""
    content = exchange.read_trust(reading.connection)
    return read_registry(content) if content is not None else None


def require_trust(reading: Reading) -> TrustList:
    """The trust list.

    Raises:
        RuleError: ``not_enrolled``.
    """
    trust = read_trust(reading)
    if trust is None:
        raise RuleError(
            "not_enrolled",
            "Máy này chưa được ghi danh nên chưa gửi, nhận gói được. Tạo tệp đề nghị ghi danh và "
            "đưa cấp trên duyệt.",
        )
    return trust


def device_fingerprint(registry: Registry) -> str:
    """This computer's digits: six groups of five, read aloud at enrolment."""
    return spoken_fingerprint(registry.keys.signing_key.public_key())


def adopt_units(tx: Transaction, trust: TrustList) -> None:
    """Take the tree of units from the signed list; what only this office knows stays."""
    for listed in trust.units.values():
        unit_id = natural_id("unit", listed.code)
        known = tx.of(Unit).find(unit_id)
        values = {
            "code": listed.code,
            "name": listed.name,
            "level": listed.level,
            "parent": listed.parent or None,
        }
        unit = known.corrected(**values) if known else checked(Unit, {"id": unit_id, **values})
        tx.of(Unit).save(unit)
    tx.forget_tree()


def age_recipient(registry: Registry) -> str:
    """The public half of this computer's age identity."""
    identity = pyrage.x25519.Identity.from_str(registry.keys.age_identity)
    return str(identity.to_public())
