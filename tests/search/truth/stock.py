"""What stock Whoosh can express of a tree, and what it should say of it.

Stock Whoosh is no oracle where it errs; each way in which it does is named here:

- It scores a number of terms one by one, each with its own document frequency, where Byline unites
  them before: the stems of a word in several languages, the pairs that one ideograph opens.
- FILTERS: it scores a filter, and a Not inside an And, 1. They are wrapped to score next to
  nothing, which is not nothing, for Whoosh's union takes a score of 0 for "not found".
- CONSTANT: a prefix or wildcard with one word in the index scores as this word, others 1 (and in
  segments of more than 5,000 documents BM25F). They are wrapped to score 1.
- AND_NOT: `matching/binary.py`, AndNotMatcher, may keep one excluded document, the first.
- DELETED: a Not that stands alone finds deleted documents.
- DRIFT: its own writer merges segments by adding up lengths that were rounded to a byte.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from whoosh import query as whoosh
from whoosh.matching import ConstantScoreWrapperMatcher
from whoosh.query.wrappers import WrappingQuery

from search.language import And, Dated, Exact, Named, Node, Not, Or, Pattern, Phrase, Word
from tests.search.truth.occurrences import (
    Text,
    is_character,
    is_plain,
    is_plain_text,
    one_words,
    pattern_pieces,
    run_terms,
    stems_of,
)
from tests.search.truth.scoring import Scoring, Term

FILTERS = "filters, and a Not inside an And, score 1"
CONSTANT = "a pattern with one word in the index scores as this word"
AND_NOT = "AndNotMatcher keeps an excluded document"
DELETED = "a Not alone finds deleted documents"
DRIFT = "lengths drift when stock Whoosh merges"
_NOTHING = 1e-9
_FIELDS = {"kind": "kind", "lang": "language"}


class StockScoring(Scoring):
    """Scores each stem, and each pair that an ideograph opens, as a term of its own."""

    def of_term(self, term: Term, text: Text) -> float:
        """See Scoring."""
        kind, wanted = term
        if kind == "forms":
            own: set[Term] = {
                ("stem", (stem,))
                for word in wanted
                for language in self.languages
                for stem in stems_of(word, language)
            }
        elif kind == "opening":
            own = {
                ("written", (word.text,))
                for position, word in enumerate(text.words)
                if self.belongs(term, text, position)
            }
        else:
            return super().of_term(term, text)
        return sum(super(StockScoring, self).of_term(each, text) for each in own)

    def belongs(self, term: Term, text: Text, position: int) -> bool:
        """See Scoring."""
        if term[0] == "stem":
            return term[1][0] in stems_of(text.written(position), text.language)
        return super().belongs(term, text, position)


def expresses(tree: Node, vocabulary: set[str]) -> bool:
    """Whether Whoosh has the words for a tree, in paragraph scope and an index of these words."""
    match tree:
        case Word(text, _, joined):
            return not joined and (is_plain(tree) or _is_run(text))
        case Exact(text):
            return is_plain(tree) or _is_run(text)
        case Phrase(parts):
            one_word = one_words(*(joined for _, _, joined in tree.joined))
            return vocabulary.isdisjoint(one_word) and all(
                isinstance(part, Exact) and expresses(part, vocabulary) for part in parts
            )
        case And(parts) | Or(parts):
            return all(expresses(part, vocabulary) for part in parts)
        case Not(part):
            return expresses(part, vocabulary)
        case Named(field, Exact()):
            return field in _FIELDS
        case Dated(field):
            return field == "date"
        case Pattern():
            return True
    return False


def _is_run(text: str) -> bool:
    """Whether a run of ideographs does not end in one that takes several letters to write.

    A prefix cannot tell that one from another with more letters.
    """
    last = run_terms(text, is_open=True)[-1]
    return not is_character(last) or len(last) == 1


def translate(
    tree: Node, languages: Iterable[str | None], *, unscored: bool = True
) -> whoosh.Query:
    """The tree in Whoosh's words. Not `unscored`, filters score and a Not stands in its And."""

    def wrapped(query: whoosh.Query, score: float = _NOTHING) -> whoosh.Query:
        return _Scored(query, score) if unscored else query

    def of(node: Node) -> whoosh.Query:
        match node:
            case Word(text) if is_plain(node):
                stems = {stem for each in languages for stem in stems_of(text, each)}
                return whoosh.Or([whoosh.Term("stems", stem) for stem in sorted(stems)])
            case Word() | Exact():
                return _phrase([node.text])
            case Phrase(parts):
                return _phrase([part.text for part in parts if isinstance(part, Exact)])
            case And(parts):
                return whoosh.And([of(part) for part in parts])
            case Or(parts):
                return whoosh.Or([of(part) for part in parts])
            case Not(part) if unscored:
                return wrapped(whoosh.And([whoosh.Every(), whoosh.Not(of(part))]))
            case Not(part):
                return whoosh.Not(of(part))
            case Named(field, Exact(text)):
                return wrapped(whoosh.Term(_FIELDS[field], text))
            case Dated(_, days):
                first = days.first.toordinal() if days else 0
                last = days.last.toordinal() if days else 0
                within = [whoosh.NumericRange("first_day", first, None),
                          whoosh.NumericRange("last_day", None, last)]  # fmt: skip
                return wrapped(whoosh.And(within))
            case Pattern(text):
                return wrapped(_pattern(text), 1.0)
        raise AssertionError(f"Whoosh cannot express {node}")

    return of(tree)


def _phrase(texts: list[str]) -> whoosh.Query:
    *before, last = texts
    terms = [term for text in before for term in run_terms(text, is_open=False)]
    ending = run_terms(last, is_open=True)
    if is_character(ending[-1]) and not is_plain_text(last):
        opened = whoosh.Prefix("words", ending[-1], constantscore=False)
        return whoosh.Sequence([*(whoosh.Term("words", term) for term in terms), opened])
    terms += ending
    if len(terms) == 1:
        return whoosh.Term("words", terms[0])
    return whoosh.Phrase("words", terms)


def _pattern(text: str) -> whoosh.Query:
    pieces = pattern_pieces(text)
    if pieces[-1] == "*" and not {"*", "?"} & set(pieces[:-1]):
        return whoosh.Prefix("words", "".join(pieces[:-1]))
    return whoosh.Wildcard("words", "".join(pieces))


class _Scored(WrappingQuery):  # type: ignore[misc]  # Whoosh is untyped
    """Finds what another query finds and scores it alike."""

    def __init__(self, child: whoosh.Query, score: float) -> None:
        super().__init__(child)
        self._score = score

    def matcher(self, searcher: Any, context: Any = None) -> ConstantScoreWrapperMatcher:
        """See whoosh.query.Query."""
        return ConstantScoreWrapperMatcher(self.child.matcher(searcher, context), self._score)
