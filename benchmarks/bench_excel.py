"""Reading, mapping and validating 50,000 rows against python-calamine alone, and export of
100,000 rows against openpyxl in write-only mode: ratios of rows per second of processor time, the
median of three runs.
"""

import datetime as dt
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from mdd_desktop.documents.xlsx.list_file import ListColumn, write_list
from mdd_desktop.documents.xlsx.opening import open_book
from mdd_desktop.services.excel.choices import Choices
from mdd_desktop.services.excel.reading import read_list

READ_ROWS, WRITTEN_ROWS, RUNS = 50_000, 100_000, 3
LEAST_READ, LEAST_WRITTEN = 0.4, 0.85
TODAY = dt.date(2026, 11, 22)
HEAD = ("STT", "Họ và tên", "Giới tính", "Ngày sinh", "Dân tộc", "Số định danh", "Thôn",
        "Nơi ở", "Họ tên cha", "Họ tên mẹ", "Người nuôi dưỡng", "Quan hệ", "Điện thoại",
        "Trường", "Lớp", "Ghi chú")  # fmt: skip
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Lý")
MIDDLE = ("Thị", "Văn", "Ngọc", "Minh", "Thu", "Hữu", "Đức", "Thanh", "Gia", "Bảo")
GIVEN = ("An", "Bình", "Cúc", "Dũng", "Hằng", "Khuê", "Lan", "Mai", "Nga", "Oanh", "Phúc", "Quý",
         "Sơn", "Tuyết", "Uyên", "Vinh", "Xuân", "Yến")  # fmt: skip


def invented_rows(count: int) -> list[list[object]]:
    chance = random.Random(1)  # noqa: S311 - invented people

    def name() -> str:
        return " ".join(map(chance.choice, (FAMILY, MIDDLE, MIDDLE, GIVEN)))

    rows: list[list[object]] = []
    for number in range(1, count + 1):
        born = dt.date(2009, 1, 1) + dt.timedelta(days=chance.randrange(5500))
        girl = chance.random() < 0.5
        identity = f"{chance.choice(('001', '079', '038'))}{3 if girl else 2}{born:%y}"
        rows.append(
            [
                number, name(), "Nữ" if girl else "Nam", born, "Kinh",
                f"{identity}{chance.randrange(10**6):06}", f"Thôn {chance.randrange(30)}",
                f"Số {chance.randrange(500)} đường {chance.choice(GIVEN)}", name(), name(),
                name(), "Bà ngoại", f"09{chance.randrange(10**8):08}", "THCS Hoa Sen",
                f"{chance.randrange(1, 10)}A", None,
            ]
        )  # fmt: skip
    return rows


def write_with_openpyxl(path: Path, rows: list[list[object]]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    sheet.append(["DANH SÁCH TRẺ EM"])
    sheet.append([])
    sheet.append(HEAD)
    for row in rows:
        sheet.append(row)
    book.save(path)


def seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def compare(
    title: str, baseline: Callable[[], object], ours: Callable[[], object], least: float
) -> None:
    pairs = [(seconds(baseline), seconds(ours)) for _ in range(RUNS)]
    ratio = statistics.median(theirs / mine for theirs, mine in pairs)
    best = tuple(min(column) for column in zip(*pairs, strict=True))
    verdict = "ok" if ratio >= least else "BELOW"
    print(
        f"{title}: {best[1]:.2f} s against {best[0]:.2f} s, ratio {ratio:.2f} (≥ {least}) {verdict}"
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        path, other = Path(name) / "doc.xlsx", Path(name) / "ghi.xlsx"
        write_with_openpyxl(path, invented_rows(READ_ROWS))

        def ours_reads() -> None:
            read = read_list(open_book(path), Choices(), today=TODAY)
            assert len(read.rows) == READ_ROWS, len(read.rows)

        compare(
            "reading, mapping, validating 50,000 rows",
            lambda: CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(),
            ours_reads,
            LEAST_READ,
        )
        rows = invented_rows(WRITTEN_ROWS)
        columns = [ListColumn(title, 16) for title in HEAD]
        compare(
            "export of 100,000 rows",
            lambda: write_with_openpyxl(other, rows),
            lambda: other.write_bytes(
                write_list("DANH SÁCH TRẺ EM", columns, rows, name="Trẻ em")[0]  # type: ignore[arg-type]
            ),
            LEAST_WRITTEN,
        )


if __name__ == "__main__":
    main()
