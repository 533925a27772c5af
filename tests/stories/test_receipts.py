"""Receipts: by a small file, and by a code that is read over the telephone."""

from pathlib import Path

import pytest

from builders import COMMUNE, OTHER, PROVINCE, SECOND, Offices, a_child
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.receipt import SpokenReceipt
from mdd_desktop.services import packages, receipts


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
