"""The texts of the templates: read, written in the office's own words, given back."""

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from mdd_desktop.services import own_wording
from mdd_desktop.services.own_wording import BY_COMMITTEE, PlaceLine, TemplateLine
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.documents.outline import OutlineView
from mdd_desktop.ui.documents.ports import Inserts, Outline
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import hold, row
from mdd_desktop.ui.widgets.page import Page, PageHeader, scrolled
from mdd_desktop.ui.widgets.plain_combo import PlainCombo

_CAPTIONS = {
    "subject": "Trích yếu",
    "short_subject": "Trích yếu giữa câu",
    "superior_plan": "Căn cứ",
    "opening": "Mở đầu",
    "closing": "Kết thúc",
    "annexes_named": "Nhắc phụ lục",
    "headings": "Tên mục",
    "targets": "Chỉ tiêu",
    "duties": "Phân công",
    "parts": "Câu có số liệu",
    "annexes": "Phụ lục",
    "annex_title": "Tên phụ lục",
    "columns": "Tên cột",
}
"""By a step of the place of a text: what it is; the rest are paragraphs."""
_BY_COMMITTEE = "Dùng cho văn bản của UBND"
_STEPS = re.compile(r"[A-Za-z_]\w*")


class WordingView(Page):
    """A template at a time, each of its texts a section.

    Attributes:
        back_wanted: To the list of documents.
        template_wanted: The template to show.
        waiting: How many of its texts wait for a choice.
    """

    back_wanted = Signal()
    template_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Lời văn mẫu"))
        self.header = PageHeader(tr("Lời văn mẫu"), back=tr("Văn bản"))
        self.header.back_requested.connect(self.back_wanted)
        self.template = PlainCombo(tr("Mẫu"))
        self.template.setMinimumWidth(look().px(400))
        self.waiting = self.header.add_chip(Chip(ChipText("")))
        self.waiting.hide()
        self.template.activated.connect(lambda _at: self.template_wanted.emit(self.template.code()))
        note = WrapLabel(
            tr(
                "Lời của đơn vị được giữ khi chương trình cập nhật lời chuẩn. "
                "Tên trong ngoặc { } là số liệu, sẽ thay bằng số khi in."
            ),
            "secondary",
            "muted",
        )
        head = row(self.template, note, gap=14)
        head.setStretch(1, 1)
        self.outline = OutlineView()
        self.outer.addWidget(self.header)
        self.outer.addWidget(self.banner)
        self.outer.addWidget(hold(head))
        self._area = scrolled(self.outline)
        self.outer.addWidget(self._area, 1)

    def show_waiting(self, count: int) -> None:
        """Say how many texts of the template wait for a choice between two wordings."""
        words = tr("{count} đoạn cần chọn lời").format(count=count)
        self.waiting.show_chip(ChipText(words, "warn", "git-compare"))
        self.waiting.setVisible(count > 0)

    def show_choice(self) -> None:
        """Open the first text that waits for a choice between two wordings, where there is one."""
        waiting = next((card for card in self.outline.cards if card.section.newer), None)
        shown = self.outline.open_card()
        if waiting is None or (shown is not None and shown.section.newer):
            return
        self.outline.open_section(waiting.section.place)
        QTimer.singleShot(0, waiting, lambda: self._area.ensureWidgetVisible(waiting))

    @override
    def first_box(self) -> QWidget:
        return self.template


class WordingPresenter(QObject):
    """Saves a text after a pause in typing, when it can be printed."""

    def __init__(self, view: WordingView, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self._template = ""
        view.template_wanted.connect(self.open)
        view.outline.written.connect(self._write)

    def open(self, template: str = "") -> None:
        """Show a template, the one shown last by default."""
        self._desk.ask(
            own_wording.templates,
            on_done=lambda found: self._offer(found, template),
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa đọc được mẫu")),
            owner=self._view,
            key="templates",
        )

    def _offer(self, found: Sequence[TemplateLine], template: str) -> None:
        self._template = template or self._template or found[0].name
        self._view.template.show_options([(one.name, _shown_name(one)) for one in found])
        self._view.template.show_code(self._template)
        self._load(self._show_first)

    def _load(self, then: Callable[[Sequence[PlaceLine]], None]) -> None:
        self._desk.ask(
            own_wording.places,
            self._template,
            on_done=then,
            on_error=self._desk.refused(self._view.show_unread, tr("Chưa đọc được mẫu")),
            owner=self._view,
            key="places",
        )

    def _show_first(self, places: Sequence[PlaceLine]) -> None:
        self._show(places)
        self._view.show_choice()

    def _show(self, places: Sequence[PlaceLine]) -> None:
        self._view.show_opened()
        sections = [_section(line) for line in places if line.text.strip()]
        self._view.show_waiting(sum(line.disputed for line in places))
        names = sorted({name for line in places for name in line.names})
        self._view.outline.show_sections(sections, Inserts([(name, "") for name in names]))

    def _write(self, place: str, _key: str, text: str) -> None:
        service = own_wording.write if text.strip() else own_wording.restore
        arguments = (self._template, place, text) if text.strip() else (self._template, place)
        self._desk.ask(
            service,
            *arguments,
            on_done=lambda _record: self._saved(),
            on_error=self._desk.refused(self._view.show_failure, tr("Chưa lưu đoạn này")),
            owner=self._view,
            key="write",
        )

    def _saved(self) -> None:
        self._view.show_failure("", "")
        self._desk.saved(tr("Đã lưu lời văn."))
        self._load(self._show)


def _shown_name(line: TemplateLine) -> str:
    if line.disputed:
        return tr("{title} · cần chọn {count}").format(title=line.title, count=line.disputed)
    if line.own:
        return tr("{title} · đã sửa {count}").format(title=line.title, count=line.own)
    return line.title


def _section(line: PlaceLine) -> Outline:
    told = line.told.replace("\n", " ")
    steps = (step.removesuffix(BY_COMMITTEE) for step in reversed(_STEPS.findall(line.place)))
    caption = next((_CAPTIONS[step] for step in steps if step in _CAPTIONS), "")
    caption = tr(caption) if caption else line.about
    title = f"{caption}: {told}" if caption else told
    problem = ""
    if line.disputed:
        problem = tr("Đọc hai lời bên dưới rồi chọn một; lời của đơn vị sửa được trước khi giữ.")
    if line.problem:
        problem = tr("Chưa in được lời này nên đang in lời chuẩn. {why}").format(why=line.problem)
    return Outline(
        place=line.place,
        title=title,
        level=1,
        key=line.place,
        text=line.text,
        own=line.version > 0,
        added="",
        problem=problem,
        newer=line.standard if line.disputed else "",
        extra=False,
        mark=tr(_BY_COMMITTEE) if line.by_committee else "",
    )
