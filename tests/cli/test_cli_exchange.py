"""Enrolment and packages through the command line, with their exit codes."""

from pathlib import Path

from cli_runner import Mdd, fingerprint_of, written

from builders import COMMUNE, OTHER, PROVINCE, SECOND, Offices, a_child, an_office


def test_a_computer_is_enrolled_by_the_exchange_of_two_files(mdd: Mdd, tmp_path: Path) -> None:
    province, commune = tmp_path / "tinh", tmp_path / "xa"
    an_office(province, "T", name="tỉnh Bình Hà").close()
    an_office(commune, "X1", name="xã Hoa Sen", parent="T").close()
    asked, welcome = tmp_path / "đề-nghị.json", tmp_path / "chào.mdd"

    request = mdd("trust", "request", "-o", asked, "--json", data=commune)
    approved = mdd(
        "trust", "approve", asked, "--unit", "X1", "-o", welcome, "--json", data=province
    )
    accepted = mdd("trust", "accept", welcome, "--json", data=commune)
    listed = mdd("trust", "list", "--json", data=commune)

    assert [step.code for step in (request, approved, accepted, listed)] == [0] * 4
    assert request.answer["fingerprint"] == approved.answer["fingerprint"]
    assert [len(group) for group in request.answer["fingerprint"].split(" ")] == [5] * 6
    devices = listed.answer["devices"]
    assert {device["unit"] for device in devices} == {"T", "X1"}
    assert {"fingerprint", "unit", "officer", "revoked"} <= devices[0].keys()


def test_a_request_of_another_unit_or_a_damaged_one_is_refused(
    mdd: Mdd, offices: Offices, tmp_path: Path
) -> None:
    new = tmp_path / "x3"
    an_office(new, "X3", name="xã Ba", parent="T").close()
    asked, welcome = tmp_path / "đề-nghị.json", tmp_path / "chào.mdd"
    mdd("trust", "request", "-o", asked, data=new)
    offices.close()
    province = offices.path(PROVINCE)

    other = mdd("trust", "approve", asked, "--unit", "X1", "-o", welcome, "--json", data=province)
    asked.write_bytes(asked.read_bytes()[:-20])
    cut = mdd("trust", "approve", asked, "--unit", "X3", "-o", welcome, "--json", data=province)
    missing = mdd(
        "trust", "approve", "không", "--unit", "X3", "-o", welcome, "--json", data=province
    )
    below = mdd("trust", "accept", asked, "--json", data=new)

    assert (other.code, other.refusal) == (1, "other_unit")
    assert (cut.code, cut.refusal) == (3, "E_REQUEST")
    assert (missing.code, missing.refusal) == (1, "no_file")
    assert (below.code, below.refusal) == (3, "E_NOT_PKG")
    assert not welcome.exists()


def test_a_package_is_made_inspected_and_merged(mdd: Mdd, offices: Offices, tmp_path: Path) -> None:
    a_child(offices[COMMUNE])
    offices.close()
    made = mdd("package", "make", "--to", "T", "-o", tmp_path, "--json", data=offices.path(COMMUNE))
    package = Path(made.answer["file"])
    assert {"package_id", "file", "changes", "bytes", "recipients"} <= made.answer.keys()
    assert made.answer["recipients"] == ["T"]
    assert made.answer["checks"].keys() == {"error", "warning", "note"}
    assert made.answer["bytes"] == package.stat().st_size
    province = offices.path(PROVINCE)
    before = mdd("state", "digest", "--json", data=province).answer

    seen = mdd("package", "inspect", package, "--json", data=province)
    assert seen.code == 0
    keys = {"sender", "created", "changes", "new", "changed", "conflicts", "duplicates"}
    assert keys | {"already_merged"} <= seen.answer.keys()
    assert (seen.answer["sender"], seen.answer["already_merged"]) == ("X1", False)
    assert mdd("state", "digest", "--json", data=province).answer == before

    merged = mdd("package", "merge", package, "--json", data=province)
    assert merged.code == 0
    assert merged.answer["results"][0]["status"] == "merged"
    again = mdd("package", "merge", package, "--json", data=province)
    assert again.answer["results"][0]["status"] == "nothing_new"
    assert mdd("package", "inspect", package, "--json", data=province).answer["already_merged"]


