"""Small parts that letters and forms share."""

from collections.abc import Sequence

from mdd_desktop.domain.document import Align, Paragraph, Run

DOTS = "……………………………………"


def line(text: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """A paragraph flush left, without an indent."""
    return Paragraph((Run(text, bold=bold, italic=italic),), Align.LEFT, indent=False)


def centred_line(text: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """A centred line."""
    return Paragraph((Run(text, bold=bold, italic=italic),), Align.CENTER, indent=False)


def fact(label: str, value: str) -> Paragraph:
    """A label with its value in bold, dots to write on where nothing is known."""
    shown = Run(value, bold=True) if value else Run(DOTS)
    return Paragraph((Run(f"{label}: "), shown), Align.LEFT, indent=False)


def facts(pairs: Sequence[tuple[str, str]]) -> tuple[Paragraph, ...]:
    """Several labels with their values."""
    return tuple(fact(label, value) for label, value in pairs)
