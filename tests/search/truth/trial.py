"""Random archives put to the test: whatever an engine says otherwise than the truth."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, fields
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

import whoosh.index

from index import Archive, Generation, Metadata
from search.language import And, Dated, Named, Node, Not, Pattern
from search.model import LARGEST_PAGE, Filters, Query, Scope, Sort
from tests.search.truth import door, stock
from tests.search.truth.archives import build, in_index_order
from tests.search.truth.brute_force import BruteForce, nodes, searched_kinds
from tests.search.truth.comparing import count_differences, differences
from tests.search.truth.counts import Truth
from tests.search.truth.door import Answer
from tests.search.truth.random_cases import Commit
from tests.search.truth.random_trees import random_tree

_FILTERED = 0.5  # of the cases have filters
_WITHOUT_TREE = 0.02
_SORTS = (door.BASE, Sort.NEWEST, Sort.OLDEST)  # relevance has a truth of its own
_GROUPED = 0.3
_SIZES = (1, 2, 3, 7, 10, LARGEST_PAGE)  # of pages


@dataclass(frozen=True, slots=True)
class Case:
    """A tree, or none, and how it is asked, in pages of `size`; with `stock`, of stock Whoosh."""

    tree: Node | None
    scope: str
    filters: Filters = field(default_factory=Filters)
    sort: Sort = door.BASE
    grouped: bool = False
    size: int = LARGEST_PAGE
    stock: bool = False

    def query(self) -> Query:
        """The same as a query."""
        return Query(
            text=str(self.tree or ""),
            filters=self.filters,
            sort=self.sort,
            scope=Scope(self.scope),
            grouped=self.grouped,
            size=self.size,
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case. `named` are faults of stock Whoosh that were met, and explained."""

    hit_and_miss: bool
    differences: tuple[str, ...]
    named: tuple[str, ...] = ()


class Trial:
    """An archive that was built of commits, open, and the truth about it."""

    def __init__(self, commits: tuple[Commit, ...]) -> None:
        self.commits = commits
        with ExitStack() as opened:
            folder = opened.enter_context(tempfile.TemporaryDirectory(prefix="byline-truth-"))
            archive = Archive(Path(folder) / "archive")
            build(archive, commits)
            self.generation: Generation = opened.enter_context(archive.open())
            self.truth = door.truth(self.generation, commits)
            self._opened = opened.pop_all()

    def __enter__(self) -> Trial:
        return self

    def __exit__(self, *exception: object) -> None:
        self._opened.close()

    @cached_property
    def _stock(self) -> BruteForce:
        rows = door.rows(self.generation)
        stored = in_index_order(rows, self.generation, self.commits)
        return BruteForce(stored, stock.StockScoring)

    def case(self, chance: Random, *, of_stock: bool = False) -> Case | None:
        """A random case; None where no tree was found that can be run."""
        return random_case(chance, self.truth, of_stock=of_stock)

    def outcome(self, case: Case) -> Outcome:
        """What is said beside the truth. An error is a difference too."""
        truth = self.truth.search(case.tree, case.scope)
        both = 0 < len(truth.hits) < self.truth.count(case.scope)
        try:
            if case.stock and case.tree:
                return Outcome(both, *self._stock_differences(case.tree))
            return Outcome(both, tuple(self._differences(case, truth)))
        except Exception as error:
            return Outcome(both, (f"{type(error).__name__}: {error}",))

    def _differences(self, case: Case, truth: Truth) -> Iterator[str]:
        if case.tree:
            yield from differences(truth, door.find(self.generation, case.tree, case.scope))
        text = str(case.tree or "")
        read = door.parsed(text) if text else None
        if not text or (read and door.runs(read, case.scope, self.truth)):
            expected = self.truth.search(read, case.scope, case.filters)
            counted = door.results(self.generation, case.query())
            yield from count_differences(expected, counted, case.sort)

    def _stock_differences(self, tree: Node) -> tuple[tuple[str, ...], tuple[str, ...]]:
        named = []
        with whoosh.index.open_dir(str(self.generation.folder), readonly=True).searcher() as asked:
            average = asked.avg_field_length("words")
            if average != self._stock.scoring.average_length:
                named.append(stock.DRIFT)
                self._stock.scoring.average_length = average
            answers = self._ask(asked, tree, unscored=True)
            plain = self._ask(asked, tree, unscored=False)
        found = list(differences(self._stock.search(tree, "paragraph"), answers, marks=False))
        kinds = {type(node) for node in nodes(tree)}
        deleted = {each.paragraph.id for each in self.truth.documents if each.deleted}
        if (
            Not in kinds
            and plain.keys() - answers.keys() - deleted == set() != plain.keys() - answers.keys()
        ):
            named.append(stock.DELETED)
        elif plain.keys() != answers.keys():
            named += [stock.AND_NOT] if kinds >= {And, Not} else []
            found += [] if kinds >= {And, Not} else ["found otherwise where filters score"]
        elif list(differences(self._stock.search(tree, "paragraph"), plain, marks=False)):
            named += [stock.FILTERS] if kinds & {Not, Named, Dated} else []
            named += [stock.CONSTANT] if Pattern in kinds else []
        return tuple(found), tuple(named)

    def _ask(self, searcher: Any, tree: Node, *, unscored: bool) -> dict[str, Answer]:
        query = stock.translate(tree, self._stock.scoring.languages, unscored=unscored)
        # Only without a limit are Whoosh's ten best the ten best.
        found = searcher.search(query, limit=None).top_n
        stored = [(score, searcher.stored_fields(document)) for score, document in found]
        searched = searched_kinds(tree)
        return {each["id"]: Answer(score, {}) for score, each in stored if each["kind"] in searched}


