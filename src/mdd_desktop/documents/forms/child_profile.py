"""D8: everything the office knows of one child, one or two pages, for officers only."""

from collections.abc import Iterator
from dataclasses import dataclass

from mdd_desktop.documents.letters.sponsor_letter import GiftLine
from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.documents.parts import fact, line, title
from mdd_desktop.domain.audience import Audience, ChildView
from mdd_desktop.domain.document import Align, Block, Column, Row, Table
from mdd_desktop.domain.document_forms import Pair, PhotoFrame
from mdd_desktop.domain.document_layout import EndForm, HeadForm, Layout
from mdd_desktop.domain.vietnamese import at_the_start

_GIFTS = (
    Column("Ngày", 25, Align.CENTER),
    Column("Nội dung", 75),
    Column("Số tiền/hiện vật", 65, Align.RIGHT),
)
_SPONSORS = (Column("Mẹ đỡ đầu", 55), Column("Nội dung", 60), Column("Thời gian", 50))
_VISITS = (
    Column("Ngày", 25, Align.CENTER),
    Column("Người thăm", 40),
    Column("Kết quả", 100),
)
_CONSENTS = (Column("Việc", 75), Column("Người đồng ý", 50), Column("Từ ngày – đến ngày", 40))
_CAUSES = {"Covid-19": "do Covid-19", "Khác": "do nguyên nhân khác"}


@dataclass(frozen=True)
class ChildProfile:
    """A child's file, already as the class of readers may see it.

    Attributes:
        father, mother: In words.
        sponsors, visits, consents: Rows of their tables.
        gifts: What she got in the last twelve months.
    """

    view: ChildView
    father: str
    mother: str
    sponsors: tuple[tuple[str, str, str], ...] = ()
    gifts: tuple[GiftLine, ...] = ()
    visits: tuple[tuple[str, str, str], ...] = ()
    consents: tuple[tuple[str, str, str], ...] = ()
    photo: bytes = b""


def build(material: Material) -> Content:
    """The profile."""
    profile = material.given(ChildProfile)
    titles = material.wording("forms")
    body: list[Block] = []
    for place, (key, blocks) in enumerate(_sections(profile), start=1):
        body += [title(f"{place}. {titles.raw(f'd8.sections.{key}')}"), *blocks]
    typed = material.report.typed.get("preparer", "")
    preparer = typed if isinstance(typed, str) else " ".join(typed)
    return Content(subject="", body=tuple(body), restricted=True, signers=(preparer,))


def _sections(profile: ChildProfile) -> Iterator[tuple[str, tuple[Block, ...]]]:
    view = profile.view
    age = f" ({view.age} tuổi)" if view.age is not None and view.birth else ""
    person = (
        fact("Họ và tên", view.name),
        fact("Mã", view.code),
        fact("Ngày sinh", f"{view.birth}{age}"),
        fact("Giới tính, dân tộc", ", ".join(p for p in (view.sex, view.ethnic) if p)),
        fact("Số định danh", view.identity),
        fact("Nơi ở", at_the_start(", ".join(p for p in (view.place, view.commune) if p))),
        fact("Diện", _kind(view)),
    )
    photo = PhotoFrame("Ảnh 3 × 4", picture=profile.photo)
    yield "person", (Pair(person, (photo,), share=0.78),)
    yield "parents", (fact("Cha", profile.father), fact("Mẹ", profile.mother))
    yield (
        "carer",
        (
            fact("Người nuôi dưỡng", view.carer),
            fact("Hộ nghèo, cận nghèo", view.household),
            fact("Hoàn cảnh", view.circumstance),
        ),
    )
    yield (
        "school",
        (
            fact("Trường, lớp", view.school),
            fact("Sức khỏe", ": ".join(p for p in (view.health, view.health_note) if p)),
        ),
    )
    yield "needs", (fact("Nhu cầu", view.needs), fact("Chế độ đang hưởng", view.allowance))
    yield "sponsors", (_table(_SPONSORS, profile.sponsors),)
    gifts = tuple(Row((gift.date, gift.what, gift.value)) for gift in profile.gifts)
    yield "support", (Table(_GIFTS, gifts, unit_line="Đơn vị tính: đồng"),)
    yield "visits", (_table(_VISITS, profile.visits),)
    note = (line(f"Ghi chú: {view.note}"),) if view.note else ()
    yield "consents", (_table(_CONSENTS, profile.consents), *note)


def _kind(view: ChildView) -> str:
    """Diện mồ côi, and of what; a child who is no orphan has no cause."""
    cause = _CAUSES.get(view.cause, "")
    return ", ".join(part for part in (view.kind, cause) if part)


def _table(columns: tuple[Column, ...], rows: tuple[tuple[str, str, str], ...]) -> Table:
    return Table(columns, tuple(Row(row) for row in rows))


CHILD_PROFILE = DocumentKind(
    id="D8",
    title="Phiếu thông tin trẻ",
    type_code="",
    type_name="Phiếu thông tin trẻ",
    period="none",
    build=build,
    needs=("child",),
    formats=("pdf", "docx"),
    typed={"preparer": "Người lập phiếu"},
    wants=("to_date",),
    layout=Layout(head=HeadForm.UNNUMBERED, end=EndForm.PREPARED, body_size=12, end_mark=False),
    audiences=(Audience.INTERNAL,),
    traced=True,
)
