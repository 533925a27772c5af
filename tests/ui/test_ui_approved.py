"""Every important page looks as it did when a person approved its picture.

The approved pictures are kept small: what is compared is how dark each square of 8 x 8 pixels is,
so the edge of a letter may fall otherwise on another machine, and a box that moved may not.
``make approve`` keeps the present pictures; whoever runs it looks at what changed.
"""

import os
import sys
from pathlib import Path

import pytest
import ui_tour
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QApplication, QWidget
from ui_checks import picture, place, shown_of

from conftest import Opener
from mdd_desktop.ui import unhurried
from mdd_desktop.ui.theme.look import look
from mdd_desktop.ui.widgets.status_bar import StatusBar

APPROVED = Path(__file__).with_name("approved")
APPROVES = "MDD_APPROVE" in os.environ
PAGES = (
    "overview",
    "children",
    "child",
    "child_form",
    "sponsors",
    "matching",
    "ledger",
    "visits",
    "gaps",
    "documents",
    "composer",
    "reports",
    "excel_import",
    "system",
)
"""Pages that show nothing of the day on which the test runs, nor an order by chance."""
SQUARE = 8
ACROSS, DOWN = 4, 3
"""How many regions a picture has."""
AS_DARK = 26
"""Of 255: codes and times of another day change a square by less."""
MOST_CHANGED = 0.003
"""The share of squares of a region that may have changed."""


def squares(window: QWidget) -> QImage:
    """How dark each square of a window is; paper and clock are not the window's own."""
    image = picture(window)
    painter = QPainter(image)
    for kind in (QPdfView, StatusBar):
        for other in shown_of(kind, window):
            painter.fillRect(place(other, window), QColor(look().tokens.surface))
    painter.end()
    size = QSize(image.width() // SQUARE, image.height() // SQUARE)
    small = image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return small.convertToFormat(QImage.Format.Format_Grayscale8)


def changed_regions(before: QImage, now: QImage) -> list[str]:
    """The regions in which too many squares changed."""
    if before.size() != now.size():
        return ["the size"]
    wide, high = now.width() // ACROSS, now.height() // DOWN
    found = []
    for down in range(DOWN):
        for across in range(ACROSS):
            spots = [
                (x, y)
                for y in range(down * high, (down + 1) * high)
                for x in range(across * wide, (across + 1) * wide)
            ]
            other = sum(
                abs(before.pixelColor(*at).lightness() - now.pixelColor(*at).lightness()) > AS_DARK
                for at in spots
            )
            if other > MOST_CHANGED * len(spots):
                found.append(f"region {down + 1}.{across + 1}: {other} of {len(spots)} squares")
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="approved with the letters of Linux")
def test_pages_look_as_they_were_approved(
    desktop: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unhurried, "SHORTEST_WAIT_MS", 1)
    opened = desktop()
    opened.wait(lambda: opened.window.navigation.count_of("gaps") is not None)
    QApplication.setCursorFlashTime(0)
    changed = {}

    for page in PAGES:
        assert ui_tour.visit(opened, page), page
        now = squares(opened.window)
        approved = APPROVED / f"{page}.png"
        if APPROVES:
            now.save(str(approved))
        before = QImage(str(approved)).convertToFormat(QImage.Format.Format_Grayscale8)
        regions = changed_regions(before, now)
        if regions:
            opened.window.grab().save(str(tmp_path / approved.name))
            changed[approved.name] = regions

    assert changed == {}, f"look at {tmp_path}; what is right is kept with “make approve”"


def test_a_box_that_moved_is_a_change_and_the_edge_of_a_letter_is_none() -> None:
    before = QImage(168, 84, QImage.Format.Format_Grayscale8)
    before.fill(250)
    moved, otherwise = before.copy(), before.copy()
    for at in range(20):
        moved.setPixelColor(30 + at, 10, QColor(90, 90, 90))
        otherwise.setPixelColor(30 + at, 10, QColor(238, 238, 238))

    assert changed_regions(before, otherwise) == []
    assert changed_regions(before, moved) == ["region 1.1: 12 of 1176 squares",
                                              "region 1.2: 8 of 1176 squares"]  # fmt: skip
