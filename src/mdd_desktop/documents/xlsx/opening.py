"""Opening a workbook of any kind that officers send, by what it is and not by its name.

Nothing in it is run: macros and links are not even read. Sizes are looked at before anything is
unpacked, so that a small file cannot fill the memory.
"""

import io
import zipfile
from pathlib import Path

from mdd_desktop.documents.xlsx.delimited import read_delimited
from mdd_desktop.documents.xlsx.grid import Book
from mdd_desktop.documents.xlsx.html_table import looks_like_html, read_html
from mdd_desktop.documents.xlsx.ods import read_ods
from mdd_desktop.documents.xlsx.ooxml import read_xlsx
from mdd_desktop.documents.xlsx.xls import read_xls
from mdd_desktop.domain.calm import without_collector
from mdd_desktop.domain.errors import DamagedError, NotFoundError, RuleError

LARGEST_FILE = 100 * 1024 * 1024
LARGEST_UNPACKED = 600 * 1024 * 1024
LARGEST_RATIO = 250
_SMALL_PART = 20 * 1024 * 1024
_MOST_PARTS = 5000
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_DOCTYPE_WITHIN = 2048
_SEEN = 4096


def open_book(path: Path) -> Book:
    """Read a workbook.

    Raises:
        NotFoundError: ``no_file``.
        RuleError: ``workbook_kind``, ``workbook_too_large``, ``workbook_locked``.
        DamagedError: ``workbook_damaged``.
    """
    if not path.is_file():
        raise NotFoundError("no_file", f"Không thấy tệp {path.name}. Xem lại tên tệp và thư mục.")
    if path.stat().st_size > LARGEST_FILE:
        raise _too_large()
    return read_book(path.read_bytes(), path.name)


def read_book(content: bytes, name: str) -> Book:
    """Read a workbook from its bytes; the name tells only how a text file ends its cells."""
    if not content.strip():
        raise RuleError("workbook_empty", f"Tệp {name} trống. Chọn tệp khác.")
    try:
        with without_collector():
            return _read(content, name)
    except (RuleError, DamagedError):
        raise
    except Exception as error:
        raise DamagedError(
            "workbook_damaged",
            f"Tệp {name} hỏng hoặc không đúng dạng bảng tính. "
            "Mở bằng Excel, lưu lại thành .xlsx rồi làm lại.",
        ) from error


def _read(content: bytes, name: str) -> Book:
    if content.startswith(_ZIP):
        return _read_zip(content, name)
    if content.startswith(_OLE) and _ENCRYPTED in content:
        raise _locked()
    if content.startswith(_OLE) or content[:2] in _BIFF:
        return read_xls(content)
    if looks_like_html(content[:_SEEN]):
        return read_html(content)
    if content.lstrip()[:5] in (b"<?xml", b"%PDF-") or b"MIME-Version" in content[:_SEEN]:
        raise _unknown(name)
    return read_delimited(content)


def _read_zip(content: bytes, name: str) -> Book:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        _check_sizes(archive)
        names = frozenset(archive.namelist())
        if "xl/workbook.xml" in names or "[Content_Types].xml" in names:
            if "xl/workbook.bin" in names or not any(n.startswith("xl/") for n in names):
                raise _unknown(name)
            return read_xlsx(archive, content)
        if "content.xml" in names:
            return read_ods(archive)
    raise _unknown(name)


def _check_sizes(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise _too_large()
    for part in parts:
        if part.file_size > max(_SMALL_PART, LARGEST_RATIO * part.compress_size):
            raise _too_large()
        if part.flag_bits & 1:
            raise _locked()
        if part.filename.endswith((".xml", ".rels")):
            _refuse_doctype(archive, part)


def _refuse_doctype(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """No office program writes a document type; it is the way in for entity bombs."""
    with archive.open(part) as stream:
        if b"<!DOCTYPE" in stream.read(_DOCTYPE_WITHIN).replace(b"\0", b""):
            raise DamagedError(
                "workbook_damaged", "Tệp có khai báo lạ (DOCTYPE) nên không được đọc."
            )


def _too_large() -> RuleError:
    return RuleError(
        "workbook_too_large",
        "Tệp quá lớn, hoặc bung ra quá lớn. Chép danh sách sang tệp mới rồi nhập tệp ấy.",
    )


def _locked() -> RuleError:
    return RuleError(
        "workbook_locked", "Tệp có mật khẩu. Bỏ mật khẩu trong Excel, lưu lại rồi nhập."
    )


def _unknown(name: str) -> RuleError:
    return RuleError(
        "workbook_kind",
        f"Tệp {name} không thuộc các dạng đọc được: .xlsx, .xlsm, .xls, .ods, .csv. "
        "Mở bằng Excel rồi lưu lại thành .xlsx.",
    )
