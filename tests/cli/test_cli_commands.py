"""Every command of an office that works alone: what it answers, key by key."""

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from cli_runner import Mdd, fingerprint_of, written

from builders import PASSPHRASE, TODAY, an_office

HOA = {
    "full_name": "Nguyễn Thị Hoa",
    "sex": "nu",
    "birth": {"date": "2014-03-12", "precision": "day"},
    "ethnic": "Kinh",
    "father": {"status": "mat", "cause": "covid"},
    "guardian_name": "Trần Thị Lành",
    "phone": "0912 345 678",
    "identity_number": "999314000001",
    "village": "thôn Phú Lợi",
    "address": "Số 5",
}


def add(mdd: Mdd, office: Path, tmp_path: Path, *children: dict[str, Any]) -> list[dict[str, Any]]:
    path = written(tmp_path / "tre.json", list(children))
    answer = mdd("children", "add", "--from", path, "--json", data=office)
    assert answer.code == 0, answer
    return list(answer.answer["children"])


def test_a_child_is_added_shown_corrected_and_found(mdd: Mdd, office: Path, tmp_path: Path) -> None:
    (added,) = add(mdd, office, tmp_path, HOA)
    assert added["code"].startswith("X1-")
    assert added["phone"] == "0912345678"
    assert {"id", "code", "full_name", "unit_id", "sex", "birth", "ethnic"} <= added.keys()
    assert {"father", "mother", "identity_number", "guardian_name"} <= added.keys()
    assert {"village", "address", "household", "groups", "consents", "exit"} <= added.keys()
    assert added["birth"] == {"date": "2014-03-12", "precision": "day"}

    by_code = mdd("children", "show", added["code"], "--json", data=office).answer
    by_id = mdd("children", "show", added["uuid"], "--json", data=office).answer
    assert by_code == by_id == {"children": [added]}

    edits = ["--set", "ethnic=Tày", "--set", "mother.status=con_song", "--set", "village="]
    corrected = mdd("children", "correct", added["code"], *edits, "--json", data=office)
    (after,) = corrected.answer["children"]
    assert (after["ethnic"], after["mother"]["status"], after["village"]) == (
        "Tày",
        "con_song",
        None,
    )
    for text in ("nguyen thi hoa", "HOA", "2014-03-12", "0912345678", added["code"], "tran lanh"):
        found = mdd("children", "list", "--search", text, "--json", data=office).answer
        assert [child["code"] for child in found["children"]] == [added["code"]], text
    assert mdd("children", "list", "--search", "Huệ", "--json", data=office).answer["total"] == 0


def test_an_old_code_stays_searchable(mdd: Mdd, office: Path, tmp_path: Path) -> None:
    (added,) = add(mdd, office, tmp_path, HOA)
    old = added["code"]

    mdd("children", "correct", old, "--set", "code=X1-26-9999-AAA", "--json", data=office)

    (shown,) = mdd("children", "show", old, "--json", data=office).answer["children"]
    assert (shown["code"], shown["old_codes"]) == ("X1-26-9999-AAA", [old])
    found = mdd("children", "list", "--search", old, "--json", data=office).answer
    assert found["total"] == 1


def test_the_list_is_sorted_by_given_name_birthday_or_code_and_cut(
    mdd: Mdd, office: Path, tmp_path: Path
) -> None:
    rows = [
        {"full_name": name, "birth": born}
        for name, born in (
            ("Nguyễn Văn Đức", "2011-05-01"),
            ("Trần Thị An", "2015"),
            ("Lê Văn Dũng", "2013-01"),
        )
    ]
    add(mdd, office, tmp_path, *rows)

    def listed(*arguments: str) -> list[str]:
        found = mdd("children", "list", *arguments, "--json", data=office).answer["children"]
        return [child["full_name"].rsplit(" ", 1)[1] for child in found]

    assert listed() == ["An", "Dũng", "Đức"]
    assert sorted(listed("--sort", "born")) == ["An", "Dũng", "Đức"]
    assert listed("--sort", "code") == ["Đức", "An", "Dũng"]
    assert listed("--limit", "2") == ["An", "Dũng"]


def test_sponsors_and_sponsorships_are_listed(mdd: Mdd, example: Path) -> None:
    sponsors = mdd("sponsors", "list", "--json", data=example).answer["sponsors"]
    assert len(sponsors) == 8  # one of the nine was merged into another
    one = mdd("sponsors", "show", "S1", "--json", data=example).answer["sponsors"]
    assert one[0]["id"] == "S1"
    first_two = mdd("sponsors", "list", "--limit", "2", "--json", data=example).answer["sponsors"]
    assert first_two == sponsors[:2]

    lots = mdd("sponsorships", "list", "--json", data=example).answer["sponsorships"]
    of_child = mdd("sponsorships", "list", "--child", "C01", "--json", data=example).answer
    of_sponsor = mdd("sponsorships", "list", "--sponsor", "S1", "--json", data=example).answer
    assert len(lots) == 13
    assert {lot["child_id"] for lot in of_child["sponsorships"]} == {"C01"}
    assert {lot["sponsor_id"] for lot in of_sponsor["sponsorships"]} == {"S1"}


