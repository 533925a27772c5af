"""The office looks after itself: letterhead, people, settings, what a backup lacks."""

import datetime as dt

import pytest

from builders import COMMUNE, FAST, PASSPHRASE, Offices, a_child
from mdd_desktop.domain.document_layout import Margins
from mdd_desktop.domain.errors import RuleError
from mdd_desktop.domain.office import Access
from mdd_desktop.services import (
    backups,
    document_register,
    documents,
    letterheads,
    officers,
    recovery_sheet,
    settings,
)
from mdd_desktop.services import offices as office_services

NEW = "bốn mùa hoa nở quanh nhà"


def test_the_letterhead_is_shown_before_it_is_saved(offices: Offices) -> None:
    commune = offices[COMMUNE]
    wished = {"signer_name": "Nguyễn Thị Ký", "place_name": "Hoa Sen"}

    shown = letterheads.preview(commune, wished)

    assert (shown.signer, shown.place) == ("Nguyễn Thị Ký", "Hoa Sen")
    assert letterheads.read(commune).signer == ""
    assert letterheads.save(commune, wished).own["signer_name"] == "Nguyễn Thị Ký"
    assert letterheads.read(commune).signer == "Nguyễn Thị Ký"


def test_an_emptied_line_is_the_one_of_the_preset_again(offices: Offices) -> None:
    commune = offices[COMMUNE]
    usual = letterheads.read(commune).office_lines
    letterheads.save(commune, {"office_name": "HỘI PHỤ NỮ"})

    letterheads.save(commune, {"office_name": ""})

    assert letterheads.read(commune).office_lines == usual


def test_a_second_officer_opens_the_registry_with_her_own_passphrase(offices: Offices) -> None:
    commune = offices[COMMUNE]
    officers.add(commune, "Đỗ Thị Hai", Access.ENTRY, NEW, cost=FAST)
    found = {person.name: person for person in officers.people(commune)}
    assert found["Đỗ Thị Hai"] == ("Đỗ Thị Hai", Access.ENTRY, True, False)

    offices.close(COMMUNE)
    registry = office_services.open_office(offices.path(COMMUNE), NEW)

    assert registry.keys.officer == "Đỗ Thị Hai"
    registry.close()


def test_roles_change_but_one_administrator_remains(offices: Offices) -> None:
    commune = offices[COMMUNE]
    me = commune.keys.officer
    with pytest.raises(RuleError) as refused:
        officers.set_access(commune, me, Access.LEADER)
    assert refused.value.code == "last_admin"

    officers.add(commune, "Đỗ Thị Hai", Access.ADMIN, NEW, cost=FAST)
    officers.set_access(commune, me, Access.IN_CHARGE)

    assert {p.name: p.access for p in officers.people(commune)}[me] is Access.IN_CHARGE


def test_who_left_cannot_open_any_more_and_nobody_locks_herself_out(offices: Offices) -> None:
    commune = offices[COMMUNE]
    officers.add(commune, "Đỗ Thị Hai", Access.ENTRY, NEW, cost=FAST)

    officers.take_away(commune, "Đỗ Thị Hai")

    assert [p.name for p in officers.people(commune)] == [commune.keys.officer]
    with pytest.raises(RuleError) as refused:
        officers.take_away(commune, commune.keys.officer)
    assert refused.value.code == "own_slot"
    with pytest.raises(RuleError) as nameless:
        officers.add(commune, "  ", Access.ENTRY, NEW, cost=FAST)
    assert nameless.value.code == "officer_missing"


def test_a_passphrase_is_changed_by_whoever_knows_the_old_one(offices: Offices) -> None:
    commune = offices[COMMUNE]
    with pytest.raises(RuleError):
        officers.change_passphrase(commune, "không phải câu này", NEW, cost=FAST)

    officers.change_passphrase(commune, PASSPHRASE, NEW, cost=FAST)

    offices.close(COMMUNE)
    office_services.open_office(offices.path(COMMUNE), NEW).close()
    offices.forget(COMMUNE)


def test_a_new_recovery_sheet_takes_the_place_of_the_old_one(offices: Offices) -> None:
    commune = offices[COMMUNE]
    first, _sheet = officers.renew_recovery(commune)
    second, sheet = officers.renew_recovery(commune)
    offices.close(COMMUNE)
    folder = offices.path(COMMUNE)

    with pytest.raises(RuleError) as refused:
        office_services.recover(folder, first, officer="Ai", new_passphrase=NEW)
    typed = recovery_sheet.spaced(second).lower()
    office_services.recover(folder, typed, officer="Ai", new_passphrase=NEW)

    assert refused.value.code == "wrong_recovery_key"
    assert sheet.startswith(b"%PDF")
    office_services.open_office(folder, NEW).close()
    offices.forget(COMMUNE)


