"""Keys, forks and what is kept aside, in the window."""

from collections.abc import Mapping
from functools import cached_property

from typing_extensions import override

from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.ui.section import Route, Section
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.trust.presenter import TrustPresenter
from mdd_desktop.ui.trust.root_presenter import RootPresenter
from mdd_desktop.ui.trust.view import TrustView


class TrustSection(Section):
    """``trust``, for a commune and for the offices above it."""

    @override
    def routes(self) -> Mapping[str, Route]:
        return {"trust": Route(lambda: self.view, self._open, self._place)}

    @cached_property
    def view(self) -> TrustView:
        """The page."""
        made = TrustView(tr("Đơn vị, thiết bị") if self._stands_above else tr("Đồng bộ"))
        made.back_requested.connect(lambda: self.ground.go(self._place))
        return made

    @cached_property
    def presenter(self) -> TrustPresenter:
        """What happens there."""
        made = TrustPresenter(self.view, self.ground.desk, may_stop=self._stands_above)
        made.unit_name = lambda code: self.ground.facts.unit_names.get(code, code)
        made.stop_wanted.connect(lambda: self.ground.go("devices"))
        made.changed.connect(self.ground.unsent_changed)
        return made

    @cached_property
    def root(self) -> RootPresenter:
        """What happens with root keys."""
        return RootPresenter(self.view, self.ground.desk, self.ground.dialogs)

    @property
    def _place(self) -> str:
        return "devices" if self._stands_above else "sync"

    @property
    def _stands_above(self) -> bool:
        return self.ground.facts.level is not UnitLevel.COMMUNE

    def _open(self) -> None:
        self.presenter.load()
        self.root.load()
