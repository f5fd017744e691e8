"""The words of a query, looked up in a generation: each once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from search.engine.postings import PostingList
from search.engine.view import View
from search.engine.whole import Whole
from search.engine.written import is_plain, joinable, written
from search.language import Cased, Exact, Word
from search.proof.leaves import any_form, stems


class Terms:
    """What the words of one query stand for. Its lists are at hand while it runs, however long."""

    def __init__(self, view: View) -> None:
        self.view = view
        self._found: dict[Hashable, list[PostingList]] = {}

    def of(
        self, node: Word | Exact | Cased, joined: Iterable[str] = (), *, closed: bool = False
    ) -> list[PostingList]:
        """The terms of a word: one, or several where it is a run of ideographs.

        `joined` are words that stand for it too, as its own `joined` do. See `written` for
        `closed`.
        """
        if isinstance(node, Word):
            key = Word, node.text, node.joined
            return self._once(key, lambda: self._of_word(node), len(node.text))
        return self._as_written(node.text, joined, closed=closed)

    def _of_word(self, node: Word) -> list[PostingList]:
        if not is_plain(node.text):
            return self._as_written(node.text, (), closed=False)
        form = any_form(node.text, node.joined)
        wanted = {stem for language in self.view.languages for stem in form.stems(language)}
        return [PostingList.of_stems(self.view, wanted)]

    def _as_written(self, text: str, joined: Iterable[str], *, closed: bool) -> list[PostingList]:
        found = written(text, closed=closed)
        if len(found.words) > 1:
            return [self._term({word}) for word in found.words]
        more = {written(each).words[0] for each in joinable(joined)}
        return [self._term({*found.words, *more}, opens=found.opens)]

    def as_written(self, word: str) -> PostingList:
        """The term of one word of the index."""
        return self._term({word})

    def _term(self, words: set[str], *, opens: bool = False) -> PostingList:
        key = PostingList, frozenset(words), opens
        letters = sum(map(len, words))
        return self._once(
            key, lambda: [PostingList.of_words(self.view, words, opens=opens)], letters
        )[0]

    def _once(
        self, key: Hashable, make: Callable[[], list[PostingList]], letters: int
    ) -> list[PostingList]:
        if key not in self._found:
            self._found[key] = self.view.remember(key, make, letters)
        return self._found[key]


def forms(whole: Whole, word: str, language: str | None) -> frozenset[str]:
    """The words of the archive, as the index holds them, that share a stem with a word."""
    found: set[str] = set()
    wanted = [stem.encode() for stem in stems(word, language)]
    for segment in whole.segments:
        words, own = segment.words.dictionary, segment.stems
        for stem in wanted:
            if (number := own.dictionary.find(stem)) >= 0:
                found.update(words.term(form).decode() for form in own.forms(number).tolist())
    return frozenset(found)
