"""The registry to practise with: made here, opened from the page before the registry."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mdd_desktop.ui.system.panel import Panel
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import row
from mdd_desktop.ui.widgets.passphrase_edit import PassphraseEdit


class TrainingPanel(Panel):
    """Nothing done there goes into the real registry, and no package leaves it.

    Attributes:
        begin_requested: The passphrase of the registry to practise with.
        switch_wanted: To the other registry.
    """

    begin_requested = Signal(str)
    switch_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            tr("Tập huấn"),
            tr("Sổ riêng với người và việc bịa ra, dải vàng trên cùng. Không gửi gói đi đâu."),
        )
        card = Card()
        self._state = WrapLabel("")
        self.passphrase = PassphraseEdit(tr("Mật khẩu cho sổ tập huấn"))
        self.field = Field(self.passphrase.accessibleName(), self.passphrase)
        self.begin = Button(tr("Lập sổ tập huấn"), kind="primary", icon="school")
        self.begin.clicked.connect(lambda: self.begin_requested.emit(self.passphrase.text()))
        self.switch = Button(tr("Mở sổ tập huấn"), kind="primary", icon="login")
        self.switch.clicked.connect(self.switch_wanted)
        card.body.addWidget(self._state)
        card.body.addWidget(self.field)
        card.body.addLayout(row(None, self.begin, self.switch))
        self.add(card)
        self.show_state(inside=False, there=False)

    def show_state(self, *, inside: bool, there: bool) -> None:
        """Show where one is and what can be done."""
        sentence = tr("Chưa có sổ tập huấn. Lập một sổ với 60 em bịa ra để tập mọi việc.")
        if there:
            sentence = tr("Đã có sổ tập huấn. Mở bằng mật khẩu của sổ ấy; sổ thật vẫn để đó.")
        if inside:
            sentence = tr("Chị đang ở sổ tập huấn. Về sổ thật bằng mật khẩu của sổ thật.")
        self._state.setText(sentence)
        self.passphrase.show_text("")
        self.field.setVisible(not (inside or there))
        self.begin.setVisible(not (inside or there))
        self.switch.setVisible(inside or there)
        self.switch.setText(tr("Về sổ thật") if inside else tr("Mở sổ tập huấn"))

    @override
    def first_box(self) -> QWidget:
        return self.passphrase
