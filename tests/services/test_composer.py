"""A document while it is written: sections, live figures, free paragraphs."""

from dataclasses import replace

import pytest
from documents_office import example_office, office

from mdd_desktop.domain.document import Paragraph, Table
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.services import composer, documents
from mdd_desktop.services.composer import Composition
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry

__all__ = ["example_office", "office"]
PLAN = Wish(kind="KH1", period="2026")


def said(composition: Composition) -> str:
    texts = (one.text for one in composition.document.body if isinstance(one, Paragraph))
    return "\n".join(texts).replace("\u00a0", " ")


@pytest.mark.parametrize("kind", ["KH1", "KH2", "KH3", "KH4", "KH5", "BC-T", "BC-6T", "BC-N"])
def test_the_sections_are_those_of_the_paper_in_their_order(office: Registry, kind: str) -> None:
    found = composer.compose(office, Wish(kind=kind))

    titles = [section.title for section in found.sections]
    assert len(set(titles)) == len(titles) > 3
    assert any(section.key for section in found.sections)


def test_a_prepared_sentence_shows_its_figures_by_name_and_prints_their_values(
    office: Registry,
) -> None:
    found = composer.compose(office, PLAN)
    section = next(one for one in found.sections if one.key == "III")

    text = " ".join(section.lines)
    assert "{Trẻ trong danh sách}" in text
    assert "có 10 trẻ trong danh sách" in said(found)


def test_a_section_written_anew_from_its_own_words_prints_the_same(office: Registry) -> None:
    first = composer.compose(office, PLAN)
    section = next(one for one in first.sections if one.key == "III")
    lines = tuple(line.removeprefix("- ") for line in section.lines)

    again = composer.compose(office, replace(PLAN, content={"III": lines}), first.report)

    assert said(again) == said(first)
    assert next(one for one in again.sections if one.key == "III").typed == lines


def test_a_figure_put_into_a_text_is_live(office: Registry) -> None:
    wish = replace(PLAN, added={"Kinh phí": ["Đã trao {Tổng đã trao} đồng."]})

    found = composer.compose(office, wish)

    assert "Đã trao 12.181.800 đồng" in said(found)
    labels = dict(composer.figures_to_insert(found.report))
    assert labels["Tổng đã trao"] == "12.181.800"


def test_a_figure_nobody_knows_is_refused_by_its_name(office: Registry) -> None:
    with pytest.raises(RuleError) as refusal:
        composer.compose(office, replace(PLAN, content={"V": "Có {trẻ lạ} trẻ."}))

    assert refusal.value.code == "unknown_placeholder"
    assert "trẻ lạ" in refusal.value.message


def test_every_kind_can_be_begun(office: Registry) -> None:
    lines = composer.kinds()

    assert {line.group for line in lines} == {
        "Kế hoạch",
        "Báo cáo",
        "Danh sách, biểu",
        "Thư, phiếu, sổ",
    }
    for line in lines:
        assert composer.compose(office, Wish(kind=line.id)).presets


def test_nothing_of_last_year_is_taken_where_there_is_none(office: Registry) -> None:
    assert composer.last_years(office, PLAN) is None


def block_with(composition: Composition, words: str) -> Paragraph:
    return next(
        one for one in composition.document.body if isinstance(one, Paragraph) and words in one.text
    )


def added(*lines: str) -> Wish:
    return replace(PLAN, added={"Kinh phí": lines})


def test_words_between_marks_are_bold_or_italic_and_the_marks_are_not_printed(
    office: Registry,
) -> None:
    wish = added("- Kinh phí **bảo đảm đủ** và __đúng hạn__.")
    found = block_with(composer.compose(office, wish), "bảo đảm")

    assert found.text == "- Kinh phí bảo đảm đủ và đúng hạn."
    assert [run.text for run in found.runs if run.bold] == ["bảo đảm đủ"]
    assert [run.text for run in found.runs if run.italic] == ["đúng hạn"]


@pytest.mark.parametrize("text", ["Nhân 2 ** 3 là sáu.", "**chưa đóng", "__ __ để trống"])
def test_marks_without_a_partner_are_printed_as_typed(office: Registry, text: str) -> None:
    found = block_with(composer.compose(office, added(text)), text[:5])

    assert found.text == text
    assert not any(run.bold or run.italic for run in found.runs)


def test_a_target_stands_in_a_text_with_its_count(office: Registry) -> None:
    composition = composer.compose(office, added("Đã đạt {chỉ tiêu 001-3b}; {chỉ tiêu 002-2}."))

    assert "Đã đạt 50% (1/2); chưa phát sinh đối tượng." in said(composition)
    offered = dict(composer.targets_to_insert(composition.report))
    assert offered["chỉ tiêu 001-3b"] == "50% (1/2)"


@pytest.mark.parametrize("name", list(composer.TABLES))
def test_a_table_stands_where_its_name_was_put(office: Registry, name: str) -> None:
    before = composer.compose(office, PLAN)
    found = composer.compose(office, added("Kết quả như sau:", f"{{{name}}}"))

    tables = [block for block in found.document.body if isinstance(block, Table)]
    assert len(tables) == 1 + sum(isinstance(block, Table) for block in before.document.body)
    assert tables[0].rows
    assert sum(column.width_mm for column in tables[0].columns) == pytest.approx(165, abs=1)


def test_a_table_within_a_sentence_is_refused(office: Registry) -> None:
    wish = added("Xem {bảng Thực hiện chỉ tiêu} kèm theo.")
    with pytest.raises(RuleError) as refusal:
        composer.compose(office, wish)

    assert refusal.value.code == "table_in_text"


def test_a_table_in_place_of_a_prepared_text_is_refused(office: Registry) -> None:
    wish = replace(PLAN, content={"V": ("{bảng Thực hiện chỉ tiêu}",)})
    with pytest.raises(RuleError) as refusal:
        composer.compose(office, wish)

    assert refusal.value.code == "unknown_placeholder"


def test_only_targets_with_a_number_are_offered(office: Registry) -> None:
    report = documents.gather(office, Wish(kind="KH1", period="2026"))
    names = [name for name, _text in composer.targets_to_insert(report)]

    assert "chỉ tiêu 000-5" in names
    assert "chỉ tiêu 000-3" not in names
