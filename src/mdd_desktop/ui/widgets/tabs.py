"""Tabs with counts: one tab stop each, an underline in the accent for the one that is open."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.ui.theme.icons import blank
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import BODY, SEMIBOLD, Tone
from mdd_desktop.ui.widgets.chip import ChipText, chip_size, paint_chip
from mdd_desktop.ui.widgets.labels import restyle
from mdd_desktop.ui.widgets.layouts import row

_GAP, _LEAST_GAP, _CHIP_GAP = 22, 4, 8


class TabStrip(QWidget):
    """A row of tabs.

    Attributes:
        chosen: The code of the tab the officer opened.
    """

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._buttons: dict[str, _Tab] = {}
        self._layout = row(gap=_GAP)
        for code, text in tabs:
            self._add(code, text)
        self._layout.addStretch(1)
        self.setLayout(self._layout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if tabs:
            self.show_tab(tabs[0][0])

    def _add(self, code: str, text: str) -> None:
        button = _Tab(text)
        button.clicked.connect(lambda: self.chosen.emit(code))
        button.toggled.connect(self._share_room)
        self._group.addButton(button)
        self._buttons[code] = button
        self._layout.addWidget(button)

    def fit(self, *, compact: bool) -> None:
        """Stand closer together where room is scarce."""
        self._layout.setSpacing(6 if compact else 22)

    @override
    def sizeHint(self) -> QSize:
        buttons = list(self._buttons.values())
        width = sum(button.whole_width() + _GAP for button in buttons)
        return QSize(width, self.minimumSizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        buttons = list(self._buttons.values())
        width = sum(button.name_width() for button in buttons) + _LEAST_GAP * len(buttons)
        return QSize(width, max((button.sizeHint().height() for button in buttons), default=0))

    def least_whole(self) -> int:
        """Return the width at which every tab still shows its remark."""
        buttons = [button for button in self._buttons.values() if not button.isHidden()]
        return sum(button.whole_width() + _LEAST_GAP for button in buttons)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """Let the tabs stand closer where room is scarce, and with fewer remarks at last."""
        buttons = [button for button in self._buttons.values() if not button.isHidden()]
        whole = self._with_remark(buttons)
        for button in buttons:
            button.show_whole(whole=button in whole)
        spare = self.width() - sum(button.sizeHint().width() for button in buttons)
        gap = spare // max(1, len(buttons))
        self._layout.setSpacing(max(_LEAST_GAP, min(_GAP, gap)))

    def _with_remark(self, buttons: Sequence["_Tab"]) -> Sequence["_Tab"]:
        """All; where room is scarce those that count something, at last the open one alone."""
        opened = [button for button in buttons if button.isChecked()]
        telling = [button for button in buttons if button.isChecked() or button.tells()]
        names = sum(button.name_width() + _LEAST_GAP for button in buttons)
        for chosen in (buttons, telling, opened):
            remarks = sum(button.whole_width() - button.name_width() for button in chosen)
            if names + remarks <= self.width():
                return chosen
        return ()

    def show_tab(self, code: str) -> None:
        """Show which tab is open, without announcing it."""
        self._buttons[code].setChecked(True)

    def open_button(self) -> QToolButton:
        """Return the button of the open tab, to give it the focus."""
        return self._buttons[self.open_tab()]

    def open_tab(self) -> str:
        """Return the code of the open tab."""
        return next(code for code, button in self._buttons.items() if button.isChecked())

    def has(self, code: str) -> bool:
        """Whether there is such a tab."""
        return code in self._buttons

    def show_count(self, code: str, count: int | None) -> None:
        """Show the number behind a tab's name; None takes it away."""
        self.show_remark(code, "" if count is None else format_number(count))

    def show_remark(self, code: str, remark: str, tone: Tone | None = None) -> None:
        """Show a word or two behind a tab's name, in a chip where it has a tone; "" takes it away.

        Args:
            code: Of the tab.
            remark: The words.
            tone: Of the chip.
        """
        self._buttons[code].show_remark(remark, tone)
        self.updateGeometry()
        self._share_room()


class _Tab(QToolButton):
    """One tab; as wide as its words in the heavier weight, so that nothing jumps."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = self._whole = name
        self._remark = ""
        self._chip: ChipText | None = None
        self.setText(name)
        self.setAccessibleName(name)
        self.setProperty("mddKind", "tab")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_remark(self, remark: str, tone: Tone | None) -> None:
        """Take a word or two to stand behind the name."""
        self._remark = remark
        self._whole = f"{self._name}  {remark}" if remark else self._name
        self._chip = ChipText(remark, tone) if remark and tone else None
        self.setAccessibleName(self._whole)

    def show_whole(self, *, whole: bool) -> None:
        """Show the remark too, or leave it to the tooltip."""
        chip = self._chip if whole else None
        self.setText(self._whole if whole and chip is None else self._name)
        self._wear_chip(worn=chip is not None)
        if chip is None:
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        else:
            self._draw_chip(chip)
        self.setToolTip("" if whole else self._whole)

    def _wear_chip(self, *, worn: bool) -> None:
        """A name beside a chip stands at the edge of its room and needs a margin of its own."""
        if worn != bool(self.property("mddChip")):
            self.setProperty("mddChip", worn)
            restyle(self)

    def _draw_chip(self, chip: ChipText) -> None:
        """Put a chip behind the name: an icon beside the text, read from right to left."""
        size, ratio = chip_size(chip), self.devicePixelRatio()
        with blank(size.width(), size.height(), ratio) as (drawn, painter):
            paint_chip(painter, QPoint(0, 0), chip, ratio, size.width())
        self.setIcon(QIcon(drawn))
        self.setIconSize(size)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)

    def tells(self) -> bool:
        """Whether the remark says more than that there is nothing."""
        return self._remark not in {"", "0"}

    def whole_width(self) -> int:
        """Return the room that the name with its remark takes."""
        if self._chip is None:
            return _width(self._whole)
        return _width(self._name) + 2 * _CHIP_GAP + chip_size(self._chip).width()

    def name_width(self) -> int:
        """Return the room that the name takes."""
        return _width(self._name)

    @override
    def sizeHint(self) -> QSize:
        beside = self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        width = self.whole_width() if beside else _width(self.text())
        return QSize(width, look().control(36))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _width(text: str) -> int:
    return look().metrics(BODY, SEMIBOLD).horizontalAdvance(text) + 10
