"""The registry to practise with: a folder of its own, invented people, no packages."""

from pathlib import Path

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.services import bulk_load, offices
from mdd_desktop.services.demo_people import Inventor
from mdd_desktop.services.offices import NewOffice, is_set_up
from mdd_desktop.storage.keystore_file import REAL_COST, KdfCost
from mdd_desktop.storage.registry import Registry

_SUFFIX = "-tap-huan"
_CHILDREN, _SEED = 60, 20


def folder_beside(folder: Path) -> Path:
    """Where the registry to practise with lies, beside the real one."""
    return folder.with_name(f"{folder.name}{_SUFFIX}")


def is_there(registry: Registry) -> bool:
    """Whether one was made beside this registry."""
    return is_set_up(folder_beside(registry.path))


def begin(registry: Registry, passphrase: str, *, cost: KdfCost = REAL_COST) -> None:
    """Make one for the same office, filled with invented people.

    Raises:
        RuleError: ``training_again`` from within one; ``folder_in_use``; ``weak_passphrase``.
    """
    if registry.is_training:
        raise RuleError("training_again", "Chị đang ở sổ tập huấn rồi.")
    with registry.read() as reading:
        own = reading.tree.units[registry.unit]
    office = NewOffice(
        unit=own.code,
        name=own.name,
        parent=own.parent,
        officer=registry.keys.officer,
        passphrase=passphrase,
        training=True,
    )
    made, _key = offices.set_up(
        folder_beside(registry.path), office, today=registry.today, cost=cost
    )
    with made:
        if own.level is UnitLevel.COMMUNE:
            invented = Inventor(own.code, _SEED, registry.today).everything(_CHILDREN)
            bulk_load.load_records(made, invented)
