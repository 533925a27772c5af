"""The root keys: who keeps them, until when; signing the next root with the holders' files."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.trust.ports import RootShown
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, facts
from mdd_desktop.ui.widgets.check_box import CheckBox
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import clear, column, hold, row
from mdd_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from mdd_desktop.ui.widgets.segmented import Segmented

_MOST_KEYS = 3


class RootCard(Card):
    """Signals are what the officer wishes.

    Attributes:
        key_wanted: A key file for a further holder.
        files_wanted: Key files are to be chosen for the signature.
        list_wanted: The list is to be signed for another while.
        signed: ([(file, passphrase)], how many must sign, [digits that go], a new registrar).
    """

    key_wanted = Signal()
    files_wanted = Signal()
    list_wanted = Signal()
    signed = Signal(list, int, list, bool)

    def __init__(self) -> None:
        super().__init__(tr("Khóa gốc"))
        self._given: list[tuple[Path, PassphraseEdit]] = []
        self._going: list[tuple[str, CheckBox]] = []
        self._title = WrapLabel("", "strong")
        self._facts = row()
        self._keys = column(gap=2)
        self.again = Button(tr("Ký lại danh sách"), icon="signature", height=30, writes=True)
        self.again.clicked.connect(self.list_wanted)
        self.body.addWidget(self._title)
        self.body.addLayout(self._facts)
        self.body.addLayout(self._keys)
        self.body.addLayout(row(None, self.again))
        self.body.addWidget(self._signing_part())

    def _signing_part(self) -> QWidget:
        self.make = Button(tr("Tạo khóa cho người giữ…"), icon="key", height=30, writes=True)
        self.make.clicked.connect(self.key_wanted)
        self.add = Button(tr("Thêm tệp khóa để ký…"), icon="file-import", height=30, writes=True)
        self.add.clicked.connect(self.files_wanted)
        self._files = column(gap=8)
        self.threshold = Segmented(
            tr("Mấy khóa phải cùng ký"),
            [(str(n), str(n), str(n)) for n in range(1, _MOST_KEYS + 1)],
        )
        self.registrar = CheckBox(tr("Thay cả khóa ký danh sách"))
        self.sign = Button(tr("Ký gốc mới"), kind="tint", icon="signature", writes=True)
        self.sign.clicked.connect(self._sign)
        self._part = hold(
            column(
                WrapLabel(
                    tr("Đổi gốc cần đủ số người giữ cùng đưa tệp khóa và tự gõ mật khẩu. Nên có ba "
                       "khóa ở ba người, hai khóa cùng ký là đủ."),
                    "secondary",
                ),
                row(self.make, None),
                row(self.add, None),
                self._files,
                Field(tr("Mấy khóa phải cùng ký từ nay"), self.threshold),
                self.registrar,
                row(None, self.sign),
                gap=8,
            )
        )  # fmt: skip
        return self._part

    def show_root(self, shown: RootShown) -> None:
        """Show the root in force."""
        self._title.setText(shown.title)
        clear(self._facts)
        self._facts.addLayout(facts(list(shown.facts)))
        clear(self._keys)
        self._going = []
        for digits, said in shown.keys:
            text = tr("{whose}, số {digits}…").format(whose=said, digits=digits.split()[0])
            if shown.is_ours and len(shown.keys) > 1:
                box = CheckBox(tr("Bỏ khóa {key}").format(key=text))
                self._going.append((digits, box))
                self._keys.addWidget(box)
            else:
                self._keys.addWidget(WrapLabel(f"• {text}", "body"))
        self.threshold.show_code(str(min(shown.threshold, _MOST_KEYS)))
        self.again.setVisible(shown.signs_list)
        self._part.setVisible(shown.is_ours)
        self.registrar.setChecked(False)
        self.show_files([])

    def show_files(self, paths: Sequence[Path]) -> None:
        """Ask for the passphrase of each key file; none takes them all away."""
        if not paths:
            clear(self._files)
            self._given = []
        for path in paths:
            if path not in [known for known, _edit in self._given]:
                edit = PassphraseEdit(tr("Mật khẩu của {file}").format(file=path.name))
                self._given.append((path, edit))
                self._files.addWidget(Field(tr("Mật khẩu của {file}").format(file=path.name), edit))
                edit.setFocus()

    def _sign(self) -> None:
        given = [(path, edit.text()) for path, edit in self._given]
        going = [digits for digits, box in self._going if box.isChecked()]
        code = int(self.threshold.code() or "1")
        self.signed.emit(given, code, going, self.registrar.isChecked())
