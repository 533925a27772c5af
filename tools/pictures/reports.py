"""The monthly report."""

from mdd_desktop.ui.reports.section import ReportsSection
from pictures.stage import Stage


def pictures(stage: Stage) -> None:
    """Take them at every size, and on the first day."""
    for sitting in stage.sittings():
        sitting.open("reports")
        sitting.take("15-bao-cao")
        sitting.space.section(ReportsSection).view.open_tab("paper")
        sitting.idle()
        sitting.take("15-bao-cao-ban-in")
    with stage.sitting("empty") as sitting:
        sitting.open("reports")
        sitting.take("15-bao-cao-ngay-dau")
