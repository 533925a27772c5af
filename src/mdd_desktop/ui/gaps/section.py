"""Trùng – Sót – Trễ in the window."""

from collections.abc import Mapping
from functools import cached_property

from typing_extensions import override

from mdd_desktop.ui.gaps.presenter import GapsPresenter
from mdd_desktop.ui.gaps.view import GapsView
from mdd_desktop.ui.section import Route, Section


class GapsSection(Section):
    """``gaps``."""

    @override
    def routes(self) -> Mapping[str, Route]:
        return {"gaps": Route(lambda: self.view, self._open)}

    @cached_property
    def view(self) -> GapsView:
        """The board."""
        return GapsView()

    @cached_property
    def presenter(self) -> GapsPresenter:
        """What happens on the board."""
        made = GapsPresenter(self.view, self.ground)
        made.counted.connect(lambda number: self.ground.count("gaps", number))
        return made

    def _open(self) -> None:
        self.presenter.open()
