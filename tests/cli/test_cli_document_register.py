"""``mdd document``: drafts, numbers, the register, frozen figures."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli_runner import Mdd, Ran

from mdd_desktop.services import frozen_reports

Answering = Callable[..., dict[str, Any]]
_TODAY = ("--today", "2026-11-22", "--json")


@pytest.fixture
def asked(mdd: Mdd, office: Path) -> Callable[..., Ran]:
    """Run a ``document`` command in the commune's office."""
    return lambda *arguments: mdd("document", *arguments, *_TODAY, data=office)


@pytest.fixture
def done(asked: Callable[..., Ran]) -> Answering:
    """The same where the command must succeed."""

    def run(*arguments: object) -> dict[str, Any]:
        found = asked(*arguments)
        assert found.code == 0, found
        return found.answer

    return run


def test_a_document_goes_from_draft_to_number_to_the_register(
    done: Answering, tmp_path: Path
) -> None:
    draft = done("draft", "KH1", "--period", "2026", "--set", "V=Từ quỹ.")
    first, again = tmp_path / "a.pdf", tmp_path / "b.pdf"

    issued = done("issue", draft["id"], "--number", "5", "--dated", "2026-02-07", "-o", str(first))
    done("reprint", draft["id"], "-o", str(again))
    done("unused", "2026", "1", "Viết nhầm")
    register = done("register", "--year", "2026")

    assert issued["number"] == 5
    assert issued["dated"] == "2026-02-07"
    assert first.read_bytes() == again.read_bytes()
    assert [one["number"] for one in register["documents"]] == [1, 5]
    assert register["gaps"] == {"": [2, 3, 4]}
    assert register["drafts"] == []


def test_a_replacement_and_a_cancellation(done: Answering) -> None:
    draft = done("draft", "KH1", "--period", "2026")
    done("issue", draft["id"])

    new = done("replace", draft["id"])
    done("remove", draft["id"], "--reason", "Sai thể thức")

    assert new["replaces"] == draft["id"]
    (line,) = done("register")["documents"]
    assert line["void"]


def test_figures_are_frozen_once_and_compared_later(
    done: Answering, asked: Callable[..., Ran]
) -> None:
    frozen = done("freeze", "BC-T", "--period", "2026-06")
    shown = done("frozen", "BC-T", "--period", "2026-06")

    assert shown["frozen"] == frozen
    assert shown["corrections"] == []
    assert shown["late"] == []
    assert asked("freeze", "BC-T", "--period", "2026-06").refusal == "already_frozen"


def test_what_was_recorded_later_can_be_left_out(done: Answering, tmp_path: Path) -> None:
    made = done(
        "make", "BC-T", "--period", "2026-06", "--known-on", "2026-07-03",
        "-o", str(tmp_path / "a.pdf"),
    )  # fmt: skip

    assert made["figures"]["children_listed"] == 0


def test_ids_and_dates_that_are_none_are_wrong_usage(asked: Callable[..., Ran]) -> None:
    make = ("make", "BC-T", "--period", "2026-06", "-o", "a.pdf")

    assert asked("issue", "abc").code == 2
    assert asked(*make, "--known-on", "3/7").code == 2


def test_every_copy_of_the_public_list_is_noted(done: Answering, tmp_path: Path) -> None:
    done("make", "B8", "-o", str(tmp_path / "a.pdf"))
    done("make", "KH1", "--period", "2026", "-o", str(tmp_path / "b.pdf"))

    (line,) = done("prints")["prints"]
    assert (line["kind"], line["copies"], line["way"]) == ("B8", 0, "tệp")
    assert done("prints", "--kind", "b1")["prints"] == []


def test_communes_whose_report_has_not_come_are_named(
    asked: Callable[..., Ran], mdd: Mdd, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen = ("frozen", "BC-T", "--period", "2026-06")
    late = ("xã Hoa Sen", "xã Sông Mai")
    monkeypatch.setattr(frozen_reports, "late", lambda *_: late)

    told = mdd("document", *frozen, *_TODAY[:2], data=office)

    assert told.out.endswith("Chưa gửi báo cáo: xã Hoa Sen, xã Sông Mai.\n")
    assert asked(*frozen).answer["late"] == list(late)
