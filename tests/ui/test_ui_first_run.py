"""The first run, from an empty folder to an open registry."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot
from ui_office import CHEAP

from conftest import finish
from mdd_desktop.app import Program
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.services import backups, documents, offices, recovery_sheet
from mdd_desktop.services.catalogue import Catalogue
from mdd_desktop.services.documents import Wish
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.first_run.beginning import Beginning
from mdd_desktop.ui.first_run.late_gates import RestoreGate, SheetGate
from mdd_desktop.ui.first_run.presenter import (
    OFFICER,
    PASSPHRASE,
    RECOVERY,
    START,
    UNIT,
    FirstRunPresenter,
)
from mdd_desktop.ui.first_run.steps import RecoveryStep
from mdd_desktop.ui.first_run.view import FirstRunView
from mdd_desktop.ui.preferences import Preferences, default_path
from mdd_desktop.ui.sign_in.view import SignInView
from mdd_desktop.ui.widgets.labels import WrapLabel

SECRET = "sen hong tren song xanh"


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    del qtbot
    cheap = offices.set_up
    monkeypatch.setattr(offices, "set_up", lambda *a, **k: cheap(*a, **{**k, "cost": CHEAP}))
    made = Program(make_application([]), tmp_path / "so", Preferences())
    made.start()
    yield made
    finish(made)


@pytest.fixture
def wizard(program: Program) -> FirstRunView:
    (view,) = program.window.findChildren(FirstRunView)
    return view


def walk_to_recovery(wizard: FirstRunView, qtbot: QtBot) -> None:
    wizard.next_requested.emit()
    wizard.unit.search_changed.emit("ba dinh")
    first = wizard.unit.units.findChildren(type(wizard.unit.units.layout().itemAt(0).widget()))[0]
    wizard.unit.units.chosen.emit(first.code)
    wizard.next_requested.emit()
    assert wizard.step() == OFFICER
    wizard.officer.officer.setText("Lê Thị Thu Hằng")
    wizard.officer.signer.setText("Nguyễn Thị Kim Loan")
    wizard.next_requested.emit()
    assert wizard.step() == PASSPHRASE
    wizard.passphrase.first.setText(SECRET)
    wizard.passphrase.again.setText(SECRET)
    wizard.next_requested.emit()
    qtbot.waitUntil(lambda: wizard.step() == RECOVERY, timeout=20_000)


def asked_signs(wizard: FirstRunView) -> str:
    """Read the marked signs off the sheet, as the officer does."""
    return asked_signs_of(wizard.recovery)


def asked_signs_of(step: RecoveryStep) -> str:
    beginning, *groups = step.key.text().split()
    assert beginning == "AGE-SECRET-KEY-"
    assert f" {beginning} " in step.question.text()
    words = step.question.text().replace(",", "").replace(".", "").split()
    numbers = [int(word) for word in words if word.isdigit()]
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    return "".join(groups[group - 1][sign - 1] for sign, group in pairs)


def test_six_steps_lead_to_an_open_registry(
    program: Program, wizard: FirstRunView, qtbot: QtBot
) -> None:
    walk_to_recovery(wizard, qtbot)
    assert wizard.recovery.sheet.pdf().startswith(b"%PDF")
    wizard.recovery.signs.setText(asked_signs(wizard).lower())
    wizard.next_requested.emit()
    assert wizard.step() == START

    wizard.next_requested.emit()
    qtbot.waitUntil(lambda: program.workspace is not None, timeout=10_000)
    qtbot.waitUntil(lambda: not program.tasks.busy(), timeout=10_000)

    registry = program.desk.registry
    assert registry is not None
    assert not program.window.locked()
    wish = Wish(kind="BC-T", period="2026-10")
    document = documents.composed(registry, wish, documents.gather(registry, wish))
    assert document.issuer.signer_name.split() == ["Nguyễn", "Thị", "Kim", "Loan"]


def test_wrong_signs_from_the_sheet_go_no_further(wizard: FirstRunView, qtbot: QtBot) -> None:
    walk_to_recovery(wizard, qtbot)

    wizard.recovery.signs.setText("????")
    wizard.next_requested.emit()

    assert wizard.step() == RECOVERY
    assert "Chưa khớp" in wizard.recovery.signs_field.problem()
    assert wizard.recovery.signs.hasFocus()


def test_the_sheet_opens_at_its_top_with_printing_first(
    program: Program, wizard: FirstRunView, qtbot: QtBot
) -> None:
    program.window.resize(1024, 505)
    walk_to_recovery(wizard, qtbot)
    bar = wizard.findChildren(QScrollArea)[0].verticalScrollBar()

    assert wizard.recovery.printing.hasFocus()
    assert bar.value() == 0

    wizard.next_requested.emit()  # without the signs
    assert bar.value() > 0


def test_a_step_with_room_for_everything_does_not_scroll(
    program: Program, wizard: FirstRunView, qtbot: QtBot
) -> None:
    program.window.resize(1366, 697)
    program.window.show()
    bar = wizard.findChildren(QScrollArea)[0].verticalScrollBar()

    wizard.show_step(START)
    qtbot.wait(20)

    assert bar.maximum() == 0


def test_a_step_that_grows_takes_the_room_above_it_before_it_scrolls(
    program: Program, wizard: FirstRunView, qtbot: QtBot
) -> None:
    program.window.resize(1024, 505)
    program.window.show()
    area = wizard.findChildren(QScrollArea)[0]
    wizard.show_step(UNIT)
    qtbot.wait(20)
    before = area.mapTo(wizard, QPoint(0, 0)).y()

    wizard.unit.search_changed.emit("tan phuoc")
    qtbot.wait(20)

    assert before > area.mapTo(wizard, QPoint(0, 0)).y()
    wizard.show_step(OFFICER)
    qtbot.wait(20)
    assert area.verticalScrollBar().maximum() == 0


def test_the_sheet_is_saved_or_it_is_said_why_not(
    program: Program, wizard: FirstRunView, qtbot: QtBot, tmp_path: Path
) -> None:
    walk_to_recovery(wizard, qtbot)
    places = iter((tmp_path / "pulled-out-stick" / "sheet.pdf", tmp_path / "sheet.pdf"))
    program.dialogs.file_to_save = lambda *_: next(places)  # type: ignore[method-assign]

    wizard.recovery.save_wanted.emit()
    qtbot.waitUntil(lambda: wizard.banner.title.text() == "Chưa lưu được phiếu", timeout=10_000)
    wizard.recovery.save_wanted.emit()
    qtbot.waitUntil(lambda: not program.tasks.busy(), timeout=10_000)

    assert (tmp_path / "sheet.pdf").read_bytes() == wizard.recovery.sheet.pdf()
    assert wizard.banner.isHidden()


def test_the_step_of_the_unit_waits_for_a_choice(program: Program, wizard: FirstRunView) -> None:
    del program
    wizard.next_requested.emit()

    wizard.next_requested.emit()

    assert wizard.step() == UNIT
    assert wizard.banner.title.text() == "Chưa chọn đơn vị"


def test_a_weak_or_differently_repeated_passphrase_is_refused(
    wizard: FirstRunView, qtbot: QtBot
) -> None:
    del qtbot
    wizard.show_step(PASSPHRASE)

    wizard.passphrase.first.setText("ngan")
    wizard.passphrase.again.setText("khac")
    wizard.next_requested.emit()

    assert "Còn thiếu 8 ký tự" in wizard.passphrase.first_field.problem()
    assert "khác nhau" in wizard.passphrase.again_field.problem()
    assert wizard.step() == PASSPHRASE


def test_a_training_registry_lies_beside_the_real_one(
    program: Program, wizard: FirstRunView, qtbot: QtBot, tmp_path: Path
) -> None:
    walk_to_recovery(wizard, qtbot)
    wizard.recovery.signs.setText(asked_signs(wizard))
    wizard.next_requested.emit()
    wizard.start.kind.show_code("training")

    wizard.next_requested.emit()
    qtbot.waitUntil(lambda: program.workspace is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not program.tasks.busy(), timeout=10_000)

    assert program.desk.registry is not None
    assert program.desk.registry.is_training
    assert offices.is_set_up(tmp_path / "so")
    assert program.desk.registry.path == tmp_path / "so-tap-huan"


def sheet_of(program: Program) -> SheetGate:
    return program.window.findChildren(SheetGate)[-1]


def test_closing_before_the_sheet_is_on_paper_gives_a_new_sheet_the_next_time(
    program: Program, wizard: FirstRunView, qtbot: QtBot, tmp_path: Path
) -> None:
    walk_to_recovery(wizard, qtbot)
    (presenter,) = wizard.findChildren(FirstRunPresenter)
    first_key = wizard.recovery.key.text()
    made = presenter.give_up()
    assert made is not None
    made.close()
    qtbot.waitUntil(lambda: not program.tasks.busy(), timeout=10_000)

    program.take(offices.open_office(tmp_path / "so", SECRET))
    qtbot.waitUntil(lambda: bool(program.window.findChildren(SheetGate)), timeout=10_000)
    gate = sheet_of(program)
    qtbot.waitUntil(lambda: bool(gate.step.key.text()), timeout=10_000)
    assert gate.step.key.text() != first_key
    gate.done.emit()
    assert gate.step.signs_field.problem()
    gate.step.signs.setText(asked_signs_of(gate.step))
    gate.done.emit()
    qtbot.waitUntil(lambda: program.workspace is not None, timeout=10_000)
    qtbot.waitUntil(lambda: not program.tasks.busy(), timeout=10_000)

    assert program.desk.registry is not None
    assert not recovery_sheet.is_owed(program.desk.registry)


def test_a_unit_outside_the_catalogue_is_typed(wizard: FirstRunView) -> None:
    wizard.next_requested.emit()
    step = wizard.unit
    step.search.setFocus()
    step.other.click()
    wizard.next_requested.emit()
    assert wizard.banner.title.text() == "Chưa đủ"

    for box, text in ((step.code, "X9"), (step.name, "xã Mới"), (step.parent_code, "82")):
        box.setText(text)
        box.editingFinished.emit()
    wizard.next_requested.emit()

    assert wizard.step() == OFFICER


def test_a_backup_is_put_back_on_a_new_computer(
    program: Program, wizard: FirstRunView, qtbot: QtBot, tmp_path: Path
) -> None:
    office = offices.NewOffice("01", "Lê Thị Thu Hằng", SECRET)
    with offices.set_up(tmp_path / "cu", office, today=dt.date(2026, 11, 23))[0] as old:
        copy = backups.make(old, tmp_path / "ban-sao.mddbackup").file
    program.dialogs.files_to_open = lambda _t, _p: [copy]  # type: ignore[method-assign]
    wizard.welcome.restore_wanted.emit()
    (gate,) = program.window.findChildren(RestoreGate)

    gate.choose_wanted.emit()
    gate.restore_wanted.emit("sai mat khau mat roi")
    qtbot.waitUntil(lambda: bool(gate.field.problem()), timeout=10_000)
    gate.restore_wanted.emit(SECRET)
    qtbot.waitUntil(lambda: bool(program.window.findChildren(SignInView)), timeout=10_000)
    qtbot.waitUntil(lambda: not program.tasks.busy(), timeout=10_000)

    assert offices.officers_of(tmp_path / "so") == ("Lê Thị Thu Hằng",)


def test_a_first_run_that_was_left_goes_on_where_it_was(
    program: Program, wizard: FirstRunView
) -> None:
    wizard.next_requested.emit()
    wizard.unit.search.show_text("ba dinh")
    wizard.unit.search_changed.emit("ba dinh")
    wizard.unit.units.chosen.emit("00004")
    wizard.next_requested.emit()
    wizard.officer.officer.setText("Lê Thị Thu Hằng")
    wizard.officer.signer.setText("Nguyễn Thị Kim Loan")
    wizard.next_requested.emit()
    assert wizard.step() == PASSPHRASE

    program.start()
    again = program.window.findChildren(FirstRunView)[-1]

    assert again is not wizard
    assert again.step() == PASSPHRASE
    assert again.unit.units.code() == "00004"
    assert again.officer.told()["officer"] == "Lê Thị Thu Hằng"
    assert again.officer.told()["signer"] == "Nguyễn Thị Kim Loan"
    assert again.passphrase.first.text() == ""


def test_a_unit_typed_by_hand_is_remembered_too(program: Program, wizard: FirstRunView) -> None:
    wizard.next_requested.emit()
    wizard.unit.other.click()
    wizard.unit.code.setText("99901")
    wizard.unit.name.setText("xã Sen Vàng")
    wizard.unit.typed_changed.emit()
    wizard.next_requested.emit()
    assert wizard.step() == OFFICER

    program.start()
    again = program.window.findChildren(FirstRunView)[-1]

    assert again.step() == OFFICER
    assert again.unit.typed() == ("99901", "xã Sen Vàng", "")


def test_what_was_told_is_forgotten_with_the_registry_and_damage_is_no_harm(
    wizard: FirstRunView, qtbot: QtBot, tmp_path: Path
) -> None:
    walk_to_recovery(wizard, qtbot)
    kept = default_path().with_name("first-run.json")
    assert not kept.exists()

    for damaged in ("{", "[1]"):
        kept.write_text(damaged)
        assert Beginning(kept).read() == {}
    blocked = tmp_path / "a file"
    blocked.write_text("")
    Beginning(blocked / "b.json").keep({"unit": "1"})
    assert Beginning(blocked / "b.json").read() == {}


def test_the_first_run_tells_how_many_units_it_knows(wizard: FirstRunView) -> None:
    catalogue = Catalogue.load()
    provinces = catalogue.provinces()
    communes = sum(len(catalogue.communes_of(one.code)) for one in provinces)
    words = [told.text() for told in wizard.unit.findChildren(WrapLabel)]

    told = f"{len(provinces)} tỉnh, thành phố và {format_number(communes)} xã"
    assert any(told in text for text in words)
