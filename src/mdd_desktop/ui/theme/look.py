"""The look of the running window: tokens, text scale, fonts made from them."""

from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget

from mdd_desktop.ui.theme import fonts
from mdd_desktop.ui.theme.palette import palette
from mdd_desktop.ui.theme.stylesheet import stylesheet
from mdd_desktop.ui.theme.tokens import BODY, LIGHT, MEDIUM, REGULAR, Tokens

SCALES = (1.0, 1.12, 1.25, 1.5)


@dataclass(frozen=True)
class Look:
    """Tokens and text scale; the scale multiplies type and row heights, never paddings."""

    tokens: Tokens = field(default_factory=lambda: LIGHT)
    scale: float = 1.0

    def px(self, size: int) -> int:
        """Return a size of type or of a row, scaled to the nearest pixel."""
        return round(size * self.scale)

    def font(self, size: int = BODY, weight: int = REGULAR, *, figures: bool = False) -> QFont:
        """Return the interface font, the caller's own; ``figures`` gives digits of equal width."""
        return QFont(fonts.shared_font(self.px(size), weight, figures=figures))

    def metrics(self, size: int = BODY, weight: int = REGULAR) -> QFontMetrics:
        """Return the measures of that font."""
        return _metrics(self.px(size), weight)

    def control(self, height: int) -> int:
        """Return the height of a control, grown so that scaled text keeps its room."""
        return height + max(0, self.px(BODY) - BODY) + 2 * (self.scale > 1.2)  # noqa: PLR2004 - beside the step of 125 %


@lru_cache(maxsize=64)
def _metrics(pixels: int, weight: int) -> QFontMetrics:
    return QFontMetrics(fonts.shared_font(pixels, weight, figures=False))


class _Wardrobe:
    """Holds what the application wears: painters ask for it hundreds of times in a frame."""

    worn = Look()


@lru_cache(maxsize=128)
def colour(token: str) -> QColor:
    """Return a colour ``#rrggbb`` for painting; callers must not change it."""
    return QColor(token)


def look() -> Look:
    """Return the look that the application wears; the default before it is dressed."""
    return _Wardrobe.worn


def dress(application: QApplication, worn: Look) -> None:
    """Give the application its style, fonts and palette, and its windows their style sheet."""
    fonts.load()
    _Wardrobe.worn = worn
    application.setStyle("Fusion")
    application.setFont(worn.font(BODY, REGULAR))
    application.setPalette(palette(worn.tokens))
    for window in application.topLevelWidgets():
        if window.styleSheet():
            wear(window)


def wear(window: QWidget) -> None:
    """Give a window the style sheet; what is in it and every dialog over it wears it too.

    The application has none: with one, Qt dresses a page that is put together from the inside
    out anew for every box around a box, which took as long as everything else (decision 0033).
    """
    window.setStyleSheet(stylesheet(look().tokens, look().scale))


__all__ = ["MEDIUM", "REGULAR", "SCALES", "Look", "colour", "dress", "look", "wear"]
