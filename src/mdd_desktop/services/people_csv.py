"""People in a CSV file, as the duplicate detector compares them."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from mdd_desktop.domain.duplicates import Person
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.vietnamese import fold, normalise

_COLUMNS = tuple(field.name for field in fields(Person))
_NEEDED = ("id", "full_name")
_SEXES = ("", "nam", "nu")
_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_PAPER = re.compile(r"(?:(?:(\d{1,2})/)?(\d{1,2})/)?(\d{4})")
_SEPARATORS = ",;\t"


def read_people_csv(path: Path) -> list[Person]:
    """Read people from a CSV file in UTF-8, with or without a byte order mark.

    Columns are those of ``Person`` in any order; further ones are passed over, and all but ``id``
    and ``full_name`` may be missing.

    Raises:
        NotFoundError: ``no_file``.
        RuleError: ``bad_csv``: which row, and what to do.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise NotFoundError(
            "no_file", f"Không thấy tệp {path.name}. Xem lại tên tệp và thư mục."
        ) from None
    except UnicodeDecodeError:
        raise _bad("Tệp không phải UTF-8. Lưu lại thành “CSV UTF-8” rồi làm lại.") from None
    except OSError:
        raise _bad(f"Không đọc được tệp {path.name}. Kiểm tra quyền đọc.") from None
    people = list(_people(text))
    if len({person.id for person in people}) != len(people):
        raise _bad("Cột id có giá trị lặp lại. Mỗi người cần một id riêng.")
    return people


def _people(text: str) -> Iterator[Person]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        header = [name.strip().lower() for name in next(rows, [])]
        missing = [name for name in _NEEDED if name not in header]
        if missing:
            raise _bad(f"Tệp thiếu cột {', '.join(missing)}. Dòng đầu phải là tên cột.")
        for cells in rows:
            if any(cell.strip() for cell in cells):
                yield _person(dict(zip(header, cells, strict=False)), rows.line_num)
    except csv.Error:
        raise _bad(f"Dòng {rows.line_num} không đúng dạng CSV. Mở tệp xem lại dòng ấy.") from None


def _person(row: dict[str, str], line: int) -> Person:
    values = {name: normalise(row.get(name, "")) for name in _COLUMNS}
    if not values["id"]:
        raise _bad(f"Dòng {line} chưa có id.")
    values["sex"] = fold(values["sex"])
    if values["sex"] not in _SEXES:
        raise _bad(f"Dòng {line}, cột sex: chỉ ghi nam, nu hoặc để trống.")
    values["born_on"] = _born(values["born_on"], line)
    return Person(**values)


def _born(text: str, line: int) -> str:
    paper = _PAPER.fullmatch(text)
    if paper:
        day, month, year = paper.groups()
        text = "-".join([year, *(part.zfill(2) for part in (month, day) if part)])
    if not text or _is_date(text):
        return text
    raise _bad(f"Dòng {line}, cột born_on: ghi như 2014, 2014-03 hoặc 2014-03-12.")


def _is_date(text: str) -> bool:
    if not _ISO.fullmatch(text):
        return False
    try:
        dt.date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _separator(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(_SEPARATORS, key=first.count)


def _bad(message: str) -> RuleError:
    return RuleError("bad_csv", message)
