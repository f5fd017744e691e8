"""Whether a query may run: what costs too much is refused, with the nearest query that may."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil

from search.engine.pricing import MOST_OF_A_WORD, Cost, Prices, parts_of
from search.engine.question import Question
from search.engine.terms import Terms
from search.errors import QueryError
from search.language import (
    And,
    AtLeast,
    Cased,
    Exact,
    First,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Same,
    Sentence,
    Word,
)
from search.model import Scope

MOST = 800.0  # milliseconds a query may cost: with all else an answer within a second

_MOST_CHANGES = 4  # on the way to a query that may be run
_LONGEST = 40  # letters of a part in a message


def check(question: Question) -> None:
    """Raises QueryError for a query that costs more than MOST.

    With it goes the nearest query that does not: see `_cheaper`.
    """
    terms, tree, scope = question.terms, question.tree, question.query.scope
    if tree is None:
        return
    parts = [*parts_of(tree)]
    most_of_words = len(parts) * terms.view.whole.documents * MOST_OF_A_WORD
    if most_of_words < MOST and all(isinstance(part, Word) for part in parts):
        return  # whatever the words: so it is with most queries
    costs = question.remember_of_tree((check, scope), lambda: costs_of(terms, tree, scope))
    total = sum(cost.milliseconds for cost in costs)
    if total <= MOST:
        return
    worst = max(costs, key=lambda cost: cost.milliseconds)
    named = str(worst.part)
    raise QueryError(
        question.query.text.strip() or str(tree),
        worst.part.place.start,
        worst.part.place.end,
        f"The query would take about {_seconds(total)}.",
        f"At most {MOST / 1000} seconds are spent on one, "
        "so that nobody waits for another's query. "
        f"“{named[:_LONGEST]}{'…' if named[_LONGEST:] else ''}” takes the most: "
        f"{_seconds(worst.milliseconds)}.",
        "Add a rarer word with AND, or ask for less.",
        _allowed(terms, tree, costs, scope),
    )


def _seconds(milliseconds: float) -> str:
    """Rounded up, so that what is over a limit is told as more than it."""
    return f"{ceil(milliseconds / 10) / 100:,.2f} seconds"


def costs_of(terms: Terms, tree: Node, scope: Scope) -> tuple[Cost, ...]:
    """The costs of a tree; where its patterns alone are too dear, only those of looking them up."""
    prices = Prices(terms, scope)
    costs = prices.looking_up(tree)
    if sum(cost.milliseconds for cost in costs) <= MOST:
        costs += prices.running(tree)
    return tuple(costs)


def _allowed(terms: Terms, tree: Node, costs: Sequence[Cost], scope: Scope) -> str:
    """A query like this one that may be run; "" where a few changes lead to none."""
    for _ in range(_MOST_CHANGES):
        cheaper = changed(tree, _too_dear(costs))
        if cheaper is None:
            return ""
        tree, costs = cheaper, costs_of(terms, cheaper, scope)
        if sum(cost.milliseconds for cost in costs) <= MOST:
            return str(tree)
    return ""


def _too_dear(costs: Sequence[Cost]) -> dict[Node, Node | None]:
    """The parts that half of what may be spent is not enough for, and what is asked instead."""
    left = MOST / 2
    instead: dict[Node, Node | None] = {}
    for part, milliseconds in sorted(costs, key=lambda cost: cost.milliseconds):
        left -= milliseconds
        if left < 0:
            instead[part] = _cheaper(part)
    return instead


def _cheaper(part: Node) -> Node | None:
    """What finds all that a part does, and more, for less; None where it is to be left out."""
    match part:
        case Cased(text, place):
            return Exact(text, place)
        case Phrase(parts, place) if any(isinstance(each, Cased) for each in parts):
            plain = [Exact(p.text, p.place) if isinstance(p, Cased) else p for p in parts]
            return Phrase(tuple(plain), place)
        case Near(parts, place=place) | Sentence(parts, place):
            return And(parts, place)
        case AtLeast(_, one) | First(_, one):
            return one
    return None


def changed(node: Node, instead: Mapping[Node, Node | None]) -> Node | None:
    """A tree with others, or with None nothing, in the place of some parts."""
    if node in instead:
        return instead[node]
    match node:
        case And(parts) | Or(parts) | Same(parts):
            left = [own for part in parts if (own := changed(part, instead))]
            return replace(node, parts=tuple(left)) if left[1:] else left[0] if left else None
        case Not(part):
            other = changed(part, instead)
            return replace(node, part=other) if other else None
    return node
