"""The system page, undo, training and meeting mode, played as an officer does."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import ui_measure_checks
import ui_office
import ui_tour
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from ui_keys import focused
from ui_record import hang, village_of

from conftest import PROVINCE, Desktop, Opener
from mdd_desktop.domain.office import Access
from mdd_desktop.domain.vietnamese import fold
from mdd_desktop.services import audit, backups, children, offices, settings, undo
from mdd_desktop.ui.preferences import default_path, read_preferences
from mdd_desktop.ui.printing import Sent
from mdd_desktop.ui.system.backups_panel import BackupsPanel
from mdd_desktop.ui.system.log_panel import LogPanel
from mdd_desktop.ui.system.office_panel import OfficePanel
from mdd_desktop.ui.system.options_panel import OptionsPanel
from mdd_desktop.ui.system.panel import Panel
from mdd_desktop.ui.system.people_panel import PeoplePanel
from mdd_desktop.ui.system.section import SystemSection
from mdd_desktop.ui.system.training_panel import TrainingPanel
from mdd_desktop.ui.widgets.button import Button

NEW = "bon mua hoa no quanh nha"


def the_panel(opened: Desktop, subject: str, kind: type[QWidget]) -> QWidget:
    opened.space.open("system", subject)
    opened.settle()
    return opened.space.section(SystemSection).view.findChild(kind)


def test_every_role_sees_only_what_it_can_do(desktop: Opener) -> None:
    opened = desktop()
    section = opened.space.section(SystemSection)
    seen = {}
    for access in Access:
        facts = opened.space.ground.facts
        object.__setattr__(facts, "access", access)
        section.__dict__.pop("view", None)
        view = section.view
        seen[access] = view.names()
        view.deleteLater()
    section.__dict__.pop("view", None)

    entry, leader = set(seen[Access.ENTRY]), set(seen[Access.LEADER])
    assert entry >= {"people", "options", "training"}
    assert not entry & {"office", "lists", "backups", "log"}
    assert leader >= {"people", "backups", "log", "options", "training"}
    assert not leader & {"office", "lists"}
    assert "office" in seen[Access.IN_CHARGE]
    assert seen[Access.ADMIN] == seen[Access.IN_CHARGE]


ASKING = ("office", "people", "backups", "checks", "log", "options", "training")


def test_a_subject_that_could_not_be_read_says_so_and_is_read_again(desktop: Opener) -> None:
    opened = desktop(access=Access.ADMIN)
    view = opened.space.section(SystemSection).view
    told, read = [], []
    hollow: list[str] = []

    for subject in ASKING:
        mend = ui_tour.break_the_registry(opened)
        opened.space.open("system", subject)
        panel = view.findChildren(Panel)[-1]
        ui_tour.still(opened)
        told.append(panel.banner.isVisible() and panel.banner.sentence.text())
        hollow += ui_measure_checks.hollow(opened.window)
        mend()
        panel.read_again.click()
        opened.settle()
        filled = any(box.isVisible() for box in panel.findChildren(Button))
        read.append(filled and not panel.banner.isVisible())

    assert told == [ui_tour.FAILURE] * len(ASKING)
    assert hollow == []
    assert read == [True] * len(ASKING)


def test_what_this_computer_remembers_is_changed_even_if_the_registry_cannot_be_read(
    desktop: Opener,
) -> None:
    opened = desktop()
    ui_tour.break_the_registry(opened)
    panel = the_panel(opened, "options", OptionsPanel)
    assert isinstance(panel, OptionsPanel)
    ui_tour.still(opened)

    assert panel.scale.isVisible()
    assert not panel.save.isVisible()


def test_the_letterhead_is_shown_as_it_is_typed_and_saved(desktop: Opener) -> None:
    opened = desktop()
    panel = the_panel(opened, "office", OfficePanel)
    assert isinstance(panel, OfficePanel)
    panel.boxes["signer_name"].setText("Nguyễn Thị Ký")
    panel.boxes["signer_name"].editingFinished.emit()
    opened.settle()
    shown = {found.text() for found in panel.signature.findChildren(QLabel)}
    assert "Nguyễn Thị Ký" in shown
    left = panel.margins["margin_left"]
    assert [left.itemText(n) for n in (0, left.count() - 1)] == ["30 mm", "35 mm"]
    left.show_code("35")

    panel.save.click()
    opened.settle()

    assert opened.window.toast.text() == "Đã ghi đầu trang văn bản."
    assert {name: box.code() for name, box in panel.margins.items()} == {
        "margin_top": "20",
        "margin_bottom": "20",
        "margin_left": "35",
        "margin_right": "15",
    }


def test_a_usual_signature_a_series_and_the_stars_are_chosen_and_shown(desktop: Opener) -> None:
    opened = desktop()
    panel = the_panel(opened, "office", OfficePanel)
    assert isinstance(panel, OfficePanel)
    assert panel.numbers.text() == "01"
    offered = [panel.signatures.itemText(n) for n in range(panel.signatures.count())]
    assert "TM. BAN THƯỜNG VỤ / PHÓ CHỦ TỊCH" in offered

    panel.signatures.setCurrentText("TM. BAN THƯỜNG VỤ / PHÓ CHỦ TỊCH")
    panel.signatures.activated.emit(panel.signatures.currentIndex())
    panel.series.show_code("theo_loai")
    panel.series.activated.emit(panel.series.currentIndex())
    panel.switches["stars"].click()
    opened.settle()

    shown = {found.text() for found in panel.findChildren(QLabel)}
    assert "TM. BAN THƯỜNG VỤ\nPHÓ CHỦ TỊCH" in shown
    assert "***" in shown
    assert "KH: 01" in panel.numbers.text()
    panel.save.click()
    opened.settle()
    assert panel.texts["signature_lines"].toPlainText() == "TM. BAN THƯỜNG VỤ\nPHÓ CHỦ TỊCH"


def test_a_passphrase_is_changed_and_the_boxes_are_emptied(desktop: Opener) -> None:
    opened = desktop()
    panel = the_panel(opened, "people", PeoplePanel)
    assert isinstance(panel, PeoplePanel)

    panel.passphrase_requested.emit(ui_office.PASSPHRASE, NEW, "khác")
    assert panel.own_fields[2].problem()
    panel.old.setText(ui_office.PASSPHRASE)
    panel.passphrase_requested.emit(ui_office.PASSPHRASE, NEW, NEW)
    opened.settle()

    assert opened.window.toast.text() == "Đã đổi mật khẩu của chị."
    assert panel.old.text() == ""


def test_the_log_tells_changes_and_prints_and_filters_them(desktop: Opener) -> None:
    opened = desktop()
    audit.note(opened.registry, audit.Act.PRINT, "Báo cáo tháng", how_many=3)
    panel = the_panel(opened, "log", LogPanel)
    assert isinstance(panel, LogPanel)
    before = panel.table.model().rowCount()

    panel.kind.chosen.emit("seen")
    panel.kind.show_code("seen")
    panel.kind.chosen.emit("seen")

    assert before > panel.table.model().rowCount() >= 1
    assert panel.chain.text() == "Nhật ký còn nguyên vẹn"


def test_the_log_is_exported_and_that_is_logged(desktop: Opener, tmp_path: Path) -> None:
    opened = desktop()
    target = tmp_path / "nhat-ky.xlsx"
    opened.program.dialogs.file_to_save = lambda _n, _s: target  # type: ignore[method-assign]
    panel = the_panel(opened, "log", LogPanel)
    assert isinstance(panel, LogPanel)

    panel.export_wanted.emit(panel.found)
    opened.settle()

    assert target.read_bytes()[:2] == b"PK"
    assert audit.entries(opened.registry)[0].what == "Nhật ký (Excel)"


def test_marks_of_the_office_are_saved_and_can_be_taken_back(desktop: Opener) -> None:
    opened = desktop()
    panel = the_panel(opened, "options", OptionsPanel)
    assert isinstance(panel, OptionsPanel)
    panel.start.setText("01012026")
    panel.start.editingFinished.emit()
    panel.boxes["late_grace_days"].setText("20")

    panel.save.click()
    opened.settle()

    assert settings.read(opened.registry).ledger_start == dt.date(2026, 1, 1)
    opened.window.toast.undo_requested.emit()
    opened.settle()
    assert settings.read(opened.registry).ledger_start is None


@pytest.mark.parametrize(("office", "reach"), [("commune", "đơn vị này"), (PROVINCE, "mọi đơn vị")])
def test_the_marks_say_for_whom_they_hold(desktop: Opener, office: str, reach: str) -> None:
    panel = the_panel(desktop(office), "options", OptionsPanel)
    told = [label.text() for label in panel.findChildren(QLabel)]

    assert any(reach in sentence for sentence in told)
    assert sum("không gửi đi đâu" in sentence for sentence in told) == 1


def test_preferences_hold_at_once(desktop: Opener) -> None:
    opened = desktop()
    panel = the_panel(opened, "options", OptionsPanel)
    assert isinstance(panel, OptionsPanel)

    panel.minutes.show_code("15")
    panel.minutes.activated.emit(4)
    panel.contrast.click()

    assert opened.program.preferences().contrast == 1
    assert read_preferences(default_path()).contrast == 1
    assert opened.program.preferences().idle_minutes == 15
    assert opened.program.desk.preferences.idle_minutes == 15


def test_a_copy_is_made_looked_into_and_put_back(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.registry
    panel = the_panel(opened, "backups", BackupsPanel)
    assert isinstance(panel, BackupsPanel)
    panel.make_requested.emit()
    opened.settle()
    copy = backups.listed(registry)[0]
    children.correct(registry, hang(opened).id, {"village": "ấp Sau"})

    panel.chosen.emit(str(copy.file))
    opened.settle()
    assert "thiếu 1 thay đổi" in panel.lost.title.text()
    panel.restore_requested.emit(str(copy.file), "sai mat khau roi nhe")
    opened.settle()
    assert panel.field.problem()
    panel.restore_requested.emit(str(copy.file), ui_office.PASSPHRASE)
    opened.settle()

    assert opened.window.locked()
    restored = offices.open_office(registry.path, ui_office.PASSPHRASE, today=ui_office.TODAY)
    opened.program.take(restored)
    opened.wait(lambda: not opened.window.locked())
    opened.settle()
    assert village_of(opened) == "ấp Phú Lợi"
    assert list(registry.path.glob("replaced-*"))


def words_on(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QLabel):
        if widget.isVisible():
            yield widget.text()


def test_the_meeting_mode_masks_names_and_holds_the_registry(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.registry
    child = hang(opened)
    panel = the_panel(opened, "options", OptionsPanel)
    assert isinstance(panel, OptionsPanel)

    panel.meeting.click()
    opened.settle()
    opened.space.open("children")
    opened.settle()
    opened.space.open("child", child.id)
    opened.settle()

    shown = fold(" ".join(words_on(opened.window)))
    assert "dang ngoc han" not in shown
    assert "ngo thi lanh" not in shown
    with pytest.raises(undo.RuleError):
        children.correct(registry, child.id, {"village": "ấp Khác"})
    opened.space.open("child_form")
    assert opened.window.page() == "child"

    opened.program.desk.meet(on=False)
    opened.settle()
    children.correct(registry, child.id, {"village": "ấp Khác"})


def test_a_registry_to_practise_with_is_made_and_opened(desktop: Opener) -> None:
    opened = desktop("empty")
    real = opened.registry.path
    panel = the_panel(opened, "training", TrainingPanel)
    assert isinstance(panel, TrainingPanel)

    panel.begin_requested.emit("ngan")
    assert panel.field.problem()
    panel.begin_requested.emit(NEW)
    opened.settle()
    assert panel.switch.isVisible()
    panel.switch.click()
    opened.settle()

    assert opened.window.locked()
    folder = real.with_name(f"{real.name}-tap-huan")
    registry = offices.open_office(folder, NEW, today=ui_office.TODAY)
    opened.program.take(registry)
    opened.wait(lambda: not opened.window.locked())
    opened.settle()
    assert opened.space.facts.is_training
    assert opened.window.navigation.property("mddTraining") == "true"


def test_a_package_named_at_the_start_is_shown_after_unlocking(desktop: Opener) -> None:
    opened = desktop()
    opened.program.lock()
    opened.program.given.give([Path("khong-co.mdd")])
    opened.settle()

    registry = offices.open_office(
        opened.program.folder, ui_office.PASSPHRASE, today=ui_office.TODAY
    )
    opened.program.take(registry)
    opened.wait(lambda: not opened.window.locked())
    opened.settle()

    # Nobody has let this computer in yet: the file may be its welcome.
    assert opened.window.page() == "sync"


def test_prints_and_exports_are_logged_without_names(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("children")
    opened.settle()

    opened.program.dialogs.printed(Sent(pages=3, copies=1))
    opened.program.dialogs.exported("xlsx")
    opened.program.dialogs.exported("mdd")
    opened.settle()

    found = audit.entries(opened.registry)[:2]
    assert {(e.act, e.what, e.how_many) for e in found} == {
        (audit.Act.PRINT, "Trẻ em", 3),
        (audit.Act.EXPORT, "Trẻ em (.xlsx)", 1),
    }


@pytest.mark.parametrize(
    ("access", "seen", "unseen"),
    [
        (Access.ENTRY, {"children", "ledger", "visits"}, {"reports", "documents", "sync"}),
        (Access.LEADER, {"children", "reports", "system"}, {"ledger", "excel_import", "sync"}),
    ],
)
def test_a_role_does_not_see_what_it_never_can_do(
    desktop: Opener, access: Access, seen: set[str], unseen: set[str]
) -> None:
    opened = desktop(access=access)
    pages = set(opened.window.navigation.pages())

    assert seen <= pages
    assert not unseen & pages
    for page in unseen:
        opened.space.open(page)
        assert opened.window.page() == "overview"


def test_a_leader_is_told_that_forms_are_for_others(desktop: Opener) -> None:
    opened = desktop(access=Access.LEADER)

    QTest.keyClick(focused(), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    assert opened.window.page() == "overview"
    assert "chỉ xem" in opened.window.toast.text()
