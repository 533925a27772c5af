"""The check letter behind a printed code, so that a slip of the pen is noticed when it is typed."""

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CHECK = "ABCDEFGHJKLMNPQRSTUVWXYZ2345679"


def with_check(code: str) -> str:
    """The code with its check letter: ``30127-26-0001-KMP·T``."""
    return f"{code}·{check_letter(code)}"


def as_scanned(code: str) -> str:
    """A code with check as a scanner types it: with signs that every keyboard has."""
    return code.replace("·", ".")


def check_letter(code: str) -> str:
    """One of 31 letters; one wrong sign or two swapped neighbours always give another."""
    values = [_SIGNS.find(sign) + 1 for sign in code.upper()]
    total = sum(place * value for place, value in enumerate(values, start=1))
    return _CHECK[total % len(_CHECK)]


def read_code(text: str) -> str | None:
    """The code in a scanned or typed text; None when its check letter is wrong or missing."""
    code, mark, letter = text.strip().rpartition("·")
    return code if mark and letter.upper() == check_letter(code) else None
