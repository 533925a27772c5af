"""Asking whether everything about a child is to be erased, as her family may demand by law."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mdd_desktop.domain.child import Child
from mdd_desktop.services import erasure
from mdd_desktop.ui.dialog_draft import DialogDraft
from mdd_desktop.ui.section import Ground
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.boxes import Box
from mdd_desktop.ui.widgets.form_dialog import FormDialog


class ErasureQuestion(QObject):
    """Asks, erases, and says what is left.

    Attributes:
        erased: Nothing is left to show of the child.
        dialog: The one that is open, or None.
    """

    erased = Signal()

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        self._ground = ground
        self.dialog: FormDialog | None = None

    def ask(self, child: Child) -> None:
        """Ask on what ground, and who stands by it."""
        dialog = _dialog(self._ground.window, child.full_name)
        dialog.decided.connect(lambda: self._erase(dialog, child))
        dialog.finished.connect(lambda _: self._closed(dialog))
        self.dialog = dialog
        DialogDraft(dialog, self._ground.desk, page="child", question="erase", record=child.id)

    def _erase(self, dialog: FormDialog, child: Child) -> None:
        self._ground.desk.ask(
            erasure.erase_as_asked,
            child.id,
            on_done=lambda _: self._done(dialog),
            on_error=self._ground.desk.refused(dialog.show_failure, tr("Chưa xóa được")),
            owner=dialog,
            key="erase_child",
            reason=dialog.fields()["reason"],
            passphrase=dialog.fields()["passphrase"],
        )

    def _done(self, dialog: FormDialog) -> None:
        dialog.accept()
        self.erased.emit()
        told = tr("Đã xóa. Gói tới báo các nơi đã nhận cùng xóa.")
        self._ground.desk.saved(told, undo=False)

    def _closed(self, dialog: FormDialog) -> None:
        self.dialog = None
        dialog.deleteLater()


def _dialog(parent: QWidget, name: str) -> FormDialog:
    return FormDialog(
        parent,
        title=tr("Xóa hết dữ liệu về em {name}?").format(name=name),
        sentence=tr("Thông tin, giấy tờ, ảnh, các lần thăm của em mất hẳn ở máy này và ở mọi nơi "
                    "đã nhận, không lấy lại được. Tiền hàng đã nhận, đã trao vẫn còn trong sổ, "
                    "không còn tên em. Bản sao lưu cũ còn đến khi máy thay bản mới."),
        verb=tr("Xóa hết"),
        rows=[
            [Box("reason", tr("Căn cứ: đơn của ai, ngày nào"), required=True)],
            [
                Box(
                    "passphrase",
                    tr("Mật khẩu của người thứ hai (chỉ có mình chị thì mật khẩu của chị)"),
                    "secret",
                )
            ],
        ],
    )  # fmt: skip
