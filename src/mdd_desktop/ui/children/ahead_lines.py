"""What comes next for a child, in words."""

import datetime as dt
from collections.abc import Sequence

from mdd_desktop.services.child_ahead import Ahead, AheadKind
from mdd_desktop.ui.children.record_ports import AheadLine
from mdd_desktop.ui.text import tr

_MOST = 4
_ICONS = {
    AheadKind.VISIT: "clipboard-check",
    AheadKind.LETTER: "mail",
    AheadKind.CONSENT_ENDS: "id",
    AheadKind.SPONSORSHIP_ENDS: "heart-handshake",
    AheadKind.AGE: "cake",
}


def ahead_lines(found: Sequence[Ahead], today: dt.date) -> tuple[AheadLine, ...]:
    """Return the nearest things that come, and their days."""
    words = {
        AheadKind.VISIT: tr("Thăm định kỳ"),
        AheadKind.LETTER: tr("Thư báo Mẹ đỡ đầu"),
        AheadKind.CONSENT_ENDS: tr("Giấy đồng ý hết hạn"),
        AheadKind.SPONSORSHIP_ENDS: tr("Hết hạn cam kết"),
        AheadKind.AGE: tr("Đủ {age} tuổi"),
    }
    return tuple(
        AheadLine(
            _ICONS[one.kind],
            words[one.kind].format(age=one.age),
            f"{one.on:%d/%m/%Y}",
            late=one.on < today,
        )
        for one in found[:_MOST]
    )
