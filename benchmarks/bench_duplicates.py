"""The duplicate detector: seconds and F1 on labelled lists, beside a threshold on whole names.

The baseline compares folded full names letter by letter within the same year of birth, as a list
is usually searched by hand. Run: ``python benchmarks/bench_duplicates.py [children]``.
"""

import sys
import time
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "domain"))

from labelled_people import LabelledPeople, labelled_people, only_the_basics

from mdd_desktop.domain.duplicates import Person, find_pairs
from mdd_desktop.domain.vietnamese import fold

Pairs = set[frozenset[str]]
BASELINE_PEOPLE = 1500
THRESHOLD = 0.9


def ours(people: list[Person]) -> Pairs:
    return {frozenset((match.a, match.b)) for match in find_pairs(people)}


def by_threshold(people: list[Person]) -> Pairs:
    years: dict[str, list[tuple[str, str]]] = {}
    for person in people:
        years.setdefault(person.born_on[:4], []).append((person.id, fold(person.full_name)))
    return {
        frozenset((one[0], other[0]))
        for year in years.values()
        for one, other in combinations(year, 2)
        if SequenceMatcher(None, one[1], other[1]).ratio() >= THRESHOLD
    }


def report(name: str, labelled: LabelledPeople, people: list[Person], found: Pairs) -> None:
    right = len(found & labelled.duplicates)
    precision, recall = right / max(1, len(found)), right / len(labelled.duplicates)
    f1 = 2 * right / (len(found) + len(labelled.duplicates))
    kin = len(found & labelled.siblings)
    print(
        f"{name:34} {len(people):7} people  precision {precision:.4f}  recall {recall:.4f}  "
        f"F1 {f1:.4f}  siblings flagged {kin}"
    )


def main(children: int) -> None:
    labelled = labelled_people(3, children=children, twice=0.2)
    for name, people in (
        ("all fields", labelled.people),
        ("name, birth, sex, commune", [only_the_basics(p) for p in labelled.people]),
    ):
        began = time.perf_counter()
        found = ours(people)
        seconds = time.perf_counter() - began
        report(f"{name} ({seconds:.2f} s)", labelled, people, found)
    small = labelled_people(4, children=BASELINE_PEOPLE)
    basics = [only_the_basics(person) for person in small.people]
    report("ours, small list", small, basics, ours(basics))
    report("folded threshold, small list", small, basics, by_threshold(basics))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4200)
