"""A package made in one window and merged in another."""

import shutil
from pathlib import Path

from ui_office import COMMUNE, COMMUNE_NAME, PASSPHRASE, TODAY, open_office

from conftest import Desktop, Opener
from mdd_desktop.services import offices, trust
from mdd_desktop.ui.children.section import ChildrenSection
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


def test_a_package_goes_from_the_commune_to_the_province(
    desktop: Opener, made_offices: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    if not (made_offices / "enrolled").exists():
        shutil.copytree(made_offices / "commune", made_offices / "enrolled")
        open_office(made_offices / "province", province=True).close()
        enrol(made_offices / "enrolled", made_offices / "province", made_offices)
    commune = desktop("enrolled")
    commune.program.dialogs.folder_to_use = lambda _title: stick  # type: ignore[method-assign]

    commune.space.open("sync")
    commune.settle()
    commune.space.section(PackagesSection).make_view.make_requested.emit()
    commune.settle()

    (file,) = stick.glob("*.mdd")
    view = commune.space.section(PackagesSection).make_view
    assert view._done_title.text() == "Có thể rút USB"  # noqa: SLF001 - what is shown
    assert "USB" in view._done_sentence.text()  # noqa: SLF001 - what is shown
    assert not view.model.rowCount()

    broken = stick / "hong.mdd"
    broken.write_bytes(file.read_bytes()[:1000])
    province = desktop("province")
    province.space.open("inbox", [file, broken])
    province.settle()
    inbox = province.space.section(PackagesSection).inbox_view
    lines = [inbox.model.row(at) for at in range(inbox.model.rowCount())]
    assert [line.mergeable for line in lines if line] == [True, False]
    assert lines[0] is not None
    assert lines[0].sender == COMMUNE_NAME
    assert inbox.merge.text() == "Gộp 1 gói"

    inbox.merge_requested.emit()
    province.settle()

    assert inbox.banner.isVisible()
    assert inbox.banner.title.text().startswith("Đã gộp 1 gói")
    province.space.open("children")
    province.settle()
    assert province.space.section(ChildrenSection).list_view.model.rowCount() > 10


def test_looking_into_a_package_writes_nothing(desktop: Opener, tmp_path: Path) -> None:
    opened = desktop()
    foreign = tmp_path / "la.mdd"
    foreign.write_bytes(b"not a package at all")

    opened.space.open("inbox", [foreign])
    opened.settle()

    line = opened.space.section(PackagesSection).inbox_view.model.row(0)
    assert line is not None
    assert not line.mergeable
    assert not opened.space.section(PackagesSection).inbox_view.merge.isEnabled()


def test_a_computer_that_is_not_enrolled_is_told_how_it_gets_in(desktop: Opener) -> None:
    opened = desktop()

    opened.space.open("sync")
    opened.settle()

    view = opened.space.section(PackagesSection).make_view
    assert not view.make.isEnabled()
    assert view.make.accessibleDescription() == "Máy này chưa được ghi danh"
    assert view.enrolment.isVisible()


def test_a_request_for_enrolment_shows_its_digits(desktop: Opener, tmp_path: Path) -> None:
    opened = desktop()
    opened.space.open("sync")
    opened.settle()
    opened.program.dialogs.file_to_save = (  # type: ignore[method-assign]
        lambda name, _suffix: tmp_path / name
    )

    opened.space.section(PackagesSection).make_view.enrolment_requested.emit()
    opened.settle()

    digits = [
        word
        for word in opened.space.section(PackagesSection).make_view.enrolment.title.text().split()
        if word.isdigit()
    ]
    assert [len(group) for group in digits] == [5] * 6
    assert (tmp_path / "de-nghi-ghi-danh.mddreq").stat().st_size > 0
