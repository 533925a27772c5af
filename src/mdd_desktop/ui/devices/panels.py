"""The two decisions about computers: letting one in by its digits, and stopping to trust one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, facts
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import clear, column, row
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.plain_combo import PlainCombo
from mdd_desktop.ui.widgets.read_digits import ReadDigits

_ACROSS = 2


@dataclass(frozen=True)
class AskingComputer:
    """A computer that asks to be let in."""

    facts: tuple[tuple[str, str], ...]
    digits: tuple[str, ...]
    refusal: str


class EnrolPanel(Card):
    """Six groups of five digits, ticked one by one while somebody reads them aloud.

    Attributes:
        approved: All groups agree.
        mismatched: They do not: this computer is not let in.
    """

    approved = Signal()
    mismatched = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Ghi danh máy"))
        self._read = ReadDigits((), across=_ACROSS)
        self._facts, self._digits = row(), column(self._read)
        self.body.addLayout(self._facts)
        self.body.addWidget(
            WrapLabel(
                tr("Gọi điện cho xã, nghe đọc từng nhóm số trên màn hình của xã và đánh dấu nhóm "
                   "khớp. Lệch một nhóm thì dừng lại."),
                "secondary",
            )
        )  # fmt: skip
        self.body.addLayout(self._digits)
        self.refusal = WrapLabel("", "secondary", "bad")
        self.body.addWidget(self.refusal)
        self.approve = Button(
            tr("Khớp cả 6 nhóm, ghi danh"), kind="primary", icon="check", writes=True
        )
        self.approve.clicked.connect(self.approved)
        self.stop = Button(tr("Số lệch, dừng lại"), kind="danger")
        self.stop.clicked.connect(self.mismatched)
        self.body.addWidget(self.approve)
        self.body.addWidget(self.stop)

    def show_request(self, shown: AskingComputer) -> None:
        """Show a computer that asks; nothing is ticked beforehand."""
        clear(self._facts)
        clear(self._digits)
        self._facts.addLayout(facts(list(shown.facts)))
        self._read = ReadDigits(shown.digits, across=_ACROSS)
        self._read.ticked.connect(self._allow)
        self._digits.addWidget(self._read)
        self.refusal.setText(shown.refusal)
        self.refusal.setVisible(bool(shown.refusal))
        self._allow()

    def _allow(self) -> None:
        self.approve.show_possible(self.refusal.text() or self._read.refusal())


class RevokePanel(Card):
    """Which changes of a computer are still believed, and why it is stopped.

    Attributes:
        revoked: (the last good change as ``services.revocation`` wants it, the reason).
        given_up: Nothing is decided.
    """

    revoked = Signal(str, str)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Thu hồi máy"))
        self._facts = row()
        self.believed = PlainCombo(tr("Tin đến đâu"))
        self.show_packages([])
        self.reason = LineEdit(tr("Lý do thu hồi"), example=tr("Mất máy ngày 20/11"))
        self.body.addLayout(self._facts)
        self.body.addWidget(
            WrapLabel(
                tr("Gói máy này gửi sau hôm nay không được nhận nữa. Thay đổi bị giữ lại vẫn xem "
                   "và nhập lại được."),
                "secondary",
            )
        )  # fmt: skip
        self.body.addWidget(Field(tr("Những gì máy ấy đã ghi"), self.believed))
        self.body.addWidget(Field(tr("Lý do"), self.reason, required=True))
        confirm = Button(tr("Thu hồi máy này"), kind="danger", icon="ban", writes=True)
        confirm.clicked.connect(lambda: self.revoked.emit(self.believed.code(), self.reason.text()))
        back = Button(tr("Để như cũ"))
        back.clicked.connect(self.given_up)
        self.body.addWidget(confirm)
        self.body.addWidget(back)

    def show_device(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show whose computer would be stopped."""
        clear(self._facts)
        self._facts.addLayout(facts(list(pairs)))
        self.reason.show_text("")
        self.show_packages([])

    def show_packages(self, packages: Sequence[tuple[str, str]]) -> None:
        """Offer the packages of this computer: the one chosen is the last that is believed."""
        every, none = ("all", tr("Tin mọi gói đã nhận")), ("0", tr("Không tin gì"))
        self.believed.show_options([every, *packages, none])
        self.believed.show_code("all")
