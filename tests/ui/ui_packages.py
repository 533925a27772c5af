"""How the tests of packages enrol a commune and open its page."""

from pathlib import Path

from ui_office import COMMUNE, PASSPHRASE, TODAY

from conftest import Desktop
from mdd_desktop.services import (
    offices,
    trust,
)
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
