"""A family demands that everything about a child is erased: asked, sealed, done, not undone."""

import ui_office
from ui_record import open_record, record_of, view_of

from conftest import Desktop, Opener
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.office import Access
from mdd_desktop.services import drafts, officers, support
from mdd_desktop.ui.widgets.form_dialog import FormDialog

SECOND = "bốn mùa hoa nở quanh nhà"


def asked(opened: Desktop) -> FormDialog:
    view_of(opened).step_requested.emit("xoa")
    opened.settle()
    dialog = record_of(opened).erasure.dialog
    assert dialog is not None
    return dialog


def answer(opened: Desktop, dialog: FormDialog, reason: str, passphrase: str) -> None:
    dialog.put({"reason": reason, "passphrase": passphrase})
    dialog.decide()
    opened.settle()


def is_known(opened: Desktop, child: object) -> bool:
    with opened.registry.read() as reading:
        return reading.of(Child).find(child) is not None


def test_who_works_alone_seals_it_with_her_own_passphrase_and_it_is_gone(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)
    drafts.save(opened.registry, f"child:{child}", {"note": "đang sửa dở"})
    money = len(support.of_child(opened.registry, child))
    dialog = asked(opened)

    answer(opened, dialog, "đơn của bà ngoại ngày 20/11/2026", "sai mật khẩu rồi")
    assert "Mật khẩu" in dialog.banner.sentence.text()
    assert is_known(opened, child)
    answer(opened, dialog, "", ui_office.PASSPHRASE)
    assert is_known(opened, child)
    answer(opened, dialog, "đơn của bà ngoại ngày 20/11/2026", ui_office.PASSPHRASE)

    assert not is_known(opened, child)
    assert record_of(opened).erasure.dialog is None
    assert opened.space.whereabouts()[0] == "children"
    assert drafts.load(opened.registry, f"child:{child}") is None
    assert len(support.of_child(opened.registry, child)) == money > 0
    opened.program.desk.undo_wanted.emit()
    opened.settle()
    assert not is_known(opened, child)


def test_where_two_work_the_other_one_seals_it(desktop: Opener) -> None:
    opened = desktop()
    child = open_record(opened)
    officers.add(opened.registry, "Đỗ Thị Hai", Access.IN_CHARGE, SECOND, cost=ui_office.CHEAP)
    dialog = asked(opened)

    answer(opened, dialog, "đơn ngày 20/11/2026", ui_office.PASSPHRASE)
    assert "người thứ hai" in dialog.banner.sentence.text()
    assert is_known(opened, child)
    answer(opened, dialog, "đơn ngày 20/11/2026", SECOND)

    assert not is_known(opened, child)
    with opened.registry.read() as reading:
        said = [c.values.get("why") for c in reading.log.changes_of(child) if c.kind == "erase"]
    assert said == ["đơn ngày 20/11/2026 (Đỗ Thị Hai)"]


def test_who_only_enters_or_leads_is_not_offered_it(desktop: Opener) -> None:
    opened = desktop(access=Access.ENTRY)
    open_record(opened)

    view_of(opened).more.pull()
    (line,) = [one for one in view_of(opened).more.menu_shown.actions() if "Xóa" in one.text()]
    assert not line.isEnabled()
    assert "việc của cán bộ phụ trách" in line.text()
