"""What presenters ask of the world outside the window: files, folders, the printer."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol


class Paper(Protocol):
    """A file to save to, the printer."""

    def file_to_save(self, name: str, suffix: str) -> Path | None:
        """Ask where to save; None when the officer changed her mind."""
        ...

    def print_pdf(self, pdf: bytes, done: Callable[[int], None] | None = None) -> None:
        """Ask for the printer and print; ``done`` is told how many copies went there."""
        ...


class Stick(Protocol):
    """How folders and files are chosen."""

    def folder_to_use(self, title: str) -> Path | None:
        """Ask for a folder, such as a stick; None when the officer changed her mind."""
        ...

    def show_folder(self, folder: Path) -> None:
        """Show a folder with the file manager of the system."""
        ...

    def files_to_open(self, title: str, pattern: str) -> list[Path]:
        """Ask which files to open."""
        ...

    def file_to_save(self, name: str, suffix: str) -> Path | None:
        """Ask where to save; None when the officer changed her mind."""
        ...
