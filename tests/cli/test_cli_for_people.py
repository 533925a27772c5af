"""Without --json a command speaks Vietnamese; refused, it says so and leaves nothing behind."""

from pathlib import Path

import pytest
from cli_runner import Mdd, refused, written
from test_cli_commands import HOA, add

from builders import COMMUNE, PROVINCE, Offices, a_child
from mdd_desktop.services import offices as office_services


def test_a_record_is_shown_field_by_field_in_vietnamese(
    mdd: Mdd, office: Path, tmp_path: Path
) -> None:
    (added,) = add(mdd, office, tmp_path, HOA)

    shown = mdd("children", "show", added["code"], data=office).out

    lines = dict(line.split("  ", 1) for line in shown.splitlines())
    assert lines["Họ và tên"].strip() == "Nguyễn Thị Hoa"
    assert lines["Ngày sinh"].strip() == "12/03/2014"
    assert "{" not in shown
    assert "full_name" not in shown


def test_a_sponsor_is_shown_in_vietnamese(mdd: Mdd, example: Path) -> None:
    shown = mdd("sponsors", "show", "S1", data=example).out

    assert "Họ và tên, tên đơn vị" in shown
    assert "{" not in shown


def test_figures_and_kinds_are_told_by_their_names(mdd: Mdd, example: Path) -> None:
    figures = mdd("figures", "--period", "2026-06", data=example).out
    kinds = mdd("document", "list", data=example).out

    assert any(
        line.split() == ["Trẻ", "trong", "danh", "sách", "children_listed", "10"]
        for line in figures.splitlines()
    )
    assert not {"month", "half", "range", "none"} & set(kinds.split())


def test_a_weak_passphrase_makes_no_folder(
    mdd: Mdd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "so"
    monkeypatch.setenv("MDD_PASSPHRASE", "aaaa")

    ran = mdd("init", "--unit", "ZZ1", "--name", "xã Thử", "--officer", "Ai", "--json", data=folder)

    refused(ran)
    assert not folder.exists()


def test_a_file_of_which_nothing_is_loaded_is_a_refusal(
    mdd: Mdd, office: Path, tmp_path: Path
) -> None:
    path = written(tmp_path / "la.json", {"children": [{"id": "a", "unit_id": "NOPE"}]})

    ran = mdd("records", "import", path, "--json", data=office)

    refused(ran)
    assert ran.refusal == "unknown_unit"
    assert [one["where"] for one in ran.answer["refused"]] == ["children[0]"]


def test_a_workbook_of_which_nothing_is_taken_is_a_refusal(
    mdd: Mdd, office: Path, tmp_path: Path
) -> None:
    path = tmp_path / "hong.csv"
    path.write_text("Họ và tên;Ngày sinh\nLê Thị A;45/02/2015\nLê Thị B;46/02/2015\n", "utf-8")

    ran = mdd("excel", "import", path, "--kind", "children", "--json", data=office)

    refused(ran)
    assert ran.message.startswith("Không nhập được dòng nào. Dòng 2: ")
    assert [one["row"] for one in ran.answer["refused"]] == [2, 3]


def test_a_computer_is_stopped_at_its_head_as_far_as_it_came(mdd: Mdd, offices: Offices) -> None:
    child = a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    device = office_services.device_fingerprint(offices[COMMUNE])
    offices.close()
    last = ("--last-good", "HEAD", "--reason", "mất máy", "--json")

    ran = mdd("trust", "revoke", device, *last, data=offices.path(PROVINCE))

    assert (ran.code, ran.answer["withdrawn"]) == (0, 0)
    listed = mdd("children", "list", "--json", data=offices.path(PROVINCE)).answer["children"]
    assert [one["full_name"] for one in listed] == [child.full_name]
