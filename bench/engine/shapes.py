"""What is asked: fifteen shapes of twenty questions each, drawn from the text with a fixed seed.

A question says what is wanted and knows no engine; each adapter makes its own query of it. Words
come from articles that hold them together, so that every question has hits. They are drawn from
the first 100,000 paragraphs at most: what is grown further is asked the same questions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import islice
from random import Random

from bench.engine.corpus import Corpus, Line

EACH = 20  # questions of a shape
NEAR = 5  # the most by which the positions of words that are near each other differ
_READ = 100_000  # paragraphs that words are counted in
_SAMPLE = 3000  # articles that questions are drawn from
_TRIES = 5000  # before a shape is given up: the text does not have it
_PREFIX = 4  # letters
_WORD = re.compile(r"[^\W_]+")
_PLAIN = re.compile(r"[a-z]{3,}")
# Words between spaces, so that every engine counts their positions alike.
_RUN = re.compile(r"(?<!\S)[A-Za-z]{2,}(?: [A-Za-z]{2,})+(?=[\s.,;:]|$)")

# How many of the paragraphs hold a word, as shares.
_RARE, _MIDDLING, _COMMON = (5e-5, 5e-4), (1e-3, 1e-2), (5e-2, 1.0)
_TELLING, _ANY = (1e-3, 5e-2), (1e-3, 1.0)


class Shape(StrEnum):
    """What a question asks for."""

    RARE = "rare word"
    MIDDLING = "middling word"
    COMMON = "common word"
    ALL2 = "2 words, all"
    ALL3 = "3 words, all"
    ANY3 = "3 words, any"
    ANY2_COMMON = "2 common words, any"
    PHRASE2 = "phrase of 2"
    PHRASE3 = "phrase of 3"
    PREFIX = "prefix"
    OUTLET = "word in an outlet"
    DATES = "word in dates"
    NEAR = "2 words near each other"
    SENTENCE = "2 words in a sentence"
    ARTICLE = "2 words in an article"


@dataclass(frozen=True, slots=True)
class Question:
    """Words in small letters (a prefix is one, cut short), and what the hits must also be.

    `since` and `until` are the first and the last day. `written` asks for the words as written
    where the shape would let any form of them do.
    """

    shape: Shape
    words: tuple[str, ...]
    outlet: str = ""
    since: date | None = None
    until: date | None = None
    written: bool = False


def draw(corpus: Corpus, seed: int, each: int = EACH) -> tuple[Question, ...]:
    """The questions, shape by shape. A shape that the text has no example of has none."""
    text = _Text.of(corpus, Random(seed))
    questions: list[Question] = []
    for shape, find in _FINDERS.items():
        random = Random(f"{seed} {shape}")
        found: dict[Question, None] = {}
        for _ in range(_TRIES):
            if len(found) == each:
                break
            question = find(text, random, shape)
            if question and len(set(question.words)) == len(question.words):
                found[question] = None
        questions += found
    return tuple(questions)


@dataclass(frozen=True, slots=True)
class _Text:
    """A sample of the articles, and in how many of `paragraphs` paragraphs each word is."""

    sample: list[Line]
    frequency: Counter[str]
    paragraphs: int

    @classmethod
    def of(cls, corpus: Corpus, random: Random) -> _Text:
        frequency: Counter[str] = Counter()
        sample: list[Line] = []
        paragraphs = 0
        limit = min(_READ, corpus.paragraphs or _READ)
        for number, line in enumerate(Corpus(corpus.path, limit).lines(), 1):
            paragraphs += len(line.paragraphs)
            for paragraph in line.paragraphs:
                frequency.update(set(_WORD.findall(paragraph.lower())))
            if len(sample) < _SAMPLE:
                sample.append(line)
            elif (place := random.randrange(number)) < _SAMPLE:
                sample[place] = line
        return cls(sample, frequency, paragraphs)

    def words(self, text: str, band: tuple[float, float]) -> list[str]:
        """The plain words of a text that are as frequent as the band says, in order."""
        low, high = band[0] * self.paragraphs, max(band[1] * self.paragraphs, 2)
        words = dict.fromkeys(_WORD.findall(text.lower()))
        return [word for word in words
                if _PLAIN.fullmatch(word) and low <= self.frequency[word] <= high]  # fmt: skip

    def paragraph(self, random: Random) -> tuple[Line, str]:
        """A body paragraph; the title of an article that has no other."""
        line = random.choice(self.sample)
        return line, random.choice(line.paragraphs[1:] or line.paragraphs)


_Finder = Callable[[_Text, Random, Shape], Question | None]


def _words(count: int, band: tuple[float, float]) -> _Finder:
    """Words of one paragraph."""

    def find(text: _Text, random: Random, shape: Shape) -> Question | None:
        _, paragraph = text.paragraph(random)
        words = text.words(paragraph, band)
        return Question(shape, tuple(random.sample(words, count))) if len(words) >= count else None

    return find


def _phrase(count: int) -> _Finder:
    """Words that follow one another, at least one of them telling."""

    def find(text: _Text, random: Random, shape: Shape) -> Question | None:
        _, paragraph = text.paragraph(random)
        phrases = [words for run in _runs(paragraph) for words in _windows(run, count)]
        told = [words for words in phrases if text.words(" ".join(words), _TELLING)]
        return Question(shape, random.choice(told)) if told else None

    return find


def _prefix(text: _Text, random: Random, shape: Shape) -> Question | None:
    _, paragraph = text.paragraph(random)
    words = [word for word in text.words(paragraph, _MIDDLING) if len(word) > _PREFIX + 1]
    return Question(shape, (random.choice(words)[:_PREFIX],)) if words else None


def _in_outlet(text: _Text, random: Random, shape: Shape) -> Question | None:
    line, paragraph = text.paragraph(random)
    words = text.words(paragraph, _ANY)
    if not words or not line.outlet:
        return None
    return Question(shape, (random.choice(words),), outlet=line.outlet)


def _in_dates(text: _Text, random: Random, shape: Shape) -> Question | None:
    """A month, a quarter or a year around the day of the word's article."""
    line, paragraph = text.paragraph(random)
    words = text.words(paragraph, _ANY)
    if not words or not line.day:
        return None
    days = random.choice((30, 91, 365))
    since = line.day - timedelta(random.randrange(days))
    return Question(shape, (random.choice(words),), since=since, until=since + timedelta(days))


