"""Receipts: by a small file, and by a code that is read over the telephone."""

from pathlib import Path

import pytest
from test_ownership_and_order import first_change, forced_edit
from test_restored_and_copied import a_cloned_laptop

from builders import COMMUNE, OTHER, PROVINCE, SECOND, Offices, a_child
from mdd_desktop.domain.errors import RegistryError, RuleError
from mdd_desktop.domain.receipt import SpokenReceipt
from mdd_desktop.services import (
    children,
    conflicts,
    duplicates,
    inbox_state,
    packages,
    receipts,
    replies,
)


def _code(offices: Offices, sender: str) -> str:
    device = offices[sender].device
    lines = receipts.spoken_receipts(offices[PROVINCE], offices[sender].unit)
    feeds = {line.code for line in lines if line.officer == offices[sender].keys.officer}
    assert len(feeds) == 1, device
    return feeds.pop()


def test_a_receipt_file_says_what_came_and_stops_sending_it_again(
    offices: Offices, tmp_path: Path
) -> None:
    a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    assert packages.unsent(offices[COMMUNE], "T") > 0

    made = receipts.make_receipt(offices[PROVINCE], "X1", tmp_path)
    result = offices.merge(COMMUNE, made.file)

    assert result.status == "nothing_new"
    assert made.file.stat().st_size < 30_000
    assert packages.unsent(offices[COMMUNE], "T") == 0
    (row,) = packages.sent(offices[COMMUNE])
    assert row["acknowledged_at"]
    assert packages.sent(offices[PROVINCE]) == []


def test_a_receipt_that_comes_late_takes_nothing_back(offices: Offices, tmp_path: Path) -> None:
    a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    early = receipts.make_receipt(offices[PROVINCE], "X1", tmp_path / "som.mdd")
    a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    late = receipts.make_receipt(offices[PROVINCE], "X1", tmp_path / "muon.mdd")

    offices.merge(COMMUNE, late.file)
    offices.merge(COMMUNE, early.file)
    offices.send(COMMUNE, PROVINCE)

    assert offices.merge(PROVINCE, offices.make(COMMUNE, PROVINCE)).status == "nothing_new"


def test_a_code_read_over_the_telephone_stops_sending_again(offices: Offices) -> None:
    a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    code = _code(offices, COMMUNE)

    number = receipts.confirm_spoken(offices[COMMUNE], "T", code.lower().replace("-", " "))

    assert number == int(code.split("-")[0])
    assert packages.unsent(offices[COMMUNE], "T") == 0
    a_child(offices[COMMUNE])
    assert packages.unsent(offices[COMMUNE], "T") == 1
    assert offices.send(COMMUNE, PROVINCE).status == "merged"


@pytest.mark.parametrize("typed", ["", "12", "1-ABCD", "1-ABCD-EFGH", "999-0000-0000"])
def test_a_code_that_was_not_read_so_is_refused(offices: Offices, typed: str) -> None:
    a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)

    with pytest.raises(RuleError, match="Mã biên nhận không khớp"):
        receipts.confirm_spoken(offices[COMMUNE], "T", typed)
    assert packages.unsent(offices[COMMUNE], "T") > 0


def test_the_code_for_another_computer_or_another_office_is_refused(offices: Offices) -> None:
    a_child(offices[COMMUNE])
    a_child(offices[SECOND])
    a_child(offices[OTHER])
    for name in (COMMUNE, SECOND, OTHER):
        offices.send(name, PROVINCE)

    for name in (SECOND, OTHER):
        with pytest.raises(RuleError):
            receipts.confirm_spoken(offices[COMMUNE], "T", _code(offices, name))


def test_letters_that_sound_or_look_alike_are_understood() -> None:
    said = SpokenReceipt.of({"X1/a/b/up": bytes(32)}, 41, receiver="T", computer="c")
    typed = str(said).replace("0", "o").replace("1", "l")

    assert SpokenReceipt.read(typed.replace("4l-", "41-", 1)) == said
    assert len(said.signs) == 8
    assert not set(said.signs) & set("ILOU")


def test_a_stick_pulled_out_meanwhile_gets_neither_receipt_nor_answers(
    offices: Offices, tmp_path: Path
) -> None:
    a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    gone = tmp_path / "USB"

    for write in (
        lambda: receipts.put_receipt(offices[PROVINCE], "X1", gone),
        lambda: inbox_state.write_answers(offices[PROVINCE], gone),
    ):
        with pytest.raises(RegistryError, match="USB bị rút"):
            write()

    assert not gone.exists()
    assert packages.sent(offices[PROVINCE]) == []


