"""What the officer has decided about a workbook: columns, order of dates, what to do with doubts.

The same shape serves the file given with ``--mapping``, what is remembered for the next workbook
of the same shape, and the window.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final, Self

from mdd_desktop.documents.xlsx.grid import column_letters, column_number
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.vietnamese import Encoding
from mdd_desktop.domain.written_dates import DateOrder
from mdd_desktop.services.excel.headings import KINDS, fields, squeezed
from mdd_desktop.services.excel.layout import Layout

_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_OTHER_KEYS: Final = frozenset(
    {"sheet", "kind", "header_row", "header_rows", "columns", "dates", "encodings",
     "confirmed", "hidden_rows", "hidden_columns", "existing", "year", "fixes", "left_out",
     "answers"}
)  # fmt: skip


NEW_CHILD: Final = "new"
"""The answer for a row that looks like somebody and is somebody else."""


class Existing(StrEnum):
    """What becomes of a record that is there already."""

    FILL = "fill"
    TAKE = "take"
    KEEP = "keep"


@dataclass(frozen=True)
class Choices:
    """The officer's decisions; what is left out is guessed or asked.

    Attributes:
        sheet: Name of the sheet.
        kind: Of the list.
        header_row: First row of the head, from 1 as the sheet counts.
        header_rows: How many rows the head has.
        columns: Field by column letters or by heading; None leaves the column out.
        dates: Order of day and month by column letters, heading or field.
        encodings: Old encoding by column letters.
        confirmed: What was found of a column's encoding and looked at, by column letters.
        hidden_rows: Whether hidden rows are taken.
        hidden_columns: Whether hidden columns are taken.
        existing: What becomes of records that are there already.
        year: Of the poverty list, where the column does not say it.
        fixes: What a cell says instead, by its place such as "F12"; the workbook stays as it is.
        left_out: Rows that are not taken, as the sheet counts.
        answers: For rows that look like somebody: "new", or the id of the record they are.
    """

    sheet: str | None = None
    kind: str | None = None
    header_row: int | None = None
    header_rows: int | None = None
    columns: Mapping[str, str | None] = field(default_factory=dict)
    dates: Mapping[str, DateOrder] = field(default_factory=dict)
    encodings: Mapping[str, Encoding] = field(default_factory=dict)
    confirmed: Mapping[str, Encoding] = field(default_factory=dict)
    hidden_rows: bool | None = None
    hidden_columns: bool | None = None
    existing: Existing = Existing.FILL
    year: int | None = None
    fixes: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[int] = frozenset()
    answers: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, content: object) -> Self:
        """Read the JSON form.

        ``columns`` may also be the whole file: ``{"B": "full_name", "C": null}``; a column is
        named by its letters or its heading, and field and column may change places.

        Raises:
            RuleError: ``bad_mapping``.
        """
        if not isinstance(content, dict):
            raise _bad("phải là một đối tượng JSON")
        plain = dict(content)
        if "columns" not in plain:
            named = {name: plain.pop(name) for name in list(plain) if name not in _OTHER_KEYS}
            plain["columns"] = named
        unknown = [name for name in plain if name not in _OTHER_KEYS]
        if unknown:
            raise _bad(f"có mục lạ “{str(unknown[0])[:40]}”")
        try:
            return cls(
                sheet=_text(plain.get("sheet")),
                kind=_one_of(plain.get("kind"), KINDS),
                header_row=_number(plain.get("header_row")),
                header_rows=_number(plain.get("header_rows")),
                columns={str(k): _text(v) for k, v in plain["columns"].items()},
                dates={str(k): DateOrder(v) for k, v in plain.get("dates", {}).items()},
                encodings=_encodings(plain.get("encodings", {})),
                confirmed=_encodings(plain.get("confirmed", {})),
                hidden_rows=_take(plain.get("hidden_rows")),
                hidden_columns=_take(plain.get("hidden_columns")),
                existing=Existing(plain.get("existing", "fill")),
                year=_number(plain.get("year")),
                fixes={str(k).upper(): str(v) for k, v in plain.get("fixes", {}).items()},
                left_out=frozenset(int(row) for row in plain.get("left_out", ())),
                answers={int(k): str(v) for k, v in plain.get("answers", {}).items()},
            )
        except (ValueError, AttributeError, TypeError):
            raise _bad("có giá trị không dùng được") from None

    def plain(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "sheet": self.sheet,
            "kind": self.kind,
            "header_row": self.header_row,
            "header_rows": self.header_rows,
            "columns": dict(self.columns),
            "dates": {name: order.value for name, order in self.dates.items()},
            "encodings": dict(self.encodings),
            "confirmed": dict(self.confirmed),
            "hidden_rows": _said(self.hidden_rows),
            "hidden_columns": _said(self.hidden_columns),
            "existing": self.existing.value,
            "year": self.year,
            "fixes": dict(self.fixes),
            "left_out": sorted(self.left_out),
            "answers": {str(row): answer for row, answer in self.answers.items()},
        }

    def with_given(self, given: Mapping[str, str | None]) -> "Choices":
        """These choices with what was said beside the file: sheet, kind, existing."""
        existing = given.get("existing")
        return replace(
            self,
            sheet=given.get("sheet") or self.sheet,
            kind=given.get("kind") or self.kind,
            existing=Existing(existing) if existing else self.existing,
        )

    def completed_by(self, kept: "Choices") -> "Choices":
        """These choices, with the columns, orders and encodings that were kept earlier."""
        return replace(
            self,
            columns=self.columns or kept.columns,
            dates={**kept.dates, **self.dates},
            encodings={**kept.encodings, **self.encodings},
            confirmed={**kept.confirmed, **self.confirmed},
        )

    def order_of(self, layout: Layout, column: int) -> DateOrder | None:
        """The order of day and month of a column, if it was decided."""
        label = layout.headings[column].label if column in layout.headings else ""
        names = (column_letters(column), label, layout.fields.get(column, ""))
        return next((self.dates[name] for name in names if name in self.dates), None)

    def fixes_of(self, column: int) -> dict[int, str]:
        """What cells of a column say instead, by the sheet's row from 0."""
        letters = column_letters(column)
        return {
            int(place.removeprefix(letters)) - 1: text
            for place, text in self.fixes.items()
            if place.rstrip("0123456789") == letters
        }

    def over(self, guessed: Layout) -> Layout:
        """The head with the officer's columns instead of the guessed ones.

        Raises:
            RuleError: ``bad_mapping``: a column or a field does not exist.
        """
        mapped = dict(guessed.fields)
        known = fields(guessed.kind)
        for left, right in self.columns.items():
            column, name = left, right
            if left in known and right is not None and right not in known:
                column, name = right, left
            if name is not None and name not in known:
                raise _bad(f"không có ô “{name[:40]}” trong loại danh sách này")
            place = _column(guessed, column)
            if name is not None:
                mapped = {c: field for c, field in mapped.items() if field != name}
                mapped[place] = name
            else:
                mapped.pop(place, None)
        return replace(guessed, fields=mapped)


