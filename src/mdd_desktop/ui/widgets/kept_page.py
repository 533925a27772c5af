"""A page whose list can be kept under a name."""

from mdd_desktop.ui.widgets.kept_menu import KeptMenu
from mdd_desktop.ui.widgets.page import Page


class KeptPage(Page):
    """Has the star and a place for what did not work; the page puts both where they belong.

    Attributes:
        kept: The lists that are kept.
    """

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.kept = KeptMenu()
