"""Kiểm tra dữ liệu: everything, one weight, nothing left."""

from mdd_desktop.ui.checks.section import ChecksSection
from pictures.stage import Stage


def pictures(stage: Stage) -> None:
    """Take them at every size; then an empty registry."""
    for sitting in stage.sittings():
        sitting.open("checks")
        sitting.take("17-kiem-tra-du-lieu")
        view = sitting.space.section(ChecksSection).view
        view.weights.chosen.emit("warning")
        view.weights.show_code("warning")
        sitting.idle()
        sitting.take("17-kiem-tra-nen-xem")
        view.panel.keep_wanted.emit("")
        sitting.idle()
        sitting.take("17-kiem-tra-thieu-ly-do")
    with stage.sitting("empty") as sitting:
        sitting.open("checks")
        sitting.take("17-kiem-tra-khong-con")
