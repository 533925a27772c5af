"""The form of a sponsor: one page, four sections in the order of the sheet."""

from PySide6.QtCore import Signal

from mdd_desktop.ui.sponsors.form_boxes import (
    contact_rows,
    identity_rows,
    offer_rows,
    promise_rows,
)
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.form_page import SheetPage
from mdd_desktop.ui.widgets.labels import label
from mdd_desktop.ui.widgets.section_card import section_card


class SponsorFormView(SheetPage):
    """Shows who may be the same sponsor above the boxes.

    Attributes:
        alike_opened: Open the sponsor who looks alike.
    """

    alike_opened = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Thêm Mẹ đỡ đầu"), tr("Mẹ đỡ đầu"), "full_name")
        self.alike = Banner("warn")
        self.open_alike = self.alike.add_action(Button(tr("Mở hồ sơ ấy"), height=30))
        self.open_alike.clicked.connect(self.alike_opened)
        self.alike.hide()
        self.add_saving(tr("Lưu, thêm Mẹ khác"))
        needed = label(tr("cần có để đỡ đầu trực tiếp"), "secondary", "faint")
        cards = [
            self.add_rows(section_card(1, tr("Mẹ đỡ đầu")), identity_rows()),
            self.add_rows(section_card(2, tr("Liên hệ")), contact_rows()),
            self.add_rows(section_card(3, tr("Khả năng, nguyện vọng")), offer_rows()),
            self.add_rows(section_card(4, tr("Bản cam kết bảo vệ trẻ em"), needed), promise_rows()),
        ]
        self.lay_out(cards, notices=[self.alike])

    def show_editing(self, *, name: str) -> None:
        """Correct a sponsor's record instead of entering one; "" goes back."""
        title = tr("Sửa hồ sơ {name}").format(name=name) if name else tr("Thêm Mẹ đỡ đầu")
        self.header.title.setText(title)
        more = tr("Lưu hồ sơ") if name else tr("Lưu, thêm Mẹ khác")
        self.show_correcting(more, correcting=bool(name))

    def show_alike(self, title: str, sentence: str) -> None:
        """Say who may be the same sponsor; "" takes it away."""
        self.alike.show_message("warn", title, sentence, "copy")
        self.alike.setVisible(bool(title))
