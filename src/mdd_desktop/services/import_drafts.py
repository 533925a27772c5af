"""Imports that were begun: what was decided about a workbook, kept until it is imported.

A draft is known by the bytes of its workbook: a correction never lands in the cells of another.
"""

import contextlib
import datetime as dt
import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from mdd_desktop.services import drafts
from mdd_desktop.services.drafts import ABOUT, Draft
from mdd_desktop.services.excel.choices import Choices
from mdd_desktop.storage.registry import Registry

KIND = "excel_import"
_PATH, _CHOICES = "path", "choices"


class Begun(NamedTuple):
    """An import that was left.

    Attributes:
        key: Of its draft.
        path: Where the workbook was.
        choices: What was decided so far.
        saved_at: When the last decision was kept.
    """

    key: str
    path: Path
    choices: Choices
    saved_at: dt.datetime

    @property
    def decisions(self) -> int:
        """How many cells were put right and rows decided."""
        chosen = self.choices
        return len(chosen.fixes) + len(chosen.left_out) + len(chosen.answers)


def keep(registry: Registry, path: Path, choices: Choices) -> None:
    """Keep what is decided so far; survives a crash and a power cut."""
    key = _key(path)
    if key is not None:
        said = json.dumps(choices.plain(), ensure_ascii=False)
        drafts.save(registry, key, {ABOUT: path.name, _PATH: str(path), _CHOICES: said})


def begun(registry: Registry, path: Path) -> Begun | None:
    """What was decided about this very workbook, or None."""
    key = _key(path)
    draft = drafts.load(registry, key) if key is not None else None
    return begun_in(draft) if draft is not None else None


def everything(registry: Registry) -> list[Begun]:
    """All imports that were begun, newest first."""
    kept = (draft for draft in drafts.everything(registry) if draft.key.startswith(f"{KIND}:"))
    return [begun_in(draft) for draft in kept]


def begun_in(draft: Draft) -> Begun:
    """The import of a draft."""
    choices = Choices.parse(json.loads(draft.fields[_CHOICES]))
    return Begun(draft.key, Path(draft.fields[_PATH]), choices, draft.saved_at)


def forget(registry: Registry, path: Path) -> None:
    """The workbook was imported: its draft has done its work."""
    key = _key(path)
    if key is not None:
        drafts.discard(registry, key)


def _key(path: Path) -> str | None:
    """None for a workbook that cannot be read: opening it says why."""
    with contextlib.suppress(OSError):
        return f"{KIND}:{hashlib.sha256(path.read_bytes()).hexdigest()}"
    return None
