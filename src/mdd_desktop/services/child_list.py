"""The list of children: searched, filtered, sorted; a page at a time for the screen."""

from collections.abc import Iterable

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services import duplicates
from mdd_desktop.storage.queries.child_filters import ChildFilter, Tab
from mdd_desktop.storage.queries.children import ChildPage, Sort, search_children
from mdd_desktop.storage.registry import Registry

EVERYTHING = 10_000_000


def page(
    registry: Registry,
    text: str = "",
    *,
    filters: ChildFilter | None = None,
    sort: Sort = "name",
    offset: int = 0,
    limit: int = 100,
) -> ChildPage:
    """The rows of a page and the number of all that match."""
    with registry.read() as reading:
        return search_children(
            reading.connection,
            text,
            filters=filters,
            sort=sort,
            offset=offset,
            limit=limit,
            today=registry.today,
        )


def find(
    registry: Registry,
    text: str = "",
    *,
    tabs: Iterable[str] = (),
    sort: Sort = "name",
    limit: int | None = None,
) -> tuple[list[Child], int]:
    """The matching children as records, and how many match.

    Raises:
        RuleError: ``unknown_filter``.
    """
    wanted = frozenset(map(_tab, tabs))
    if Tab.SUSPECTED_DUPLICATE in wanted:
        duplicates.refresh(registry)
    with registry.read() as reading:
        found = search_children(
            reading.connection,
            text,
            filters=ChildFilter(tabs=wanted, away=frozenset(reading.moved_on())),
            sort=sort,
            limit=EVERYTHING if limit is None else limit,
            today=registry.today,
        )
        return reading.of(Child).many([row.id for row in found.rows]), found.total


def _tab(name: str) -> Tab:
    try:
        return Tab(name)
    except ValueError:
        known = ", ".join(Tab)
        raise RuleError("unknown_filter", f"Không có bộ lọc “{name}”. Dùng: {known}.") from None


__all__ = ["ChildFilter", "ChildPage", "Sort", "Tab", "find", "page"]
