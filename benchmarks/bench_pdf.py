"""A list of 2,000 rows and 30 columns as PDF, against the same cells on a bare reportlab canvas.

Both run here and now, so the ratio holds on any computer. The list also measures, wraps, repeats
its header and looks up every character in the font; the bare canvas does none of it.
"""

import io
import time
from collections.abc import Callable

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from mdd_desktop.documents.letterheads import Office, issuer_of
from mdd_desktop.documents.pdf import render_pdf
from mdd_desktop.documents.typography import MM, shipped_fonts
from mdd_desktop.domain.document import Align, Annex, Column, OfficialDocument, Row, Table

ROWS, COLUMNS, ROUNDS = 2_000, 30, 3
LEAST_RATIO = 0.8
WORDS = ("Hòa", "Ngọc", "Đỗ", "xã", "nữ", "Tày", "tốt", "Bé", "Ánh", "có")


def cell(row: int, column: int) -> str | int:
    """Names, codes and numbers as in a real list; every cell fits its column."""
    if column % 3 == 1:
        return (row * 31 + column * 7) % 900
    return WORDS[(row + column * 3) % len(WORDS)]


def a_document(count: int) -> OfficialDocument:
    """A report whose annex is a list of so many rows."""
    columns = tuple(
        Column(f"C{n}", 252 / COLUMNS, Align.RIGHT if n % 3 == 1 else Align.LEFT)
        for n in range(COLUMNS)
    )
    rows = tuple(Row(tuple(cell(r, c) for c in range(COLUMNS))) for r in range(count))
    annex = Annex("Danh sách", (Table(columns, rows),), landscape=True)
    return OfficialDocument(
        kind="B1",
        type_code="BC",
        type_name="Báo cáo",
        subject="Danh sách",
        issuer=issuer_of(Office("xã Hoa Sen", "commune", "tỉnh Bình Hà")),
        year=2026,
        body=(),
        recipients=("Lưu: VT",),
        annexes=(annex,),
        draft=False,
    )


def as_list() -> bytes:
    return render_pdf(a_document(ROWS), shipped_fonts())


def as_bare_canvas() -> bytes:
    face, buffer = shipped_fonts().regular, io.BytesIO()
    width, height = landscape(A4)
    canvas = Canvas(buffer, pagesize=(width, height), pageCompression=1, invariant=1)
    step, left, top = 16.0, 30 * MM, height - 20 * MM
    column_mm = 252 * MM / COLUMNS
    per_page = int((height - 40 * MM) / step)
    for first in range(0, ROWS, per_page):
        canvas.setFont(face.name, 9)
        count = min(per_page, ROWS - first)
        for place in range(count):
            for column in range(COLUMNS):
                x, y = left + column * column_mm + 2, top - place * step - 12
                canvas.drawString(x, y, str(cell(first + place, column)))
        xs = [left + n * column_mm for n in range(COLUMNS + 1)]
        canvas.grid(xs, [top - n * step for n in range(count + 1)])
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def best(work: Callable[[], bytes]) -> float:
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


def main() -> None:
    bare, made = best(as_bare_canvas), best(as_list)
    ratio = bare / made
    print(f"bare canvas {bare:.2f} s, list {made:.2f} s, speed {ratio:.2f} of the bare canvas")
    assert ratio >= LEAST_RATIO, f"{ratio:.2f} is below {LEAST_RATIO}"


if __name__ == "__main__":
    main()
