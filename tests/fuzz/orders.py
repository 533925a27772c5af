"""Ten good packages of one commune in hundreds of random orders: one state must come of all."""

import random
import shutil
from pathlib import Path

from builders import COMMUNE, PROVINCE, Offices, a_child, enrolled_offices
from mdd_desktop.services import children, packages, state

PACKAGES = 10


def ends_of_orders(folder: Path, orders: int, first: int) -> set[tuple[str, int, int]]:
    """Merge the packages in every order into a copy of the province and return what came of it."""
    offices = enrolled_offices(folder)
    child = a_child(offices[COMMUNE])
    made = []
    for number in range(PACKAGES):
        children.correct(offices[COMMUNE], child.id, {"village": f"Thôn {number}"})
        a_child(offices[COMMUNE])
        made.append(offices.make(COMMUNE, PROVINCE))
    offices.close()
    rng = random.Random(first)  # noqa: S311 - it must recur
    drawn = [rng.sample(made, k=len(made)) for _ in range(orders)]
    # What the last one brings alone is what all must lead to.
    return {_end(offices, files) for files in (made[-1:], *drawn)}


def _end(offices: Offices, files: list[Path]) -> tuple[str, int, int]:
    again = Offices(offices.folder / "thu")
    shutil.copytree(offices.path(PROVINCE), again.path(PROVINCE))
    packages.merge(again[PROVINCE], files)
    end = state.digest(again[PROVINCE])
    again.close()
    shutil.rmtree(again.folder)
    return tuple(end)
