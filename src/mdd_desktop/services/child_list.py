"""The list of children: searched, filtered, sorted; a page at a time for the screen."""

from collections.abc import Sequence

from mdd_desktop.domain.child import Child
from mdd_desktop.storage.queries.children import ChildPage, search_children
from mdd_desktop.storage.registry import Registry

EVERYTHING = 10_000_000


def page(
    registry: Registry,
    text: str = "",
    *,
    filters: Sequence[str] = (),
    sort: str = "name",
    offset: int = 0,
    limit: int = 100,
) -> ChildPage:
    """The rows of a page and the number of all that match."""
    with registry.read() as reading:
        return search_children(
            reading.connection,
            text,
            filters=tuple(filters),
            sort=sort,
            offset=offset,
            limit=limit,
            today=registry.today,
        )


def find(
    registry: Registry,
    text: str = "",
    *,
    filters: Sequence[str] = (),
    sort: str = "name",
    limit: int | None = None,
) -> tuple[list[Child], int]:
    """The matching children as records, and how many match."""
    with registry.read() as reading:
        found = search_children(
            reading.connection,
            text,
            filters=tuple(filters),
            sort=sort,
            offset=0,
            limit=EVERYTHING if limit is None else limit,
            today=registry.today,
        )
        return reading.of(Child).many([row.id for row in found.rows]), found.total
