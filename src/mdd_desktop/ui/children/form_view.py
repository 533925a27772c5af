"""The registration form: one page, four sections in paper order, duplicates at the right."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mdd_desktop.ui.children.duplicate_panel import DuplicatePanel
from mdd_desktop.ui.children.form_boxes import (
    home_rows,
    identity_rows,
    need_rows,
    parent_rows,
)
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.boxes import text_of
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.code_combo import CodeCombo
from mdd_desktop.ui.widgets.date_edit import DateEdit
from mdd_desktop.ui.widgets.form_page import SheetPage
from mdd_desktop.ui.widgets.page import Fit
from mdd_desktop.ui.widgets.section_card import section_card
from mdd_desktop.ui.widgets.side_panel import SidePanel, side_button

_PANEL, _NARROW_PANEL = 352, 264
_DEAD = "mat"


class ChildFormView(SheetPage):
    """Shows the children who may be the same one beside the boxes.

    Attributes:
        sibling_requested: Save, and begin a sister or brother.
        answered: (id of a candidate, ``same``, ``sibling`` or ``other``).
    """

    sibling_requested = Signal()
    answered = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(tr("Tiếp nhận trẻ"), tr("Trẻ em"), "full_name")
        self.group = Chip(ChipText("", "info", "info-circle"))
        self.panel = DuplicatePanel()
        self.panel.answered.connect(self.answered)
        self.sibling_button = Button(tr("Lưu, thêm anh chị em"), key="Ctrl+E")
        self.sibling_button.clicked.connect(self._save_for_sibling)
        self.add_saving(tr("Lưu, tiếp nhận trẻ khác"), self.sibling_button)
        cards = [
            self.add_rows(section_card(1, tr("Trẻ em")), identity_rows()),
            self.add_rows(section_card(2, tr("Cha, mẹ"), self.group), parent_rows()),
            self.add_rows(section_card(3, tr("Nơi ở, người nuôi dưỡng")), home_rows()),
            self.add_rows(section_card(4, tr("Nhu cầu, giấy tờ, đồng ý")), need_rows()),
        ]
        self.group.hide()
        middle = self.lay_out(cards, side=self.panel)
        self._pull = self.header.add_action(side_button())
        self.panel.counted.connect(self._show_suspects)
        self.beside = SidePanel(
            self,
            self.panel,
            middle,
            button=self._pull,
            title=tr("Hồ sơ giống em này"),
            widths=(_PANEL, _NARROW_PANEL),
        )
        QShortcut(QKeySequence("F8"), self).activated.connect(self._read_candidates)

    def _save_for_sibling(self) -> None:
        if self.finish_typing():
            self.sibling_requested.emit()

    @override
    def show_fields(self, fields: Mapping[str, str]) -> None:
        super().show_fields(fields)
        for who in ("father", "mother"):
            self._show_death(who)

    def show_editing(self, *, name: str) -> None:
        """Correct a child's record instead of registering one; "" goes back."""
        title = tr("Sửa hồ sơ {name}").format(name=name) if name else tr("Tiếp nhận trẻ")
        self.header.title.setText(title)
        self.sibling_button.setVisible(not name)
        more = tr("Lưu hồ sơ") if name else tr("Lưu, tiếp nhận trẻ khác")
        self.show_correcting(more, correcting=bool(name))

    @override
    def show_problems(self, problems: Mapping[str, str]) -> None:
        kept = {
            name: field.problem()
            for name, field in self.fields_by_name.items()
            if field.problem() and _unread(field.editor)
        }
        super().show_problems({**kept, **problems})

    def show_group(self, text: str) -> None:
        """Show the circumstance that follows from the facts; "" hides it."""
        self.group.show_chip(ChipText(text, "info", "info-circle"))
        self.group.setVisible(bool(text))

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        whole, short = tr("Lưu, thêm anh chị em"), tr("Thêm anh chị em")
        self.sibling_button.setText(short if fit.compact else whole)
        self.panel.fit(narrow=not fit.full)
        self.beside.fit(fit)

    @override
    def left(self, name: str) -> None:
        if name.endswith("_status"):
            self._show_death(name.removesuffix("_status"))
        super().left(name)

    def _show_death(self, who: str) -> None:
        dead = text_of(self.editor(f"{who}_status")) == _DEAD
        for part in ("died", "cause"):
            self.editor(f"{who}_{part}").setEnabled(dead)

    def _show_suspects(self, count: int) -> None:
        """Where the panel is out of sight its button says that somebody is in it."""
        suspects = tr("Nghi trùng {count}").format(count=count)
        self._pull.setText(suspects if count else tr("Khung bên"))

    def _read_candidates(self) -> None:
        if self.panel.count():
            self.beside.show()
            self.panel.read_next()


def _unread(editor: QWidget) -> bool:
    """Whether the box holds a text that means nothing yet."""
    if isinstance(editor, CodeCombo):
        return bool(editor.currentText().strip()) and not editor.code()
    return isinstance(editor, DateEdit) and bool(editor.text())
