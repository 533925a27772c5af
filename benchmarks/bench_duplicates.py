"""The duplicate detector: seconds and F1 on labelled lists, beside what others would use.

Beside it, on the list with name, birth date, sex and commune alone: a threshold on folded whole
names (rapidfuzz, or difflib of the standard library), the same weighted with the birth date, and
the record-linkage library ``recordlinkage``: trained without labels (Fellegi-Sunter), or with the
threshold that suits it best. The libraries are no part of the program: without them their lines
are left out. Then how a scan grows: of people in memory, and of a whole registry read from its
database, with some of the pairs decided.

Run: ``python benchmarks/bench_duplicates.py [children] [children of the large scan]``.
"""

import datetime as dt
import importlib
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import Any
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "domain"))

from labelled_people import LabelledPeople, labelled_people, only_the_basics

from mdd_desktop.domain.child import Child
from mdd_desktop.domain.duplicates import Match, Person, find_pairs
from mdd_desktop.domain.record import checked, new_id
from mdd_desktop.domain.vietnamese import fold
from mdd_desktop.services import duplicates, offices
from mdd_desktop.services.offices import NewOffice, Registry
from mdd_desktop.storage.keystore_file import KdfCost

Pairs = set[frozenset[str]]
BASELINE_PEOPLE = 1500
THRESHOLD, WEIGHTED_THRESHOLD, BIRTH_WEIGHT = 0.9, 0.88, 0.35
TODAY = dt.date(2026, 11, 22)
CHEAP = KdfCost(memory_kib=8, passes=1, lanes=1)
DECIDED = 50
LINKAGE_SUMS = (4.0, 4.5, 4.8, 4.9, 5.0, 5.5, 5.8, 5.9)


def ours(people: list[Person]) -> Pairs:
    return {frozenset((match.a, match.b)) for match in find_pairs(people)}


def likeness() -> tuple[str, Callable[[str, str], float]]:
    """The likeness of two texts: rapidfuzz where it is installed."""
    try:
        fuzz: Any = importlib.import_module("rapidfuzz.fuzz")
    except ImportError:
        return "difflib", lambda a, b: SequenceMatcher(None, a, b).ratio()
    return "rapidfuzz", lambda a, b: fuzz.ratio(a, b) / 100


def by_threshold(people: list[Person], alike: Callable[[str, str], float]) -> Pairs:
    return {
        frozenset((one.id, other.id))
        for one, other in same_year(people)
        if alike(fold(one.full_name), fold(other.full_name)) >= THRESHOLD
    }


def with_birth(people: list[Person], alike: Callable[[str, str], float]) -> Pairs:
    def score(one: Person, other: Person) -> float:
        name = alike(fold(one.full_name), fold(other.full_name))
        return (1 - BIRTH_WEIGHT) * name + BIRTH_WEIGHT * alike(one.born_on, other.born_on)

    return {
        frozenset((one.id, other.id))
        for one, other in same_year(people)
        if score(one, other) >= WEIGHTED_THRESHOLD
    }


def same_year(people: list[Person]) -> Iterator[tuple[Person, Person]]:
    years: dict[str, list[Person]] = {}
    for person in people:
        years.setdefault(person.born_on[:4], []).append(person)
    for year in years.values():
        yield from combinations(year, 2)


def by_record_linkage(people: list[Person]) -> list[Pairs]:
    """What its trained model finds, and sums of likeness from several thresholds on."""
    try:
        linkage: Any = importlib.import_module("recordlinkage")
        pandas: Any = importlib.import_module("pandas")
    except ImportError:
        return []
    rows = [
        {
            "id": person.id,
            "name": fold(person.full_name),
            "given": fold(person.full_name).split()[-1],
            "year": person.born_on[:4],
            "born": person.born_on,
            "sex": person.sex,
            "commune": person.commune,
        }
        for person in people
    ]
    frame = pandas.DataFrame(rows).set_index("id")
    indexer = linkage.Index()
    indexer.block("given")
    indexer.block("born")
    indexer.block(["year", "commune"])
    compare = linkage.Compare()
    compare.string("name", "name", method="jarowinkler")
    compare.exact("given", "given")
    compare.exact("born", "born")
    compare.exact("year", "year")
    compare.exact("sex", "sex")
    compare.exact("commune", "commune")
    features = compare.compute(indexer.index(frame), frame)
    trained = linkage.ECMClassifier(binarize=0.9)
    found = [trained.fit_predict(features)]
    total = features.sum(axis=1)
    found += [total[total >= least].index for least in LINKAGE_SUMS]
    return [{frozenset(pair) for pair in pairs} for pairs in found]


