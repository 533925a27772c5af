"""The panels of a child's record; each returns the cards that fill a tab."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mdd_desktop.ui.children.panel_parts import name_of
from mdd_desktop.ui.children.private_part import private_banner
from mdd_desktop.ui.children.record_ports import (
    ChildSheet,
    LedgerLine,
    NeedLine,
    SponsorshipCard,
)
from mdd_desktop.ui.children.record_wishes import RecordWishes
from mdd_desktop.ui.children.referral_card import referral_cards
from mdd_desktop.ui.step_menu import step_menu
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, Initials
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label, tabular
from mdd_desktop.ui.widgets.layouts import column, hold, row, rule
from mdd_desktop.ui.widgets.month_strip import MonthStrip
from mdd_desktop.ui.widgets.page_model import Cell, Column, PageModel
from mdd_desktop.ui.widgets.panel_parts import facts_card, link_button, small_button
from mdd_desktop.ui.widgets.record_table import RecordTable

_ROWS_SHOWN = 12


def identity_panel(sheet: ChildSheet, wishes: RecordWishes) -> list[QWidget]:
    """Who she is, where she learns, the life of her case."""
    cards: list[QWidget] = [
        *private_banner(sheet, wishes),
        facts_card(tr("Trẻ em"), sheet.identity),
        facts_card(tr("Học tập, sức khỏe"), sheet.school),
    ]
    if sheet.case:
        card = Card(tr("Quá trình hồ sơ"))
        for day, text in sheet.case:
            when = tabular(label(day, "secondary"))
            when.setFixedWidth(look().px(92))
            line = row(when, WrapLabel(text), gap=10)
            line.setStretch(1, 1)
            card.body.addLayout(line)
        cards.append(card)
    return cards


def family_panel(sheet: ChildSheet, wishes: RecordWishes) -> list[QWidget]:
    """Father, mother, who brings her up, the members of the household."""
    cards: list[QWidget] = [
        *private_banner(sheet, wishes),
        facts_card(tr("Cha, mẹ"), sheet.parents),
        facts_card(tr("Nuôi dưỡng"), sheet.carer),
    ]
    people = Card(tr("Trong hộ gia đình"))
    for name, about, child in sheet.household:
        words = column(name_of(name, child, wishes), label(about, "secondary"), gap=0)
        people.body.addLayout(row(Initials(name, size=30), words, None, gap=10))
    cards.append(people)
    if sheet.story:
        card = Card(tr("Hoàn cảnh"))
        card.body.addWidget(WrapLabel(sheet.story))
        cards.append(card)
    return cards


def needs_panel(sheet: ChildSheet, wishes: RecordWishes) -> list[QWidget]:
    """What she needs, how urgently, who covers it."""
    may = not sheet.read_only
    if not sheet.needs:
        empty = EmptyState(
            "list-check",
            tr("Chưa ghi em cần gì"),
            tr("Ghi nhu cầu để Kết nối tìm Mẹ đỡ đầu vừa với em."),
        )
        if may:
            add = empty.add_action(
                Button(tr("Thêm nhu cầu"), kind="tint", icon="plus", writes=True)
            )
            add.clicked.connect(lambda: wishes.need_wanted.emit(""))
        return [empty, *referral_cards(sheet, wishes)]
    card = Card()
    met = sum(need.is_met for need in sheet.needs)
    told = tr("{met} trên {all} nhu cầu đã có người giúp").format(met=met, all=len(sheet.needs))
    head = row(label(tr("Nhu cầu"), "section"), label(told, "secondary"), None)
    if sheet.may_match and met < len(sheet.needs):
        find = small_button(tr("Tìm Mẹ đỡ đầu"), "link", wishes.match_wanted.emit, writes=False)
        head.addWidget(find)
    if may:
        head.addWidget(
            small_button(
                tr("Thêm nhu cầu"), "plus", lambda: wishes.need_wanted.emit(""), writes=True
            )
        )
    card.body.addLayout(head)
    for need in sheet.needs:
        card.body.addWidget(rule())
        card.body.addWidget(_need(need, wishes, may=may))
    return [card, *referral_cards(sheet, wishes)]


def _need(need: NeedLine, wishes: RecordWishes, *, may: bool) -> QWidget:
    first = row(label(need.name, "strong"), Chip(need.level), None)
    covered = WrapLabel(need.covered, "secondary", "ok" if need.is_met else "warn")
    about = " · ".join(word for word in (need.since, need.note) if word)
    words = column(first, covered, gap=2)
    if about:
        words.addWidget(WrapLabel(about, "secondary"))
    line = row(words, gap=12)
    line.setStretch(0, 1)
    if may:
        line.addWidget(
            link_button(tr("Sửa"), lambda: wishes.need_wanted.emit(need.kind), writes=True)
        )
        line.addWidget(
            link_button(tr("Bỏ"), lambda: wishes.need_dropped.emit(need.kind), writes=True)
        )
    return hold(line)


def support_panel(sheet: ChildSheet, wishes: RecordWishes) -> list[QWidget]:
    """Sponsorships, then the ledger."""
    if not sheet.sponsorships and not sheet.ledger:
        empty = EmptyState(
            "heart-handshake",
            tr("Em chưa có Mẹ đỡ đầu, chưa có lần hỗ trợ nào"),
            tr("Lượt đỡ đầu và các lần trao sẽ hiện ở đây."),
        )
        if sheet.may_match:
            find = empty.add_action(Button(tr("Tìm Mẹ đỡ đầu"), kind="tint", icon="link"))
            find.clicked.connect(wishes.match_wanted)
        return [*_plan(sheet, wishes), empty]
    cards: list[QWidget] = _plan(sheet, wishes)
    cards += [_sponsorship(card, wishes) for card in sheet.sponsorships]
    if sheet.may_match:
        more = Button(tr("Lập thêm lượt đỡ đầu"), icon="link", height=30)
        more.clicked.connect(wishes.match_wanted)
        cards.append(hold(row(more, None)))
    if sheet.ledger:
        cards.append(_ledger(sheet.ledger, sheet.ledger_total, wishes))
    return cards


def _plan(sheet: ChildSheet, wishes: RecordWishes) -> list[QWidget]:
    """What follows the eighteenth birthday, once that is near."""
    plan = sheet.plan
    if plan is None:
        return []
    banner = Banner("warn" if plan.wanted else "info", plan.title, plan.sentence)
    if not sheet.read_only:
        button = banner.add_action(Button(plan.action, height=30, writes=True))
        button.clicked.connect(wishes.plan_wanted)
    return [banner]


def _sponsorship(shown: SponsorshipCard, wishes: RecordWishes) -> Card:
    card = Card()
    who = ElidedLabel(shown.sponsor, "strong")
    name = row(who, Chip(ChipText(shown.kind)), Chip(shown.state), None)
    left = column(name, ElidedLabel(shown.about, "secondary"), gap=3)
    amount = label(shown.amount, "strong")
    rhythm = label(shown.rhythm, "secondary")
    for part in (amount, rhythm):
        part.setAlignment(Qt.AlignmentFlag.AlignRight)
    head = row(Initials(shown.sponsor, size=38), left, column(amount, rhythm, gap=3), gap=12)
    head.setStretch(1, 1)
    if shown.steps:
        head.addWidget(_steps(shown, wishes))
    card.body.addLayout(head)
    below = row(ElidedLabel(shown.period, "secondary"), gap=12)
    below.setStretch(0, 1)
    if shown.months:
        below.addWidget(MonthStrip(shown.sponsor, shown.months))
    card.body.addLayout(below)
    for note in shown.notes:
        card.body.addWidget(WrapLabel(note, "secondary"))
    return card


def _steps(shown: SponsorshipCard, wishes: RecordWishes) -> Button:
    """The menu of what may be done with a sponsorship."""
    return step_menu(
        shown.steps,
        name=tr("Việc với lượt đỡ đầu của {name}").format(name=shown.sponsor),
        tip=tr("Duyệt, nhắc, tạm dừng, đổi mức, gia hạn, kết thúc, đổi Mẹ"),
        wanted=lambda code: wishes.bond_step.emit(code, shown.id),
    )


def _ledger(lines: Sequence[LedgerLine], total: str, wishes: RecordWishes) -> Card:
    card = Card()
    card.body.setContentsMargins(1, 10, 1, 8)
    card.body.setSpacing(8)
    head = row(
        label(tr("Các lần hỗ trợ"), "strong"),
        label(total, "secondary"),
        None,
        link_button(tr("Xem trong Sổ hỗ trợ ›"), wishes.ledger_wanted.emit),
        margins=(15, 0, 15, 0),
    )
    columns: list[Column[LedgerLine]] = [
        Column("date", tr("Ngày"), lambda x: Cell(x.date), 114),
        Column("state", tr("Trạng thái"), lambda x: Cell(chip=x.state), 126),
        Column("sponsor", tr("Từ ai"), lambda x: Cell(x.sponsor, wrap=True), 130, 1, 3),
        Column("content", tr("Nội dung"), lambda x: Cell(x.content, wrap=True), 110, 1, 1),
        Column("amount", tr("Số tiền (đồng)"), lambda x: Cell(x.amount), 136, right=True),
        Column("receipt", tr("Biên nhận"), _receipt, 104, 1),
    ]
    model: PageModel[LedgerLine] = PageModel(columns)
    model.show_first(len(lines), lines)
    table = RecordTable(tr("Các lần hỗ trợ"), model, row_height=32)
    model.setParent(table)
    table.show_at_most(_ROWS_SHOWN)
    table.opened.connect(lambda at: _want_receipt(lines[at], wishes))
    table.cell_opened.connect(
        lambda at, key: _want_receipt(lines[at], wishes) if key == "receipt" else None
    )
    card.body.addLayout(head)
    card.body.addWidget(table)
    return card


def _receipt(line: LedgerLine) -> Cell:
    return Cell(tr("In biên nhận"), link=True) if line.given else Cell(tr("chờ trao"))


def _want_receipt(line: LedgerLine, wishes: RecordWishes) -> None:
    if line.given:
        wishes.receipt_wanted.emit(line.id)
