"""Runs the families that are named, or all of them; ends with 1 where any run was bad."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench.faults.damage import damage
from bench.faults.disk import disk
from bench.faults.kills import kills
from bench.faults.outcome import Outcome
from bench.faults.power import power
from bench.faults.readers import readers
from bench.faults.verification import verification
from bench.faults.writers import writers

_MOST_TOLD = 20  # of the bad runs, in full, on stderr


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of fault. What a run is, its own docstring says."""

    run: Callable[[Outcome, Path, int, int], None]
    runs: int
    small: int


FAMILIES = {
    "kills": Family(kills, 1_000, 20),
    "power": Family(power, 1_000, 40),
    "damage": Family(damage, 1_400, 70),
    "disk": Family(disk, 10_000, 10),
    "writers": Family(writers, 200, 8),
    "readers": Family(readers, 300, 5),
    "verification": Family(verification, 200, 5),
}


def main() -> int:
    """The exit code: 1 where any run was bad."""
    options = _options()
    any_bad = False
    for name in options.names or FAMILIES:
        family, outcome = FAMILIES[name], Outcome()
        runs = options.runs or (family.small if options.small else family.runs)
        with tempfile.TemporaryDirectory(prefix="byline-faults-") as folder:
            family.run(outcome, Path(folder), runs, options.seed)
        print(outcome.line(name, options.seed), flush=True)
        for bad in outcome.bad[:_MOST_TOLD]:
            print(f"  {bad}", file=sys.stderr)
        any_bad |= bool(outcome.bad)
    return int(any_bad)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(FAMILIES))
    parser.add_argument("--small", action="store_true", help="a minute and a half in all")
    parser.add_argument("--runs", type=int, help="instead of each family's own number")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if unknown := set(options.names) - FAMILIES.keys():
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(FAMILIES)}")
    return options


if __name__ == "__main__":
    sys.exit(main())
