"""Lists, letters and forms through the command line: which records, which paragraphs."""

from pathlib import Path

from cli_runner import Mdd

TODAY = ("--today", "2026-06-30")


def test_the_catalogue_names_every_list_letter_and_form_with_its_needs(
    mdd: Mdd, example: Path
) -> None:
    kinds = {k["id"]: k for k in mdd("document", "list", "--json", data=example).answer["kinds"]}

    assert {f"B{n}" for n in range(1, 9)} | {f"D{n}" for n in range(1, 14)} <= set(kinds)
    assert (kinds["D1"]["needs"], kinds["D4"]["needs"]) == (["sponsor"], ["entry"])
    assert "xlsx" in kinds["B1"]["formats"]
    assert kinds["B8"]["period"] == "none"


def test_a_record_is_chosen_and_a_paragraph_is_written_by_the_same_option(
    mdd: Mdd, example: Path, tmp_path: Path
) -> None:
    made = mdd(
        "document", "make", "d1", "--set", "sponsor=S1,S4", "--set", "next=Thăm các cháu dịp Tết.",
        "--period", "2026-H1", "--number", "3", "-o", tmp_path / "a.pdf", "--json", *TODAY,
        data=example,
    )  # fmt: skip

    assert made.code == 0, made.err
    assert made.answer["pages"] >= 2
    assert made.answer["figures"]["children_listed"] == 10


def test_what_no_kind_asks_for_is_refused(mdd: Mdd, example: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    for arguments, code in (
        (("D8", "--set", "child=C99"), "not_found"),
        (("D8", "--set", "sponsor=S1"), "unknown_content"),
        (("B1", "--set", "class=CK"), "wrong_audience"),
        (("D3", "--set", "purpose=giúp cháu có H"), "secret_words"),
    ):
        refused = mdd("document", "make", *arguments, "-o", file, "--json", *TODAY, data=example)
        assert (refused.code, refused.refusal) == (1, code)
        assert not file.exists()


def test_a_letter_is_no_workbook(mdd: Mdd, example: Path, tmp_path: Path) -> None:
    refused = mdd(
        "document", "make", "D1", "-o", tmp_path / "a.xlsx", "--json", *TODAY, data=example
    )

    assert (refused.code, refused.refusal) == (1, "unknown_format")
