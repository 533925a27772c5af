"""Preferences of this computer: nothing that another office or an inspector could care about."""

import configparser
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import platformdirs

_SECTION = "may_nay"


@dataclass(frozen=True)
class Preferences:
    """What one computer remembers.

    Attributes:
        text_scale: 1.0, 1.12, 1.25 or 1.5.
        idle_minutes: Minutes without a key or a click until the registry locks, 2 to 15.
        row_height: 30, 34, 38 or 46 pixels in tables.
        last_folder: Where a package was saved last; never a file's name.
        officer: Who signed in last.
        contrast: 1 for black on white with strong edges, else 0.
        tables: Columns, widths and order of the lists (``widgets.table_layout``).
    """

    text_scale: float = 1.0
    idle_minutes: int = 5
    row_height: int = 38
    last_folder: str = ""
    officer: str = ""
    contrast: int = 0
    tables: str = ""


def default_path() -> Path:
    """Return where the preferences of this person on this computer lie."""
    folder = Path(platformdirs.user_config_dir("mdd-desktop", appauthor=False))
    return folder / "preferences.ini"


def read_preferences(path: Path) -> Preferences:
    """Return the stored preferences; what is missing or unreadable has its default."""
    stored = configparser.ConfigParser(interpolation=None)
    try:
        stored.read(path, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        return Preferences()
    values: dict[str, float | int | str] = {}
    for entry in fields(Preferences):
        text = stored.get(_SECTION, entry.name, fallback=None)
        if text is not None:
            values |= _read_value(entry.name, text)
    return _within_bounds(Preferences(**values))  # type: ignore[arg-type]


def write_preferences(path: Path, preferences: Preferences) -> None:
    """Store the preferences, whole or not at all.

    Where the folder cannot be written the computer forgets them when the program ends: no officer
    is kept from her work, or from closing the window, by that.
    """
    stored = configparser.ConfigParser(interpolation=None)
    stored[_SECTION] = {name: str(value) for name, value in asdict(preferences).items()}
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            stored.write(file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)


def _read_value(name: str, text: str) -> dict[str, float | int | str]:
    default = getattr(Preferences, name)
    try:
        return {name: type(default)(text)}
    except ValueError:
        return {}


def _within_bounds(read: Preferences) -> Preferences:
    scale = min((1.0, 1.12, 1.25, 1.5), key=lambda known: abs(known - read.text_scale))
    return Preferences(
        text_scale=scale,
        idle_minutes=min(15, max(2, read.idle_minutes)),
        row_height=min((30, 34, 38, 46), key=lambda known: abs(known - read.row_height)),
        last_folder=read.last_folder,
        officer=read.officer,
        contrast=min(1, max(0, read.contrast)),
        tables=read.tables,
    )
