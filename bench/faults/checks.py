"""Whether an archive keeps its promises, told by everything that is in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from bench.faults.outcome import BrokenPromiseError
from bench.faults.workload import PLACES, Workload, commit
from index import Archive, ArchiveMissingError, Article, BylineError, Generation
from index.archive import check, manifest
from index.segment import segments_of, words

_IN_ARCHIVE = {"byline.json", "CURRENT", "write.lock", "generations"}
_SEARCHED = frozenset((*PLACES[:3], "hafenmeister", "nowhere"))


def difference(generation: Generation, workload: Workload, step: int) -> str:
    """What of a generation is not as it must be after a step; "" where all of it is.

    Reads every article, the counts, the register, and asks a few words of the index.
    """
    expected = workload.articles(step)
    found = articles(generation)
    if found != expected:
        missing, foreign = expected.keys() - found.keys(), found.keys() - expected.keys()
        altered = sum(found[article] != expected[article] for article in found.keys() - foreign)
        return f"{len(missing)} articles missing, {len(foreign)} foreign, {altered} altered"
    paragraphs = sum(len(article.paragraphs) for article in expected.values())
    counted = generation.manifest.articles, generation.manifest.paragraphs
    if counted != (len(expected), paragraphs):
        return f"counts {counted} instead of {(len(expected), paragraphs)}"
    if {path: set(state.articles) for path, state in generation.register().items()} != _by_path(
        expected
    ):
        return "the register does not name the articles that are there"
    holding = _holding(expected)
    for word in _SEARCHED:
        if search(generation, word) != holding[word]:
            return f"the search for “{word}” finds other paragraphs than those that hold it"
    return ""


def articles(generation: Generation) -> dict[str, Article]:
    """Every article of a generation, read whole."""
    found = {}
    for held in segments_of(generation):
        for number in held.live_articles.tolist():
            article = held.segment.article(number)
            found[article.id] = article
    return found


def search(generation: Generation, word: str) -> set[str]:
    """The ids of the paragraphs that the index says hold a word."""
    found = set()
    for held in segments_of(generation):
        number = held.segment.words.dictionary.find(word.encode())
        documents = held.segment.words.postings(number)[0].tolist() if number >= 0 else []
        for document in documents:
            if not held.state.is_deleted(document):
                found.add(held.segment.paragraph(document).id)
    return found


def _holding(expected: Mapping[str, Article]) -> dict[str, set[str]]:
    """The ids of the paragraphs that hold each searched word."""
    holding = defaultdict(set)
    for article in expected.values():
        for paragraph in article.paragraphs:
            for word in {word.text for word in words(paragraph.text)} & _SEARCHED:
                holding[word].add(paragraph.id)
    return holding


def _by_path(expected: Mapping[str, Article]) -> dict[str, set[str]]:
    paths = defaultdict(set)
    for article in expected.values():
        paths[article.source.path].add(article.id)
    return paths


def step_after_crash(archive: Archive, workload: Workload, steps: Iterable[int]) -> int:
    """At which of the steps an archive stands after a crash; 0 is before the first commit.

    Raises BrokenPromiseError where it stands at none, cannot be opened, or calls itself damaged.
    """
    steps = tuple(steps)
    manifest.forget_verified()
    try:
        generation = archive.open()
    except ArchiveMissingError as error:
        if 0 in steps:
            return 0
        raise BrokenPromiseError(f"what was acknowledged is gone: {error}") from error
    except Exception as error:
        raise BrokenPromiseError(f"it cannot be opened: {error!r}") from error
    with generation:
        if generation.damage:
            raise BrokenPromiseError(f"it calls itself damaged: {generation.damage}")
        differences = [difference(generation, workload, step) for step in steps if step]
    for step, differs in zip(filter(None, steps), differences, strict=True):
        if not differs:
            return step
    raise BrokenPromiseError(
        f"generation {generation.number} holds none of the steps {steps}: {differences}"
    )


def check_next_commit(archive: Archive, workload: Workload, step: int) -> None:
    """Commit a step after a crash: that must work at once, hold, and clean up.

    What is there afterwards, older generations too, must pass `byline check`.

    Raises BrokenPromiseError where it does not.
    """
    try:
        try:
            archive.require()
        except ArchiveMissingError:
            archive.create()
        commit(archive, workload, step)
    except (BylineError, OSError) as error:
        raise BrokenPromiseError(f"the next commit fails: {error!r}") from error
    step_after_crash(archive, workload, (step,))
    for checked in check(archive):
        if checked.problems:
            raise BrokenPromiseError(f"generation {checked.number}: {checked.problems}")
    if left := leftovers(archive):
        raise BrokenPromiseError(f"the next commit leaves {', '.join(left)}")


def leftovers(archive: Archive) -> list[str]:
    """What stands in an archive's folders and belongs to no published generation."""
    current = archive.current().number
    foreign = [path for path in archive.path.iterdir() if path.name not in _IN_ARCHIVE]
    unpublished = [
        path
        for path in archive.generations.iterdir()
        if not (path.name.isdigit() and int(path.name) <= current)
    ]
    return sorted(path.relative_to(archive.path).as_posix() for path in foreign + unpublished)


def clone(folder: Path, target: Path) -> None:
    """Copy a folder; files that are one under several names are so in the copy, too."""
    copies: dict[int, Path] = {}
    for path in sorted([folder, *folder.rglob("*")]):
        copy = target / path.relative_to(folder)
        inode = path.stat().st_ino
        if path.is_dir():
            copy.mkdir()
        elif inode in copies:
            copy.hardlink_to(copies[inode])
        else:
            copy.write_bytes(path.read_bytes())
            copies[inode] = copy
