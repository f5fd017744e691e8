"""The words of many texts at once, as numbers: what `index.analysis` says, for indexing.

An archive has many words and few spellings. So each distinct piece of text is given to the analyzer
once; afterwards NumPy finds the pieces in the bytes and looks them up, without a Python object for
any. Likewise for what stands between words, which tells where sentences begin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, pairwise

import numpy as np

from index.analysis import Word, has_ideographs, spelling, words
from index.byte_numbers import Array, ByteNumbers
from index.pieces import ENCODING, Pieces, cut
from index.sentences import (
    ENDS,
    LISTED,
    LONGEST_INITIALS,
    After,
    after,
    before,
    gap_of,
    sentence_starts,
    sides,
)

_MOST_STRINGS = 1 << 19  # remembered, in some 50 MB; then they are forgotten, and learned again
# Each is its own spelling and normal form, if it is no longer than a word may be.
_SURELY_ONE_WORD = re.compile(r"(?!.{65})(?:[a-z0-9]+|[0-9]+(?:[.,][0-9]{3})*[.,][0-9]+)")
_BEHIND_FIGURES = chr(ord("9") + 1)  # what begins with an ASCII digit sorts before it
_LOWER_LETTER = np.array([byte < 0x80 and chr(byte).islower() for byte in range(256)])
# First bytes of characters that are no ideographs: alphabets from Latin to Arabic, most signs.
_HARMLESS = bytes(byte for byte in range(256) if byte < 0xE0 or byte == 0xE2)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some texts, one text after another."""

    numbers: Array  # int32[words]: into the vocabulary
    counts: Array  # int64[texts]: how many words each text has
    sentences: Array  # uint32[sentences]: position within its text of each one's first word
    sentence_counts: Array  # int64[texts]: how many sentences each text has


@dataclass(frozen=True, slots=True)
class _Irregular:
    """A piece that is not one word and nothing else."""

    numbers: list[int]
    sentences: Array  # which of its words, but for the first, begin one
    lead: int  # bytes before the first word
    tail: int  # bytes behind the last


