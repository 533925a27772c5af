"""What is said of a record that changed: the same before sending and before merging."""

from mdd_desktop.services.history import Unsent
from mdd_desktop.services.replies import Reply
from mdd_desktop.ui.packages.ports import UnsentLine
from mdd_desktop.ui.text import at_the_start, tr, within
from mdd_desktop.ui.widgets.chip import ChipText

_SHOWN_FIELDS = 4


def told_line(one: Unsent) -> UnsentLine:
    """A line of the list of what is unsent."""
    chip = (
        ChipText(tr("mới"), "ok", "plus") if one.is_new else ChipText(tr("sửa"), "info", "pencil")
    )
    return UnsentLine(one.name, one.kind, _what(one), f"{one.at:%d/%m/%Y}", chip)


def told_reply(one: Reply) -> str:
    """Why a record waits at the office above."""
    return at_the_start(f"{one.kind} {one.words}")


def told_sample(one: Unsent) -> str:
    """A sentence of the preview."""
    what = _what(one)
    return f"{one.name} ({one.kind}): {within(what)}" if one.kind else one.name


def _what(one: Unsent) -> str:
    if one.is_new:
        return tr("Ghi mới, {count} ô").format(count=len(one.fields))
    named = ", ".join(field.lower() for field in one.fields[:_SHOWN_FIELDS])
    return tr("Sửa {fields}").format(fields=named)
