"""What the comparison of two names says, in Vietnamese."""

from mdd_desktop.domain.likeness.evidence import Evidence
from mdd_desktop.domain.likeness.names import Likeness
from mdd_desktop.domain.likeness.syllable_pairs import Kind, kind_of
from mdd_desktop.domain.likeness.words import Name, Word

_PHRASES = (
    (Kind.HOI_NGA, "dấu hỏi, ngã"),
    (Kind.MARKS, "dấu"),
    (Kind.VARIANT, "cách viết theo vùng"),
    (Kind.SOUND, "âm địa phương"),
    (Kind.SLIP, "chỗ gõ nhầm"),
    (Kind.NEAR, "một chữ cái"),
    (Kind.SHORT, "chữ viết tắt"),
)


def name_evidence(names: Likeness, first: Name, second: Name) -> Evidence:
    """Put the comparison of two names into words."""
    reason, difference = _said(names, first, second)
    return Evidence(names.same, names.sibling, reason, difference)


def _said(names: Likeness, first: Name, second: Name) -> tuple[str, str]:
    both = " và ".join(sorted((first.written, second.written)))
    if names.other_given:
        return "", f"Khác tên: {both}"
    kinds = {kind_of(*pair) for pair in names.pairs}
    if Kind.OTHER in kinds:
        return _partly(names, both)
    if names.gaps:
        return _only_lacks(names, kinds), ""
    if first.written == second.written:
        return f"Cùng họ tên {first.written}", ""
    return f"{_how_spelt(kinds, marks=first.bare == second.bare)}: {both}", ""


def _how_spelt(kinds: set[Kind], *, marks: bool) -> str:
    told = [words for kind, words in _PHRASES if kind in kinds]
    if told:
        return f"Tên chỉ khác {', '.join(told)}"
    if not marks or Kind.BARE in kinds:
        return "Tên chỉ thiếu dấu"
    return "Tên chỉ khác cách gõ"


def _only_lacks(names: Likeness, kinds: set[Kind]) -> str:
    middle = " ".join(_capital(word) for word in names.gaps)
    if kinds <= {Kind.SAME}:
        return f"Tên chỉ thiếu chữ đệm “{middle}”"
    return f"Tên gần giống, thiếu chữ đệm “{middle}”"


def _partly(names: Likeness, both: str) -> tuple[str, str]:
    if names.given is None:
        return "", f"Một bên ghi tên gọi ở nhà: {both}"
    return f"Cùng tên {_capital(names.pairs[-1][0])}", f"Khác họ hoặc chữ đệm: {both}"


def _capital(word: Word) -> str:
    return word.text.capitalize()
