"""Help beside a page: the page of the screen, words found, the smallest window."""

from mdd_desktop.ui.help.section import HelpSection
from pictures.stage import Stage


def pictures(stage: Stage) -> None:
    """Take them at every size."""
    for sitting in stage.sittings():
        sitting.open("children")
        helping = sitting.space.section(HelpSection)
        helping.open()
        sitting.take("30-tro-giup")
        helping.panel.search.show_text("khôi phục")
        helping.panel.search_changed.emit("khôi phục")
        sitting.take("30-tro-giup-tim")
        helping.panel.shut()
