"""Boilerplate told by repetition: what several articles of one container begin or end with.

Compared are the articles of one file (JSON Lines, CSV, a feed), so that the same bytes are always
read the same way, whatever else an archive holds and in whatever order files come in. The middle of
an article is left alone, since the press repeats its background paragraphs.
"""

from __future__ import annotations

import hashlib
import heapq
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from index.model import Kind
from index.reading.draft import Draft
from index.reading.paragraphs import Piece

_FEWEST = 3  # articles that have it; two may tell the same news
_SHARE = 0.02  # of a container's articles that have it; what fewer have is formulas of the trade
_MOST = 2_000  # articles compared: enough to see a share of 2 %
_EDGE = 6  # paragraphs at either end that are looked at
_LETTERS = range(20, 1_000)  # of boilerplate; shorter lines come again by chance
_MAY_BE = (Kind.BODY, Kind.HEADING, Kind.NOTE, Kind.DEK)
_BESIDE = (Kind.TITLE, Kind.BYLINE, Kind.CAPTION, Kind.BOILERPLATE)  # what it may stand behind


def repeated(drafts: Iterable[Draft]) -> frozenset[str]:
    """The texts that at least three articles of a container have near an end.

    Copies of one story, known by their longest other paragraph, count once. Neither the order of
    articles nor that of their paragraphs matters.
    """
    stories: defaultdict[str, set[str]] = defaultdict(set)
    sample = _sample(drafts)
    for texts in sample:
        longest, second = sorted(texts, key=lambda text: (-len(text), text))[:2]
        for text in {*texts[:_EDGE], *texts[-_EDGE:]}:
            if len(text) in _LETTERS:
                stories[text].add(second if text == longest else longest)
    enough = max(_FEWEST, _SHARE * len(sample))
    return frozenset(text for text, seen in stories.items() if len(seen) >= enough)


def _sample(drafts: Iterable[Draft]) -> list[list[str]]:
    """The texts of articles: of all, or of so many as bound memory, chosen by what they say."""
    chosen: list[tuple[int, int, list[str]]] = []
    for number, draft in enumerate(drafts):
        texts = [block.text for block in draft.blocks]
        if len(texts) > 1:
            words = "\n".join(texts).encode("utf-8", "surrogatepass")
            digest = int.from_bytes(hashlib.blake2b(words, digest_size=8).digest())
            keep = heapq.heappush if len(chosen) < _MOST else heapq.heappushpop
            keep(chosen, (-digest, number, texts))
    return [texts for _, _, texts in chosen]


def marked(pieces: Sequence[Piece], texts: Collection[str]) -> list[Piece]:
    """The paragraphs of an article, repeated `texts` at its beginning and end as boilerplate."""
    result = list(pieces)
    for places in (range(len(result)), range(len(result) - 1, -1, -1)):
        for at in places:
            if result[at].kind in _MAY_BE and result[at].text in texts:
                result[at] = result[at]._replace(kind=Kind.BOILERPLATE)
            elif result[at].kind not in _BESIDE:
                break
    has_body = any(piece.kind is Kind.BODY for piece in result)
    return result if has_body else list(pieces)  # or nothing would be left to read
