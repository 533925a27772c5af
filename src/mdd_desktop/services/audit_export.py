"""The log as a workbook."""

from collections.abc import Sequence
from pathlib import Path

from mdd_desktop.documents.xlsx.list_file import ListCell, ListColumn, write_list
from mdd_desktop.services import audit
from mdd_desktop.services.audit import Act
from mdd_desktop.storage.registry import Registry
from mdd_desktop.storage.whole_file import write_whole

_COLUMNS = (
    ListColumn("Lúc", 18),
    ListColumn("Cán bộ", 26),
    ListColumn("Việc", 12),
    ListColumn("Nội dung", 44),
    ListColumn("Hồ sơ", 20),
    ListColumn("Số", 8),
)


def write(registry: Registry, path: Path, rows: Sequence[Sequence[ListCell]]) -> int:
    """Write lines of the log into a workbook and note in the log that it was exported.

    Returns:
        How many lines were written.
    """
    content, count = write_list("NHẬT KÝ CỦA MÁY", _COLUMNS, rows, name="Nhật ký")
    write_whole(path, content)
    audit.note(registry, Act.EXPORT, "Nhật ký (Excel)", how_many=count)
    return count
