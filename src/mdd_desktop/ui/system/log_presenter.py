"""What happens on the panel of the log."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from mdd_desktop.services import audit, audit_export
from mdd_desktop.services.audit import ACT_WORDS, Act, Entry
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.system.log_panel import LogLine, LogPanel
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ways_out import Paper
from mdd_desktop.ui.widgets.help_text import paper_of

_PRINTED = 500


class LogPresenter(QObject):
    """Reads the log anew whenever the panel opens."""

    def __init__(self, panel: LogPanel, desk: Desk, paper: Paper) -> None:
        super().__init__(panel)
        self._panel = panel
        self._desk = desk
        self._paper = paper
        panel.print_wanted.connect(self._print)
        panel.export_wanted.connect(self._export)

    def load(self) -> None:
        """Read the log and check its chain."""
        self._desk.ask(
            _read,
            on_done=self._show,
            on_error=self._desk.refused(self._panel.show_unread, tr("Chưa đọc được nhật ký")),
            owner=self._panel,
            key="log",
            sentence=tr("Đang đọc nhật ký"),
        )

    def _show(self, found: tuple[list[Entry], bool]) -> None:
        entries, whole = found
        self._panel.show_opened()
        self._panel.show_lines([_line(entry) for entry in entries], whole=whole)

    def _print(self, lines: Sequence[LogLine]) -> None:
        self._paper.print_pdf(paper_of(_as_text(lines[:_PRINTED])))

    def _export(self, lines: Sequence[LogLine]) -> None:
        path = self._paper.file_to_save("nhat-ky.xlsx", "xlsx")
        if path is None:
            return
        rows = [(i.at, i.officer, i.act, i.what, i.subject, i.how_many) for i in lines]
        self._desk.ask(
            audit_export.write,
            path,
            rows,
            on_done=lambda count: self._desk.told.emit(
                tr("Đã xuất {count} dòng nhật ký.").format(count=count)
            ),
            on_error=self._desk.refused(self._panel.show_failure, tr("Chưa xuất được")),
            owner=self._panel,
            sentence=tr("Đang xuất"),
        )


def _read(registry: Registry) -> tuple[list[Entry], bool]:
    return audit.entries(registry), audit.is_whole(registry)


def _line(entry: Entry) -> LogLine:
    return LogLine(
        at=f"{entry.at:%H:%M %d/%m/%Y}",
        officer=entry.officer,
        act=ACT_WORDS[entry.act],
        what=entry.what,
        subject=entry.subject,
        how_many=entry.how_many,
        is_change=entry.act is Act.CHANGE,
    )


def _as_text(lines: Sequence[LogLine]) -> str:
    title = tr("# Nhật ký của máy")
    head = tr("| Lúc | Cán bộ | Việc | Nội dung | Hồ sơ |")
    rows = [f"| {i.at} | {i.officer} | {i.act} | {i.what} | {i.subject} |" for i in lines]
    return "\n".join([title, "", head, "|---|---|---|---|---|", *rows])
