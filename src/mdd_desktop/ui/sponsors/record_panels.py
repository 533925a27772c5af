"""The panels of a sponsor's record; each returns the cards that fill a tab."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mdd_desktop.ui.paper_card import PaperCard, PaperWishes
from mdd_desktop.ui.sponsors.ports import BondCard, EditLine, GivenLine, SponsorSheet
from mdd_desktop.ui.sponsorship_steps import END, TERMS, step_text
from mdd_desktop.ui.step_menu import step_menu
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, Initials
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label, tabular
from mdd_desktop.ui.widgets.layouts import TOP, column, row, rule
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.panel_parts import facts_card, small_button
from mdd_desktop.ui.widgets.record_table import RecordTable

StepWanted = Callable[[str, BondCard], object]
ChildWanted = Callable[[object], object]
_ROWS_SHOWN = 14


def identity_panel(sheet: SponsorSheet) -> list[QWidget]:
    """Who she is, how to reach her, what she offers."""
    cards: list[QWidget] = [
        facts_card(tr("Mẹ đỡ đầu"), sheet.identity),
        facts_card(tr("Liên hệ"), sheet.contact, columns=2),
        facts_card(tr("Khả năng, nguyện vọng"), sheet.offer),
    ]
    if sheet.note:
        card = Card(tr("Ghi chú"))
        card.body.addWidget(WrapLabel(sheet.note))
        cards.append(card)
    return cards


def bonds_panel(
    sheet: SponsorSheet, step_wanted: StepWanted, child_wanted: ChildWanted
) -> list[QWidget]:
    """Her sponsorships, running ones first, and the places kept for her."""
    kept: list[QWidget] = [Banner("info", "", sentence) for sentence in sheet.holds]
    if not sheet.bonds and not kept:
        sentence = tr("Bấm Tìm trẻ phù hợp để xem em nào hợp với khả năng, nguyện vọng của Mẹ.")
        return [EmptyState("heart-handshake", tr("Chưa có lượt đỡ đầu nào"), sentence)]
    return kept + [_bond(card, step_wanted, child_wanted) for card in sheet.bonds]


def _bond(shown: BondCard, step_wanted: StepWanted, child_wanted: ChildWanted) -> Card:
    card = Card()
    name = Button(shown.child, kind="name", height=30)
    name.setAccessibleName(tr("Mở hồ sơ em {name}").format(name=shown.child))
    name.clicked.connect(lambda: child_wanted(shown.child_id))
    chips = [Chip(ChipText(shown.form)), Chip(shown.state)]
    if shown.late:
        chips.append(Chip(shown.late))
    about = ElidedLabel(shown.about, "secondary")
    about.setContentsMargins(1, 0, 0, 0)
    left = column(row(name, *chips, None), about, gap=0)
    amount = label(shown.amount, "strong")
    rhythm = label(shown.rhythm, "secondary")
    for part in (amount, rhythm):
        part.setAlignment(Qt.AlignmentFlag.AlignRight)
    head = row(Initials(shown.child, size=38), left, column(amount, rhythm, gap=3), gap=10)
    head.setStretch(1, 1)
    card.body.addLayout(head)
    for note in shown.notes:
        card.body.addWidget(WrapLabel(note, "secondary"))
    foot = row(ElidedLabel(shown.period, "secondary"), None, gap=8)
    foot.setStretch(0, 1)
    for step in shown.steps:
        if step in TERMS:
            continue
        kind = "danger" if step == END else "secondary"
        button = Button(step_text(step), kind=kind, height=30, writes=True)  # type: ignore[arg-type]
        button.setAccessibleName(f"{step_text(step)} {shown.child}")
        button.clicked.connect(lambda _=False, step=step: step_wanted(step, shown))
        foot.addWidget(button)
    if terms := [(step, step_text(step)) for step in shown.steps if step in TERMS]:
        menu = step_menu(
            terms,
            name=tr("Mức và thời hạn đỡ đầu em {name}").format(name=shown.child),
            tip=tr("Đổi mức cam kết, gia hạn"),
            wanted=lambda step: step_wanted(step, shown),
        )
        foot.addWidget(menu)
    card.body.addLayout(foot)
    return card


def given_panel(sheet: SponsorSheet) -> list[QWidget]:
    """What came from her, newest first."""
    if not sheet.given:
        sentence = tr("Mỗi lần Mẹ đóng góp, và mỗi lần trao cho em, sẽ hiện ở đây.")
        return [EmptyState("gift", tr("Chưa ghi lần đóng góp nào"), sentence)]
    card = Card()
    card.body.setContentsMargins(1, 10, 1, 8)
    total = label(sheet.given_total, "secondary")
    card.body.addLayout(row(label(tr("Đã góp"), "strong"), total, None, margins=(15, 0, 15, 0)))
    columns: list[Column[GivenLine]] = [
        Column("date", tr("Ngày"), lambda x: Cell(x.date), 114),
        Column("state", tr("Trạng thái"), lambda x: Cell(chip=x.state), 130),
        Column("child", tr("Cho em"), lambda x: Cell(x.child, wrap=True), 150, 2, 2),
        Column("content", tr("Nội dung"), lambda x: Cell(x.content, wrap=True), 150, 1, 3),
        Column("amount", tr("Số tiền (đồng)"), lambda x: Cell(x.amount), 136, right=True),
    ]
    model: PageModel[GivenLine] = PageModel(columns)
    model.show_first(len(sheet.given), sheet.given)
    table = RecordTable(tr("Đã góp"), model, row_height=32)
    model.setParent(table)
    table.show_at_most(_ROWS_SHOWN)
    card.body.addWidget(table)
    return [card]


def papers_panel(
    sheet: SponsorSheet, wishes: PaperWishes, write_promise: Callable[[], object]
) -> list[QWidget]:
    """The promise to protect children, and the papers with their scans."""
    promise = facts_card(tr("Bản cam kết bảo vệ trẻ em"), sheet.promise)
    promise.head.insertWidget(1, Chip(sheet.promise_state))
    if not sheet.read_only:
        button = small_button(tr("Ghi ngày ký, hạn"), "signature", write_promise, writes=True)
        promise.body.addLayout(row(button, None))
    return [promise, PaperCard(sheet.papers, wishes, may_file=not sheet.read_only)]


def timeline_panel(lines: Sequence[EditLine]) -> list[QWidget]:
    """Every saved change: when, who, what."""
    card = Card()
    for at, line in enumerate(lines):
        if at:
            card.body.addWidget(rule())
        when = tabular(label(line.at, "secondary"))
        when.setMinimumWidth(look().px(122))
        what = column(WrapLabel(line.what, "strong"), gap=2)
        for detail in line.details:
            what.addWidget(WrapLabel(detail, "secondary"))
        who = label(line.who, "secondary")
        entry = row(when, what, who, gap=12)
        entry.setStretch(1, 1)
        entry.setAlignment(when, TOP)
        entry.setAlignment(who, TOP)
        card.body.addLayout(entry)
    return [card]


def side_cards(sheet: SponsorSheet) -> list[QWidget]:
    """What needs attention."""
    return [Banner(*warning) for warning in sheet.warnings]
