"""Ten thousand damaged and forged packages against one province; seeds of failures are printed.

python tests/fuzz/fuzz.py --runs 10000 --first 0

Then ten good ones in ``--orders`` random orders, which must all lead to one state.
"""

import argparse
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "sync"), str(HERE.parent)]

MOST_MEMORY = 256


def main() -> int:
    """Send them all and say what became of them."""
    from fuzz_ground import SLOWEST_BOMB, attack, held_dear, prepare  # noqa: PLC0415 - path is set
    from orders import ends_of_orders  # noqa: PLC0415 - the same

    from in_memory import folder_in_memory  # noqa: PLC0415 - the same

    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--orders", type=int, default=200)
    options = parser.parse_args()
    with folder_in_memory() as name:
        offices, ground = prepare(Path(name))
        before = held_dear(offices)
        outcome = attack(offices, ground, range(options.first, options.first + options.runs))
        unchanged = held_dear(offices) == before
        offices.close()
        ends = ends_of_orders(Path(name) / "thu-tu", options.orders, options.first)
    for (kind, code), count in sorted(outcome.codes.items()):
        sys.stdout.write(f"{kind:10} {code:18} {count}\n")
    slowest = max(outcome.bombs, default=0.0)
    sys.stdout.write(
        f"{options.runs} forgeries, {len(outcome.accepted)} accepted {outcome.accepted[:20]}, "
        f"registry {'unchanged' if unchanged else 'CHANGED'}, {outcome.memory} MB at most, "
        f"slowest bomb {slowest:.3f} s\n"
    )
    sys.stdout.write(f"{options.orders} orders of ten packages, {len(ends)} state(s)\n")
    good = unchanged and not outcome.accepted and len(ends) <= 1
    return 0 if good and outcome.memory <= MOST_MEMORY and slowest < SLOWEST_BOMB else 1


if __name__ == "__main__":
    sys.exit(main())
