"""The page about keys: forks, changes kept aside, new keys and root keys, decided in the window."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import ui_decisions
import ui_office
import ui_trust
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from ui_decider import Decider

from mdd_desktop.domain.task import TaskKind
from mdd_desktop.services import (
    forks,
    key_renewal,
    proposals,
    revocation,
    root_keys,
    set_aside,
    tasks,
    waiting,
)
from mdd_desktop.storage.keystore_file import KdfCost
from mdd_desktop.ui.overview.section import OverviewSection
from mdd_desktop.ui.trust.section import TrustSection
from mdd_desktop.ui.trust.view import TrustView
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.check_box import CheckBox
from mdd_desktop.ui.widgets.form_dialog import FormDialog
from mdd_desktop.ui.widgets.labels import WrapLabel

Open = Callable[..., Decider]
SECRET = "phong bì niêm phong số 1"


@pytest.fixture(scope="module")
def troubled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("troubled")
    ui_trust.made(base)
    return base


@pytest.fixture
def office(troubled: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Open]:
    opened: list[Decider] = []
    copied = Path(shutil.copytree(troubled, tmp_path / "noi"))

    def open_one(name: str = "tinh") -> Decider:
        opened.append(Decider(copied / name, qtbot))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


def _page(opened: Decider) -> TrustView:
    return opened.open("trust").section(TrustSection).view


def _press(view: TrustView, text: str) -> None:
    next(b for b in view.findChildren(Button) if b.text().startswith(text)).click()


def _said(view: TrustView) -> str:
    return " ".join(label.text() for label in view.findChildren(WrapLabel) if label.isVisible())


def test_the_first_page_tells_the_most_urgent_thing_and_leads_to_the_page(office: Open) -> None:
    province = office()
    section = province.open("overview").section(OverviewSection)
    assert section.notice.isVisible()
    assert section.notice.title.text() == "1 máy ghi theo hai hướng, chờ chị quyết định"
    assert "Còn 2 việc khác" in section.notice.sentence.text()

    section.notice.open.click()
    province.settle()

    assert province.program.window.page() == "trust"


def test_the_way_back_from_the_page_is_to_be_seen(office: Open) -> None:
    province = office()
    view = _page(province)
    assert view.header.title.text() == "Chìa khóa và thay đổi giữ riêng"

    view.header.back.click()
    province.settle()

    assert province.program.window.page() == "devices"


def test_the_tasks_of_the_first_page_count_what_stands_on_the_pages_behind_them(
    office: Open,
) -> None:
    province = office()
    registry = province.registry
    counts = {one.kind: one.count for one in tasks.due(registry).tasks}

    assert counts[TaskKind.FORK] == len(forks.open_forks(registry)) == 1
    assert counts[TaskKind.HELD] == len(set_aside.told(registry)) == 2
    assert counts.get(TaskKind.PROPOSAL, 0) == waiting.waiting(registry).proposals

    for one in set_aside.told(registry):
        revocation.review(registry, one.id, accept=False)

    assert TaskKind.HELD not in {one.kind for one in tasks.due(registry).tasks}


def test_a_quiet_office_is_told_nothing(office: Open) -> None:
    commune = office("xa")
    section = commune.open("overview").section(OverviewSection)

    assert not section.notice.isVisible()
    view = _page(commune)
    assert view.empty.isVisible()
    assert "chờ cấp trên duyệt" in _said(view)


def test_both_branches_of_a_copied_computer_are_taken_in(office: Open) -> None:
    province = office()
    view = _page(province)
    assert view.forks.isVisible()
    assert ui_decisions.OTHER_NAME in _said(view)

    _press(view, "Nhận cả hai hướng")
    province.settle()

    assert forks.open_forks(province.registry) == []
    assert not view.forks.isVisible()
    assert ui_decisions.named(province.registry, "Trần Thị Máy Sao 0")


def test_a_stolen_computer_is_stopped_from_here(office: Open) -> None:
    province = office()

    _press(_page(province), "Máy bị mất, thu hồi")
    province.settle()

    assert province.program.window.page() == "devices"


def test_what_a_stolen_computer_wrote_is_entered_anew_or_dropped_one_by_one(office: Open) -> None:
    province = office()
    view = _page(province)
    lines = [view.held.model.row(at) for at in range(view.held.model.rowCount())]
    edit = next(at for at, line in enumerate(lines) if line and line.name == "Ngô Quốc Huy")
    new = next(at for at, line in enumerate(lines) if line and "Không Có Thật" in line.name)
    assert "ấp Không Có Thật" in lines[edit].says  # type: ignore[union-attr]
    before = len(proposals.proposals(province.registry))

    view.held.table.choose_row(new)
    assert not view.held.enter.isEnabled() or view.held.enter.toolTip()
    view.held.drop.click()
    province.settle()
    at = next(
        at
        for at in range(view.held.model.rowCount())
        if view.held.model.row(at).name == "Ngô Quốc Huy"  # type: ignore[union-attr]
    )
    view.held.table.choose_row(at)
    view.held.enter.click()
    province.settle()

    assert len(set_aside.told(province.registry)) == len(lines) - 2
    assert len(proposals.proposals(province.registry)) == before + 1


def test_new_keys_are_confirmed_only_when_all_six_groups_were_ticked(office: Open) -> None:
    province = office()
    view = _page(province)
    (asked,) = key_renewal.asked(province.registry)
    boxes = view.asking.findChildren(CheckBox)
    assert " ".join(box.text() for box in boxes) == asked.digits

    _press(view, "Khớp cả 6 nhóm")
    assert key_renewal.asked(province.registry) == [asked]
    for box in boxes:
        box.setChecked(True)
    _press(view, "Khớp cả 6 nhóm")
    province.settle()

    assert key_renewal.asked(province.registry) == []
    assert not view.asking.isVisible()


def test_the_computer_that_asked_shows_the_number_that_is_read_aloud(office: Open) -> None:
    commune = office("xa")
    view = _page(commune)
    groups = key_renewal.own_keys(commune.registry).next_digits.split()

    shown = " ".join(one.text() for one in view.own.findChildren(QLabel))

    assert " ".join(groups[:3]) in shown
    assert " ".join(groups[3:]) in shown


def test_a_computer_asks_for_new_keys_once(office: Open) -> None:
    commune = office("xa-khac")
    view = _page(commune)
    assert view.own.renew.text() == "Xin khóa mới"

    view.own.renew.click()
    commune.settle()

    assert key_renewal.own_keys(commune.registry).next_digits
    assert not view.own.renew.isVisible()


def test_the_top_office_changes_its_key_at_once(office: Open) -> None:
    province = office()
    view = _page(province)
    before = province.registry.device
    assert view.own.renew.text() == "Đổi khóa máy này"

    view.own.renew.click()
    province.settle()

    assert province.registry.device != before


def test_an_expiring_key_is_told_weeks_before_and_stops_nothing(office: Open) -> None:
    province = office()
    own = key_renewal.own_keys(province.registry)
    assert own.until is not None
    province.registry.clock = lambda: ui_office.NOW + dt.timedelta(days=390)
    root_keys.sign_again(province.registry)  # or so late a clock would not be believed
    province.registry.clock = lambda: own.until - dt.timedelta(days=20)  # type: ignore[operator]

    view = _page(province)

    assert "Khóa của máy này hết hạn ngày" in _said(view)
    assert "Việc tại máy vẫn làm bình thường" in _said(view)


def _holders(folder: Path, *names: str) -> list[Path]:
    cheap = KdfCost(memory_kib=32, passes=1, lanes=1)
    for name in names:
        root_keys.make_key_file(folder / f"{name}.khoa", holder=name, passphrase=SECRET, cost=cheap)
    return [folder / f"{name}.khoa" for name in names]


def test_three_holders_sign_the_root_of_whom_two_suffice_from_then_on(
    office: Open, tmp_path: Path
) -> None:
    province = office()
    files = _holders(tmp_path, "Chủ tịch", "Phó Chủ tịch", "Văn phòng")
    province.program.dialogs.files_to_open = lambda _title, _pattern: files  # type: ignore[method-assign]
    view = _page(province)
    assert view.root.isVisible()

    view.root.add.click()
    for _path, edit in view.root._given:  # noqa: SLF001 - the boxes have no other name
        edit.setText(SECRET)
    view.root.threshold.show_code("2")
    view.root.sign.click()
    province.settle()

    state = root_keys.root_state(province.registry)
    assert (state.threshold, len(state.keys)) == (2, 3)
    assert "Phó Chủ tịch" in " ".join(state.holders)
    assert "2 trong 3 khóa" in _said(view)
    assert state.fingerprint in view.banner.sentence.text()

    view.root.sign.click()
    province.settle()
    assert "Chưa đủ khóa" in view.banner.sentence.text()


def test_a_key_file_for_a_holder_is_made_with_the_passphrase_typed_twice(
    office: Open, tmp_path: Path
) -> None:
    province = office()
    province.program.dialogs.file_to_save = lambda _name, _suffix: tmp_path / "a.khoa"  # type: ignore[method-assign]
    view = _page(province)
    view.root.make.click()
    dialog = province.program.window.findChild(FormDialog)
    assert dialog is not None
    for name, text in (("holder", "Chủ tịch"), ("secret", SECRET), ("again", "khác hẳn lần đầu")):
        dialog.editor(name).setText(text)  # type: ignore[attr-defined]
    dialog.decide()
    assert not (tmp_path / "a.khoa").exists()

    dialog.editor("again").setText(SECRET)  # type: ignore[attr-defined]
    dialog.decide()
    province.settle()

    assert (tmp_path / "a.khoa").exists()
    assert [path.name for path, _edit in view.root._given] == ["a.khoa"]  # noqa: SLF001 - the same


def test_the_list_is_signed_for_another_while(office: Open) -> None:
    province = office()
    view = _page(province)
    before = root_keys.root_state(province.registry)
    province.registry.clock = lambda: ui_office.NOW + dt.timedelta(days=200)

    view.root.again.click()
    province.settle()

    assert root_keys.root_state(province.registry).list_until > before.list_until


def test_a_tick_stays_when_the_page_is_read_anew_during_the_call(office: Open) -> None:
    province = office()
    view = _page(province)
    box = view.asking.findChildren(CheckBox)[0]
    box.setChecked(True)

    _page(province)

    assert view.asking.findChildren(CheckBox)[0].isChecked()