def test_units_are_searched_without_accents_and_shown_by_code(mdd: Mdd, tmp_path: Path) -> None:
    found = mdd("units", "search", "can", "tho", "--json", data=tmp_path).answer["units"]
    assert {"code", "name", "kind", "province_code", "province_name"} <= found[0].keys()
    assert "Thành phố Cần Thơ" in {unit["name"] for unit in found}

    (shown,) = mdd("units", "show", "79", "--json", data=tmp_path).answer["units"]
    assert (shown["code"], shown["name"]) == ("79", "Thành phố Hồ Chí Minh")
    refused = mdd("units", "show", "99999", "--json", data=tmp_path)
    assert (refused.code, refused.refusal) == (1, "unknown_unit")


def test_an_office_of_the_catalogue_is_set_up(mdd: Mdd, tmp_path: Path) -> None:
    folder = tmp_path / "moi"
    code = mdd("units", "search", "Ninh", "Kiều", "--json", data=tmp_path).answer["units"][0][
        "code"
    ]

    made = mdd("init", "--unit", code, "--officer", "Lê Thị A", "--json", data=folder)

    assert made.code == 0
    assert set(made.answer) == {"unit", "device_fingerprint", "recovery_sheet"}
    digits = made.answer["device_fingerprint"].split(" ")
    assert [len(group) for group in digits] == [5] * 6
    assert Path(made.answer["recovery_sheet"]).read_bytes().startswith(b"%PDF-")
    assert mdd("check", "--deep", "--json", data=folder).answer["ok"]
    again = mdd("init", "--unit", code, "--officer", "Lê Thị A", "--json", data=folder)
    assert (again.code, again.refusal) == (1, "folder_in_use")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--unit", "99999", "--officer", "A"], "unknown_unit"),
        (["--unit", "X1", "--officer", "A"], "unknown_unit"),
        (["--unit", "X1", "--name", "xã Hoa Sen", "--officer", " "], "officer_missing"),
        (["--unit", "X 1/..", "--name", "xã Hoa Sen", "--officer", "A"], "invalid"),
        (["--unit", "X1", "--name", "x" * 10_000, "--officer", "A"], "invalid"),
    ],
)
def test_an_office_that_cannot_be_is_refused_and_leaves_nothing(
    mdd: Mdd, tmp_path: Path, arguments: list[str], code: str
) -> None:
    refused = mdd("init", *arguments, "--json", data=tmp_path / "moi")

    assert (refused.code, refused.refusal) == (1, code)
    assert not (tmp_path / "moi" / "registry.db").exists()
    assert not (tmp_path / "moi" / "keystore.json").exists()


