"""Before records of two units are joined: both answered, or a second officer stands by it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from mdd_desktop.services.joins import Agreement
from mdd_desktop.ui.text import at_the_start, tr
from mdd_desktop.ui.widgets.boxes import Box
from mdd_desktop.ui.widgets.form_dialog import FormDialog


def agreement_dialog(parent: QWidget, units: Sequence[str]) -> FormDialog:
    """Return the dialog that asks what both units said."""
    return FormDialog(
        parent,
        title=tr("Hai đơn vị đã trả lời chưa?"),
        sentence=tr("Hỏi cả hai nơi rồi ghi ai trả lời, ngày nào. Chưa hỏi được đủ thì ghi lý do "
                    "và mời người thứ hai gõ mật khẩu. Dòng này đi cùng quyết định gộp."),
        verb=tr("Gộp hai hồ sơ"),
        rows=[
            *(
                [Box(f"answer_{at}", tr("{unit} trả lời").format(unit=at_the_start(unit)))]
                for at, unit in enumerate(units)
            ),
            [Box("reason", tr("Hoặc lý do gộp ngay"))],
            [Box("passphrase", tr("Mật khẩu của người thứ hai"), "secret")],
        ],
    )  # fmt: skip


def agreement_of(dialog: FormDialog) -> Agreement:
    """Return what was typed."""
    typed = dialog.fields()
    return Agreement((typed["answer_0"], typed["answer_1"]), typed["reason"], typed["passphrase"])
