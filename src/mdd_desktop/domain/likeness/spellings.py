"""One name in two spellings: regions, dialects and the ear of whoever wrote it down."""

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


_KNOWN: Final = frozenset(
    frozenset(pair.split()) for pair in _VARIANTS.strip().replace("\n", "|").split("|")
)
_KNOWN_FOLDED: Final = frozenset(frozenset(map(fold, pair)) for pair in _KNOWN)


def are_variants(first: str, second: str, *, bare: bool) -> bool:
    """Tell whether two syllables are known spellings of one name (Hoàng, Huỳnh).

    Args:
        first: With its marks, if it has any.
        second: The same.
        bare: Whether one was typed without marks, so that only letters can be compared.
    """
    if bare:
        return frozenset((fold(first), fold(second))) in _KNOWN_FOLDED
    return frozenset((first, second)) in _KNOWN


def differ_by_hoi_and_nga(first: str, second: str) -> bool:
    """Tell whether only hỏi and ngã are exchanged, which half of the country does not hear."""
    return first != second and first.translate(_HOI_NGA) == second.translate(_HOI_NGA)


def sound_alike(first: str, second: str) -> bool:
    """Tell whether folded syllables differ in one sound that dialects exchange (s/x, n/ng)."""
    return _differ_by(first, second, _SOUNDS, at_end=False) or _differ_by(
        first, second, _ENDINGS, at_end=True
    )


def _differ_by(
    first: str, second: str, sounds: tuple[tuple[str, str], ...], *, at_end: bool
) -> bool:
    return any(
        _exchanged(first, second, one, other, at_end=at_end)
        or _exchanged(first, second, other, one, at_end=at_end)
        for one, other in sounds
    )


def _exchanged(first: str, second: str, one: str, other: str, *, at_end: bool) -> bool:
    if at_end:
        return (
            first.endswith(one)
            and second.endswith(other)
            and first.removesuffix(one) == second.removesuffix(other)
        )
    return (
        first.startswith(one)
        and second.startswith(other)
        and first.removeprefix(one) == second.removeprefix(other)
    )
