"""The head of a child's record: picture, name, chips, key facts, how complete it is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAction, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from mdd_desktop.ui.children.record_ports import ChildSheet, MenuStep
from mdd_desktop.ui.text import tr, within
from mdd_desktop.ui.theme.icons import icon, icon_pixmap
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.card import Initials, Meter
from mdd_desktop.ui.widgets.chip import Chip
from mdd_desktop.ui.widgets.labels import ElidedLabel, Ink, WrapLabel, label
from mdd_desktop.ui.widgets.layouts import MIDDLE, column, hold, row
from mdd_desktop.ui.widgets.page import Fit

_SIZE, _RADIUS = 70, 8
_LONG_NAME = 26
_NAMED = 2
"""How many of the things that lack are named at the head."""


class Portrait(QWidget):
    """The child's photograph with rounded corners."""

    def __init__(self, picture: bytes, name: str) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(picture, "JPEG")
        self.setFixedSize(_SIZE, _SIZE)
        self.setAccessibleName(tr("Ảnh em {name}").format(name=name))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setClipPath(path)
        painter.drawPixmap(self.rect(), self._pixmap)


def summary(sheet: ChildSheet, picture: bytes | None, *, fit: Fit) -> QVBoxLayout:
    """Return the head; where room is scarce it leaves the key facts to the tabs."""
    low = fit.low
    chips = [Chip(chip) for chip in sheet.chips]
    name, headline = ElidedLabel(sheet.name, "title"), ElidedLabel(sheet.headline)
    if fit.compact or len(sheet.name) > _LONG_NAME:
        if sheet.countdown is not None and fit.compact:
            chips.append(Chip(sheet.countdown))
        words = column(name, row(*chips, None, gap=8), headline, gap=3)
    else:
        words = column(row(name, *chips, None, gap=8), headline, gap=4)
    if not fit.compact:
        words.addLayout(_facts(sheet))
    face: QWidget = (
        Portrait(picture, sheet.name) if picture else Initials(sheet.name, size=_SIZE - 6)
    )
    whole = row(face, words, _completeness(sheet, low=low), gap=16)
    whole.setStretch(1, 1)
    whole.setAlignment(face, MIDDLE)
    return column(whole)


def _facts(sheet: ChildSheet) -> QHBoxLayout:
    line = row(gap=6)
    for picture, text in sheet.facts:
        mark = label("")
        mark.setPixmap(icon_pixmap(picture, look().tokens.muted, 16))
        line.addWidget(mark)
        line.addWidget(ElidedLabel(text, "secondary"))
        line.addSpacing(10)
    if sheet.countdown is not None:
        line.addWidget(Chip(sheet.countdown))
    line.addStretch(1)
    return line


def _completeness(sheet: ChildSheet, *, low: bool) -> QWidget:
    meter = Meter()
    meter.show_percent(sheet.percent)
    filled = row(
        label(tr("Hồ sơ đủ {percent}%").format(percent=sheet.percent), "strong"),
        None,
        label(sheet.filled, "secondary"),
    )
    parts = column(filled, meter, gap=6, margins=(12, 8, 12, 8))
    if not low:
        ink: Ink = "warn" if sheet.missing else "ok"
        parts.addWidget(WrapLabel(_gaps(sheet.missing), "secondary", ink))
    parts.addStretch(1)
    box = hold(parts, "well")
    box.setFixedWidth(look().px(270))
    return box


def _gaps(missing: Sequence[str]) -> str:
    if not missing:
        return tr("Đủ các mục chính.")
    named, more = ", ".join(missing[:_NAMED]), len(missing) - _NAMED
    text = tr("Thiếu: {gaps} và {more} mục khác") if more > 0 else tr("Thiếu: {gaps}")
    return text.format(gaps=named, more=more)


class MoreButton(Button):
    """The "…" button: what is done with a file now and then, with the reason where it is not."""

    def __init__(self) -> None:
        super().__init__("", icon="dots", key="F10", hint_only=True, writes=True)
        self.setAccessibleName(tr("Việc khác với hồ sơ"))
        self.setToolTip(tr("Xác minh, tạm dừng, đóng, chuyển… (F10)"))
        self.menu_shown = QMenu(self)
        self.menu_shown.setToolTipsVisible(True)
        self.clicked.connect(self.pull)

    def show_steps(self, steps: Sequence[MenuStep], chosen: Callable[[str], object]) -> None:
        """Offer the steps; ``chosen`` is called with the code of one."""
        self.menu_shown.clear()
        for step in steps:
            action = self.add_step(step.icon, step.text)
            action.setEnabled(not step.refusal)
            action.setToolTip(step.refusal)
            if step.refusal:
                action.setText(f"{step.text.rstrip('…')}: {within(step.refusal).rstrip('.')}")
            action.setData(step.code)
            action.triggered.connect(lambda _=False, code=step.code: chosen(code))

    def add_step(self, name: str, text: str) -> QAction:
        """Offer one more step, with its icon."""
        return self.menu_shown.addAction(icon(name, look().tokens.ink, 16), text)

    def pull(self) -> None:
        """Open the menu under the button."""
        self.menu_shown.popup(self.mapToGlobal(self.rect().bottomLeft()))
