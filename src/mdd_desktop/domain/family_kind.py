"""The one word a list shows for a child's family: "Diện mồ côi"."""

from collections.abc import Mapping
from enum import StrEnum

from mdd_desktop.domain.record_fields import FieldValue
from mdd_desktop.domain.vietnamese import within

_ABSENT = frozenset({"mat", "mat_tich", "co_so_tgxh", "khong_kha_nang", "chap_hanh_an"})


class FamilyKind(StrEnum):
    """What a list shows; the groups of the law are derived elsewhere (rule F7)."""

    BOTH_DEAD = "mo_coi_ca_hai"
    ABANDONED = "bo_roi"
    FATHER_DEAD = "mo_coi_cha"
    MOTHER_DEAD = "mo_coi_me"
    NO_SUPPORT = "khong_noi_nuong_tua"
    OTHER = "khac"

    @property
    def label(self) -> str:
        """As the list prints it."""
        return _LABELS[self]

    @property
    def in_full(self) -> str:
        """Without a column head that says what she is deprived of."""
        return f"Mồ côi {within(self.label)}" if self is FamilyKind.BOTH_DEAD else self.label


_LABELS = {
    FamilyKind.BOTH_DEAD: "Cả cha và mẹ",
    FamilyKind.ABANDONED: "Bị bỏ rơi",
    FamilyKind.FATHER_DEAD: "Mồ côi cha",
    FamilyKind.MOTHER_DEAD: "Mồ côi mẹ",
    FamilyKind.NO_SUPPORT: "Không nơi nương tựa",
    FamilyKind.OTHER: "Khác",
}


def family_kind(fields: Mapping[str, FieldValue]) -> FamilyKind:
    """The kind that says most about the child, from the fields of her record."""
    father, mother = fields.get("father.status"), fields.get("mother.status")
    if father == mother == "mat":
        return FamilyKind.BOTH_DEAD
    if fields.get("groups[b]"):
        return FamilyKind.ABANDONED
    if father == "mat":
        return FamilyKind.FATHER_DEAD
    if mother == "mat":
        return FamilyKind.MOTHER_DEAD
    if father in _ABSENT and mother in _ABSENT:
        return FamilyKind.NO_SUPPORT
    return FamilyKind.OTHER
