"""What only the officer knows about a workbook: asked beside its columns, and answered."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Final

from mdd_desktop.domain.vietnamese import Encoding
from mdd_desktop.domain.written_dates import DateOrder, read_written_date
from mdd_desktop.services.excel.choices import Choices
from mdd_desktop.services.excel.preview import Preview
from mdd_desktop.ui.excel_import.ports import Question
from mdd_desktop.ui.text import tr

ENCODINGS: Final[Mapping[str, str]] = {
    "tcvn3": "TCVN3 (.VnTime)",
    "vni": "VNI",
    "mixed": "TCVN3, VNI",
    "cp1258": "Windows-1258",
}
_ANY_DATE: Final = ("01/02/2015", "2015-02-01", "2015-01-02")
"""Asked about where the column itself has no such date any more."""
_DATES, _FONTS, _ROWS, _COLUMNS = "dates", "fonts", "hidden_rows", "hidden_columns"
_SAID: Final[Mapping[str, Encoding]] = {"tcvn3": "tcvn3", "vni": "vni", "unicode": "unicode"}


def questions_of(preview: Preview, choices: Choices) -> list[Question]:
    """Old fonts, orders of dates, hidden rows and columns; answered ones stay to be changed."""
    return [
        *_about_fonts(preview, choices),
        *_about_dates(preview, choices),
        *_about_hidden(preview, choices),
    ]


def answered(preview: Preview, choices: Choices, key: str, code: str) -> Choices:
    """Return the choices with one answer more."""
    name, _, letters = key.partition(":")
    if name == _DATES:
        return replace(choices, dates={**choices.dates, letters: DateOrder(code)})
    if name == _FONTS:
        return _fonts_answered(preview, choices, letters.split(","), code)
    if name == _ROWS:
        return replace(choices, hidden_rows=code == "take")
    return replace(choices, hidden_columns=code == "take")


def _about_fonts(preview: Preview, choices: Choices) -> Iterator[Question]:
    found = {**preview.plan.read.converted, **choices.encodings}
    groups: dict[Encoding, list[str]] = {}
    for letters, encoding in found.items():
        groups.setdefault(encoding, []).append(letters)
    for encoding, columns in groups.items():
        known = {**choices.confirmed, **choices.encodings}
        sure = all(known.get(one) == encoding for one in columns)
        yield Question(
            f"{_FONTS}:{','.join(columns)}",
            _sentence(preview, encoding, columns),
            (
                ("tcvn3", tr("TCVN3")),
                ("vni", tr("VNI")),
                ("unicode", tr("Để nguyên")),
            ),
            encoding if sure else "",
        )


def _sentence(preview: Preview, encoding: Encoding, columns: list[str]) -> str:
    where = ", ".join(columns)
    example = next(
        (
            finding
            for finding in preview.plan.findings
            if finding.column in columns and finding.code == f"from_{encoding}"
        ),
        None,
    )
    if example is None:
        return tr("Cột {where}: chữ gõ bằng phông gì?").format(where=where)
    return tr(
        "Cột {where} gõ bằng phông cũ {name}. “{before}” đọc là “{after}”. Đúng là {name} không?"
    ).format(
        where=where, name=encoding.upper(), before=example.value.strip(), after=example.read.strip()
    )


def _fonts_answered(preview: Preview, choices: Choices, columns: list[str], code: str) -> Choices:
    """What was found is confirmed; anything else is what the officer says."""
    said, found = _SAID[code], preview.plan.read.converted
    right = {one: said for one in columns if found.get(one) == said}
    kept = {one: encoding for one, encoding in choices.encodings.items() if one not in columns}
    given = {one: said for one in columns if one not in right}
    return replace(choices, encodings={**kept, **given}, confirmed={**choices.confirmed, **right})


def _about_dates(preview: Preview, choices: Choices) -> Iterator[Question]:
    headings = {one.letters: one.heading or one.letters for one in preview.columns}
    decided = [letters for letters in choices.dates if letters in headings]
    asked = [one["column"] for one in preview.plan.read.questions if one["ask"] == "dates"]
    for letters in dict.fromkeys([*decided, *asked]):
        order = choices.dates.get(letters)
        text, day_first, month_first = _open_date(preview, letters)
        yield Question(
            f"{_DATES}:{letters}",
            tr("Cột {name}: {text} là ngày nào?").format(name=headings[letters], text=text),
            (
                (DateOrder.DAY_FIRST.value, _day_and_month(day_first)),
                (DateOrder.MONTH_FIRST.value, _day_and_month(month_first)),
            ),
            order.value if order else "",
        )


def _open_date(preview: Preview, letters: str) -> tuple[str, str, str]:
    """A date of the column that can be read in two ways, and both of them."""
    seen = chain.from_iterable(one.samples for one in preview.columns if one.letters == letters)
    cells = (row.cells.get(letters, "") for row in preview.rows)
    for text in chain(seen, cells):
        read = read_written_date(text)
        if read.is_open and read.day_first and read.month_first:
            return text, read.day_first, read.month_first
    return _ANY_DATE


def _day_and_month(iso: str) -> str:
    _year, month, day = iso.split("-")
    return tr("{day} tháng {month}").format(day=int(day), month=int(month))


def _about_hidden(preview: Preview, choices: Choices) -> Iterator[Question]:
    for key, sentence, code, answer in (
        (_ROWS, tr("Tệp có dòng đang ẩn. Lấy cả dòng ẩn?"), "hidden_row", choices.hidden_rows),
        (_COLUMNS, tr("Tệp có cột đang ẩn. Lấy cả cột ẩn?"), "hidden_column",
         choices.hidden_columns),
    ):  # fmt: skip
        if answer is not None or any(one.code == code for one in preview.plan.findings):
            given = "" if answer is None else "take" if answer else "skip"
            options = (("take", tr("Lấy")), ("skip", tr("Bỏ qua")))
            yield Question(key, sentence, options, given)
