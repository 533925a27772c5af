"""Reports: figures, targets, words, annexes, pages, freezing, the list behind a figure."""

from mdd_desktop.ui.reports.section import ReportsSection
from mdd_desktop.ui.reports.view import ANNEXES, PAPER, TARGETS, WORDS
from mdd_desktop.ui.widgets.form_dialog import FormDialog
from mdd_desktop.ui.widgets.reason_dialog import ReasonDialog
from pictures.stage import Sitting, Stage


def pictures(stage: Stage) -> None:
    """Take them at every size, and on the first day."""
    for sitting in stage.sittings():
        sitting.open("reports")
        sitting.take("15-bao-cao")
        view = sitting.space.section(ReportsSection).view
        for code, name in ((TARGETS, "chi-tieu"), (PAPER, "ban-in")):
            view.open_tab(code)
            sitting.idle()
            sitting.take(f"15-bao-cao-{name}")
        view.open_tab("figures")
        if view.more.isVisible():
            view.more.click()
            sitting.idle()
            sitting.take("15-bao-cao-ngan-ben")
        if not sitting.mark:
            _more(stage, sitting)
    with stage.sitting("empty") as sitting:
        sitting.open("reports")
        sitting.take("15-bao-cao-ngay-dau")


def _more(stage: Stage, sitting: Sitting) -> None:
    section = sitting.space.section(ReportsSection)
    view = section.view
    for code, name in ((WORDS, "loi-van"), (ANNEXES, "phu-luc")):
        view.open_tab(code)
        sitting.idle()
        sitting.take(f"15-bao-cao-{name}")
    _goal(stage, sitting)
    view.side.freeze_wanted.emit()
    sitting.idle()
    dialog = view.findChildren(ReasonDialog)[0]
    stage.take(dialog, "15-bao-cao-hoi-chot")
    dialog.decide()
    sitting.idle()
    view.open_tab("figures")
    sitting.take("15-bao-cao-da-chot")
    for kind, name in (("BC-N", "nam"), ("BC-5N", "5-nam")):
        view.kinds.chosen.emit(kind)
        sitting.idle()
        sitting.take(f"15-bao-cao-{name}")
    row = next(at for at in range(40) if "delivered_total" in _figures(view.model.row(at)))
    view.figure_opened.emit(row, "in_period")
    sitting.idle()
    sitting.take("15-bao-cao-danh-sach-so-lieu")
    sitting.open("reports", "BC-T", "2026-11")
    view.figure_opened.emit(1, "as_of")
    sitting.idle()
    sitting.take("15-bao-cao-danh-sach-tre")


def _goal(stage: Stage, sitting: Sitting) -> None:
    """The question for the goal of the office's own plan."""
    view = sitting.space.section(ReportsSection).view
    view.open_tab(TARGETS)
    sitting.idle()
    view.target_opened.emit(1, "goal")
    sitting.idle()
    (dialog,) = (one for one in view.findChildren(FormDialog) if one.isVisible())
    stage.take(dialog, "15-bao-cao-chi-tieu-dat-muc")
    dialog.reject()


def _figures(line: object) -> list[str]:
    return list(getattr(line, "figures", {}).values())
