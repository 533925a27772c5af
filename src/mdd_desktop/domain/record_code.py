"""The check letter behind a printed code, so that a slip of the pen is noticed when it is typed."""

import unicodedata

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DOUBLED = "\u0302\u0335"
_TELEX = {
    "\u0301": "S", "\u0300": "F", "\u0309": "R", "\u0303": "X", "\u0323": "J",
    "\u0306": "W", "\u031b": "W",
}  # fmt: skip
_VNI = {
    "\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5",
    "\u0302": "6", "\u031b": "7", "\u0306": "8", "\u0335": "9",
}  # fmt: skip
"""By the mark on a letter: the key that put it there."""
_CHECK = "ABCDEFGHJKLMNPQRSTUVWXYZ2345679"


def with_check(code: str) -> str:
    """The code with its check letter: ``30127-26-0001-KMP·T``."""
    return f"{code}·{check_letter(code)}"


def as_scanned(code: str) -> str:
    """A code with check as a scanner types it: with signs that every keyboard has."""
    return code.replace("·", ".")


def as_keyed(text: str) -> tuple[str, ...]:
    """What may have been keyed where an input method has put letters together: TELEX, then VNI.

    ``KÁ`` came of K, A, S or of K, A, 1; the text itself where nothing was put together.
    """
    parts = unicodedata.normalize("NFD", text.upper()).replace("U\u031b", "W")
    parts = parts.replace("Đ", "D\u0335")
    if parts.isascii():
        return (parts,)
    telex, letter = "", ""
    for sign in parts:
        letter = sign if sign.isascii() else letter
        telex += letter if sign in _DOUBLED else _TELEX.get(sign, sign)
    return telex, "".join(_VNI.get(sign, sign) for sign in parts)


def check_letter(code: str) -> str:
    """One of 31 letters; one wrong sign or two swapped neighbours always give another."""
    values = [_SIGNS.find(sign) + 1 for sign in code.upper()]
    total = sum(place * value for place, value in enumerate(values, start=1))
    return _CHECK[total % len(_CHECK)]


def read_code(text: str) -> str | None:
    """The code in a scanned or typed text; None when its check letter is wrong or missing."""
    code, mark, letter = text.strip().rpartition("·")
    return code if mark and letter.upper() == check_letter(code) else None
