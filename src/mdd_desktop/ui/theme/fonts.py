"""The font of the interface: Inter, shipped; documents never use it."""

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase

from mdd_desktop.resources import resource

FAMILY = "Inter"
_FILES = ("Inter-Regular.ttf", "Inter-Italic.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf")
_PAPER = ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf")
_FALLBACKS = (FAMILY, "Segoe UI", "Noto Sans", "DejaVu Sans")


@lru_cache(maxsize=1)
def load() -> tuple[str, ...]:
    """Load the shipped files once and return the names of the families they hold."""
    families: list[str] = []
    for name in _FILES:
        number = QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        families += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(families))


@lru_cache(maxsize=1)
def load_paper() -> None:
    """Load the font of documents, for previews of a letterhead where Times is missing."""
    for name in _PAPER:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))


@lru_cache(maxsize=128)
def shared_font(pixels: int, weight: int, *, figures: bool) -> QFont:
    """Return the interface font at a size in logical pixels; who changes it, changes the window's.

    For painters that write hundreds of words in a frame; everybody else asks the look for a copy.
    """
    font = QFont()
    font.setFamilies(list(_FALLBACKS))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    if pixels >= _TIGHT_FROM:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 97.5)
    if figures:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


_TIGHT_FROM = 22
