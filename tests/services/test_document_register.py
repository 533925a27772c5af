"""Drafts, numbers of the year, issuing, reprints, the register of outgoing documents."""

import datetime as dt
import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from documents_office import DAY, example_office, made

from builders import PASSPHRASE
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.document import Table
from mdd_desktop.domain.errors import NotFoundError, RegistryError, RuleError
from mdd_desktop.domain.office import Letterhead
from mdd_desktop.domain.outgoing import NumberSeries, OutgoingDocument
from mdd_desktop.domain.record import natural_id
from mdd_desktop.services import (
    document_issuing,
    document_prints,
    document_register,
    documents,
    erasure,
    frozen_reports,
    own_wording,
    support,
)
from mdd_desktop.services import offices as office_services
from mdd_desktop.services.document_issuing import Issuing
from mdd_desktop.services.document_lines import wish_of
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.offices import Registry
from mdd_desktop.services.public_ids import find_id

__all__ = ["example_office"]
PLAN = Wish(kind="KH1", period="2026", content={}, added={"Mục đích": ["Một đoạn chị tự viết."]})
MONTH = Wish(kind="BC-T", period="2026-06")
LATER = dt.date(2026, 7, 10)


@pytest.fixture
def registry(example_office: Path, tmp_path: Path) -> Iterator[Registry]:
    shutil.copytree(example_office, tmp_path / "so")
    registry = office_services.open_office(tmp_path / "so", PASSPHRASE, today=DAY)
    yield registry
    registry.close()


def issued(registry: Registry, wish: Wish, how: Issuing | None = None) -> OutgoingDocument:
    draft = document_register.save_draft(registry, wish)
    return document_issuing.issue(registry, draft.id, how)


def test_a_draft_is_kept_with_what_the_officer_wrote_and_has_no_number(registry: Registry) -> None:
    draft = document_register.save_draft(registry, PLAN)

    (found,) = document_register.drafts(registry)
    assert found == draft
    assert (found.number, found.dated, found.number_text) == (None, None, "")
    assert wish_of(found) == PLAN
    document = documents.composed(registry, wish_of(found), documents.gather(registry, PLAN))
    assert document.draft
    assert any("tự viết" in getattr(block, "text", "") for block in document.body)


def test_a_draft_can_be_written_anew_until_it_is_issued(registry: Registry) -> None:
    draft = document_register.save_draft(registry, PLAN)

    document_register.save_draft(registry, replace(PLAN, preset="P"), draft=draft.id)
    document_issuing.issue(registry, draft.id)

    with pytest.raises(RuleError) as refusal:
        document_register.save_draft(registry, PLAN, draft=draft.id)
    assert refusal.value.code == "already_issued"
    assert document_register.drafts(registry) == ()


def test_numbers_follow_one_another_within_the_year_and_begin_anew_in_the_next(
    registry: Registry,
) -> None:
    first, second = issued(registry, PLAN), issued(registry, MONTH)
    registry.today = dt.date(2027, 1, 4)
    third = issued(registry, replace(PLAN, period="2027"))

    assert [one.number_text for one in (first, second, third)] == [
        "01/KH-BTV",
        "02/BC-BTV",
        "01/KH-BTV",
    ]
    assert document_register.next_number(registry, "KH1") == 2
    assert document_register.next_number(registry, "D1") is None
    assert document_register.years(registry) == (2027, 2026)


def test_each_type_may_count_for_itself(registry: Registry) -> None:
    head = Letterhead(
        id=natural_id("letterhead", registry.unit),
        unit_id=registry.unit,
        preset="p",
        number_series=NumberSeries.BY_TYPE,
    )
    with registry.transaction("Cách đánh số") as tx:
        tx.of(Letterhead).save(head)

    assert [issued(registry, wish).number for wish in (PLAN, MONTH, PLAN)] == [1, 1, 2]