class BulkAnalyzer:
    """Numbers the words of texts. Its vocabulary grows; for an empty one make a new analyzer."""

    def __init__(self) -> None:
        self.vocabulary: list[str] = []
        """The distinct spellings (`index.analysis.spelling`); a number once given stays."""
        self.normal_forms: list[str] = []
        """The word that each spelling is indexed as; several spellings may have the same."""
        self._number_of: dict[str, int] = {}
        self._forget()

    def _forget(self) -> None:
        self._written: dict[str, int] = {}  # of texts with ideographs, the numbers of words
        self._pieces = ByteNumbers()
        # By piece: the number of its word, or -1 - the place of an irregular one among these.
        self._numbers = np.empty(0, np.int32)
        self._irregular: list[_Irregular] = []
        self._before = np.empty(0, np.uint8)  # what its last word may be
        self._after = np.empty(0, np.uint8)  # what its first word may be, if in upper case
        self._gaps = ByteNumbers()
        self._gap_kinds = np.empty(0, np.uint8)

    def analyse(self, texts: Sequence[str]) -> Words:
        """All words of all texts, and where their sentences begin. Fast for some thousand texts."""
        if len(self._pieces) + len(self._gaps) + len(self._written) > _MOST_STRINGS:
            self._forget()
        whole = [at for at, text in enumerate(texts) if not text.isascii() and _is_unspaced(text)]
        if not whole:
            return self._of_pieces(cut(texts))
        rest = list(texts)
        for at in whole:
            rest[at] = ""
        return _inserted(
            self._of_pieces(cut(rest)), whole, [self._whole(texts[at]) for at in whole]
        )

    def _whole(self, text: str) -> Words:
        """The words of one text by the analyzer itself."""
        found = words(text)
        starts = sentence_starts(found, text)
        return Words(
            np.array([self._number(text, word) for word in found], np.int32),
            np.array([len(found)]),
            np.array(starts, np.uint32),
            np.array([len(starts)]),
        )

    def _number(self, text: str, word: Word) -> int:
        written = text[word.start : word.end]
        number = self._written.get(written)
        if number is None:
            number = self._number_of_spelling(spelling(written), word.text)
            self._written[written] = number
        return number

    def _number_of_spelling(self, spelled: str, normal_form: str) -> int:
        number = self._number_of.get(spelled)
        if number is None:
            number = self._number_of[spelled] = len(self.vocabulary)
            self.vocabulary.append(spelled)
            self.normal_forms.append(normal_form)
        return number

    def _of_pieces(self, laid: Pieces) -> Words:
        """The words of texts without ideographs."""
        lower = laid.buffer.lower()
        pieces = self._known_pieces(lower, laid)
        numbers = self._numbers.take(pieces)
        own = {at: self._irregular[-1 - numbers[at]] for at in np.flatnonzero(numbers < 0).tolist()}
        counts = np.ones(len(pieces), np.int64)
        for at, piece in own.items():
            counts[at] = len(piece.numbers)
        word_at = np.concatenate([[0], np.cumsum(counts)])
        text_at = word_at[laid.text_starts]
        begins = np.zeros(word_at[-1] + 1, np.bool_)
        begins[text_at] = True
        begins[word_at[self._openers(lower, laid, pieces)]] = True
        if own:
            numbers = np.repeat(numbers, counts)
            begins[word_at[self._irregular_openers(laid, pieces, own)]] = True
        for at, piece in own.items():
            numbers[word_at[at] : word_at[at + 1]] = piece.numbers
            begins[word_at[at] + piece.sentences] = True
        sentences = np.flatnonzero(begins[:-1])
        sentence_counts = np.diff(np.searchsorted(sentences, text_at))
        sentences -= np.repeat(text_at[:-1], sentence_counts)
        return Words(numbers, np.diff(text_at), sentences.astype(np.uint32), sentence_counts)

    def _known_pieces(self, lower: bytes, laid: Pieces) -> Array:
        """The number of each piece, after the analyzer has seen those that are new."""
        pieces, new = self._pieces.number(lower, laid.starts, laid.ends)
        if new:
            numbers, befores, afters = self._learn(b" ".join(new).decode(*ENCODING).split(" "))
            self._numbers = np.concatenate([self._numbers, numbers])
            self._before = np.concatenate([self._before, befores])
            self._after = np.concatenate([self._after, afters])
        return pieces

    def _learn(self, pieces: list[str]) -> tuple[Array, Array, Array]:
        """What is remembered of pieces in lower case: see _forget."""
        numbers = np.empty(len(pieces), np.int32)
        befores, afters = np.zeros((2, len(pieces)), np.uint8)  # WORD, as most are
        is_sure = [_SURELY_ONE_WORD.fullmatch(piece) is not None for piece in pieces]
        numbers[is_sure] = self._numbers_of_plain([*compress(pieces, is_sure)])
        afters[[piece < _BEHIND_FIGURES for piece in pieces]] = After.FIGURE
        for at, piece in enumerate(pieces):
            if not is_sure[at]:
                numbers[at], befores[at], afters[at] = self._learned(piece)
            elif len(piece) <= LONGEST_INITIALS or piece in LISTED:
                befores[at], afters[at] = sides(piece)
        return numbers, befores, afters

    def _numbers_of_plain(self, words: list[str]) -> list[int]:
        """Numbers of words that are their own spelling and normal form, all different."""
        number_of, known = self._number_of, len(self.vocabulary)
        numbers = [number_of.setdefault(word, len(number_of)) for word in words]
        new = [word for word, number in zip(words, numbers, strict=True) if number >= known]
        self.vocabulary += new
        self.normal_forms += new
        return numbers

    def _learned(self, piece: str) -> tuple[int, int, int]:
        """The same of one that may be no word or several."""
        found = words(piece)
        if not found:
            self._irregular.append(_Irregular([], np.empty(0, np.int64), 0, 0))
            return -len(self._irregular), 0, 0
        first, last = found[0], found[-1]
        end = last.end - piece.startswith(".", last.end - 1)  # see sentence_starts
        dotted = "." in piece[last.start : end]
        begins_lower = not piece[first.start].isascii() and piece[first.start].islower()
        kinds = before(last.text, dotted), after(first.text, begins_lower)
        if len(found) == 1 and first.start == 0 and end == len(piece):
            return self._number(piece, first), *kinds
        numbers = [self._number(piece, word) for word in found]
        lead, tail = (len(side.encode(*ENCODING))
                      for side in (piece[: first.start], piece[end:]))  # fmt: skip
        sentences = np.array(sentence_starts(found, piece)[1:], np.int64)
        self._irregular.append(_Irregular(numbers, sentences, lead, tail))
        return -len(self._irregular), *kinds

    def _openers(self, lower: bytes, laid: Pieces, pieces: Array) -> Array:
        """The pieces that begin a sentence, where they and those before them are one word each."""
        left = np.searchsorted(laid.ends, laid.stops, "right") - 1
        left = left[np.flatnonzero(np.diff(left, append=len(pieces)))]
        left = left[(left >= 0) & (left < len(pieces) - 1)]
        is_one_word = np.minimum(self._numbers[pieces[left]], self._numbers[pieces[left + 1]]) >= 0
        left = left[is_one_word & ~_begin_texts(laid, left + 1)]
        right = left + 1
        gaps, new = self._gaps.number(lower, laid.ends[left], laid.starts[right])
        if new:
            kinds = np.array([gap_of(gap.decode()) for gap in new], np.uint8)
            self._gap_kinds = np.concatenate([self._gap_kinds, kinds])
        is_lower = _LOWER_LETTER[np.frombuffer(laid.buffer, np.uint8)[laid.starts[right]]]
        next_words = np.where(is_lower, After.LOWER, self._after[pieces[right]])
        return right[ENDS[self._gap_kinds[gaps], self._before[pieces[left]], next_words]]

    def _irregular_openers(
        self, laid: Pieces, pieces: Array, irregular: dict[int, _Irregular]
    ) -> list[int]:
        """The pieces that begin a sentence, where they or those before them are irregular."""
        openers = []
        for left, right in _neighbours(laid, irregular):
            tail = irregular[left].tail if left in irregular else 0
            begin = laid.starts[right] + (irregular[right].lead if right in irregular else 0)
            gap = gap_of(laid.buffer[laid.ends[left] - tail : begin].decode(*ENCODING))
            is_lower = _LOWER_LETTER[laid.buffer[begin]]
            next_word = After.LOWER if is_lower else self._after[pieces[right]]
            if ENDS[gap, self._before[pieces[left]], next_word]:
                openers.append(right)
        return openers


