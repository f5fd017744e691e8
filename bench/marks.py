"""How long the marks and snippets of a page of ten hits take: `python -m bench.marks FILE.jsonl`.

Queries of each shape are drawn from the text. A page is marks and snippet of ten paragraphs that
the query finds. Measured are a new Marker, its first page with the memos of words empty, and pages
after that.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from time import process_time

from index import Metadata
from index.segment import stems, words
from search.language import And, Exact, Near, Node, Pattern, Phrase, Place, Sentence, Word
from search.marks import Marker
from search.proof.cutting import forget
from search.snippets import snippet

_ENGLISH = Metadata(language="en")
_NOWHERE = Place(0, 0)
_QUERIES = 20  # of each shape
_HITS = 10  # a page of results
_ROUNDS = 15
_TRIED = 2_000  # paragraphs, before another query is drawn
_MOST_PARAGRAPHS = 6_000  # to draw from; more change nothing but the time it takes


def _paragraphs(path: Path) -> list[str]:
    """Paragraphs of the `text` of each line, which are parted by blank lines."""
    found: list[str] = []
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            found += filter(str.strip, json.loads(line)["text"].split("\n\n"))
            if len(found) >= _MOST_PARAGRAPHS:
                break
    return found


class _Forms:
    """The forms of each stem in all paragraphs, as an index has them."""

    def __init__(self, paragraphs: list[str]) -> None:
        self._forms: dict[str, set[str]] = defaultdict(set)
        seen = set()
        for text in paragraphs:
            for word in words(text):
                written = text[word.start : word.end]
                if written not in seen:
                    seen.add(written)
                    for stem in stems(written, "en"):
                        self._forms[stem].add(word.text)

    def __call__(self, text: str, language: str | None) -> frozenset[str]:
        return frozenset().union(*(self._forms.get(stem, ()) for stem in stems(text, language)))


def _word(chance: random.Random, text: list[str]) -> Node:
    return Word(chance.choice(text), _NOWHERE)


def _two_words(chance: random.Random, text: list[str]) -> Node:
    return And(tuple(Word(word, _NOWHERE) for word in chance.sample(text, 2)), _NOWHERE)


def _phrase_of(count: int) -> Callable[[random.Random, list[str]], Node]:
    def drawn(chance: random.Random, text: list[str]) -> Node:
        at = chance.randrange(len(text) - count)
        return Phrase(tuple(Exact(word, _NOWHERE) for word in text[at : at + count]), _NOWHERE)

    return drawn


def _prefix(chance: random.Random, text: list[str]) -> Node:
    return Pattern(chance.choice([word for word in text if len(word) > 4])[:4] + "*", _NOWHERE)


def _near(chance: random.Random, text: list[str]) -> Node:
    at = chance.randrange(len(text) - 3)
    parts = (Word(text[at], _NOWHERE), Word(text[at + 3], _NOWHERE))
    return Near(parts, 5, False, _NOWHERE)


def _sentence(chance: random.Random, text: list[str]) -> Node:
    at = chance.randrange(len(text) - 3)
    return Sentence((Word(text[at], _NOWHERE), Word(text[at + 3], _NOWHERE)), _NOWHERE)


SHAPES: dict[str, Callable[[random.Random, list[str]], Node]] = {
    "a word": _word,
    "two words": _two_words,
    "a phrase of 2": _phrase_of(2),
    "a phrase of 3": _phrase_of(3),
    "a prefix": _prefix,
    "NEAR/5": _near,
    "SENTENCE": _sentence,
}


def _pages(
    shape: Callable[[random.Random, list[str]], Node], paragraphs: list[str], forms: _Forms
) -> Iterator[tuple[Node, list[str]]]:
    """Queries of a shape, each with ten paragraphs that it finds; others are drawn again."""
    chance = random.Random(0)
    found = 0
    while found < _QUERIES:
        text = [word.text for word in words(chance.choice(paragraphs))]
        if len(text) < 9:
            continue
        tree = shape(chance, text)
        marker = Marker(tree, forms)
        drawn = chance.sample(paragraphs, min(len(paragraphs), _TRIED))
        hits = [*islice((some for some in drawn if marker.marks(some, _ENGLISH)), _HITS)]
        if len(hits) == _HITS:
            found += 1
            yield tree, hits


def _compiled(tree: Node, forms: _Forms) -> float:
    began = process_time()
    Marker(tree, forms)
    return process_time() - began


def _page(marker: Marker, hits: list[str]) -> float:
    began = process_time()
    for text in hits:
        snippet(text, marker.marks(text, _ENGLISH) or ())
    return process_time() - began


def _measured(tree: Node, hits: list[str], forms: _Forms) -> tuple[float, float, float]:
    """Seconds for a new Marker, for its first page with all memos empty, and for a page again."""
    compiling = min(_compiled(tree, forms) for _ in range(_ROUNDS))
    first = []
    for _ in range(_ROUNDS):
        forget()
        marker = Marker(tree, forms)
        first.append(_page(marker, hits))
    return compiling, min(first), min(_page(marker, hits) for _ in range(_ROUNDS))


def main(path: Path) -> None:
    """Prints microseconds of the processor: medians over queries of the best of some rounds."""
    paragraphs = _paragraphs(path)
    forms = _Forms(paragraphs)
    letters = sum(map(len, paragraphs)) / len(paragraphs)
    print(f"{len(paragraphs)} paragraphs of {letters:.0f} letters; microseconds a page of {_HITS}")
    print(f"{'':16}{'compile':>8}{'first':>8}{'page':>8}")
    for name, shape in SHAPES.items():
        figures = [_measured(tree, hits, forms) for tree, hits in _pages(shape, paragraphs, forms)]
        print(
            f"{name:16}"
            + "".join(f"{median(own) * 1e6:8.0f}" for own in zip(*figures, strict=True))
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.marks", description=__doc__)
    parser.add_argument("corpus", type=Path, help="JSON Lines, plain or gzipped")
    main(parser.parse_args().corpus)
