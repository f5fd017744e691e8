"""Base scores: Whoosh's BM25F, from the counts of words, one after the other.

Where the docstrings of `search/language/tree.py` leave a question open, the choice is:

- A term is a set of words of the index. The forms of a Word, in every language that a live article
  is in, are one term, and so are those of the words it is joined to; an Exact in a Phrase is one
  with the words it is joined to there. A term's frequency in a paragraph is how many of the words
  there belong to it, and it is in as many documents as have any. A word that has two stems of the
  term, as one typed with its accents may, counts twice: frequencies of stems are added up.
- Documents are all paragraphs, those of kinds that are not searched included; deleted ones too,
  until they are merged away.
- The length of a paragraph is its number of words, also for stems, be they one or two to a word.
- A Phrase scores the terms of its parts, a run of ideographs those of its pairs; one ideograph
  alone is one term: the pairs that begin with it, and itself. Cased scores as Exact, Pattern and
  Fuzzy 1 each, also in a Phrase. AnyWord adds nothing.
- Nothing is recognised as said before: `a a` scores twice what `a` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from math import log
from typing import TypeAlias

from whoosh.util.numeric import byte_to_length, length_to_byte

from index.analysis import normal_form
from search.language import AnyWord, Cased, Compound, Exact, Fuzzy, Or, Pattern, Phrase, Spot, Word
from tests.search.truth.occurrences import (
    Part,
    Text,
    form_stems,
    is_character,
    is_form,
    is_plain,
    one_words,
    opens_with,
    run_terms,
    stems_of,
)

_B, _K1 = 0.75, 1.2  # Whoosh's defaults

# "forms" of words, words as "written", or what begins with an "opening" ideograph.
Term: TypeAlias = tuple[str, tuple[str | Compound, ...]]


class Scoring:
    """Scores spots in texts that stand among all `texts` of an index.

    `languages` are those of live articles.
    """

    def __init__(self, texts: Sequence[Text], languages: set[str | None]) -> None:
        self.texts = texts
        self.languages = languages | {None}
        words = sum(len(text.words) for text in texts)
        self.average_length = words / max(1, len(texts))
        self._holders = cache(self._count_holders)

    def of(self, spot: Spot, text: Text) -> float:
        """What a spot, no Or, adds to the score of a text in which it occurs."""
        assert not isinstance(spot, Or)
        return sum(
            1.0 if isinstance(term, Pattern | Fuzzy) else self.of_term(term, text)
            for term in terms_of(spot)
        )

    def of_term(self, term: Term, text: Text) -> float:
        """BM25F with the text's length in Whoosh's one lossy byte."""
        frequency = self.frequency(term, text)
        inverse = log(len(self.texts) / (self._holders(term) + 1)) + 1
        length: int = byte_to_length(length_to_byte(len(text.words)))
        relative = (1 - _B) + _B * length / self.average_length
        return inverse * frequency * (_K1 + 1) / (frequency + _K1 * relative)

    def _count_holders(self, term: Term) -> int:
        return sum(self.frequency(term, text) > 0 for text in self.texts)

    def frequency(self, term: Term, text: Text) -> int:
        """How many words of a text belong to a term; by each of their stems."""
        kind, wanted = term
        if kind == "forms":
            known = text.language in self.languages
            stems = set().union(*(form_stems(word, text.language) for word in wanted if known))
            return sum(
                len(stems & stems_of(text.written(position), text.language))
                for position in range(len(text.words))
            )
        return sum(self.belongs(term, text, position) for position in range(len(text.words)))

    def belongs(self, term: Term, text: Text, position: int) -> bool:
        """Whether the word at a position is one of a term's."""
        kind, wanted = term
        match kind:
            case "forms":
                known = text.language in self.languages
                return known and any(is_form(each, text, position) for each in wanted)
            case "opening":
                return opens_with(text, position, str(wanted[0]))
        return text.words[position].text in wanted


def terms_of(
    spot: Word | Exact | Cased | Pattern | Fuzzy | Phrase,
) -> Iterator[Term | Pattern | Fuzzy]:
    """What a spot scores by."""
    if not isinstance(spot, Phrase):
        yield from _terms_of(spot, is_last=True)
        return
    for number, part in enumerate(spot.parts):
        joined = [word for start, end, word in spot.joined if start <= number < end]
        yield from _terms_of(part, is_last=number == len(spot.parts) - 1, joined=joined)


def _terms_of(
    part: Part, *, is_last: bool, joined: Sequence[str] = ()
) -> Iterator[Term | Pattern | Fuzzy]:
    match part:
        case Word() | Exact() if not is_plain(part):
            for term in run_terms(part.text, is_open=is_last):
                yield ("opening" if is_last and is_character(term) else "written"), (term,)
        case Word(text, _, own_joined):
            yield "forms", (text, *(each for each in own_joined if one_words(each.text)))
        case Exact(text) | Cased(text):
            yield "written", (normal_form(text), *one_words(*joined))
        case Pattern() | Fuzzy():
            yield part
        case AnyWord():
            return
