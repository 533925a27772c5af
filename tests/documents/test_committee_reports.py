"""Reports of the People's Committee: in its own name, whose figures, to whom."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from documents_example import (
    PERIODS,
    example_document,
    example_report,
    preset_issuer,
)
from test_plans import said
from test_reports import REPORTS

from mdd_desktop.domain.document import (
    Block,
    Heading,
    LegalBasis,
    OfficialDocument,
    Paragraph,
    Table,
)


def texts_of(blocks: Iterable[Block]) -> Iterator[str]:
    """Every text of the blocks, the cells of tables too."""
    for block in blocks:
        if isinstance(block, Table):
            yield block.caption
            yield from (str(cell) for row in block.rows for cell in row.cells)
        elif isinstance(block, Heading | Paragraph | LegalBasis):
            yield block.text


def everything_said(document: OfficialDocument) -> str:
    blocks = [*document.body, *(block for annex in document.annexes for block in annex.blocks)]
    texts = [document.subject, *(annex.title for annex in document.annexes), *texts_of(blocks)]
    return "\n".join([*texts, *document.recipients]).replace("\u00a0", " ")


@pytest.mark.parametrize("unit", ["X1", "T"])
@pytest.mark.parametrize("kind", PERIODS)
def test_the_peoples_committee_never_speaks_as_the_union(kind: str, unit: str) -> None:
    document = example_document(kind, unit, issuer=preset_issuer("u", unit))
    text = everything_said(document)

    assert re.findall(r"\bHội\b(?! LHPN).{0,20}", text) == []
    assert re.findall(r"chi hội(?! phụ nữ)|Ban Thường vụ|Hội LHPN các xã", text) == []


@pytest.mark.parametrize("unit", ["X1", "T"])
@pytest.mark.parametrize("kind", ["BC-T", *REPORTS])
def test_a_report_of_the_committee_says_whose_figures_it_prints(kind: str, unit: str) -> None:
    level = "xã" if unit == "X1" else "tỉnh"
    document = example_document(kind, unit, issuer=preset_issuer("u", unit))
    text = said(document)

    assert f"Số liệu do Hội LHPN {level} cung cấp" in text
    assert "trong danh sách theo dõi của Hội LHPN" in text or kind == "BC-5N"
    assert f"Hội LHPN {level}" in document.recipients
    assert len(document.recipients) == len(set(document.recipients))


@pytest.mark.parametrize("kind", ["BC-T", "D10"])
def test_whoever_is_written_to_is_not_named_again_under_a_shorter_name(kind: str) -> None:
    report = example_report("BC-T")
    document = example_document(kind, report=report, issuer=preset_issuer("u"))

    assert [one.replace("\u00a0", " ") for one in document.addressees] == [
        "Ủy ban nhân dân tỉnh Bình Hà"
    ]
    assert not any("UBND tỉnh" in one for one in document.recipients)


def test_who_is_written_to_under_a_typed_short_name_is_not_named_again() -> None:
    report = replace(example_report("BC-T"), typed={"receiver": "UBND tỉnh Bình Hà"})

    document = example_document("D10", report=report, issuer=preset_issuer("u"))

    assert not any("UBND tỉnh" in one for one in document.recipients)
