"""Words into lines: greedy breaking, justification, balanced titles.

A no-break blank ends a line only where the words it ties cannot stand together; a word wider than
the line is cut, so that even a name of 10,000 characters stays within the margins.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from mdd_desktop.documents.typography import Face, FontFamily
from mdd_desktop.domain.document import Run

NBSP = "\u00a0"
_HYPHEN = re.compile(r"(?<=[^-]-)(?=[^-])")


class Fragment(NamedTuple):
    """Characters of one face within a line."""

    text: str
    face: Face


@dataclass(slots=True)
class Line:
    """A line that fits: its fragments, natural width and the number of blanks in it."""

    fragments: tuple[Fragment, ...]
    width: float
    blanks: int
    indent: float = 0.0
    last: bool = False


class _Word(NamedTuple):
    fragments: tuple[Fragment, ...]
    width: float


def break_runs(
    runs: Iterable[Run], fonts: FontFamily, size: float, width: float, indent: float = 0.0
) -> list[Line]:
    """Break styled text into lines no wider than ``width``; ``indent`` is the first line's."""
    lines: list[Line] = []
    for words in _words_by_line(runs, fonts, size):
        lines += _filled(words, size, width, indent if not lines else 0.0, fonts)
    return lines


@lru_cache(maxsize=65536)
def break_text(text: str, face: Face, size: float, width: float) -> tuple[str, ...]:
    """Break plain text of one face into lines; for table cells and centred titles."""
    if "\n" not in text and face.width(text, size) <= width:
        return (text,)
    lines: list[str] = []
    for part in text.split("\n"):
        lines += _broken(part, face, size, width)
    return tuple(lines)


def balanced(text: str, face: Face, size: float, width: float) -> tuple[str, ...]:
    """Break a centred title into lines of like length, so that no word stands alone.

    A break the office stored in the text is kept.
    """
    lines: list[str] = []
    for part in text.split("\n"):
        count = len(_broken(part, face, size, width))
        low, high = width / (count + 1), width
        for _ in range(12):
            middle = (low + high) / 2
            low, high = (low, middle) if _fits(part, face, size, middle, count) else (middle, high)
        lines += _broken(part, face, size, high)
    return tuple(lines)


def _fits(text: str, face: Face, size: float, width: float, count: int) -> bool:
    return len(_broken(text, face, size, width)) <= count


def _broken(text: str, face: Face, size: float, width: float) -> list[str]:
    blank = face.width(" ", size)
    lines: list[str] = []
    line, used = "", 0.0
    for word in text.split(" "):
        for piece, piece_width in _pieces(word, face, size, width):
            if line and used + blank + piece_width > width:
                lines.append(line)
                line, used = piece, piece_width
            else:
                used += piece_width + (blank if line else 0.0)
                line = f"{line} {piece}" if line else piece
    return [*lines, line]


def _pieces(word: str, face: Face, size: float, width: float) -> list[tuple[str, float]]:
    total = face.width(word, size)
    if total <= width:
        return [(word, total)]
    if NBSP in word:
        return [piece for part in word.split(NBSP) for piece in _pieces(part, face, size, width)]
    if "-" in word.strip("-"):
        return [
            piece
            for part in _hyphened(word, face, size, width)
            for piece in _pieces(part, face, size, width)
        ]
    pieces: list[tuple[str, float]] = []
    start, used = 0, 0.0
    for place, sign in enumerate(word):
        step = face.widths[sign] * size
        if used + step > width and place > start:
            pieces.append((word[start:place], used))
            start, used = place, 0.0
        used += step
    return [*pieces, (word[start:], used)]


def _hyphened(word: str, face: Face, size: float, width: float) -> list[str]:
    """A word too wide, parted behind its hyphens; parts that fit together stay together."""
    parts: list[str] = []
    for part in _HYPHEN.split(word):
        if parts and face.width(parts[-1] + part, size) <= width:
            parts[-1] += part
        else:
            parts.append(part)
    return parts


def _words_by_line(runs: Iterable[Run], fonts: FontFamily, size: float) -> list[list[_Word]]:
    lines: list[list[_Word]] = [[]]
    word: list[Fragment] = []
    for run in runs:
        face = fonts.face(bold=run.bold, italic=run.italic)
        for is_break, group in groupby(run.text, lambda sign: sign in " \n"):
            text = "".join(group)
            if not is_break:
                word.append(Fragment(text, face))
                continue
            if word:
                lines[-1].append(_word(word, size))
                word = []
            lines += [[] for _ in range(text.count("\n"))]
    if word:
        lines[-1].append(_word(word, size))
    return lines


def _word(fragments: Sequence[Fragment], size: float) -> _Word:
    return _Word(tuple(fragments), sum(f.face.width(f.text, size) for f in fragments))


def _filled(
    words: Sequence[_Word], size: float, width: float, indent: float, fonts: FontFamily
) -> list[Line]:
    blank = fonts.regular.width(" ", size)
    lines: list[Line] = []
    current: list[_Word] = []
    used = indent
    for word in _cut(words, size, width - indent):
        if current and used + blank + word.width > width:
            lines.append(_line(current, blank, indent if not lines else 0.0))
            current, used = [], 0.0
        used += word.width + (blank if current else 0.0)
        current.append(word)
    lines.append(_line(current, blank, indent if not lines else 0.0))
    lines[-1].last = True
    return lines


def _cut(words: Iterable[_Word], size: float, width: float) -> Iterable[_Word]:
    for word in words:
        if word.width <= width:
            yield word
            continue
        for text, face in word.fragments:
            for piece, piece_width in _pieces(text, face, size, width):
                yield _Word((Fragment(piece, face),), piece_width)


def _line(words: Sequence[_Word], blank: float, indent: float) -> Line:
    fragments: list[Fragment] = []
    for word in words:
        if fragments:
            last = fragments[-1]
            fragments[-1] = Fragment(f"{last.text} ", last.face)
        for text, face in word.fragments:
            if fragments and fragments[-1].face is face:
                fragments[-1] = Fragment(fragments[-1].text + text, face)
            else:
                fragments.append(Fragment(text, face))
    width = sum(word.width for word in words) + blank * max(0, len(words) - 1)
    blanks = sum(f.text.count(" ") + f.text.count(NBSP) for f in fragments)
    return Line(tuple(fragments), width, blanks, indent)
