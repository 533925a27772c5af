"""Seeded histories of a whole province on the real program; a failing seed is printed.

``make soak`` runs thousands of them; here some, in the time that a change may wait. To see one
again: ``SIMULATOR_SEED=123 SIMULATOR_RUNS=1``.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from acts import run
from dice import Dice
from invariants import check
from provinces import a_province
from simulated import Simulation

from in_memory import folder_in_memory
from migrated_once import every_time

RUNS = int(os.environ.get("SIMULATOR_RUNS", "3"))
FIRST = int(os.environ.get("SIMULATOR_SEED", "1"))
STEPS = int(os.environ.get("SIMULATOR_STEPS", "200"))


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    with folder_in_memory() as folder:
        yield Path(folder)


@pytest.fixture(scope="module", params=[0, 1, 2], ids=["province", "a district", "two districts"])
def template(request: pytest.FixtureRequest, place: Path) -> tuple[Path, int]:
    districts = int(request.param)
    folder = place / f"tinh-{districts}"
    with every_time(), Dice(0).instead_of_chance():
        a_province(folder, districts=districts)
    return folder, districts


def simulate(template: tuple[Path, int], place: Path, seed: int) -> Simulation:
    """Let one history happen, heal it, and hold it against every invariant."""
    folder, districts = template
    home = place / f"{districts}-{seed}"
    home.mkdir()
    with Dice(seed).instead_of_chance():
        simulation = Simulation(folder, home, seed, districts=districts)
        try:
            run(simulation, STEPS)
            simulation.note_travelling()
            simulation.heal()
            check(simulation)
        finally:
            simulation.close()
            shutil.rmtree(home)
    return simulation


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(FIRST, FIRST + RUNS))
def test_offices_agree_after_everything_that_went_wrong(
    template: tuple[Path, int], place: Path, seed: int
) -> None:
    try:
        simulated = simulate(template, place, seed)
    except Exception:
        print(f"\nSIMULATOR_SEED={seed} SIMULATOR_RUNS=1 SIMULATOR_STEPS={STEPS}")  # noqa: T201
        raise
    assert simulated.told, "nothing happened, so nothing was checked"


def test_one_seed_gives_one_history(template: tuple[Path, int], place: Path) -> None:
    one, other = (simulate(template, place, FIRST) for _ in range(2))

    assert one.told == other.told
    assert one.travelling == other.travelling
