"""What a province or an office may set differently, and what figures follow."""

from collections.abc import Mapping
from typing import Any

from mdd_desktop.domain.office import Settings
from mdd_desktop.storage.registry import Registry


def read(registry: Registry) -> Settings:
    """The settings of this office."""
    with registry.read() as reading:
        return reading.settings()


def change(registry: Registry, values: Mapping[str, Any]) -> Settings:
    """Set some of them; figures and tasks follow at once.

    Raises:
        RuleError: A value is out of its bounds.
    """
    with registry.transaction("Đổi mốc của đơn vị") as tx:
        settings = tx.settings().corrected(**values)
        tx.of(Settings).save(settings)
    return settings
