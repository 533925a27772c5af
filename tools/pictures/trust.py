"""Keys, forks, what is kept aside: the province's and the commune's side, at every size."""

import ui_office as office
import ui_trust

from mdd_desktop.services import offices
from pictures.stage import SITTINGS, Sitting, Stage, program, show


def pictures(stage: Stage) -> None:
    """Take them."""
    base = stage.base / "khoa"
    base.mkdir()
    above = ui_trust.made(base)
    for mark, scale, size in SITTINGS:
        for folder, name in ((above, "19-khoa-tinh"), (base / "xa", "19-khoa-xa")):
            with program(folder, scale) as made:
                show(made, offices.open_office(folder, office.PASSPHRASE, today=office.TODAY), size)
                sitting = Sitting(made, mark, stage.take)
                sitting.open("trust")
                sitting.take(name)
                if folder == above and not mark:
                    sitting.open("overview")
                    sitting.take("19-khoa-tong-quan")
                    sitting.open("devices")
                    sitting.take("19-khoa-thiet-bi")
