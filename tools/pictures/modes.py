"""The meeting mode, what the entry role sees, and corrections left half done."""

from uuid import uuid4

import ui_office as office

from mdd_desktop.domain.office import Access
from mdd_desktop.services import children, drafts, sponsor_list
from mdd_desktop.ui.children.section import ChildrenSection
from mdd_desktop.ui.sponsors.section import SponsorsSection
from mdd_desktop.ui.sponsorship_questions import Bond
from mdd_desktop.ui.sponsorship_steps import REMIND
from pictures.child_record import find
from pictures.stage import FULL, SMALLEST, Sitting, Stage


def pictures(stage: Stage) -> None:
    """Take them at the largest and the smallest size."""
    for mark, scale, size in (("", 1.0, FULL), ("-1024", 1.0, SMALLEST), ("-150", 1.5, FULL)):
        with stage.sitting(mark=mark, scale=scale, size=size) as sitting:
            _correcting(sitting)
            _reminding(sitting)
            _sponsor_papers(sitting)
            _meeting(sitting)
        with stage.sitting(mark=mark, scale=scale, size=size) as sitting:
            _entering(sitting)


def _correcting(sitting: Sitting) -> None:
    child = find(sitting.registry, "dang ngoc han")
    known = children.get(sitting.registry, str(child))
    kept = {"guardian_name": "Ngô Thị Lành Hiền", drafts.ABOUT: known.full_name}
    drafts.save(sitting.registry, f"child_edit:{known.id}", kept)
    sitting.open("child_form", known)
    sitting.take("22-sua-ho-so-do-dang")
    drafts.discard(sitting.registry, f"child_edit:{known.id}")


def _reminding(sitting: Sitting) -> None:
    sitting.open("child", find(sitting.registry, "dang ngoc han"))
    record = sitting.space.section(ChildrenSection).record
    names = ("Đặng Ngọc Hân", "Bùi Thị Thanh Vân")
    bond = Bond(uuid4(), uuid4(), *names, reminder="…", phone="0936 288 119")
    record.bonds.ask(REMIND, bond)
    sitting.idle()
    if record.bonds.dialog is not None:
        sitting.take_other(record.bonds.dialog, "22-nhac-me-do-dau")
        record.bonds.dialog.reject()
    sitting.idle()


def _sponsor_papers(sitting: Sitting) -> None:
    sponsor = sponsor_list.find(sitting.registry, "thanh van")[0]
    sitting.open("sponsor", sponsor.id)
    sitting.space.section(SponsorsSection).record_view.show_tab("papers")
    sitting.idle()
    sitting.take("22-giay-to-me-do-dau")


def _meeting(sitting: Sitting) -> None:
    sitting.open("child", find(sitting.registry, "dang ngoc han"))
    sitting.made.desk.meet(on=True)
    sitting.idle()
    sitting.take("22-che-do-hop-ho-so")
    sitting.open("overview")
    sitting.take("22-che-do-hop-tong-quan")
    sitting.open("sponsors")
    sitting.open("reports")
    sitting.take("22-che-do-hop-bao-cao")
    sitting.made.desk.meet(on=False)
    sitting.idle()


def _entering(sitting: Sitting) -> None:
    office.give_access(sitting.registry, Access.ENTRY)
    child = find(sitting.registry, "dang ngoc han")
    sitting.open("child", child)
    view = sitting.space.section(ChildrenSection).record_view
    view.show_tab("family")
    sitting.idle()
    sitting.take("22-phan-rieng-che")
    view.wishes.private_wanted.emit()
    sitting.idle()
    dialog = sitting.space.section(ChildrenSection).record.private.dialog
    if dialog is not None:
        sitting.take_other(dialog, "22-mo-phan-rieng")
        dialog.put({"reason": "tham"})
        dialog.decide()
    sitting.idle()
    sitting.take("22-phan-rieng-mo")
