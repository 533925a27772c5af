"""The form of an activity, or of a count by another office."""

from PySide6.QtCore import Signal

from mdd_desktop.ui.activities.forms import FormKind
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.box_page import BoxPage, Groups
from mdd_desktop.ui.widgets.button import Button


class ActivityFormView(BoxPage):
    """A form with a button that removes what it shows.

    Attributes:
        remove_requested: Take the record out of the list.
    """

    remove_requested = Signal()

    def __init__(self, kind: FormKind, groups: Groups, first: str) -> None:
        super().__init__(kind.new_title, tr("Hoạt động"), groups, first)
        self.remove = self.header.add_action(
            Button(tr("Xóa khỏi danh sách"), kind="danger", icon="trash", writes=True)
        )
        self.remove.clicked.connect(self.remove_requested)
        self.show_correcting(kind, correcting=False)

    def show_correcting(self, kind: FormKind, *, correcting: bool) -> None:
        """Correct a record instead of entering one."""
        self.header.title.setText(kind.old_title if correcting else kind.new_title)
        self.save_button.setText(tr("Lưu phần sửa") if correcting else kind.verb)
        self.close_button.setText(tr("Quay lại") if correcting else tr("Đóng, để nháp"))
        self.remove.setVisible(correcting)
        self.save_button.allow()

    def show_owned(self, *, owned: bool) -> None:
        """Let nobody but its own office write the record."""
        if not owned:
            self.remove.hide()
            self.save_button.refuse(tr("Do đơn vị khác ghi nên ở đây chỉ xem."))
