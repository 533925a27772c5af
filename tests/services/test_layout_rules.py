"""Every numbered rule of documents.md §1, measured on every kind of document and letterhead."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import layout_body_rules
import layout_end_rules
import layout_page_rules
import pytest
from documents_measured import FONTS, WIDEST, Paper, all_kinds, papers_of
from documents_office import office_with, rows_of_every_level

from mdd_desktop.documents import body, foot, head, marks, pdf
from mdd_desktop.domain.document import (
    Heading,
    LegalBasis,
    OfficialDocument,
    Paragraph,
    RowStyle,
    Run,
    SizeSet,
    Table,
)
from mdd_desktop.services.offices import Registry

RULES: tuple[Callable[[Paper], Iterator[str]], ...] = (
    *layout_page_rules.RULES,
    *layout_body_rules.RULES,
    *layout_end_rules.RULES,
)


ELSEWHERE = (20,)
"""The address line, an option of the letterhead: ``tests/documents/test_document_marks.py``."""
ALONE = {"l15_kept_together", "l30_twin"}
"""Rules whose broken page has a test of its own."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    registry = office_with(tmp_path_factory.mktemp("van-ban") / "so", rows_of_every_level())
    yield registry
    registry.close()


def wrong_with(paper: Paper) -> list[str]:
    return [f"{paper.name} {rule.__name__}: {what}" for rule in RULES for what in rule(paper)]


@pytest.mark.parametrize("kind", all_kinds())
def test_every_rule_holds_under_every_letterhead_short_and_long(
    office: Registry, kind: str
) -> None:
    found = [what for paper in papers_of(office, kind) for what in wrong_with(paper)]

    assert found == []


def a_paper(office: Registry, kind: str, name: str = "X1-a") -> Paper:
    return next(one for one in papers_of(office, kind) if one.name == f"{kind}-{name}")


def drawn_as(paper: Paper, **changes: Any) -> Paper:
    """The paper as if another document had been printed in its place."""
    lying = Paper(paper.name, paper.document)
    lying.pdf = pdf.render_pdf(replace(paper.document, **changes), FONTS)
    return lying


def with_table(document: OfficialDocument, **changes: Any) -> tuple[Any, ...]:
    """The body with its first table changed."""
    body_blocks = list(document.body)
    at = next(n for n, block in enumerate(body_blocks) if isinstance(block, Table))
    body_blocks[at] = replace(body_blocks[at], **changes)
    return tuple(body_blocks)


def found_by(rule: Callable[[Paper], Iterator[str]], paper: Paper) -> list[str]:
    return list(rule(paper))


LENGTHS: tuple[tuple[str, Any, str, float, str], ...] = (
    ("l4_page_number", marks, "_PAGE_NUMBER_DROP", 17.0 * 72 / 25.4, "KH1"),
    ("l5_columns", head, "_SLACK", 40.0, "KH1"),
    ("l7_state_title", head, "RULE_WIDTH", 1.2, "KH1"),
    ("l8_number_and_date", head, "ROW_GAP", 16.0, "KH1"),
    ("l10_title", head, "_TITLE_GAP", 30.0, "KH1"),
    ("l12_paragraphs", body, "INDENT", 20.0, "KH1"),
    ("l12_paragraphs", body, "PARAGRAPH_GAP", 9.0, "KH1"),
    ("l17_recipients", foot, "_ITEM_SIZE", 12.0, "KH1"),
    ("l18_signature", foot, "SIGNATURE_SPACE", 40.0, "KH1"),
    ("l26_draft", marks, "_MARK_SIZE", 11.0, "KH1"),
    ("l28_marks", marks, "_FRAME_PADDING", -3.0, "B1"),
)


@pytest.mark.parametrize(("rule", "module", "name", "value", "kind"), LENGTHS)
def test_a_wrong_length_is_found(
    office: Registry,
    monkeypatch: pytest.MonkeyPatch,
    rule: str,
    module: Any,
    name: str,
    value: float,
    kind: str,
) -> None:
    (check,) = [one for one in RULES if one.__name__ == rule]
    paper = a_paper(office, kind, "X1-draft" if rule == "l26_draft" else "X1-b")
    assert found_by(check, paper) == []

    monkeypatch.setattr(module, name, value)
    wrong = Paper(paper.name, paper.document, paper.whole)

    assert found_by(check, wrong)


def heads_swapped(paper: Paper) -> Paper:
    issuer = paper.document.issuer
    lines = {"superior_lines": issuer.office_lines, "office_lines": issuer.superior_lines}
    return drawn_as(paper, issuer=replace(issuer, **lines))


def body_of(paper: Paper, change: Callable[[Any], Any]) -> tuple[Any, ...]:
    return tuple(change(block) for block in paper.document.body)


def bare_basis(block: Any) -> Any:
    return replace(block, text=block.text.rstrip(";")) if isinstance(block, LegalBasis) else block


def bare_heading(block: Any) -> Any:
    return replace(block, number="") if isinstance(block, Heading) else block