def f1_of(labelled: LabelledPeople, found: Pairs) -> float:
    right = len(found & labelled.duplicates)
    return 2 * right / (len(found) + len(labelled.duplicates))


def report(name: str, labelled: LabelledPeople, people: list[Person], found: Pairs) -> None:
    right = len(found & labelled.duplicates)
    precision, recall = right / max(1, len(found)), right / len(labelled.duplicates)
    f1 = f1_of(labelled, found)
    kin = len(found & labelled.siblings)
    print(
        f"{name:42} {len(people):7} people  precision {precision:.4f}  recall {recall:.4f}  "
        f"F1 {f1:.4f}  siblings flagged {kin}"
    )


def timed(name: str, labelled: LabelledPeople, people: list[Person]) -> None:
    wall, cpu = time.perf_counter(), time.process_time()
    found = ours(people)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    report(f"{name} ({wall:.1f} s, {cpu:.1f} s of one core)", labelled, people, found)


def child_of(person: Person) -> Child:
    """One of the invented people as a record; what a record refuses is left out."""
    parents = {"mother": person.mother_name, "father": person.father_name}
    values = {
        "id": new_id(),
        "unit_id": "X1",
        "full_name": person.full_name,
        "birth": person.born_on,
        "sex": person.sex,
        "guardian_name": person.guardian_name,
        "phone": person.phone,
        "identity_number": person.identity_number,
        "village": person.village,
        **{who: {"full_name": name} for who, name in parents.items() if name},
    }
    return checked(Child, {name: value for name, value in values.items() if value})


def scanned(registry: Registry) -> list[Match]:
    wall, cpu = time.perf_counter(), time.process_time()
    found = duplicates.scan(registry)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"scan of the database: {len(found)} pairs, {wall:.1f} s, {cpu:.1f} s of one core")
    return found


def from_the_database(people: list[Person]) -> None:
    office = NewOffice("X1", "Lê Thị Giả Định", "mat khau de do toc do", name="xã Hoa Sen")
    with tempfile.TemporaryDirectory() as name:
        registry, _ = offices.set_up(Path(name) / "so", office, today=TODAY, cost=CHEAP)
        with registry:
            records = [child_of(person) for person in people]
            with registry.transaction("Đo tốc độ") as tx:
                tx.log.expect_new(record.id for record in records)
                tx.of(Child).save_all(records)
            print(f"{len(records)} people in one registry")
            found = scanned(registry)
            for match in found[:DECIDED]:
                duplicates.distinguish(registry, UUID(match.a), UUID(match.b))
            again = scanned(registry)
            assert len(again) == len(found) - DECIDED


def main(children: int, large: int) -> None:
    labelled = labelled_people(3, children=children, twice=0.2)
    timed("all fields", labelled, labelled.people)
    timed("four fields", labelled, [only_the_basics(p) for p in labelled.people])
    small = labelled_people(4, children=BASELINE_PEOPLE)
    basics = [only_the_basics(person) for person in small.people]
    report("ours, small list, four fields", small, basics, ours(basics))
    name, alike = likeness()
    report(f"{name}, folded names >= {THRESHOLD}", small, basics, by_threshold(basics, alike))
    report(f"{name}, name and birth date", small, basics, with_birth(basics, alike))
    linked = by_record_linkage(basics)
    if linked:
        best = max(linked, key=lambda found: f1_of(small, found))
        report("recordlinkage, whatever is best of it", small, basics, best)
    else:
        print("recordlinkage is not installed: its line is left out")
    if large:
        many = labelled_people(5, children=large, twice=0.2)
        timed("large scan, all fields", many, many.people)
        from_the_database(many.people)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"largest memory {peak} MB")


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[1:3]]
    main(*(numbers + [4200, 83_334][len(numbers) :]))
