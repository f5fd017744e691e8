"""Where the spots of a query occur in one text: `search/language/spots.py`, read word for word.

Only the analysis is shared with the engine: how a text is cut into words and sentences, their
normal forms and their stems. Where the docstrings leave a question open, the choice is:

- An occurrence is a run of neighbouring words, first to last. The word that an AnyWord stands for
  belongs to it, though it is not marked.
- What words are joined to counts where the analyzer takes it for one word, which U.S.led is not.
- A word is a form of another where, in the language of the text, they share a stem of their
  spellings. Two spellings with one normal form may differ in this.
- A run of ideographs is the pairs it is indexed by. The last character, which is indexed alone
  only at a run's end, counts where something must follow it (in a Phrase) or nothing may (`whole`).
  One character alone finds every pair that begins with it, and marks only itself.
- Pattern and Fuzzy find no ideographs, as they have none.
- Occurrences of the same words are one: 決 and 決行 both have the word 決行, and are counted once.
- Cased compares what the analyzer takes for the word, the last dot of U.S. included, in NFKC and
  without the invisible characters of Unicode's category Cf.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from index.analysis import Word as IndexedWord
from index.analysis import is_ideographic, normal_form, stems, words
from index.sentences import sentence_starts
from search.language import AnyWord, Cased, Compound, Exact, Fuzzy, Or, Pattern, Phrase, Spot, Word
from search.model import Mark

Part: TypeAlias = Word | Exact | Cased | Pattern | Fuzzy | AnyWord


@dataclass(frozen=True, slots=True)
class Text:
    """A text in its language, cut into words; `sentences` are ranges of their positions."""

    text: str
    language: str | None
    words: tuple[IndexedWord, ...]
    sentences: tuple[range, ...]

    def written(self, position: int) -> str:
        """A word as it stands in the text."""
        word = self.words[position]
        return self.text[word.start : word.end]

    def mark(self, position: int) -> Mark:
        """The characters of a word."""
        return Mark(self.words[position].start, self.words[position].end)

    def first_character(self, position: int) -> Mark:
        """Of a pair of ideographs, the characters of the first."""
        start = self.words[position].start
        return Mark(start, start + len(opening(self.written(position))))


@lru_cache(maxsize=4096)
def cut(text: str, language: str | None) -> Text:
    """A text, cut."""
    found = words(text)
    starts = sentence_starts(found, text)
    ends = [*starts[1:], len(found)]
    sentences = tuple(range(start, end) for start, end in zip(starts, ends, strict=False))
    return Text(text, language, tuple(found), sentences)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """The words from position `first` to `last`, and what of them is marked."""

    first: int
    last: int
    marks: tuple[Mark, ...]


def occurrences(spot: Spot, text: Text, *, whole: bool = False) -> frozenset[Occurrence]:
    """All of them; of a `whole` text, only one that is all of its words."""
    if isinstance(spot, Or):
        return frozenset().union(*(occurrences(part, text) for part in spot.parts))  # type: ignore[arg-type]
    parts = spot.parts if isinstance(spot, Phrase) else (spot,)
    joined = spot.joined if isinstance(spot, Phrase) else ()
    search = _Search(parts, joined, text, whole)
    return frozenset(
        Occurrence(first, after - 1, marks)
        for first in range(len(text.words))
        for after, marks in search.ways(0, first)
        if not whole or (first == 0 and after == len(text.words))
    )


def how_many(spot: Spot, text: Text) -> int:
    """How many stretches of words are occurrences."""
    return len({(found.first, found.last) for found in occurrences(spot, text)})


@dataclass(frozen=True, slots=True)
class _Search:
    """Looks for parts that stand one right after the other."""

    parts: tuple[Part, ...]
    joined: tuple[tuple[int, int, str], ...]
    text: Text
    whole: bool

    def ways(self, number: int, at: int) -> Iterator[tuple[int, tuple[Mark, ...]]]:
        """How the parts from this one on can stand at a position: where they end, their marks."""
        if number == len(self.parts):
            yield at, ()
            return
        for next_part, next_position, marks in self._first_steps(number, at):
            for after, more in self.ways(next_part, next_position):
                yield after, marks + more

    def _first_steps(self, number: int, at: int) -> Iterator[tuple[int, int, tuple[Mark, ...]]]:
        if at >= len(self.text.words):
            return
        part = self.parts[number]
        if isinstance(part, AnyWord):
            yield number + 1, at + 1, ()
        elif isinstance(part, Word | Exact) and not is_plain(part):
            is_open = number == len(self.parts) - 1 and not self.whole
            if marks := self._run(run_terms(part.text, is_open=is_open), at, is_open=is_open):
                yield number + 1, at + len(marks), marks
        elif holds(part, self.text, at):
            yield number + 1, at + 1, (self.text.mark(at),)
        for start, end, joined in self.joined:
            if start == number and self.text.words[at].text in one_words(joined):
                yield end, at + 1, (self.text.mark(at),)

    def _run(self, terms: list[str], at: int, *, is_open: bool) -> tuple[Mark, ...]:
        positions = range(at, at + len(terms))
        if positions.stop > len(self.text.words):
            return ()
        if is_open and is_character(terms[0]):
            opens = opens_with(self.text, at, terms[0])
            return (self.text.first_character(at),) if opens else ()
        if [self.text.words[position].text for position in positions] != terms:
            return ()
        return tuple(self.text.mark(position) for position in positions)


def holds(part: Part, text: Text, position: int) -> bool:
    """Whether the word at a position is the one that a part asks for; ideographs are no part."""
    own = text.words[position].text
    match part:
        case Word(wanted, _, joined):
            forms: list[str | Compound] = [wanted, *(one for one in joined if one_words(one.text))]
            return any(is_form(form, text, position) for form in forms)
        case Exact(wanted):
            return own == normal_form(wanted)
        case Cased(wanted):
            return _letters(text.written(position)) == _letters(wanted)
        case Pattern(wanted):
            return not is_ideographic(own) and _regex(wanted).fullmatch(own) is not None
        case Fuzzy(wanted, edits):
            return not is_ideographic(own) and _edits(normal_form(wanted), own) <= edits
        case AnyWord():
            return True


def one_words(*joined: str) -> list[str]:
    """The normal forms of those texts that the analyzer takes for one word."""
    return [found[0].text for each in joined if len(found := _words(each)) == 1]


def is_form(wanted: str | Compound, text: Text, position: int) -> bool:
    """Whether the word at a position is a form of this one, in the language of the text."""
    found = stems_of(text.written(position), text.language)
    return not form_stems(wanted, text.language).isdisjoint(found)


def form_stems(wanted: str | Compound, language: str | None) -> frozenset[str]:
    """The stems of a word; of a compound none where it is but a form of one of its two words."""
    if isinstance(wanted, str):
        return stems_of(wanted, language)
    whole, left, right = (stems_of(each, language) for each in (wanted.text, *wanted))
    return whole if whole.isdisjoint(left | right) else frozenset()


def is_plain(part: Word | Exact) -> bool:
    """Whether a part is one word to the index, and no run of ideographs."""
    return is_plain_text(part.text)


def is_plain_text(text: str) -> bool:
    """The same of a part's text."""
    return not any(is_ideographic(word.text) for word in _words(text))


