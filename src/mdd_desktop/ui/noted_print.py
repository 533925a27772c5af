"""Printing a paper of the catalogue and noting that it was printed."""

from mdd_desktop.services import document_prints
from mdd_desktop.services.documents import Made
from mdd_desktop.ui.desk import Desk
from mdd_desktop.ui.ways_out import Paper


def print_noted(desk: Desk, paper: Paper, made: Made) -> None:
    """Ask for the printer; what went there is noted, with how many copies."""

    def note(copies: int) -> None:
        desk.ask(document_prints.note_paper, made, copies)

    paper.print_pdf(made.content, note)
