"""Packages that are lost, doubled, late, out of order, damaged, or carried to the wrong office."""

import random
import shutil
from pathlib import Path

import pytest

from builders import (
    COMMUNE,
    OTHER,
    PASSPHRASE,
    PROVINCE,
    SECOND,
    Offices,
    a_child,
    an_office,
    digest,
    enrol,
)
from mdd_desktop.domain.child import Child
from mdd_desktop.domain.errors import RegistryError
from mdd_desktop.services import children, packages, state
from mdd_desktop.services.offices import Registry


def ten_packages(offices: Offices, count: int = 10) -> list[Path]:
    """Packages of one commune, each made after one more child; none is acknowledged."""
    made = []
    for _ in range(count):
        a_child(offices[COMMUNE])
        made.append(offices.make(COMMUNE, PROVINCE))
    return made


def log_of(registry: Registry) -> tuple[str, int, int]:
    return tuple(state.digest(registry))


def test_a_lost_package_is_made_good_by_the_next_one(offices: Offices) -> None:
    a_child(offices[COMMUNE])
    offices.make(COMMUNE, PROVINCE).unlink()
    a_child(offices[COMMUNE])

    assert offices.send(COMMUNE, PROVINCE).status == "merged"

    assert digest(offices[PROVINCE], "X1") == digest(offices[COMMUNE], "X1")


def test_merging_the_same_package_five_times_changes_nothing_after_the_first(
    offices: Offices,
) -> None:
    a_child(offices[COMMUNE])
    package = offices.make(COMMUNE, PROVINCE)
    offices.merge(PROVINCE, package)
    once = log_of(offices[PROVINCE])

    again = packages.merge(offices[PROVINCE], [package] * 4)

    assert [result.status for result in again] == ["nothing_new"] * 4
    assert [result.applied for result in again] == [0] * 4
    day = f"{offices[PROVINCE].time().shown.astimezone():%d/%m/%Y}"
    assert {result.message for result in again} == {f"Gói này đã nhận ngày {day}, không có gì mới."}
    assert log_of(offices[PROVINCE]) == once
    assert len(packages.received(offices[PROVINCE])) == 1


def test_the_last_of_ten_packages_alone_is_complete(offices: Offices) -> None:
    *_, last = ten_packages(offices)

    offices.merge(PROVINCE, last)

    assert digest(offices[PROVINCE], "X1") == digest(offices[COMMUNE], "X1")


def test_package_five_before_package_four_leaves_nothing_for_four(offices: Offices) -> None:
    *_, fourth, fifth = ten_packages(offices, 5)

    results = packages.merge(offices[PROVINCE], [fifth, fourth])

    assert [result.status for result in results] == ["merged", "nothing_new"]
    assert digest(offices[PROVINCE], "X1") == digest(offices[COMMUNE], "X1")


def test_ten_packages_in_any_order_lead_to_one_state(offices: Offices, tmp_path: Path) -> None:
    made = ten_packages(offices)
    offices.close(PROVINCE)
    ends = set()
    for attempt in range(4):
        order = random.sample(made, k=len(made)) + random.sample(made, k=2)
        again = Offices(tmp_path / f"thu-{attempt}")
        shutil.copytree(offices.path(PROVINCE), again.path(PROVINCE))
        packages.merge(again[PROVINCE], order)
        ends.add(log_of(again[PROVINCE]))
        again.close()

    assert len(ends) == 1
    offices.merge(PROVINCE, made[-1])
    assert ends == {log_of(offices[PROVINCE])}


def test_an_old_acknowledgement_that_arrives_late_only_causes_some_resending(
    offices: Offices,
) -> None:
    a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    old_answer = offices.make(PROVINCE, COMMUNE)
    a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    new_answer = offices.make(PROVINCE, COMMUNE)

    packages.merge(offices[COMMUNE], [new_answer, old_answer])
    a_child(offices[COMMUNE])

    assert offices.send(COMMUNE, PROVINCE).status == "merged"
    assert digest(offices[PROVINCE], "X1") == digest(offices[COMMUNE], "X1")