def test_the_screen_keeps_the_beginning_of_the_key_whole_and_the_groups_of_the_sheet(
    offices: Offices,
) -> None:
    key, _sheet = officers.renew_recovery(offices[COMMUNE])

    beginning, *behind = recovery_sheet.spaced(key).split()

    assert beginning == "AGE-SECRET-KEY-"
    assert behind == recovery_sheet.groups(key)
    assert {len(group) for group in behind[:-1]} == {5}
    assert "".join((beginning, *behind)) == key


def test_settings_keep_their_bounds(offices: Offices) -> None:
    commune = offices[COMMUNE]
    start = dt.date(2026, 1, 1)

    settings.change(commune, {"ledger_start": start, "late_grace_days": 20})

    assert settings.read(commune).ledger_start == start
    with pytest.raises(RuleError):
        settings.change(commune, {"late_grace_days": -1})
    assert settings.read(commune).late_grace_days == 20


def test_what_a_backup_lacks_is_told_before_it_is_put_back(offices: Offices) -> None:
    commune = offices[COMMUNE]
    copy = backups.make(commune)
    a_child(commune)
    a_child(commune)

    loss = backups.missing(commune, copy.file)

    assert loss.changes == 2
    assert [label for _at, label in loss.acts][:2] == ["Tiếp nhận trẻ"] * 2
    assert [kept.file for kept in backups.listed(commune)] == [copy.file]
    assert backups.missing(commune, copy.file, PASSPHRASE).changes == 2


def test_numbers_signatures_and_switches_are_chosen_with_the_head(offices: Offices) -> None:
    commune = offices[COMMUNE]
    usual = letterheads.read(commune)
    assert (usual.series, usual.next_numbers) == ("chung", (("", 1),))
    assert usual.switches == {"state_title": True, "stars": False}
    assert ("TM. BAN THƯỜNG VỤ", "PHÓ CHỦ TỊCH") in usual.signatures

    document_register.enter(commune, {"number": 7, "title": "Công văn", "symbol": "BTV"})
    shared = letterheads.read(commune)
    letterheads.save(
        commune,
        {
            "number_series": "theo_loai",
            "stars": letterheads.YES,
            "state_title": letterheads.NO,
            "address_line": "Số 1 đường Sen, xã Hoa Sen",
            "preset": "u",
        },
    )
    own = letterheads.read(commune)

    assert shared.next_numbers == (("", 8),)
    assert dict(own.next_numbers)["KH"] == 1
    assert own.switches == {"state_title": False, "stars": True}
    assert ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH") in own.signatures
    assert own.own["address_line"] == "Số 1 đường Sen, xã Hoa Sen"


def test_the_margins_of_upright_pages_are_chosen_within_what_is_allowed(offices: Offices) -> None:
    commune = offices[COMMUNE]
    usual = {"margin_top": 20, "margin_bottom": 20, "margin_left": 30, "margin_right": 15}
    assert letterheads.read(commune).margins == usual
    assert [(min(mm), max(mm)) for mm in letterheads.MARGINS.values()] == [
        (20, 25),
        (20, 25),
        (30, 35),
        (15, 20),
    ]

    letterheads.save(commune, {"margin_left": "35", "margin_bottom": "25"})

    assert letterheads.read(commune).margins == {**usual, "margin_left": 35, "margin_bottom": 25}
    wish = documents.Wish("KH1", number=1)
    document = documents.composed(commune, wish, documents.gather(commune, wish))
    assert document.margins(across=False) == Margins(left=35, bottom=25)
    assert document.margins(across=True) == Margins()

    letterheads.save(commune, {"margin_left": "", "margin_bottom": ""})
    assert letterheads.read(commune).margins == usual


@pytest.mark.parametrize(
    ("side", "mm", "label"),
    [
        ("margin_top", "19", "Lề trên"),
        ("margin_bottom", "26", "Lề dưới"),
        ("margin_left", "36", "Lề trái"),
        ("margin_right", "14", "Lề phải"),
    ],
)
def test_a_margin_that_no_official_page_has_is_refused(
    offices: Offices, side: str, mm: str, label: str
) -> None:
    with pytest.raises(RuleError) as refused:
        letterheads.save(offices[COMMUNE], {side: mm})

    assert label in str(refused.value)
    assert letterheads.read(offices[COMMUNE]).margins[side] != int(mm)
