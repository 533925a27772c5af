"""The property of a window that is only looked at: papers are covered, nothing is written.

It stands apart from the preview that reads it: the window is made before the libraries for PDF
files are loaded.
"""

from mdd_desktop.ui.text import tr

VEILED = "mdd_veiled"


def held() -> str:
    """Return why nothing that leads to writing can be pressed in such a window."""
    return tr("Đang ở chế độ họp: chỉ xem, không ghi.")