def test_exit_codes_tell_whether_all_or_some_packages_were_refused(
    mdd: Mdd, offices: Offices, tmp_path: Path
) -> None:
    a_child(offices[COMMUNE])
    good = offices.make(COMMUNE, PROVINCE)
    offices.close()
    bad = tmp_path / "hỏng.mdd"
    bad.write_bytes(good.read_bytes()[:-1])
    province = offices.path(PROVINCE)
    before = fingerprint_of(province)

    all_refused = mdd("package", "merge", bad, tmp_path / "không", "--json", data=province)
    assert all_refused.code == 3
    assert [r["code"] for r in all_refused.answer["results"]] == ["E_DECRYPT", "no_file"]
    assert all(r["message"] for r in all_refused.answer["results"])
    assert fingerprint_of(province) == before
    some = mdd("package", "merge", bad, good, "--json", data=province)
    assert some.code == 4
    assert [r["status"] for r in some.answer["results"]] == ["refused", "merged"]
    assert [r["file"] for r in some.answer["results"]] == [str(bad), str(good)]


def test_inspecting_a_foreign_package_is_refused_as_not_trusted(mdd: Mdd, offices: Offices) -> None:
    package = offices.make(COMMUNE, PROVINCE)
    offices.close()

    refused = mdd("package", "inspect", package, "--json", data=offices.path(OTHER))

    assert (refused.code, refused.refusal) == (3, "E_DECRYPT")


def test_a_package_to_nobody_is_refused(mdd: Mdd, offices: Offices, tmp_path: Path) -> None:
    offices.close()
    for unit in ("X2", "Z", "X1"):
        refused = mdd(
            "package", "make", "--to", unit, "-o", tmp_path, "--json", data=offices.path(COMMUNE)
        )
        assert (refused.code, refused.refusal) == (1, "unknown_recipient")
    assert list(tmp_path.glob("*.mdd")) == []


def test_a_conflict_is_listed_as_a_sentence_and_settled(
    mdd: Mdd, offices: Offices, tmp_path: Path
) -> None:
    del tmp_path
    child = a_child(offices[COMMUNE], full_name="Nguyễn Thị Hoa", village="thôn Một")
    offices.everybody_hears_of_everything()
    offices.close()
    for name, village in ((COMMUNE, "thôn Hai"), (SECOND, "thôn Ba")):
        edit = f"village={village}"
        done = mdd("children", "correct", child.code, "--set", edit, data=offices.path(name))
        assert done.code == 0
    offices.everybody_hears_of_everything()
    offices.close()
    commune = offices.path(COMMUNE)

    (found,) = mdd("conflicts", "list", "--json", data=commune).answer["conflicts"]
    assert {"id", "record", "field", "values"} <= found.keys()
    assert (found["record"], found["field"]) == (str(child.id), "village")
    assert all(set(v) >= {"value", "unit", "officer", "at"} for v in found["values"])
    text = mdd("conflicts", "list", data=commune).out
    assert "thôn Hai" in text
    assert "thôn Ba" in text

    wrong = ((["--choose", "3"], "no_such_choice"), (["--value", "x" * 400], "invalid"))
    for arguments, code in wrong:
        refused = mdd("conflicts", "settle", found["id"], *arguments, "--json", data=commune)
        assert (refused.code, refused.refusal) == (1, code)
    settled = mdd("conflicts", "settle", found["id"], "--value", "thôn Bốn", "--json", data=commune)
    assert settled.code == 0
    assert mdd("conflicts", "list", "--json", data=commune).answer == {"conflicts": []}
    (after,) = mdd("children", "show", child.code, "--json", data=commune).answer["children"]
    assert after["village"] == "thôn Bốn"
    refused = mdd("conflicts", "settle", found["id"], "--choose", "1", "--json", data=commune)
    assert (refused.code, refused.refusal) == (1, "not_found")


def test_a_superior_cannot_correct_the_record_of_a_commune(mdd: Mdd, offices: Offices) -> None:
    child = a_child(offices[COMMUNE])
    offices.send(COMMUNE, PROVINCE)
    offices.close()

    refused = mdd(
        "children", "correct", child.code, "--set", "village=x", "--json",
        data=offices.path(PROVINCE),
    )  # fmt: skip

    assert (refused.code, refused.refusal) == (1, "not_owner")


def test_an_office_may_load_only_its_own_subtree(
    mdd: Mdd, offices: Offices, tmp_path: Path
) -> None:
    offices.close()
    rows = [{"id": "1", "unit_id": "X2", "full_name": "A"}, {"id": "2", "full_name": "B"}]
    path = written(tmp_path / "tre.json", {"children": [*rows, {"unit_id": "X1", "id": "3"}]})

    loaded = mdd("records", "import", path, "--json", data=offices.path(COMMUNE))

    assert loaded.code == 4
    assert loaded.answer["added"]["children"] >= 1
    refused = {item["where"]: item["code"] for item in loaded.answer["refused"]}
    assert refused["children[0]"] in {"foreign_unit", "unknown_unit"}
    shown = mdd("children", "show", "3", "--json", data=offices.path(COMMUNE)).answer["children"]
    assert shown[0]["full_name"] == "3"


