"""The children: list, registration form, record."""

from PySide6.QtTest import QTest

from mdd_desktop.ui.children.section import ChildrenSection
from pictures.stage import Sitting, Stage

_TYPED = {
    "full_name": "Lê Thị Ngọc Diễm",
    "birth": "12/08/2014",
    "sex": "nu",
    "ethnic": "Kinh",
    "identity_number": "087314007218",
    "school_class": "7A2",
    "school": "THCS Tân Phước Đông",
    "father_name": "Lê Văn Thành",
    "father_status": "mat",
    "father_died": "2021",
    "father_cause": "covid",
    "mother_name": "Nguyễn Thị Diệu",
    "mother_status": "mat",
    "village": "ấp Phú Lợi",
    "guardian_name": "Nguyễn Văn Tư",
    "guardian_relation": "ong_ngoai",
}


def pictures(stage: Stage) -> None:
    """Take them at every size; then the first day, and the office above."""
    for sitting in stage.sittings():
        _list(sitting)
        _form(sitting)
    for kind, name in (("empty", "02-danh-sach-ngay-dau"), ("province", "02-danh-sach-tinh")):
        with stage.sitting(kind) as sitting:
            sitting.open("children")
            sitting.take(name)


def _list(sitting: Sitting) -> None:
    sitting.open("children")
    view = sitting.space.section(ChildrenSection).list_view
    sitting.take("02-danh-sach")
    view.search.setText("ng")
    view.search_changed.emit("ng")
    sitting.idle()
    view.choose_row(1)
    sitting.take("02-danh-sach-tim")
    for at in (0, 1, 3):
        view.table.mark_wanted.emit(at)
    sitting.take("03-danh-dau")
    view.table.none_wanted.emit()
    view.search.setText("khong ai ten nay")
    view.search_changed.emit("khong ai ten nay")
    sitting.idle()
    sitting.take("02-danh-sach-khong-khop")
    view.search_changed.emit("")
    sitting.idle()


def _form(sitting: Sitting) -> None:
    sitting.open("child_form")
    view = sitting.space.section(ChildrenSection).form_view
    sitting.take("04-tiep-nhan-trong")
    view.show_fields(_TYPED)
    view.box_left.emit("full_name")
    view.focus_box("mother_name")
    QTest.qWait(1000)
    sitting.idle()
    sitting.take("04-tiep-nhan")
    view.show_fields(_TYPED | {"birth": "31/02/2016", "phone": "091234567"})
    view.show_problems(
        {
            "birth": "Ngày 31/02/2016 không có trên lịch. Chị xem lại phiếu giấy.",
            "phone": "Số điện thoại thiếu một chữ số. Chị xem lại phiếu giấy.",
        }
    )
    view.show_failure(
        "Chưa ghi được", "Ổ đĩa đầy: còn 12 MB, cần 200 MB. Dữ liệu đã có vẫn nguyên."
    )
    sitting.take("04-tiep-nhan-loi")
    view.show_failure("", "")
    view.close_requested.emit()
    sitting.idle()
