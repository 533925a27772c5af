"""Lists as text (.csv): the encoding and the separator found out, every cell left as text."""

import codecs
import csv
import io
import re
import unicodedata
from typing import Final

from mdd_desktop.documents.xlsx.grid import Book, Cells, Sheet, without_tail
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.vietnamese import compose, from_tcvn3, from_vni, is_vietnamese_syllable

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS: Final = ",;\t|"
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f][^\W\d_]*)*")
_SAMPLE: Final = 200_000
_SAMPLE_LINES: Final = 60
_LONGEST_CELL: Final = 1_000_000


def read_delimited(content: bytes) -> Book:
    """Read a text file as one sheet.

    Raises:
        RuleError: ``workbook_kind``: it is no text.
    """
    text, encoding = decoded(content)
    if "\0" in text:
        raise RuleError(
            "workbook_kind", "Tệp không phải bảng tính. Chọn tệp .xlsx, .xls, .ods hoặc .csv."
        )
    separator, body = _separator(text)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator)
    first: list[Cells] = [[]] if body is not text else []
    rows = first + [[cell or None for cell in row] for row in reader]
    return Book("csv", (Sheet("csv", without_tail(rows)),), encoding)


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text of a file and the name of its encoding.

    Without a mark, UTF-8 is recognised by its own rules; what is left is one of three readings
    of single bytes, and the one that makes the most Vietnamese syllables is taken. Bytes of
    TCVN3 and VNI are returned as the Latin letters that they show, for the columns to decide.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace"), encoding.removesuffix("-sig")
    if (wide := _wide(content)) is not None:
        return content.decode(wide, "replace"), "utf-16"
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    vietnamese = compose(content.decode("cp1258", "replace"))
    latin = content.decode("latin-1")
    sample = latin[:_SAMPLE]
    others = max(_syllables(from_tcvn3(sample)), _syllables(from_vni(sample)))
    if _syllables(vietnamese[:_SAMPLE]) >= others:
        return vietnamese, "cp1258"
    return latin, "latin-1"


def _wide(content: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of plain letters is zero."""
    sample = content[:1000]
    if not sample.count(0) * 5 > len(sample):
        return None
    return "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"


def _syllables(text: str) -> int:
    """How many words beyond ASCII are Vietnamese, less those that are not."""
    words = {unicodedata.normalize("NFC", word) for word in _WORD.findall(text)}
    marked = [word for word in words if not word.isascii()]
    return sum(1 if is_vietnamese_syllable(word) else -1 for word in marked)


def _separator(text: str) -> tuple[str, str]:
    """The separator, and the text without a line that names it."""
    head, _, rest = text.partition("\n")
    if head.lower().startswith("sep=") and len(head.strip()) == len("sep=") + 1:
        return head.strip()[-1], rest
    lines = text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES]

    def likeness(separator: str) -> tuple[int, int]:
        rows = [row for row in csv.reader(lines, delimiter=separator) if row]
        widths = [len(row) for row in rows if len(row) > 1]
        usual = max(set(widths), key=widths.count, default=0)
        return (widths.count(usual) * min(usual, 3), usual)

    return max(_SEPARATORS, key=likeness), text