def _replies(offices: Offices, name: str) -> list[tuple[str, str]]:
    return [(one.name, one.code) for one in replies.replies(offices[name])]


def test_a_receipt_says_of_each_record_what_waits_for_a_decision_above(
    offices: Offices, tmp_path: Path
) -> None:
    taken = a_child(offices[COMMUNE], full_name="Nguyễn Thị Nhận")
    differs = a_child(offices[COMMUNE], full_name="Nguyễn Thị Khác", village="thôn Một")
    offices.everybody_hears_of_everything()
    children.correct(offices[COMMUNE], differs.id, {"village": "thôn Hai"})
    children.correct(offices[SECOND], differs.id, {"village": "thôn Ba"})
    for name in (COMMUNE, SECOND):
        offices.send(name, PROVINCE)
    assert _replies(offices, COMMUNE) == []

    made = receipts.make_receipt(offices[PROVINCE], "X1", tmp_path)
    result = offices.merge(COMMUNE, made.file)

    assert (made.pending, made.held) == (1, 0)
    assert "Nơi gửi báo 1 mục" in result.message
    (told,) = replies.replies(offices[COMMUNE])
    assert (told.record, told.code, told.sender) == (differs.id, replies.CONFLICT, "T")
    assert (told.name, told.kind) == ("Nguyễn Thị Khác", "hồ sơ trẻ")
    assert taken.full_name not in {one.name for one in replies.replies(offices[COMMUNE])}


def test_the_next_receipt_takes_back_what_was_decided_meanwhile(
    offices: Offices, tmp_path: Path
) -> None:
    child = a_child(offices[COMMUNE], village="thôn Một")
    offices.everybody_hears_of_everything()
    children.correct(offices[COMMUNE], child.id, {"village": "thôn Hai"})
    children.correct(offices[SECOND], child.id, {"village": "thôn Ba"})
    offices.everybody_hears_of_everything()
    assert [code for _, code in _replies(offices, COMMUNE)] == [replies.CONFLICT]
    (found,) = conflicts.open_conflicts(offices[COMMUNE])

    conflicts.settle(offices[COMMUNE], found["id"], choose=1)
    offices.send(COMMUNE, PROVINCE)
    offices.merge(COMMUNE, receipts.make_receipt(offices[PROVINCE], "X1", tmp_path).file)

    assert _replies(offices, COMMUNE) == []


def test_a_suspected_pair_is_told_to_each_commune_by_its_own_child_alone(
    offices: Offices, tmp_path: Path
) -> None:
    twin = {"full_name": "Lê Thị Sen", "birth": "2015-03-02"}
    own, other = a_child(offices[COMMUNE], **twin), a_child(offices[OTHER], **twin)
    for name in (COMMUNE, OTHER):
        offices.send(name, PROVINCE)
    assert len(duplicates.scan(offices[PROVINCE])) == 1

    for name, unit, child in ((COMMUNE, "X1", own), (OTHER, "X2", other)):
        receipt = receipts.make_receipt(offices[PROVINCE], unit, tmp_path / f"{unit}.mdd")
        offices.merge(name, receipt.file)
        (told,) = replies.replies(offices[name])
        assert (told.record, told.code) == (child.id, replies.DUPLICATE)


def test_a_receipt_names_what_is_held_and_what_was_written_in_a_record_of_others(
    offices: Offices, tmp_path: Path
) -> None:
    strange = a_child(offices[OTHER])
    offices.send(OTHER, PROVINCE)
    forced_edit(offices[COMMUNE], first_change(offices[OTHER], strange.id), village="thôn Sai")
    offices.send(COMMUNE, PROVINCE)

    made = receipts.make_receipt(offices[PROVINCE], "X1", tmp_path)
    offices.merge(COMMUNE, made.file)

    (told,) = replies.replies(offices[COMMUNE])
    assert (told.record, told.code) == (strange.id, replies.PROPOSAL)
    assert receipts.make_receipt(offices[PROVINCE], "X2", tmp_path).pending == 0


def test_the_branch_that_is_held_after_a_copied_disk_is_named_record_by_record(
    offices: Offices, tmp_path: Path
) -> None:
    a_cloned_laptop(offices)
    for name in (COMMUNE, "ban-sao"):
        offices.send(name, PROVINCE)

    made = receipts.make_receipt(offices[PROVINCE], "X1", tmp_path)
    offices.merge("ban-sao", made.file)

    assert made.held == 1
    assert _replies(offices, "ban-sao") == [("Nguyễn Thị Máy Sao", "FORK")]
