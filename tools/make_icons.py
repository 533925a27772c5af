"""Write the icons under ``resources/icons``.

Needs an unpacked release of Tabler Icons 3.51 and PySide6::

    python tools/make_icons.py --tabler TABLER/icons/outline

Copies the outline icons that the screens use, unchanged, and draws ``mdd.png`` and ``mdd.ico``
from our own ``mdd.svg``. Without ``--tabler`` only the program icon is drawn anew.
"""

from __future__ import annotations

import argparse
import os
import shutil
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
PNG_SIZE = 256
NAMES = """
adjustments alert-circle alert-triangle archive arrow-back-up arrow-down arrow-forward-up
arrow-left arrow-right arrow-up arrows-exchange arrows-maximize award ban bell book building
building-community bulb cake calendar calendar-event cash certificate chart-bar check chevron-down
chevron-left chevron-right chevron-up circle circle-check circle-dashed circle-half-2 circle-plus
circle-x clipboard clipboard-check clipboard-list clipboard-text clock cloud-off coin columns copy
database database-export database-import device-floppy device-laptop device-usb dots dots-vertical
download external-link eye eye-off file file-check file-download file-export file-import file-plus
file-spreadsheet file-text files filter fingerprint flag folder folder-open gavel gift git-compare
hand-stop heart heart-handshake help history home home-heart hourglass id inbox info-circle key
keyboard layout-dashboard layout-sidebar lifebuoy link list list-check loader-2 lock lock-open
login logout mail map-pin maximize menu-2 message-2 minus mood-kid moon note package package-export
package-import paperclip pencil phone photo player-pause player-play plus printer qrcode refresh
report-analytics ribbon-health rubber-stamp scale school search selector send settings shield-check
shield-lock signature sort-ascending sort-descending star sun table tag transfer trash unlink upload
usb user user-check user-heart user-plus user-x users users-group versions wifi-off x zoom-in
zoom-out
""".split()  # noqa: SIM905  - a list of 155 lines would hide the names


def copy_icons(source: Path) -> None:
    """Copy the named icons byte for byte."""
    for name in NAMES:
        shutil.copyfile(source / f"{name}.svg", ICONS / f"{name}.svg")


def png(drawing: QSvgRenderer, size: int) -> bytes:
    """Return the drawing as a square PNG of ``size`` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    drawing.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt wants text
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return a Windows icon file of PNG pictures, keyed by their size in pixels."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    entries = b""
    for size, picture in pictures.items():
        side = size % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return head + entries + b"".join(pictures.values())


def main() -> None:
    """Copy the icons and draw the program's own."""
    parser = argparse.ArgumentParser(description="Write the shipped icons.")
    parser.add_argument("--tabler", type=Path, help="folder of the outline icons")
    source: Path | None = parser.parse_args().tabler
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if source:
        copy_icons(source)
    drawing = QSvgRenderer(str(ICONS / "mdd.svg"))
    (ICONS / "mdd.png").write_bytes(png(drawing, PNG_SIZE))
    (ICONS / "mdd.ico").write_bytes(ico({size: png(drawing, size) for size in ICO_SIZES}))
    sys.stdout.write(f"{len(NAMES)} icons\n")


if __name__ == "__main__":
    main()