def test_a_preview_tells_what_a_merge_would_do_and_writes_nothing(offices: Offices) -> None:
    child = a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    children.correct(offices[COMMUNE], child.id, {"village": "thôn Tân Tiến"})
    a_child(offices[COMMUNE])
    package = offices.make(COMMUNE, PROVINCE)
    before = log_of(offices[PROVINCE]), len(packages.received(offices[PROVINCE]))

    seen = packages.inspect(offices[PROVINCE], package)

    assert (seen.sender, seen.new, seen.changed, seen.conflicts) == ("X1", 1, 1, 0)
    assert not seen.already_merged
    assert (log_of(offices[PROVINCE]), len(packages.received(offices[PROVINCE]))) == before
    offices.merge(PROVINCE, package)
    assert packages.inspect(offices[PROVINCE], package).already_merged


def test_a_package_for_another_office_is_refused_there(offices: Offices) -> None:
    a_child(offices[COMMUNE])
    package = offices.make(COMMUNE, PROVINCE)
    before = log_of(offices[OTHER])

    result = offices.merge(OTHER, package)

    assert (result.status, result.code) == ("refused", "E_DECRYPT")
    assert "gửi cho đơn vị khác. Chưa ghi gì." in result.message
    assert log_of(offices[OTHER]) == before


def test_a_package_cannot_be_addressed_to_a_neighbour_or_to_oneself(offices: Offices) -> None:
    for unit in ("X2", "X1", "X9", "không có"):
        with pytest.raises(RegistryError) as refused:
            packages.make(offices[COMMUNE], unit, offices.errands)
        assert refused.value.code == "unknown_recipient"
    assert packages.sent(offices[COMMUNE]) == []


def test_a_computer_that_was_not_enrolled_can_neither_send_nor_receive(
    offices: Offices, tmp_path: Path
) -> None:
    package = offices.make(COMMUNE, PROVINCE)
    stranger = an_office(tmp_path / "la", "X3", parent="T")

    with pytest.raises(RegistryError) as refused:
        packages.make(stranger, "T", tmp_path)
    (result,) = packages.merge(stranger, [package])

    assert refused.value.code == "not_enrolled"
    assert (result.status, result.code) == ("refused", "not_enrolled")
    stranger.close()


def test_a_package_of_a_province_with_the_same_codes_is_foreign(
    offices: Offices, tmp_path: Path
) -> None:
    foreign_top = an_office(tmp_path / "tinh-khac", "T", name="tỉnh Khác")
    foreign = an_office(tmp_path / "xa-khac", "X1", parent="T")
    enrol(foreign_top, foreign, tmp_path)
    a_child(foreign)
    package = packages.make(foreign, "T", tmp_path / "la.mdd").file
    before = log_of(offices[PROVINCE])

    result = offices.merge(PROVINCE, package)

    assert (result.status, result.code) == ("refused", "E_DECRYPT")
    assert log_of(offices[PROVINCE]) == before
    foreign.close()
    foreign_top.close()


