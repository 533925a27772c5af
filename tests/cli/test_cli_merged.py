"""What was merged, through the command line: listed, copied, taken back; logs held to a word."""

from pathlib import Path

from cli_runner import Mdd
from sqlalchemy import text

from builders import COMMUNE, PROVINCE, SECOND, Offices, a_child
from mdd_desktop.services import audit, children
from mdd_desktop.services.offices import Registry
from mdd_desktop.storage.database import writing


def test_a_merge_is_listed_its_file_copied_and_taken_back(
    mdd: Mdd, offices: Offices, tmp_path: Path
) -> None:
    a_child(offices[COMMUNE])
    offices.close()
    province = offices.path(PROVINCE)
    made = mdd("package", "make", "--to", "T", "-o", tmp_path, "--json", data=offices.path(COMMUNE))
    seen = mdd("package", "inspect", made.answer["file"], "--json", data=province)
    assert seen.answer["check_code"] == made.answer["check_code"]
    assert seen.answer["number"] == made.answer["number"] == 1
    before = mdd("state", "digest", "--json", data=province).answer
    mdd("package", "merge", made.answer["file"], data=province)

    (listed,) = mdd("package", "merged", "--json", data=province).answer["packages"]
    target = tmp_path / "doi-chieu"
    target.mkdir()
    copied = mdd("package", "original", listed["package"], "-o", target, "--json", data=province)
    undone = mdd("package", "unmerge", listed["package"], "--json", data=province)
    again = mdd("package", "unmerge", listed["package"], "--json", data=province)

    assert (listed["sender"], listed["number"]) == ("X1", 1)
    assert Path(copied.answer["file"]).read_bytes() == Path(made.answer["file"]).read_bytes()
    assert (undone.code, undone.answer["packages"]) == (0, 1)
    assert mdd("state", "digest", "--json", data=province).answer == before
    assert (again.code, again.refusal) == (1, "not_merged")


def test_a_difference_is_asked_back_and_settled_with_the_other_value_noted(
    mdd: Mdd, offices: Offices
) -> None:
    child = a_child(offices[COMMUNE])
    offices.everybody_hears_of_everything()
    children.correct(offices[COMMUNE], child.id, {"phone": "0912345678"})
    children.correct(offices[SECOND], child.id, {"phone": "0987654321"})
    for sender in (COMMUNE, SECOND):
        offices.send(sender, PROVINCE)
    offices.send(PROVINCE, COMMUNE)
    offices.close()
    province, commune = offices.path(PROVINCE), offices.path(COMMUNE)
    (found,) = mdd("conflicts", "list", "--json", data=province).answer["conflicts"]

    asked = mdd("conflicts", "ask", found["id"], "--text", "Số nào?", "--json", data=province)
    (known,) = mdd("conflicts", "list", "--json", data=province).answer["conflicts"]
    settled = mdd(
        "conflicts", "settle", found["id"], "--choose", 1, "--note-others", "--json", data=commune
    )

    assert (asked.code, known["asked"]["text"]) == (0, "Số nào?")
    assert settled.answer["status"] == "settled"
    assert mdd("conflicts", "list", "--json", data=commune).answer["conflicts"] == []


def test_a_rewritten_log_no_longer_holds_what_a_package_said_of_it(
    mdd: Mdd, offices: Offices
) -> None:
    commune = offices[COMMUNE]
    a_child(commune)
    for what in ("Danh sách trẻ", "Hồ sơ trẻ"):
        audit.note(commune, audit.Act.PRINT, what)
    offices.send(COMMUNE, PROVINCE)
    audit.note(commune, audit.Act.VIEW, "Hồ sơ trẻ")
    offices.close()
    (came,) = mdd("package", "merged", "--json", data=offices.path(PROVINCE)).answer["packages"]
    assert came["audit"].startswith("2:")

    honest = mdd("audit", "--noted", came["audit"], "--json", data=offices.path(COMMUNE))
    _write_anew(offices[COMMUNE], ["Danh sách trẻ", "Danh sách khác", "Hồ sơ trẻ"])
    offices.close()
    alone = mdd("audit", "--json", data=offices.path(COMMUNE))
    held = mdd("audit", "--noted", came["audit"], "--json", data=offices.path(COMMUNE))

    assert (honest.code, honest.answer["whole"]) == (0, True)
    assert alone.answer["whole"], "a chain made anew looks whole by itself"
    assert (held.code, held.answer["whole"]) == (3, False)


def _write_anew(registry: Registry, lines: list[str]) -> None:
    """What somebody with the passphrase and much patience could do."""
    with writing(registry.engine) as connection:
        connection.execute(text("delete from audit_row"))
    for what in lines:
        audit.note(registry, audit.Act.PRINT, what)
