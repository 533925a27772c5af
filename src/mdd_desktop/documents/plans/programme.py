"""KH1: the yearly plan of the programme."""

from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.documents.plans.frame import plan_content, typed_places

_NAME = "kh1"


def build(material: Material) -> Content:
    """The blocks of the plan."""
    return plan_content(_NAME, material)


PROGRAMME_PLAN = DocumentKind(
    id="KH1",
    title="Kế hoạch Chương trình “Mẹ đỡ đầu”",
    type_code="KH",
    type_name="Kế hoạch",
    period="year",
    build=build,
    typed=typed_places(_NAME),
)
