"""The six steps of the first run, one small widget each."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mdd_desktop.ui.first_run.step import Step
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.choice_list import Choice, ChoiceList
from mdd_desktop.ui.widgets.field import Field
from mdd_desktop.ui.widgets.labels import WrapLabel, label
from mdd_desktop.ui.widgets.layouts import column, hold, row
from mdd_desktop.ui.widgets.letterhead_paper import SignaturePreview
from mdd_desktop.ui.widgets.line_edit import LineEdit
from mdd_desktop.ui.widgets.page import bring_into_sight
from mdd_desktop.ui.widgets.passphrase_edit import PassphraseEdit, strength_in_words
from mdd_desktop.ui.widgets.pdf_preview import PdfPreview


class WelcomeStep(Step):
    """What is stored where.

    Attributes:
        restore_wanted: There is a backup to begin with.
    """

    restore_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            tr("Chào chị"),
            tr(
                "Sáu bước, khoảng mười phút. Chị cần: tên đơn vị, tên người ký văn bản, một máy "
                "in hoặc giấy bút để giữ mã khôi phục."
            ),
        )
        self._folder = WrapLabel("", "strong")
        self.body.addWidget(label(tr("Sổ sẽ nằm ở thư mục này của máy"), "label"))
        self.body.addWidget(hold(column(self._folder, margins=(14, 10, 14, 10)), "paper"))
        for text in (
            tr("Sổ được mã hóa; không ai mở được nếu không có mật khẩu hoặc mã khôi phục."),
            tr("Không gửi gì lên mạng. Gửi lên tỉnh bằng gói đã ký, chép qua USB."),
            tr("Mỗi ngày máy tự chép một bản sao và mở thử bản sao ấy."),
        ):
            self.body.addWidget(WrapLabel(f"·  {text}"))
        self.refusal = Banner("bad")
        self.refusal.hide()
        self.body.addWidget(self.refusal)
        restore = Button(tr("Đã có bản sao lưu? Khôi phục từ bản sao…"), kind="link", height=30)
        restore.clicked.connect(self.restore_wanted)
        self.body.addLayout(row(restore, None))
        self.body.addStretch(1)

    def show_folder(self, path: str, refusal: str = "") -> None:
        """Show where the registry will lie, and why not, if it must not."""
        self._folder.setText(path)
        self.refusal.show_message("bad", tr("Chưa để sổ ở đây được"), refusal)
        self.refusal.setVisible(bool(refusal))


class OfficerStep(Step):
    """Who works here and who signs."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(
            tr("Người dùng, người ký"),
            tr("Tên chị hiện ở góc trên màn hình và ghi cạnh mỗi lần sửa."),
        )
        self.officer = LineEdit(tr("Họ tên cán bộ dùng sổ"))
        self.post = LineEdit(tr("Quyền hạn, chức vụ người ký"))
        self.signer = LineEdit(tr("Họ tên người ký"))
        self.authority = LineEdit(tr("Dòng trên chữ ký"))
        self.signature = SignaturePreview()
        self.officer_field = Field(tr("Họ tên chị"), self.officer, required=True)
        self.body.addWidget(self.officer_field)
        self.body.addWidget(label(tr("Khối chữ ký trên văn bản"), "section"))
        lines = row(Field(tr("Dòng trên"), self.authority), Field(tr("Chức vụ"), self.post), gap=12)
        self.body.addLayout(lines)
        self.body.addWidget(Field(tr("Họ tên người ký"), self.signer))
        self.body.addWidget(self.signature)
        self.body.addStretch(1)
        for box in self._boxes().values():
            box.committed.connect(lambda *_: self.changed.emit())
        self.signer.returnPressed.connect(self.next_wanted)

    def told(self) -> dict[str, str]:
        """Return what stands in the boxes, by name."""
        return {name: box.text().strip() for name, box in self._boxes().items()}

    def show_told(self, told: Mapping[str, str]) -> None:
        """Fill the boxes that were filled before."""
        for name, box in self._boxes().items():
            if told.get(name):
                box.show_text(told[name])

    def _boxes(self) -> dict[str, LineEdit]:
        return {
            "officer": self.officer,
            "authority": self.authority,
            "post": self.post,
            "signer": self.signer,
        }

    def first_box(self) -> QWidget:
        """Return the box of the officer's name."""
        return self.officer


