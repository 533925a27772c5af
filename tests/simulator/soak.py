"""Thousands of simulated histories on all processors; every failing seed is printed.

python tests/simulator/soak.py --runs 2000 --first 1 --steps 200

With ``--minutes`` no run is begun later than that, and the number of those that ended is told.
"""

import argparse
import gc
import multiprocessing
import sys
import time
import traceback
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]


def prepare(folder: Path) -> None:
    """Make both kinds of province once for all processes."""
    from dice import Dice  # noqa: PLC0415 - after the path is set
    from provinces import a_province  # noqa: PLC0415 - the same

    for district in (False, True):
        with Dice(0).instead_of_chance():
            a_province(folder / f"mau-{district}", district=district)


def begin() -> None:
    """Keep the collector away from what every run needs; each run's own goes at its end."""
    import test_simulator  # noqa: F401, PLC0415 - after the path is set

    gc.disable()
    gc.collect()
    gc.freeze()


def one(task: tuple[Path, int, int]) -> tuple[int, str]:
    """Run one seed; the odd ones have a district."""
    import test_simulator  # noqa: PLC0415 - after the path is set

    folder, seed, steps = task
    test_simulator.STEPS = steps
    district = bool(seed % 2)
    try:
        test_simulator.simulate((folder / f"mau-{district}", district), folder, seed)
    except Exception:  # noqa: BLE001 - whatever fails is what we look for
        return seed, traceback.format_exc(limit=-3)
    finally:
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
    with folder_in_memory() as name:
        folder = Path(name)
        prepare(folder)
        tasks = [(folder, options.first + i, options.steps) for i in range(options.runs)]
        with multiprocessing.get_context("spawn").Pool(options.processes, begin) as pool:
            for done, (seed, problem) in enumerate(pool.imap_unordered(one, tasks), start=1):
                if problem:
                    failed += 1
                    tell(f"SEED {seed}: make soak RUNS=1 SEED={seed}\n{problem}")
                took = time.monotonic() - began
                if done % 100 == 0:
                    tell(f"{done} runs, {failed} failed, {took / done:.2f} s each")
                if took > 60 * options.minutes:
                    break
    took = time.monotonic() - began
    tell(f"{done} runs of {options.steps} steps, {failed} failed, {took:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
