"""What is asked when a paper is added to a record."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.boxes import Box, Options
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.form_dialog import FormDialog
from mdd_desktop.ui.widgets.labels import ElidedLabel
from mdd_desktop.ui.widgets.layouts import hold, row


class PaperDialog(FormDialog):
    """A paper to add, with its scan or without."""

    def __init__(
        self,
        parent: QWidget,
        kinds: Options,
        kind: str,
        *,
        path: Path | None = None,
        pasted: bytes = b"",
    ) -> None:
        self.path = path
        self.pasted = pasted
        self.choose = Button(tr("Chọn tệp…"), icon="paperclip")
        self.chosen = ElidedLabel("", "secondary")
        line = row(self.choose, self.chosen, gap=10)
        line.setStretch(1, 1)
        super().__init__(
            parent,
            title=tr("Thêm giấy tờ"),
            sentence=tr(
                "Ảnh chụp được thu nhỏ dưới 300 KB, bỏ nơi chụp và máy chụp. Không chụp căn cước."
            ),
            verb=tr("Thêm"),
            rows=_rows(kinds),
            fields={"kind": kind},
            extra=hold(line),
        )
        self._show_chosen()
        self.focus_box("dated_on" if kind else "kind")

    def take(self, path: Path) -> None:
        """Show the file that was chosen."""
        self.path, self.pasted = path, b""
        self._show_chosen()

    def _show_chosen(self) -> None:
        if self.path is not None:
            self.chosen.setText(self.path.name)
        elif self.pasted:
            self.chosen.setText(tr("Ảnh vừa dán"))
        else:
            self.chosen.setText(tr("Chưa chọn bản chụp. Có thể thêm sau."))


def _rows(kinds: Options) -> Sequence[Sequence[Box]]:
    return [
        [
            Box("kind", tr("Loại giấy"), "code", 4, kinds, required=True),
            Box("dated_on", tr("Ngày trên giấy"), "day", 2),
        ],
        [
            Box("title", tr("Tên giấy, ghi chú"), stretch=4),
            Box("valid_until", tr("Có hạn đến"), "day", 2),
        ],
    ]
