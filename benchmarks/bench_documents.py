"""Letters with pictures in one batch, and the memory that a long list takes.

200 sponsor letters with a photograph each: letters a second, drawn into one PDF. Then a list of
2,000 and 20,000 rows, each in a process of its own: what the process takes at its peak beyond the
rows themselves. The file of a longer list is longer, and it is held in memory, because nothing of a
record may lie readable on the disk; beside it, laying the pages out takes no more for more rows.
"""

import datetime as dt
import io
import multiprocessing
import time
from pathlib import Path

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
SHORT, LONG = 2_000, 20_000
MOST_COPIES = 1.5  # of the file: itself, the room it grows into, its list of pages
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


def _drawing(rows: int) -> tuple[int, int]:
    """Bytes that drawing a list adds to this process at its peak, and those of the file."""
    document, fonts = a_document(rows), shipped_fonts()
    before = _most()
    size = len(render_pdf(document, fonts))
    return _most() - before, size


def _most() -> int:
    """Bytes this process held at its peak; ``getrusage`` would tell those of its parent too."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) << 10 for line in lines if line.startswith("VmHWM"))


def peak_of(rows: int) -> tuple[int, int]:
    """The same in a process of its own, which nothing has filled before."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_drawing, (rows,))


def main() -> None:
    """Measure, print, and fail where a promise is not kept."""
    shipped_fonts()
    photos = pictures(LETTERS)
    begun = time.process_time()
    document = letters(photos)
    size = len(render_pdf(document, shipped_fonts()))
    speed = LETTERS / (time.process_time() - begun)
    print(f"{len(document.batch)} letters with pictures: {speed:.0f} a second, {size / 1e6:.1f} MB")
    assert speed >= LEAST_LETTERS, f"{speed:.1f} letters a second, wanted {LEAST_LETTERS}"
    (short, few), (long, many) = peak_of(SHORT), peak_of(LONG)
    copies = (long - short) / (many - few)
    print(f"list of {COLUMNS} columns: {short / 1e6:.1f} MB for {SHORT} rows, ", end="")
    print(
        f"{long / 1e6:.1f} MB for {LONG}; the file {few / 1e6:.1f} and {many / 1e6:.1f} MB; ",
        end="",
    )
    print(f"the growth is {copies:.1f} times that of the file")
    assert copies <= MOST_COPIES, f"{copies:.1f} copies of the file, wanted {MOST_COPIES}"


if __name__ == "__main__":
    main()
