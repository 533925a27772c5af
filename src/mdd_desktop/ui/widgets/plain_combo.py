"""A short list to choose from with the arrows; nothing can be typed into it."""

from collections.abc import Sequence

from mdd_desktop.ui.widgets.combo import Combo


class PlainCombo(Combo):
    """A list whose values are codes; lighter than one that is searched by typing."""

    def show_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these (code, text) pairs."""
        self.clear()
        for code, text in options:
            self.addItem(text, code)

    def code(self) -> str:
        """Return the chosen code, "" when there is nothing to choose."""
        return str(self.currentData() or "")

    def show_code(self, code: str) -> None:
        """Choose a code; an unknown one leaves the choice as it is."""
        place = self.findData(code)
        if place >= 0:
            self.setCurrentIndex(place)
