"""Small parts that the panels of a child's record share."""

from PySide6.QtWidgets import QWidget

from mdd_desktop.ui.children.record_wishes import RecordWishes
from mdd_desktop.ui.widgets.button import Button
from mdd_desktop.ui.widgets.labels import label


def name_of(name: str, child: object, wishes: RecordWishes) -> QWidget:
    """Return a name; that of a child leads to her record."""
    if child is None:
        return label(name, "strong")
    link = Button(name, kind="link", height=30)
    link.clicked.connect(lambda: wishes.child_wanted.emit(child))
    return link