def _column(layout: Layout, text: str) -> int:
    wanted = squeezed(text)
    for column, heading in layout.headings.items():
        if wanted in (squeezed(heading.label), squeezed(heading.text)):
            return column
    if _LETTERS.fullmatch(text):
        return column_number(text)
    raise _bad(f"không thấy cột “{text[:60]}” trong trang")


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value or None
    raise ValueError


def _number(value: object) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0):
        return value
    raise ValueError


def _one_of(value: object, allowed: tuple[str, ...]) -> str | None:
    if value is None or value in allowed:
        return str(value) if value else None
    raise ValueError


def _encodings(content: Mapping[str, object]) -> dict[str, Encoding]:
    return {str(letters).upper(): _encoding(value) for letters, value in content.items()}


def _encoding(value: object) -> Encoding:
    for encoding in ("unicode", "tcvn3", "vni"):
        if value == encoding:
            return encoding
    raise ValueError


def _take(value: object) -> bool | None:
    return {None: None, "take": True, "skip": False, True: True, False: False}[value]  # type: ignore[index]


def _said(value: bool | None) -> str | None:  # noqa: FBT001 - three answers
    return None if value is None else "take" if value else "skip"


def _bad(what: str) -> RuleError:
    return RuleError("bad_mapping", f"Tệp ghép cột không dùng được: {what}. Chưa ghi gì.")
