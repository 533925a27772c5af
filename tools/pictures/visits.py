"""Visits: who is due, the entry of a sheet, danger, nobody due."""

from mdd_desktop.services import visits
from mdd_desktop.ui.visits.section import VisitsSection
from pictures.stage import Sitting, Stage

_ANSWERS = {
    "date": "22/11/2026",
    "visitor": "Lê Thị Thu Hằng",
    "living": "kha",
    "living_note": "Nhà dột ở gian sau, bà ngoại đang nhờ chi hội lợp lại",
    "study": "tot",
    "study_note": "Học sinh tiên tiến, thích môn vẽ",
    "health": "tot",
    "mind": "kha",
    "mind_note": "Nhớ ba, ít nói, thân với cô giáo chủ nhiệm",
    "safety": "can_chu_y",
    "safety_note": "Buổi tối em ở nhà một mình, có người lạ hay ghé",
    "wishes": "Được học thêm môn vẽ, có xe đạp đi học",
    "suggestion": "Nhờ chi hội ấp cử người ở cùng em buổi tối",
}


def pictures(stage: Stage) -> None:
    """Take them at every size; then the first day."""
    for sitting in stage.sittings():
        _list(sitting)
        _form(sitting)
    with stage.sitting("empty") as sitting:
        sitting.open("visits")
        sitting.take("17-tham-ngay-dau")


def _list(sitting: Sitting) -> None:
    sitting.open("visits")
    view = sitting.space.section(VisitsSection).list_view
    sitting.take("17-tham-qua-han")
    view.tabs.show_tab("all")
    view.tab_changed.emit("all")
    sitting.idle()
    sitting.take("17-tham-tat-ca")
    view.show_failure(
        "Không mở được phiếu",
        "Mã trên phiếu gõ sai một ký tự. Xem lại từng ký tự, cả chữ sau dấu chấm.",
    )
    sitting.take("17-tham-loi")
    view.show_failure("", "")


def _form(sitting: Sitting) -> None:
    child = visits.due_list(sitting.registry)[0].id
    earlier = {
        "date": "2026-04-15",
        "living": "kha",
        "living_note": "nhà tạm, đủ ăn",
        "study": "kha",
        "study_note": "đi học đều",
        "health": "tot",
        "mind": "tot",
        "safety": "tot",
        "wishes": "Có cặp sách mới",
    }
    visits.record(sitting.registry, child, earlier)
    sitting.open("visit_form", child)
    view = sitting.space.section(VisitsSection).form_view
    sitting.take("18-phieu-tham-moi")
    view.show_fields(_ANSWERS)
    view.box_left.emit("safety")
    sitting.idle()
    view.focus_box("mind_note")
    sitting.take("18-phieu-tham-nguy-hiem")
    view.show_problems({"mind": "Chị không ghi bệnh này vào sổ của Hội."})
    view.show_failure("Chưa ghi được", "Ổ C đầy (còn 12 MB, cần 200 MB). Bản nháp vẫn giữ.")
    sitting.take("18-phieu-tham-loi")
    view.show_failure("", "")
    view.close_requested.emit()
    sitting.idle()
