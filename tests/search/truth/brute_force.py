"""What a query finds, marks and scores, by looking at every word of every article.

It follows the docstrings of `search/language/tree.py` word for word. Where they leave a question
open, the choice is (see also `occurrences`, `scoring` and `counts`):

- Searched are all kinds but bylines and boilerplate, and of these two what the tree names with
  `kind:`, or a filter. In article scope a filter by kind says what is looked at of an article;
  one of which nothing is looked at is not found, be it by Not or without a tree.
- First counts the words of all searched paragraphs of the article in article scope, inside Same
  too. All else inside Same means one paragraph.
- And, Or, Near, Sentence and Same add up the scores that their parts have in this paragraph (Or:
  of those that hold); AtLeast and First have the score of their part. In article scope And and Or
  add up scores of the article; all other nodes have that of the best paragraph in which they hold.
- Without a tree every article answers with its title.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise, product

from index import Article, Kind, Metadata, Paragraph
from search.language import (
    And,
    AtLeast,
    Dated,
    Exact,
    First,
    Named,
    Near,
    Node,
    Not,
    Or,
    Same,
    Sentence,
    Spot,
)
from search.model import Filters, Mark
from tests.search.truth.counts import Found, Truth, wanted
from tests.search.truth.occurrences import Occurrence, Text, cut, how_many, occurrences
from tests.search.truth.scoring import Scoring

_LEFT_OUT = (Kind.BYLINE, Kind.BOILERPLATE)


@dataclass(frozen=True, slots=True)
class Stored:
    """An article in the index, in its place; deleted ones count in scores until they are gone."""

    article: Article
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A paragraph as the index has it; `before` is how many searched words precede it."""

    number: int
    article: Article
    paragraph: Paragraph
    text: Text
    deleted: bool
    before: int = 0


@dataclass(frozen=True, slots=True)
class _Proof:
    """That a node holds: with which score, because of which marks in which documents."""

    score: float
    marks: frozenset[tuple[int, Mark]] = frozenset()


class BruteForce:
    """All articles of an index, in its order, and what is true of any search among them."""

    def __init__(self, stored: Iterable[Stored], scoring: type[Scoring] = Scoring) -> None:
        paragraphs = [(each, paragraph) for each in stored for paragraph in each.article.paragraphs]
        self.documents = [
            Document(number, article, paragraph, cut(paragraph.text, language), deleted)
            for number, (each, paragraph) in enumerate(paragraphs)
            for article, deleted in [(each.article, each.deleted)]
            for language in [each.article.metadata.language]
        ]
        self._live = [document for document in self.documents if not document.deleted]
        languages = {document.text.language for document in self._live}
        self.scoring = scoring([document.text for document in self.documents], languages)

    def search(self, tree: Node | None, scope: str, filters: Filters | None = None) -> Truth:
        """Everything about a search in scope "paragraph" or "article"."""
        filters = filters or Filters()
        kinds = wanted(filters, "kind")
        searched = searched_kinds(tree, kinds)
        looked_at = searched & {*map(Kind, kinds)} if scope == "article" and kinds else searched
        found = list(self._found(tree, scope, looked_at))
        others = self._found(tree, scope, {*Kind} - searched) if scope == "paragraph" else ()
        return Truth.of(found, list(others), filters)

    def count(self, scope: str) -> int:
        """How many paragraphs, or articles, could be found."""
        return sum(scope == "paragraph" or each.paragraph.number == 0 for each in self._live)

    @property
    def vocabulary(self) -> set[str]:
        """All words of the index, deleted ones too."""
        return {word.text for document in self.documents for word in document.text.words}

    def _found(self, tree: Node | None, scope: str, kinds: set[Kind]) -> Iterator[Found]:
        """What is found in paragraphs of these kinds."""
        runs: dict[str, list[Document]] = {}
        for each in self._live:
            if each.paragraph.kind in kinds:
                runs.setdefault(each.article.id, []).append(each)
        for run in runs.values():
            if tree is None:
                if scope == "article" or run[0].paragraph.kind is Kind.TITLE:
                    yield _hit(scope, run[:1], _Proof(0.0))
            elif scope == "article":
                if proof := self._in_article(tree, _counted_on(run)):
                    yield _hit(scope, run, proof)
            else:
                for each in run:
                    if proof := self._in_paragraph(tree, each):
                        yield _hit(scope, [each], proof)

    def _in_article(self, node: Node, run: Sequence[Document]) -> _Proof | None:
        match node:
            case And(parts):
                return _all([self._in_article(part, run) for part in parts])
            case Or(parts):
                return _any([self._in_article(part, run) for part in parts])
            case Not(part):
                return _holds(self._in_article(part, run) is None)
            case AtLeast(count, part):
                if sum(how_many(part, each.text) for each in run) < count:
                    return None
                node = Same((part,), part.place)  # an Or here is a spot of a paragraph
        proofs = [proof for each in run if (proof := self._in_paragraph(node, each))]
        if not proofs:
            return None
        return _Proof(max(proof.score for proof in proofs), _marks(proofs))

    def _in_paragraph(self, node: Node, document: Document) -> _Proof | None:
        match node:
            case And(parts) | Same(parts):
                return _all([self._in_paragraph(part, document) for part in parts])
            case Or(parts):
                return _any([self._in_paragraph(part, document) for part in parts])
            case Not(part):
                return _holds(self._in_paragraph(part, document) is None)
            case Named():
                return _holds(is_named(node, document.article, document.paragraph))
            case Dated():
                return _holds(is_dated(node, document.article.metadata))
            case AtLeast(count, part):
                enough = how_many(part, document.text) >= count
                return self._in_paragraph(part, document) if enough else None
            case Near() | Sentence() | First():
                return self._positional(node, document)
        found = occurrences(node, document.text)
        score = self.scoring.of(node, document.text)
        return _Proof(score, _marked(document, found)) if found else None

    def _positional(self, node: Near | Sentence | First, document: Document) -> _Proof | None:
        match node:
            case Near(parts):
                matches = [*near_matches(node, document.text)]
            case Sentence(parts):
                matches = [*_sentence_matches(parts, document.text)]
            case First(count, part):
                parts = (part,)
                left = count - document.before
                matches = [match for match in _matches(part, document.text)
                           if all(each.last < left for each in match)]  # fmt: skip
        if not matches:
            return None
        proofs = [self._in_paragraph(part, document) for part in parts]
        taking_part = {occurrence for match in matches for occurrence in match}
        return _Proof(sum(proof.score for proof in proofs if proof), _marked(document, taking_part))


