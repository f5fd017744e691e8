"""The words of a query, looked up in all segments of a generation: each once."""

from __future__ import annotations

from collections.abc import Iterable

from index.segment import stems
from search.engine.postings import Term
from search.engine.view import View
from search.engine.written import is_plain, joinable, written
from search.language import Cased, Exact, Word


class Terms:
    """What the words of one query stand for."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._of_stems: dict[frozenset[str], Term] = {}
        self._of_words: dict[tuple[frozenset[str], bool], Term] = {}

    def of(
        self, node: Word | Exact | Cased, joined: Iterable[str] = (), *, closed: bool = False
    ) -> list[Term]:
        """The terms of a word: one, or several where it is a run of ideographs.

        `joined` are words that stand for it too, as its own `joined` do. See `written` for
        `closed`.
        """
        if isinstance(node, Word) and is_plain(node.text):
            texts = (node.text, *joinable(node.joined))
            return [self._stems({s for text in texts for language in self.view.languages
                                 for s in stems(text, language)})]  # fmt: skip
        found = written(node.text, closed=closed)
        if len(found.words) > 1:
            return [self._words({word}) for word in found.words]
        more = (written(text).words[0] for text in joinable(joined))
        return [self._words({*found.words, *more}, opens=found.opens)]

    def forms(self, word: str, language: str | None) -> frozenset[str]:
        """The words of the archive, as the index holds them, that share a stem with a word."""
        found: set[str] = set()
        wanted = [stem.encode() for stem in stems(word, language)]
        for segment in self.view.segments:
            words, own = segment.words.dictionary, segment.stems
            for stem in wanted:
                if (number := own.dictionary.find(stem)) >= 0:
                    found.update(words.term(form).decode() for form in own.forms(number).tolist())
        return frozenset(found)

    def _stems(self, wanted: Iterable[str]) -> Term:
        key = frozenset(wanted)
        if key not in self._of_stems:
            self._of_stems[key] = Term.of_stems(self.view, key)
        return self._of_stems[key]

    def _words(self, wanted: Iterable[str], *, opens: bool = False) -> Term:
        key = frozenset(wanted), opens
        if key not in self._of_words:
            self._of_words[key] = Term.of_words(self.view, key[0], opens=opens)
        return self._of_words[key]