class PassphraseStep(Step):
    """The passphrase, twice."""

    suggestion_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            tr("Mật khẩu mở sổ"),
            tr(
                "Ít nhất 12 ký tự. Vài từ không liên quan nhau thì dễ nhớ mà khó đoán. Tắt bộ gõ "
                "tiếng Việt khi gõ mật khẩu, hoặc dùng từ không dấu."
            ),
        )
        self.first = PassphraseEdit(tr("Mật khẩu"))
        self.again = PassphraseEdit(tr("Gõ lại mật khẩu"))
        self.first_field = Field(tr("Mật khẩu"), self.first, required=True)
        self.again_field = Field(tr("Gõ lại mật khẩu"), self.again, required=True)
        self.strength = label("", "secondary")
        self.first.textEdited.connect(self._tell)
        suggest = Button(tr("Gợi ý 5 từ"), icon="bulb")
        suggest.clicked.connect(self.suggestion_wanted)
        self.suggestion = label("", "section", "pri")
        self.suggestion.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.suggestion.setAccessibleName(tr("Năm từ gợi ý"))
        self.body.addWidget(self.first_field)
        self.body.addWidget(self.strength)
        self.body.addWidget(self.again_field)
        self.body.addLayout(row(suggest, self.suggestion, None, gap=14))
        self.body.addStretch(1)
        self.again.returnPressed.connect(self.next_wanted)

    def show_suggestion(self, words: str) -> None:
        """Show words to use or to leave."""
        self.suggestion.setText(words)

    def first_box(self) -> QWidget:
        """Return the first box."""
        return self.first

    def _tell(self, typed: str) -> None:
        _usable, sentence = strength_in_words(typed)
        self.strength.setText(sentence)


class RecoveryStep(Step):
    """The recovery sheet: printed or copied by hand, then proved with four signs.

    Attributes:
        print_wanted: Print the sheet.
        save_wanted: Save the sheet as a file, to print it elsewhere.
    """

    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            tr("Phiếu khôi phục"),
            tr(
                "Quên mật khẩu thì chỉ phiếu này mở được sổ. In ra hoặc chép tay, bỏ phong bì dán "
                "kín, cất két của Hội. Không chụp ảnh, không để trong máy."
            ),
        )
        self.sheet = PdfPreview()
        self.sheet.setMinimumHeight(look().px(120))
        self.key = WrapLabel("", "section")
        self.key.setAccessibleName(tr("Mã khôi phục"))
        self.printing = Button(tr("In phiếu"), icon="printer", key="Ctrl+P")
        self.printing.clicked.connect(self.print_wanted)
        saving = Button(tr("Lưu tệp PDF…"), icon="device-floppy")
        saving.clicked.connect(self.save_wanted)
        self.question = WrapLabel("")
        self.signs = LineEdit(tr("Bốn ký tự trên giấy"), longest=8)
        self.signs_field = Field(tr("Bốn ký tự ấy"), self.signs, required=True)
        self.signs_field.setMaximumWidth(look().px(200))
        self.body.addWidget(hold(column(self.key, margins=(14, 10, 14, 10)), "paper"))
        self.body.addLayout(row(self.printing, saving, None))
        self.body.addWidget(self.sheet, 1)
        self.body.addWidget(self.question)
        self.body.addWidget(self.signs_field)
        self.signs.returnPressed.connect(self.next_wanted)

    def show_key(self, groups: str, question: str) -> None:
        """Show the key in groups, and which signs have to be typed back."""
        self.key.setText(groups)
        self.question.setText(question)

    def show_proof(self, *, right: bool) -> None:
        """Say where the signs are typed that they are not those on the sheet."""
        told = tr("Chưa khớp. Đếm lại nhóm và chữ trên giấy rồi gõ lại.")
        self.signs_field.show_problem("" if right else told)
        if not right:
            self.signs.setFocus()
            bring_into_sight(self.signs_field)

    def show_sheet(self, pdf: bytes) -> None:
        """Show the sheet that will be printed."""
        self.sheet.show_pdf(pdf)
        self.sheet.setVisible(bool(pdf))

    def first_box(self) -> QWidget:
        """Return what comes first: the sheet is printed before its signs are typed."""
        return self.printing


class StartStep(Step):
    """The real registry, or one to practise with."""

    def __init__(self) -> None:
        super().__init__(
            tr("Bắt đầu"), tr("Sổ đã lập xong. Chị mở sổ thật, hay tập làm trước trong sổ riêng?")
        )
        self.kind = ChoiceList(tr("Mở sổ nào"))
        self.kind.show_choices(
            [
                Choice("real", tr("Sổ thật"), tr("Ghi trẻ, in văn bản, gửi gói lên tỉnh.")),
                Choice(
                    "restore",
                    tr("Khôi phục từ bản sao"),
                    tr("Lấy lại sổ cũ từ tệp sao lưu. Sổ vừa lập được giữ riêng."),
                ),
                Choice(
                    "replacement",
                    tr("Máy thay thế"),
                    tr("Máy cũ mất hoặc hỏng, không có bản sao: xin ghi danh để nhận lại hồ sơ."),
                ),
                Choice(
                    "training",
                    tr("Tập huấn"),
                    tr("Sổ riêng có dải vàng trên cùng; không gửi gói. Sổ thật vẫn để đó."),
                ),
            ],
            "real",
        )
        self.body.addWidget(self.kind)
        self.body.addStretch(1)

    def first_box(self) -> QWidget:
        """Return the choices."""
        self.kind.focus_first()
        return self.kind
