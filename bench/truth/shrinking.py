"""A smaller case with the same fault: less of the tree and less of the archive."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from index import Article
from search.language import Node, Word
from search.model import Filters
from tests.search.truth.random_cases import Commit, Drop, Put, article_of
from tests.search.truth.trial import Case, Trial

_SECONDS = 20.0  # for one case


@dataclass(frozen=True, slots=True)
class Small:
    """An archive and a case, and the differences that are left."""

    commits: tuple[Commit, ...]
    case: Case
    differences: tuple[str, ...]

    def __str__(self) -> str:
        lines = [f"query     {self.case.tree}", f"tree      {bare(self.case.tree)}"]
        lines.append(f"scope     {self.case.scope}, sort {self.case.sort}, {self.case.filters}")
        for number, commit in enumerate(self.commits, 1):
            for change in commit:
                if isinstance(change, Drop):
                    lines.append(f"commit {number}  remove {change.path}")
                for article in change.articles if isinstance(change, Put) else ():
                    lines.append(f"commit {number}  {change.path} {article.id} {article.metadata}")
                    lines += [f"            {paragraph.kind}: {paragraph.text!r}"
                              for paragraph in article.paragraphs]  # fmt: skip
        return "\n".join(lines + [f"fault     {line}" for line in self.differences])


def bare(tree: Node) -> str:
    """A tree without its places."""
    return re.sub(r",? ?place=Place\(start=\d+, end=\d+\)", "", repr(tree))


def shrunk(commits: tuple[Commit, ...], case: Case, found: tuple[str, ...]) -> Small:
    """The smallest case that was found in time."""
    best = Small(commits, case, found)
    fault = _kind_of(found)
    end = time.monotonic() + _SECONDS
    shrinks = True
    while shrinks:
        shrinks = False
        for smaller in _smaller(best):
            if time.monotonic() > end:
                return best
            if (left := _differences(smaller)) and _kind_of(left) == fault:
                best, shrinks = replace(smaller, differences=left), True
                break
    return best


def _kind_of(differences: tuple[str, ...]) -> str:
    return differences[0].partition(" ")[0]


def _differences(small: Small) -> tuple[str, ...]:
    try:
        with Trial(small.commits) as trial:
            return trial.outcome(small.case).differences
    except Exception as error:
        return (f"{type(error).__name__}: {error}",)


def _smaller(small: Small) -> Iterator[Small]:
    if small.case.filters != Filters():
        yield replace(small, case=replace(small.case, filters=Filters()))
    for tree in _smaller_trees(small.case.tree):
        yield replace(small, case=replace(small.case, tree=tree))
    for commits in _smaller_archives(small.commits):
        if any(isinstance(change, Put) for commit in commits for change in commit):
            yield replace(small, commits=commits)


def _smaller_trees(node: Any) -> Iterator[Any]:
    """What is left of a tree without one of its parts; not all of it makes sense to the engine."""
    parts = getattr(node, "parts", None) or ((node.part,) if hasattr(node, "part") else ())
    if type(node).__name__ not in ("Named", "Phrase"):
        yield from parts
    if len(parts) > 2:
        for number in range(len(parts)):
            yield replace(node, parts=parts[:number] + parts[number + 1 :])
    for number, part in enumerate(parts):
        for smaller in _smaller_trees(part):
            if hasattr(node, "part"):
                yield replace(node, part=smaller)
            else:
                yield replace(node, parts=(*parts[:number], smaller, *parts[number + 1 :]))
    if isinstance(node, Word) and node.joined:
        yield replace(node, joined=())


def _smaller_archives(commits: tuple[Commit, ...]) -> Iterator[tuple[Commit, ...]]:
    if len(commits) > 1:
        everything = {change.path: change for commit in commits for change in commit}
        yield (tuple(change for change in everything.values() if isinstance(change, Put)),)
    for number, commit in enumerate(commits):
        for place, change in enumerate(commit):
            yield _with(commits, number, commit[:place] + commit[place + 1 :])
            for smaller in _smaller_changes(change):
                changed = (*commit[:place], smaller, *commit[place + 1 :])
                yield _with(commits, number, changed)


def _with(commits: tuple[Commit, ...], number: int, commit: Commit) -> tuple[Commit, ...]:
    """The commits with another one; what removes what is not there any more is left out."""
    known: set[str] = set()
    kept = []
    for each in (*commits[:number], commit, *commits[number + 1 :]):
        changes = []
        for change in each:
            if isinstance(change, Put):
                known.add(change.path)
            elif change.path in known:
                known.remove(change.path)
            else:
                continue
            changes.append(change)
        if changes:
            kept.append(tuple(changes))
    return tuple(kept)


def _smaller_changes(change: Put | Drop) -> Iterator[Put]:
    if isinstance(change, Drop):
        return
    for place, article in enumerate(change.articles):
        others = change.articles[:place], change.articles[place + 1 :]
        if len(change.articles) > 1:
            yield replace(change, articles=(*others[0], *others[1]))
        for smaller in _smaller_articles(article):
            yield replace(change, articles=(*others[0], smaller, *others[1]))


def _smaller_articles(article: Article) -> Iterator[Article]:
    paragraphs = [(paragraph.kind, paragraph.text) for paragraph in article.paragraphs]
    make: Callable[..., Article] = lambda kept: article_of(  # noqa: E731
        article.source.path, article.source.part, replace(article.metadata, title=kept[0][1]), kept
    )
    for number, (kind, text) in enumerate(paragraphs):
        if number:
            yield make(paragraphs[:number] + paragraphs[number + 1 :])
        pieces = text.split(" ")
        for size in {len(pieces) // 2, 1} - {0}:
            for first in range(0, len(pieces), size):
                kept = " ".join(pieces[:first] + pieces[first + size :])
                if kept.strip():
                    yield make([*paragraphs[:number], (kind, kept), *paragraphs[number + 1 :]])
