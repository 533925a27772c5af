"""What happens on the page of documents: read, open, begin, throw away, print the register."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from mdd_desktop.domain.outgoing import DocumentState, OutgoingDocument
from mdd_desktop.services import composer, document_register, documents
from mdd_desktop.services.document_register import RegisterYear
from mdd_desktop.services.documents import Made, Wish
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.documents.list_view import DocumentsView
from mdd_desktop.ui.documents.ports import DocumentLine
from mdd_desktop.ui.documents.unused_number import Gap, UnusedNumber
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.ways_out import Paper
from mdd_desktop.ui.widgets.chip import ChipText

_PERIODS = {"month": "tháng", "half": "6 tháng", "year": "năm", "range": "giai đoạn", "none": "–"}
Go = Callable[..., None]


class DocumentsPresenter(QObject):
    """Three tabs: drafts, register of a year, kinds to begin from."""

    def __init__(self, view: DocumentsView, desk: Desk, paper: Paper, go: Go) -> None:
        super().__init__(view)
        self._view, self._desk, self._paper, self._go = view, desk, paper, go
        self._tab = "drafts"
        self._year: int | None = None
        self.unused = UnusedNumber(view, desk)
        view.tab_wanted.connect(self.open)
        view.year_wanted.connect(self._open_year)
        view.opened.connect(self._open_line)
        view.remove_wanted.connect(self._remove)
        view.wording_wanted.connect(lambda: self._go("wording"))
        view.print_wanted.connect(lambda: self._draw("pdf", self._print))
        view.export_wanted.connect(self._export)
        desk.committed.connect(self._read_again)

    def open(self, tab: str = "") -> None:
        """Show a tab, the one shown last by default."""
        self._tab = tab or self._tab
        self._view.show_failure("", "")
        if self._tab == "kinds":
            self._view.show_lines("kinds", _kind_lines(), tr("Enter: soạn từ mẫu đang chọn"))
        self._load()

    def _load(self) -> None:
        self._desk.ask(
            _read,
            self._year or self._desk.today.year,
            on_done=self._show,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa đọc được sổ")),
            owner=self._view,
            key="documents",
        )

    def _read_again(self, _changes: object) -> None:
        if self._view.isVisible():
            self._load()

    def _show(
        self, found: tuple[tuple[OutgoingDocument, ...], RegisterYear, tuple[int, ...]]
    ) -> None:
        drafts, register, years = found
        self._view.show_opened()
        self._view.show_years(years, register.year)
        self._view.show_count("drafts", len(drafts))
        self._view.show_count("register", _issued(register))
        if self._tab == "drafts":
            note = tr("Bản thảo tự lưu; Enter để soạn tiếp.") if drafts else ""
            self._view.show_lines("drafts", [_draft_line(one) for one in drafts], note)
        elif self._tab == "register":
            lines = [_register_line(one) for one in register.documents]
            self._view.show_lines("register", lines, _register_note(register))
            self.unused.show_gap(next(iter(_gaps(register)), None))

    def _open_year(self, year: int) -> None:
        self._year = year
        self._load()

    def _open_line(self, tab: str, line: DocumentLine) -> None:
        if tab == "kinds":
            self._go("composer", line.kind)
        elif line.id is not None and line.kind:
            self._go("composer", line.id)

    def _remove(self, line: DocumentLine) -> None:
        if line.id is not None:
            self._desk.ask(
                document_register.remove,
                line.id,
                on_done=lambda _none: self._desk.saved(tr("Đã bỏ bản thảo.")),
                on_error=self._desk.refused(self._view.show_failure, tr("Chưa bỏ được")),
                owner=self._view,
            )

    def _export(self, form: str) -> None:
        year = self._year or self._desk.today.year
        path = self._paper.file_to_save(f"so-van-ban-di-{year}.{form}", form)
        if path is None:
            return

        def save(made: Made) -> None:
            documents.save(made, path)
            self._desk.told.emit(tr("Đã lưu {file}").format(file=path.name))

        self._draw(form, save)

    def _draw(self, form: str, on_done: Callable[[Made], None]) -> None:
        year = self._year or self._desk.today.year
        self._desk.ask(
            documents.make,
            Wish(kind="D11", period=str(year)),
            form,
            on_done=on_done,
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa làm được sổ")),
            owner=self._view,
            sentence=tr("Đang làm sổ văn bản đi"),
        )

    def _print(self, made: Made) -> None:
        self._paper.print_pdf(made.content)


def _read(
    registry: Any,  # noqa: ANN401 - the open registry
    year: int,
) -> tuple[tuple[OutgoingDocument, ...], RegisterYear, tuple[int, ...]]:
    return (
        document_register.drafts(registry),
        document_register.register_of(registry, year),
        document_register.years(registry),
    )


def _draft_line(one: OutgoingDocument) -> DocumentLine:
    sub = tr("thay thế văn bản đã ban hành") if one.replaces else ""
    return DocumentLine(
        one.id,
        one.kind or "",
        "",
        f"{one.recorded_on:%d/%m/%Y}" if one.recorded_on else "",
        _plain(one.title),
        sub=sub,
        signer=one.written_by or "",
        state=ChipText(tr("dự thảo"), "warn", "pencil"),
    )


def _register_line(one: OutgoingDocument) -> DocumentLine:
    return DocumentLine(
        one.id,
        one.kind or "",
        one.number_text or "–",
        f"{one.dated:%d/%m/%Y}" if one.dated else "–",
        _plain(one.title),
        sub=(one.note or "") if one.unused else "",
        signer=one.signer or "–",
        recipients=_plain(one.recipients or "–"),
        state=_state(one),
    )


def _state(one: OutgoingDocument) -> ChipText | None:
    if one.void:
        return ChipText(tr("đã hủy"), "bad", "ban")
    if one.unused:
        return ChipText(tr("không sử dụng"), "neu")
    if one.replaces:
        return ChipText(tr("bản thay thế"), "info", "versions")
    return ChipText(tr("đã ban hành"), "ok", "check") if one.sha256 else None


def _register_note(register: RegisterYear) -> str:
    if register.twice:
        return tr("Có {n} số cấp hai lần ở hai máy; chị hủy một bản và cấp số khác.").format(
            n=len(register.twice)
        )
    if gaps := [f"{gap.number:02d}" for gap in _gaps(register)[:20]]:
        told = tr("Số {gaps} không có văn bản, chưa ghi lý do bỏ số.")
        return told.format(gaps=", ".join(gaps))
    return tr("Số liền nhau, không thiếu số nào.") if register.documents else ""


def _gaps(register: RegisterYear) -> list[Gap]:
    """The numbers of a year that nobody used or explained."""
    return [
        Gap(register.year, series, number)
        for series, numbers in register.gaps.items()
        for number in numbers
    ]


def _issued(register: RegisterYear) -> int:
    """How many documents of a year went out: a number that was skipped is none."""
    return sum(one.state is DocumentState.ISSUED and not one.void for one in register.documents)


def _kind_lines() -> list[DocumentLine]:
    lines: list[DocumentLine] = []
    group = ""
    for kind in composer.kinds():
        if kind.group != group:
            group = kind.group
            lines.append(DocumentLine(None, "", "", "", group, group=True))
        files = " · ".join({"pdf": "PDF", "docx": "Word", "xlsx": "Excel"}[f] for f in kind.formats)
        lines.append(DocumentLine(None, kind.id, files, _PERIODS[kind.period], kind.title))
    return lines


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")
