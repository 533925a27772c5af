"""Trùng – Sót – Trễ: the board of a commune, all clear, the province that only reads."""

import ui_office as office
from ui_support import open_november, write_some_of_november

from mdd_desktop.services import sponsors, sponsorships
from mdd_desktop.services.child_screen import Question, Tab, page
from mdd_desktop.services.offices import Registry
from pictures.stage import Stage


def pictures(stage: Stage) -> None:
    """Take them at every size."""
    for sitting in stage.sittings():
        open_november(sitting.registry)
        write_some_of_november(sitting.registry)
        a_second_sponsor(sitting.registry)
        sitting.open("gaps")
        sitting.take("14-trung-sot-tre")
    with stage.sitting("empty") as sitting:
        sitting.open("gaps")
        sitting.take("14-trung-sot-tre-khong-co")


def a_second_sponsor(registry: Registry) -> None:
    """Let two sponsors pledge for the same need of two children."""
    values = {"full_name": "Đồn Biên phòng 919", "kind": "tap_the"}
    sponsor = sponsors.register(registry, values)
    found = page(registry, Question(tab=Tab.SPONSORED), 3, 2).rows
    pledge = {"rhythm": "thang", "need": "sinh_hoat", "amount": 500_000, "from_month": "2026-11"}
    for child in found:
        bond = {"form": "gian_tiep", "start": office.TODAY, "child_id": child.id}
        sponsorships.begin(registry, {**bond, "sponsor_id": sponsor.id}, [pledge])
