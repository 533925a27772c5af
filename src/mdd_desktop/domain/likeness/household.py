"""The family and the place of two children side by side.

All of it speaks as much for two siblings as for one child entered twice.
"""

from typing import NamedTuple

from mdd_desktop.domain.likeness.evidence import NOTHING, Evidence
from mdd_desktop.domain.likeness.names import compare_names
from mdd_desktop.domain.likeness.rarity import Rarity
from mdd_desktop.domain.likeness.syllable_pairs import Kind, kind_of
from mdd_desktop.domain.likeness.words import Name
from mdd_desktop.domain.person import check_phone, format_phone
from mdd_desktop.domain.vietnamese import fold

_ENOUGH = 2.0
_MOST = 9.0
_SAME_PHONE = 10.0
_SAME_VILLAGE = 2.0


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


def place_of(commune: str, village: str) -> Place:
    """Read a place."""
    written = " ".join(village.split())
    return Place(fold(commune.strip()), fold(written), written)


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
    return otherwise if found.other_given else max(otherwise, min(found.same, _MOST))


def _both(first: Name, second: Name) -> str:
    return " và ".join(sorted((first.written, second.written)))


def compare_phones(first: str, second: str) -> Evidence:
    """Compare two telephone numbers as ``phone_key`` gives them."""
    if not first or not second:
        return NOTHING
    if first == second:
        return Evidence(_SAME_PHONE, _SAME_PHONE, f"Cùng số điện thoại {format_phone(first)}")
    return Evidence(-0.7, -0.7, "", "Khác số điện thoại")


def phone_key(text: str) -> str:
    """The number in its one form, or its digits when it has none."""
    if not text.strip():
        return ""
    number, _ = check_phone(text)
    return number or "".join(filter(str.isdigit, text))


def compare_places(first: Place, second: Place, rarity: Rarity) -> list[Evidence]:
    """Compare where two children live; children move."""
    found = []
    if first.commune and second.commune:
        if first.commune == second.commune:
            bits = rarity.bits_of_commune(first.commune) - 0.4
            found.append(Evidence(bits, bits, "Cùng xã"))
        else:
            found.append(Evidence(-1.8, -2.5, "", "Khác xã"))
    if first.village and second.village:
        if first.village == second.village:
            shown = f"Cùng thôn, ấp {max(first.written, second.written)}"
            found.append(Evidence(_SAME_VILLAGE, _SAME_VILLAGE, shown))
        else:
            found.append(Evidence(-1.0, -1.0, "", "Khác thôn, ấp"))
    return found
