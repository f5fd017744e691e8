"""What a query that finds nothing may have meant: words no article has, spelt as some have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from index import Generation
from index.segment import normal_form
from search.engine.results import search
from search.engine.spots import SpotReader
from search.engine.terms import Terms
from search.engine.view import View
from search.engine.written import is_plain
from search.errors import QueryError
from search.language import Exact, Fuzzy, Named, Node, Not, Place, Word, parse
from search.model import Results

_NOWHERE = Place(0, 0)
_SHORT, _LONG = 3, 6  # letters: below the first any word is near, from the second on two edits are
_LONGEST = 40  # letters: longer ones are no misspelling, and take seconds to compare
_MOST = 8  # words that are looked for: some milliseconds each


def respelt(generation: Generation, results: Results) -> str:
    """The query with the nearest words of the archive in place of those that no article has.

    "" where something was found, where no word is near, and where even that would find nothing.
    """
    query = results.query
    if results.total or not query.text.strip():
        return ""
    terms = Terms(View.of(generation))
    text = query.text
    words = sorted(_words(parse(text, query.today)), key=lambda word: word.place.start)
    unknown = [word for word in words if not any(term.count for term in terms.of(word))]
    if len(unknown) > _MOST:
        return ""
    for word in reversed(unknown):
        near = _nearest(terms.view, normal_form(word.text))
        if not near:
            return ""
        start, end = word.place.start, word.place.end
        text = text[:start] + text[start:end].replace(word.text, near) + text[end:]
    asked = replace(query, text=text, page=1, cursor=None, size=1, facets=(), timeline=False)
    with suppress(QueryError):  # the nearest word may be one that means something to the language
        return text if search(generation, asked).total else ""
    return ""


def _words(node: Node) -> Iterator[Word | Exact]:
    """The words that a query wants; those that it shuts out keep nothing from being found."""
    match node:
        case Word(text) | Exact(text):
            if is_plain(text):
                yield node
        case Not() | Named():
            pass
        case _:
            part = getattr(node, "part", None)
            for each in getattr(node, "parts", ()) if part is None else (part,):
                yield from _words(each)


def _nearest(view: View, word: str) -> str:
    """The word with the fewest edits to this one; of these one with its letters, or the most
    frequent.
    """
    most = 0 if not _SHORT <= len(word) <= _LONGEST else 1 if len(word) < _LONG else 2
    words = view.whole.words
    for edits in range(1, most + 1):
        counts: Counter[str] = Counter()
        for number in SpotReader(view).expanded(Fuzzy(word, edits, _NOWHERE)).tolist():
            counts[words.term(number).decode()] += words.count(number)
        if counts:
            letters = sorted(word)
            return min(counts, key=lambda each: (sorted(each) != letters, -counts[each], each))
    return ""
