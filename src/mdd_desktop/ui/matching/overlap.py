"""Warns while a sponsorship is written that somebody provides for the same need in these months."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject

from mdd_desktop.domain.code_lists import label
from mdd_desktop.services.pledged_needs import PledgedNeed, clashing, pledged_needs
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.matching.bond_panel import BondPanel
from mdd_desktop.ui.matching.bond_values import months_of
from mdd_desktop.ui.text import tr


class OverlapWatch(QObject):
    """Looks again whenever a box of the panel was left; it never refuses."""

    def __init__(self, panel: BondPanel, desk: Desk) -> None:
        super().__init__(panel)
        self._panel, self._desk = panel, desk
        self._known: Sequence[PledgedNeed] = ()
        self._sponsor = ""
        panel.box_left.connect(lambda _name: self._look())

    def begin(self, child: UUID, sponsor: str) -> None:
        """Watch for a child and the sponsor who is to come."""
        self._known, self._sponsor = (), sponsor
        self._panel.show_warning("")
        self._desk.ask(
            pledged_needs, child, on_done=self._take, owner=self, key="mt_pledged", beside=True
        )

    def _take(self, known: Sequence[PledgedNeed]) -> None:
        self._known = known
        self._look()

    def _look(self) -> None:
        fields = self._panel.fields()
        first, last = months_of(fields, self._desk.today)
        found = clashing(self._known, fields["need"], first, last)
        self._panel.show_warning(self._words(found, fields["need"]) if found else "")

    def _words(self, found: Sequence[PledgedNeed], need: str) -> str:
        others = ", ".join(dict.fromkeys(one.sponsor for one in found))
        month = "/".join(reversed(min(one.first for one in found).split("-")))
        told = tr(
            "{others} đã nhận lo {need} cho em từ tháng {month}; thêm {sponsor} là hai nơi cùng lo "
            "một nhu cầu. Chọn nhu cầu khác, hoặc cứ ghi nếu cả hai cùng biết."
        )
        text = label("need", need).lower()
        return told.format(others=others, need=text, month=month, sponsor=self._sponsor)
