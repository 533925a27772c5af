"""The public list: nobody without every consent is in any of its files, be it in what lies beside.

The bytes of each file are taken apart: text and streams of the PDF, its properties, every part of
the DOCX and of the workbook.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import pdfplumber
import pikepdf
import pytest
from documents_office import example_rows, made, office_with

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.vietnamese import fold, initials
from mdd_desktop.services.offices import Registry

GUARDIAN = {"scope": "cong_khai", "by": "giam_ho", "from": "2026-01-10"}
BOTH = [GUARDIAN, GUARDIAN | {"by": "tre"}]
WITHDRAWN = [one | {"withdrawn": "2026-06-29"} for one in BOTH]
NAMES = {"KX": "Khuất Xuân Quỳnh", "WZ": "Ông Vương Zịn", "JF": "Đàm Phước Juyên"}
GIVEN = {"KX": BOTH, "WZ": WITHDRAWN, "JF": [GUARDIAN]}
ALLOWED, REFUSED = "KX", ("WZ", "JF")
SECRETS = {
    "phone": "0987000111",
    "identity_number": "079314000123",
    "guardian_name": "Bành Thị Giữ",
    "village": "thôn Kín Cổng",
    "circumstances": "Ở nhờ nhà họ hàng xa",
    "school_class": "7 Quế Phong",
}


@pytest.fixture(scope="module")
def listing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    children: list[dict[str, Any]] = [
        {
            "id": key, "unit_id": "X1", "full_name": NAMES[key], "sex": "nu",
            "birth": "2014-03-12", "registered_on": "2026-01-10", "consents": GIVEN[key],
            "father": {"status": "mat", "cause": "khac"}, "mother": {"status": "con_song"},
            **SECRETS, "identity_number": f"07931400012{place}",
        }
        for place, key in enumerate(NAMES)
    ]  # fmt: skip
    rows = {"units": example_rows()["units"], "children": children}
    registry = office_with(tmp_path_factory.mktemp("cong-khai") / "so", rows)
    yield registry
    registry.close()


def parts_of(content: bytes) -> Iterator[bytes]:
    """Everything that lies in a file, unpacked."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from (one.filename.encode() for one in archive.infolist())
            yield from (archive.read(one) for one in archive.infolist())
        return
    yield content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        yield str(dict(pdf.docinfo.items())).encode()
        for thing in pdf.objects:
            yield thing.read_bytes() if isinstance(thing, pikepdf.Stream) else repr(thing).encode()


def told_by(registry: Registry, form: str) -> str:
    content = made(registry, "B8", form).content
    text = "\n".join(part.decode("utf-8", "replace") for part in parts_of(content))
    if form == "pdf":
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            text += "\n".join(page.extract_text() for page in pdf.pages)
    return text


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
def test_whoever_did_not_consent_is_in_no_file_by_name_initials_code_or_secret(
    listing: Registry, form: str
) -> None:
    text = told_by(listing, form)
    codes = {child.full_name: str(child.code) for child in children_of(listing)}

    assert initials(NAMES[ALLOWED]) in text
    for key in REFUSED:
        for hidden in (NAMES[key], initials(NAMES[key]), codes[NAMES[key]]):
            assert hidden not in text
            assert fold(hidden) not in fold(text)


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
def test_whoever_consented_is_told_by_her_initials_and_by_nothing_else(
    listing: Registry, form: str
) -> None:
    text = told_by(listing, form)

    assert NAMES[ALLOWED] not in text
    assert "12/03/2014" not in text
    assert "2014-03-12" not in text
    for name, secret in SECRETS.items():
        assert secret not in text, name
    assert "07931400012" not in text


def children_of(registry: Registry) -> list[Any]:
    with registry.read() as reading:
        return list(reading.of(Child).where())
