"""Whole days of offices that exchange packages by stick, played in the window by keyboard."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import ui_decisions
import ui_office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from ui_decider import Decider, OfficeOpener

from mdd_desktop.domain.child import Child
from mdd_desktop.services import children, conflicts, offices, packages, proposals, trust
from mdd_desktop.services.offices import NewOffice, Registry
from mdd_desktop.storage import removable
from mdd_desktop.storage.removable import PluggedStick
from mdd_desktop.ui.packages.section import PackagesSection
from mdd_desktop.ui.proposals.section import ProposalsSection

CTRL = Qt.KeyboardModifier.ControlModifier
DISTRICT = "CUM1"


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one stick that goes from office to office."""
    place = tmp_path / "HOI-TINH"
    place.mkdir()
    plugged = PluggedStick("HOI-TINH (F:)", place, "/dev/sdz1")
    monkeypatch.setattr(removable, "sticks", lambda: [plugged])
    monkeypatch.setattr(removable, "eject", lambda _stick: True)
    return place


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeOpener]:
    """Open the program of an office, by the name of its folder; the one before it is closed."""
    opened: list[Decider] = []

    def open_one(name: str) -> Decider:
        for one in opened:
            one.close()
        opened[:] = [Decider(tmp_path / name, qtbot)]
        return opened[0]

    yield open_one
    for one in opened:
        one.close()


def chord(at: Decider, key: Qt.Key) -> None:
    """Press a key together with Ctrl and wait for what it does."""
    QTest.keyClick(QApplication.focusWidget() or at.program.window, key, CTRL)
    QTest.qWait(150)
    at.settle()


def section(at: Decider) -> PackagesSection:
    assert at.program.workspace is not None
    return at.program.workspace.section(PackagesSection)


def send_up(at: Decider) -> str:
    """Ctrl+0, or the page of the office that also receives; then Ctrl+Enter. What was said."""
    at.open("sync")
    chord(at, Qt.Key.Key_Return)
    return section(at).make_view._done_title.text()  # noqa: SLF001 - what is shown


def take_in_from_the_stick(at: Decider) -> str:
    """Look, then merge: twice the same key. What was said."""
    at.open("inbox")
    assert section(at).inbox_view.from_stick.isVisible()
    chord(at, Qt.Key.Key_Return)
    assert section(at).inbox_view.merge.isVisible()
    chord(at, Qt.Key.Key_Return)
    return section(at).inbox_view.banner.title.text()


def answer_below(at: Decider) -> str:
    """Ctrl+T where packages come in. What was said."""
    at.open("inbox")
    chord(at, Qt.Key.Key_T)
    view = section(at).inbox_view
    return f"{view.banner.title.text()}. {view.banner.sentence.text()}"


def open_what_came(at: Decider, files: list[Path]) -> None:
    """Ctrl+0, Ctrl+O, choose the files, Ctrl+Enter."""
    at.program.dialogs.files_to_open = lambda _title, _pattern: files  # type: ignore[method-assign]
    chord(at, Qt.Key.Key_0)
    chord(at, Qt.Key.Key_O)
    view = section(at).inbox_view
    assert view.isVisible()
    assert view.merge.text() == f"Gộp {len(files)} gói"
    chord(at, Qt.Key.Key_Return)


def emptied(stick: Path) -> list[Path]:
    """What lies on the stick, taken off it."""
    kept = stick.parent / "da-mang-di"
    kept.mkdir(exist_ok=True)
    return [Path(shutil.move(one, kept / one.name)) for one in sorted(stick.glob("*.mdd"))]


