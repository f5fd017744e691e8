"""Whether engines computed the same: each against a scan of the text with its own analysis.

What an engine finds is compared with a brute-force count made in plain Python, with the words and
stems that this engine makes of the text. Where both engines agree with their own counts, whatever
they differ by is their analysis and nothing else.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bench.engine.corpus import Corpus, Line, original_outlet
from bench.engine.engines import SHOWN, Engine, Facts, engine
from bench.engine.shapes import NEAR, Question, Shape
from bench.engine.timing import Timed

_WRITTEN = (Shape.PHRASE2, Shape.PHRASE3, Shape.PREFIX)
_ANY = (Shape.ANY3, Shape.ANY2_COMMON)
_UNCOUNTED = (Shape.SENTENCE, Shape.ARTICLE)  # no peer has them: their own tests are elsewhere
_TELLING = 0.02  # of a total: what engines may differ by before it is shown


@dataclass(slots=True)
class _Count:
    """What a question should find."""

    total: int = 0
    outlets: Counter[str] = field(default_factory=Counter)
    months: Counter[str] = field(default_factory=Counter)
    facets: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, line: Line, number: int) -> None:
        """A paragraph of an article, by its number in it."""
        self.total += 1
        self.outlets[line.outlet] += 1
        if line.day:
            self.months[line.day.isoformat()[:7]] += 1
        values = {
            "author": set(line.authors),
            "original_outlet": {original_outlet(line)} - {""},
            "language": {"en"},
            "kind": {"body" if number else "title"},
            "year": {str(line.day.year)} if line.day else set(),
        }
        for facet, found in values.items():
            self.facets.setdefault(facet, Counter()).update(found)


def wrong(name: str, label: str, timed: Sequence[Timed], corpus: Corpus) -> list[str]:
    """The questions that an engine answered otherwise than the scan, each with both totals."""
    asked = [
        each for each in timed if label in each.facts and each.question.shape not in _UNCOUNTED
    ]
    counts = _count(engine(name), [each.question for each in asked], corpus)
    found = []
    for each, count in zip(asked, counts, strict=True):
        if reason := _difference(each.facts[label], count):
            found.append(f"{label}: {_told(each.question)}: {reason}")
    return found


def apart(timed: Sequence[Timed]) -> list[str]:
    """The questions whose totals differ between engines by more than _TELLING."""
    found = []
    for each in timed:
        totals = {label: facts.total for label, facts in each.facts.items()}
        low, high = min(totals.values()), max(totals.values())
        if low == 0 or (high - low) / high > _TELLING:
            told = ", ".join(f"{label} {total:,}" for label, total in totals.items())
            found.append(f"{_told(each.question)}: {told}")
    return found


def _told(question: Question) -> str:
    where = question.outlet or (f"{question.since}..{question.until}" if question.since else "")
    return f"{question.shape.value} ({' '.join((*question.words, where)).strip()})"


def _difference(facts: Facts, count: _Count) -> str:
    if facts.total != count.total:
        return f"{facts.total:,} instead of {count.total:,}"
    if facts.hits != min(10, count.total):
        return f"{facts.hits} hits shown of {count.total:,}"
    if facts.outlets is not None and _named(facts.outlets) != _named(count.outlets):
        return "other counts of outlets"
    if facts.months is not None and facts.months != count.months:
        return "other counts of months"
    for facet, counts in facts.facets.items():
        if counts != {value: count.facets[facet][value] for value in counts}:
            return f"other counts by {facet}"
        if len(counts) < min(SHOWN, len(count.facets.get(facet, ()))):
            return f"too few values of {facet}"
    return "" if facts.marked or not count.total else "nothing is marked"


def _named(outlets: Mapping[str, int]) -> dict[str, int]:
    return {outlet: count for outlet, count in outlets.items() if outlet}


def _count(made: Engine, questions: Sequence[Question], corpus: Corpus) -> list[_Count]:
    counts = [_Count() for _ in questions]
    wanted = [_Wanted.of(question, made) for question in questions]
    for line in corpus.lines():
        for number, text in enumerate(line.paragraphs):
            places: dict[str, list[int]] = {}
            for place, (word, stems) in enumerate(made.words(text)):
                for key in (f"={word}", *stems):
                    places.setdefault(key, []).append(place)
            for want, count in zip(wanted, counts, strict=True):
                if want.found(places, line):
                    count.add(line, number)
    return counts


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A question in the words of an engine: `=word` as written, else a stem."""

    question: Question
    keys: tuple[str, ...]

    @classmethod
    def of(cls, question: Question, made: Engine) -> _Wanted:
        """A plain English word has one stem in every engine."""
        written = question.written or question.shape in _WRITTEN
        words = made.words(" ".join(question.words))
        return cls(question, tuple(f"={word}" if written else stems[0] for word, stems in words))

    def found(self, places: dict[str, list[int]], line: Line) -> bool:
        question, keys = self.question, self.keys
        if question.shape is Shape.PREFIX:
            return any(key.startswith(keys[0]) for key in places)
        if question.shape in _ANY:
            return any(key in places for key in keys)
        if not all(key in places for key in keys):
            return False
        match question.shape:
            case Shape.OUTLET:
                return line.outlet == question.outlet
            case Shape.DATES:
                assert question.since and question.until
                return line.day is not None and question.since <= line.day <= question.until
            case Shape.PHRASE2 | Shape.PHRASE3:
                return any(
                    all(start + step in places[key] for step, key in enumerate(keys))
                    for start in places[keys[0]]
                )
            case Shape.NEAR:
                return any(0 < abs(a - b) <= NEAR for a in places[keys[0]] for b in places[keys[1]])
        return True
