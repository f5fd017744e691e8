"""Walks through the pages of random queries while another process commits.

A walk must give the hits that its generation had, each once, whatever is published on the way.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from index import Archive, Reader
from search import Hit, Query, every_hit, search
from search.model import Results
from tests.search.truth import door
from tests.search.truth.archives import build, publish
from tests.search.truth.comparing import count_differences
from tests.search.truth.counts import Truth
from tests.search.truth.random_cases import Commit
from tests.search.truth.trial import Case, random_case

_KEPT = 3600.0  # seconds: no walk takes as long
_SIZES = (1, 2, 3)  # of pages, another one each: small, for walks to be long


class Committer:
    """Another process, which publishes what it is given, and says when that is done."""

    def __init__(self) -> None:
        spawned = multiprocessing.get_context("spawn")
        self._told, its = spawned.Pipe()
        self._process = spawned.Process(target=_commit, args=(its,), daemon=True)
        self._process.start()

    def publish(self, folder: Path, commit: Commit) -> None:
        """Publish one more generation of an archive."""
        self._told.send((folder, commit))
        if raised := self._told.recv():
            raise RuntimeError(raised)

    def __enter__(self) -> Committer:
        return self

    def __exit__(self, *exception: object) -> None:
        self._told.send(None)
        self._process.join()


def _commit(told: Connection) -> None:
    while asked := told.recv():
        folder, commit = asked
        try:
            publish(Archive(folder), commit, _KEPT)
            told.send("")
        except Exception as error:
            told.send(f"{type(error).__name__}: {error}")


class Walk:
    """One query, page after page. It begins in the generation that is current."""

    def __init__(self, reader: Reader, case: Case, truth: Truth, chance: Random) -> None:
        self.case = case
        self._reader, self._truth, self._chance = reader, truth, chance
        self._query = case.query()
        with reader.generation() as generation:
            self._at_once = [*every_hit(generation, self._query)]
            self._results = self._first = search(generation, self._query)
        self._hits: list[Hit] = [*self._results.hits]
        self.pages = 1

    @property
    def ended(self) -> bool:
        """Whether there is no further page."""
        return self._results.next is None

    def go_on(self) -> None:
        """To the next page, in a server that answers from other generations too."""
        cursor = self._results.next
        assert cursor
        query = replace(self._query, cursor=cursor, size=self._chance.choice(_SIZES))
        with self._reader.generation(cursor.generation) as generation:
            self._results = search(generation, query)
        self._hits += self._results.hits
        self.pages += 1

    def differences(self) -> Iterator[str]:
        """What is not as it should be, once it has ended."""
        yield from count_differences(
            self._truth, door.counted(self._results, self._hits), self.case.sort
        )
        if self._hits != self._at_once:
            yield "the pages are not the list that there was when the walk began"
        if _counts(self._results) != _counts(self._first):
            yield "the last page counts otherwise than the first"


def _counts(results: Results) -> Results:
    """Results but for what differs from page to page."""
    return replace(results, query=Query(), hits=(), here=results.here.at(0))


def walks(
    committer: Committer, folder: Path, commits: Sequence[Commit], chance: Random, count: int
) -> Iterator[Walk]:
    """So many walks in each generation of an archive, one page of each between two commits."""
    archive = Archive(folder)
    build(archive, ())
    reader = Reader(archive)
    under_way: list[Walk] = []
    for number, commit in enumerate(commits, 1):
        committer.publish(folder, commit)
        for walk in under_way:
            walk.go_on()
        under_way += _begun(reader, commits[:number], chance, count)
        yield from (walk for walk in under_way if walk.ended)
        under_way = [walk for walk in under_way if not walk.ended]
    for walk in under_way:
        while not walk.ended:
            walk.go_on()
        yield walk


def _begun(reader: Reader, commits: Sequence[Commit], chance: Random, count: int) -> Iterator[Walk]:
    with reader.generation() as generation:
        brute_force = door.truth(generation, commits)
        if not brute_force.documents:
            return
        for _ in range(count):
            case = random_case(chance, brute_force)
            text = str(case.tree or "") if case else ""
            read = door.parsed(text) if text else None
            if case and (read or not text):
                truth = brute_force.search(read, case.scope, case.filters)
                yield Walk(reader, replace(case, size=chance.choice(_SIZES)), truth, chance)