def test_an_answer_goes_from_the_commune_to_the_province_and_back(
    tmp_path: Path, stick: Path, office: OfficeOpener
) -> None:
    ui_decisions.made(tmp_path)
    commune = office("xa")
    children.register(commune.registry, {"full_name": "Nguyễn Thị Giả Định", "birth": "2015"})
    assert send_up(commune) == "Có thể rút USB"

    province = office("tinh")
    assert take_in_from_the_stick(province).startswith("Đã gộp 1 gói")
    emptied(stick)
    province.open("conflicts")
    before = len(conflicts.open_conflicts(province.registry))
    province.press(Qt.Key.Key_1)  # the first value is proposed to the commune
    proposed = len(proposals.proposals(province.registry))
    assert proposed == 2  # one from before
    assert answer_below(province).startswith("Có thể rút USB. Đã ghi 2 gói trả lời")
    (answer,) = stick.glob(f"*-{ui_office.COMMUNE}-*.mdd")

    commune = office("xa")
    open_what_came(commune, [answer])
    chord(commune, Qt.Key.Key_0)
    card = section(commune).make_view.waiting
    assert card.proposals.text() == "2 đề nghị của cấp trên"
    card.proposals.setFocus()
    commune.press(Qt.Key.Key_Space)
    for _proposal in range(2):
        commune.press(Qt.Key.Key_1)
    assert proposals.proposals(commune.registry) == []
    emptied(stick)
    assert send_up(commune) == "Có thể rút USB"

    province = office("tinh")
    assert take_in_from_the_stick(province).startswith("Đã gộp 1 gói")
    assert proposals.proposals(province.registry) == []
    assert len(conflicts.open_conflicts(province.registry)) == before - 2
    view = province.open("proposals").section(ProposalsSection).view
    view.tabs.setFocus()
    province.press(Qt.Key.Key_Right)
    lines = [view.model.row(at) for at in range(view.model.rowCount())]
    assert [line.state.text for line in lines if line] == ["Đã đồng ý", "Đã đồng ý"]


def test_a_district_takes_in_sends_on_and_carries_the_answers_down(
    tmp_path: Path, stick: Path, office: OfficeOpener
) -> None:
    three_levels(tmp_path)
    assert send_up(office("xa")) == "Có thể rút USB"

    district = office("cum")
    assert take_in_from_the_stick(district).startswith("Đã gộp 1 gói")
    emptied(stick)
    chord(district, Qt.Key.Key_0)
    units = section(district).inbox_view.units
    (line,) = [units.model.row(at) for at in range(units.model.rowCount())]
    assert line is not None
    assert (line.code, line.group) == (ui_office.COMMUNE, "fine")
    assert send_up(district) == "Có thể rút USB"

    province = office("tinh")
    assert take_in_from_the_stick(province).startswith("Đã gộp 1 gói")
    with province.registry.read() as reading:
        child = reading.of(Child).where(full_name="Trẻ của xã dưới cụm")[0]
        assert reading.of(Child).owner(child.id) == ui_office.COMMUNE
    emptied(stick)
    assert "Đã ghi 1 gói trả lời" in answer_below(province)
    (down,) = stick.glob(f"*-{DISTRICT}-*.mdd")

    district = office("cum")
    open_what_came(district, [down])
    assert packages.unsent(district.registry, ui_office.PROVINCE) == 0
    emptied(stick)
    assert "Đã ghi 1 gói trả lời" in answer_below(district)
    (back,) = stick.glob("*.mdd")

    commune = office("xa")
    open_what_came(commune, [back])
    assert packages.unsent(commune.registry, DISTRICT) == 0
    assert list((tmp_path / "xa" / "outbox").glob("*.mdd"))  # until the next is made
    emptied(stick)
    send_up(commune)
    assert len(list((tmp_path / "xa" / "outbox").glob("*.mdd"))) == 1


def three_levels(base: Path) -> None:
    """A province, a district that signs its own list, a commune below it; all closed."""
    province = ui_office.open_office(base / "tinh", province=True)
    district = _set_up(base / "cum", DISTRICT, "Cụm Gò Công", ui_office.PROVINCE)
    commune = _set_up(base / "xa", ui_office.COMMUNE, ui_office.COMMUNE_NAME, DISTRICT)
    for lower, upper in ((district, province), (commune, district)):
        trust.request(lower, base / "a.req")
        trust.approve(upper, base / "a.req", unit=lower.unit, welcome_path=base / "a.welcome")
        trust.accept(lower, base / "a.welcome")
    ui_office.load(
        commune,
        {
            "children": [
                {
                    "id": "C1",
                    "unit_id": ui_office.COMMUNE,
                    "full_name": "Trẻ của xã dưới cụm",
                    "birth": {"date": "2015-01-05", "precision": "day"},
                    "sex": "nu",
                }
            ]
        },
    )
    for registry in (province, district, commune):
        registry.close()


def _set_up(folder: Path, unit: str, name: str, parent: str) -> Registry:
    new = NewOffice(
        unit, ui_office.OFFICER, ui_office.PASSPHRASE, name=name, parent=parent, role="in_charge"
    )
    registry, _key = offices.set_up(folder, new, today=ui_office.TODAY, cost=ui_office.CHEAP)
    return registry
