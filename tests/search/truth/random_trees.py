"""Random trees that find something in a given archive, made of what stands in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from random import Random

from index import ArticleDate
from index.analysis import is_ideographic, words
from search.language import (
    And,
    AnyWord,
    AtLeast,
    Cased,
    Compound,
    Dated,
    Exact,
    First,
    Fuzzy,
    Named,
    Near,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Place,
    Same,
    Sentence,
    Spot,
    Word,
)
from search.language.joining import joined
from tests.search.truth.brute_force import BruteForce

_TRIES = 12  # for a tree with a hit and a miss
_WITH_BOTH = 0.85  # of the trees should have them
_MOST_TREES = 400  # to look for one that fits
NOWHERE = Place(0, 0)
_JOINING: dict[str, type[And | Or | Same]] = {"and": And, "or": Or, "same": Same}
_FIELDS = ("title", "author", "outlet", "original", "url", "file", "lang", "kind")


def random_tree(
    chance: Random, archive: BruteForce, scope: str, fits: Callable[[Node], bool]
) -> Node | None:
    """A tree that `fits`, most often one with a hit and a miss; None where no tree fits."""
    maker = TreeMaker(chance, archive)
    if not maker.has_words:
        return None
    tries = _TRIES if chance.random() < _WITH_BOTH else 1
    found: Node | None = None
    for _ in range(_MOST_TREES):
        tree = maker.node(chance.choice((0, 1, 1, 2, 3)))
        if not fits(tree):
            continue
        found = tree
        tries -= 1
        if not tries or 0 < len(archive.search(tree, scope).hits) < archive.count(scope):
            break
    return found


class TreeMaker:
    """Makes trees of what stands in an archive, so that many of them find something."""

    def __init__(self, chance: Random, archive: BruteForce) -> None:
        self._chance = chance
        self._documents = [each for each in archive.documents if each.text.words]

    @property
    def has_words(self) -> bool:
        """Whether there is anything to make a tree of."""
        return bool(self._documents)

    def node(self, depth: int) -> Node:
        """Any tree, at most so deep."""
        if depth <= 0 or self._chance.random() < 0.15:
            return self._chance.choice((self.spot, self.spot, self.spot, self._positional,
                                        self._named, self._dated))()  # fmt: skip
        match self._chance.choice(("and",) * 4 + ("or",) * 3 + ("not", "same", "positional") * 2):
            case "positional":
                return self._positional()
            case "not":
                return Not(self.node(depth - 1), NOWHERE)
            case "and" if self._chance.random() < 0.2:
                return self._neighbours()
            case kind:
                parts = tuple(self.node(depth - 1) for _ in range(self._count()))
                return _JOINING[kind](parts, NOWHERE)

    def _count(self) -> int:
        return self._chance.choice((2, 2, 2, 3))

    def _neighbours(self) -> Node:
        """Two plain words side by side, which may stand joined."""
        left, right = self._plain_word(), self._plain_word()
        if self._chance.random() < 0.5:
            left, right = self._chance.choice((("military", "industrial"), ("co", "operate")))
        one_word = (Compound(left, right),) if joined(left, right) else ()
        return And((Word(left, NOWHERE, one_word), Word(right, NOWHERE, one_word)), NOWHERE)

    def _positional(self) -> Node:
        chance = self._chance
        match chance.choice(("near", "near", "sentence", "at least", "first")):
            case "near":
                return self._near()
            case "sentence":
                return Sentence(tuple(self._spot_or_near() for _ in range(self._count())), NOWHERE)
            case "at least":
                return AtLeast(chance.choice((1, 2, 2, 3, 5)), self.spot(), NOWHERE)
        return First(chance.choice((1, 2, 3, 5, 8, 15, 40)), self._spot_or_near(), NOWHERE)

    def _spot_or_near(self) -> Spot | Near:
        return self._near() if self._chance.random() < 0.2 else self.spot()

    def _near(self) -> Near:
        parts = tuple(self.spot(0.1) for _ in range(self._count()))
        return Near(parts, self._chance.choice((1, 1, 2, 3, 5)), self._chance.random() < 0.5,
                    NOWHERE)  # fmt: skip

    def spot(self, of_several: float = 0.15) -> Spot:
        """What can be looked for at one spot; an Or with this probability."""
        chance = self._chance
        if chance.random() < of_several:
            return Or(tuple(self.spot(0) for _ in range(self._count())), NOWHERE)
        match chance.choice(("word",) * 5 + ("exact", "cased", "pattern", "fuzzy", "phrase") * 2):
            case "word":
                return self._plain()
            case "phrase":
                return self._phrase()
            case "pattern":
                return Pattern(self._pattern(), NOWHERE)
            case "fuzzy":
                return Fuzzy(self._misspelt(), chance.choice((1, 1, 2)), NOWHERE)
            case "cased":
                return Cased(self._plain_word(), NOWHERE)
        return as_written(self._written(1))

    def _plain(self) -> Spot:
        found = as_written(self._written(1))
        return Word(found.text, NOWHERE) if isinstance(found, Exact) else found

    def _phrase(self) -> Spot:
        chance = self._chance
        found = as_written(self._written(chance.choice((2, 2, 3, 4))))
        if not isinstance(found, Phrase):
            return found
        texts = [part.text for part in found.parts if isinstance(part, Exact)]
        parts: list[Exact | Cased | Pattern | AnyWord] = list(found.parts)
        if chance.random() < 0.2 and not any(map(is_ideographic, texts)):
            parts = [Cased(text, NOWHERE) for text in texts]
        elif chance.random() < 0.3:
            pattern = Pattern(self._pattern(), NOWHERE)
            if not pattern.text.endswith("?"):
                parts[chance.randrange(len(parts))] = pattern
        if chance.random() < 0.3 and len(parts) > 2:
            parts[chance.randrange(1, len(parts) - 1)] = AnyWord(NOWHERE)
        return Phrase(tuple(parts), NOWHERE)

    def _written(self, count: int) -> str:
        """So many words as they stand somewhere; of ideographs, about as many characters."""
        text = self._chance.choice(self._documents).text
        first = self._chance.randrange(len(text.words))
        last = min(first + count, len(text.words)) - 1
        end = text.words[last].end
        if is_ideographic(text.words[last].text) and self._chance.random() < 0.3:
            end = text.first_character(last).end
        return text.text[text.words[first].start : end]

    def _plain_word(self) -> str:
        """A word without ideographs, as it stands somewhere or in other case."""
        for _ in range(20):
            found = as_written(self._written(1))
            if isinstance(found, Exact) and not is_ideographic(found.text):
                return self._chance.choice((found.text, found.text, found.text.upper()))
        return "strike"

    def _letters(self) -> str:
        word = self._plain_word()
        return word if word.isalpha() else "strike"

    def _pattern(self) -> str:
        word, chance = self._letters(), self._chance
        cut = chance.randint(1, len(word))
        match chance.choice(("prefix", "prefix", "suffix", "letter", "inside")):
            case "prefix":
                return word[:cut] + "*"
            case "suffix":
                return "*" + word[cut - 1 :]
            case "letter" if len(word) > 1:
                return word[: cut - 1] + "?" + word[cut:]
        return f"{word[0]}*{word[-1]}"

    def _misspelt(self) -> str:
        word, chance = self._letters(), self._chance
        at = chance.randrange(len(word))
        match chance.choice(("right", "swapped", "lost", "added", "replaced")):
            case "swapped":
                return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
            case "lost" if len(word) > 2:
                return word[:at] + word[at + 1 :]
            case "added":
                return word[:at] + "a" + word[at:]
            case "replaced":
                return word[:at] + "e" + word[at + 1 :]
        return word

    def _named(self) -> Named:
        chance, article = self._chance, self._chance.choice(self._documents).article
        field = chance.choice(_FIELDS)
        metadata = article.metadata
        value = {
            "title": metadata.title,
            "author": chance.choice(metadata.authors or ("Tom Li",)),
            "outlet": metadata.outlet or "Gazette",
            "original": metadata.original_outlet or "Gazette",
            "url": metadata.url or "https://gazette.example",
            "file": article.source.path,
            "lang": metadata.language or "en",
            "kind": chance.choice(article.paragraphs).kind.value,
        }[field]
        found = words(value)
        if field in ("lang", "kind"):
            return Named(field, Exact(value, NOWHERE), NOWHERE)
        if not found or chance.random() < 0.25:
            return Named(field, as_written(value if found else "strike"), NOWHERE, bool(found))
        if field == "title" and chance.random() < 0.5:
            word = self._plain_word()
            return Named(field, Word(word, NOWHERE), NOWHERE)
        first = chance.randrange(len(found))
        last = min(first + chance.randrange(3), len(found) - 1)
        return Named(field, as_written(value[found[first].start : found[last].end]), NOWHERE)

    def _dated(self) -> Dated:
        chance = self._chance
        known = [each.article.metadata for each in self._documents]
        days = [days for each in known for days in (each.date, each.first_published) if days]
        field = chance.choice(("date", "date", "first"))
        if not days or chance.random() < 0.15:
            return Dated(field, None, NOWHERE)
        first, last = sorted((chance.choice(days).first, chance.choice(days).last))
        match chance.choice(("both", "both", "from", "until")):
            case "from":
                last = date.max
            case "until":
                first = date.min
        return Dated(field, ArticleDate(first, last), NOWHERE)


def as_written(text: str) -> Exact | Phrase:
    """The words of a text one after another, runs of ideographs whole, as the parser has them."""
    parts = tuple(Exact(text[start:end], NOWHERE) for start, end in _whole_words(text))
    return parts[0] if len(parts) == 1 else Phrase(parts, NOWHERE)


def _whole_words(text: str) -> Iterator[tuple[int, int]]:
    found = words(text)
    gaps = [left.end <= right.start for left, right in pairwise(found)]
    starts = [0, *(number for number, gap in enumerate(gaps, 1) if gap)]
    for first, after in pairwise([*starts, len(found)]):
        run = found[first:after]
        yield run[0].start, max(word.end for word in run)
