"""Which field a column's heading means; the words are data (resources/excel/headings.json)."""

import json
import re
from functools import cache, lru_cache
from typing import Any, Final

from mdd_desktop.domain.vietnamese import comparison_form, fold, from_tcvn3, from_vni
from mdd_desktop.resources import resource

KINDS: Final = ("children", "sponsors", "support")
_FULLER: Final = {
    "village": "Thôn, ấp, tổ",
    "unit": "Xã, phường",
    "guardian_relation": "Quan hệ với em",
    "number": "Số thứ tự",
}
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_SIGNS = re.compile(r"[\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_PERSON = re.compile(
    r"\b(?:cha|bố|ba|mẹ|người|ông|bà|giám hộ|vợ|chồng|chủ hộ|phụ huynh|mẹ đỡ đầu|đỡ đầu|cán bộ)\b"
)


@cache
def _words() -> dict[str, Any]:
    content: dict[str, Any] = json.loads(resource("excel", "headings.json").read_text("utf-8"))
    return content


@cache
def _spellings(kind: str) -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    exact: dict[str, str] = {}
    bare: dict[str, frozenset[str]] = {}
    for field, labels in _words()[kind].items():
        for label in labels:
            exact.setdefault(squeezed(label), field)
            letters = fold(squeezed(label))
            bare[letters] = bare.get(letters, frozenset()) | {field}
    return exact, bare


def fields(kind: str) -> tuple[str, ...]:
    """Every field that a column of this kind of list can fill."""
    return tuple(_words()[kind])


@cache
def field_titles(kind: str) -> dict[str, str]:
    """What each field of a kind of list is called."""
    titles = {field: str(labels[0]) for field, labels in _words()[kind].items()}
    return titles | {field: title for field, title in _FULLER.items() if field in titles}


@cache
def word_list(name: str) -> tuple[str, ...]:
    """The words of one list, such as those that begin a line of totals."""
    return tuple(_words()[name])


def squeezed(label: str) -> str:
    """A heading without remarks in brackets, signs and capitals."""
    without = _ASIDE.sub(" ", comparison_form(label))
    return _SIGNS.sub(" ", without.lower()).strip() or _SIGNS.sub(" ", label.lower()).strip()


@lru_cache(maxsize=4096)
def field_of(kind: str, label: str, above: str = "", *, broad: bool = False) -> str | None:
    """Return the field that a heading means, or None.

    Args:
        kind: Of the list.
        label: The heading.
        above: The heading over it, of a head with several rows; it tells whose name a "Họ tên" is.
        broad: Whether ``above`` stands over most of the list, as a title does.
    """
    own = squeezed(label)
    over = squeezed(above)
    if over and over != own and (found := _known(kind, f"{over} {own}")):
        return found
    if over and over != own and not broad and not _lets_through(kind, over):
        return None
    return _known(kind, own)


def _known(kind: str, words: str) -> str | None:
    exact, bare = _spellings(kind)
    for candidate in (words, _without_noise(words)):
        if candidate in exact:
            return exact[candidate]
        fits = bare.get(candidate, frozenset())
        if candidate and len(fits) == 1:
            return next(iter(fits))
    return None


def _without_noise(words: str) -> str:
    shorter = f" {' '.join(_YEAR.sub(' ', words).split())} "
    for noise in sorted(word_list("noise"), key=len, reverse=True):
        shorter = shorter.replace(f" {noise} ", " ")
    return " ".join(shorter.removesuffix(" năm ").split())


def _lets_through(kind: str, over: str) -> bool:
    """Whether headings under this one may be read by themselves."""
    if over in {squeezed(word) for word in word_list("general")}:
        return True
    if _known(kind, over) in ("full_name", "birth", "sex", "child"):
        return True
    return not _PERSON.search(over) and _known(kind, over) is None


def decoded_label(kind: str, label: str) -> tuple[str, str]:
    """Return a heading in Unicode and the encoding in which it makes sense.

    A heading that is known as it stands is taken so; else the old encodings are tried.
    """
    if not label.isascii() and _known(kind, squeezed(label)) is None:
        for encoding, convert in (("tcvn3", from_tcvn3), ("vni", from_vni)):
            converted = convert(label)
            if converted != label and _known(kind, squeezed(converted)):
                return converted, encoding
    return label, "unicode"
