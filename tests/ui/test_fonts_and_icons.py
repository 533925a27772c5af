import struct
import unicodedata
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont

from mdd_desktop.resources import resource

SCREEN_FACES = ["Inter-Regular", "Inter-Italic", "Inter-Medium", "Inter-SemiBold"]
SERIF_FACES = [
    "LiberationSerif-Regular",
    "LiberationSerif-Bold",
    "LiberationSerif-Italic",
    "LiberationSerif-BoldItalic",
]
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
LETTERS = {
    letter
    for base in "aăâeêioôơuưy"
    for tone in TONES
    for lower in [unicodedata.normalize("NFC", base + tone)]
    for letter in (lower, lower.upper())
} | {"đ", "Đ"}
SCREEN_SIGNS = set("₫–—“”‘’…·→←↑↓✓✗≥≤≠×±−«»•°½²³")
PRINTED_SIGNS = set("₫–—“”‘’…·×±−≥≤«»•°½²³□■")
COLOUR_OF_THE_TEXT = "currentColor"
SVG = "{http://www.w3.org/2000/svg}"


def icons() -> list[Path]:
    return sorted(path for path in resource("icons").glob("*.svg") if path.stem != "mdd")


def font(face: str) -> TTFont:
    return TTFont(resource("fonts", f"{face}.ttf"), lazy=False)


def test_the_alphabet_has_134_letters_outside_ascii() -> None:
    assert len({letter for letter in LETTERS if not letter.isascii()}) == 134


@pytest.mark.parametrize("face", SCREEN_FACES)
def test_the_screen_font_draws_every_vietnamese_letter_and_sign(face: str) -> None:
    ascii_signs = set(map(chr, range(0x20, 0x7F)))
    missing = (LETTERS | SCREEN_SIGNS | ascii_signs) - set(map(chr, font(face).getBestCmap()))
    assert not missing


@pytest.mark.parametrize("face", SERIF_FACES)
def test_the_document_font_draws_every_vietnamese_letter_and_sign(face: str) -> None:
    missing = (LETTERS | PRINTED_SIGNS) - set(map(chr, font(face).getBestCmap()))
    assert not missing


@pytest.mark.parametrize("face", SERIF_FACES)
def test_the_document_font_is_the_unchanged_release(face: str) -> None:
    names = font(face)["name"]
    assert names.getDebugName(1) == "Liberation Serif"
    assert names.getDebugName(5) == "Version 2.1.5"


@pytest.mark.parametrize("face", SCREEN_FACES)
def test_the_screen_font_keeps_its_features_and_stays_small(face: str) -> None:
    drawn = font(face)
    features = {
        record.FeatureTag
        for table in ("GSUB", "GPOS")
        for record in drawn[table].table.FeatureList.FeatureRecord
    }
    assert {"kern", "mark", "ccmp", "tnum", "calt"} <= features
    assert drawn["name"].getDebugName(16) or drawn["name"].getDebugName(1) == "Inter"
    assert resource("fonts", f"{face}.ttf").stat().st_size < 80_000


@pytest.mark.parametrize("face", SCREEN_FACES)
def test_tabular_digits_have_one_width(face: str) -> None:
    drawn = font(face)
    cmap = drawn.getBestCmap()
    lookups = drawn["GSUB"].table
    tabular = next(
        record.Feature
        for record in lookups.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
    )
    mapping: dict[str, str] = {}
    for number in tabular.LookupListIndex:
        for subtable in lookups.LookupList.Lookup[number].SubTable:
            mapping |= getattr(subtable, "ExtSubTable", subtable).mapping
    widths = {
        drawn["hmtx"][mapping.get(cmap[ord(digit)], cmap[ord(digit)])][0] for digit in "0123456789"
    }
    assert len(widths) == 1


@pytest.mark.parametrize("path", icons(), ids=lambda path: path.stem)
def test_an_icon_is_a_drawing_in_the_colour_of_the_text(path: Path) -> None:
    root = ET.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314  - our own file

    assert root.tag == f"{SVG}svg"
    assert root.get("viewBox") == "0 0 24 24"
    assert COLOUR_OF_THE_TEXT in {root.get("stroke"), root.get("fill")}
    assert root.findall(f"{SVG}path")
    assert not root.findall(f".//{SVG}script")


def test_the_icons_with_a_fixed_meaning_are_there() -> None:
    fixed = {
        "heart-handshake",
        "mood-kid",
        "user-heart",
        "link",
        "gift",
        "clipboard-check",
        "copy",
        "git-compare",
        "device-usb",
    }
    assert fixed <= {path.stem for path in icons()}


def test_the_program_icon_is_there_for_each_system() -> None:
    drawing = ET.fromstring(resource("icons", "mdd.svg").read_text())  # noqa: S314  - our own file
    png = resource("icons", "mdd.png").read_bytes()
    ico = resource("icons", "mdd.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", ico)
    widths = {struct.unpack_from("<B", ico, 6 + 16 * number)[0] or 256 for number in range(count)}

    assert drawing.get("viewBox") == "0 0 256 256"
    assert struct.unpack(">II", png[16:24]) == (256, 256)
    assert (reserved, kind) == (0, 1)
    assert {16, 32, 48, 256} <= widths


def test_every_foreign_family_has_its_licence_beside_it() -> None:
    listed = resource("LICENSES.md").read_text(encoding="utf-8")
    for name in (
        "fonts/OFL-Inter.txt",
        "fonts/OFL-Liberation.txt",
        "icons/LICENSE-Tabler.txt",
        "units/LICENSE-vietnamadminunits.txt",
    ):
        assert name in listed
        assert "Copyright" in resource(*name.split("/")).read_text(encoding="utf-8")
