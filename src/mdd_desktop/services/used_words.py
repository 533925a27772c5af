"""Texts that were used before, offered in the boxes of a form."""

from mdd_desktop.storage.queries.used_words import used_words
from mdd_desktop.storage.registry import Registry


def for_children(registry: Registry) -> dict[str, list[str]]:
    """The villages and schools of the children known here, the most used first."""
    with registry.read() as reading:
        return {
            name: used_words(reading.connection, "child", name) for name in ("village", "school")
        }
