"""A smaller case with the same fault: less of the tree and less of the archive."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from index import Article, Kind
from search.language import Node, Word
from search.model import Filters
from tests.search.truth.random_cases import Commit, Drop, Put, article_of
from tests.search.truth.trial import Case, Trial

T = TypeVar("T")

_SECONDS = 20.0  # for one case


@dataclass(frozen=True, slots=True)
class Small:
    """An archive and a case, and the differences that are left."""

    commits: tuple[Commit, ...]
    case: Case
    differences: tuple[str, ...]

    def __str__(self) -> str:
        case = self.case
        filters = {each.name: value for each in fields(Filters)
                   if (value := getattr(case.filters, each.name))}  # fmt: skip
        lines = [f"query     {case.tree}", f"tree      {bare(case.tree)}"]
        lines.append(f"asked     {case.scope}, sort {case.sort}, filters {filters}")
        lines.append(f"          grouped {case.grouped}, size {case.size}")
        for number, commit in enumerate(self.commits, 1):
            for change in commit:
                if isinstance(change, Drop):
                    lines.append(f"commit {number}  remove {change.path}")
                for article in change.articles if isinstance(change, Put) else ():
                    known = {
                        key: value for key, value in article.metadata.record().items() if value
                    }
                    lines.append(f"commit {number}  {change.path} {article.id} {known}")
                    lines += [f"            {paragraph.kind}: {paragraph.text!r}"
                              for paragraph in article.paragraphs]  # fmt: skip
        return "\n".join(lines + [f"fault     {line}" for line in self.differences])


def bare(tree: Node | None) -> str:
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
    for tree in _smaller_trees(small.case.tree) if small.case.tree else ():
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
    changes = [(number, change) for number, commit in enumerate(commits) for change in commit]
    for kept in _shorter(changes):
        yield _regrouped(kept)
    for place, (number, change) in enumerate(changes):
        for smaller in _smaller_changes(change):
            yield _regrouped([*changes[:place], (number, smaller), *changes[place + 1 :]])


def _shorter(sequence: Sequence[T]) -> Iterator[list[T]]:
    """A sequence without a half of it, without a quarter, down to one of its items."""
    size = len(sequence) // 2
    while size:
        for first in range(0, len(sequence), size):
            yield [*sequence[:first], *sequence[first + size :]]
        size //= 2


def _regrouped(changes: Sequence[tuple[int, Put | Drop]]) -> tuple[Commit, ...]:
    """Changes as commits; what removes what is not there any more is left out."""
    known: set[str] = set()
    commits: dict[int, list[Put | Drop]] = {}
    for number, change in changes:
        if isinstance(change, Put):
            known.add(change.path)
        elif change.path in known:
            known.remove(change.path)
        else:
            continue
        commits.setdefault(number, []).append(change)
    return tuple(tuple(commit) for commit in commits.values())


def _smaller_changes(change: Put | Drop) -> Iterator[Put]:
    if isinstance(change, Drop):
        return
    for kept in _shorter(change.articles):
        if kept:
            yield replace(change, articles=tuple(kept))
    for place, article in enumerate(change.articles):
        for smaller in _smaller_articles(article):
            articles = (*change.articles[:place], smaller, *change.articles[place + 1 :])
            yield replace(change, articles=articles)


def _smaller_articles(article: Article) -> Iterator[Article]:
    title, *others = ((paragraph.kind, paragraph.text) for paragraph in article.paragraphs)
    for kept in _shorter(others):
        yield _rewritten(article, [title, *kept])
    for number, (kind, text) in enumerate([title, *others]):
        for pieces in _shorter(text.split(" ")):
            if shorter := " ".join(pieces).strip():
                paragraphs = [title, *others]
                paragraphs[number] = (kind, shorter)
                yield _rewritten(article, paragraphs)


def _rewritten(article: Article, paragraphs: Sequence[tuple[Kind, str]]) -> Article:
    metadata = article.metadata._replace(title=paragraphs[0][1])
    return article_of(article.source.path, article.source.part, metadata, paragraphs)
