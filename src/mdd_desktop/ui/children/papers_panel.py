"""The tab of papers and consent: what is there, what is missing, who agreed to what."""

from PySide6.QtWidgets import QWidget

from mdd_desktop.ui.children.record_ports import ChildSheet, ConsentCard
from mdd_desktop.ui.children.record_wishes import RecordWishes
from mdd_desktop.ui.paper_card import PaperCard
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.chip import Chip
from mdd_desktop.ui.widgets.labels import ElidedLabel, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import column, hold, row, rule
from mdd_desktop.ui.widgets.panel_parts import link_button, small_button


def papers_panel(sheet: ChildSheet, wishes: RecordWishes) -> list[QWidget]:
    """The papers, then the consents."""
    papers = PaperCard(sheet.papers, wishes, may_file=sheet.may_file)
    return [papers, _consents(sheet, wishes)]


def _consents(sheet: ChildSheet, wishes: RecordWishes) -> Card:
    card = Card()
    head = row(label(tr("Sự đồng ý của gia đình"), "section"), None)
    if sheet.may_file:
        head.addWidget(
            small_button(
                tr("Ghi phiếu đồng ý"), "signature", wishes.consent_wanted.emit, writes=True
            )
        )
    card.body.addLayout(head)
    hint = tr("Chỉ ghi việc gia đình đã đánh dấu trên phiếu đã ký. Rút lại thì có hiệu lực ngay.")
    card.body.addWidget(WrapLabel(hint, "secondary", "faint"))
    for consent in sheet.consents:
        card.body.addWidget(rule())
        card.body.addWidget(_consent(consent, wishes))
    return card


def _consent(shown: ConsentCard, wishes: RecordWishes) -> QWidget:
    first = row(ElidedLabel(shown.name, "strong"), None, Chip(shown.state))
    first.setStretch(0, 1)
    told = " · ".join(word for word in (shown.asked, shown.about) if word)
    second = row(ElidedLabel(told, "secondary"), gap=8)
    second.setStretch(0, 1)
    paper = shown.paper
    if paper is not None:
        second.addWidget(link_button(tr("Xem phiếu"), lambda: wishes.scan_wanted.emit(paper)))
    if shown.can_withdraw:
        take = link_button(
            tr("Rút lại đồng ý"),
            lambda: wishes.consent_withdrawn.emit(shown.scope, shown.by),
            writes=True,
        )
        take.setAccessibleName(tr("Rút lại đồng ý: {what}").format(what=shown.name))
        second.addWidget(take)
    made = hold(column(first, second, gap=2))
    made.setMinimumHeight(look().px(46))
    return made
