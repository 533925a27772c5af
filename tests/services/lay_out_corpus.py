"""Lays the corpus of nasty workbooks out as files: each workbook beside the truth about it.

python tests/services/lay_out_corpus.py FOLDER
"""

import json
import sys
from pathlib import Path

import workbooks_dates
import workbooks_files
import workbooks_heads
import workbooks_lists
import workbooks_sheets
import workbooks_texts
from workbook_corpus import CASES

PARTS = (
    workbooks_dates,
    workbooks_files,
    workbooks_heads,
    workbooks_lists,
    workbooks_sheets,
    workbooks_texts,
)


def lay_out(folder: Path) -> list[Path]:
    """Write every workbook, and ``….truth.json`` beside it; return the truth files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for number, make in enumerate(CASES, 1):
        case = make()
        book = folder / f"{number:02d}-{make.__name__}{Path(case.file).suffix}"
        book.write_bytes(case.content)
        told = {
            "name": case.name,
            "workbook": book.name,
            "kind": case.kind,
            "encoding": case.encoding,
            "choices": case.choices,
            "rows": case.truth,
            "refused": sorted(case.refused),
            "warned": sorted(case.warned),
        }
        beside = book.with_suffix(".truth.json")
        beside.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        written.append(beside)
    return written


if __name__ == "__main__":
    lay_out(Path(sys.argv[1]))
