"""Drafts: what was typed but not yet saved, kept in the encrypted registry."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import NamedTuple

from mdd_desktop.storage import drafts
from mdd_desktop.storage.registry import Registry

ABOUT = "record_name"
"""Beside the boxes of a form over a record: whom the record is about."""


DIALOG = "dialog"
"""Begins the keys of dialogs: ``dialog.PAGE.QUESTION:RECORD``."""


class Draft(NamedTuple):
    """A form that was left.

    Attributes:
        key: Names the form, such as ``child:new``.
        fields: What stood in its boxes.
        saved_at: When it was last kept.
    """

    key: str
    fields: dict[str, str]
    saved_at: dt.datetime


def save(registry: Registry, key: str, fields: Mapping[str, str]) -> None:
    """Keep what stands in a form's boxes; survives a crash and a power cut."""
    now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    drafts.write(registry.engine, key, json.dumps(dict(fields), ensure_ascii=False), now)


def load(registry: Registry, key: str) -> Draft | None:
    """The draft of a form, or None."""
    row = drafts.read(registry.engine, key)
    return (
        Draft(key, json.loads(row.fields), dt.datetime.fromisoformat(row.saved_at)) if row else None
    )


def newest(registry: Registry, form: str) -> Draft | None:
    """The draft of a form that was kept last, or None; beside ``form`` it may have ``form.…``."""
    drafts_of_form = (
        draft
        for draft in everything(registry)
        if draft.key == form or draft.key.startswith(f"{form}.")
    )
    return next(drafts_of_form, None)


def everything(registry: Registry) -> list[Draft]:
    """All drafts, newest first."""
    return [
        Draft(row.key, json.loads(row.fields), dt.datetime.fromisoformat(row.saved_at))
        for row in drafts.read_all(registry.engine)
    ]


def discard(registry: Registry, key: str) -> None:
    """Drop a draft: its form was saved."""
    drafts.remove(registry.engine, key)
