"""Boilerplate told by repetition: what several articles of one container begin or end with.

Compared are the articles of one file (JSON Lines, CSV, a feed), so that the same bytes are always
read the same way, whatever else an archive holds and in whatever order files come in. The middle of
an article is left alone, since the press repeats its background paragraphs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from index.model import Kind
from index.reading.draft import Draft
from index.reading.paragraphs import Piece

_FEWEST = 3  # articles that have it; two may tell the same news
_EDGE = 6  # paragraphs at either end that are looked at
_LONGEST = 1_000  # letters of boilerplate
_MAY_BE = (Kind.BODY, Kind.HEADING, Kind.NOTE, Kind.DEK)
_BESIDE = (Kind.TITLE, Kind.BYLINE, Kind.CAPTION, Kind.BOILERPLATE)  # what it may stand behind


def repeated(drafts: Iterable[Draft]) -> frozenset[str]:
    """The texts that at least three articles of a container have near an end.

    Copies of one story, known by their longest other paragraph, count once. Neither the order of
    articles nor that of their paragraphs matters.
    """
    stories: defaultdict[str, set[int]] = defaultdict(set)
    for draft in drafts:
        texts = [block.text for block in draft.blocks]
        if len(texts) > 1:
            longest, second = sorted(texts, key=lambda text: (-len(text), text))[:2]
            for text in {*texts[:_EDGE], *texts[-_EDGE:]}:
                if len(text) <= _LONGEST and len(stories[text]) < _FEWEST:
                    stories[text].add(hash(second if text == longest else longest))
    return frozenset(text for text, seen in stories.items() if len(seen) >= _FEWEST)


def marked(pieces: Sequence[Piece], texts: Collection[str]) -> list[Piece]:
    """The paragraphs of an article, repeated `texts` at its beginning and end as boilerplate."""
    result = list(pieces)
    for places in (range(len(result)), range(len(result) - 1, -1, -1)):
        for at in places:
            if result[at].kind in _MAY_BE and result[at].text in texts:
                result[at] = replace(result[at], kind=Kind.BOILERPLATE)
            elif result[at].kind not in _BESIDE:
                break
    has_body = any(piece.kind is Kind.BODY for piece in result)
    return result if has_body else list(pieces)  # or nothing would be left to read
