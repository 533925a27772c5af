"""The places of the navigation, in their order, for a commune and for the offices above it."""

from mdd_desktop.domain.office import Access
from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.services.office_facts import OfficeFacts
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.nav_button import NavEntry

_COUNTED = frozenset({"activity_form", "count_form"})
"""Forms of what only whoever is in charge enters, as ``domain.roles`` has it."""
_FORMS = _COUNTED | {"child_form", "sponsor_form", "support_form", "visit_form", "composer"}
_EXCHANGE = {"inbox", "conflicts", "proposals", "transfers", "devices", "sync", "trust"}
_NEVER = {
    Access.ENTRY: frozenset({*_EXCHANGE, "duplicates", "documents", "reports"}),
    Access.LEADER: frozenset(
        {*_EXCHANGE, "duplicates", "matching", "ledger", "visits", "excel_import"}
    ),
}
"""The places of which a role can never do anything: it does not see them."""


def places(facts: OfficeFacts) -> list[NavEntry]:
    """Return what an officer sees of her office; ``group`` separates by a hairline."""
    commune = facts.level is UnitLevel.COMMUNE
    entries = _commune() if commune else _above(has_parent=bool(facts.parent))
    never = _NEVER.get(facts.access, frozenset())
    return [entry for entry in entries if entry.page not in never]


def may_open(facts: OfficeFacts, page: str) -> bool:
    """Whether a role may open a page at all: forms are closed to whoever only reads."""
    if page in _NEVER.get(facts.access, frozenset()):
        return False
    closed = {Access.LEADER: _FORMS, Access.ENTRY: _COUNTED}.get(facts.access, frozenset())
    return page not in closed


def registers(facts: OfficeFacts) -> bool:
    """Whether children and sponsors are entered here: above the communes they are only read."""
    return facts.level is UnitLevel.COMMUNE


def may_register(facts: OfficeFacts) -> bool:
    """Whether whoever is signed in enters them; a leader asks somebody to."""
    return registers(facts) and may_open(facts, "child_form")


def _commune() -> list[NavEntry]:
    return [
        NavEntry("overview", tr("Tổng quan"), "layout-dashboard", 0),
        NavEntry("children", tr("Trẻ em"), "mood-kid", 1, counted=True),
        NavEntry("sponsors", tr("Mẹ đỡ đầu"), "user-heart", 1, counted=True),
        NavEntry("matching", tr("Kết nối"), "link", 1, counted=True),
        NavEntry("ledger", tr("Sổ hỗ trợ"), "calendar", 1),
        NavEntry("visits", tr("Thăm, theo dõi"), "clipboard-check", 1, counted=True),
        NavEntry("gaps", tr("Trùng – Sót – Trễ"), "scale", 1, counted=True),
        NavEntry("documents", tr("Kế hoạch, văn bản"), "file-text", 2),
        NavEntry("reports", tr("Báo cáo, chỉ tiêu"), "chart-bar", 2),
        NavEntry("activities", tr("Hoạt động"), "users-group", 2),
        NavEntry("excel_import", tr("Nhập từ Excel"), "file-spreadsheet", 3),
        NavEntry("sync", tr("Đồng bộ"), "device-usb", 3, counted=True),
        NavEntry("system", tr("Hệ thống"), "settings", 3),
    ]


def _above(*, has_parent: bool) -> list[NavEntry]:
    upwards = [NavEntry("sync", tr("Đồng bộ"), "device-usb", 1, counted=True)] if has_parent else []
    return [
        NavEntry("overview", tr("Tổng quan"), "layout-dashboard", 0),
        NavEntry("inbox", tr("Hộp nhận gói"), "inbox", 1, counted=True),
        NavEntry("conflicts", tr("Khác biệt"), "git-compare", 1, counted=True),
        NavEntry("duplicates", tr("Nghi trùng"), "copy", 1, counted=True),
        NavEntry("proposals", tr("Đề nghị"), "message-2", 1, counted=True),
        NavEntry("transfers", tr("Chuyển hồ sơ"), "transfer", 1, counted=True),
        NavEntry("devices", tr("Đơn vị, thiết bị"), "device-laptop", 1),
        *upwards,
        NavEntry("children", tr("Trẻ em"), "mood-kid", 2, counted=True),
        NavEntry("sponsors", tr("Mẹ đỡ đầu"), "user-heart", 2, counted=True),
        NavEntry("gaps", tr("Trùng – Sót – Trễ"), "scale", 2, counted=True),
        NavEntry("documents", tr("Kế hoạch, văn bản"), "file-text", 3),
        NavEntry("reports", tr("Báo cáo, chỉ tiêu"), "chart-bar", 3),
        NavEntry("system", tr("Hệ thống"), "settings", 3),
    ]
