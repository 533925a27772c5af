"""One loader for the outline icons: coloured, sharp at every pixel ratio, drawn once."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from mdd_desktop.resources import resource

_THIN_FROM = 18
_SMALLEST = 14


def _stroke(size: int) -> str:
    """Return the stroke width, on the 24-unit grid, that looks even at this size."""
    if size >= _THIN_FROM:
        return "1.75"
    return "2.2" if size <= _SMALLEST else "2"


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    svg = _source(name).replace("currentColor", colour)
    svg = svg.replace('stroke-width="2"', f'stroke-width="{_stroke(size)}"')
    with blank(size, size, ratio) as (result, painter):
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    return result


@contextmanager
def blank(width: int, height: int, ratio: float) -> Iterator[tuple[QPixmap, QPainter]]:
    """Give a transparent picture, in logical pixels, and a smooth painter to draw on it."""
    result = QPixmap(round(width * ratio), round(height * ratio))
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield result, painter
    finally:
        painter.end()


def _ratio() -> float:
    application = QApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QApplication) else 1.0


def icon_pixmap(name: str, colour: str, size: int = 18, ratio: float | None = None) -> QPixmap:
    """Return the icon drawn in a colour ``#rrggbb``, ``size`` logical pixels square.

    Raises:
        FileNotFoundError: No icon of that name is shipped.
    """
    return _pixmap(name, colour, size, ratio if ratio is not None else _ratio())


def icon(name: str, colour: str, size: int = 18) -> QIcon:
    """Return the same as an icon for Qt's own widgets."""
    return QIcon(icon_pixmap(name, colour, size))
