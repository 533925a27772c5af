"""Whatever can take long hears, to its last step, that nobody wants it, and leaves nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builders import COMMUNE, PASSPHRASE, Offices, a_child, digest
from mdd_desktop.domain.duplicates import find_pairs
from mdd_desktop.domain.stopping import StoppedError, listening
from mdd_desktop.services import (
    backups,
    bulk_load,
    child_screen,
    children_out,
    data_checks,
    documents,
    duplicates,
    excel_import,
    gaps,
    ledger,
    matching,
    overview,
    packages,
    report_page,
    support_entries,
    tasks,
    visits,
)
from mdd_desktop.services.child_screen import Question
from mdd_desktop.services.demo_people import Inventor
from mdd_desktop.services.documents import Wish
from mdd_desktop.services.matching import WaitingQuestion
from mdd_desktop.services.offices import Registry

Work = Callable[[Registry, Path], object]
WORKBOOK = "trẻ.xlsx"
LETTERS = Wish("D1", period="2026-H2", records={"sponsor": ["tat_ca"]})

LONG: dict[str, Work] = {
    "the figures of the first page": lambda office, _: overview.overview(forgetful(office)),
    "what is to be done": lambda office, _: tasks.due(office),
    "the support book": lambda office, _: ledger.year_book(office, office.today.year),
    "the board": lambda office, _: gaps.board(
        forgetful(office), office.today.year, office.today.month
    ),
    "who can receive support": lambda office, _: support_entries.receivers(office),
    "who waits for a sponsor": lambda office, _: matching.waiting(office, WaitingQuestion()),
    "who can take a child": lambda office, _: matching.sponsors_to_match(office),
    "sponsors for a child": lambda office, _: matching.candidates(
        office, matching.waiting(office, WaitingQuestion()).children[0].id
    ),
    "children for a sponsor": lambda office, _: matching.children_for(
        office, matching.sponsors_to_match(office)[0][0].id
    ),
    "who is due for a visit": lambda office, _: visits.due_list(office),
    "the report": lambda office, _: report_page.report_page(
        office, "BC-T", f"{office.today:%Y-%m}"
    ),
    "the full check": lambda office, _: data_checks.look(office),
    "the scan": lambda office, _: find_pairs(duplicates.gather(office).people),
    "a copy on a stick": lambda office, folder: backups.make(office, folder / "sao.mddbak"),
    "a workbook": lambda office, folder: children_out.workbook(
        office, Question(), folder / "ds.xlsx"
    ),
    "a list on paper": lambda office, _: children_out.list_paper(office, Question(), "tất cả"),
    "profiles of many": lambda office, _: children_out.profiles(
        office, child_screen.found(office, Question())
    ),
    "letters to all sponsors": lambda office, _: documents.make(office, LETTERS, "pdf"),
    "what a workbook holds": lambda office, folder: excel_import.preview(
        office, folder.parent / WORKBOOK
    ),
}


def forgetful(office: Registry) -> Registry:
    """The office as if something had been saved since it answered last."""
    office.saves["documents"] += 1
    return office


class Hearing:
    """Counts how often the work asks, and says no from the wanted time on."""

    def __init__(self, no_from: int = 10**9) -> None:
        self.times = 0
        self._no_from = no_from

    def __call__(self, _done: int, _total: int) -> None:
        self.times += 1
        if self.times >= self._no_from:
            raise StoppedError


@pytest.fixture
def full(lone: Offices) -> Registry:
    made = lone.add("xa", "X1", name="xã Hoa Sen")
    bulk_load.load_records(made, Inventor("X1", 7, made.today).everything(12))
    return made


def files(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", LONG)
def test_long_work_that_is_stopped_at_its_last_step_leaves_nothing(
    full: Registry, tmp_path: Path, name: str
) -> None:
    children_out.workbook(full, Question(), tmp_path / WORKBOOK)
    out, again = tmp_path / "ra", tmp_path / "lai"
    out.mkdir()
    again.mkdir()
    LONG[name](full, out)  # what is counted once is kept for the next time
    whole = Hearing()
    with listening(whole):
        LONG[name](full, out)
    before, kept = digest(full), [one.file for one in backups.listed(full)]

    with pytest.raises(StoppedError), listening(Hearing(whole.times)):
        LONG[name](full, again)

    assert whole.times > 1
    assert files(again) == []
    assert digest(full) == before
    assert [one.file for one in backups.listed(full)] == kept


def test_one_long_statement_of_the_database_hears_it_too(full: Registry) -> None:
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    )

    with pytest.raises(StoppedError), listening(Hearing(3)), full.read() as reading:
        reading.connection.exec_driver_sql(endless)

    with full.read() as reading:
        assert reading.settings() is not None


def stops(work: Callable[[], object]) -> Iterator[int]:
    """Stop the work at its first step, then at its second, until it is done; each is yielded."""
    for step in range(1, 200):
        try:
            with listening(Hearing(step)):
                work()
        except StoppedError:
            yield step
        else:
            return


def test_a_package_is_made_whole_or_not_at_all_wherever_it_is_stopped(offices: Offices) -> None:
    commune = offices[COMMUNE]
    a_child(commune)
    stick = offices.errands / "usb"
    stick.mkdir()
    before = digest(commune), files(commune.folder.outbox), packages.sent(commune)

    for _ in stops(lambda: packages.make(commune, "T", stick)):
        assert (digest(commune), files(commune.folder.outbox), packages.sent(commune)) == before
        assert files(stick) == []

    assert len(files(stick)) == 1
    assert files(commune.folder.outbox) != before[1]


def test_a_restored_copy_is_whole_or_what_was_there_stays_wherever_it_is_stopped(
    offices: Offices,
) -> None:
    before = digest(offices[COMMUNE])
    copy = backups.make(offices[COMMUNE], offices.errands / "sao.mddbackup").file
    a_child(offices[COMMUNE])
    after, path = digest(offices[COMMUNE]), offices.path(COMMUNE)
    offices.close(COMMUNE)
    held, stopped = files(path), 0
    for stopped in stops(lambda: backups.restore(copy, path, PASSPHRASE)):  # noqa: B007 - the last
        assert files(path) == held
        assert digest(offices[COMMUNE]) == after
        offices.close(COMMUNE)

    assert stopped > 0
    assert digest(offices[COMMUNE]) == before != after
