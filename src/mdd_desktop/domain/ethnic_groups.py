"""The 54 peoples of Việt Nam in the two official numberings, and the spellings of their names.

01 Kinh, 02 Tày and 03 Thái are the same in both; from 04 on the numbers differ, so a number
means nothing without its numbering.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from mdd_desktop.domain.vietnamese_letters import fold, normalise

_SIGNS = re.compile(r"[\W_]+")
_PREFIX = re.compile(r"^(?:dân tộc|người|dt)[\s:]+", re.IGNORECASE)
_NUMBER_LENGTH: Final = 2


class EthnicNumbering(StrEnum):
    """Which list a number belongs to.

    QD_121 is the list of 02/3/1979; QD_1019 that of 12/11/2008, used by the census. Of the latter
    the numbers after 20, and 36 and 37 above all, still want a check against the decision.
    """

    QD_121 = "qd_121"
    QD_1019 = "qd_1019"


@dataclass(frozen=True, slots=True)
class EthnicGroup:
    """One people.

    Attributes:
        code: Stable code of this program.
        name: Official name in the list of 1979, printed by default.
        number_1979: Two digits in decision 121.
        number_2008: Two digits in decision 1019.
        aliases: Other spellings met in the offices' lists.
    """

    code: str
    name: str
    number_1979: str
    number_2008: str
    aliases: tuple[str, ...] = ()

    @property
    def is_minority(self) -> bool:
        """Whether it counts as dân tộc thiểu số: every people but the Kinh."""
        return self.code != "kinh"


# name | number of 1979 | number of 2008 | other spellings
_TABLE: Final = """
Kinh|01|01|Việt
Tày|02|02|Thổ Tày
Thái|03|03|Thái Trắng, Thái Đen
Hoa|04|06|Hán, Người Hoa, Tàu
Khơ-me|05|05|Khmer, Khơ me, Khơ mer, Khme, Cơ me, Miên
Mường|06|04|
Nùng|07|07|
HMông|08|08|H'mông, Mông, Hơ Mông, Mèo, Hmông
Dao|09|09|
Gia-rai|10|10|Jrai, Giarai, Gia Lai, Ja rai, Jarai
Ngái|11|43|
Ê-đê|12|11|Ê đê, Êđê, Rađê, Rhađê
Ba-na|13|12|Bana, Bahnar, Ba na
Xơ-đăng|14|16|Xê Đăng, Sê Đăng, Sơ Đăng, Xê-đăng, Xơ đăng
Sán Chay|15|13|Cao Lan, Sán Chỉ, Cao Lan - Sán Chỉ
Cơ-ho|16|15|K'ho, Kơ Ho, Cơ ho, Kơho
Chăm|17|14|Chàm
Sán Dìu|18|17|
Hrê|19|18|H'rê, Hơ rê
Mnông|20|20|M'nông, Mơ Nông
Ra-glai|21|19|Raglay, Raglai, Ra glai, Ra-glay
Xtiêng|22|22|Stiêng, S'tiêng, X'tiêng
Bru-Vân Kiều|23|24|Bru, Vân Kiều, Bru - Vân Kiều
Thổ|24|21|
Giáy|25|26|Giấy
Cơ-tu|26|25|Ca-tu, Ca tu, Cơ tu, Katu, K'tu
Gié-Triêng|27|29|Giẻ Triêng, Gié Triêng, Giẻ-Triêng, Dẻ Triêng
Mạ|28|28|Châu Mạ
Khơ-mú|29|23|Khơ mú, Khmú
Co|30|30|Cor, Cua, Kor
Ta-ôi|31|27|Tà Ôi, Tà-ôi, Pa Cô, Pa Kô, Ta ôi
Chơ-ro|32|31|Chơ ro, Châu Ro
Kháng|33|37|
Xinh-mun|34|32|Xinh mun, Sinh Mun
Hà Nhì|35|33|
Chu-ru|36|34|Chu ru, Churu
Lào|37|35|
La Chí|38|36|
La Ha|39|40|
Phù Lá|40|38|
La Hủ|41|39|
Lự|42|42|Lữ
Lô Lô|43|45|
Chứt|44|44|Rục
Mảng|45|46|
Pà Thẻn|46|41|
Cơ Lao|47|47|Cờ Lao
Cống|48|49|
Bố Y|49|48|
Si La|50|50|
Pu Péo|51|51|
Brâu|52|53|B'râu
Ơ Đu|53|54|Ơ-đu
Rơ-măm|54|52|Rơ Măm
"""


def _group(line: str) -> EthnicGroup:
    name, number_1979, number_2008, aliases = line.split("|")
    return EthnicGroup(
        code=_SIGNS.sub("_", fold(name)),
        name=name,
        number_1979=number_1979,
        number_2008=number_2008,
        aliases=tuple(alias for alias in aliases.split(", ") if alias),
    )


ETHNIC_GROUPS: Final = tuple(_group(line) for line in _TABLE.strip().splitlines())
"""In the order of the list of 1979."""


def resolve_ethnic(text: str) -> EthnicGroup | None:
    """Return the people meant by a name in any usual spelling, accents and signs optional.

    Wrong accents are not guessed at. A number is not resolved here: see ``ethnic_by_number``.
    """
    exact, bare = _spellings()
    written = _squeezed(_PREFIX.sub("", normalise(text)))
    if written in exact or fold(written) != written:
        return exact.get(written)
    candidates = bare.get(fold(written), frozenset())
    return next(iter(candidates)) if len(candidates) == 1 else None


def ethnic_by_number(number: str, numbering: EthnicNumbering) -> EthnicGroup | None:
    """Return the people of a number in a numbering; "5" is read as "05"."""
    wanted = number.strip().zfill(_NUMBER_LENGTH)
    for group in ETHNIC_GROUPS:
        own = group.number_1979 if numbering is EthnicNumbering.QD_121 else group.number_2008
        if own == wanted:
            return group
    return None


def _squeezed(text: str) -> str:
    return _SIGNS.sub("", text.lower())


@lru_cache(maxsize=1)
def _spellings() -> tuple[dict[str, EthnicGroup], dict[str, frozenset[EthnicGroup]]]:
    exact: dict[str, EthnicGroup] = {}
    bare: dict[str, frozenset[EthnicGroup]] = {}
    for group in ETHNIC_GROUPS:
        for name in (group.name, *group.aliases, group.code):
            written = _squeezed(name)
            exact.setdefault(written, group)
        for name in (group.name, *group.aliases):
            letters = fold(_squeezed(name))
            bare[letters] = bare.get(letters, frozenset()) | {group}
    return exact, bare
