"""D14: the sheet of a household, child by child in the order of the registration form.

Blank for a family that is not in the book yet, or with what is known printed pale on the lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from mdd_desktop.documents.material import Content, DocumentKind, Material
from mdd_desktop.documents.parts import centred_line, fact, line, shortened, title
from mdd_desktop.documents.templates import Wording
from mdd_desktop.domain.audience import Audience
from mdd_desktop.domain.document import Block
from mdd_desktop.domain.document_forms import (
    Choice,
    PageBreak,
    Pair,
    QrCode,
    Signatures,
    Signer,
    WritingLines,
)
from mdd_desktop.domain.document_layout import EndForm, HeadForm, Layout
from mdd_desktop.domain.record_code import as_scanned, with_check

CHILD = ("born", "sex", "identity", "school")
PARENTS = ("father", "mother")
HOME = ("village", "carer")
NEEDS = ("needs", "health", "consent")
_LONG = frozenset({*PARENTS, "carer", "needs"})
_BLANK_CHILDREN = 2
_ON_A_LINE = 60


@dataclass(frozen=True)
class HouseholdChild:
    """One child of the household; a blank one has no code.

    Attributes:
        call_name: What she is called, not her full name: the sheet is carried about.
        known: What the record says, by line of the sheet.
        poverty: Of her household this year, in words.
    """

    code: str = ""
    call_name: str = ""
    known: dict[str, str] = field(default_factory=dict)
    poverty: str = ""


@dataclass(frozen=True)
class HouseholdSheet:
    """The children of one household, the eldest first; none for a blank sheet."""

    children: tuple[HouseholdChild, ...] = ()


def build(material: Material) -> Content:
    """The sheet."""
    sheet = material.given(HouseholdSheet)
    words = material.wording("forms")
    children = sheet.children or (HouseholdChild(),) * _BLANK_CHILDREN
    body: list[Block] = [
        line(material.issuer.office_text, bold=True),
        centred_line(words.raw("d14.title"), bold=True),
        WritingLines(words.raw("d14.day")),
    ]
    for place, child in enumerate(children, start=1):
        if place > 1:
            body.append(PageBreak())
        body += _child(words, child, place, len(children) if sheet.children else 0)
    body.append(
        Signatures(
            tuple(Signer((name,)) for name in words.say_all("d14.signers")), space_mm=18, size=12
        )
    )
    return Content(subject="", body=tuple(body))


def _child(words: Wording, child: HouseholdChild, place: int, count: int) -> Iterator[Block]:
    head = words.raw("d14.child").format(place=place)
    if count:
        head = words.raw("d14.child_of").format(place=place, count=count)
    lines = _lines(words, CHILD, child)
    if child.code:
        named = (title(head), fact(words.raw("d14.called"), child.call_name))
        code = with_check(child.code)
        yield Pair((*named, *lines), (QrCode(as_scanned(code), code),), share=0.76)
    else:
        yield title(head)
        yield from (WritingLines(words.raw("d14.name")), *lines)
    for part, keys in (("parents", PARENTS), ("home", HOME)):
        yield title(words.raw(f"d14.parts.{part}"))
        yield from _lines(words, keys, child)
    yield title(words.raw("d14.parts.needs"))
    poverty = tuple(words.say_all("d14.poverty_options"))
    yield Choice(words.raw("d14.poverty"), poverty, earlier=child.poverty, tab=0.22)
    yield from _lines(words, NEEDS, child)
    yield WritingLines(words.raw("d14.lines.note"), 3)


def _lines(
    words: Wording, keys: tuple[str, ...], child: HouseholdChild
) -> tuple[WritingLines, ...]:
    return tuple(
        WritingLines(
            words.raw(f"d14.lines.{key}"),
            2 if key in _LONG else 1,
            earlier=shortened(child.known.get(key, ""), _ON_A_LINE),
        )
        for key in keys
    )


HOUSEHOLD_SHEET = DocumentKind(
    id="D14",
    title="Phiếu hộ gia đình",
    type_code="",
    type_name="Phiếu hộ gia đình",
    period="none",
    build=build,
    needs=("child",),
    formats=("pdf", "docx"),
    layout=Layout(
        head=HeadForm.NONE, end=EndForm.NONE, body_size=12, end_mark=False, drafted=False
    ),
    audiences=(Audience.INTERNAL,),
)
