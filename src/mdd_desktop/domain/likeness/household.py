"""The family and the place of two children side by side.

All of it speaks as much for two siblings as for one child entered twice.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from mdd_desktop.domain.likeness.evidence import NOTHING, Evidence
from mdd_desktop.domain.likeness.names import compare_names
from mdd_desktop.domain.likeness.rarity import Rarity
from mdd_desktop.domain.likeness.syllable_pairs import Kind, kind_of
from mdd_desktop.domain.likeness.words import Name
from mdd_desktop.domain.person import check_phone, format_phone
from mdd_desktop.domain.vietnamese import fold, within

_KIND_OF_PLACE = re.compile(
    r"^(?:ap|thon|xom|ban|buon|lang|khom|khu pho|khu|to dan pho|to|tdp|kp|phum|soc|doi|plei"
    r"|xa|phuong|thi tran|dac khu)\.? +"
)
OTHER_PARENT = -5.0
OTHER_GUARDIAN = -1.5
MOST_OF_A_NAME = 9.0
SAME_PHONE = 10.0
OTHER_PHONE = -0.7
SAME_VILLAGE = 2.0
OTHER_VILLAGE = -1.0
OTHER_COMMUNE = -1.8
_OTHER_COMMUNE_OF_SIBLINGS = -2.5
_CHANGED_COMMUNE = 0.4
_ENOUGH = 2.0


class Place(NamedTuple):
    """Where a child lives.

    Attributes:
        commune: Folded.
        village: Folded.
        written: The village as it was given.
    """

    commune: str
    village: str
    written: str


@lru_cache(maxsize=65536)
def plain_place(text: str) -> str:
    """The name of a village or commune, folded, without the word for its kind ("ấp", "xã")."""
    name = " ".join(fold(text).split())
    plain = _KIND_OF_PLACE.sub("", name)
    return plain if plain and not plain.isdigit() else name


def place_of(commune: str, village: str) -> Place:
    """Read a place."""
    return Place(plain_place(commune), plain_place(village), " ".join(village.split()))


def compare_relatives(
    role: str, first: Name, second: Name, rarity: Rarity, *, otherwise: float
) -> Evidence:
    """Compare the names of two mothers, fathers or guardians.

    Args:
        role: In Vietnamese, such as "mẹ".
        first: A name, perhaps blank.
        second: A name, perhaps blank.
        rarity: Of names among the children.
        otherwise: Bits when they are two persons.
    """
    if not first.words or not second.words:
        return NOTHING
    bits = _bits_of_relatives(first, second, rarity, otherwise)
    if bits < _ENOUGH:
        return Evidence(bits, bits, "", f"Khác {role}: {_both(first, second)}")
    shown = max(first.written, second.written, key=lambda text: (len(text), text))
    return Evidence(bits, bits, f"Cùng {role} {shown}")


def _bits_of_relatives(first: Name, second: Name, rarity: Rarity, otherwise: float) -> float:
    if kind_of(first.words[-1], second.words[-1]) is Kind.OTHER:
        return otherwise
    found = compare_names(first, second, rarity)
    return otherwise if found.other_given else max(otherwise, min(found.same, MOST_OF_A_NAME))


def _both(first: Name, second: Name) -> str:
    return " và ".join(sorted((first.written, second.written)))


def compare_phones(first: str, second: str) -> Evidence:
    """Compare two telephone numbers as ``phone_key`` gives them."""
    if not first or not second:
        return NOTHING
    if first == second:
        return Evidence(SAME_PHONE, SAME_PHONE, f"Cùng số điện thoại {format_phone(first)}")
    return Evidence(OTHER_PHONE, OTHER_PHONE, "", "Khác số điện thoại")


@lru_cache(maxsize=65536)
def phone_key(text: str) -> str:
    """The number in its one form, or its digits when it has none."""
    if not text.strip():
        return ""
    number, _ = check_phone(text)
    return number or "".join(filter(str.isdigit, text))


def bits_of_commune(commune: str, rarity: Rarity) -> float:
    """What living in this same commune says; children move."""
    return rarity.bits_of_commune(commune) - _CHANGED_COMMUNE


def _place(village: str) -> str:
    """A hamlet as a sentence names it; its kind is added where only the name was written."""
    return within(village) if _KIND_OF_PLACE.match(fold(village)) else f"thôn, ấp {village}"


def compare_places(first: Place, second: Place, rarity: Rarity) -> list[Evidence]:
    """Compare where two children live; children move."""
    found = []
    if first.commune and second.commune:
        if first.commune == second.commune:
            bits = bits_of_commune(first.commune, rarity)
            found.append(Evidence(bits, bits, "Cùng xã"))
        else:
            found.append(Evidence(OTHER_COMMUNE, _OTHER_COMMUNE_OF_SIBLINGS, "", "Khác xã"))
    if first.village and second.village:
        if first.village == second.village:
            shown = f"Cùng ở {_place(max(first.written, second.written))}"
            found.append(Evidence(SAME_VILLAGE, SAME_VILLAGE, shown))
        else:
            found.append(Evidence(OTHER_VILLAGE, OTHER_VILLAGE, "", "Khác thôn, ấp"))
    return found
