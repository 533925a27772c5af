"""What happens on the panel of the unit and its letterhead."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from mdd_desktop.services import letterheads
from mdd_desktop.services.letterheads import Head
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.kept_typing import keep_boxes
from mdd_desktop.ui.system.office_panel import OfficePanel
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.letterhead_paper import PaperShown


class OfficePresenter(QObject):
    """Shows the paper as it will be, saves the boxes."""

    def __init__(self, panel: OfficePanel, desk: Desk) -> None:
        super().__init__(panel)
        self._panel = panel
        self._desk = desk
        panel.changed.connect(self._preview)
        panel.save_requested.connect(self._save)
        self._kept = keep_boxes(
            panel,
            desk,
            ("system", "office"),
            {**panel.boxes, **panel.texts},
            lambda: self._preview(panel.values()),
        )

    def load(self) -> None:
        """Read how documents look now."""
        self._desk.ask(
            letterheads.read,
            on_done=self._show,
            on_error=self._desk.refused(self._panel.show_unread, tr("Chưa đọc được đầu trang")),
            owner=self._panel,
            key="letterhead",
        )

    def _show(self, head: Head) -> None:
        self._panel.show_opened()
        self._panel.show_values(head.own, head.switches)
        self._show_paper(head)
        self._kept.begin(tr("Đơn vị, đầu trang"))

    def _show_paper(self, head: Head) -> None:
        self._panel.show_failure("", "")
        self._panel.show_choices(head.presets, head.preset, head.signatures)
        self._panel.show_margins(letterheads.MARGINS, head.margins)
        self._panel.show_numbers(head.series, _numbers(head.next_numbers))
        self._panel.show_paper(
            PaperShown(
                superior="\n".join(head.superior_lines),
                office="\n".join(head.office_lines),
                number=tr("Số: {number}/KH-{symbol}").format(
                    number=f"{_number_of(head, 'KH'):02d}", symbol=head.symbol
                ),
                place=tr("{place}, ngày … tháng … năm …").format(place=head.place),
                authority=head.signature_lines,
                signer=head.signer,
                recipients=head.recipients,
                address=head.own["address_line"],
                state_title=head.switches["state_title"],
                stars=head.switches["stars"],
            )
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
        self._kept.done()
        self._show(head)
        self._desk.saved(tr("Đã ghi đầu trang văn bản."))


def _numbers(numbers: Sequence[tuple[str, int]]) -> str:
    """``06``, or ``BC: 04 · KH: 02`` where each type counts for itself."""
    return " · ".join(f"{name}: {count:02d}" if name else f"{count:02d}" for name, count in numbers)


def _number_of(head: Head, code: str) -> int:
    found = dict(head.next_numbers)
    return found.get(code, found.get("", 1))
