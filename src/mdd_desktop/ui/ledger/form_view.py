"""One line of the support book: money, goods with an estimate, a service, a gift."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from typing_extensions import override

from mdd_desktop.domain.code_lists import codes, label
from mdd_desktop.domain.support import Direction, Outcome, SupportForm
from mdd_desktop.ui.text import tr
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.box_page import BoxPage
from mdd_desktop.ui.widgets.boxes import Box
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Card
from mdd_desktop.ui.widgets.labels import WrapLabel
from mdd_desktop.ui.widgets.layouts import clear, column, hold
from mdd_desktop.ui.widgets.page import Fit, scrolled

_SIDE = 320
HistoryLine = tuple[str, str]


class SupportFormView(BoxPage):
    """For a new line, or one that is looked at and corrected.

    Attributes:
        strike_requested: Strike the line out.
        receipt_requested: Print its receipt.
    """

    strike_requested = Signal()
    receipt_requested = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Ghi một khoản"), tr("Sổ hỗ trợ"), _groups(), "who")
        self.receipt = self.header.add_action(Button(tr("In biên nhận"), icon="printer"))
        self.receipt.clicked.connect(self.receipt_requested)
        self.strike = self.header.add_action(Button(tr("Gạch bỏ…"), kind="danger", icon="ban"))
        self.strike.clicked.connect(self.strike_requested)
        self.save_button.setText(tr("Ghi khoản này"))
        self.history = Card(tr("Lịch sử khoản này"))
        self.history_scroll = scrolled(hold(column(self.history, None)))
        self.side.addWidget(self.history_scroll)
        self.show_new()

    def show_new(self) -> None:
        """Enter a new line."""
        self.header.title.setText(tr("Ghi một khoản"))
        self.save_button.setText(tr("Ghi khoản này"))
        self.close_button.setText(tr("Đóng, để nháp"))
        self.show_boxes(["reason"], shown=False)
        for widget in (self.history_scroll, self.strike, self.receipt):
            widget.hide()
        self._can_save(reason="")

    def show_entry(self, *, struck_out: bool) -> None:
        """Look at a line and perhaps correct it."""
        self.header.title.setText(tr("Khoản đã gạch bỏ") if struck_out else tr("Sửa khoản đã ghi"))
        self.save_button.setText(tr("Lưu phần sửa"))
        self.close_button.setText(tr("Quay lại"))
        self.show_boxes(["reason"], shown=not struck_out)
        self.history_scroll.show()
        self.strike.setVisible(not struck_out)
        self.receipt.setVisible(not struck_out)
        self._can_save(reason=tr("Khoản đã gạch bỏ, chỉ xem.") if struck_out else "")

    def show_history(self, lines: Sequence[HistoryLine]) -> None:
        """Show who wrote what, the newest first."""
        clear(self.history.body)
        self.history.body.addWidget(WrapLabel(tr("Lịch sử khoản này"), "section"))
        for head, told in lines:
            self.history.body.addWidget(WrapLabel(head, "label"))
            self.history.body.addWidget(WrapLabel(told, "secondary", "ink"))
        self.history.body.addStretch(1)

    def show_form(self, form: str) -> None:
        """Show the boxes that a form of support has."""
        cash, goods = form == SupportForm.CASH, form == SupportForm.GOODS
        self.show_boxes(["amount"], shown=cash or goods)
        self.show_boxes(["quantity"], shown=goods or form == SupportForm.SERVICE)
        caption = tr("Trị giá ước tính (đồng)") if goods else tr("Số tiền (đồng)")
        self.fields_by_name["amount"].show_caption(caption, required=cash)

    def show_outcome(self, direction: str, outcome: str) -> None:
        """Ask whether it reached the child only of what is for one, and why only where it did not.

        Args:
            direction: What the line is written as.
            outcome: What became of it.
        """
        given = Direction.of(direction).goes_out if direction else False
        self.show_boxes(["outcome"], shown=given)
        self.show_boxes(["outcome_reason"], shown=given and outcome != Outcome.DELIVERED)

    @override
    def show_fit(self, fit: Fit) -> None:
        super().show_fit(fit)
        self.history_scroll.setFixedWidth(look().px(264 if not fit.full else _SIDE))

    def _can_save(self, reason: str) -> None:
        if reason:
            self.save_button.refuse(reason)
        else:
            self.save_button.allow()


def _listed(name: str) -> tuple[tuple[str, str], ...]:
    return tuple((code, label(name, code)) for code in codes(name))


def _groups() -> list[tuple[str, list[list[Box]]]]:
    directions = (
        ("received", tr("Đã tiếp nhận")),
        ("delivered", tr("Đã trao từ tiền Hội giữ")),
        ("passed", tr("Nhận và trao thẳng")),
    )
    return [
        (
            tr("Của ai, cho ai"),
            [
                [
                    Box(
                        "who",
                        tr("Trẻ, Mẹ đỡ đầu"),
                        "code",
                        4,
                        required=True,
                        example=tr("Ngô Hoài An"),
                    ),
                    Box("headcount", tr("Hoặc số trẻ nhận, không ghi tên"), stretch=2),
                ],
                [Box("direction", tr("Ghi là"), "choice", 0, directions, letters="ntb")],
            ],
        ),
        (
            tr("Nội dung"),
            [
                [
                    Box(
                        "form", tr("Hình thức"), "choice", 0, _listed("support_form"), letters="thd"
                    ),
                    Box("kind", tr("Loại hỗ trợ"), "code", 3, _listed("support_kind")),
                ],
                [
                    Box("amount", tr("Số tiền (đồng)"), stretch=3, example=tr("500.000")),
                    Box("quantity", tr("Số lượng"), stretch=2, example=tr("1")),
                    Box("date", tr("Ngày"), "day", 2, required=True),
                    Box("occasion", tr("Dịp"), "code", 3, _listed("occasion")),
                ],
                [
                    Box("receiver_name", tr("Người nhận"), stretch=3),
                    Box("description", tr("Nội dung, ghi trên biên nhận"), stretch=4),
                ],
                [
                    Box(
                        "outcome",
                        tr("Kết quả trao"),
                        "choice",
                        0,
                        _listed("outcome"),
                        letters="dct",
                    ),
                    Box("outcome_reason", tr("Vì sao chưa trao, trả lại"), required=True),
                ],
                [Box("reason", tr("Lý do sửa"), stretch=4, required=True)],
            ],
        ),
    ]
