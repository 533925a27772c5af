"""KH2: care, education and protection of children at all levels of the Hội, for some years."""

from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.documents.plans.frame import plan_content, typed_places

_NAME = "kh2"


def build(material: Material) -> Content:
    """The blocks of the plan."""
    return plan_content(_NAME, material)


CHILD_CARE_PLAN = DocumentKind(
    id="KH2",
    title="Kế hoạch chăm sóc, giáo dục và bảo vệ trẻ em trong các cấp Hội",
    type_code="KH",
    type_name="Kế hoạch",
    period="range",
    build=build,
    typed=typed_places(_NAME),
    default_period="2024..2030",
)
