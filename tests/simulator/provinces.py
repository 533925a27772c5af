"""The offices with which simulations begin, made once and copied."""

import datetime as dt
import shutil
from pathlib import Path

from builders import FAST, PASSPHRASE, TODAY, enrol
from mdd_desktop.services import offices as office_services
from mdd_desktop.services.offices import NewOffice, Registry
from mdd_desktop.storage.data_folder import DataFolder
from mdd_desktop.storage.keystore import Keystore

NOW = dt.datetime(2026, 11, 22, 8, tzinfo=dt.UTC)
PARENTS = (
    {"X1": "T", "X2": "T", "X3": "T"},
    {"C1": "T", "X1": "C1", "X2": "C1", "X3": "T"},
    {"C1": "T", "C2": "T", "X1": "C1", "X3": "C2"},
)
"""Who stands below whom, by how many districts there are; X1 has two computers."""


def a_province(folder: Path, *, districts: int) -> None:
    """Offices that know one another, closed; simulations begin from copies of them."""
    below = PARENTS[districts].items()
    layout = {"T~1": None, **{f"{unit}~1": parent for unit, parent in below}}
    layout["X1~2"] = PARENTS[districts]["X1"]
    names = {"T": "tỉnh Bình Hà", "C1": "cụm Sen Hồng", "C2": "cụm Tràm Xanh"}
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