def test_a_weak_passphrase_is_refused_and_leaves_nothing(
    mdd: Mdd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MDD_PASSPHRASE", "123456")

    refused = mdd(
        "init", "--unit", "X1", "--name", "xã Hoa Sen", "--officer", "A", "--json",
        data=tmp_path / "moi",
    )  # fmt: skip

    assert (refused.code, refused.refusal) == (1, "weak_passphrase")
    assert not (tmp_path / "moi" / "keystore.json").exists()


def test_a_passphrase_is_changed(
    mdd: Mdd, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = tmp_path / "moi.txt"
    new.write_text("đường làng rợp bóng tre xanh\n", encoding="utf-8")

    changed = mdd("passphrase", "change", "--new-passphrase-file", new, "--json", data=office)

    assert changed.code == 0
    assert mdd("check", "--json", data=office).refusal == "wrong_passphrase"
    monkeypatch.setenv("MDD_PASSPHRASE", "đường làng rợp bóng tre xanh")
    assert mdd("check", "--json", data=office).code == 0


def test_a_forgotten_passphrase_is_replaced_with_the_recovery_sheet(
    mdd: Mdd, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mdd_desktop.services import offices  # noqa: PLC0415 - the sheet's key is told only here

    new_office = offices.NewOffice("X1", "Lê Thị A", PASSPHRASE, name="xã Hoa Sen")
    registry, key = offices.set_up(tmp_path / "so", new_office, today=TODAY)
    registry.close()
    sheet, new = tmp_path / "ma.txt", tmp_path / "moi.txt"
    sheet.write_text(f"{key}\n", encoding="utf-8")
    new.write_text("sông quê nước chảy đôi bờ", encoding="utf-8")

    done = mdd(
        "recover", "--recovery-key", sheet, "--new-passphrase-file", new, "--json",
        data=tmp_path / "so",
    )  # fmt: skip

    assert done.code == 0
    monkeypatch.setenv("MDD_PASSPHRASE", "sông quê nước chảy đôi bờ")
    assert mdd("check", "--json", data=tmp_path / "so").code == 0
    sheet.write_text("AGE-SECRET-KEY-SAI", encoding="utf-8")
    refused = mdd(
        "recover", "--recovery-key", sheet, "--new-passphrase-file", new, "--json",
        data=tmp_path / "so",
    )  # fmt: skip
    assert refused.code in {1, 3}
    missing = mdd("recover", "--recovery-key", tmp_path / "không", "--json", data=tmp_path / "so")
    assert missing.code == 1


def test_a_backup_is_made_verified_and_restored(mdd: Mdd, office: Path, tmp_path: Path) -> None:
    add(mdd, office, tmp_path, HOA)
    before = mdd("state", "digest", "--json", data=office).answer
    copy = tmp_path / "ban-sao.mddbackup"

    made = mdd("backup", "make", "-o", copy, "--json", data=office)
    assert made.code == 0
    assert made.answer["sha256"] == hashlib.sha256(copy.read_bytes()).hexdigest()
    assert {"file", "sha256", "head"} <= made.answer.keys()
    verified = mdd("backup", "verify", copy, "--json", data=office)
    assert verified.answer["head"] == made.answer["head"]
    add(mdd, office, tmp_path, {"full_name": "Lê Văn Mới"})
    restored = mdd("backup", "restore", copy, "--json", data=office)

    assert restored.code == 0
    assert Path(restored.answer["kept_aside"]).is_dir()
    assert mdd("state", "digest", "--json", data=office).answer == before
    assert mdd("check", "--deep", "--json", data=office).answer["ok"]


def test_a_backup_goes_into_the_folder_when_no_file_is_named(mdd: Mdd, office: Path) -> None:
    made = mdd("backup", "make", "--json", data=office)

    assert Path(made.answer["file"]).parent == office / "backups"


def test_a_damaged_backup_changes_nothing(mdd: Mdd, office: Path, tmp_path: Path) -> None:
    copy = tmp_path / "ban-sao.mddbackup"
    mdd("backup", "make", "-o", copy, data=office)
    content = copy.read_bytes()
    before = fingerprint_of(office)

    for spoilt in (content[:-100], content[:2000] + b"x" + content[2001:], b"", b"{}" * 50):
        copy.write_bytes(spoilt)
        for command in ("verify", "restore"):
            refused = mdd("backup", command, copy, "--json", data=office)
            assert (refused.code, refused.refusal) == (3, "backup_damaged")
    assert fingerprint_of(office) == before
    missing = mdd("backup", "restore", tmp_path / "không", "--json", data=office)
    assert (missing.code, missing.refusal) == (1, "no_backup")


def test_the_catalogue_of_documents_tells_what_each_kind_wants(mdd: Mdd, office: Path) -> None:
    kinds = mdd("document", "list", "--json", data=office).answer["kinds"]

    assert {"KH1", "BC-T"} <= {kind["id"] for kind in kinds}
    for kind in kinds:
        assert {"id", "title", "period", "formats", "needs"} <= kind.keys()
        assert kind["period"] in {"month", "half", "year", "range", "none"}
        assert {"pdf", "docx", "xlsx"} >= set(kind["formats"])


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx"])
@pytest.mark.parametrize(("kind", "period"), [("kh1", "2026"), ("BC-T", "2026-06")])
def test_a_document_is_made_and_made_again_byte_by_byte(
    mdd: Mdd, example: Path, tmp_path: Path, kind: str, period: str, form: str
) -> None:
    common = ["--period", period, "--unit", "X1", "--number", "7", "--today", "2026-07-01"]
    answers = []
    for name in ("một", "hai"):
        path = tmp_path / f"{name}.{form}"
        made = mdd("document", "make", kind, *common, "-o", path, "--json", data=example)
        assert made.code == 0, made
        assert made.answer["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()
        answers.append({**made.answer, "file": None})

    assert answers[0] == answers[1]
    assert {"pages", "sha256", "figures"} <= answers[0].keys()
    assert path.read_bytes().startswith(b"%PDF-" if form == "pdf" else b"PK")


def test_a_report_says_what_the_data_checks_found_before_it(
    mdd: Mdd, office: Path, tmp_path: Path
) -> None:
    content = tmp_path / "tre.json"
    content.write_text(json.dumps([{"full_name": "Lê Thị Diễm 2", "birth": "2014"}]), "utf-8")
    mdd("children", "add", "--from", content, data=office)
    wanted = ["--period", "2026-06", "-o", tmp_path / "a.pdf"]

    report = mdd("document", "make", "BC-T", *wanted, "--json", data=office)
    told = mdd("document", "make", "BC-T", *wanted, data=office)

    assert report.answer["checks"]["error"] == 1
    assert "1 chỗ phải sửa" in told.out


def test_a_document_that_cannot_be_made_leaves_no_file(
    mdd: Mdd, example: Path, tmp_path: Path
) -> None:
    for arguments in (
        ["KH9", "-o", tmp_path / "a.pdf"],
        ["BC-T", "--period", "2026", "-o", tmp_path / "a.pdf"],
        ["BC-T", "--period", "2026-06", "-o", tmp_path / "a.txt"],
        ["BC-T", "--period", "2026-06", "-o", tmp_path / "a"],
        ["BC-T", "--period", "2026-06", "--unit", "X9", "-o", tmp_path / "a.pdf"],
        ["BC-T", "--period", "2026-06", "--profile", "zz", "-o", tmp_path / "a.pdf"],
        ["BC-T", "--period", "2026-06", "--set", "ô_lạ=1", "-o", tmp_path / "a.pdf"],
        ["BC-T", "--period", "2026-06", "-o", tmp_path / "không" / "có" / "a.pdf"],
    ):
        refused = mdd("document", "make", *arguments, "--json", data=example)
        assert refused.code == 1, arguments
        assert refused.refusal
    assert not list(tmp_path.glob("a*"))


def test_duplicates_of_the_registry_and_of_a_table(mdd: Mdd, office: Path, tmp_path: Path) -> None:
    twice = {**HOA, "identity_number": None, "phone": "0987654321"}
    add(mdd, office, tmp_path, HOA, twice)
    (pair,) = mdd("duplicates", "--json", data=office).answer["pairs"]
    assert set(pair) >= {"a", "b", "score", "reasons"}
    assert pair["reasons"]
    assert mdd("duplicates", "--min-score", "1", "--json", data=office).code == 0

    table = tmp_path / "người.csv"
    with table.open("w", newline="", encoding="utf-8-sig") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "full_name", "born_on", "sex", "mother_name", "village", "commune"])
        rows.writerow(["1", "Lê Thị Ngọc Diễm", "2014-08-12", "nu", "Trần Thị Lụa", "thôn 1", "X1"])
        rows.writerow(["2", "Le Thi Ngoc Diem", "2014-08-12", "nu", "Trần Thị Lụa", "thôn 1", "X1"])
        rows.writerow(["3", "Phạm Quốc Huy", "2012", "nam", "", "", ""])
    compared = mdd("duplicates", "compare", table, "--json").answer["pairs"]
    assert [{pair["a"], pair["b"]} for pair in compared] == [{"1", "2"}]


def test_a_training_registry_is_set_up_and_sends_nothing(mdd: Mdd, tmp_path: Path) -> None:
    an_office(tmp_path / "so", training=True).close()

    refused = mdd("package", "make", "--to", "T", "-o", tmp_path, "--json", data=tmp_path / "so")

    assert (refused.code, refused.refusal) == (1, "training")


def test_the_digest_of_a_unit_that_nobody_knows_is_refused(mdd: Mdd, office: Path) -> None:
    known = mdd("state", "digest", "--unit", "X1", "--json", data=office)
    unknown = mdd("state", "digest", "--unit", "X9", "--json", data=office)

    assert (known.code, known.answer["records"] > 0) == (0, True)
    assert (unknown.code, unknown.refusal) == (1, "unknown_unit")


def test_a_child_is_erased_for_good_and_a_reason_is_needed(
    mdd: Mdd, office: Path, tmp_path: Path
) -> None:
    (added,) = add(mdd, office, tmp_path, HOA)

    without = mdd("records", "erase", added["code"], "--json", data=office)
    blank = mdd("records", "erase", added["code"], "--reason", " ", "--json", data=office)
    erased = mdd(
        "records", "erase", added["code"], "--reason", "đơn ngày 1/7", "--json", data=office
    )
    again = mdd(
        "records", "erase", added["code"], "--reason", "đơn ngày 1/7", "--json", data=office
    )

    assert (without.code, blank.code, blank.refusal) == (2, 1, "reason_missing")
    assert (erased.code, erased.answer["record"], erased.answer["erased"]) == (0, added["id"], 1)
    assert (again.code, again.refusal) == (1, "not_found")
    assert mdd("children", "list", "--json", data=office).answer["children"] == []
    assert mdd("check", "--deep", "--json", data=office).code == 0
