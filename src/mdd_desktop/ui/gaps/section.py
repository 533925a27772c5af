"""Trùng – Sót – Trễ in the window."""

from collections.abc import Mapping
from functools import cached_property

from typing_extensions import override

from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.services import gaps
from mdd_desktop.ui.gaps.presenter import GapsPresenter
from mdd_desktop.ui.gaps.view import GapsView
from mdd_desktop.ui.section import Ground, Route, Section
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.unhurried import Unhurried


class GapsSection(Section):
    """``gaps``."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._clock = Unhurried(self)
        self._clock.due.connect(self._count)
        ground.office_changed.connect(self._clock.soon)
        ground.desk.committed.connect(self._clock.soon)

    @override
    def routes(self) -> Mapping[str, Route]:
        return {"gaps": Route(lambda: self.view, self._open)}

    @cached_property
    def view(self) -> GapsView:
        """The board."""
        if self._is_commune:
            return GapsView(tr("Tất cả các ấp"), tr("Tiếp nhận trẻ"))
        return GapsView(tr("Tất cả các xã"), tr("Hộp nhận gói"))

    @cached_property
    def presenter(self) -> GapsPresenter:
        """What happens on the board."""
        return GapsPresenter(self.view, self.ground)

    @property
    def _is_commune(self) -> bool:
        return self.ground.facts.level is UnitLevel.COMMUNE

    def _open(self) -> None:
        self.presenter.open()

    def _count(self) -> None:
        """Above communes the board is only read: nothing waits there, and counting takes long."""
        if self._is_commune:
            self.ground.desk.ask(
                gaps.count, on_done=self._show_count, owner=self, key="gaps_count", beside=True
            )

    def _show_count(self, number: int) -> None:
        self._clock.done()
        self.ground.count("gaps", number)
