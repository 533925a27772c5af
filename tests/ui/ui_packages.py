"""How the tests of packages enrol a commune and open its page."""

import shutil
from pathlib import Path

import pytest
from ui_office import COMMUNE, PASSPHRASE, TODAY, open_office

from conftest import Desktop
from mdd_desktop.services import (
    offices,
    trust,
)
from mdd_desktop.storage import removable
from mdd_desktop.storage.removable import PluggedStick
from mdd_desktop.ui.packages.make_view import MakePackageView
from mdd_desktop.ui.packages.section import PackagesSection


def enrol(lower: Path, upper: Path, base: Path) -> None:
    above = offices.open_office(upper, PASSPHRASE, today=TODAY)
    below = offices.open_office(lower, PASSPHRASE, today=TODAY)
    trust.request(below, base / "a.mddreq")
    trust.approve(above, base / "a.mddreq", unit=COMMUNE, welcome_path=base / "a.welcome")
    trust.accept(below, base / "a.welcome")
    above.close()
    below.close()


def reopened(opened: Desktop) -> None:
    """Enrolment was done behind the window's back: open the registry again."""
    opened.program.take(opened.program.desk.registry)  # type: ignore[arg-type]
    opened.settle()


def make_view(opened: Desktop) -> MakePackageView:
    return opened.space.section(PackagesSection).make_view


def open_sync(opened: Desktop) -> MakePackageView:
    opened.space.open("sync")
    opened.settle()
    return make_view(opened)


def shown_result(view: MakePackageView) -> str:
    return f"{view._done_title.text()}. {view._done_sentence.text()}"  # noqa: SLF001 - what is shown


@pytest.fixture
def enrolled(made_offices: Path) -> Path:
    """A commune that the province let in; both closed."""
    if not (made_offices / "enrolled").exists():
        shutil.copytree(made_offices / "commune", made_offices / "enrolled")
        open_office(made_offices / "province", province=True).close()
        enrol(made_offices / "enrolled", made_offices / "province", made_offices)
    return made_offices


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick that is plugged in and that the system lets go."""
    place = tmp_path / "USB"
    place.mkdir()
    plugged = PluggedStick("KINGSTON (E:)", place, "/dev/sdz1")
    monkeypatch.setattr(removable, "sticks", lambda: [plugged] if place.exists() else [])
    monkeypatch.setattr(removable, "eject", lambda _stick: True)
    return place
