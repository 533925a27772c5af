"""Write the fonts under ``resources/fonts``.

Needs fontTools (extra ``dev``) and two unpacked releases::

    python tools/make_fonts.py --inter INTER/web --serif LIBERATION

``--inter`` holds ``Inter-Regular.woff2`` and its sisters of Inter 4.1, static, complete;
``--serif`` holds ``LiberationSerif-*.ttf`` of Liberation Fonts 2.1.5.

Inter is cut down to Latin, Vietnamese and the signs of the screens, because it is read by the
screen only. Liberation Serif is copied byte for byte: its licence reserves the name for unchanged
files, and the documents embed a subset of it anyway.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import unicodedata
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
INTER_STYLES = ("Regular", "Italic", "Medium", "SemiBold")
SERIF_STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
FEATURES = ["kern", "mark", "ccmp", "tnum", "calt", "locl"]
BASES = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SIGNS = "₫€–—‘’‚“”„†‡•…‰′″‹›←↑→↓↔⇒−≈≠≤≥√□■▲▼▶◀●○⚠✓✗"
MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
SPACES = "\u00a0\u2009\u202f\u2011"


def vietnamese_letters() -> set[str]:
    """Return every Vietnamese letter outside ASCII: 134 of them."""
    lower = {unicodedata.normalize("NFC", base + tone) for base in BASES for tone in TONES} | {"đ"}
    return {letter for letter in lower | {item.upper() for item in lower} if not letter.isascii()}


def screen_characters() -> set[int]:
    """Return the code points that the screen font keeps."""
    latin = {*range(0x20, 0x7F), *range(0xA0, 0x180)}
    return (
        latin | {ord(sign) for sign in SIGNS + MARKS + SPACES} | set(map(ord, vietnamese_letters()))
    )


def missing(font: TTFont, characters: set[int]) -> str:
    """Return the characters that a font cannot draw."""
    return "".join(chr(code) for code in sorted(characters - font.getBestCmap().keys()))


def write_screen_font(source: Path, target: Path) -> None:
    """Write one static Inter, cut down; every Vietnamese letter must survive."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.layout_features = FEATURES
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17]
    options.hinting = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=screen_characters())
    subsetter.subset(font)
    font.flavor = None
    font.save(target)
    lost = missing(font, screen_characters())
    sys.stdout.write(f"{target.name}: {target.stat().st_size} bytes, without {lost or 'nothing'}\n")


def main() -> None:
    """Write the four faces of each family."""
    parser = argparse.ArgumentParser(description="Write the shipped fonts.")
    parser.add_argument("--inter", type=Path, required=True, help="folder of Inter-*.woff2")
    parser.add_argument("--serif", type=Path, required=True, help="folder of LiberationSerif-*.ttf")
    chosen = parser.parse_args()
    for style in INTER_STYLES:
        name = f"Inter-{style}"
        write_screen_font(chosen.inter / f"{name}.woff2", FONTS / f"{name}.ttf")
    for style in SERIF_STYLES:
        name = f"LiberationSerif-{style}.ttf"
        shutil.copyfile(chosen.serif / name, FONTS / name)
        lost = missing(TTFont(FONTS / name), set(map(ord, vietnamese_letters())))
        if lost:
            sys.exit(f"{name} has no {lost}")


if __name__ == "__main__":
    main()
