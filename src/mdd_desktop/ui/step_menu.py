"""A small button with what may be done, for a card that has no room for a button of each."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QMenu

from mdd_desktop.ui.widgets.button import Button


def step_menu(
    steps: Iterable[tuple[str, str]], *, name: str, tip: str, wanted: Callable[[str], object]
) -> Button:
    """Return the button; what is chosen is written, so it is off where nothing may be.

    Args:
        steps: (code, words).
        name: For a screen reader.
        tip: What the menu holds.
        wanted: Called with the code that was chosen.
    """
    button = Button("", kind="quiet", icon="dots-vertical", height=30, writes=True)
    button.setAccessibleName(name)
    button.setToolTip(tip)
    menu = QMenu(button)
    for code, text in steps:
        menu.addAction(text).triggered.connect(lambda _=False, code=code: wanted(code))
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
    return button
