"""An office with the worked example, names and secrets added, for documents about people."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from builders import FAST, PASSPHRASE
from mdd_desktop.services import bulk_load, documents
from mdd_desktop.services import offices as office_services
from mdd_desktop.services.documents import Made, Wish
from mdd_desktop.services.offices import NewOffice, Registry

DAY = dt.date(2026, 6, 30)
_EXAMPLE = Path(__file__).parent.parent / "golden" / "worked_example.json"
NAMES = {
    "C01": "Trần Thị Ánh",
    "C03": "Lê Thị An",
    "C04": "=SUM(A1:A9)",
    "C05": "<b>Đỗ</b> & {name}",
    "C06": "Nguyễn Thị Ân",
    "C07": "Phạm Văn Bình",
    "C08": "Y Bhăm Mlô",
    "C09": "Kiều Thị Hoa",
    "C11": "Vũ Văn Hoà",
    "C13": "Ngô Văn Yên",
}


def example_rows() -> dict[str, Any]:
    """The worked example with names, telephones and secrets."""
    rows: dict[str, Any] = json.loads(_EXAMPLE.read_text("utf-8"))
    for row in rows["children"]:
        row["full_name"] = NAMES.get(row["id"], f"Trẻ {row['id']}")
        row["sort_name"] = "Bhăm Mlô Y" if row["id"] == "C08" else None
        row["phone"] = "0912345678"
        row["guardian_name"] = "Bà Nội Tư"
        row["village"] = "thôn Đông"
        row["identity_number"] = "079312345678" if row["id"] == "C01" else None
        row["circumstances"] = "Cha nhiễm HIV" if row["id"] == "C04" else "Ở với bà nội"
        row["school_class"] = "5B"
    return rows


def rows_of_every_level() -> dict[str, Any]:
    """The same with a centre above the province, and a cluster between it and a commune."""
    rows = example_rows()
    province, first, second = rows["units"]
    centre = {"id": "TW", "name": "trung ương", "level": "centre"}
    cluster = {"id": "K", "name": "cụm Sông Mai", "level": "cluster", "parent": "T"}
    rows["units"] = [centre, province | {"parent": "TW"}, cluster, first, second | {"parent": "K"}]
    return rows


def office_with(folder: Path, rows: dict[str, Any], *, unit: str = "T") -> Registry:
    """An office of that unit which has loaded the rows."""
    office = NewOffice(unit, "Trần Thị Giả Định", PASSPHRASE, name="tỉnh Bình Hà")
    registry, _ = office_services.set_up(folder, office, today=DAY, cost=FAST)
    loaded = bulk_load.load_records(registry, rows)
    assert not loaded.refused, loaded.refused[:3]
    return registry


@pytest.fixture(scope="session")
def example_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("van-ban") / "so"
    office_with(folder, example_rows()).close()
    return folder


@pytest.fixture
def office(example_office: Path) -> Iterator[Registry]:
    """The province of the worked example; documents write nothing."""
    registry = office_services.open_office(example_office, PASSPHRASE, today=DAY)
    yield registry
    registry.close()


def made(registry: Registry, kind: str, form: str = "pdf", **wish: Any) -> Made:
    """A document with a number."""
    return documents.make(registry, Wish(kind=kind, **{"number": 5, **wish}), form)
