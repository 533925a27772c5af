"""D13: what a package brought, as a paper; no data of a child."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.documents.parts import fact
from mdd_desktop.domain.document import Align, Column, Row, Table
from mdd_desktop.domain.document_layout import EndForm, HeadForm, Layout


@dataclass(frozen=True)
class PackageReceipt:
    """A package as the book of packages knows it; an empty one prints a form to fill in.

    Attributes:
        counts: Label and number: mới, sửa, trùng, khác biệt.
        following: The number of the next package expected.
    """

    sender: str = ""
    receiver: str = ""
    number: str = ""
    made_at: str = ""
    merged_at: str = ""
    result: str = ""
    fingerprint: str = ""
    following: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


def build(material: Material) -> Content:
    """The receipt."""
    made = material.given(PackageReceipt)
    columns = (Column("Nội dung", 115), Column("Số lượng", 50, Align.RIGHT))
    rows = tuple(Row((label, count)) for label, count in made.counts.items())
    body = (
        fact("Đơn vị gửi", made.sender),
        fact("Đơn vị nhận", made.receiver),
        fact("Gói số", made.number),
        fact("Thời điểm lập gói", made.made_at),
        fact("Thời điểm gộp gói", made.merged_at),
        Table(columns, rows),
        fact("Kết quả", made.result),
        fact("Mã đối chiếu", made.fingerprint),
        fact("Gói tiếp theo", made.following),
    )
    return Content(subject="Gói đồng bộ dữ liệu", body=body)


PACKAGE_RECEIPT = DocumentKind(
    id="D13",
    title="Biên nhận gói đồng bộ",
    type_code="",
    type_name="Biên nhận",
    period="none",
    build=build,
    needs=("package",),
    formats=("pdf", "docx"),
    layout=Layout(head=HeadForm.DATED, end=EndForm.SIGNED, end_mark=False, drafted=False),
)
