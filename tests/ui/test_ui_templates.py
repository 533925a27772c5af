"""The office's own words in a template: written, given back, beside a changed standard text."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from ui_documents import composer_of, list_of, section_of, shown_in, text_of

from conftest import Opener
from mdd_desktop.documents.own_texts import CALENDAR
from mdd_desktop.services import own_wording, report_days
from mdd_desktop.services.offices import Registry
from mdd_desktop.ui.documents.two_wordings import TwoWordings


def test_the_office_writes_its_own_words_into_a_template_and_gives_them_back(
    desktop: Opener,
) -> None:
    opened = desktop()
    list_of(opened, "kinds").wording.click()
    opened.settle()
    view = section_of(opened).wording_view
    card = next(card for card in view.outline.cards if card.section.place == "paragraphs.V[0]")
    view.outline.open_section(card.section.place)
    assert card.box is not None
    card.box.setPlainText("Kinh phí do {Trẻ trong danh sách} gia đình cùng góp.")
    card.box.tell()
    opened.settle()

    assert "gia đình cùng góp" in text_of(composer_of(opened))

    opened.space.open("wording")
    opened.settle()
    assert card.box is not None
    card.box.setPlainText("Có {trẻ lạ} trẻ.")
    card.box.tell()
    opened.settle()
    assert "trẻ lạ" in shown_in(view.banner)
    assert card.back is not None
    card.back.click()
    opened.settle()
    assert "gia đình cùng góp" not in text_of(composer_of(opened))


def test_what_the_committee_says_is_told_apart_from_what_the_association_says(
    desktop: Opener,
) -> None:
    opened = desktop()
    list_of(opened, "kinds").wording.click()
    opened.settle()

    heads = {
        card.section.place: card.fold_head.accessibleName()
        for card in section_of(opened).wording_view.outline.cards
    }

    marked = {place for place, name in heads.items() if "Dùng cho văn bản của UBND" in name}
    assert marked == {place for place in heads if "_U" in place}
    assert heads["superior_plan_U"].startswith("Căn cứ: ")
    assert {"superior_plan_U", "paragraphs.VI_U[0]", "duties[0].with_U"} <= marked


def test_where_the_standard_text_changed_too_the_officer_reads_it_and_chooses(
    desktop: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = desktop()
    place, own = "paragraphs.V[0]", "Kinh phí do gia đình cùng góp."
    standards = dict(own_wording.texts_of("kh1"))
    registry = opened.program.desk.registry
    assert registry is not None
    own_wording.write(registry, "kh1", place, own)
    monkeypatch.setattr(own_wording, "texts_of", lambda _name: standards)

    standards[place] = "Kinh phí từ nguồn vận động hợp pháp."
    opened.space.open("wording")
    opened.settle()
    outline = section_of(opened).wording_view.outline
    card = next(card for card in outline.cards if card.section.place == place)
    assert card.box is not None
    assert card.box.toPlainText() == own
    (both,) = card.findChildren(TwoWordings)
    assert both.standard.toPlainText() == "Kinh phí từ nguồn vận động hợp pháp."
    assert both.standard.isReadOnly()
    opened.settle()
    assert both.standard.y() == card.box.y()
    assert both.standard.x() > card.box.x() + card.box.width()
    assert both.standard.width() == pytest.approx(card.box.width(), abs=2)
    view = section_of(opened).wording_view
    assert view.template.currentText().endswith(" · cần chọn 1")
    assert view.waiting.text() == "1 đoạn cần chọn lời"

    press(card, "Giữ lời của đơn vị")
    opened.settle()
    assert not card.findChildren(TwoWordings)
    assert said_at(registry, place) == own

    standards[place] = "Kinh phí do xã cấp."
    opened.space.open("wording")
    opened.settle()
    press(card, "Lấy lời soạn sẵn mới")
    opened.settle()
    assert said_at(registry, place) == "Kinh phí do xã cấp."


def test_each_text_says_what_it_is_and_only_what_this_office_prints(desktop: Opener) -> None:
    opened = desktop()
    opened.space.open("wording")
    opened.settle()

    outline = section_of(opened).wording_view.outline
    titles = {card.section.place: card.section.title for card in outline.cards}

    assert titles["subject"].startswith("Trích yếu: Triển khai")
    assert titles["short_subject"].startswith("Trích yếu giữa câu: triển khai")
    assert titles["paragraphs.VI[0]"].startswith("{tên Hội} xây dựng kế hoạch")
    assert not [title for title in titles.values() if "[xã:" in title]


def press(card: QWidget, text: str) -> None:
    button = next(one for one in card.findChildren(QPushButton) if one.text() == text)
    button.setFocus()
    button.click()


def said_at(registry: Registry, place: str) -> str:
    lines = own_wording.places(registry, "kh1")
    return next(line.text for line in lines if line.place == place)


def test_the_office_writes_by_what_day_its_reports_are_due(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.program.desk.registry
    assert registry is not None
    opened.space.open("wording", CALENDAR)
    opened.settle()
    view = section_of(opened).wording_view
    assert view.template.currentText().startswith("Hạn gửi báo cáo")
    assert [card.section.title for card in view.outline.cards][:2] == [
        "KH1 · Báo cáo tháng: 20 hằng tháng",
        "KH1 · Báo cáo 6 tháng: 15 tháng 6",
    ]

    view.outline.written.emit("KH1-month", "KH1-month", "cuối tháng")
    opened.settle()
    assert "Chưa đọc được hạn gửi" in shown_in(view.banner)

    view.outline.written.emit("KH1-month", "KH1-month", "25 hằng tháng")
    opened.settle()
    assert report_days.duties(registry)[0].day_text == "25 hằng tháng"
    assert view.outline.cards[0].section.title == "KH1 · Báo cáo tháng: 25 hằng tháng"
