"""What every list to choose from has: its arrow, its name, and a wheel that changes nothing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter
from typing_extensions import override

from mdd_desktop.ui.theme.icons import icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.theme.tokens import CONTROL

_ICON, _SIDES = 16, 4


class Combo(QComboBox):
    """A list to choose from in the look of the program."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._cut = ""  # what the tooltip says because it had no room
        self.setAccessibleName(name)
        self.setFixedHeight(look().control(CONTROL))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """A turn of the wheel scrolls the page; it must not change a record in passing."""
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        self._shorten(option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        pixmap = icon_pixmap("chevron-down", look().tokens.muted, _ICON, self.devicePixelRatio())
        painter.drawPixmap(self.width() - _ICON - 9, (self.height() - _ICON) // 2, pixmap)

    def _shorten(self, option: QStyleOptionComboBox) -> None:
        """What has no room ends in "…"; the tooltip has all of it.

        Only what is painted is measured: Qt asks for the option a dozen times before that.
        """
        text = option.currentText
        field = QStyle.SubControl.SC_ComboBoxEditField
        box = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        room = box.width() - _SIDES
        option.currentText = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        cut = text if option.currentText != text else ""
        if cut != self._cut and self.toolTip() == self._cut:  # a refusal's tooltip stays
            self.setToolTip(cut)
            self._cut = cut
