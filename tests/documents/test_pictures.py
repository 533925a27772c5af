"""Camera files and scans: made small and clean, or refused in a sentence."""

import io
import struct
import zlib

import pytest
from PIL import Image

from mdd_desktop.documents.pictures import (
    MOST_BYTES,
    check_scan,
    make_scan,
    make_thumbnail,
)
from mdd_desktop.domain.errors import RuleError

ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F
SECRET = b"ONEPHONE-GPS-SECRET"


def noise(width: int, height: int) -> Image.Image:
    return Image.effect_noise((width, height), 90).convert("RGB")


def a_photo(picture: Image.Image, form: str = "JPEG", *, turned: int = 1) -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION] = turned
    exif[MAKER] = SECRET.decode()
    exif.get_ifd(GPS)[2] = (10.0, 20.0, 30.0)
    target = io.BytesIO()
    if form == "JPEG":
        picture.save(target, form, quality=95, exif=exif, comment=SECRET)
    else:
        picture.save(target, form)
    return target.getvalue()


def refused(content: bytes) -> RuleError:
    with pytest.raises(RuleError) as caught:
        make_scan(content)
    return caught.value


def test_a_photo_becomes_small_and_keeps_no_trace_of_camera_and_place() -> None:
    content = a_photo(noise(2400, 1800)) + b"hidden behind the end" + SECRET

    scan = make_scan(content)

    assert len(scan.content) <= MOST_BYTES
    assert scan.media == "jpeg"
    assert SECRET not in scan.content
    assert not Image.open(io.BytesIO(scan.content)).getexif()
    assert b"hidden" not in scan.content
    check_scan(scan.content, "jpeg")


def test_a_photo_taken_sideways_stands_upright() -> None:
    picture = Image.new("RGB", (200, 100), "white")
    picture.paste("black", (0, 0, 100, 100))

    scan = make_scan(a_photo(picture, turned=6))

    upright = Image.open(io.BytesIO(scan.content))
    assert upright.size == (100, 200)
    assert upright.getpixel((50, 20)) < (40, 40, 40)
    assert upright.getpixel((50, 180)) > (200, 200, 200)


@pytest.mark.parametrize("form", ["PNG", "BMP", "GIF", "TIFF", "WEBP"])
def test_other_formats_of_scanners_are_taken(form: str) -> None:
    scan = make_scan(a_photo(Image.new("RGB", (120, 80), "gray"), form))

    assert Image.open(io.BytesIO(scan.content)).format == "JPEG"


def test_what_is_transparent_becomes_white_paper() -> None:
    target = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(target, "PNG")

    scan = make_scan(target.getvalue())

    assert Image.open(io.BytesIO(scan.content)).getpixel((20, 20)) == (255, 255, 255)


def test_a_thumbnail_is_a_square() -> None:
    scan = make_scan(a_photo(noise(300, 200)))

    assert Image.open(io.BytesIO(make_thumbnail(scan.content, 64))).size == (64, 64)


def test_a_cut_off_photo_is_refused() -> None:
    content = a_photo(noise(800, 600))

    assert refused(content[: len(content) // 3]).code == "picture_damaged"


@pytest.mark.parametrize(
    "content",
    [b"", b"MZ\x90 a program", b"<svg onload=alert(1)>", b"\xff\xd8\xff", b"%!PS-Adobe-3.0 EPSF"],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    assert refused(content).code == "not_a_picture"


def png_header(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))
    data = zlib.compress(bytes(1000))
    body = struct.pack(">I", len(data)) + b"IDAT" + data
    return b"\x89PNG\r\n\x1a\n" + chunk + body + struct.pack(">I", zlib.crc32(b"IDAT" + data))


@pytest.mark.parametrize("size", [(60_000, 60_000), (10_000, 10_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_that_would_fill_the_memory_is_refused_unopened(size: tuple[int, int]) -> None:
    assert refused(png_header(*size)).code in {"picture_too_large", "not_a_picture"}


def test_a_huge_file_is_refused_by_its_size() -> None:
    assert refused(b"\0" * ((40 << 20) + 1)).code == "file_too_big"


def test_a_small_pdf_is_kept_as_it_is() -> None:
    content = b"%PDF-1.4\n1 0 obj <<>> endobj\n%%EOF\n"

    assert make_scan(content) == (content, "pdf")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.4\n/OpenAction << /S /JavaScript >>\n%%EOF", "pdf_active"),
        (b"%PDF-1.4\n" + b"0" * 1_000_000 + b"%%EOF", "pdf_too_big"),
        (b"%PDF-1.4\n1 0 obj", "picture_damaged"),
    ],
)
def test_a_pdf_that_is_big_cut_off_or_active_is_refused(content: bytes, code: str) -> None:
    assert refused(content).code == code


def test_what_comes_from_elsewhere_must_be_what_this_program_makes() -> None:
    big = a_photo(noise(2000, 2000))
    png = a_photo(Image.new("RGB", (50, 50)), "PNG")

    for content in (big, png, b"nonsense"):
        with pytest.raises(RuleError):
            check_scan(content, "jpeg")
