"""A computer whose unit was merged by law: for whom it speaks from now on."""

from mdd_desktop.domain.office import Settings
from mdd_desktop.domain.record import natural_id
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.transaction import Transaction
from mdd_desktop.sync.keys import fingerprint
from mdd_desktop.sync.trust import TrustList


def stands_for(registry: Registry, tx: Transaction, trust: TrustList) -> str:
    """The unit for which this computer speaks by the list; mostly its own."""
    own_key = fingerprint(registry.keys.signing_key.public_key())
    listed = {device.unit for device in trust.contents.by_fingerprint.get(own_key, ())}
    own = trust.units.get(tx.unit)
    if own is None or own.valid_to is None:
        return tx.unit
    heir = tx.tree.heir(tx.unit)
    standing = [code for code in sorted(listed) if trust.units[code].valid_to is None]
    if heir in standing:
        return heir
    return standing[0] if len(standing) == 1 else tx.unit


def move_over(registry: Registry, unit: str) -> None:
    """Speak for another unit from now on, in new feeds and with the settings of before."""
    with registry.read() as reading:
        settings = reading.settings()
    registry.speak_for(unit)
    with registry.transaction("Chuyển sang đơn vị mới") as tx:
        new = natural_id("settings", unit)
        if tx.of(Settings).find(new) is None:
            tx.of(Settings).save(settings.corrected(id=new, unit_id=unit))
