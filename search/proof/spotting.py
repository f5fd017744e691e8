"""Words found in a text without cutting it: the quick way for most queries and most texts.

A run of letters and digits is a word of a plain text, with three exceptions, all known at the spot:
initials (U.S.), figures (1,578) and a letter with a sign (C++). Where one of them may be meant,
nothing is decided and the text is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Protocol

from search.proof.leaves import Known, Leaf, LetterForLetter, Like
from search.proof.occurrences import Sequence
from search.proof.plain import Occurrence

_RUN = re.compile(r"[A-Za-z0-9]*")
_PREFIX = re.compile(r"([A-Za-z]{2,})\*")
_LONGEST = 200  # letters; longer words are told apart by their beginnings
_STEM = 3  # letters that forms share if they are looked for together
_MOST_WORDS = 8  # of a phrase; longer ones are rare
_MOST_WAYS = 8  # to write a phrase, with neighbours written as one word or apart


class Spotter:
    """Finds all occurrences of a spot in plain texts of any language."""

    def __init__(self, sequences: Iterable[Sequence], known: Known) -> None:
        listed = [*sequences]
        short = all(sequence.last <= _MOST_WORDS for sequence in listed)
        self._ways = [way for sequence in listed for way in _ways(sequence)] if short else []
        self._known = known
        self._searches: dict[str | None, tuple[list[_Search], list[str]] | None] = {}

    def find(self, letters: str, language: str | None, text: str) -> list[Occurrence] | None:
        """The occurrences in a plain text; None where it must be cut to tell.

        `letters` are those of the text as small ones.
        """
        try:
            made = self._searches[language]
        except KeyError:
            listed = self._made(language)
            made = self._searches[language] = (listed, _initials(listed)) if listed else None
        if made is None:
            return None
        searches, initials = made
        for written in initials:
            if written in letters:
                return None
        if len(searches) == 1:
            return searches[0].find(text if searches[0].is_cased else letters)
        found: list[Occurrence] = []
        for search in searches:
            own = search.find(text if search.is_cased else letters)
            if own is None:
                return None
            found += own
        return found

    def _made(self, language: str | None) -> list[_Search] | None:
        """What to look for in a language; None where that cannot be listed."""
        if not 0 < len(self._ways) <= _MOST_WAYS:
            return None
        single: set[str] = set()
        searches: list[_Search] = []
        for way in self._ways:
            if len(way) == 1 and isinstance(way[0], Like):
                if not (like := _PREFIX.fullmatch(way[0].pattern)):
                    return None
                searches.append(_Runs(like[1].lower(), None))
                continue
            if cased := _as_they_stand(way):
                single_word = len(cased) == 1
                searches.append(_Runs(cased[0], frozenset(cased), is_cased=True) if single_word
                                else _Line(cased, is_cased=True))  # fmt: skip
                continue
            listed = [self._known.keys(leaf, language) for leaf in way]
            if not all(forms and all(map(_can_be_spotted, forms)) for forms in listed):
                return None
            forms_of = [forms for forms in listed if forms]
            if len(way) == 1:
                single |= forms_of[0]
            else:  # the words of a phrase have one form each
                searches.append(_Line([*chain.from_iterable(forms_of)]))
        return [*_runs(single), *searches]


class _Search(Protocol):
    """Something to look for in plain texts."""

    needles: list[str]
    """Beginnings of words, which must not be written as initials."""
    is_cased: bool
    """Whether it looks into the text itself, not into its small letters."""

    def find(self, text: str) -> list[Occurrence] | None:
        """The occurrences, or None where the text must be cut to tell."""


class _Runs:
    """Runs of letters and digits that begin with a needle: some, or with None all of them."""

    def __init__(self, needle: str, runs: frozenset[str] | None, *, is_cased: bool = False) -> None:
        self._needle = needle
        self.needles = [] if is_cased else [needle]  # initials are other letters
        self.is_cased = is_cased
        self._runs = runs
        self._is_careful = runs is not None and not all(map(_is_safe, runs))

    def find(self, text: str) -> list[Occurrence] | None:
        """The occurrences, or None where the text must be cut to tell."""
        found: list[Occurrence] = []
        needle, runs = self._needle, self._runs
        at = text.find(needle)
        while at >= 0:
            end = at + len(needle)
            if not at or not text[at - 1].isalnum():
                if text[end : end + 1].isalnum():
                    end = _RUN.match(text, end).end()  # type: ignore[union-attr]  # it always matches
                if runs is None or text[at:end] in runs:
                    if self._is_careful and _is_doubtful(text, at, end):
                        return None
                    found.append(((at, end),))
            at = text.find(needle, end)
        return found


class _Line:
    """Words one right after the other, looked for from the longest one."""

    def __init__(self, words: list[str], *, is_cased: bool = False) -> None:
        self.needles = [] if is_cased else words
        self.is_cased = is_cased
        self._longest = max(words, key=len)
        at = words.index(self._longest)
        self._before = words[:at][::-1]
        self._after = words[at + 1 :]
        self._is_careful = not all(map(_is_safe, words))

    def find(self, text: str) -> list[Occurrence] | None:
        """The occurrences, or None where the text must be cut to tell."""
        found = []
        at = text.find(self._longest)
        while at >= 0:
            if words := self._around(text, at):
                if self._is_careful and any(_is_doubtful(text, *word) for word in words):
                    return None
                found.append(words)
            at = text.find(self._longest, at + 1)
        return found

    def _around(self, text: str, start: int) -> Occurrence | None:
        """All the words where the longest one begins here and the others stand around it."""
        first, last = start, start + len(self._longest)
        if text[last : last + 1].isalnum() or text[first - 1 : first].isalnum():
            return None
        found = [(first, last)]
        for word in self._after:
            at = last
            while at < len(text) and not text[at].isalnum():
                at += 1
            last = at + len(word)
            if not text.startswith(word, at) or text[last : last + 1].isalnum():
                return None
            found.append((at, last))
        for word in self._before:
            end = first
            while end and not text[end - 1].isalnum():
                end -= 1
            first = end - len(word)
            if (
                first < 0
                or not text.startswith(word, first)
                or text[max(0, first - 1) : first].isalnum()
            ):
                return None
            found.insert(0, (first, end))
        return tuple(found)


def _ways(sequence: Sequence) -> Iterator[tuple[Leaf, ...]]:
    """The ways from the first place of a sequence to the last."""

    def onward(place: int) -> Iterator[tuple[Leaf, ...]]:
        if place == sequence.last:
            yield ()
        for step in sequence.steps:
            if step.before == place:
                for rest in onward(step.after):
                    yield (step.leaf, *rest)

    return islice(onward(0), _MOST_WAYS + 1)


def _as_they_stand(way: tuple[Leaf, ...]) -> list[str]:
    """The words of a way that asks for their letters as they stand; none of another."""
    letters = [leaf.letters for leaf in way if isinstance(leaf, LetterForLetter)]
    if len(letters) < len(way) or not all(map(_can_be_spotted, letters)):
        return []
    return letters


def _runs(forms: Iterable[str]) -> Iterator[_Runs]:
    """One search for the forms that begin alike."""
    groups: dict[str, list[str]] = {}
    for form in forms:
        groups.setdefault(form if len(form) <= _STEM else form[:_STEM], []).append(form)
    for group in groups.values():
        yield _Runs(_beginning(group), frozenset(group))


def _beginning(forms: list[str]) -> str:
    """What all of them begin with: what the first and the last in alphabetic order do."""
    first, last = min(forms), max(forms)
    differing = (
        at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other
    )
    return first[: next(differing, len(first))]


def _can_be_spotted(form: str) -> bool:
    return len(form) <= _LONGEST and form.isascii() and form.isalnum()


def _is_safe(form: str) -> bool:
    """Whether a run is a word wherever it stands: not one letter, no figure."""
    return len(form) > 1 and not form[0].isdigit()


def _is_doubtful(text: str, start: int, end: int) -> bool:
    """Whether a run may be part of initials, a figure or something like C++."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return (
        (len(before) == 2 and before[1] in ".," and before[0].isalnum())
        or (len(after) == 2 and after[0] in ".," and after[1].isalnum())
        or after[:1] in ("+", "#")
    )


def _initials(searches: Iterable[_Search]) -> list[str]:
    """How the beginnings of words may be written as initials."""
    needles = {needle for search in searches for needle in search.needles}
    found = {".".join(needle) for needle in needles if len(needle) > 1 and needle.isalpha()}
    # Where one is found, so are those inside it.
    return [one for one in found if not any(one != other and other in one for other in found)]
