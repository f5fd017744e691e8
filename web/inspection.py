"""How an article was read: its source text in pieces, each beside what was made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from index import Article, Paragraph, Span, gaps

_MOST_SHOWN = 2_000  # letters of a stretch; the head of a saved page holds a hundred times as many


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of source text: of a paragraph, or a gap where `paragraph` is None.

    `raw` is the stretch as it stands, shortened where it is very long. `first`: the paragraph
    begins here; further pieces of it follow where something else stood in between. `altered`: the
    paragraph has other letters or spaces than its source.
    """

    start: int
    end: int
    raw: str
    paragraph: Paragraph | None = None
    first: bool = True
    altered: bool = False


def pieces(article: Article) -> Iterator[Piece]:
    """All of an article's source text in order, but for gaps of white space alone.

    A title that stands outside of the text comes first, as an empty piece.
    """
    text = article.source_text
    stretches: list[tuple[Span, Paragraph | None, bool]] = [
        (span, paragraph, number == 0)
        for paragraph in article.paragraphs
        for number, span in enumerate(paragraph.spans)
    ]
    stretches += [(gap, None, True) for gap in gaps(article.paragraphs, len(text))]
    for span, paragraph, first in sorted(stretches, key=lambda one: (one[0].start, one[0].end)):
        raw = text[span.start : span.end]
        if paragraph or raw.strip():
            altered = paragraph is not None and _as_it_stands(text, paragraph) != paragraph.text
            yield Piece(span.start, span.end, shortened(raw), paragraph, first, altered)


def _as_it_stands(text: str, paragraph: Paragraph) -> str:
    return " ".join(text[span.start : span.end] for span in paragraph.spans)


def shortened(raw: str) -> str:
    """A stretch as it is shown: its two ends where it is very long."""
    if len(raw) <= _MOST_SHOWN:
        return raw
    half = _MOST_SHOWN // 2
    left_out = len(raw) - 2 * half
    return f"{raw[:half]}\n… {left_out:,} characters …\n{raw[-half:]}"
