"""Paragraphs and gaps tile the source text: each of its characters is in one of them, and in one
only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.model import Paragraph, Span


def gaps(paragraphs: Iterable[Paragraph], length: int) -> Iterator[Span]:
    """The stretches of a source text of `length` characters that are in no paragraph, in order:
    white space, markup, front matter.

    Raises ValueError where two paragraphs hold the same character, or one stands outside the text.
    """
    spans = sorted((span.start, span.end) for one in paragraphs for span in one.spans)
    at = 0
    for start, end in spans:
        if not (at <= start <= end <= length):
            raise ValueError(f"characters {start} to {end} are not free, or not in the text")
        if at < start:
            yield Span(at, start)
        at = end
    if at < length:
        yield Span(at, length)
