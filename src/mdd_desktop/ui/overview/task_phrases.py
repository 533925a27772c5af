"""Phrases that the words of many tasks are made of."""

import datetime as dt

from mdd_desktop.domain.task import Task
from mdd_desktop.domain.vietnamese import format_number
from mdd_desktop.ui.overview.ports import Door
from mdd_desktop.ui.text import tr

Words = tuple[str, str, str, Door]
"""Title, detail, words of the button, where it leads."""


def number(task: Task) -> str:
    """How many records it is about."""
    return format_number(task.count)


def day(when: dt.date | None) -> str:
    """``23/11``."""
    return f"{when:%d/%m}" if when else ""


def date(when: dt.date | None) -> str:
    """``23/11/2026``."""
    return f"{when:%d/%m/%Y}" if when else ""


def left(task: Task) -> str:
    """How long until it is due, or since when it is late."""
    days = task.days or 0
    if days < 0:
        return tr("Quá hạn {days} ngày").format(days=format_number(-days))
    return tr("Còn {days} ngày").format(days=days) if days else tr("Hôm nay là hạn")


def named(task: Task, others: str = "") -> str:
    """The first name and how many others there are: children, or what ``others`` says."""
    first, *rest = {one.id: one.name for one in task.who}.values()
    if not rest:
        return first
    words = others or tr("em khác")
    return tr("{name} và {more} {others}").format(
        name=first, more=format_number(len(rest)), others=words
    )
