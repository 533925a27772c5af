"""The system page, undo, training and meeting mode, played as an officer does."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
import ui_office
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from ui_keys import focused

from conftest import Desktop, Opener, finish
from mdd_desktop.app import Program
from mdd_desktop.domain.office import Access
from mdd_desktop.domain.vietnamese import fold
from mdd_desktop.services import audit, backups, child_screen, children, offices, settings, undo
from mdd_desktop.services.child_screen import ChildLine, Question
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.application import make_application
from mdd_desktop.ui.preferences import Preferences, default_path, read_preferences
from mdd_desktop.ui.printing import Sent
from mdd_desktop.ui.system.backups_panel import BackupsPanel
from mdd_desktop.ui.system.log_panel import LogPanel
from mdd_desktop.ui.system.office_panel import OfficePanel
from mdd_desktop.ui.system.options_panel import OptionsPanel
from mdd_desktop.ui.system.people_panel import PeoplePanel
from mdd_desktop.ui.system.section import SystemSection
from mdd_desktop.ui.system.training_panel import TrainingPanel

NEW = "bon mua hoa no quanh nha"


def registry_of(opened: Desktop) -> Registry:
    registry = opened.program.desk.registry
    assert registry is not None
    return registry


def the_panel(opened: Desktop, subject: str, kind: type[QWidget]) -> QWidget:
    opened.space.open("system", subject)
    opened.settle()
    return opened.space.section(SystemSection).view.findChild(kind)


def hang(opened: Desktop) -> ChildLine:
    return child_screen.page(registry_of(opened), Question(typed="dang ngoc han"), 0, 1).rows[0]


# -- undo ------------------------------------------------------------------------------------


def correct(opened: Desktop, child: object, village: str) -> None:
    desk = opened.program.desk
    values = {"village": village}
    desk.ask(children.correct, child, values, on_done=lambda _c: desk.saved("Đã sửa hồ sơ."))
    opened.settle()


def village_of(opened: Desktop) -> str | None:
    return children.get(registry_of(opened), str(hang(opened).id)).village


def test_ctrl_z_takes_the_last_actions_back_one_by_one(desktop: Opener) -> None:
    opened = desktop()
    child = hang(opened).id
    correct(opened, child, "ấp Một")
    correct(opened, child, "ấp Hai")
    assert opened.window.toast.text() == "Đã sửa hồ sơ."

    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    opened.wait(lambda: village_of(opened) == "ấp Một")
    opened.settle()
    assert opened.window.toast.text() == "Đã hoàn tác: Sửa hồ sơ trẻ."

    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    opened.wait(lambda: village_of(opened) == "ấp Phú Lợi")
    opened.settle()

    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    assert "không còn việc nào" in opened.window.toast.text()


def test_ctrl_z_takes_back_what_was_done_before_the_program_was_closed(desktop: Opener) -> None:
    opened = desktop()
    child = hang(opened).id
    correct(opened, child, "ấp Một")
    folder = opened.program.folder
    opened.program.close()

    again = Program(make_application([]), folder, Preferences())
    again.window.show()
    again.take(offices.open_office(folder, ui_office.PASSPHRASE, today=ui_office.TODAY))
    opened.wait(lambda: again.workspace is not None and not again.tasks.busy())
    again.desk.undo_wanted.emit()
    opened.wait(lambda: again.window.toast.text() == "Đã hoàn tác: Sửa hồ sơ trẻ.")

    assert again.desk.registry is not None
    assert children.get(again.desk.registry, str(child)).village == "ấp Phú Lợi"
    finish(again)


def test_the_toast_offers_to_take_back_and_says_why_it_cannot(desktop: Opener) -> None:
    opened = desktop()
    child = hang(opened).id
    correct(opened, child, "ấp Một")
    children.correct(registry_of(opened), child, {"village": "ấp Ba"})

    opened.window.toast.undo_requested.emit()
    opened.settle()

    assert "đã có người sửa tiếp" in opened.window.toast.text()
    assert village_of(opened) == "ấp Ba"


def test_typing_is_taken_back_in_its_box_before_any_action(desktop: Opener) -> None:
    opened = desktop()
    child = hang(opened).id
    correct(opened, child, "ấp Một")
    search = opened.window.top_bar.search
    search.setFocus()
    QTest.keyClicks(search, "abc")

    QTest.keyClick(search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    assert search.text() != "abc"
    assert village_of(opened) == "ấp Một"


# -- panels ----------------------------------------------------------------------------------


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
    audit.note(registry_of(opened), audit.Act.PRINT, "Báo cáo tháng", how_many=3)
    panel = the_panel(opened, "log", LogPanel)
    assert isinstance(panel, LogPanel)
    before = panel.table.model().rowCount()

    panel.kind.chosen.emit("seen")
    panel.kind.show_code("seen")
    panel.kind.chosen.emit("seen")

    assert before > panel.table.model().rowCount() >= 1
    assert panel.chain.text() == "Chuỗi nguyên vẹn"


def test_the_log_is_exported_and_that_is_logged(desktop: Opener, tmp_path: Path) -> None:
    opened = desktop()
    target = tmp_path / "nhat-ky.xlsx"
    opened.program.dialogs.file_to_save = lambda _n, _s: target  # type: ignore[method-assign]
    panel = the_panel(opened, "log", LogPanel)
    assert isinstance(panel, LogPanel)

    panel.export_wanted.emit(panel.found)
    opened.settle()

    assert target.read_bytes()[:2] == b"PK"
    assert audit.entries(registry_of(opened))[0].what == "Nhật ký (Excel)"


def test_marks_of_the_office_are_saved_and_can_be_taken_back(desktop: Opener) -> None:
    opened = desktop()
    panel = the_panel(opened, "options", OptionsPanel)
    assert isinstance(panel, OptionsPanel)
    panel.start.setText("01012026")
    panel.start.editingFinished.emit()
    panel.boxes["late_grace_days"].setText("20")

    panel.save.click()
    opened.settle()

    assert settings.read(registry_of(opened)).ledger_start == dt.date(2026, 1, 1)
    opened.window.toast.undo_requested.emit()
    opened.settle()
    assert settings.read(registry_of(opened)).ledger_start is None


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
    registry = registry_of(opened)
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


# -- modes -----------------------------------------------------------------------------------


def words_on(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QLabel):
        if widget.isVisible():
            yield widget.text()


def test_the_meeting_mode_masks_names_and_holds_the_registry(desktop: Opener) -> None:
    opened = desktop()
    registry = registry_of(opened)
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
    real = registry_of(opened).path
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

    found = audit.entries(registry_of(opened))[:2]
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
