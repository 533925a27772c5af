"""Plans and documents in the window."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any
from uuid import UUID

from typing_extensions import override

from mdd_desktop.ui.documents.composer_presenter import ComposerPresenter
from mdd_desktop.ui.documents.composer_view import ComposerView
from mdd_desktop.ui.documents.list_presenter import DocumentsPresenter
from mdd_desktop.ui.documents.list_view import DocumentsView
from mdd_desktop.ui.documents.wording import WordingPresenter, WordingView
from mdd_desktop.ui.section import Route, Section


class DocumentsSection(Section):
    """``documents``, ``composer`` and ``wording``."""

    @override
    def routes(self) -> Mapping[str, Route]:
        return {
            "documents": Route(lambda: self.list_view, self._open_list),
            "composer": Route(lambda: self.composer_view, self._compose, "documents"),
            "wording": Route(lambda: self.wording_view, self._reword, "documents"),
        }

    @override
    def keep_drafts(self) -> None:
        if "composer" in self.__dict__:
            self.composer.keep()

    @cached_property
    def list_view(self) -> DocumentsView:
        """Drafts, register, kinds."""
        return DocumentsView()

    @cached_property
    def list(self) -> DocumentsPresenter:
        """What happens on the list."""
        ground = self.ground
        return DocumentsPresenter(self.list_view, ground.desk, ground.dialogs, ground.go)

    @cached_property
    def composer_view(self) -> ComposerView:
        """One document."""
        return ComposerView()

    @cached_property
    def composer(self) -> ComposerPresenter:
        """What happens in the composer."""
        made = ComposerPresenter(self.composer_view, self.ground.desk, self.ground.dialogs)
        self.composer_view.back_wanted.connect(self._back)
        return made

    @cached_property
    def wording_view(self) -> WordingView:
        """The texts of the templates."""
        return WordingView()

    @cached_property
    def wording(self) -> WordingPresenter:
        """What happens on them."""
        made = WordingPresenter(self.wording_view, self.ground.desk)
        self.wording_view.back_wanted.connect(lambda: self.ground.go("documents"))
        return made

    def _reword(self, template: str = "") -> None:
        self.wording.open(template)

    def _open_list(self, tab: str = "") -> None:
        self.list.open(tab)

    def _compose(self, what: str | UUID, values: Mapping[str, Any] | None = None) -> None:
        """Open a document of the register, or begin one of a kind.

        ``values`` are those of a wish, such as a period or the records of a batch.
        """
        if isinstance(what, UUID):
            self.composer.reopen(what)
        else:
            self.composer.begin(what, values)

    def _back(self) -> None:
        self.composer.keep()
        self.ground.go("documents")
