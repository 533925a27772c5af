"""What the data checks find, said with every package and report; it never stops them."""

from typing import Any, NamedTuple

from mdd_desktop.services import data_checks
from mdd_desktop.services.offices import Registry


class Checked(NamedTuple):
    """What the checks found: the key of the answer, and what is said in words."""

    keys: dict[str, Any]
    lines: list[str]


def checked(registry: Registry) -> Checked:
    """Run the data checks."""
    found = data_checks.count(registry)
    keys = {"error": found.errors, "warning": found.warnings, "note": found.notes}
    told = f"Kiểm tra dữ liệu: {found.errors} chỗ phải sửa, {found.warnings} chỗ nên xem."
    return Checked({"checks": keys}, [told] if found.errors or found.warnings else [])