@pytest.mark.parametrize("damage", ["flip", "truncate", "empty", "text", "tail", "header"])
def test_a_damaged_package_changes_nothing_and_the_good_one_still_merges(
    offices: Offices, damage: str
) -> None:
    a_child(offices[COMMUNE])
    good = offices.make(COMMUNE, PROVINCE)
    content = good.read_bytes()
    spoilt = good.with_name("hong.mdd")
    spoilt.write_bytes(
        {
            "flip": content[:-40] + bytes([content[-40] ^ 1]) + content[-39:],
            "truncate": content[: len(content) // 2],
            "empty": b"",
            "text": "đây không phải gói".encode(),
            "tail": content + b"x",
            "header": content[:30] + b"x" + content[31:],
        }[damage]
    )
    before = log_of(offices[PROVINCE])

    result = offices.merge(PROVINCE, spoilt)

    assert result.status == "refused"
    assert result.code in {"E_DECRYPT", "E_NOT_PKG"}
    assert "Chưa ghi gì." in result.message
    assert result.message.endswith(
        "Nhờ nơi gửi chép lại từ máy." if result.code == "E_DECRYPT" else "Chị chọn lại tệp .mdd."
    )
    assert log_of(offices[PROVINCE]) == before
    assert packages.received(offices[PROVINCE]) == []
    assert offices.merge(PROVINCE, good).status == "merged"


def test_of_several_files_the_good_ones_are_merged(offices: Offices) -> None:
    a_child(offices[COMMUNE])
    a_child(offices[OTHER])
    first, second = offices.make(COMMUNE, PROVINCE), offices.make(OTHER, PROVINCE)
    bad = offices.errands / "hong.mdd"
    bad.write_bytes(b"x")

    results = packages.merge(
        offices[PROVINCE], [bad, first, offices.errands / "khong-co.mdd", second]
    )

    assert [result.status for result in results] == ["refused", "merged", "refused", "merged"]
    assert results[0].file == bad
    assert results[2].code == "no_file"


def test_a_training_registry_makes_no_package(tmp_path: Path) -> None:
    registry = an_office(tmp_path / "tap-huan", training=True)

    with registry, pytest.raises(RegistryError) as refused:
        packages.make(registry, "T", tmp_path)

    assert refused.value.code == "training"


def test_a_package_that_cannot_be_put_down_is_not_counted_as_made(offices: Offices) -> None:
    a_child(offices[COMMUNE])

    with pytest.raises(RegistryError):
        packages.make(offices[COMMUNE], "T", offices.folder / "khong" / "co" / "goi.mdd")

    assert packages.sent(offices[COMMUNE]) == []
    assert list((offices.path(COMMUNE) / "outbox").iterdir()) == []


def test_a_second_computer_gets_the_whole_registry_of_its_commune(offices: Offices) -> None:
    for _ in range(3):
        a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)

    offices.send(PROVINCE, SECOND)

    with offices[SECOND].read() as reading:
        assert len(reading.of(Child).all()) == 3
    a_child(offices[SECOND])
    offices.everybody_hears_of_everything()
    assert digest(offices[SECOND], "X1") == digest(offices[COMMUNE], "X1")


def test_a_computer_enrolled_late_gets_everything_with_its_welcome(
    offices: Offices, tmp_path: Path
) -> None:
    a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    third = offices.add("xa-1-may-3", "X1", name="xã Hoa Sen", parent="T")

    enrol(offices[PROVINCE], third, tmp_path)

    with third.read() as reading:
        assert len(reading.of(Child).all()) == 1


def test_printed_codes_of_two_computers_of_one_commune_never_meet(offices: Offices) -> None:
    codes = [
        a_child(offices[name], registered_on="2026-03-01").code
        for name in (COMMUNE, SECOND)
        for _ in range(5)
    ]
    offices.everybody_hears_of_everything()
    codes += [a_child(offices[name], registered_on="2026-03-01").code for name in (COMMUNE, SECOND)]

    assert len(set(codes)) == 12
    assert all(code and code.startswith("X1-26-") for code in codes)


def test_the_passphrase_opens_nothing_of_another_office(offices: Offices, tmp_path: Path) -> None:
    """The keystore of one office in the folder of another does not open its registry."""
    offices.close()
    mixed = tmp_path / "tron"
    shutil.copytree(offices.path(COMMUNE), mixed)
    shutil.copy(offices.path(OTHER) / "keystore.json", mixed / "keystore.json")
    from mdd_desktop.services.offices import open_office  # noqa: PLC0415 - used here alone

    with pytest.raises(RegistryError) as refused:
        open_office(mixed, PASSPHRASE)

    assert refused.value.exit_code == 3