def _neighbours(laid: Pieces, irregular: dict[int, _Irregular]) -> set[tuple[int, int]]:
    """Pieces with words, of which one follows the other in a text and one at least is irregular."""
    wordless = {at for at, piece in irregular.items() if not piece.numbers}
    places = np.fromiter(irregular, np.int64)
    texts = np.searchsorted(laid.text_starts, places, "right")
    begins, ends = laid.text_starts[texts - 1].tolist(), laid.text_starts[texts].tolist()
    pairs: set[tuple[int, int]] = set()
    for at, begin, end in zip(irregular, begins, ends, strict=True):
        if at in wordless and at - 1 in wordless and at > begin:
            continue  # the first of a run of them stands for all
        left, right = at - 1, at + 1
        while left in wordless:
            left -= 1
        while right in wordless:
            right += 1
        with_words = (
            [left] * (left >= begin) + [at] * (at not in wordless) + [right] * (right < end)
        )
        pairs.update(pairwise(with_words))
    return pairs


def _begin_texts(laid: Pieces, pieces: Array) -> Array:
    """Whether each piece is the first of its text."""
    first = np.zeros(len(laid.starts) + 1, np.bool_)
    first[laid.text_starts] = True
    return first[pieces]


def _is_unspaced(text: str) -> bool:
    """Whether words of a text may reach over blanks."""
    return bool(text.encode(*ENCODING).translate(None, _HARMLESS)) and has_ideographs(text)


def _inserted(found: Words, texts: list[int], own: list[Words]) -> Words:
    """Words with those of some texts, which had none, in their places."""
    counts, sentence_counts = found.counts.copy(), found.sentence_counts.copy()
    word_at = np.repeat(np.cumsum(counts)[texts], [len(each.numbers) for each in own])
    sentence_at = np.repeat(
        np.cumsum(sentence_counts)[texts], [len(each.sentences) for each in own]
    )
    counts[texts] = [len(each.numbers) for each in own]
    sentence_counts[texts] = [len(each.sentences) for each in own]
    return Words(
        np.insert(found.numbers, word_at, np.concatenate([each.numbers for each in own])),
        counts,
        np.insert(found.sentences, sentence_at, np.concatenate([each.sentences for each in own])),
        sentence_counts,
    )
