"""The first page: full, on the first day, of a province, with a task being put off."""

from mdd_desktop.services import drafts
from mdd_desktop.ui.overview.section import OverviewSection
from mdd_desktop.ui.overview.task_panel import ALL, RESTING
from mdd_desktop.ui.widgets.reason_dialog import ReasonDialog
from pictures.stage import Stage


def pictures(stage: Stage) -> None:
    """Take them at every size."""
    for sitting in stage.sittings():
        fields = {
            "full_name": "Nguyễn Bảo Châu",
            "birth": "2018",
            "sex": "nu",
            "village": "Tân Hòa",
        }
        drafts.save(sitting.registry, "child:new", fields)
        sitting.open("overview")
        sitting.take("01-tong-quan")
        if sitting.mark:
            continue
        view = sitting.space.section(OverviewSection).view
        view.tasks.which.show_code(ALL)
        view.tasks.which.chosen.emit(ALL)
        view.tasks.more.click()
        sitting.idle()
        sitting.take("01-tong-quan-tat-ca-viec")
        view.tasks.snooze_wanted.emit(view.tasks.lines()[0])
        sitting.idle()
        dialog = view.findChildren(ReasonDialog)[0]
        stage.take(dialog, "01-tong-quan-hoan")
        dialog.put({"note": "Chờ mạnh thường quân về quê cuối tuần"})
        dialog.decide()
        sitting.idle()
        view.tasks.which.show_code(RESTING)
        view.tasks.which.chosen.emit(RESTING)
        sitting.take("01-tong-quan-da-hoan")
        view.show_unread(
            "Chưa tính được số liệu",
            "Ổ C đầy nên chưa đọc được sổ (còn 12 MB, cần 200 MB). Dữ liệu vẫn còn nguyên.",
        )
        sitting.take("01-tong-quan-loi")
    for kind, name in (("empty", "ngay-dau"), ("province", "tinh")):
        with stage.sitting(kind) as sitting:
            sitting.open("overview")
            sitting.take(f"01-tong-quan-{name}")
