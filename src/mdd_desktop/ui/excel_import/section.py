"""Import of workbooks: one page with four steps; a workbook dropped anywhere leads here."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from typing_extensions import override

from mdd_desktop.domain.office import Access
from mdd_desktop.domain.unit import UnitLevel
from mdd_desktop.ui.excel_import.presenter import ExcelImportPresenter
from mdd_desktop.ui.excel_import.view import ExcelImportView
from mdd_desktop.ui.section import Ground, Route, Section


class ExcelImportSection(Section):
    """``excel_import`` (path of a workbook)."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        ground.window.workbook_dropped.connect(self._open_dropped)

    @override
    def routes(self) -> Mapping[str, Route]:
        is_commune = self.ground.facts.level is UnitLevel.COMMUNE
        place = "" if is_commune else "children"
        return {"excel_import": Route(lambda: self.view, self._open, place)}

    @cached_property
    def view(self) -> ExcelImportView:
        """The four steps."""
        return ExcelImportView()

    @cached_property
    def presenter(self) -> ExcelImportPresenter:
        """What happens in them."""
        made = ExcelImportPresenter(self.view, self.ground.desk, self.ground.dialogs)
        made.list_wanted.connect(lambda: self.ground.go("children"))
        return made

    def _open_dropped(self, path: str) -> None:
        self.ground.go("excel_import", Path(path))

    def _open(self, path: Path | None = None) -> None:
        access = self.ground.facts.access
        self.presenter.may_write = access in {Access.IN_CHARGE, Access.ADMIN}
        if path is not None:
            self.presenter.open_file(path)
        else:
            self.presenter.load()
