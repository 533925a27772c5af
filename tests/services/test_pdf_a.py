"""Files kept for ever: what PDF/A-2b asks of each, looked up in the file itself."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from documents_measured import all_kinds
from documents_office import DAY, example_office
from fontTools.ttLib import TTFont
from pikepdf import pdfa

from builders import PASSPHRASE
from mdd_desktop.services import documents
from mdd_desktop.services import offices as office_services
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry

__all__ = ["example_office"]
FILTERS = {"/FlateDecode", "/DCTDecode"}
OPERATORS = {b"gs", b"sh", b"BX", b"EX"}


@pytest.fixture(scope="module")
def office(example_office: Path) -> Iterator[Registry]:
    registry = office_services.open_office(example_office, PASSPHRASE, today=DAY)
    yield registry
    registry.close()


@pytest.mark.parametrize("kind", all_kinds())
def test_every_kind_keeps_what_an_archive_asks_for(office: Registry, kind: str) -> None:
    data = documents.make(office, Wish(kind=kind, number=5), "pdf").content
    assert validated(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        file_is_plain(data, pdf)
        metadata_say_the_same_twice(pdf)
        colours_are_meant_in_one_profile(pdf)
        for page in pdf.pages:
            page_draws_nothing_unclear(page)
            for font in page.Resources.get("/Font", {}).values():
                font_is_embedded_whole(font)


@pytest.mark.parametrize("kind", ["KH1", "B3"])
def test_a_draft_too_is_a_file_for_ever(office: Registry, kind: str) -> None:
    assert validated(documents.make(office, Wish(kind=kind), "pdf").content) == []


def test_a_file_that_lost_its_profile_and_learnt_a_script_is_no_archive(office: Registry) -> None:
    whole = documents.make(office, Wish(kind="D3", number=5), "pdf").content
    broken = io.BytesIO()
    with pikepdf.open(io.BytesIO(whole)) as pdf:
        del pdf.Root.OutputIntents
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        pdf.save(broken)

    assert any("OpenAction" in one for one in validated(broken.getvalue()))


def validated(data: bytes) -> list[str]:
    """What the validator finds that approves nothing it does not know, by the rules of veraPDF."""
    report = pdfa.validate_written(io.BytesIO(data), "2b")
    assert report.passed == (not report.findings)
    return [str(one) for one in report.findings]


def file_is_plain(data: bytes, pdf: pikepdf.Pdf) -> None:
    """No encryption, no scripts, no files inside, no forms, nothing outside the format."""
    assert re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}", data)
    assert data.rstrip().endswith(b"%%EOF")
    assert "/Encrypt" not in pdf.trailer
    assert len(pdf.trailer.ID) == 2
    assert set(pdf.Root.keys()).isdisjoint({"/AA", "/OpenAction", "/AcroForm", "/OCProperties"})
    assert set(pdf.Root.get("/Names", {}).keys()).isdisjoint({"/JavaScript", "/EmbeddedFiles"})
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream):
            filters = one.get("/Filter", pikepdf.Array())
            names = filters if isinstance(filters, pikepdf.Array) else [filters]
            assert {str(name) for name in names} <= FILTERS
            assert "/F" not in one


def metadata_say_the_same_twice(pdf: pikepdf.Pdf) -> None:
    info = pdf.docinfo
    assert pdf.Root.Metadata.get("/Filter") is None
    with pdf.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "B")
        assert meta["dc:title"] == str(info["/Title"])
        assert meta["dc:creator"] == [str(info["/Author"])]
        assert meta["dc:description"] == str(info["/Subject"])
        assert meta["pdf:Producer"] == str(info["/Producer"])
        assert meta["xmp:CreatorTool"] == str(info["/Creator"])
        assert meta["xmp:CreateDate"][:4] == str(info["/CreationDate"])[2:6]
    assert str(pdf.Root.Lang) == "vi-VN"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def colours_are_meant_in_one_profile(pdf: pikepdf.Pdf) -> None:
    (intent,) = pdf.Root.OutputIntents
    profile = intent.DestOutputProfile
    assert (str(intent.S), profile.N) == ("/GTS_PDFA1", 3)
    assert bytes(profile.read_bytes())[36:40] == b"acsp"
    assert bytes(profile.read_bytes())[16:20] == b"RGB "


def page_draws_nothing_unclear(page: pikepdf.Page) -> None:
    """Nothing shines through; no comment, no action; pictures without masks."""
    assert set(page.obj.keys()).isdisjoint({"/AA", "/Annots"})
    assert page.obj.get("/Group", {}).get("/S") != "/Transparency"
    for state in page.Resources.get("/ExtGState", {}).values():
        assert state.get("/SMask", "/None") == "/None"
        assert {float(state.get(name, 1)) for name in ("/ca", "/CA")} == {1.0}
        assert state.get("/BM", "/Normal") == "/Normal"
    for image in page.Resources.get("/XObject", {}).values():
        assert set(image.keys()).isdisjoint({"/SMask", "/Alternates", "/OPI"})
        assert image.get("/Interpolate", False) is not True
        assert str(image.get("/ColorSpace")) in {"/DeviceRGB", "/DeviceGray"}
    drawing = pikepdf.parse_content_stream(page)
    used = {str(one.operator).encode() for one in drawing}
    assert not used & (OPERATORS - {b"gs"})
    for operator, kind in (("Tf", "/Font"), ("Do", "/XObject"), ("gs", "/ExtGState")):
        named = {str(one.operands[0]) for one in drawing if str(one.operator) == operator}
        assert named <= set(page.Resources.get(kind, {}).keys())


def font_is_embedded_whole(font: pikepdf.Object) -> None:
    """Every letter that is drawn is in the file, as wide as the file says, with its meaning."""
    descriptor = font.FontDescriptor
    program = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))
    assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))
    assert str(font.BaseFont) == str(descriptor.FontName)
    assert "/ToUnicode" in font
    assert len(font.Widths) == int(font.LastChar) - int(font.FirstChar) + 1
    widths = {round(advance * 1000 / program["head"].unitsPerEm)
              for advance, _bearing in program["hmtx"].metrics.values()}  # fmt: skip
    for width in font.Widths:
        assert any(abs(float(width) - known) <= 1 for known in widths)
