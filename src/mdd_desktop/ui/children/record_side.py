"""Visits on a child's record, and the column at its right: what needs attention."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from mdd_desktop.ui.children.panel_parts import name_of
from mdd_desktop.ui.children.record_ports import ChildSheet, VisitCard
from mdd_desktop.ui.children.record_wishes import RecordWishes
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.banner import Banner
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card, Initials
from mdd_desktop.ui.widgets.chip import Chip, ChipText
from mdd_desktop.ui.widgets.empty_state import EmptyState
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label, tabular
from mdd_desktop.ui.widgets.layouts import column, hold, row
from mdd_desktop.ui.widgets.panel_parts import link_button, small_button


def visits_panel(sheet: ChildSheet, wishes: RecordWishes) -> list[QWidget]:
    """The visits, newest first, each beside the one before it."""
    if not sheet.visits:
        return [_no_visit(wishes, may=not sheet.read_only)]
    return [_visit(visit, wishes, may=not sheet.read_only) for visit in sheet.visits]


def _no_visit(wishes: RecordWishes, *, may: bool) -> EmptyState:
    sentence = tr("Lần thăm nào cũng được ghi lại để so với lần trước.")
    empty = EmptyState("clipboard-check", tr("Chưa ghi lần thăm nào"), sentence)
    if may:
        visit = Button(
            tr("Ghi thăm"),
            kind="tint",
            icon="clipboard-check",
            key="F6",
            hint_only=True,
            writes=True,
        )
        empty.add_action(visit).clicked.connect(lambda: wishes.visit_wanted.emit(None))
    return empty


def _visit(shown: VisitCard, wishes: RecordWishes, *, may: bool) -> Card:
    card = Card()
    head = row(tabular(label(shown.date, "strong")), label(shown.visitor, "secondary"), None)
    if shown.open_flag:
        head.addWidget(Chip(ChipText(tr("Cần chú ý ngay"), "bad", "alert-triangle")))
        if may:
            head.addWidget(
                small_button(
                    tr("Ghi đã xử lý"),
                    "check",
                    lambda: wishes.flag_wanted.emit(shown.id),
                    writes=True,
                )
            )
    if may:
        head.addWidget(
            link_button(tr("Sửa phiếu"), lambda: wishes.visit_wanted.emit(shown.id), writes=True)
        )
    card.body.addLayout(head)
    if shown.ratings:
        card.body.addLayout(_ratings(shown))
    if shown.words:
        card.body.addWidget(WrapLabel(shown.words, "body"))
    if shown.open_flag:
        danger = tr("Em bị đe dọa hoặc không an toàn: gọi 111, miễn phí, 24 giờ.")
        card.body.addWidget(WrapLabel(danger, "secondary", "bad"))
    if shown.settled:
        card.body.addWidget(WrapLabel(shown.settled, "secondary", "ok"))
    return card


def _ratings(shown: VisitCard) -> QHBoxLayout:
    line = row(gap=12)
    for question, answer, trend in shown.ratings:
        words = column(label(question, "label"), label(answer, "body"), gap=1)
        if trend is not None:
            words.addWidget(Chip(trend))
        words.addStretch(1)
        cell = hold(words)
        cell.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line.addWidget(cell, 1)
    return line


def side_cards(sheet: ChildSheet, wishes: RecordWishes) -> list[QWidget]:
    """What needs attention, what is covered, brothers and sisters."""
    cards: list[QWidget] = [Banner("bad", *sheet.late)] if sheet.late else []
    cards += [Banner("warn", "", sentence) for sentence in sheet.warnings]
    cards += _asked(sheet, wishes)
    if sheet.needs and not sheet.closed:
        cards.append(_coverage(sheet, wishes))
    if sheet.siblings:
        card = Card(tr("Anh chị em cùng hộ"), type_="strong")
        for child, name, about in sheet.siblings:
            words = column(name_of(name, child, wishes), label(about, "caption"), gap=0)
            card.body.addLayout(row(Initials(name, size=28), words, None))
        cards.append(card)
    if sheet.ahead:
        cards.append(_ahead(sheet))
    if sheet.missing:
        card = Card(tr("Còn thiếu trong hồ sơ"), type_="strong")
        for name in sheet.missing:
            card.body.addWidget(ElidedLabel(f"· {name}", "secondary"))
        cards.append(card)
    return cards


def _asked(sheet: ChildSheet, wishes: RecordWishes) -> list[Card]:
    if not sheet.asked:
        return []
    card = Card(tr("Đơn vị khác chờ trả lời"), type_="strong")
    for sentence in sheet.asked:
        card.body.addWidget(WrapLabel(sentence, "secondary", "ink"))
    card.body.addWidget(link_button(tr("Trả lời ›"), wishes.answers_wanted.emit))
    return [card]


def _ahead(sheet: ChildSheet) -> Card:
    card = Card(tr("Sắp tới"), type_="strong")
    for one in sheet.ahead:
        mark = QLabel()
        mark.setPixmap(icon_pixmap(one.icon, look().tokens.muted, 16))
        day = tabular(label(one.day, "secondary", "bad" if one.late else "muted"))
        line = row(mark, ElidedLabel(one.text, "secondary"), day)
        line.setStretch(1, 1)
        card.body.addLayout(line)
    return card


def _coverage(sheet: ChildSheet, wishes: RecordWishes) -> Card:
    lacking = [need for need in sheet.needs if not need.is_met]
    title = tr("Nhu cầu chưa có ai giúp") if lacking else tr("Mọi nhu cầu đã có người giúp")
    card = Card(title, type_="strong")
    for need in sheet.needs:
        chip = (
            ChipText(tr("đã có"), "ok", "check")
            if need.is_met
            else ChipText(tr("chưa có"), "warn", "circle-dashed")
        )
        line = row(WrapLabel(need.name, "secondary"), Chip(chip))
        line.setStretch(0, 1)
        card.body.addLayout(line)
    if lacking and sheet.may_match:
        card.body.addWidget(link_button(tr("Kết nối ›"), wishes.match_wanted.emit))
    return card
