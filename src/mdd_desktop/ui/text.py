"""The one way to words that people read, so that they can be extracted and translated."""

from PySide6.QtCore import QCoreApplication

from mdd_desktop.domain.vietnamese import at_the_start, within

__all__ = ["CONTEXT", "at_the_start", "tr", "within"]


CONTEXT = "mdd"
"""Under which name the words of this program are known to Qt."""


def tr(text: str) -> str:
    """Return the text in the language of the window; never call it with an f-string."""
    return QCoreApplication.translate(CONTEXT, text)