def typo(paper: Paper) -> Paper:
    other = Paragraph.plain("Lời khác hẳn, không phải lời đã soạn ra./.")
    return drawn_as(paper, body=(*paper.document.body[:-1], other))


def parties_swapped(paper: Paper) -> Paper:
    layout = paper.document.layout
    return drawn_as(paper, layout=replace(layout, parties=layout.parties[::-1]))


def header_renamed(paper: Paper) -> Paper:
    table = next(block for block in paper.document.body if isinstance(block, Table))
    columns = (replace(table.columns[0], title="Thứ tự"), *table.columns[1:])
    return drawn_as(paper, body=with_table(paper.document, columns=columns))


def light_total(paper: Paper) -> Paper:
    table = next(block for block in paper.document.body if isinstance(block, Table))
    rows = tuple(replace(row, style=RowStyle.PLAIN) for row in table.rows)
    return drawn_as(paper, body=with_table(paper.document, rows=rows))


def upright_annex(paper: Paper) -> Paper:
    (annex,) = paper.document.annexes
    return drawn_as(paper, annexes=(replace(annex, landscape=False),))


def another(paper: Paper, **changes: Any) -> Paper:
    """The document itself changed, and drawn as it then is."""
    return Paper(paper.name, replace(paper.document, **changes))


PLANTED: dict[str, tuple[str, Callable[[Paper], Paper]]] = {
    "l1_margins": ("KH1", lambda one: Paper(one.name, one.document, edges=WIDEST)),
    "l2_letters": ("KH1", typo),
    "l3_sizes": ("KH1", lambda one: drawn_as(one, size_set=SizeSet.LARGE)),
    "l6_office": ("KH1", heads_swapped),
    "l9_matter": ("KH1", lambda one: drawn_as(another(one, type_name=""), type_name="Tờ trình")),
    "l11_addressees": ("BC-T", lambda one: drawn_as(one, addressees=())),
    "l13_bases": ("KH1", lambda one: another(one, body=body_of(one, bare_basis))),
    "l14_headings": ("KH1", lambda one: drawn_as(one, body=body_of(one, bare_heading))),
    "l16_end_mark": ("D1", lambda one: another(one, body=(*one.document.body,) * 2)),
    "l19_parties": ("D5", parties_swapped),
    "l21_grid": ("B6", header_renamed),
    "l22_totals": ("B6", light_total),
    "l23_values": ("D3", lambda one: another(one, body=(Paragraph((Run("None"),)),))),
    "l24_annexes": ("BC-T", lambda one: drawn_as(another(one, electronic=True), electronic=False)),
    "l25_landscape": ("BC-T", upright_annex),
    "l27_tracing": ("B6", lambda one: drawn_as(one, tracing="")),
    "l29_properties": (
        "D3",
        lambda one: drawn_as(one, issuer=replace(one.document.issuer, office_text="Lê Thị Sen")),
    ),
}


@pytest.mark.parametrize("rule", list(PLANTED))
def test_a_wrong_page_is_found(office: Registry, rule: str) -> None:
    (check,) = [one for one in RULES if one.__name__ == rule]
    kind, plant = PLANTED[rule]

    assert found_by(check, plant(a_paper(office, kind)))


def test_a_page_filled_without_regard_to_what_belongs_together_is_found(
    office: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a page ends is chance, so pages of several heights are tried until each fault shows."""
    filled, faults = pdf.fill_pages, {"heading at the foot", "one line alone", "heading over a"}

    def careless(less: int, slabs: Any, height: float, reserve: float = 0.0) -> Any:
        loose = list(slabs)
        for slab in loose:
            slab.keep = False
        return filled(loose, height - less, reserve)

    for less in range(20, 320, 20):
        monkeypatch.setattr(pdf, "fill_pages", partial(careless, less))
        found = found_by(layout_body_rules.l15_kept_together, a_paper(office, "KH5", "X1-a-many"))
        faults -= {fault for fault in faults if any(what.startswith(fault) for what in found)}
        if not faults:
            break

    assert faults == set()


def test_a_word_file_in_another_order_is_found(
    office: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    render = layout_end_rules.render_docx
    monkeypatch.setattr(
        layout_end_rules,
        "render_docx",
        lambda document, fonts: render(replace(document, body=document.body[::-1]), fonts),
    )

    assert found_by(layout_end_rules.l30_twin, a_paper(office, "KH1"))


def test_each_numbered_rule_has_a_measure_and_a_page_that_breaks_it() -> None:
    numbers = [int(re.sub(r"\D.*", "", rule.__name__.removeprefix("l"))) for rule in RULES]
    broken = {rule for rule, *_ in LENGTHS} | PLANTED.keys() | ALONE

    assert sorted([*numbers, *ELSEWHERE]) == list(range(1, 31))
    assert {rule.__name__ for rule in RULES} == broken


def test_a_letter_without_type_says_its_matter_under_the_number(office: Registry) -> None:
    document = a_paper(office, "KH1").document
    letter = replace(document, type_name="", type_code="", subject="hỗ trợ trẻ em mồ côi")

    assert found_by(layout_page_rules.l9_matter, Paper("công văn", letter)) == []
