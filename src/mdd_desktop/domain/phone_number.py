"""Telephone numbers: ten digits for a mobile, eleven for a fixed line, +… for abroad.

Ranges follow libphonenumber 9.0. Carriers can be changed by the subscriber: they are neither
derived nor stored. A wrong length is an error, an unknown prefix only a warning.
"""

import re
from typing import Final

from mdd_desktop.domain.problem import Problem, Severity

CHILD_HELPLINE: Final = "111"
_MOBILE_LENGTH: Final = 10
_FIXED_LENGTH: Final = 11
_NATIONAL: Final = 9

_MOBILE = re.compile(
    r"0(?:(?:3[0-9]|7[06-9])[0-9]|5(?:[1689][0-9]|2[238]|59)|8(?:[1-8][0-9]|9[6-9])"
    r"|9(?:[0-8][0-9]|9[013-9]))[0-9]{6}"
)
_FIXED = re.compile(
    r"02(?:0[3-9]|1[0-689]|2[0-25-9]|[38][2-9]|4[2-8]|5[124-9]|6[0-39]|7[0-7]|9[0-4679])[0-9]{7}"
)
_SHORT_AREA = re.compile(r"02[48]")
_FOREIGN = re.compile(r"\+[1-9][0-9]{6,14}")
_SEPARATORS = re.compile(r"[\s.\-–()\u00ad\u200b-\u200f\u202a-\u202e\ufeff]+")
_SEVERAL = re.compile(r"[0-9)]\s*(?:[/;,|\n]|\s(?:-|hoặc|và)\s)\s*[(+0-9]")
_COUNTRY = re.compile(r"\+840?|84(?=0[0-9]{9,10}$)0|84(?=[0-9]{9,10}$)")

_NEW_PREFIXES: Final = {
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037",
    "0168": "038", "0169": "039", "0120": "070", "0121": "079", "0122": "077", "0126": "076",
    "0128": "078", "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
"""Eleven-digit mobile numbers became ten-digit ones in 2018."""


def check_phone(text: str) -> tuple[str | None, list[Problem]]:
    """Return the number in its one stored form, or None, and what there is to say about it.

    Accepts +84, 0084, 84, blanks, dots, dashes and brackets; turns old eleven-digit mobile
    numbers into new ones (with a note); keeps foreign numbers in E.164 and the helpline 111.
    """
    if _SEVERAL.search(text):
        return _refused("phone_several", "Ô có nhiều số điện thoại. Hãy để mỗi ô một số.")
    digits = _SEPARATORS.sub("", text)
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    digits = _COUNTRY.sub("0", digits, count=1) if _COUNTRY.match(digits) else digits
    if not (digits.isascii() and digits.removeprefix("+").isdigit()):
        return _refused("phone_not_digits", "Số điện thoại chỉ gồm chữ số. Hãy nhập lại.")
    if digits.startswith("+"):
        return _foreign(digits)
    return _national(digits)


def _national(digits: str) -> tuple[str | None, list[Problem]]:
    if digits == CHILD_HELPLINE:
        return digits, []
    if len(digits) == _FIXED_LENGTH and digits[:4] in _NEW_PREFIXES:
        message = "Số cũ 11 chữ số đã được đổi sang đầu số mới 10 chữ số."
        renewed = _NEW_PREFIXES[digits[:4]] + digits[4:]
        return renewed, [Problem("phone_converted", Severity.NOTE, message)]
    fixed = digits.startswith("02")
    if not digits.startswith("0") or len(digits) != (_FIXED_LENGTH if fixed else _MOBILE_LENGTH):
        return _refused(
            "phone_length",
            "Số di động phải có 10 chữ số, số cố định 11 chữ số, bắt đầu bằng 0. Hãy kiểm tra lại.",
        )
    if (_FIXED if fixed else _MOBILE).fullmatch(digits):
        return digits, []
    message = "Đầu số này chưa có trong danh mục. Hãy gọi thử hoặc hỏi lại."
    return digits, [Problem("phone_prefix", Severity.WARNING, message)]


def _foreign(digits: str) -> tuple[str | None, list[Problem]]:
    if _FOREIGN.fullmatch(digits):
        return digits, []
    return _refused(
        "phone_foreign",
        "Số nước ngoài phải có dấu +, mã nước và 7 đến 15 chữ số. Hãy kiểm tra lại.",
    )


def _refused(code: str, message: str) -> tuple[None, list[Problem]]:
    return None, [Problem(code, Severity.ERROR, message)]


def is_plain_mobile(text: str) -> bool:
    """Whether a text is a mobile number of today in its stored form, so that nothing is to say."""
    return _MOBILE.fullmatch(text) is not None


def suggest_phone_zero(text: str) -> str | None:
    """Return the mobile number whose first zero a spreadsheet dropped, or None."""
    digits = _SEPARATORS.sub("", text)
    if len(digits) == _NATIONAL and _MOBILE.fullmatch("0" + digits):
        return "0" + digits
    return None


def format_phone(number: str) -> str:
    """Return a stored number in groups: 0912 345 678, 024 3223 3111, 0203 382 5555."""
    if re.fullmatch(r"0[0-9]{9}", number):
        return f"{number[:4]} {number[4:7]} {number[7:]}"
    if re.fullmatch(r"02[0-9]{9}", number):
        if _SHORT_AREA.match(number):
            return f"{number[:3]} {number[3:7]} {number[7:]}"
        return f"{number[:4]} {number[4:7]} {number[7:]}"
    return number
