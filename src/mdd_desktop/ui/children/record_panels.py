"""The panels of a child's record; each returns the cards that fill a tab."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from mdd_desktop.ui.children.ports import (
    ChildSheet,
    LedgerLine,
    SponsorshipCard,
    TimelineLine,
    VisitCard,
)
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
from mdd_desktop.ui.widgets.record_table import RecordTable

Pairs = Sequence[tuple[str, str]]
_ROWS_SHOWN = 12


def pairs_grid(pairs: Pairs, *, columns: int = 2) -> QGridLayout:
    """Return names and values in columns; a value that is missing shows "—"."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(10)
    for at, (name, value) in enumerate(pairs):
        cell = column(
            label(name, "label"),
            tabular(WrapLabel(value or "—", "body", "ink" if value else "faint")),
            gap=1,
        )
        grid.addLayout(cell, at // columns, at % columns)
    for at in range(columns):
        grid.setColumnStretch(at, 1)
    return grid


def _facts_card(title: str, pairs: Pairs, *, columns: int = 3) -> Card:
    card = Card(title)
    card.body.addLayout(pairs_grid(pairs, columns=columns))
    return card


def identity_panel(sheet: ChildSheet) -> list[QWidget]:
    """Who she is, where she learns."""
    return [
        _facts_card(tr("Trẻ em"), sheet.identity),
        _facts_card(tr("Học tập, sức khỏe"), sheet.school),
    ]


def family_panel(sheet: ChildSheet) -> list[QWidget]:
    """Father, mother, household, who brings her up."""
    cards: list[QWidget] = [
        _facts_card(tr("Cha, mẹ"), sheet.parents),
        _facts_card(tr("Gia đình, nuôi dưỡng"), sheet.household),
    ]
    if sheet.story:
        card = Card(tr("Hoàn cảnh"))
        card.body.addWidget(WrapLabel(sheet.story))
        cards.append(card)
    return cards


def support_panel(sheet: ChildSheet) -> list[QWidget]:
    """Sponsorships, then the ledger."""
    if not sheet.sponsorships and not sheet.ledger:
        empty = EmptyState(
            "heart-handshake",
            tr("Em chưa có Mẹ đỡ đầu, chưa có lần hỗ trợ nào"),
            tr("Lượt đỡ đầu và các lần trao sẽ hiện ở đây."),
        )
        return [empty]
    cards: list[QWidget] = [_sponsorship(card) for card in sheet.sponsorships]
    if sheet.ledger:
        cards.append(_ledger(sheet.ledger, sheet.ledger_total))
    return cards


def _sponsorship(shown: SponsorshipCard) -> Card:
    card = Card()
    card.body.setContentsMargins(14, 12, 16, 12)
    name = row(label(shown.sponsor, "strong"), Chip(ChipText(shown.kind)), Chip(shown.state), None)
    left = column(name, ElidedLabel(shown.about, "secondary"), gap=3)
    amount = label(shown.amount, "strong")
    rhythm = label(shown.rhythm, "secondary")
    for part in (amount, rhythm):
        part.setAlignment(Qt.AlignmentFlag.AlignRight)
    head = row(Initials(shown.sponsor, size=38), left, column(amount, rhythm, gap=3), gap=12)
    head.setStretch(1, 1)
    card.body.addLayout(head)
    card.body.addWidget(ElidedLabel(shown.period, "secondary"))
    return card


def _ledger(lines: Sequence[LedgerLine], total: str) -> Card:
    card = Card()
    card.body.setContentsMargins(1, 10, 1, 8)
    card.body.setSpacing(8)
    head = row(
        label(tr("Các lần hỗ trợ"), "strong"),
        label(total, "secondary"),
        None,
        margins=(15, 0, 15, 0),
    )
    columns: list[Column[LedgerLine]] = [
        Column("date", tr("Ngày"), lambda x: Cell(x.date), 114),
        Column("state", tr("Trạng thái"), lambda x: Cell(chip=x.state), 126),
        Column("sponsor", tr("Từ ai"), lambda x: Cell(x.sponsor), 130, 2, 2),
        Column("content", tr("Nội dung"), lambda x: Cell(x.content), 150, 1, 3),
        Column("amount", tr("Số tiền (đồng)"), lambda x: Cell(x.amount), 120, right=True),
    ]
    model: PageModel[LedgerLine] = PageModel(columns)
    model.show_first(len(lines), lines)
    table = RecordTable(tr("Các lần hỗ trợ"), model, row_height=32)
    model.setParent(table)
    height = look().px(31) + look().px(32) * min(len(lines), _ROWS_SHOWN) + 4
    table.setFixedHeight(height)
    card.body.addLayout(head)
    card.body.addWidget(table)
    return card


def visits_panel(sheet: ChildSheet) -> list[QWidget]:
    """The visits, newest first."""
    if not sheet.visits:
        sentence = tr("Lần thăm nào cũng được ghi lại để so với lần trước.")
        return [EmptyState("clipboard-check", tr("Chưa ghi lần thăm nào"), sentence)]
    return [_visit(visit) for visit in sheet.visits]


def _visit(shown: VisitCard) -> Card:
    card = Card()
    head = row(tabular(label(shown.date, "strong")), label(shown.visitor, "secondary"), None)
    if shown.red_flag:
        head.addWidget(Chip(ChipText(tr("Cần chú ý ngay"), "bad", "alert-triangle")))
    card.body.addLayout(head)
    if shown.ratings:
        card.body.addLayout(pairs_grid(shown.ratings, columns=len(shown.ratings)))
    if shown.words:
        card.body.addWidget(WrapLabel(shown.words, "body"))
    return card


def timeline_panel(lines: Sequence[TimelineLine]) -> list[QWidget]:
    """Every saved change: when, who, what."""
    card = Card()
    for at, line in enumerate(lines):
        if at:
            card.body.addWidget(rule())
        when = tabular(label(line.at, "secondary"))
        when.setMinimumWidth(look().px(122))
        what = column(label(line.what, "strong"), gap=2)
        for detail in line.details:
            what.addWidget(WrapLabel(detail, "secondary"))
        who = label(line.who, "secondary")
        entry = row(when, what, who, gap=12)
        entry.setStretch(1, 1)
        entry.setAlignment(when, TOP)
        entry.setAlignment(who, TOP)
        card.body.addLayout(entry)
    return [card]


def side_cards(sheet: ChildSheet, open_child: Callable[[UUID], object]) -> list[QWidget]:
    """What needs attention, and brothers and sisters."""
    cards: list[QWidget] = [Banner("warn", "", sentence) for sentence in sheet.warnings]
    if sheet.siblings:
        card = Card(tr("Anh chị em cùng hộ"), type_="strong")
        for child, name, about in sheet.siblings:
            link = Button(name, kind="link", height=30)
            link.clicked.connect(lambda _=False, i=child: open_child(i))
            line = row(Initials(name, size=28), column(link, label(about, "caption"), gap=0), None)
            card.body.addLayout(line)
        cards.append(card)
    if sheet.missing:
        card = Card(tr("Còn thiếu trong hồ sơ"), type_="strong")
        for name in sheet.missing:
            card.body.addWidget(ElidedLabel(f"· {name}", "secondary"))
        cards.append(card)
    return cards
