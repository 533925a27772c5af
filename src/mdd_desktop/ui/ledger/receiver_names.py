"""The words for whom a line of the support book is about, no two of them alike."""

from collections import Counter
from collections.abc import Mapping

from mdd_desktop.services.support_entries import Receiver
from mdd_desktop.ui.text import tr


def told_apart(found: Mapping[str, Receiver]) -> dict[str, str]:
    """Return the words for each; whoever shares them with another says where she lives, or more."""
    texts = {code: _named(one) for code, one in found.items()}
    for told in (_whose, _since):
        shared = {text for text, times in Counter(texts.values()).items() if times > 1}
        if not shared:
            break
        texts |= {
            code: " · ".join(filter(None, (text, told(found[code]))))
            for code, text in texts.items()
            if text in shared
        }
    return texts


def _named(one: Receiver) -> str:
    return f"{one.name} · {one.sponsor}" if one.sponsor else one.name


def _whose(one: Receiver) -> str:
    return ", ".join(filter(None, (one.village, one.code)))


def _since(one: Receiver) -> str:
    return tr("từ {day}").format(day=f"{one.since:%d/%m/%Y}") if one.since else ""