def _near(text: _Text, random: Random, shape: Shape) -> Question | None:
    _, paragraph = text.paragraph(random)
    for run in _runs(paragraph):
        telling = text.words(" ".join(run), _TELLING)
        pairs = [(a, b) for a in telling for b in telling
                 if a != b and abs(run.index(a) - run.index(b)) <= NEAR]  # fmt: skip
        if pairs:
            return Question(shape, random.choice(pairs))
    return None


def _in_sentence(text: _Text, random: Random, shape: Shape) -> Question | None:
    """Words of one stretch without any mark that could end a sentence."""
    _, paragraph = text.paragraph(random)
    for run in _runs(paragraph):
        telling = text.words(" ".join(run), _TELLING)
        if len(telling) > 1:
            return Question(shape, tuple(random.sample(telling, 2)))
    return None


def _in_article(text: _Text, random: Random, shape: Shape) -> Question | None:
    """Words of two paragraphs of one article."""
    line = random.choice(text.sample)
    if len(line.paragraphs) < 3:
        return None
    words = [text.words(part, _TELLING) for part in random.sample(line.paragraphs[1:], 2)]
    return Question(shape, tuple(map(random.choice, words))) if all(words) else None


def _runs(paragraph: str) -> Iterator[list[str]]:
    for match in _RUN.finditer(paragraph):
        yield match[0].lower().split()


def _windows(run: list[str], count: int) -> Iterator[tuple[str, ...]]:
    return zip(*(islice(run, start, None) for start in range(count)), strict=False)


_FINDERS: dict[Shape, _Finder] = {
    Shape.RARE: _words(1, _RARE),
    Shape.MIDDLING: _words(1, _MIDDLING),
    Shape.COMMON: _words(1, _COMMON),
    Shape.ALL2: _words(2, _TELLING),
    Shape.ALL3: _words(3, _ANY),
    Shape.ANY3: _words(3, _TELLING),
    Shape.ANY2_COMMON: _words(2, _COMMON),
    Shape.PHRASE2: _phrase(2),
    Shape.PHRASE3: _phrase(3),
    Shape.PREFIX: _prefix,
    Shape.OUTLET: _in_outlet,
    Shape.DATES: _in_dates,
    Shape.NEAR: _near,
    Shape.SENTENCE: _in_sentence,
    Shape.ARTICLE: _in_article,
}
