"""Small parts that letters and forms share."""

from collections.abc import Sequence

from mdd_desktop.domain.document import Align, Paragraph, Run

DOTS = "……………………………………"


def line(text: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """A paragraph flush left, without an indent."""
    return Paragraph((Run(text, bold=bold, italic=italic),), Align.LEFT, indent=False)


def title(text: str) -> Paragraph:
    """A bold line that stays with what follows."""
    return Paragraph((Run(text, bold=True),), Align.LEFT, indent=False, keep=True)


def left(text: str) -> Paragraph:
    """A paragraph that is not stretched: lines with dots to write on."""
    return Paragraph((Run(text),), Align.LEFT)


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


def shortened(text: str, limit: int) -> str:
    """An earlier answer that stays on its line: whole words, and a sign where some are left out."""
    return text if len(text) <= limit else f"{text[:limit].rsplit(' ', 1)[0]} …"