def test_a_taken_number_is_refused_with_the_next_free_one(registry: Registry) -> None:
    issued(registry, PLAN, Issuing(number=7))
    draft = document_register.save_draft(registry, MONTH)

    with pytest.raises(RuleError) as refusal:
        document_issuing.issue(registry, draft.id, Issuing(number=7))

    assert refusal.value.code == "number_taken"
    assert "08" in refusal.value.message
    assert document_register.drafts(registry) == (draft,)


def test_a_gap_is_shown_until_somebody_says_why(registry: Registry) -> None:
    issued(registry, PLAN, Issuing(number=3))

    before = document_register.register_of(registry, 2026).gaps
    document_register.mark_unused(registry, 2026, 1, "Viết nhầm số")
    after = document_register.register_of(registry, 2026).gaps

    assert (before, after) == ({"": (1, 2)}, {"": (2,)})
    with pytest.raises(RuleError):
        document_register.mark_unused(registry, 2026, 3, "Đã có văn bản")
    with pytest.raises(RuleError):
        document_register.mark_unused(registry, 2026, 2, " ")


def test_an_issued_paper_carries_its_number_and_no_draft_mark(registry: Registry) -> None:
    one = issued(registry, PLAN, Issuing(number=5, signer="Lê Thị Sen", copies=12))

    document = documents.composed(registry, wish_of(one), documents.gather(registry, wish_of(one)))
    assert (document.number, document.dated, document.draft) == (5, DAY, False)
    assert document.issuer.signer_name.replace("\u00a0", " ") == "Lê Thị Sen"
    assert (one.signer, one.copies) == ("Lê Thị Sen", 12)


def test_a_reprint_has_the_same_bytes_whatever_happened_since(registry: Registry) -> None:
    one = issued(registry, MONTH)
    first = document_issuing.reprint(registry, one.id)
    registry.today = LATER
    values = {"date": DAY, "direction": "passed", "form": "tien", "amount": 50_000}
    support.record(registry, [values | {"kind": "qua", "headcount": 1}])

    assert document_issuing.reprint(registry, one.id) == first
    assert frozen_reports.standing(registry, "BC-T", "2026-06") is not None


def test_a_computer_without_the_file_draws_it_anew_or_says_that_it_cannot(
    registry: Registry,
) -> None:
    one = issued(registry, MONTH)
    content = document_issuing.reprint(registry, one.id)
    with registry.transaction("Mất tệp") as tx:
        tx.connection.exec_driver_sql("DELETE FROM document_file")

    assert document_issuing.reprint(registry, one.id) == content
    other = issued(registry, PLAN)
    with registry.transaction("Mất tệp") as tx:
        tx.connection.exec_driver_sql("DELETE FROM document_file")
        tx.of(OutgoingDocument).save(other.corrected(sha256="0" * 64))
    with pytest.raises(RuleError) as refusal:
        document_issuing.reprint(registry, other.id)
    assert refusal.value.code == "file_gone"


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_the_twins_of_an_issued_paper_stay_what_they_were(registry: Registry, form: str) -> None:
    one = issued(registry, PLAN)
    first = document_issuing.reprint(registry, one.id, form)
    assert first == documents.make(registry, wish_of(one), form).content
    own_wording.write(registry, "kh1", "paragraphs.I_1[0]", "Lời mới sau ngày ban hành.")

    assert document_issuing.reprint(registry, one.id, form) == first
    assert documents.make(registry, wish_of(one), form).content != first
    with registry.transaction("Mất tệp") as tx:
        tx.connection.exec_driver_sql("DELETE FROM document_file")
    with pytest.raises(RuleError) as refusal:
        document_issuing.reprint(registry, one.id, form)
    assert refusal.value.code == "file_gone"


