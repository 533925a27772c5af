"""A package made in a commune and opened at the province."""

from pathlib import Path

import ui_office as office

from mdd_desktop.services import duplicates, offices, packages, receipts, trust
from mdd_desktop.ui.packages.section import PackagesSection
from pictures.stage import FULL, Sitting, Stage, program, show


def pictures(stage: Stage) -> None:
    """Take them: not enrolled at every size, then a whole exchange."""
    for sitting in stage.sittings():
        sitting.open("sync")
        sitting.take("08-dong-bo")
    for sitting in stage.sittings():
        sitting.open("sync")
        asked = stage.base / "de-nghi.mddreq"
        sitting.made.dialogs.file_to_save = lambda _name, _ending, asked=asked: asked  # type: ignore[method-assign]
        sitting.space.section(PackagesSection).make_view.enrolment.ask.click()
        sitting.idle()
        sitting.take("08-dong-bo-de-nghi")
    stick = stage.base / "USB-HOI-TINH"
    stick.mkdir()
    above, below = stage.office("province"), stage.office("commune")
    upper = offices.open_office(above, office.PASSPHRASE, today=office.TODAY)
    lower = offices.open_office(below, office.PASSPHRASE, today=office.TODAY)
    trust.request(lower, stick / "a.req")
    trust.approve(upper, stick / "a.req", unit=office.COMMUNE, welcome_path=stick / "a.welcome")
    trust.accept(lower, stick / "a.welcome")
    with program(below) as made:
        show(made, lower, FULL)
        _commune(Sitting(made, "", stage.take), stick)
    with program(above) as made:
        show(made, upper, FULL)
        _province(Sitting(made, "", stage.take), stick)
    _receipt(above, below, stick)
    with program(below) as made:
        show(made, offices.open_office(below, office.PASSPHRASE, today=office.TODAY), FULL)
        sitting = Sitting(made, "", stage.take)
        sitting.open("sync")
        sitting.take("08-dong-bo-bao-lai")


def _receipt(above: Path, below: Path, stick: Path) -> None:
    """The province suspects pairs among the children of the commune and says so in a receipt."""
    with offices.open_office(above, office.PASSPHRASE, today=office.TODAY) as upper:
        duplicates.refresh(upper)
        receipt = receipts.make_receipt(upper, office.COMMUNE, stick)
    with offices.open_office(below, office.PASSPHRASE, today=office.TODAY) as lower:
        packages.merge(lower, [receipt.file])


def _commune(sitting: Sitting, stick: Path) -> None:
    sitting.made.dialogs.folder_to_use = lambda _title: stick  # type: ignore[method-assign]
    sitting.open("sync")
    sitting.take("08-dong-bo-san-sang")
    sitting.space.section(PackagesSection).make_view.make_requested.emit()
    sitting.idle()
    sitting.take("08-dong-bo-da-chep")


def _province(sitting: Sitting, stick: Path) -> None:
    good = sorted(stick.glob("*.mdd"))
    broken = stick / "MDD-30093-82-20261120-0015.mdd"
    broken.write_bytes(good[0].read_bytes()[:2000])
    sitting.open("inbox")
    sitting.take("09-hop-nhan-trong")
    sitting.open("inbox", [*good, broken])
    sitting.take("09-hop-nhan-xem-truoc")
    view = sitting.space.section(PackagesSection).inbox_view
    view.preview.all_wanted.emit()
    sitting.idle()
    sitting.take("09-hop-nhan-xem-du")
    view.changes.closed.emit()
    view.table.choose_row(1)
    sitting.idle()
    sitting.take("09-hop-nhan-goi-hong")
    view.merge_requested.emit()
    sitting.idle()
    sitting.take("09-hop-nhan-da-gop")
    sitting.open("children")
    sitting.take("02-danh-sach-tinh-day")
