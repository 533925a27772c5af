"""The offices with which simulations begin, made once and copied."""

import datetime as dt
import shutil
from pathlib import Path

from simulated import NOW

from builders import FAST, PASSPHRASE, TODAY, enrol
from mdd_desktop.services import offices as office_services
from mdd_desktop.services.offices import NewOffice, Registry
from mdd_desktop.storage.data_folder import DataFolder
from mdd_desktop.storage.keystore import Keystore


def a_province(folder: Path, *, district: bool) -> None:
    """Offices that know one another, closed; simulations begin from copies of them."""
    layout = {"T~1": None, "X1~1": "T", "X1~2": "T", "X2~1": "T", "X3~1": "T"}
    if district:
        layout = {"T~1": None, "C1~1": "T", "X1~1": "C1", "X1~2": "C1", "X2~1": "C1", "X3~1": "T"}
    names = {"T": "tỉnh Bình Hà", "C1": "cụm Sen Hồng"}
    open_ones: dict[str, Registry] = {}
    for name, parent in layout.items():
        unit = name.split("~")[0]
        home = folder / name
        office = NewOffice(
            unit,
            f"Cán bộ {name}",
            PASSPHRASE,
            name=names.get(unit, f"xã {unit}"),
            parent=parent,
        )
        made, _ = office_services.set_up(home / "so", office, today=TODAY, cost=FAST)
        made.close()
        data = DataFolder(home / "so", home / "dau")
        registry = Registry.open(data, Keystore.load(data.keystore).unlock(PASSPHRASE))
        registry.clock = lambda: NOW - dt.timedelta(days=1)
        open_ones[name] = registry
        if parent is not None:
            errands = folder / f"{name}~thu"
            errands.mkdir()
            enrol(open_ones[f"{parent}~1"], registry, errands)
            shutil.rmtree(errands)
    for registry in open_ones.values():
        registry.close()
