"""The pages of help: shipped texts, one for every page of the window, found by any words."""

import re
from functools import cache
from typing import NamedTuple

from mdd_desktop.domain.vietnamese import fold
from mdd_desktop.resources import resource

FIRST = "help"
_WORD = re.compile(r"\w+")


class HelpPage(NamedTuple):
    """One page.

    Attributes:
        name: Of the page of the window it belongs to.
        title: Its first line.
        text: Markdown, with the title.
    """

    name: str
    title: str
    text: str


@cache
def every_page() -> tuple[HelpPage, ...]:
    """All pages, by title."""
    found = [_read(path.stem, path.read_text("utf-8")) for path in resource("help").glob("*.md")]
    return tuple(sorted(found, key=lambda page: fold(page.title)))


def page_of(name: str) -> HelpPage:
    """The page of a screen; the one about help itself where there is none."""
    pages = {page.name: page for page in every_page()}
    return pages.get(name) or pages[FIRST]


def find(typed: str) -> tuple[HelpPage, ...]:
    """The pages with every typed word, with or without accents; titles and whole phrases first."""
    phrase = " ".join(_words(typed))
    if not phrase:
        return ()
    held = [page for page in every_page() if _holds(_words(page.text), phrase.split())]
    return tuple(sorted(held, key=lambda page: _distance(page, phrase)))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _holds(words: list[str], typed: list[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in typed)


def _distance(page: HelpPage, phrase: str) -> int:
    if phrase in " ".join(_words(page.title)):
        return 0
    return 1 if phrase in " ".join(_words(page.text)) else 2


def _read(name: str, text: str) -> HelpPage:
    title = text.partition("\n")[0].removeprefix("# ")
    return HelpPage(name, title, text)
