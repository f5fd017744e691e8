"""What a Spot of the query stands for, and where it stands in paragraphs."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast

import numpy as np

from index.segment import Array, Segment, normal_form
from search.engine import occurrences
from search.engine.expansion import Spellings, matching
from search.engine.found import Ids, distinct
from search.engine.occurrences import Occurrences, of_words, together
from search.engine.view import View
from search.engine.whole import Numbers
from search.engine.written import all_numbers, is_plain, joinable, written
from search.language import AnyWord, Cased, Exact, Fuzzy, Node, Or, Pattern, Phrase, Spot, Word
from search.proof.leaves import any_form, stems


@dataclass(frozen=True, slots=True)
class Forms:
    """Words, by number, that stand for a query word in paragraphs of one language.

    `language` is the number of that language, None for paragraphs of any. Unless
    `is_certain`, an occurrence may be of another spelling, which only the text tells.
    """

    words: Numbers
    language: int | None
    is_certain: bool

    @property
    def arrays(self) -> tuple[Numbers]:
        """The words."""
        return (self.words,)


class SpotReader:
    """Reads the Spots of a query."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._whole = view.whole

    def forms(self, node: Word) -> list[Forms]:
        """The forms of a word, by language."""
        key = Forms, node.text, node.joined
        return self._view.remember(key, lambda: self._forms(node))

    def _forms(self, node: Word) -> list[Forms]:
        found = []
        languages = self._whole.language.values
        several = len(languages) > 1
        for number, name in enumerate(languages):
            language = name or None
            wanted = any_form(node.text, node.joined).stems(language)
            words = self._forms_of_stems(wanted)
            certain = all(
                stems(word.decode(), language)[-1] in wanted
                for word in map(self._whole.words.term, words.tolist())
            )
            found.append(Forms(words, number if several else None, certain))
        return found

    def _forms_of_stems(self, wanted: Iterable[str]) -> Numbers:
        terms = [stem.encode() for stem in wanted]
        return self._whole.words.numbers(lambda segment: _forms(segment, terms))

    def words(self, node: Spot) -> tuple[set[int], bool]:
        """All words that may be part of an occurrence, and whether their positions tell all."""
        match node:
            case Word(text) if is_plain(text):
                forms = self.forms(node)
                words = {word for form in forms for word in form.words.tolist()}
                return words, all(form.is_certain for form in forms)
            case Word(text) | Exact(text):
                return {w for part in self._terms(text) for w in part.tolist()}, True
            case Cased(text):
                return {w for part in self._terms(text) for w in part.tolist()}, False
            case Pattern() | Fuzzy():
                return set(self.expanded(node).tolist()), True
            case Phrase(parts):
                found = [self.words(part) for part in parts if not isinstance(part, AnyWord)]
                joined = {
                    w for _, _, text in node.joined for p in self._terms(text) for w in p.tolist()
                }
                return joined.union(*(w for w, _ in found)), all(c for _, c in found)
            case Or(parts):
                found = [self.words(part) for part in _spots(parts)]
                return set().union(*(w for w, _ in found)), all(c for _, c in found)

    def are_apart(self, parts: Iterable[Spot]) -> bool:
        """Whether no word of a text can be part of occurrences of two of them."""
        parts = list(parts)
        words = [self.words(part)[0] for part in parts]
        shares_none = sum(map(len, words)) == len(set().union(*words))
        return shares_none and (len(parts) < 2 or not any(map(_has_gap, parts)))

    def expanded(self, node: Pattern | Fuzzy) -> Numbers:
        """The words that a pattern or a fuzzy word stands for."""
        if isinstance(node, Pattern):
            find = partial(matching, pattern=node.text)
            key: Hashable = Pattern, node.text
        else:
            word, edits = normal_form(node.text), node.edits
            find = partial(self._misspelt, word=word, edits=edits)
            key = Fuzzy, word, edits
        return self._view.remember(key, lambda: self._whole.words.numbers(find))

    def _misspelt(self, segment: Segment, word: str, edits: int) -> Numbers:
        spellings = self._view.keep((Spellings, segment), lambda: Spellings.of(segment))
        return spellings.like(word, edits)

    def _terms(self, text: str, *, closed: bool = False) -> list[Numbers]:
        """Word after word, those that a text as written may be indexed by."""
        found = written(text, closed=closed)
        return [self._numbers(word, opens=found.opens) for word in found.words]

    def _numbers(self, word: str, *, opens: bool) -> Numbers:
        key = all_numbers, word, opens
        return self._view.remember(key, lambda: all_numbers(self._whole, word, opens=opens))

    def occurrences(self, node: Spot, ids: Ids) -> Occurrences:
        """Where it stands in the documents `ids`; for Cased, where it may."""
        match node:
            case Word(text) if is_plain(text):
                return together([self._of_forms(form, ids) for form in self.forms(node)])
            case Word(text) | Exact(text) | Cased(text):
                return self._in_a_row([self._of(words, ids) for words in self._terms(text)])
            case Pattern() | Fuzzy():
                return self._of(self.expanded(node), ids)
            case Phrase():
                return self._phrase(node, ids)
            case Or(parts):
                return together([self.occurrences(part, ids) for part in _spots(parts)])

    def _of(self, words: Numbers, ids: Ids) -> Occurrences:
        return of_words(self._view, words, ids) if len(words) else occurrences.none()

    def _of_forms(self, forms: Forms, ids: Ids) -> Occurrences:
        if forms.language is None:
            return self._of(forms.words, ids)
        languages = self._whole.language.numbers.take(self._whole.article_of.take(ids))
        own = np.flatnonzero(languages == forms.language)
        found = self._of(forms.words, ids.take(own))
        return Occurrences(own.take(found.place), found.first, found.last)

    def _in_a_row(self, parts: Sequence[Occurrences]) -> Occurrences:
        found, *others = parts
        for part in others:
            found = occurrences.followed_by(found, part)
        return found

    def _phrase(self, node: Phrase, ids: Ids) -> Occurrences:
        """All ways through the phrase: reached[n] are the stretches that its first n parts fill."""
        parts = node.parts
        steps: list[list[tuple[int, Occurrences]]] = [[] for _ in parts]
        for at, part in enumerate(parts):
            if isinstance(part, Exact):
                terms = self._terms(part.text, closed=at + 1 < len(parts))
                found = self._in_a_row([self._of(words, ids) for words in terms])
                steps[at].append((at + 1, found))
            elif not isinstance(part, AnyWord):
                steps[at].append((at + 1, self.occurrences(part, ids)))
        for start, end, text in node.joined:
            for one in joinable([text]):
                found = self._of(self._terms(one)[0], ids)
                if len(found):
                    steps[start].append((end, found))
        reached: list[list[Occurrences]] = [[] for _ in range(len(parts) + 1)]
        for end, found in steps[0]:
            reached[end].append(found)
        for at in range(1, len(parts)):
            before = together(reached[at])
            if isinstance(parts[at], AnyWord):
                reached[at + 1].append(occurrences.moved(before, 1))
            for end, found in steps[at]:
                reached[end].append(occurrences.followed_by(before, found))
        return together(reached[-1])


def _forms(segment: Segment, stems: Iterable[bytes]) -> Array:
    """The words of a segment that have one of some stems, by number, ascending."""
    own = segment.stems
    numbers = map(own.dictionary.find, stems)
    parts = [own.forms(number) for number in numbers if number >= 0]
    return distinct(np.sort(np.concatenate(parts))) if parts else np.empty(0, np.int64)


def _has_gap(node: Spot) -> bool:
    """Whether any word may stand inside an occurrence."""
    match node:
        case Phrase(parts):
            return any(isinstance(part, AnyWord) for part in parts)
        case Or(parts):
            return any(map(_has_gap, _spots(parts)))
    return False


def _spots(parts: Sequence[Node]) -> Sequence[Spot]:
    """The parts of an Or that is itself a Spot: see the grammar in search.language.tree."""
    return cast(Sequence[Spot], parts)
