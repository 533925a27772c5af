"""Differences, suspected duplicates: the province's and the commune's side."""

from pathlib import Path

import ui_decisions
import ui_office as office

from mdd_desktop.services import offices
from mdd_desktop.ui.conflicts.section import ConflictsSection
from mdd_desktop.ui.duplicates.section import DuplicatesSection
from pictures.stage import SITTINGS, Sitting, Stage, program, show


def pictures(stage: Stage) -> None:
    """Take them at every size."""
    base = stage.base / "quyet-dinh"
    base.mkdir()
    three = ui_decisions.made(base)
    for mark, scale, size in SITTINGS:
        _province(stage, three.province, mark, scale, size)
    with stage.sitting("province") as sitting:
        for page, name in (("conflicts", "10-khac-biet-trong"), ("duplicates", "11-trung-trong")):
            sitting.open(page)
            sitting.take(name)


def _province(stage: Stage, folder: Path, mark: str, scale: float, size: tuple[int, int]) -> None:
    with program(folder, scale) as made:
        show(made, offices.open_office(folder, office.PASSPHRASE, today=office.TODAY), size)
        sitting = Sitting(made, mark, stage.take)
        sitting.open("conflicts")
        sitting.take("10-khac-biet")
        sitting.space.section(ConflictsSection).view.grouping.chosen.emit("kind")
        sitting.open("duplicates")
        sitting.take("11-so-hai-ho-so")
        sitting.space.section(DuplicatesSection).view.tab_changed.emit("decided")
        sitting.idle()
        sitting.take("11-da-xu-ly")
