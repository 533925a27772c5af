"""A photograph as it stands on a form: 3 × 4, no larger than paper can show."""

import io

from PIL import Image, ImageOps

_WIDTH, _HEIGHT = 354, 472
"""30 × 40 mm at 300 dots an inch."""
_QUALITY = 82


def passport_picture(content: bytes) -> bytes:
    """The photograph cut to 3 × 4 from its middle; nothing when it cannot be read."""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG",)) as picture:
            picture.draft("RGB", (_WIDTH * 2, _HEIGHT * 2))
            cut = ImageOps.fit(picture.convert("RGB"), (_WIDTH, _HEIGHT), centering=(0.5, 0.4))
    except (OSError, ValueError, Image.DecompressionBombError):
        return b""
    out = io.BytesIO()
    cut.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()
