"""Backups: the copies there are, a new one, and putting one back after seeing what it lacks."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mdd_desktop.ui.system.panel import Panel
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import clear, column, hold, row, rule
from mdd_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from mdd_desktop.ui.widgets.tab_order import chain

_SHOWN_COPIES = 14


@dataclass(frozen=True)
class CopyLine:
    """One copy as the panel shows it."""

    path: str
    made: str
    size: str


class BackupsPanel(Panel):
    """A copy is put back only after the officer saw what it lacks.

    Attributes:
        make_requested: Make a copy now.
        stick_requested: Make a copy on a stick.
        chosen: The path of a copy to look into; "" for a file from elsewhere.
        restore_requested: (path, passphrase).
    """

    make_requested = Signal()
    stick_requested = Signal()
    chosen = Signal(str)
    restore_requested = Signal(str, str)

    def __init__(self, *, may_restore: bool) -> None:
        super().__init__(
            tr("Sao lưu, khôi phục"),
            tr("Mỗi ngày một bản, mở thử rồi mới tính. Giữ 7 ngày, 4 tuần, 12 tháng gần nhất."),
        )
        self._may_restore = may_restore
        self._path = ""
        self._copies = column(gap=4)
        self._loss = self._loss_card()
        self._loss.hide()
        self.add(self._loss, self._list_card())

    def _list_card(self) -> QWidget:
        card = self._card = Card(tr("Các bản trong máy"), type_="strong")
        card.body.addLayout(self._copies)
        make = Button(tr("Sao lưu ngay"), kind="primary", icon="database")
        make.clicked.connect(self.make_requested)
        stick = Button(tr("Chép một bản ra USB…"), icon="usb")
        stick.clicked.connect(self.stick_requested)
        other = Button(tr("Khôi phục từ tệp khác…"), icon="folder-open")
        other.clicked.connect(lambda: self.chosen.emit(""))
        if not self._may_restore:
            other.hide()
        self._below = [other, stick, make]
        card.body.addLayout(row(other, None, stick, make))
        return card

    def _loss_card(self) -> QWidget:
        card = Card(tr("Trước khi khôi phục"), type_="strong")
        self.lost = Banner("warn")
        self._acts = WrapLabel("", "secondary")
        self.passphrase = PassphraseEdit(tr("Mật khẩu lúc sao lưu, hoặc mã khôi phục"))
        self.field = Field(self.passphrase.accessibleName(), self.passphrase)
        stay = Button(tr("Giữ sổ đang có"))
        stay.clicked.connect(self.hide_loss)
        go = Button(tr("Khôi phục bản này"), kind="danger", icon="history")
        go.clicked.connect(self._restore)
        card.body.addWidget(self.lost)
        card.body.addWidget(self._acts)
        card.body.addWidget(self.field)
        card.body.addLayout(row(None, stay, go))
        return card

    def show_copies(self, copies: Sequence[CopyLine]) -> None:
        """Show the copies in the folder of the registry, newest first."""
        clear(self._copies)
        if not copies:
            self._copies.addWidget(WrapLabel(tr("Chưa có bản nào."), "secondary"))
        for number, copy in enumerate(copies[:_SHOWN_COPIES]):
            if number:
                self._copies.addWidget(rule())
            self._copies.addWidget(self._line(copy))
        made = [line for line in self._card.findChildren(Button) if line not in self._below]
        chain([*made, *self._below])

    def _line(self, copy: CopyLine) -> QWidget:
        words = column(label(copy.made, "strong"), ElidedLabel(copy.size, "caption"), gap=0)
        tried = Chip(ChipText(tr("Đã mở thử"), "ok", "circle-check"))
        parts = row(words, tried, gap=12)
        parts.setStretch(0, 1)
        if self._may_restore:
            back = Button(tr("Khôi phục…"), icon="history", height=30)
            back.setAccessibleName(tr("Khôi phục bản {made}").format(made=copy.made))
            back.clicked.connect(lambda: self.chosen.emit(copy.path))
            parts.addWidget(back)
        return hold(parts)

    def show_loss(self, path: str, title: str, acts: Sequence[str], rest: int) -> None:
        """Show what the registry knows that this copy does not."""
        self._path = path
        sentence = tr(
            "Sổ đang có được giữ riêng trong thư mục, không xóa. Sau khi khôi phục, xin cấp trên "
            "gửi lại gói của đơn vị để nhận phần còn thiếu."
        )
        self.lost.show_message("warn" if acts else "info", title, sentence)
        lines = [f"·  {act}" for act in acts]
        if rest:
            lines.append(tr("·  và {count} việc nữa").format(count=rest))
        self._acts.setText("\n".join(lines))
        self._acts.setVisible(bool(lines))
        self.passphrase.show_text("")
        self.field.show_problem("")
        self._loss.show()
        self.passphrase.setFocus()

    def hide_loss(self) -> None:
        """Stay with the registry as it is."""
        self._path = ""
        self._loss.hide()
        self.passphrase.show_text("")

    @override
    def first_box(self) -> QWidget | None:
        return None

    def _restore(self) -> None:
        self.restore_requested.emit(self._path, self.passphrase.text())
