"""What a workbook does not say by itself: the order of its dates, whether old fonts were found."""

from collections.abc import Iterable, Mapping

from mdd_desktop.domain.vietnamese import Encoding
from mdd_desktop.services.excel.choices import Choices


def open_questions(
    dates: Iterable[str], converted: Mapping[str, Encoding], choices: Choices
) -> list[dict[str, str]]:
    """What nobody has decided or looked at yet.

    Args:
        dates: Letters of the columns whose order of day and month is open.
        converted: The old encoding of the columns that were converted, by their letters.
        choices: The officer's.
    """
    known = {**choices.confirmed, **choices.encodings}
    return [
        *({"column": letters, "ask": "dates"} for letters in dates),
        *(
            {"column": letters, "ask": "encodings", "found": encoding}
            for letters, encoding in converted.items()
            if known.get(letters) != encoding
        ),
    ]


def encoding_of(converted: Mapping[str, Encoding], text_encoding: str) -> str:
    """One word for the encoding of a list: that of its columns, else that of its file."""
    old = set(converted.values())
    if old:
        return old.pop() if len(old) == 1 else "mixed"
    return "cp1258" if text_encoding == "cp1258" else "unicode"
