"""Whatever people do to a folder between two runs, the archive holds what the folder does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from index import Archive, check, index_paths

_NAMES = ("a.txt", "b.txt", "c.txt", "d/a.txt", "d/b.txt")
_WORDS = ("harbour", "crane", "ferry", "strike", "bridge", "tide", "pilot", "dock", "wharf", "salt")
_KEPT = "kept.txt"  # a folder that is empty all at once is taken for a lost one
_STEPS = 8


def _text(chance: Random) -> str:
    words = " ".join(chance.choice(_WORDS) for _ in range(8))
    return f"The {chance.choice(_WORDS)} {chance.randrange(10**6)}\n\nIt was said: {words}.\n"


def _write(folder: Path, chance: Random) -> None:
    (folder / chance.choice(_NAMES)).write_text(_text(chance))


def _remove(folder: Path, chance: Random) -> None:
    if files := _files(folder):
        chance.choice(files).unlink()


def _copy(folder: Path, chance: Random) -> None:
    if files := _files(folder):
        (folder / chance.choice(_NAMES)).write_bytes(chance.choice(files).read_bytes())


def _rename(folder: Path, chance: Random) -> None:
    if files := _files(folder):
        chance.choice(files).rename(folder / chance.choice(_NAMES))


def _swap(folder: Path, chance: Random) -> None:
    files = _files(folder)
    ring = chance.sample(files, min(len(files), chance.choice((2, 3))))
    texts = [file.rename(folder / f"aside-{at}") for at, file in enumerate(ring)]
    for file, text in zip([*ring[1:], *ring[:1]], texts, strict=True):
        text.rename(file)


_DEEDS: tuple[Callable[[Path, Random], None], ...] = (_write, _remove, _copy, _rename, _swap)


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*.txt") if file.name != _KEPT)


@pytest.mark.parametrize("seed", range(12))
def test_the_archive_holds_what_the_folder_does(seed: int, tmp_path: Path) -> None:
    """Every text once, however files were written, removed, copied, renamed and swapped."""
    chance, folder, archive = Random(seed), tmp_path / "articles", Archive(tmp_path / "archive")
    (folder / "d").mkdir(parents=True)
    (folder / _KEPT).write_text(_text(chance))
    for name in _NAMES:
        (folder / name).write_text(_text(chance))
    for step in range(_STEPS):
        report = index_paths(archive, [folder])
        assert (report.failed, next(check(archive)).problems) == ([], ()), step
        with archive.open() as generation:
            found = [
                article.source_text
                for state in generation.register().values()
                for address in state.articles
                if (article := generation.article(address))
            ]
        texts = {file.read_text() for file in folder.rglob("*.txt")}
        assert sorted(found) == sorted(texts), step
        for _ in range(chance.randint(1, 3)):
            chance.choice(_DEEDS)(folder, chance)