def test_a_twin_is_saved_under_its_ending(registry: Registry, tmp_path: Path) -> None:
    one = issued(registry, MONTH)

    for form in documents.FORMATS:
        document_issuing.save_reprint(registry, one.id, tmp_path / f"bc.{form}")
        saved = (tmp_path / f"bc.{form}").read_bytes()
        assert saved == document_issuing.reprint(registry, one.id, form)
    document_issuing.save_reprint(registry, one.id, tmp_path / "bc")
    assert (tmp_path / "bc").read_bytes() == document_issuing.reprint(registry, one.id)


def test_a_draft_cannot_be_reprinted_nor_replaced(registry: Registry) -> None:
    draft = document_register.save_draft(registry, PLAN)

    for work in (document_issuing.reprint, document_issuing.replacement):
        with pytest.raises(RegistryError) as refusal:
            work(registry, draft.id)
        assert refusal.value.code == "not_issued"


def test_a_replacement_begins_as_a_draft_and_the_register_points_to_it(registry: Registry) -> None:
    old = issued(registry, PLAN)

    draft = document_issuing.replacement(registry, old.id)
    new = document_issuing.issue(registry, draft.id)

    assert new.replaces == old.id
    rows = rows_of(registry)
    assert rows[0][-1] == "Thay bằng 02/KH-BTV"
    assert document_register.get(registry, old.id) == old


def test_the_register_prints_numbers_gaps_cancelled_and_foreign_documents(
    registry: Registry,
) -> None:
    first = issued(registry, PLAN, Issuing(number=1, signer="Lê Thị Sen"))
    document_register.enter(
        registry,
        {"title": "Công văn mời họp", "number": 3, "symbol": "HLHPN", "signer": "Lê Thị Sen"},
    )
    document_register.mark_unused(registry, 2026, 4, "Viết nhầm")
    issued(registry, MONTH, Issuing(number=6))
    document_register.note_sending(registry, first.id, {"sent_on": LATER, "copies": 3})
    document_register.remove(registry, first.id, "Sai thể thức")

    rows = rows_of(registry)

    assert [row[0] for row in rows] == [
        "01/KH-BTV",
        "02",
        "03/HLHPN",
        "04",
        "05",
        "06/BC-BTV",
    ]
    assert [row[2] for row in rows][1:5:2] == ["Không sử dụng", "Không sử dụng"]
    assert rows[0][-1] == "Hủy; Sai thể thức"
    assert (rows[0][6], rows[0][7]) == (3, LATER)
    assert rows[3][-1] == "Viết nhầm"


def test_the_register_names_whom_a_report_was_written_to(registry: Registry) -> None:
    recipients = issued(registry, MONTH).recipients or ""

    assert recipients.startswith("Đoàn Chủ tịch Trung ương Hội LHPN Việt Nam; ")
    assert "Như trên" not in recipients


def test_the_register_is_a_workbook_too(registry: Registry) -> None:
    issued(registry, PLAN)

    content = made(registry, "D11", "xlsx", period="2026", number=None).content
    cells = [
        str(cell.value)
        for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets
        for row in sheet.iter_rows()
        for cell in row
    ]

    assert "01/KH-BTV" in cells


def test_nothing_of_an_issued_document_can_be_changed_but_its_sending(registry: Registry) -> None:
    one = issued(registry, PLAN)

    with pytest.raises(RuleError) as refusal:
        document_register.note_sending(registry, one.id, {"title": "Khác"})
    with pytest.raises(RuleError) as reason:
        document_register.remove(registry, one.id)

    assert (refusal.value.code, reason.value.code) == ("settled", "reason_missing")
    document_register.remove(registry, one.id, "Sai thể thức")
    with pytest.raises(RuleError) as cancelled:
        document_register.note_sending(registry, one.id, {"copies": 3})
    assert cancelled.value.code == "cancelled"


def test_a_thrown_away_draft_is_gone(registry: Registry) -> None:
    draft = document_register.save_draft(registry, PLAN)
    document_register.remove(registry, draft.id)

    assert document_register.drafts(registry) == ()
    with pytest.raises(NotFoundError):
        document_issuing.issue(registry, draft.id)


