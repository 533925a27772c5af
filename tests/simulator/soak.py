"""Thousands of simulated histories on all processors; every failing seed is printed.

python tests/simulator/soak.py --runs 2000 --first 1 --steps 200

With ``--minutes`` no run is begun later than that; how many of those that were asked for were made
is told at the end. Every run that was begun is ended, and its violation counts.
"""

import argparse
import gc
import multiprocessing
import sys
import time
import traceback
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]
_COLLECTED_EVERY = 20


class Task(NamedTuple):
    """One run; ``until`` is the instant by the clock of the computer after which it is left out."""

    folder: Path
    seed: int
    steps: int
    until: float


def prepare(folder: Path) -> None:
    """Make every kind of province once for all processes."""
    from dice import Dice  # noqa: PLC0415 - after the path is set
    from provinces import PARENTS, a_province  # noqa: PLC0415 - the same

    for districts in range(len(PARENTS)):
        with Dice(0).instead_of_chance():
            a_province(folder / f"mau-{districts}", districts=districts)


def begin() -> None:
    """Keep the collector away from what every run needs; each run's own goes at its end."""
    import test_simulator  # noqa: F401, PLC0415 - after the path is set

    gc.disable()
    gc.collect()
    gc.freeze()


def one(task: Task) -> tuple[int, str] | None:
    """Run one seed; every fourth has one district, every fourth two. None when time is over."""
    import test_simulator  # noqa: PLC0415 - after the path is set

    folder, seed, steps, until = task
    if time.time() > until:
        return None
    test_simulator.STEPS = steps
    districts = (0, 1, 0, 2)[seed % 4]
    try:
        test_simulator.simulate((folder / f"mau-{districts}", districts), folder, seed)
    except Exception:  # noqa: BLE001 - whatever fails is what we look for
        return seed, traceback.format_exc(limit=-3)
    finally:
        if not seed % _COLLECTED_EVERY:
            gc.collect()
    return seed, ""


def tell(text: str) -> None:
    """Say something at once, also into a file."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    """Run them all."""
    from in_memory import folder_in_memory  # noqa: PLC0415 - after the path is set

    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=2000)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--processes", type=int, help="one for each processor when not given")
    parser.add_argument("--minutes", type=float, default=float("inf"))
    options = parser.parse_args()
    began, failed, done = time.monotonic(), 0, 0
    until = time.time() + 60 * options.minutes
    with folder_in_memory() as name:
        folder = Path(name)
        prepare(folder)
        tasks = [
            Task(folder, seed, options.steps, until)
            for seed in range(options.first, options.first + options.runs)
        ]
        with multiprocessing.get_context("spawn").Pool(options.processes, begin) as pool:
            for ended in pool.imap_unordered(one, tasks):
                if ended is None:
                    continue
                seed, problem = ended
                done += 1
                if problem:
                    failed += 1
                    tell(f"SEED {seed}: make soak RUNS=1 SEED={seed}\n{problem}")
                if done % 100 == 0:
                    each = (time.monotonic() - began) / done
                    tell(f"{done} runs, {failed} failed, {each:.2f} s each")
    tell(
        f"{done} of {options.runs} runs of {options.steps} steps were made, {failed} failed, "
        f"{time.monotonic() - began:.0f} s"
    )
    if done < options.runs:
        tell(f"the {options.minutes:g} minutes were over: {options.runs - done} were not begun")
    return 1 if failed or not done else 0


if __name__ == "__main__":
    sys.exit(main())
