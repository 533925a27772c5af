"""Nasty workbooks as offices have them, made afresh, each with the truth about its cells.

A case's truth gives for each row of the sheet the values that stand on paper. A row that is in
``refused`` must be refused at that cell; every other value must be read as it is on paper.
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from openpyxl import Workbook

Rows = list[list[Any]]
HEAD = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Thôn", "Điện thoại"]


@dataclass(frozen=True)
class Case:
    """One workbook and the truth about it.

    Attributes:
        name: As a sentence's subject.
        file: Its name.
        content: Its bytes.
        truth: By row of the sheet: field and value.
        refused: Cells that must be refused, by row and column.
        warned: Cells that must be reported as changed, guessed or doubted.
        choices: Of the officer, in the JSON form.
        kind: Of the list.
        encoding: As it must be found.
    """

    name: str
    file: str
    content: bytes
    truth: Mapping[int, Mapping[str, Any]]
    refused: frozenset[tuple[int, str]] = frozenset()
    warned: frozenset[tuple[int, str]] = frozenset()
    choices: Mapping[str, Any] = field(default_factory=dict)
    kind: str = "children"
    encoding: str = "unicode"


CASES: list[Callable[[], Case]] = []


def case(make: Callable[[], Case]) -> Callable[[], Case]:
    CASES.append(make)
    return make


def xlsx(rows: Rows, change: Callable[[Any, Any], None] | None = None) -> bytes:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Danh sách"
    for row in rows:
        sheet.append(row)
    if change is not None:
        change(book, sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def person(number: int, name: str, born: Any = "25/12/2014", **more: Any) -> list[Any]:
    values = {"sex": "Nữ", "village": "Thôn 1", "phone": "0912345678", **more}
    return [number, name, born, values["sex"], values["village"], values["phone"]]


def truth(name: str, birth: str | None = "2014-12-25", **more: Any) -> dict[str, Any]:
    plain = {"full_name": name, "birth": birth, "sex": "nu", "village": "Thôn 1"}
    return {**plain, "phone": "0912345678", **more}