def random_case(chance: Random, truth: BruteForce, *, of_stock: bool = False) -> Case | None:
    """A random case for what an archive holds; None where no tree was found that can be run."""
    scope = "paragraph" if of_stock else chance.choice(door.SCOPES)
    vocabulary = truth.vocabulary

    def fits(tree: Node) -> bool:
        if of_stock:
            return stock.expresses(tree, vocabulary) and door.is_indexed(tree, truth)
        return door.runs(tree, scope, truth)

    tree = random_tree(chance, truth, scope, fits)
    if tree is None:
        return None
    if of_stock:
        return Case(tree, scope, stock=True)
    if chance.random() < _WITHOUT_TREE:
        tree = None
    return Case(
        tree=tree,
        scope=scope,
        filters=_filters(chance, truth),
        sort=chance.choice(_SORTS),
        grouped=chance.random() < _GROUPED,
        size=chance.choice(_SIZES),
    )


def _filters(chance: Random, truth: BruteForce) -> Filters:
    if chance.random() >= _FILTERED:
        return Filters()
    known = [each.article.metadata for each in truth.documents]
    chosen: dict[str, Any] = {}
    for each in fields(Filters):
        metadata = chance.choice(known)
        if chance.random() < 0.3 and each.name in door.FACETS:
            values = _values(each.name, chance, metadata)
            chosen[each.name] = frozenset(filter(None, values))
    days = [metadata.date.first for metadata in known if metadata.date]
    if days and chance.random() < 0.3:
        since = chance.choice(days)
        chosen["since"], chosen["until"] = since, since + timedelta(chance.randrange(300))
    return Filters(**chosen)


def _values(facet: str, chance: Random, metadata: Metadata) -> Sequence[str | None]:
    if facet == "author":
        return list(metadata.authors)
    if facet == "kind":
        return [chance.choice(("title", "body", "caption", "byline"))]
    if facet == "year":
        return ["2022", "2023"][: chance.randint(1, 2)]
    value: str | None = getattr(metadata, facet)
    return [value]
