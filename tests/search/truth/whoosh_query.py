"""Our query tree as a Whoosh query."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from whoosh import query as whoosh
from whoosh.matching import ConstantScoreWrapperMatcher
from whoosh.query.wrappers import WrappingQuery

from index import ArticleDate
from index.segment import stem, words
from search.language import And, Dated, Named, Node, Not, Or, Word
from search.terms import as_written, is_plain, opens_pairs, phrase_terms

# Whoosh's union takes a score of 0 for "not found here".
_NOTHING = 1e-9


def translate(node: Node, languages: Iterable[str]) -> whoosh.Query:
    """The Whoosh query that finds what the tree means in an archive of these languages."""
    match node:
        case Word(text) if is_plain(text):
            word = words(text)[0].text
            # Articles whose language is not known have stems of their own.
            stems = [stem(word, language) for language in (*languages, None)]
            return whoosh.Or([whoosh.Term("stems", term) for term in stems])
        case Word(text):
            return _phrase("words", text)
        case And(parts):
            return _all(parts, languages)
        case Or(parts):
            return whoosh.Or([translate(part, languages) for part in parts])
        case Not(part):
            return _Unscored(whoosh.And([whoosh.Every(), whoosh.Not(translate(part, languages))]))
        case Named("outlet" | "author" as field, part, _, False):
            return _Unscored(_phrase(field, as_written(part)))
        case Dated("date", ArticleDate() as date):
            return _Unscored(
                whoosh.And([
                    whoosh.NumericRange("first_day", date.first.toordinal(), None),
                    whoosh.NumericRange("last_day", None, date.last.toordinal()),
                ])
            )  # fmt: skip
        case _:
            return _phrase("words", as_written(node))


def _all(parts: Iterable[Node], languages: Iterable[str]) -> whoosh.Query:
    """What all parts find: each part once, and one NOT for everything that is left out."""
    left_out = [part.part for part in parts if isinstance(part, Not)]
    wanted = [translate(part, languages) for part in parts if not isinstance(part, Not)]
    if left_out:
        any_of_them = whoosh.Or([translate(part, languages) for part in left_out])
        wanted.append(_Unscored(whoosh.And([whoosh.Every(), whoosh.Not(any_of_them)])))
    return _balanced(list(dict.fromkeys(wanted)))


def _balanced(queries: list[whoosh.Query]) -> whoosh.Query:
    """An And of pairs of pairs: Whoosh makes a chain of a flat one, as deep as it is long."""
    if len(queries) <= 2:
        return whoosh.And(queries)
    half = len(queries) // 2
    return _Both([_balanced(queries[:half]), _balanced(queries[half:])])


class _Both(whoosh.And):  # type: ignore[misc]  # Whoosh is untyped
    """An And that is not made flat again."""

    def normalize(self) -> _Both:
        return _Both([query.normalize() for query in self.subqueries])


def _phrase(field: str, text: str) -> whoosh.Query:
    *whole, last = phrase_terms(text)
    if opens_pairs(last):
        ending = whoosh.Prefix(field, last, constantscore=False)
        return whoosh.Sequence([*(whoosh.Term(field, term) for term in whole), ending])
    return whoosh.Phrase(field, [*whole, last]) if whole else whoosh.Term(field, last)


class _Unscored(WrappingQuery):  # type: ignore[misc]  # Whoosh is untyped
    """Finds what another query finds and adds nothing to its score."""

    def matcher(self, searcher: Any, context: Any = None) -> ConstantScoreWrapperMatcher:
        return ConstantScoreWrapperMatcher(self.child.matcher(searcher, context), _NOTHING)
