"""The words of a query, looked up in all segments of a generation: each once."""

from __future__ import annotations

from collections.abc import Iterable

from index.segment import stems
from search.engine.postings import Term
from search.engine.view import View
from search.language import Cased, Exact, Word
from search.terms import is_plain, phrase_terms


class Terms:
    """What the words of one query stand for."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._of_stems: dict[frozenset[str], Term] = {}
        self._of_words: dict[frozenset[str], Term] = {}

    def of(self, node: Word | Exact | Cased, joined: Iterable[str] = ()) -> list[Term]:
        """The terms of a word: one, or several where it is a run of ideographs.

        `joined` are words that stand for it too, as its own `joined` do.
        """
        if isinstance(node, Word) and is_plain(node.text):
            texts = (node.text, *node.joined)
            return [self._stems({s for text in texts for language in self.view.languages
                                 for s in stems(text, language)})]  # fmt: skip
        terms = phrase_terms(node.text)
        if len(terms) > 1:
            return [self._words({term}) for term in terms]
        return [self._words({*terms, *(t for text in joined for t in phrase_terms(text))})]

    def _stems(self, wanted: Iterable[str]) -> Term:
        key = frozenset(wanted)
        if key not in self._of_stems:
            self._of_stems[key] = Term.of_stems(self.view, key)
        return self._of_stems[key]

    def _words(self, wanted: Iterable[str]) -> Term:
        key = frozenset(wanted)
        if key not in self._of_words:
            self._of_words[key] = Term.of_words(self.view, key)
        return self._of_words[key]
