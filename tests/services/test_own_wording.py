"""Templates in the office's own words: checked when saved, kept through upgrades."""

import re

import pytest
from documents_office import DAY

from builders import Offices
from mdd_desktop.documents import own_texts
from mdd_desktop.documents.names_of_values import WORDS
from mdd_desktop.documents.templates import template
from mdd_desktop.domain.document import Paragraph
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.services import documents, own_wording
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry

PLACES = re.compile(r"\{([^{}]*)\}")
PLACE = "paragraphs.I_1[0]"
OWN = "Giúp trẻ của {tên đơn vị} lớn lên vui khỏe."


@pytest.fixture
def registry(lone: Offices) -> Registry:
    registry = lone.add("xa", "X1", name="xã Hoa Sen")
    registry.today = DAY
    return registry


def said(registry: Registry) -> str:
    wish = Wish(kind="KH1", period="2026")
    document = documents.composed(registry, wish, documents.gather(registry, wish))
    return "\n".join(block.text for block in document.body if isinstance(block, Paragraph))


@pytest.mark.parametrize("name", own_texts.EDITABLE)
def test_every_standard_text_passes_its_own_check(name: str) -> None:
    texts = own_texts.texts_of(name)

    for place, text in texts.items():
        if text.strip():
            own_texts.check_text(name, place, text)
    assert texts


def test_the_office_words_are_printed_with_their_values(registry: Registry) -> None:
    own_wording.write(registry, "kh1", PLACE, "Lời riêng của {unit}.")

    assert "Lời riêng của xã Hoa Sen" in said(registry)
    assert "Lời riêng" not in said_standard(registry)


def said_standard(registry: Registry) -> str:
    own_wording.restore(registry, "kh1", PLACE)
    return said(registry)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Có {children_lited} trẻ.", "unknown_placeholder"),
        ("Có {children_listed trẻ.", "bad_braces"),
        ("Của [xã: chi hội].", "bad_switch"),
        ("  ", "empty_text"),
    ],
)
def test_a_text_that_could_not_be_printed_is_refused_when_it_is_saved(
    registry: Registry, text: str, code: str
) -> None:
    with pytest.raises(RuleError) as refusal:
        own_wording.write(registry, "kh1", PLACE, text)

    assert refusal.value.code == code
    assert not any(line.own for line in own_wording.templates(registry))


def test_a_value_of_a_sentence_cannot_be_used_where_it_is_not_known() -> None:
    with pytest.raises(RuleError):
        own_texts.check_text("bct", "adjustment_item", "{label} {children_listed}")


def test_places_and_templates_that_are_not_there_are_named(registry: Registry) -> None:
    with pytest.raises(NotFoundError):
        own_wording.write(registry, "kh1", "paragraphs.none[9]", "x")
    with pytest.raises(NotFoundError):
        own_wording.places(registry, "kh9")


def test_each_edit_counts_as_a_version(registry: Registry) -> None:
    own_wording.write(registry, "kh1", PLACE, OWN)
    own_wording.write(registry, "kh1", PLACE, f"{OWN} Thêm.")

    (line,) = (one for one in own_wording.places(registry, "kh1") if one.place == PLACE)
    assert (line.version, line.text, line.disputed) == (2, f"{OWN} Thêm.", False)
    (shown,) = (one for one in own_wording.templates(registry) if one.name == "kh1")
    assert (shown.own, shown.disputed) == (1, 0)


def test_a_new_standard_text_does_not_take_the_office_words_away(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_wording.write(registry, "kh1", PLACE, OWN)
    upgraded = own_texts.texts_of("kh1") | {PLACE: "Lời chuẩn mới hoàn toàn."}
    monkeypatch.setattr(own_wording, "texts_of", lambda name: upgraded if name == "kh1" else {})

    (line,) = (one for one in own_wording.places(registry, "kh1") if one.place == PLACE)

    assert (line.text, line.standard, line.disputed) == (OWN, "Lời chuẩn mới hoàn toàn.", True)
    assert "vui khỏe" in said(registry)


def test_a_place_that_is_gone_is_passed_over(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_wording.write(registry, "kh1", PLACE, OWN)
    monkeypatch.setattr(own_wording, "texts_of", lambda _name: {})

    with registry.read() as reading:
        assert own_wording.own_texts_of(reading) == {}


def test_an_officer_reads_and_writes_values_by_their_vietnamese_names(registry: Registry) -> None:
    (line,) = (one for one in own_wording.places(registry, "kh1") if one.place == "superior_plan")
    assert line.text == "Thực hiện kế hoạch của {cấp trên} về Chương trình “Mẹ đỡ đầu”"
    assert {"cấp trên", "tên Hội", "Trẻ trong danh sách"} <= line.names

    own_wording.write(registry, "kh1", PLACE, "Lời riêng của {tên Hội}.")

    assert "Lời riêng của Hội LHPN xã Hoa Sen" in said(registry)
    (line,) = (one for one in own_wording.places(registry, "kh1") if one.place == PLACE)
    assert line.text == "Lời riêng của {tên Hội}."


@pytest.mark.parametrize("name", own_texts.EDITABLE)
def test_every_value_of_a_template_has_a_name_officers_know(name: str) -> None:
    parts = {} if name == own_texts.CALENDAR else template(name).get("parts", {})
    used = {found for text in own_texts.texts_of(name).values() for found in PLACES.findall(text)}

    assert sorted(used - set(WORDS) - set(parts)) == []
    assert len(set(WORDS.values())) == len(WORDS)


def test_a_text_that_can_no_longer_be_printed_does_not_block_the_document(
    registry: Registry,
) -> None:
    standard = printed_plan(registry)
    record = own_wording.write(registry, "kh1", PLACE, OWN)
    with registry.transaction("Số liệu đã bỏ trong bản mới") as tx:
        tx.of(type(record)).save(record.corrected(text="Giúp {số liệu đã bỏ} trẻ."))

    assert printed_plan(registry) == standard
    (line,) = [one for one in own_wording.places(registry, "kh1") if one.place == PLACE]
    assert line.text == "Giúp {số liệu đã bỏ} trẻ."
    assert "số liệu đã bỏ" in line.problem


def printed_plan(registry: Registry) -> list[str]:
    wish = Wish(kind="KH1", period="2026")
    document = documents.composed(registry, wish, documents.gather(registry, wish))
    return [block.text for block in document.body if isinstance(block, Paragraph)]
