"""Text from before Unicode: TCVN3 (fonts .Vn…) and VNI-Windows (fonts VNI-…).

Such text is Latin-1 that only looks right in its font. Decide by the font's name where it can be
read, else with ``detect_legacy`` over a whole column, never by one cell: "Hoà" is honest Unicode
and also VNI for "Hồ". Convert first and ``normalise`` after: ư of TCVN3 is the soft hyphen.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal

from mdd_desktop.domain.vietnamese_letters import compose, without_tone
from mdd_desktop.domain.vietnamese_syllables import is_vietnamese_syllable

Encoding = Literal["unicode", "tcvn3", "vni"]

_TCVN3: Final = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíị",
    0xDF: "ò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_FROM_TCVN3: Final = {
    first + place: letter
    for first, letters in _TCVN3.items()
    for place, letter in enumerate(letters)
}
_TCVN3_CAPITALS: Final = frozenset("ĂÂÊÔƠƯĐ")

_VNI_TABLE: Final = """
à aø á aù ả aû ã aõ ạ aï â aâ ầ aà ấ aá ẩ aå ẫ aã ậ aä ă aê ằ aè ắ aé ẳ aú ẵ aü ặ aë
è eø é eù ẻ eû ẽ eõ ẹ eï ê eâ ề eà ế eá ể eå ễ eã ệ eä ì ì í í ỉ æ ĩ ó ị ò
ò oø ó où ỏ oû õ oõ ọ oï ô oâ ồ oà ố oá ổ oå ỗ oã ộ oä ơ ô ờ ôø ớ ôù ở ôû ỡ ôõ ợ ôï
ù uø ú uù ủ uû ũ uõ ụ uï ư ö ừ öø ứ öù ử öû ữ öõ ự öï ỳ yø ý yù ỷ yû ỹ yõ ỵ î đ ñ
"""


def _vni_spellings() -> dict[str, str]:
    """Return the letter of every spelling; the first sign alone decides the case."""
    table = _VNI_TABLE.split()
    spellings: dict[str, str] = {}
    for letter, spelling in zip(table[::2], table[1::2], strict=True):
        first, second = spelling[0], spelling[1:]
        for tail in (second, second.upper()):
            spellings[first + tail] = letter
            spellings[first.upper() + tail] = letter.upper()
    return spellings


_FROM_VNI: Final = _vni_spellings()
_VNI_SPELLING = re.compile("|".join(sorted(map(re.escape, _FROM_VNI), key=len, reverse=True)))

_WORD = re.compile(r"[A-Za-z\u00a1-\u00ff]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_MODERN = re.compile(
    r"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9]"
)
_LOST_U = re.compile("(?<=[A-Za-z])-(?=[¬êëìíî])")
_NEVER_A_NAME: Final = frozenset({"ở", "ạ", "ấy", "à", "ừ"})
_COMMONEST: Final = frozenset({"Thị", "Nguyễn", "Trần", "Phạm"})
# Inside a word "Oò" is an honest pair: BOÒNG.
_TONED_TWICE = re.compile(r"(?:(?<![^\W\d_])O|[AĂÂEÊIÔƠUƯY])[^\W\d_]")


def from_tcvn3(text: str, *, capitals: bool = False) -> str:
    """Return TCVN3 text as Unicode (NFC); text that is Unicode already comes back composed.

    TCVN3 has no toned capitals: the first letter of a name's word is capitalised again when every
    other word of the text begins with a capital, and words in capitals get theirs back.

    Args:
        text: One cell or paragraph, untouched by any cleaning.
        capitals: The font's name ends in H (.VnTimeH): everything was shown in capitals.
    """
    source = compose(text)
    if _MODERN.search(source):
        return source
    letters = _LOST_U.sub("\u00ad", source).translate(_FROM_TCVN3)
    if capitals:
        return letters.upper()
    return _with_capitals(_TONED_TWICE.sub(_one_capital, letters))


def _one_capital(pair: re.Match[str]) -> str:
    """Read a capital with the toned small letter after it (A¸) as one toned capital."""
    capital, letter = pair[0][0], pair[0][1]
    bare, tone = without_tone(letter)
    if tone and letter.islower() and _plain(bare) == _plain(capital.lower()):
        return letter.upper()
    return pair.group()


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def _with_capitals(text: str) -> str:
    """Give back the capitals that the encoding could not write."""
    words = _LETTERS.findall(text)
    sure = ["".join(filter(_has_sure_case, word)) for word in words]
    everything = "".join(sure)
    if everything.isupper() and any(len(letters) > 1 for letters in sure):
        return text.upper()
    names = all(word[0].isupper() or not _has_sure_case(word[0]) for word in words)
    return _LETTERS.sub(lambda match: _word_with_capitals(match.group(), names=names), text)


def _has_sure_case(letter: str) -> bool:
    return letter.isascii() or letter in _TCVN3_CAPITALS or not without_tone(letter)[1]


def _word_with_capitals(word: str, *, names: bool) -> str:
    sure = "".join(filter(_has_sure_case, word))
    if len(sure) > 1 and sure.isupper():
        return word.upper()
    if names and not _has_sure_case(word[0]) and word not in _NEVER_A_NAME:
        return word[0].upper() + word[1:]
    return word


def from_vni(text: str) -> str:
    """Return VNI-Windows text as Unicode (NFC); text that is Unicode already comes back composed.

    The longest spelling wins, and in capitals the second sign may be of either case (AÙ, Aù).
    """
    source = compose(text)
    if _MODERN.search(source):
        return source
    return _VNI_SPELLING.sub(lambda match: _FROM_VNI[match.group()], source)


def detect_legacy(texts: Sequence[str]) -> Encoding:
    """Tell the encoding of a whole column by the words that make Vietnamese syllables in it.

    Words of plain ASCII say nothing. Unicode wins every tie, unless the other reading alone holds
    words as common as Thị or Nguyễn.
    """
    votes: Counter[str] = Counter()
    common: Counter[str] = Counter()
    for text in texts:
        for encoding, reading in _votes(compose(text)) if not text.isascii() else ():
            votes[encoding] += 1
            common[encoding] += reading in _COMMONEST
    best: Encoding = "unicode"
    rivals: tuple[Encoding, ...] = ("tcvn3", "vni")
    for encoding in rivals:
        if (votes[encoding], common[encoding]) > (votes[best], common[best]):
            best = encoding
    return best


def _votes(text: str) -> list[tuple[Encoding, str]]:
    """Return what the words of one cell say: a cell with a modern letter is Unicode throughout."""
    if _MODERN.search(text):
        return [("unicode", "") for word in _LETTERS.findall(text) if not word.isascii()]
    return [reading for word in _WORD.findall(text) for reading in _readings(word)]


@lru_cache(maxsize=65536)
def _readings(word: str) -> tuple[tuple[Encoding, str], ...]:
    """Return the encodings in which a word with signs beyond ASCII is a syllable, and as what.

    The syllable is returned in the case of a name, so that "thò" is not taken for Thị.
    """
    if word.isascii() or len(word) == 1:
        return ()
    readings: list[tuple[Encoding, str]] = []
    if is_vietnamese_syllable(word):
        readings.append(("unicode", _as_name(word)))
    tcvn3 = from_tcvn3(word)
    if not _left_over(word, "tcvn3") and is_vietnamese_syllable(tcvn3):
        readings.append(("tcvn3", _as_name(tcvn3)))
    vni = from_vni(word)
    if not _left_over(word, "vni") and is_vietnamese_syllable(vni):
        readings.append(("vni", _as_name(vni)))
    return tuple(readings)


def _as_name(word: str) -> str:
    return word.title() if word[0].isupper() else word


def _left_over(word: str, encoding: Encoding) -> bool:
    """Tell whether a sign of the word means nothing in the encoding."""
    if encoding == "tcvn3":
        return any(not char.isascii() and ord(char) not in _FROM_TCVN3 for char in word)
    return not _VNI_SPELLING.sub("", word).isascii()
