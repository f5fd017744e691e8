"""The words that mark the first hits: what else is about them holds these too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np

from index.segment import is_ideographic, stems, words
from search import ranking
from search.engine.asked import Asked
from search.engine.postings import PostingList
from search.engine.question import Question
from search.engine.terms import Terms
from search.engine.window import Window
from search.ranking import Floats

_MOST_WORDS = 5_000  # of a hit that are read: long features are whole, a book takes no longer


class _Key(NamedTuple):
    """A stem, or a word of a script without spaces, which has none."""

    text: str
    is_stem: bool


def words_of(question: Question, first: Window, weights: Floats) -> Asked | None:
    """The words of the first hits that say most, to be asked for beside a query's; None if none.

    `weights` are those of the query's own words.
    """
    terms, view = question.terms, question.terms.view
    values: Counter[_Key] = Counter()
    shares = ranking.by_rank(len(first)).tolist()
    for number, weight in zip(first.numbers.tolist(), shares, strict=True):
        counts = Counter(islice(_keys(question, number), _MOST_WORDS))
        often = np.array([*counts.values()])
        found = ranking.presence(often, counts.total(), view.article_length)
        for key, value in zip(counts, found.tolist(), strict=True):
            values[key] += weight * value
    worth = [(value * _rarity(key, terms), key) for key, value in values.items()]
    # Of words that are worth the same, the same ones are taken everywhere.
    best = sorted(((value, key) for value, key in worth if value > 0), key=_order)[: ranking.WORDS]
    if not best:
        return None
    weights = ranking.shared(np.array([value for value, _ in best]), weights)
    return Asked(tuple(_term(key, terms) for _, key in best), weights)


def _order(worth: tuple[float, _Key]) -> tuple[float, _Key]:
    value, key = worth
    return -value, key


def _keys(question: Question, number: int) -> Iterator[_Key]:
    """Every word of a hit and of its article's title; of an article, all that is searched."""
    whole, searched = question.terms.view.whole, question.searched
    article = number if question.of_articles else int(whole.article_of[number])
    run = whole.run(article)
    shown = run if question.of_articles else sorted({run[0], number})
    language = whole.metadata(article).language
    for document in shown:
        if searched is None or searched[document]:
            yield from _keys_of(whole.text(document), language)


def _keys_of(text: str, language: str | None) -> Iterator[_Key]:
    for word in words(text):
        if is_ideographic(word.text):
            yield _Key(word.text, is_stem=False)
        else:
            yield _Key(stems(text[word.start : word.end], language)[0], is_stem=True)


def _rarity(key: _Key, terms: Terms) -> float:
    """Among paragraphs, which the dictionaries know; a word of one paragraph tells of no other."""
    count = 0
    for segment in terms.view.whole.segments:
        field = segment.stems if key.is_stem else segment.words
        number = field.dictionary.find(key.text.encode())
        count += field.count(number) if number >= 0 else 0
    return ranking.rarity(terms.view.whole.documents, count) if count > 1 else 0.0


def _term(key: _Key, terms: Terms) -> PostingList:
    if key.is_stem:
        return PostingList.of_stems(terms.view, [key.text])
    return terms.as_written(key.text)