def searched_kinds(tree: Node | None, also: frozenset[str] = frozenset()) -> set[Kind]:
    """All kinds but those left out that the tree does not name; `also` are named otherwise."""
    named = {
        node.part.text
        for node in nodes(tree)
        if isinstance(node, Named) and node.field == "kind" and isinstance(node.part, Exact)
    }
    return {kind for kind in Kind if kind not in _LEFT_OUT or kind in named | also}


def nodes(node: Node | None) -> Iterator[Node]:
    """A node and everything below it that can be a tree of its own."""
    if node is None:
        return
    yield node
    if isinstance(node, And | Or | Near | Sentence | Same):
        for part in node.parts:
            yield from nodes(part)
    elif isinstance(node, Not | AtLeast | First):
        yield from nodes(node.part)


def _counted_on(run: Sequence[Document]) -> list[Document]:
    """The searched paragraphs of an article, each knowing how many words are before it."""
    lengths = [len(each.text.words) for each in run]
    return [replace(each, before=sum(lengths[:place])) for place, each in enumerate(run)]


def _hit(scope: str, run: Sequence[Document], proof: _Proof) -> Found:
    marks = {
        document.paragraph.id: merged(mark for own, mark in proof.marks if own == document.number)
        for document in run
    }
    first = run[0]
    by_paragraph = scope == "paragraph"
    return Found(
        id=first.paragraph.id if by_paragraph else first.article.id,
        place=first.number,
        article=first.article,
        kind=first.paragraph.kind if by_paragraph else None,
        score=proof.score,
        marks={paragraph: own for paragraph, own in marks.items() if own},
    )


def merged(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """In order, those that overlap made one."""
    result: list[Mark] = []
    for mark in sorted(marks):
        if result and mark.start < result[-1].end:
            last = result.pop()
            result.append(Mark(last.start, max(last.end, mark.end)))
        else:
            result.append(mark)
    return tuple(result)


def _holds(condition: bool) -> _Proof | None:
    return _Proof(0.0) if condition else None


def _all(proofs: Sequence[_Proof | None]) -> _Proof | None:
    return None if None in proofs else _any(proofs)


def _any(proofs: Sequence[_Proof | None]) -> _Proof | None:
    held = [proof for proof in proofs if proof]
    return _Proof(sum(proof.score for proof in held), _marks(held)) if held else None


def _marks(proofs: Iterable[_Proof]) -> frozenset[tuple[int, Mark]]:
    return frozenset(mark for proof in proofs for mark in proof.marks)


def _marked(document: Document, found: Iterable[Occurrence]) -> frozenset[tuple[int, Mark]]:
    return frozenset((document.number, mark) for each in found for mark in each.marks)


def _matches(part: Spot | Near, text: Text) -> Iterator[tuple[Occurrence, ...]]:
    if isinstance(part, Near):
        yield from near_matches(part, text)
    else:
        yield from ((found,) for found in occurrences(part, text))


def near_matches(near: Near, text: Text) -> Iterator[tuple[Occurrence, ...]]:
    """Every choice of one occurrence of each part that are near one another."""
    for match in product(*(occurrences(part, text) for part in near.parts)):
        if near.ordered:
            distances = [right.first - left.last for left, right in pairwise(match)]
        else:
            distances = [max(one.first, other.first) - min(one.last, other.last)
                         for one, other in combinations(match, 2)]  # fmt: skip
        if all(0 < distance <= near.distance for distance in distances):
            yield match


def _sentence_matches(parts: Iterable[Spot | Near], text: Text) -> Iterator[tuple[Occurrence, ...]]:
    """Whatever stands in a sentence that has something of every part."""
    for sentence in text.sentences:
        inside = [[match for match in _matches(part, text)
                   if all(each.first in sentence and each.last in sentence for each in match)]
                  for part in parts]  # fmt: skip
        if all(inside):
            for matches in inside:
                yield from matches


def is_named(node: Named, article: Article, paragraph: Paragraph) -> bool:
    """Whether an article, or for `kind` a paragraph, has the part in this metadata."""
    metadata = article.metadata
    values = {
        "title": (metadata.title,),
        "author": metadata.authors,
        "outlet": (metadata.outlet,),
        "original": (metadata.original_outlet,),
        "url": (metadata.url,),
        "file": (article.source.path,),
        "lang": (metadata.language,),
        "kind": (paragraph.kind.value,),
    }[node.field]
    whole = node.whole or node.field in ("lang", "kind")
    texts = [cut(value, metadata.language) for value in values if value]
    return any(occurrences(node.part, text, whole=whole) for text in texts)


def is_dated(node: Dated, metadata: Metadata) -> bool:
    """Whether an article is dated for certain within the days, or undated."""
    own = metadata.date if node.field == "date" else metadata.first_published
    if own is None or node.days is None:
        return own is node.days
    return node.days.first <= own.first and own.last <= node.days.last
