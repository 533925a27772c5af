"""Trùng – Sót – Trễ: the board of a commune, all clear, the province that only reads."""

from ui_support import a_second_sponsor, open_november, write_some_of_november

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
    with stage.sitting("province") as sitting:
        sitting.open("gaps")
        sitting.take("14-trung-sot-tre-tinh")
