"""The outline of a document: sections that fold open into a box to write in."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from mdd_desktop.ui.documents.ports import Inserts, Outline
from mdd_desktop.ui.documents.two_wordings import TwoWordings
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.flow import FlowBox
from mdd_desktop.ui.widgets.fold_head import FoldHead, State
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import clear, column, hold
from mdd_desktop.ui.widgets.tab_order import chain, stops_in
from mdd_desktop.ui.widgets.text_box import TextBox

_MENU_ROWS = 24


class SectionCard(Card):
    """One section: a head to press, below it what it says and the box to write in.

    Attributes:
        pressed: The head was pressed.
        written: (place, key, text): the text instead of the prepared one; "" goes back to it.
        added: (place, text): the paragraphs behind it.
    """

    pressed = Signal(str)
    written = Signal(str, str, str)
    added = Signal(str, str)

    def __init__(self, section: Outline) -> None:
        super().__init__()
        self.section = section
        self.body.setContentsMargins(3, 1, 3, 1)
        self.body.setSpacing(4)
        self.fold_head = FoldHead(section.title)
        self.fold_head.clicked.connect(lambda: self.pressed.emit(self.section.place))
        self.body.addWidget(self.fold_head)
        self._frame: QFrame | None = None
        self.box: TextBox | None = None
        self.more: TextBox | None = None
        self.back: Button | None = None
        self.inserts = Inserts()
        self.show_section(section)

    def show_section(self, section: Outline) -> None:
        """Show the section as it is now; a box that is being written in keeps its text."""
        writing = self.box is not None and self.box.hasFocus()
        arisen = bool(section.newer) and not self.section.newer
        decided = bool(self.section.newer) and not section.newer and not writing
        self.section = section
        edited = section.own or bool(section.added)
        state: State = "bad" if section.problem else "edited" if edited else "done"
        self.fold_head.show_state(section.title, state, inner=section.level > 1, mark=section.mark)
        self.fold_head.setToolTip(section.problem)
        if self.box is not None and not writing:
            self.box.show_text(section.text)
        if self.more is not None and not self.more.hasFocus():
            self.more.show_text(section.added)
        if self.back is not None:
            self.back.setEnabled(section.own)
        if (arisen or decided) and self.is_open():
            self.fold()
            self.unfold(self.inserts)

    def is_open(self) -> bool:
        """Return whether its boxes are in sight."""
        return self._frame is not None

    def fold(self) -> None:
        """Hide the boxes; what was written is told first."""
        for box in (self.box, self.more):
            if box is not None:
                box.tell()
        self.box = self.more = self.back = None
        if self._frame is not None:
            self._frame.hide()
            self._frame.deleteLater()
            self._frame = None
        self.fold_head.show_open(is_open=False)
        self.setProperty("mddKind", "card")
        self.style().polish(self)

    def unfold(self, inserts: Inserts) -> None:
        """Show the boxes and give the first one the focus."""
        self.inserts = inserts
        section = self.section
        inside = column(gap=8, margins=(10, 0, 10, 8))
        self.setProperty("mddKind", "marked")
        self.style().polish(self)
        if section.problem:
            banner = Banner("warn")
            title = tr("Lời soạn sẵn đã đổi, đang in lời của đơn vị") if section.newer else ""
            banner.show_message("warn", title or tr("Cần xem lại"), section.problem)
            inside.addWidget(banner)
        inside.addWidget(FlowBox(self._tools(section)))
        if section.key:
            self.box = TextBox(section.title)
            self.box.show_text(section.text)
            self.box.changed.connect(self._write)
            inside.addWidget(self._beside(self.box) if section.newer else self.box)
        elif section.text:
            inside.addWidget(WrapLabel(section.text, "secondary", "muted"))
        if section.extra:
            self._add_more(section, inside)
        note = tr("Ô hồng là số liệu sống, tự cập nhật đến khi ban hành.")
        inside.addWidget(WrapLabel(note, "caption", "muted"))
        self._frame = hold(inside)
        self.body.addWidget(self._frame)
        chain([self.fold_head, *stops_in(self._frame)])
        self._frame.show()
        self.fold_head.show_open(is_open=True)
        first = self.box or self.more
        if first is not None:
            first.setFocus()

    def _tools(self, section: Outline) -> list[QWidget]:
        insert = Button(tr("Chèn số liệu"), kind="tint", icon="chart-bar", key="Ctrl+G", height=30)
        insert.clicked.connect(lambda: self.offer_figures(insert))
        tools: list[QWidget] = [insert]
        if self.inserts.targets:
            target = Button(tr("Chèn chỉ tiêu"), icon="list-check", height=30)
            target.clicked.connect(lambda: self._offer(self.inserts.targets, target))
            tools.append(target)
        if section.key and not section.newer:
            self.back = Button(tr("Trả về lời soạn sẵn"), icon="arrow-back-up", height=30)
            self.back.setEnabled(section.own)
            self.back.clicked.connect(lambda: self._write(""))
            tools.append(self.back)
        return tools

    def _beside(self, box: TextBox) -> TwoWordings:
        both = TwoWordings(box, self.section.newer)
        both.decided.connect(self._write)
        return both

    def _write(self, text: str) -> None:
        self.written.emit(self.section.place, self.section.key, text)

    def _add_more(self, section: Outline, inside: QVBoxLayout) -> None:
        more = self.more = TextBox(tr("Đoạn thêm vào cuối mục"), lines=2)
        more.setPlaceholderText(tr("Đoạn thêm vào cuối mục này, mỗi dòng một đoạn"))
        more.show_text(section.added)
        more.changed.connect(lambda text: self.added.emit(self.section.place, text))
        inside.addWidget(more)
        inside.addWidget(FlowBox(self._marks(more)))

    def _marks(self, more: TextBox) -> list[QWidget]:
        """What is done to the words of the added paragraphs."""
        bold, italic = self.inserts.marks
        tools: list[QWidget] = []
        for text, name, mark in (
            (tr("Đậm"), tr("Chữ đậm"), bold),
            (tr("Nghiêng"), tr("Chữ nghiêng"), italic),
        ):
            button = Button(text, height=30)
            button.setAccessibleName(name)
            button.setToolTip(tr("Chọn chữ rồi bấm"))
            button.clicked.connect(partial(more.surround, mark))
            tools.append(button)
        if self.inserts.tables:
            table = Button(tr("Chèn bảng"), icon="table", height=30)
            table.clicked.connect(lambda: self._offer(self.inserts.tables, table, alone=more))
            tools.append(table)
        return tools

    def offer_figures(self, at: QWidget | None = None) -> None:
        """Let the officer choose a figure; it goes where the cursor stands."""
        self._offer(self.inserts.figures, at or self.fold_head)

    def _offer(
        self,
        values: Sequence[tuple[str, str]],
        corner: QWidget,
        alone: TextBox | None = None,
    ) -> None:
        """A menu of values; ``alone`` is the box in which the chosen one gets its own line."""
        box = self.more if self.more is not None and self.more.hasFocus() else self.box
        box = alone or box or self.more
        if box is None:
            return
        menu = QMenu(self)
        for place, (label, value) in enumerate(values):
            if place % _MENU_ROWS == 0:
                part = menu.addMenu(f"{label} …") if len(values) > _MENU_ROWS else menu
            part.addAction(f"{label}\t{value}").setData(f"{{{label}}}")
        put = box.insert_line if alone else box.insert
        menu.triggered.connect(lambda action: put(str(action.data())))
        menu.popup(corner.mapToGlobal(corner.rect().bottomLeft()))


class OutlineView(QFrame):
    """All sections of a document; one is open at a time.

    Attributes:
        opened: A section was opened.
        written, added: As of the sections.
        renewed: There are other sections than before.
    """

    renewed = Signal()
    opened = Signal(str)
    written = Signal(str, str, str)
    added = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[SectionCard] = []
        self.inserts = Inserts()
        self._body = column(gap=4, margins=(0, 2, 8, 2))
        self._body.addStretch(1)
        self.setLayout(self._body)

    def show_sections(self, sections: Sequence[Outline], inserts: Inserts) -> None:
        """Show the sections; where they are the same as before, the open one stays open."""
        self.inserts = inserts
        if [card.section.place for card in self.cards] == [one.place for one in sections]:
            for card, section in zip(self.cards, sections, strict=True):
                card.show_section(section)
            return
        clear(self._body)
        self.cards = []
        for section in sections:
            card = SectionCard(section)
            card.pressed.connect(self.open_section)
            card.written.connect(self.written)
            card.added.connect(self.added)
            self.cards.append(card)
            self._body.addWidget(card)
        self._body.addStretch(1)
        self.renewed.emit()

    def open_section(self, place: str) -> None:
        """Open one section and fold the others; the open one folds when pressed again."""
        for card in self.cards:
            if card.is_open():
                card.fold()
                if card.section.place == place:
                    return
        for card in self.cards:
            if card.section.place == place:
                card.unfold(self.inserts)
                self.opened.emit(place)

    def open_card(self) -> SectionCard | None:
        """Return the section that is open."""
        return next((card for card in self.cards if card.is_open()), None)

    def tell(self) -> None:
        """Announce what stands in the open boxes."""
        card = self.open_card()
        for box in (card.box, card.more) if card else ():
            if box is not None:
                box.tell()
