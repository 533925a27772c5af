"""Tables an officer types in, one line per row, cells parted by ``|``."""

from collections.abc import Sequence

from mdd_desktop.domain.errors import RuleError

TypedRow = tuple[str | int | None, ...]
_SIGNS = str.maketrans("", "", ". \u00a0")


def typed_rows(
    lines: Sequence[str], titles: Sequence[str], numbers: Sequence[int]
) -> list[TypedRow]:
    """Read rows.

    Args:
        lines: What was typed.
        titles: Of the cells, in order; named in the refusal.
        numbers: Places of the cells that hold whole numbers; an empty one is unknown.

    Raises:
        RuleError: A row has another number of cells, or a number is none.
    """
    return [
        _row(line, place, titles, numbers)
        for place, line in enumerate((one for one in lines if one.strip()), start=1)
    ]


def _row(line: str, place: int, titles: Sequence[str], numbers: Sequence[int]) -> TypedRow:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != len(titles):
        raise _refusal(place, titles)
    return tuple(
        _number(cell, place, titles) if n in numbers else cell for n, cell in enumerate(cells)
    )


def _number(cell: str, place: int, titles: Sequence[str]) -> int | None:
    digits = cell.translate(_SIGNS)
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit()):
        raise _refusal(place, titles)
    return int(digits)


def _refusal(place: int, titles: Sequence[str]) -> RuleError:
    return RuleError(
        "bad_row",
        f"Không đọc được dòng {place} của bảng. Ghi mỗi dòng {len(titles)} ô, cách nhau bằng"
        f" dấu “|”: {' | '.join(titles)}; ô số chỉ ghi chữ số.",
    )
