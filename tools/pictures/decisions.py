"""Differences, suspected duplicates: the province's and the commune's side."""

from pathlib import Path

import ui_decisions
import ui_office as office

from mdd_desktop.services import offices
from mdd_desktop.ui.conflicts.section import ConflictsSection
from mdd_desktop.ui.devices.section import DevicesSection
from mdd_desktop.ui.duplicates.section import DuplicatesSection
from mdd_desktop.ui.packages.section import PackagesSection
from mdd_desktop.ui.proposals.section import ProposalsSection
from mdd_desktop.ui.transfers.section import TransfersSection
from mdd_desktop.ui.widgets.check_box import CheckBox
from pictures.stage import FULL, SITTINGS, Sitting, Stage, program, show

_EMPTY = (
    ("conflicts", "10-khac-biet-trong"),
    ("duplicates", "11-trung-trong"),
    ("proposals", "16-de-nghi-trong"),
    ("transfers", "17-chuyen-ho-so-trong"),
    ("devices", "18-thiet-bi-trong"),
)


def pictures(stage: Stage) -> None:
    """Take them at every size."""
    base = stage.base / "quyet-dinh"
    base.mkdir()
    three = ui_decisions.made(base)
    ui_decisions.pledge_differs(base, 700_000, 300_000)
    ui_decisions.refers(base)
    ui_decisions.writes_late(base)
    for mark, scale, size in SITTINGS:
        _province(stage, three.province, mark, scale, size)
        _commune(stage, three.commune, mark, scale, size)
    ui_decisions.wishes_to_move(base)
    with program(three.province) as made:
        show(made, offices.open_office(three.province, office.PASSPHRASE, today=office.TODAY), FULL)
        sitting = Sitting(made, "", stage.take)
        sitting.open("transfers")
        sitting.take("17-chuyen-ho-so-de-nghi")
    with stage.sitting("province") as sitting:
        for page, name in _EMPTY:
            sitting.open(page)
            sitting.take(name)


def _commune(stage: Stage, folder: Path, mark: str, scale: float, size: tuple[int, int]) -> None:
    """What the office above says, and what became of an edit for a child who had moved."""
    with program(folder, scale) as made:
        show(made, offices.open_office(folder, office.PASSPHRASE, today=office.TODAY), size)
        sitting = Sitting(made, mark, stage.take)
        sitting.open("proposals")
        view = sitting.space.section(ProposalsSection).view
        view.table.choose_row(view.model.rowCount() - 1)
        sitting.take("16-de-nghi-xa")


def _moves(sitting: Sitting) -> None:
    """A difference about money, the requests to move, and who was referred."""
    differing = sitting.space.section(ConflictsSection)
    sitting.open("conflicts")
    differing.view.search.show()  # as Ctrl+F does where the window is low
    differing.view.search.show_text("cam kết")
    differing.view.search.wanted.emit("cam kết")
    differing.view.reason.show_text("Theo bản cam kết ký ngày 01/11, đã gọi hỏi lại")
    sitting.idle()
    sitting.take("10-khac-biet-muc")
    differing.view.search.empty()
    sitting.open("transfers")
    sitting.take("17-chuyen-ho-so")
    moves = sitting.space.section(TransfersSection)
    for tab, name in (("refer", "17-chuyen-gui"), ("move", "")):
        moves.view.tabs.show_code(tab)
        moves.view.tab_changed.emit(tab)
        sitting.idle()
        if name:
            sitting.take(name)


def _province(stage: Stage, folder: Path, mark: str, scale: float, size: tuple[int, int]) -> None:
    with program(folder, scale) as made:
        show(made, offices.open_office(folder, office.PASSPHRASE, today=office.TODAY), size)
        sitting = Sitting(made, mark, stage.take)
        sitting.open("conflicts")
        sitting.take("10-khac-biet")
        sitting.space.section(ConflictsSection).view.grouping.chosen.emit("kind")
        sitting.open("duplicates")
        sitting.take("11-so-hai-ho-so")
        sitting.space.section(DuplicatesSection).view.tab_changed.emit("decided")
        sitting.idle()
        sitting.take("11-da-xu-ly")
        sitting.open("inbox")
        sitting.take("09-hop-nhan-don-vi")
        sitting.space.section(PackagesSection).inbox_view.units.code_wanted.emit(office.COMMUNE)
        sitting.idle()
        sitting.take("09-hop-nhan-ma-bien-nhan")
        _moves(sitting)
        sitting.open("devices")
        sitting.take("18-thiet-bi")
        devices = sitting.space.section(DevicesSection)
        devices.presenter.open_request(folder.parent / "usb" / "2.req")
        sitting.idle()
        sitting.take("18-thiet-bi-ghi-danh")
        devices.view.table.choose_row(1)
        devices.view.revoke.click()
        sitting.idle()
        sitting.take("18-thiet-bi-thu-hoi")
        sitting.open("proposals")
        sitting.take("16-de-nghi")
        sitting.open("mergers")
        merger = devices.merger_view
        for box in merger.findChildren(CheckBox):
            box.setChecked(True)
        merger.code.setText("30999")
        merger.name.setText("xã Phú Đông")
        merger.attempt.click()
        sitting.idle()
        sitting.take("18-sap-nhap")
