"""Our query tree as a Whoosh query."""

from __future__ import annotations

from collections.abc import Iterable

from whoosh import query as whoosh

from index.segment import stem, words
from search.language import And, Dated, Named, Node, Not, Or, Phrase, Word
from search.terms import is_one_ideograph, is_plain, phrase_terms


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
            return whoosh.And([whoosh.Every(), whoosh.Not(translate(part, languages))])
        case Named(field, text):
            return _unscored(_phrase(field, text))
        case Dated(date):
            return _unscored(
                whoosh.And([
                    whoosh.NumericRange("first_day", date.first.toordinal(), None),
                    whoosh.NumericRange("last_day", None, date.last.toordinal()),
                ])
            )  # fmt: skip


def _phrase(field: str, text: str) -> whoosh.Query:
    terms = phrase_terms(text)
    if is_one_ideograph(terms):
        return whoosh.Prefix(field, terms[0])
    if len(terms) == 1:
        return whoosh.Term(field, terms[0])
    return whoosh.Phrase(field, terms)


def _unscored(query: whoosh.Query) -> whoosh.Query:
    return whoosh.ConstantScoreQuery(query, 0.0)
