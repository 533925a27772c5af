"""One name in two spellings: regions, dialects and the ear of whoever wrote it down."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from mdd_desktop.domain.vietnamese import fold

_VARIANTS: Final = """
    hoàng huỳnh|vũ võ|phúc phước|cảnh kiểng|nhật nhựt|chính chánh|tính tánh|lĩnh lãnh
    phượng phụng|trường tràng|bảo bửu|thái thới|hồng hường|nhân nhơn|sinh sanh|vĩnh vảnh
    cương cang|đan đơn|quý quới|tùng tòng|thịnh thạnh|mệnh mạng|kính kiếng|chu châu|sơn san
    an yên|hợp hiệp|nghĩa ngãi|long luông|uy oai|thư thơ|dũng dõng|bình bường
    nguyên ngươn|hoàn huờn|chân chơn|diệu dịu|nguyệt ngoạt|đang đương|lệ lợi|minh miêng
"""
_SOUNDS: Final = (
    ("ch", "tr"), ("s", "x"), ("d", "gi"), ("d", "v"), ("gi", "v"), ("l", "n"), ("d", "r"),
    ("gi", "r"), ("qu", "w"), ("qu", "k"), ("ng", "ngh"), ("g", "gh"), ("c", "k"), ("ph", "f"),
)  # fmt: skip
_ENDINGS: Final = (
    ("n", "ng"), ("t", "c"), ("i", "y"), ("n", "nh"), ("t", "ch"), ("ac", "at"), ("ao", "au"),
)  # fmt: skip
_HOI_NGA: Final = str.maketrans(
    "ảẳẩẻểỉỏổởủửỷ",
    "ãẵẫẽễĩõỗỡũữỹ",
)


def _both_ways(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return {one: frozenset(others) for one, others in found.items()}


_PAIRS: Final = [
    (one, other)
    for one, other in (pair.split() for pair in _VARIANTS.strip().replace("\n", "|").split("|"))
]
_KNOWN: Final = _both_ways(_PAIRS)
_KNOWN_FOLDED: Final = _both_ways((fold(one), fold(other)) for one, other in _PAIRS)


def are_variants(first: str, second: str, *, bare: bool) -> bool:
    """Tell whether two syllables are known spellings of one name (Hoàng, Huỳnh).

    Args:
        first: With its marks, if it has any.
        second: The same.
        bare: Whether one was typed without marks, so that only letters can be compared.
    """
    if bare:
        return fold(second) in _KNOWN_FOLDED.get(fold(first), ())
    return second in _KNOWN.get(first, ())


def differ_by_hoi_and_nga(first: str, second: str) -> bool:
    """Tell whether only hỏi and ngã are exchanged, which half of the country does not hear."""
    return first != second and first.translate(_HOI_NGA) == second.translate(_HOI_NGA)


@lru_cache(maxsize=65536)
def sound_alikes(folded: str) -> frozenset[str]:
    """The syllables that differ from this one in one sound that dialects exchange (s/x, n/ng)."""
    found = set()
    for pair in _SOUNDS:
        for one, other in (pair, pair[::-1]):
            if folded.startswith(one):
                found.add(other + folded.removeprefix(one))
    for pair in _ENDINGS:
        for one, other in (pair, pair[::-1]):
            if folded.endswith(one):
                found.add(folded.removesuffix(one) + other)
    return frozenset(found)
