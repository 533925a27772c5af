"""KH3 and KH5: care of children in special circumstances by their own community."""

from functools import partial

from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.documents.plans.frame import plan_content, typed_places


def build(name: str, material: Material) -> Content:
    """The blocks of either plan."""
    return plan_content(name, material)


COMMUNITY_CARE_PLAN = DocumentKind(
    id="KH3",
    title="Kế hoạch chăm sóc trẻ em có hoàn cảnh đặc biệt dựa vào cộng đồng",
    type_code="KH",
    type_name="Kế hoạch",
    period="year",
    build=partial(build, "kh3"),
    typed=typed_places("kh3"),
)
COMMUNITY_CARE_SCHEME = DocumentKind(
    id="KH5",
    title="Kế hoạch thực hiện Đề án chăm sóc trẻ em dựa vào cộng đồng",
    type_code="KH",
    type_name="Kế hoạch",
    period="year",
    build=partial(build, "kh5"),
    typed=typed_places("kh5"),
)