def test_a_document_from_elsewhere_needs_its_number(registry: Registry) -> None:
    with pytest.raises(RuleError) as refusal:
        document_register.enter(registry, {"title": "Công văn"})
    one = document_register.enter(registry, {"title": "Công văn", "number": 9})

    assert refusal.value.code == "number_missing"
    with pytest.raises(RuleError) as written:
        wish_of(one)
    assert written.value.code == "written_elsewhere"


def test_a_batch_takes_a_number_for_each_document(registry: Registry) -> None:
    wish = Wish(kind="D5", records={"sponsorship": ["P01", "P02", "P03"]})

    one = issued(registry, wish, Issuing(number=4))
    nxt = issued(registry, PLAN)

    assert (one.count, one.number_text.partition("/")[0]) == (3, "04–06")
    assert nxt.number == 7
    assert [str(row[0]).partition("/")[0] for row in rows_of(registry)] == [
        "01", "02", "03", "04", "05", "06", "07",
    ]  # fmt: skip


def test_the_same_number_on_two_computers_is_found(registry: Registry) -> None:
    one = issued(registry, PLAN)
    copy = OutgoingDocument(
        unit_id=registry.unit, title="Của máy kia", year=2026, number=one.number, dated=DAY
    )
    with registry.transaction("Máy kia") as tx:
        tx.of(OutgoingDocument).save(copy)

    (pair,) = document_register.register_of(registry, 2026).twice
    assert {one.id, copy.id} == {pair[0].id, pair[1].id}


def test_erasing_a_child_takes_the_files_that_name_it(registry: Registry) -> None:
    one = issued(registry, Wish(kind="D8", records={"child": ["C01"]}))
    with registry.read() as reading:
        child = find_id(reading, Child, "C01")

    erasure.erase(registry, child, reason="Theo yêu cầu của người giám hộ")

    with pytest.raises(RegistryError):
        document_issuing.reprint(registry, one.id)
    with registry.read() as reading:
        kept = reading.connection.exec_driver_sql("SELECT count(*) FROM document_file").scalar()
    assert kept == 0


def test_every_print_is_noted(registry: Registry) -> None:
    wish = Wish(kind="B8")
    report = documents.gather(registry, wish)
    document = documents.composed(registry, wish, report)
    paper = documents.draw(document, report, "pdf")

    document_prints.note_print(registry, document, paper, 2)

    (line,) = document_prints.print_log(registry, "B8")
    assert (line.officer, line.copies, line.sha256) == (registry.keys.officer, 2, paper.sha256)
    assert document_prints.print_log(registry, "B1") == []


def test_parts_of_the_head_may_differ_for_one_document(registry: Registry) -> None:
    wish = replace(
        PLAN, head={"signer_name": "Lê Thị Sen", "signature_lines": "TM. BTV / PHÓ CHỦ TỊCH"}
    )
    document = documents.composed(registry, wish, documents.gather(registry, wish))

    assert document.issuer.signature_lines == ("TM.\u00a0BTV", "PHÓ CHỦ TỊCH")
    with pytest.raises(RuleError) as refusal:
        documents.composed(
            registry, replace(PLAN, head={"colour": "x"}), documents.gather(registry, PLAN)
        )
    assert refusal.value.code == "unknown_head"


def test_a_paragraph_for_a_section_that_is_not_there_is_refused(registry: Registry) -> None:
    with pytest.raises(RuleError) as refusal:
        document_register.save_draft(registry, replace(PLAN, added={"Không có": ["x"]}))

    assert refusal.value.code == "unknown_section"


def rows_of(registry: Registry) -> list[tuple[object, ...]]:
    wish = Wish(kind="D11", period="2026")
    document = documents.composed(registry, wish, documents.gather(registry, wish))
    (table,) = (block for block in document.body if isinstance(block, Table))
    return [tuple(row.cells) for row in table.rows]
