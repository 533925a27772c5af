"""The timeline of a child: who wrote what, by which package, and taking a value back."""

import pytest

from builders import COMMUNE, PROVINCE, TODAY, Offices, a_child, a_sponsorship, a_support
from mdd_desktop.domain.errors import NotFoundError, RuleError
from mdd_desktop.domain.record_fields import FieldValue
from mdd_desktop.domain.value_words import value_words
from mdd_desktop.services import cases, children, consents, papers, timeline, transfers, visits
from mdd_desktop.services.timeline import KINDS


def test_everything_around_a_child_is_told_newest_first(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune, village="ấp 1")
    a_support(commune, a_sponsorship(commune, child), child_id=child.id)
    visits.record(commune, child.id, {"living": "tot"})
    papers.add(commune, {"child_id": child.id, "kind": "giay_khai_sinh"})
    children.correct(commune, child.id, {"village": "ấp 2", "needs": [{"kind": "hoc_tap"}]})

    entries = timeline.of_child(commune, child.id)

    assert {entry.kind for entry in entries} == set(KINDS) - {"decision"}
    assert entries[0].label == "Sửa hồ sơ trẻ"
    assert ("Thôn, tổ dân phố", "ấp 1", "ấp 2") in {
        (edit.field, edit.before, edit.after) for edit in entries[0].edits
    }
    assert entries[-1].action == "new"
    assert {entry.officer for entry in entries} == {"Lê Thị Giả Định"}


def test_the_package_that_brought_a_change_is_told_on_both_sides(offices: Offices) -> None:
    commune, province = offices[COMMUNE], offices[PROVINCE]
    child = a_child(commune)
    before = timeline.of_child(commune, child.id)[0].package
    package = offices.make(COMMUNE, PROVINCE)
    offices.merge(PROVINCE, package)
    offices.merge(PROVINCE, package)

    sent = timeline.of_child(commune, child.id)[0].package
    received = timeline.of_child(province, child.id)[0].package

    assert before == ""
    assert sent.startswith("đã vào gói số 1, ")
    assert received.startswith("qua gói của xã ")


def test_a_value_of_before_is_taken_back_by_a_new_change(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune, village="ấp 1", guardian_name="Ngô Thị Lành")
    children.correct(commune, child.id, {"village": "ấp 2"})
    children.correct(commune, child.id, {"guardian_name": "Võ Thị Nga"})
    entry = timeline.of_child(commune, child.id)[1]
    (edit,) = entry.edits

    timeline.take_back_value(commune, entry.id, entry.record, edit.path)

    now = children.get(commune, str(child.id))
    assert edit.can_restore
    assert (now.village, now.guardian_name) == ("ấp 1", "Võ Thị Nga")
    assert timeline.of_child(commune, child.id)[0].label == "Lấy lại giá trị cũ"
    again = next(e for e in timeline.of_child(commune, child.id) if e.id == entry.id)
    assert not again.edits[0].can_restore


def test_an_element_of_a_list_is_taken_back(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune, needs=[{"kind": "hoc_tap", "level": "cao"}])
    children.correct(commune, child.id, {"needs": []})
    entry = timeline.of_child(commune, child.id)[0]

    timeline.take_back_value(commune, entry.id, entry.record, entry.edits[0].path)

    assert children.get(commune, str(child.id)).needs[0].level == "cao"


def test_what_cannot_be_taken_back_is_refused(offices: Offices) -> None:
    commune, province = offices[COMMUNE], offices[PROVINCE]
    child = a_child(commune)
    children.correct(commune, child.id, {"village": "ấp 2"})
    entry = timeline.of_child(commune, child.id)[0]
    offices.send(COMMUNE, PROVINCE)

    with pytest.raises(NotFoundError):
        timeline.take_back_value(commune, b"0" * 16, child.id, "village")
    with pytest.raises(RuleError):
        timeline.take_back_value(commune, entry.id, child.id, "code")
    with pytest.raises(RuleError):
        timeline.take_back_value(province, entry.id, child.id, "village")
    assert not timeline.of_child(province, child.id)[0].edits[0].can_restore


def test_a_transfer_stands_among_the_decisions(offices: Offices) -> None:
    commune, province = offices[COMMUNE], offices[PROVINCE]
    child = a_child(commune)
    offices.send(COMMUNE, PROVINCE)

    transfers.transfer(province, child.id, to="X2", reason="theo mẹ")

    assert "decision" in {entry.kind for entry in timeline.of_child(province, child.id)}


def test_values_are_told_in_words(offices: Offices) -> None:
    commune = offices[COMMUNE]
    child = a_child(commune, guardian_name="Ngô Thị Lành")
    consents.give(commune, child.id, scopes=["lap_ho_so"], by="giam_ho", on=TODAY)
    cases.verify(commune, child.id, on=TODAY, by="Trần Thị Giả")

    told = [edit.after for entry in timeline.of_child(commune, child.id) for edit in entry.edits]

    assert f"Lập hồ sơ, xử lý thông tin, Ngô Thị Lành, Người giám hộ, từ {TODAY:%d/%m/%Y}" in told
    assert f"{TODAY:%d/%m/%Y}" in told
    assert all("{" not in text for text in told)


@pytest.mark.parametrize(
    ("table", "path", "value", "words"),
    [
        ("child", "village", None, ""),
        ("child", "hardship_confirmed", True, "có"),
        ("child", "hardship_confirmed", False, "không"),
        ("child", "groups[b]", True, "Trẻ em bị bỏ rơi"),
        ("child", "old_codes[X1-20]", True, "X1-20"),
        ("child", "father.status", "mat", "Đã mất"),
        ("child", "birth", "2016-06", "06/2016"),
        ("visit", "health", "can_chu_y", "Cần chú ý"),
        ("support_entry", "amount", 500_000, "500.000 đồng"),
        ("paper", "content", "a" * 64, "(bản chụp)"),
        ("child", "household[2026]", '{"status":"ngheo","year":2026}', "Hộ nghèo, năm 2026"),
    ],
)
def test_each_sort_of_value_has_its_words(
    table: str, path: str, value: FieldValue, words: str
) -> None:
    assert value_words(table, path, value).lower() == words.lower()
