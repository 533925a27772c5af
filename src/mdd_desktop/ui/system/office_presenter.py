"""What happens on the panel of the unit and its letterhead."""

from PySide6.QtCore import QObject

from mdd_desktop.services import letterheads
from mdd_desktop.services.letterheads import Head
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.system.office_panel import OfficePanel
from mdd_desktop.ui.text import tr


class OfficePresenter(QObject):
    """Shows the paper as it will be, saves the boxes."""

    def __init__(self, panel: OfficePanel, desk: Desk) -> None:
        super().__init__(panel)
        self._panel = panel
        self._desk = desk
        panel.changed.connect(self._preview)
        panel.save_requested.connect(self._save)

    def load(self) -> None:
        """Read how documents look now."""
        self._desk.ask(letterheads.read, on_done=self._show, owner=self._panel, key="letterhead")

    def _show(self, head: Head) -> None:
        presets = [(name, _preset_text(name)) for name in head.presets]
        self._panel.show_values(head.own, head.preset, presets)
        self._show_paper(head)

    def _show_paper(self, head: Head) -> None:
        self._panel.show_failure("", "")
        lines = [*head.signature_lines, "", ""]
        signature = (lines[0], lines[1], head.signer)
        self._panel.show_paper(
            "\n".join(head.superior_lines), "\n".join(head.office_lines), signature
        )

    def _preview(self, values: dict[str, str]) -> None:
        self._desk.ask(
            letterheads.preview,
            values,
            on_done=self._show_paper,
            on_error=self._desk.refused(self._panel.show_failure, tr("Chưa dùng được ô này")),
            owner=self._panel,
            key="letterhead_preview",
        )

    def _save(self, values: dict[str, str]) -> None:
        self._desk.ask(
            letterheads.save,
            values,
            on_done=self._saved,
            on_error=self._desk.refused(self._panel.show_failure, tr("Chưa ghi được đầu trang")),
            owner=self._panel,
            sentence=tr("Đang ghi"),
        )

    def _saved(self, head: Head) -> None:
        self._show(head)
        self._desk.saved(tr("Đã ghi đầu trang văn bản."))


def _preset_text(name: str) -> str:
    known = {
        "a": tr("A. Hội tỉnh ở trên, Hội xã ở dưới"),
        "b": tr("B. Hội xã ở trên, Ban Thường vụ ở dưới"),
        "c": tr("C. Mặt trận xã ở trên, Hội ở dưới"),
        "d": tr("D. Như A"),
        "k": tr("K. Cụm"),
        "p": tr("P. Tỉnh"),
        "t": tr("T. Trung ương"),
        "u": tr("U. Ủy ban nhân dân"),
    }
    return known.get(name, name.upper())
