"""Issued documents as they were issued, readers of lists, electronic copies, the way of Tab."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from ui_documents import composer_of, section_of, text_of

from conftest import Opener
from mdd_desktop.services import (
    document_issuing,
    document_prints,
    document_register,
    own_wording,
)
from mdd_desktop.services.documents import Wish
from mdd_desktop.ui.widgets.plain_combo import PlainCombo


def test_an_issued_document_is_printed_and_saved_as_it_was_issued_and_noted(
    desktop: Opener, tmp_path: Path
) -> None:
    opened = desktop()
    registry = opened.program.desk.registry
    assert registry is not None
    draft = document_register.save_draft(registry, Wish(kind="KH1", period="2026"))
    one = document_issuing.issue(registry, draft.id)
    own_wording.write(registry, "kh1", "paragraphs.I_1[0]", "Lời mới sau ngày ban hành.")
    opened.space.open("composer", one.id)
    opened.settle()
    view = section_of(opened).composer_view

    def print_three(_pdf: bytes, done: Callable[[int], None]) -> None:
        done(3)

    opened.program.dialogs.print_pdf = print_three  # type: ignore[assignment,method-assign]
    opened.program.dialogs.file_to_save = (  # type: ignore[method-assign]
        lambda name, _suffix: tmp_path / name
    )

    view.print.click()
    for form in ("pdf", "docx", "xlsx"):
        view.export_wanted.emit(form)
    opened.settle()

    for form in ("pdf", "docx", "xlsx"):
        saved = (tmp_path / f"01-kh1-2026.{form}").read_bytes()
        assert saved == document_issuing.reprint(registry, one.id, form)
    noted = document_prints.print_log(registry)
    assert sorted(line.copies for line in noted) == [0, 0, 0, 3]
    assert {line.sha256 for line in noted} == {one.sha256}


def test_a_list_is_made_for_the_office_itself_or_for_the_one_above(desktop: Opener) -> None:
    opened = desktop()
    view = composer_of(opened, "B1")
    telephone = re.compile(r"\b0\d{9}\b")
    assert telephone.search(text_of(view))
    reader = view.head_form.editors["need:class"]
    assert isinstance(reader, PlainCombo)

    reader.show_code("CT")
    reader.activated.emit(reader.currentIndex())
    opened.settle()

    assert not telephone.search(text_of(view))
    assert reader.code() == "CT"
    assert "need:class" not in composer_of(opened, "B2").head_form.editors


def test_an_electronic_copy_leaves_number_and_date_of_its_annexes_blank(desktop: Opener) -> None:
    opened = desktop()
    registry = opened.program.desk.registry
    assert registry is not None
    view = composer_of(opened)
    way = view.head_form.editors["electronic"]
    assert isinstance(way, PlainCombo)
    way.show_code("electronic")
    way.activated.emit(way.currentIndex())
    opened.settle()
    section_of(opened).keep_drafts()
    opened.settle()

    (draft,) = document_register.drafts(registry)
    one = document_issuing.issue(registry, draft.id)
    opened.space.open("composer", one.id)
    opened.settle()

    text = text_of(section_of(opened).composer_view)
    assert "Số: 01/KH-BTV" in text
    assert "Kèm theo Kế hoạch số 01/KH-BTV" not in text
    assert "electronic" not in composer_of(opened, "D10").head_form.editors


@pytest.mark.parametrize("kind", ["KH1", "KH4", "BC-N", "BC-5N", "BC-DX", "B1", "D9", "D10"])
def test_every_box_of_a_document_is_as_narrow_as_its_column(desktop: Opener, kind: str) -> None:
    opened = desktop(size=(1024, 505))
    view = composer_of(opened, kind)
    view.open_tab("head")
    opened.settle()

    room = view.head_form.parentWidget()
    assert room is not None
    assert view.head_form.minimumSizeHint().width() <= room.width()


def test_tab_walks_through_a_second_document_of_another_kind(desktop: Opener) -> None:
    opened = desktop()
    composer_of(opened)
    view = composer_of(opened, "D10")

    first, second = (card.fold_head for card in view.outline.cards[:2])
    walked: QWidget | None = first
    for _step in range(40):
        walked = walked.nextInFocusChain() if walked else None
        if walked is second:
            break
    assert walked is second
