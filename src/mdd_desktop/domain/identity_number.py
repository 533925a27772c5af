"""The 12-digit personal number: ``PPP G YY RRRRRR``.

Three digits for the province (or country) where the birth was registered, one for century and
sex, two for the year of birth, six at random. There is no check digit. The province says nothing
of residence, and codes were used again under other names in 2025: it is never refused.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Final, Protocol

from mdd_desktop.domain.problem import Problem, Severity, Sex

IDENTITY_LENGTH: Final = 12
OLD_CARD_LENGTH: Final = 9
_CENTURY_DIGIT: Final = 3
_YEAR_DIGITS: Final = slice(4, 6)
_FIRST_CENTURY: Final = 1900
_LATEST_CENTURY_NOW: Final = 2000
_MASKED_MINIMUM: Final = 6
_SEPARATORS = re.compile(r"[\s.\-\u200b\u00ad]+")
_OLD_CARD_MESSAGE: Final = (
    "Đây là số chứng minh nhân dân cũ (9 số), đã hết giá trị. "
    "Hãy ghi vào ô “Số giấy tờ cũ” và xin số định danh 12 chữ số."
)
_YEAR = re.compile(r"[0-9]{4}(?![0-9])")

IDENTITY_PROVINCES: Final = {
    "001": "Hà Nội", "002": "Hà Giang", "004": "Cao Bằng", "006": "Bắc Kạn",
    "008": "Tuyên Quang", "010": "Lào Cai", "011": "Điện Biên", "012": "Lai Châu",
    "014": "Sơn La", "015": "Yên Bái", "017": "Hòa Bình", "019": "Thái Nguyên",
    "020": "Lạng Sơn", "022": "Quảng Ninh", "024": "Bắc Giang", "025": "Phú Thọ",
    "026": "Vĩnh Phúc", "027": "Bắc Ninh", "030": "Hải Dương", "031": "Hải Phòng",
    "033": "Hưng Yên", "034": "Thái Bình", "035": "Hà Nam", "036": "Nam Định",
    "037": "Ninh Bình", "038": "Thanh Hóa", "040": "Nghệ An", "042": "Hà Tĩnh",
    "044": "Quảng Bình", "045": "Quảng Trị", "046": "Thừa Thiên Huế", "048": "Đà Nẵng",
    "049": "Quảng Nam", "051": "Quảng Ngãi", "052": "Bình Định", "054": "Phú Yên",
    "056": "Khánh Hòa", "058": "Ninh Thuận", "060": "Bình Thuận", "062": "Kon Tum",
    "064": "Gia Lai", "066": "Đắk Lắk", "067": "Đắk Nông", "068": "Lâm Đồng",
    "070": "Bình Phước", "072": "Tây Ninh", "074": "Bình Dương", "075": "Đồng Nai",
    "077": "Bà Rịa - Vũng Tàu", "079": "Hồ Chí Minh", "080": "Long An", "082": "Tiền Giang",
    "083": "Bến Tre", "084": "Trà Vinh", "086": "Vĩnh Long", "087": "Đồng Tháp",
    "089": "An Giang", "091": "Kiên Giang", "092": "Cần Thơ", "093": "Hậu Giang",
    "094": "Sóc Trăng", "095": "Bạc Liêu", "096": "Cà Mau",
}  # fmt: skip
"""The 63 provinces of the circular, by their names before July 2025."""


class HasIsoText(Protocol):
    """A date that may lack its day or month and says itself in ISO form in ``text``."""

    @property
    def text(self) -> str:
        """Return YYYY, YYYY-MM or YYYY-MM-DD."""
        ...


BornOn = dt.date | str | HasIsoText


@dataclass(frozen=True, slots=True)
class IdentityFacts:
    """What a well-formed number says.

    Attributes:
        province: Where the birth was registered, in names before July 2025; None if unknown.
        sex: From the century digit.
        birth_year: From the century digit and the two year digits.
    """

    province: str | None
    sex: Sex
    birth_year: int


def clean_identity_number(number: str) -> str:
    """Return the number without blanks, dots and dashes; digits are not checked."""
    return _SEPARATORS.sub("", number)


def read_identity_number(number: str) -> IdentityFacts | None:
    """Return what the number says, or None if it is not twelve digits."""
    digits = clean_identity_number(number)
    if len(digits) != IDENTITY_LENGTH or not _all_digits(digits):
        return None
    centuries, female = divmod(int(digits[_CENTURY_DIGIT]), 2)
    return IdentityFacts(
        province=IDENTITY_PROVINCES.get(digits[:_CENTURY_DIGIT]),
        sex=Sex.FEMALE if female else Sex.MALE,
        birth_year=_FIRST_CENTURY + 100 * centuries + int(digits[_YEAR_DIGITS]),
    )


def check_identity_number(
    number: str, *, born_on: BornOn | None = None, sex: str | None = None
) -> list[Problem]:
    """Return what is wrong or remarkable about a personal number; an empty list is a good number.

    Args:
        number: As typed; blanks, dots and dashes are passed over.
        born_on: A date, ISO text (YYYY, YYYY-MM, YYYY-MM-DD) or anything with such a ``text``.
        sex: "nam" or "nu", as text or enum; other values are not compared.
    """
    facts = read_identity_number(number)
    if facts is None:
        return [_malformed(clean_identity_number(number))]
    problems = [*_birth_year_problems(facts, _year_of(born_on)), *_sex_problems(facts, sex)]
    if facts.province is None:
        problems.append(
            Problem(
                "identity_prefix",
                Severity.NOTE,
                "Ba số đầu không thuộc danh mục 63 tỉnh cũ: có thể khai sinh ở nước ngoài.",
            )
        )
    return problems


def suggest_leading_zero(number: str) -> str | None:
    """Return the number with the zeros that a spreadsheet dropped, or None if that is unlikely.

    Eleven digits lost one zero, ten digits two (Hà Nội 001 … Tuyên Quang 008).
    """
    digits = clean_identity_number(number)
    padded = digits.zfill(IDENTITY_LENGTH)
    if not _all_digits(digits) or digits.startswith("0") or len(digits) == IDENTITY_LENGTH:
        return None
    return padded if padded[:_CENTURY_DIGIT] in _provinces_of_length(len(digits)) else None


def _provinces_of_length(length: int) -> set[str]:
    """Return the province codes whose numbers keep ``length`` digits without leading zeros."""
    lost = IDENTITY_LENGTH - length
    return {code for code in IDENTITY_PROVINCES if len(code) - len(code.lstrip("0")) == lost}


def mask_identity_number(number: str) -> str:
    """Return "079 *** *** 123"; a number of another length shows its last three digits at most."""
    digits = clean_identity_number(number)
    if len(digits) == IDENTITY_LENGTH:
        return f"{digits[:3]} *** *** {digits[-3:]}"
    return f"*** *** {digits[-3:]}" if len(digits) > _MASKED_MINIMUM else "***"


def _all_digits(digits: str) -> bool:
    return digits.isascii() and digits.isdigit()


def _malformed(digits: str) -> Problem:
    if not digits:
        code, message = "identity_empty", "Chưa có số định danh. Hãy nhập đủ 12 chữ số."
    elif not _all_digits(digits):
        code, message = "identity_not_digits", "Số định danh chỉ gồm chữ số. Hãy nhập lại."
    elif suggest_leading_zero(digits):
        code, message = (
            "identity_leading_zero",
            "Số định danh thiếu số 0 ở đầu (bảng tính hay bỏ mất). Hãy thêm cho đủ 12 chữ số.",
        )
    elif len(digits) == OLD_CARD_LENGTH:
        code, message = "identity_old_card", _OLD_CARD_MESSAGE
    else:
        code, message = "identity_length", "Số định danh phải có đúng 12 chữ số. Hãy kiểm tra lại."
    return Problem(code, Severity.ERROR, message)


def _birth_year_problems(facts: IdentityFacts, year: int | None) -> list[Problem]:
    if year is not None and year != facts.birth_year:
        message = "Năm sinh trong số định danh khác năm sinh đã ghi. Hãy đối chiếu giấy khai sinh."
        return [Problem("identity_birth_year", Severity.WARNING, message)]
    if year is None and facts.birth_year >= _LATEST_CENTURY_NOW + 100:
        message = "Chữ số thứ tư chỉ thế kỷ sinh chưa tới. Hãy đối chiếu giấy tờ."
        return [Problem("identity_century", Severity.WARNING, message)]
    return []


def _sex_problems(facts: IdentityFacts, sex: str | None) -> list[Problem]:
    if sex not in tuple(Sex) or sex == facts.sex:
        return []
    message = "Giới tính trong số định danh khác giới tính đã ghi. Hãy đối chiếu giấy khai sinh."
    return [Problem("identity_sex", Severity.WARNING, message)]


def _year_of(born_on: BornOn | None) -> int | None:
    if born_on is None:
        return None
    if isinstance(born_on, dt.date):
        return born_on.year
    match = _YEAR.match(born_on if isinstance(born_on, str) else born_on.text)
    return int(match.group()) if match else None
