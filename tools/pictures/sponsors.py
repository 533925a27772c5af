"""The sponsors: list, form, record with its tabs, a question."""

from uuid import UUID

from PySide6.QtTest import QTest

from mdd_desktop.domain.sponsorship import Sponsorship
from mdd_desktop.services import children, sponsor_list, sponsorships
from mdd_desktop.ui.sponsors.section import SponsorsSection
from mdd_desktop.ui.sponsorship_questions import Bond
from mdd_desktop.ui.sponsorship_steps import END, LEVEL, PROLONG, step_text
from mdd_desktop.ui.widgets.button import Button
from pictures.sponsoring import dressed
from pictures.stage import Sitting, Stage

_TYPED = {
    "kind": "ca_nhan",
    "full_name": "Đỗ Thị Thanh Vân",
    "born_year": "1961",
    "occupation": "giáo viên nghỉ hưu",
    "phone": "0912345678",
    "village": "ấp Phú Lợi",
    "capacity": "2",
    "offer_amount": "1.000.000",
    "offer_form": "gian_tiep",
    "need": "sinh_hoat",
    "need_more": "hoc_tap",
    "wish_sex": "nu",
    "wish_age_from": "6",
    "wish_age_to": "12",
    "wishes": "Mong được gặp em vào dịp Tết.",
}


def pictures(stage: Stage) -> None:
    """Take them at every size; then the first day, and the office above."""
    for sitting in stage.sittings():
        dressed(sitting.registry)
        _list(sitting)
        _form(sitting)
        _record(sitting)
    for kind, name in (("empty", "17-me-ngay-dau"), ("province", "17-me-tinh")):
        with stage.sitting(kind) as sitting:
            sitting.open("sponsors")
            sitting.take(name)


def _list(sitting: Sitting) -> None:
    sitting.open("sponsors")
    view = sitting.space.section(SponsorsSection).list_view
    sitting.take("17-me-danh-sach")
    view.search.setText("khong ai ten nay")
    view.search_changed.emit("khong ai ten nay")
    sitting.idle()
    sitting.take("17-me-khong-khop")
    view.search.setText("")
    view.search_changed.emit("")
    sitting.idle()


def _form(sitting: Sitting) -> None:
    sitting.open("sponsor_form")
    view = sitting.space.section(SponsorsSection).form_view
    sitting.take("17-me-ghi-trong")
    view.show_fields(_TYPED)
    view.box_left.emit("full_name")
    QTest.qWait(700)
    sitting.idle()
    sitting.take("17-me-ghi")
    view.show_fields(_TYPED | {"phone": "091234567"})
    view.show_problems({"phone": "Số điện thoại thiếu một chữ số. Chị xem lại phiếu giấy."})
    view.show_failure(
        "Chưa ghi được", "Ổ đĩa đầy: còn 12 MB, cần 200 MB. Dữ liệu đã có vẫn nguyên."
    )
    view.focus_box("phone")
    sitting.take("17-me-ghi-loi")
    view.show_failure("", "")
    view.close_requested.emit()
    sitting.idle()


def _record(sitting: Sitting) -> None:
    hers: UUID = sponsor_list.find(sitting.registry, "do thi thanh van")[0].id
    sitting.open("sponsor", hers)
    section = sitting.space.section(SponsorsSection)
    for tab in ("identity", "bonds", "given", "letters", "papers", "timeline"):
        section.record_view.show_tab(tab)
        sitting.idle()
        sitting.take(f"17-me-ho-so-{tab}")
    section.record_view.show_tab("bonds")
    bond = section.record_view.findChildren(Button)
    end = next(one for one in bond if one.isVisible() and one.text() == step_text(END))
    end.click()
    sitting.idle()
    dialog = section.record.steps.dialog
    if dialog is not None:
        dialog.put({"day": "01/02/2024", "reason": "me_chuyen_di"})
        dialog.show_failure("Chưa ghi được", "Ngày kết thúc sớm hơn ngày bắt đầu 01/03/2024.")
        sitting.take_other(dialog, "17-me-ket-thuc")
        dialog.reject()
    _terms(sitting, hers)


def _terms(sitting: Sitting, hers: UUID) -> None:
    """Another level from a month on, and a later agreed end."""
    registry, section = sitting.registry, sitting.space.section(SponsorsSection)
    bond = next(one for one in sponsorships.of_sponsor(registry, hers) if one.start and not one.end)
    with registry.transaction("Hẹn ngày") as tx:
        tx.of(Sponsorship).save(bond.corrected(planned_end="2026-12-31", until_18=False))
    child = children.get(registry, str(bond.child_id)).full_name
    about = Bond(bond.id, bond.child_id, child, "Đỗ Thị Thanh Vân")
    typed = {LEVEL: {"amount": "800000", "note": "Mẹ có lương mới, xin tăng"}, PROLONG: {}}
    for step, name in ((LEVEL, "17-me-doi-muc"), (PROLONG, "17-me-gia-han")):
        section.record.steps.ask(step, about)
        sitting.idle()
        dialog = section.record.steps.dialog
        if dialog is not None:
            dialog.put({"note": "Mẹ đỡ đầu tiếp"} | typed[step])
            sitting.take_other(dialog, name)
            dialog.decide()
            sitting.idle()
    section.record_view.show_tab("bonds")
    sitting.idle()
    sitting.take("17-me-ho-so-doi-muc")
    sitting.open("child", bond.child_id, "support")
    sitting.take("17-em-doi-muc")
