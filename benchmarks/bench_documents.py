"""Letters with pictures in one batch, and the memory that a long list takes.

200 sponsor letters with a photograph each: letters a second, drawn into one PDF. Then a list of
1,000 and 8,000 rows: what the drawing takes at its peak beyond the rows themselves. The file of a
longer list is longer, and it is held in memory; laying the pages out must not take more.
"""

import datetime as dt
import io
import time
import tracemalloc

from PIL import Image

from bench_pdf import COLUMNS, a_document
from mdd_desktop.documents.catalogue import Print, compose
from mdd_desktop.documents.letterheads import Office, issuer_of
from mdd_desktop.documents.letters.sponsor_letter import ChildNews, GiftLine, SponsorLetter
from mdd_desktop.documents.passport_picture import passport_picture
from mdd_desktop.documents.pdf import render_pdf
from mdd_desktop.documents.typography import shipped_fonts
from mdd_desktop.domain.audience import ChildView
from mdd_desktop.domain.document import OfficialDocument
from mdd_desktop.domain.report import Report

LETTERS, LEAST_LETTERS = 200, 20.0
SHORT, LONG = 1_000, 8_000
COPIES = 4  # pages packed, written, read for the archive, completed: each as large as the file
MOST_GROWN = 1_000_000
DAY = dt.date(2026, 6, 30)


def pictures(count: int) -> list[bytes]:
    """Photographs as cameras make them, cut for paper; no two are alike."""
    made = []
    noise = Image.effect_noise((900, 1200), 40).convert("RGB")
    for n in range(count):
        picture = noise.copy()
        picture.paste((n * 37 % 256, n * 91 % 256, n * 53 % 256), (0, 0, 900, 400))
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=80)
        made.append(passport_picture(out.getvalue()))
    return made


def letters(photos: list[bytes]) -> OfficialDocument:
    """A batch of letters, each to a sponsor with one child and six gifts."""
    view = ChildView("X1-26-0001", "Ánh", commune="xã Hoa Sen", birth="12 tuổi", photo=True)
    gifts = tuple(
        GiftLine(dt.date(2026, month, 5), "passed", "Tiền sinh hoạt", 300_000, view)
        for month in range(1, 7)
    )
    records = tuple(
        SponsorLetter(
            name=f"Nguyễn Thị Ngọc Ánh {n}",
            person=True,
            gifts=gifts,
            received=1_800_000,
            delivered=1_800_000,
            children=(ChildNews(view, 1_800_000, 6, "Khá", "Có xe đạp đi học", 2, DAY, photo),),
        )
        for n, photo in enumerate(photos)
    )
    report = Report(
        kind="D1",
        unit_code="X1",
        unit_name="xã Hoa Sen",
        level="commune",
        period_label="6 tháng đầu năm 2026",
        first=dt.date(2026, 1, 1),
        last=DAY,
        cut_off_at=dt.datetime(2026, 6, 30, 12, tzinfo=dt.UTC),
        figures={},
        records=records,
    )
    issuer = issuer_of(Office("xã Hoa Sen", "commune", "tỉnh Bình Hà"))
    return compose("D1", report, issuer, today=DAY, how=Print(number=1, dated=DAY))


def peak_of(rows: int) -> tuple[int, int]:
    """Bytes that drawing a list takes at its peak beyond the list itself, and those of its file."""
    document = a_document(rows)
    tracemalloc.start()
    size = len(render_pdf(document, shipped_fonts()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak, size


def main() -> None:
    """Measure, print, and fail where a promise is not kept."""
    shipped_fonts()
    photos = pictures(LETTERS)
    begun = time.perf_counter()
    pages = len(letters(photos).batch)
    size = len(render_pdf(letters(photos), shipped_fonts()))
    speed = LETTERS / (time.perf_counter() - begun)
    print(f"{pages} letters with pictures: {speed:.0f} a second, {size / 1e6:.1f} MB")
    assert speed >= LEAST_LETTERS, f"{speed:.1f} letters a second, wanted {LEAST_LETTERS}"
    peak_of(SHORT)
    (short, few), (long, many) = peak_of(SHORT), peak_of(LONG)
    print(f"list of {COLUMNS} columns: {short / 1e6:.1f} MB for {SHORT} rows, ", end="")
    print(f"{long / 1e6:.1f} MB for {LONG}; the file {few / 1e6:.1f} and {many / 1e6:.1f} MB")
    grown = long - short - COPIES * (many - few)
    assert grown <= MOST_GROWN, f"laying out takes {grown / 1e6:.1f} MB more for a longer list"


if __name__ == "__main__":
    main()
