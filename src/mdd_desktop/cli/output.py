"""What a command prints: one JSON document, or Vietnamese text."""

import datetime as dt
import json
import sys
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID


class Answer:
    """A command's result.

    Attributes:
        keys: The JSON keys of the contract.
        lines: The same in Vietnamese, for people.
        exit_code: 0 done, 3 all refused, 4 done in part.
    """

    def __init__(
        self, keys: dict[str, Any], lines: Iterable[str] = (), *, exit_code: int = 0
    ) -> None:
        self.keys = keys
        self.lines = lines
        self.exit_code = exit_code

    def show(self, *, as_json: bool) -> None:
        """Print it on standard output."""
        if as_json:
            print_json(self.keys)
            return
        for line in self.lines:
            sys.stdout.write(f"{line}\n")


def print_json(content: object) -> None:
    """Print exactly one JSON document."""
    text = json.dumps(content, ensure_ascii=False, indent=1, default=plain)
    sys.stdout.write(text + "\n")


def refusal(code: str, message: str) -> dict[str, Any]:
    """The JSON keys that say why nothing was done."""
    return {"error": {"code": code, "message": message}}


def refuse(code: str, message: str, *, as_json: bool) -> None:
    """Tell why nothing was done."""
    if as_json:
        print_json(refusal(code, message))
    else:
        sys.stderr.write(f"{message}\n")


def plain(value: object) -> object:
    """The JSON form of what figures and records hold."""
    if isinstance(value, (UUID, Path)):
        return str(value)
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    msg = f"no JSON form for {type(value).__name__}"
    raise TypeError(msg)


def table(rows: Iterable[tuple[object, ...]]) -> list[str]:
    """Columns of text, padded to the widest."""
    texts = [tuple("" if cell is None else str(cell) for cell in row) for row in rows]
    if not texts:
        return []
    widths = [max(len(row[i]) for row in texts) for i in range(len(texts[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in texts
    ]
