"""The one way to words that people read, so that they can be extracted and translated."""

from PySide6.QtCore import QCoreApplication


def tr(text: str) -> str:
    """Return the text in the language of the window; never call it with an f-string."""
    return QCoreApplication.translate("mdd", text)


def at_the_start(text: str) -> str:
    """A text as it stands at the beginning of a line: ``xã Hoa Sen`` gives ``Xã Hoa Sen``."""
    return text[:1].upper() + text[1:]
