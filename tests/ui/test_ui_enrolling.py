"""A computer asks to be let in: its digits, its code and how the office above admits it."""

from pathlib import Path

from ui_office import COMMUNE, PASSPHRASE, TODAY, open_office
from ui_packages import open_sync

from conftest import Desktop, Opener
from mdd_desktop.services import (
    offices,
    root_keys,
    trust,
)
from mdd_desktop.ui.packages.enrol_card import EnrolCard
from mdd_desktop.ui.packages.section import PackagesSection


def asked(opened: Desktop, folder: Path) -> EnrolCard:
    """The card of a computer whose request was saved into a folder."""
    card = open_sync(opened).enrolment
    opened.program.dialogs.file_to_save = (  # type: ignore[method-assign]
        lambda name, _suffix: folder / name
    )
    card.ask.click()
    opened.settle()
    return card


def test_a_computer_that_is_not_enrolled_is_told_how_it_gets_in(desktop: Opener) -> None:
    opened = desktop()

    opened.space.open("sync")
    opened.settle()

    view = opened.space.section(PackagesSection).make_view
    assert not view.make.isEnabled()
    assert view.make.accessibleDescription() == "Máy này chưa được ghi danh"
    assert view.enrolment.isVisible()


def test_a_request_for_enrolment_shows_its_digits_and_its_code(
    desktop: Opener, tmp_path: Path
) -> None:
    card = asked(desktop(), tmp_path)

    digits = [word for word in card.digits.text().split() if word.isdigit()]
    assert [len(group) for group in digits] == [5] * 6
    assert (tmp_path / "de-nghi-ghi-danh.mddreq").stat().st_size > 0
    assert card.code.isVisible()
    dark = card.code.grab().toImage().pixelColor(4 * 3 + 1, 4 * 3 + 1)
    assert dark.name() == "#000000"  # the corner mark that scanners look for


def test_a_computer_is_let_in_by_the_text_of_its_code_once_both_compared_digits(
    desktop: Opener, tmp_path: Path, made_offices: Path
) -> None:
    commune = desktop()
    card = asked(commune, tmp_path)
    text = (tmp_path / "de-nghi-ghi-danh.mddreq").read_text(encoding="utf-8")
    upper = made_offices / "upper"
    if not upper.exists():
        open_office(upper, province=True).close()
    with offices.open_office(upper, PASSPHRASE, today=TODAY) as province:
        welcome = tmp_path / "chao.mdd"
        trust.approve(province, f" {text}", unit=COMMUNE, welcome_path=welcome)
        root = root_keys.root_state(province).fingerprint

    commune.window.packages_given.emit([welcome])
    commune.settle()

    assert card.digits.text() == root
    assert not commune.space.facts.is_enrolled
    card.differ.click()
    assert not card.agree.isVisible()
    assert "Đã dừng" in card.banner.title.text()

    commune.window.packages_given.emit([welcome])
    commune.settle()
    card.agree.click()
    commune.settle()
    assert commune.space.facts.is_enrolled
    assert not card.isVisible()