def test_a_receipt_goes_back_as_a_file_or_by_telephone(
    mdd: Mdd, offices: Offices, tmp_path: Path
) -> None:
    a_child(offices[COMMUNE])
    offices.close()
    commune, province = offices.path(COMMUNE), offices.path(PROVINCE)
    made = mdd("package", "make", "--to", "T", "-o", tmp_path, "--json", data=commune)
    mdd("package", "merge", made.answer["file"], data=province)

    spoken = mdd("package", "receipt", "--to", "X1", "--spoken", "--json", data=province)
    code = spoken.answer["codes"][0]["code"]
    wrong = mdd("package", "confirm", "--to", "T", "7-0000-0000", "--json", data=commune)
    right = mdd("package", "confirm", "--to", "T", code, "--json", data=commune)
    file = tmp_path / "bien-nhan.mdd"
    receipt = mdd("package", "receipt", "--to", "X1", "-o", file, "--json", data=province)
    merged = mdd("package", "merge", file, "--json", data=commune)
    sent = mdd("package", "sent", "--json", data=commune)
    replies = mdd("package", "replies", "--json", data=commune)
    nobody = mdd("package", "receipt", "--to", "X9", "--spoken", "--json", data=province)

    assert (nobody.code, nobody.refusal) == (1, "unknown_recipient")
    assert (replies.code, replies.answer) == (0, {"replies": []})
    assert (wrong.code, wrong.refusal) == (1, "bad_receipt")
    assert right.code == receipt.code == merged.code == 0
    assert sent.answer["packages"][0]["acknowledged_at"]


def test_communes_are_merged_split_and_taken_apart_again(mdd: Mdd, offices: Offices) -> None:
    a_child(offices[COMMUNE], village="Tây")
    offices.send(COMMUNE, PROVINCE)
    offices.close()
    province = offices.path(PROVINCE)
    law = ["units", "take-over", "--old", "X1", "--new", "XD=xã Đông", "--new", "XT=xã Tây"]
    law += ["--on", "2026-12-01", "--json"]

    looked = mdd(*law, "--dry-run", data=province)
    done = mdd(*law, data=province)
    twice = mdd(*law, data=province)
    handed = mdd(
        *("units", "hand-out", "--from", "XD", "--village", "Tây=XT", "--reason", "NQ 12"),
        "--json",
        data=province,
    )
    undone = mdd("units", "undo-take-over", "XD", "--json", data=province)
    wrong = mdd("units", "hand-out", "--from", "XD", "--village", "Tây", "--reason", "x")

    assert (looked.answer["written"], done.answer["written"]) == (False, True)
    assert looked.answer["children"] == done.answer["children"] == 1
    assert (twice.code, twice.refusal) == (1, "already_ended")
    assert handed.answer["moved"] == 1
    assert undone.answer["units"] == ["X1"]
    assert wrong.code == 2


def test_a_computer_asks_for_other_keys_and_the_office_above_confirms(
    mdd: Mdd, offices: Offices, tmp_path: Path
) -> None:
    offices.close()
    commune, province = offices.path(COMMUNE), offices.path(PROVINCE)

    asked = mdd("trust", "renew", "--json", data=commune)
    up = mdd("package", "make", "--to", "T", "-o", tmp_path / "a.mdd", "--json", data=commune)
    mdd("package", "merge", up.answer["file"], data=province)
    (one,) = mdd("trust", "renewals", "--json", data=province).answer["renewals"]
    rest = mdd("trust", "renewals", "--confirm", one["id"], "--json", data=province)
    down = mdd("package", "make", "--to", "X1", "-o", tmp_path / "b.mdd", "--json", data=province)
    mdd("package", "merge", down.answer["file"], data=commune)

    assert rest.answer["renewals"] == []
    assert one["digits"] == asked.answer["next_digits"]
    devices = mdd("trust", "list", "--json", data=commune).answer["devices"]
    own = next(device for device in devices if device["this_computer"])
    assert own["fingerprint"] == one["digits"] != asked.answer["fingerprint"]
    again = mdd("trust", "renewals", "--confirm", one["id"], "--json", data=province)
    assert (again.code, again.refusal) == (1, "not_found")


def test_the_top_office_changes_its_own_key_at_once(mdd: Mdd, offices: Offices) -> None:
    offices.close()

    done = mdd("trust", "renew", "--json", data=offices.path(PROVINCE))

    assert (done.code, done.answer["next_digits"]) == (0, "")
    assert "Đã đổi khóa" in mdd("trust", "renew", data=offices.path(PROVINCE)).out
