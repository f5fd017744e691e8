"""Damage to every file of an archive: flipped bits, cut ends, and files that are the wrong ones.

All of it must be noticed before an answer is given from it: the archive serves the generation it
should, or says which file is damaged and serves an older one that is whole, or nothing.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

from bench.faults.checks import clone, difference
from bench.faults.outcome import BrokenPromiseError, Outcome
from bench.faults.workload import Workload, commit
from index import Archive, ArchiveError, open_writer
from index.archive import manifest

_GENERATIONS = 5  # the newest shares files with those before it, and each has some of its own
_SHARES = {"flip": 10, "cut": 3, "replace": 1}  # of the runs
_FOREIGN = b"A file that nobody of Byline's has written.\n"
_COMMAND = "byline "


def damage(outcome: Outcome, folder: Path, runs: int, seed: int) -> None:
    """As many damaged archives as runs: of fourteen, ten flips of a bit, three cuts, one else."""
    random, workload, whole = Random(seed), Workload(seed), Archive(folder / "whole" / "archive")
    whole.path.parent.mkdir()
    whole.create()
    for step in range(1, _GENERATIONS + 1):
        commit(whole, workload, step, keep_seconds=3600)
    for kind, share in _SHARES.items():
        for _ in range(round(runs * share / sum(_SHARES.values()))):
            archive = Archive(folder / "archive")
            clone(whole.path, archive.path)
            harmed, how = _DAMAGE[kind](archive, random)
            with outcome.run(f"{how} {' and '.join(map(str, harmed))}"):
                _check(archive, workload, harmed)
            shutil.rmtree(archive.path)


def _files(archive: Archive) -> list[Path]:
    """Those with bytes to be harmed: the lock that nobody holds has none."""
    files = (path for path in archive.path.rglob("*") if path.is_file())
    return sorted(path for path in files if path.stat().st_size)


def _flip(archive: Archive, random: Random) -> tuple[list[Path], str]:
    path = random.choice(_files(archive))
    data = bytearray(path.read_bytes())
    at, bit = random.randrange(len(data)), random.randrange(8)
    data[at] ^= 1 << bit
    _overwrite(path, data)
    return [path], f"flipped bit {bit} of byte {at} in"


def _cut(archive: Archive, random: Random) -> tuple[list[Path], str]:
    path = random.choice(_files(archive))
    data = path.read_bytes()
    left = random.choice((0, len(data) - 1, random.randrange(len(data))))
    _overwrite(path, data[:left])
    return [path], f"cut to {left} of {len(data)} bytes"


def _replace(archive: Archive, random: Random) -> tuple[list[Path], str]:
    path = random.choice(_files(archive))
    match random.choice(("swapped", "missing", "zeroed", "foreign", "extra", "folder missing")):
        case "swapped":
            data = path.read_bytes()
            others = [file for file in _files(archive) if file.read_bytes() != data]
            other = random.choice(others)
            other_data = other.read_bytes()
            path.unlink()
            path.write_bytes(other_data)
            other.unlink()
            other.write_bytes(data)
            return [path, other], "swapped"
        case "missing":
            path.unlink()
            return [path], "missing"
        case "zeroed":
            _overwrite(path, bytes(path.stat().st_size))
            return [path], "zeroed"
        case "foreign":
            path.unlink()
            path.write_bytes(_FOREIGN)
            return [path], "foreign"
        case "extra":
            extra = random.choice([path.parent, archive.generations]) / "extra"
            extra.write_bytes(_FOREIGN)
            return [extra], "extra"
    number = random.choice(list(archive.numbers()))
    shutil.rmtree(archive.folder(number))
    return [archive.folder(number)], "missing"


_DAMAGE: dict[str, Callable[[Archive, Random], tuple[list[Path], str]]] = {
    "flip": _flip,
    "cut": _cut,
    "replace": _replace,
}


def _overwrite(path: Path, data: bytes | bytearray) -> None:
    """In place: whatever shares the file shares the damage."""
    with path.open("r+b") as file:
        file.write(data)
        file.truncate()


def _check(archive: Archive, workload: Workload, harmed: list[Path]) -> None:
    manifest.forget_verified()
    try:
        generation = archive.open()
    except ArchiveError as error:
        _check_told(str(error), harmed)
        if _COMMAND not in error.remedy:
            raise BrokenPromiseError(f"no command is named: {error}") from error
        noticed = True
    except Exception as error:
        raise BrokenPromiseError(f"an error of no type of ours: {error!r}") from error
    else:
        with generation:
            if differs := difference(generation, workload, generation.number):
                raise BrokenPromiseError(f"a wrong answer: {differs}")
            if not generation.damage and generation.number != _GENERATIONS:
                raise BrokenPromiseError(f"silently serves generation {generation.number}")
            if generation.damage:
                _check_told(" ".join(generation.damage), harmed)
            noticed = bool(generation.damage)
    if noticed:
        _check_no_writer(archive)
    elif any(_serves(archive, path) for path in harmed):
        raise BrokenPromiseError("it was not noticed")


def _check_told(told: str, harmed: list[Path]) -> None:
    if not any(path.name in told for path in harmed):
        raise BrokenPromiseError(f"the damaged file is not named: {told}")


def _check_no_writer(archive: Archive) -> None:
    """Nothing may be built on damage that was noticed."""
    manifest.forget_verified()
    try:
        with open_writer(archive):
            raise BrokenPromiseError("a writer goes on from the damage")
    except ArchiveError:
        return
    except OSError as error:
        raise BrokenPromiseError(f"a writer fails with {error!r}") from error


def _serves(archive: Archive, path: Path) -> bool:
    """Whether answers from the newest generation rest on a file."""
    if path.parent == archive.path:
        return path.name in ("byline.json", "CURRENT")
    return path.is_relative_to(archive.folder(_GENERATIONS))