def run_terms(run: str, *, is_open: bool) -> list[str]:
    """The index's words of a run of ideographs; those of an open one without the last, lone one."""
    terms = [word.text for word in _words(run)]
    return terms[:-1] if is_open and len(terms) > 1 else terms


def is_character(term: str) -> bool:
    """Whether a word of the index is one ideograph, not a pair."""
    return len(_words(term)) == 1


def opens_with(text: Text, position: int, character: str) -> bool:
    """Whether the word at a position is this ideograph or a pair that begins with it."""
    written = text.written(position)
    return is_ideographic(character) and normal_form(opening(written)) == character


def opening(written: str) -> str:
    """The first of a pair of ideographs, as written."""
    pair = _words(written)
    return written[: pair[1].start].rstrip() if len(pair) == 2 else written


@lru_cache(maxsize=1 << 16)
def _words(part: str) -> tuple[IndexedWord, ...]:
    return tuple(words(part))


@lru_cache(maxsize=1 << 16)
def stems_of(written: str, language: str | None) -> frozenset[str]:
    """The stems of a word, as the index has them."""
    return frozenset(stems(written, language))


def _letters(written: str) -> str:
    composed = unicodedata.normalize("NFKC", written)
    return "".join(c for c in composed if unicodedata.category(c) != "Cf")


def pattern_pieces(pattern: str) -> list[str]:
    """A pattern's `*`, `?` and the letters between them, in normal form."""
    pieces = [piece for piece in re.split(r"([*?])", pattern) if piece]
    return [piece if piece in "*?" else normal_form(piece) for piece in pieces]


@lru_cache
def _regex(pattern: str) -> re.Pattern[str]:
    wild = {"*": ".*", "?": "."}
    letters = [wild.get(piece) or re.escape(piece) for piece in pattern_pieces(pattern)]
    return re.compile("".join(letters), re.DOTALL)


@lru_cache(maxsize=1 << 16)
def _edits(left: str, right: str) -> int:
    """The optimal string alignment distance, by its recurrence."""
    rows = [list(range(len(right) + 1))]
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            least = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and b == left[i - 2]:
                least = min(least, rows[i - 2][j - 2] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]
