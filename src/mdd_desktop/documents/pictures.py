"""Camera files and scans in, small clean pictures out; whatever cannot be trusted is refused.

The picture is drawn anew from its points: metadata, GPS place, thumbnails and whatever hides
behind the end of the file do not come along. A PDF is kept as it is, after a look at what it holds.
"""

import io
import warnings
from typing import Final, NamedTuple

from PIL import Image, ImageOps, UnidentifiedImageError

from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.paper import JPEG, PDF

MOST_BYTES: Final = 300_000
MOST_PDF_BYTES: Final = 1_000_000
_MOST_FILE: Final = 40 << 20
_MOST_POINTS: Final = 60_000_000
_LONGEST_SIDE: Final = 1800
_LEAST_SIDE: Final = 8
_SIDES: Final = (1.0, 0.85, 0.7, 0.55, 0.4)
_QUALITIES: Final = (82, 74, 64, 54)
_FORMATS: Final = ("JPEG", "PNG", "BMP", "GIF", "TIFF", "WEBP")
_ACTIVE_PDF: Final = (b"/JavaScript", b"/JS", b"/Launch", b"/EmbeddedFile", b"/OpenAction", b"/AA")


class Scan(NamedTuple):
    """A picture or scan ready to be kept."""

    content: bytes
    media: str


def make_scan(content: bytes) -> Scan:
    """Make a picture small and clean, or take a PDF that is small and harmless.

    Raises:
        RuleError: ``file_too_big``, ``not_a_picture``, ``picture_damaged``, ``picture_too_large``,
            ``pdf_too_big``, ``pdf_active``.
    """
    if len(content) > _MOST_FILE:
        raise RuleError(
            "file_too_big",
            f"Tệp lớn hơn {_MOST_FILE >> 20} MB nên chưa nhận. Chụp lại ở cỡ ảnh nhỏ hơn.",
        )
    if content.lstrip()[:5] == b"%PDF-":
        return _checked_pdf(content)
    return Scan(_shrunk(_opened(content)), JPEG)


def check_scan(content: bytes, media: str | None) -> None:
    """Refuse a content from elsewhere that this program would not have made.

    Raises:
        RuleError: As ``make_scan``; also for a picture that is too big to be one of ours.
    """
    if media == PDF:
        _checked_pdf(content)
        return
    if len(content) > MOST_BYTES:
        raise RuleError("picture_too_large", "Bản chụp lớn quá mức cho phép nên không nhận.")
    if _opened(content).format != "JPEG":
        raise _not_a_picture()


def make_thumbnail(content: bytes, side: int) -> bytes:
    """A square cut from the middle, ``side`` points wide, as JPEG.

    Raises:
        RuleError: ``picture_damaged``.
    """
    picture = _drawn(_opened(content))
    return _jpeg(ImageOps.fit(picture, (side, side), centering=(0.5, 0.35)), 85)


def _opened(content: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(content), formats=_FORMATS)
    except Image.DecompressionBombError:
        raise _too_large() from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        raise _not_a_picture() from None
    if picture.width * picture.height > _MOST_POINTS:
        raise _too_large()
    if min(picture.size) < _LEAST_SIDE:
        raise _not_a_picture()
    return picture


def _drawn(picture: Image.Image) -> Image.Image:
    """The points alone, upright, on white where the picture is transparent."""
    try:
        if picture.format == "JPEG":
            picture.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
        upright = ImageOps.exif_transpose(picture)
        if upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info:
            layer = upright.convert("RGBA")
            sheet = Image.new("RGBA", layer.size, "white")
            sheet.alpha_composite(layer)
            upright = sheet
        return upright.convert("RGB")
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, IndexError, MemoryError):
        raise RuleError(
            "picture_damaged",
            "Tệp ảnh này bị hỏng hoặc chép chưa hết nên không đọc được. Chép lại từ máy chụp.",
        ) from None
    except Image.DecompressionBombError:
        raise _too_large() from None


def _shrunk(picture: Image.Image) -> bytes:
    drawn = _drawn(picture)
    made = b""
    for part in _SIDES:
        side = round(_LONGEST_SIDE * part)
        sized = drawn.copy()
        sized.thumbnail((side, side), Image.Resampling.LANCZOS)
        for quality in _QUALITIES:
            made = _jpeg(sized, quality)
            if len(made) <= MOST_BYTES:
                return made
    return made


def _jpeg(picture: Image.Image, quality: int) -> bytes:
    target = io.BytesIO()
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    clean.save(target, "JPEG", quality=quality, optimize=True, progressive=False)
    return target.getvalue()


def _checked_pdf(content: bytes) -> Scan:
    if len(content) > MOST_PDF_BYTES:
        raise RuleError(
            "pdf_too_big",
            f"Bản PDF lớn hơn {MOST_PDF_BYTES // 1000} KB. Quét lại đen trắng, "
            "hoặc chụp từng trang thành ảnh.",
        )
    if not content.rstrip(b"\r\n\0 \t").endswith(b"%%EOF"):
        raise RuleError("picture_damaged", "Bản PDF này chép chưa hết nên không mở được. Chép lại.")
    if any(mark in content for mark in _ACTIVE_PDF):
        raise RuleError(
            "pdf_active",
            "Bản PDF này có phần tự chạy hoặc tệp kèm bên trong nên không nhận. "
            "In ra rồi quét lại, hoặc chụp ảnh tờ giấy.",
        )
    return Scan(content, PDF)


def _not_a_picture() -> RuleError:
    return RuleError(
        "not_a_picture",
        "Tệp này không phải ảnh hay bản quét đọc được. Chọn ảnh JPG, PNG hoặc bản quét PDF.",
    )


def _too_large() -> RuleError:
    return RuleError(
        "picture_too_large",
        "Ảnh này có quá nhiều điểm ảnh nên không mở để tránh treo máy. Chụp lại ở cỡ nhỏ hơn.",
    )
