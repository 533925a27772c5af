"""A package that is full says what is left, and the same button makes the next part."""

from pathlib import Path

import pytest
import ui_decisions
import ui_office
from PySide6.QtWidgets import QLabel
from ui_decider import Decider, OfficeOpener

from mdd_desktop.services import children, packages
from mdd_desktop.ui.packages.make_view import MakePackageView
from mdd_desktop.ui.packages.section import PackagesSection


def _make(commune: Decider, view: MakePackageView, stick: Path) -> str:
    """Press the button and return what the page says once the package is on the stick."""
    before = len(list(stick.glob("*.mdd")))
    view.make.click()
    for _ in range(50):
        commune.settle()
        shown = [one.text() for one in view.findChildren(QLabel) if one.isVisible()]
        said = next((text for text in shown if "đã đọc lại" in text), "")
        if said and len(list(stick.glob("*.mdd"))) > before:
            return said
    raise AssertionError(shown)


def test_what_is_left_is_said_and_goes_with_the_next_package(
    office: OfficeOpener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mdd_desktop.services.outgoing.MOST", 1)
    stick = tmp_path / "usb-day"
    stick.mkdir()
    commune = office("xa")
    commune.program.dialogs.folder_to_use = lambda _title: stick  # type: ignore[method-assign]
    for name in ("Đặng Ngọc Hân", "Ngô Quốc Huy"):
        child = ui_decisions.named(commune.registry, name)
        children.correct(commune.registry, child, {"school_class": "7C"})
    waiting = packages.unsent(commune.registry, ui_office.PROVINCE)
    view = commune.open("sync").section(PackagesSection).make_view

    told = [_make(commune, view, stick)]
    assert f"Còn {waiting - 1} thay đổi chưa đi" in told[0]
    while "chưa đi" in told[-1]:
        told.append(_make(commune, view, stick))

    assert len(told) == waiting == len(list(stick.glob("*.mdd")))
