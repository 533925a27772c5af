"""Officers, roles, passphrases, the recovery sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mdd_desktop.domain.coded import newer
from mdd_desktop.ui.system.panel import Panel
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, Initials
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import clear, column, hold, row, rule
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from mdd_desktop.ui.widgets.plain_combo import PlainCombo

Roles = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class PersonLine:
    """One officer as the panel shows her."""

    name: str
    access: str
    note: str
    removable: bool


class PeoplePanel(Panel):
    """What an officer may do here depends on her role; everybody changes her own passphrase.

    Attributes:
        passphrase_requested: (old, new, new again).
        added: (name, role, passphrase).
        access_changed: (name, role).
        removal_requested: Take away this officer's passphrase.
        sheet_requested: Make a new recovery sheet.
        print_wanted: Print the sheet.
        save_wanted: Save the sheet.
    """

    passphrase_requested = Signal(str, str, str)
    added = Signal(str, str, str)
    access_changed = Signal(str, str)
    removal_requested = Signal(str)
    sheet_requested = Signal()
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, roles: Roles, *, manages: bool) -> None:
        super().__init__(
            tr("Cán bộ, quyền, mật khẩu"),
            tr("Mỗi người một mật khẩu. Không ai, kể cả cấp trên, biết mật khẩu của chị."),
        )
        self._roles = roles
        self.add(self._own(primary=not manages), stretch=not manages, read=False)
        if manages:
            self._people = column(gap=6)
            self.add(self._everybody(), self._new_one(), self._sheet())

    def _own(self, *, primary: bool) -> QWidget:
        card = Card(tr("Mật khẩu của chị"), type_="strong")
        self.old = PassphraseEdit(tr("Mật khẩu đang dùng"))
        self.new = PassphraseEdit(tr("Mật khẩu mới"))
        self.again = PassphraseEdit(tr("Gõ lại mật khẩu mới"))
        boxes = (self.old, self.new, self.again)
        self.own_fields = [Field(box.accessibleName(), box) for box in boxes]
        card.body.addLayout(row(*self.own_fields, gap=12))
        change = Button(
            tr("Đổi mật khẩu"), kind="primary" if primary else "secondary", icon="key", writes=True
        )
        change.clicked.connect(self._change)
        self.again.returnPressed.connect(self._change)
        card.body.addLayout(row(None, change))
        return card

    def _everybody(self) -> QWidget:
        card = Card(tr("Ai mở được sổ này"), type_="strong")
        card.body.addLayout(self._people)
        return card

    def _new_one(self) -> QWidget:
        card = Card(tr("Thêm người mở sổ"), type_="strong")
        self.name = LineEdit(tr("Họ tên"))
        self.role = PlainCombo(tr("Quyền"))
        self.role.show_options(self._roles)
        self.first = PassphraseEdit(tr("Mật khẩu đầu tiên"))
        fields = [Field(box.accessibleName(), box) for box in (self.name, self.role, self.first)]
        self.name_field, _role, self.first_field = fields
        card.body.addLayout(row(*fields, gap=12))
        hint = WrapLabel(
            tr("Người ấy tự gõ mật khẩu ở đây, rồi đổi lại khi mở sổ bằng tên mình."), "secondary"
        )
        self.enter = Button(tr("Thêm người này"), kind="primary", icon="user-plus", writes=True)
        self.enter.clicked.connect(self._add)
        line = row(hint, self.enter, gap=12)
        line.setStretch(0, 1)
        card.body.addLayout(line)
        return card

    def _sheet(self) -> QWidget:
        card = Card(tr("Phiếu khôi phục"), type_="strong")
        self._sheet_text = WrapLabel(
            tr(
                "Làm phiếu mới khi phiếu cũ mất, rách, hoặc người giữ phiếu thôi việc. Từ lúc ấy "
                "phiếu cũ không mở được gì nữa."
            ),
            "secondary",
        )
        self.key = WrapLabel("", "section")
        self.key.setAccessibleName(tr("Mã khôi phục"))
        self._paper = hold(column(self.key, margins=(14, 10, 14, 10)), "paper")
        self._paper.hide()
        renew = Button(tr("Làm phiếu khôi phục mới"), icon="refresh", writes=True)
        renew.clicked.connect(self.sheet_requested)
        self._printing = Button(tr("In phiếu"), icon="printer")
        self._printing.clicked.connect(self.print_wanted)
        self._saving = Button(tr("Lưu tệp PDF…"), icon="device-floppy")
        self._saving.clicked.connect(self.save_wanted)
        for button in (self._printing, self._saving):
            button.hide()
        card.body.addWidget(self._sheet_text)
        card.body.addWidget(self._paper)
        card.body.addLayout(row(renew, self._printing, self._saving, None))
        return card

    def show_people(self, people: Sequence[PersonLine]) -> None:
        """Show who opens this registry and what she may do."""
        clear(self._people)
        for number, person in enumerate(people):
            if number:
                self._people.addWidget(rule())
            self._people.addWidget(self._line(person))

    def _line(self, person: PersonLine) -> QWidget:
        role = PlainCombo(tr("Quyền của {name}").format(name=person.name))
        role.setFixedWidth(look().px(160))
        known = person.access in dict(self._roles)
        newest = () if known else ((person.access, newer(person.access)),)
        role.show_options((*self._roles, *newest))
        role.show_code(person.access)
        role.activated.connect(lambda: self.access_changed.emit(person.name, role.code()))
        away = Button(tr("Thôi quyền mở sổ"), icon="user-x", height=30, writes=True)
        away.setAccessibleName(tr("Thôi quyền mở sổ của {name}").format(name=person.name))
        away.clicked.connect(lambda: self.removal_requested.emit(person.name))
        if not person.removable:
            away.hide()
        names = column(ElidedLabel(person.name, "strong"), label(person.note, "caption"), gap=0)
        line = row(Initials(person.name), names, role, away, gap=12)
        line.setStretch(1, 1)
        return hold(line)

    def show_sheet(self, groups: str) -> None:
        """Show the key of the new sheet; "" takes it away."""
        self.key.setText(groups)
        for widget in (self._paper, self._printing, self._saving):
            widget.setVisible(bool(groups))

    def empty(self) -> None:
        """Take away everything that was typed or shown and must not stay."""
        for box in (self.old, self.new, self.again):
            box.show_text("")
        if hasattr(self, "first"):
            self.first.show_text("")
            self.name.show_text("")
            self.show_sheet("")

    @override
    def first_box(self) -> QWidget:
        return self.old

    def _change(self) -> None:
        self.passphrase_requested.emit(self.old.text(), self.new.text(), self.again.text())

    def _add(self) -> None:
        self.added.emit(self.name.text(), self.role.code(), self.first.text())
