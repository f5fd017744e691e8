"""Our query tree as a Whoosh query."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from whoosh import query as whoosh
from whoosh.matching import ConstantScoreWrapperMatcher
from whoosh.query.wrappers import WrappingQuery

from index.segment import stem, words
from search.language import And, Dated, Named, Node, Not, Or, Phrase, Word
from search.terms import is_plain, opens_pairs, phrase_terms

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
        case Word(text) | Phrase(text):
            return _phrase("words", text)
        case And(parts):
            return whoosh.And([translate(part, languages) for part in parts])
        case Or(parts):
            return whoosh.Or([translate(part, languages) for part in parts])
        case Not(part):
            return _Unscored(whoosh.And([whoosh.Every(), whoosh.Not(translate(part, languages))]))
        case Named(field, text):
            return _Unscored(_phrase(field, text))
        case Dated(date):
            return _Unscored(
                whoosh.And([
                    whoosh.NumericRange("first_day", date.first.toordinal(), None),
                    whoosh.NumericRange("last_day", None, date.last.toordinal()),
                ])
            )  # fmt: skip


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
