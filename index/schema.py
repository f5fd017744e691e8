"""The one Whoosh schema, with a reason on each field.

A document is a paragraph; an article is a run of documents that begins with its title.
"""

from __future__ import annotations

from collections.abc import Iterator

from whoosh.analysis import Analyzer, Token
from whoosh.fields import ID, NUMERIC, STORED, TEXT, Schema

from index.analysis import words


class WordAnalyzer(Analyzer):  # type: ignore[misc]  # Whoosh's base class is untyped
    """`index.analysis.words` as Whoosh wants it; pickled by name into every generation."""

    def __call__(self, value: str, **kwargs: object) -> Iterator[Token]:
        """One token object, yielded again and again, as Whoosh's contract has it."""
        token = Token(positions=True, chars=True)
        for position, word in enumerate(words(value)):
            token.text = token.original = word.text
            token.startchar, token.endchar = word.start, word.end
            token.pos, token.boost, token.stopped = position, 1.0, False
            yield token


def schema() -> Schema:
    """A new schema; Whoosh keeps state in it, so each index gets its own."""
    return Schema(
        # The paragraph's address: what every hit and link carries.
        id=STORED,
        # The article's id: one term finds the whole run.
        article=ID(stored=True),
        # Place within the article, from 0.
        number=STORED,
        # Most searches leave bylines and boilerplate out.
        kind=ID(stored=True),
        # Words as written, with positions: phrases, patterns, distances, spelling.
        words=TEXT(analyzer=WordAnalyzer(), phrase=True),
        # Stems that carry their language; a plain query word looks here. No positions: what asks
        # for places asks for words.
        stems=TEXT(analyzer=WordAnalyzer(), phrase=False),
        # Who published it, and who did first: whole values, to be filtered and counted.
        outlet=ID(sortable=True),
        original_outlet=ID(sortable=True),
        # A term for each of several authors.
        author=ID,
        # Which stems its words have; and readers of one language filter by it.
        language=ID(sortable=True),
        # First and last possible day as proleptic ordinals, 0 where there is no date: a range finds
        # what lies wholly inside.
        first_day=NUMERIC(sortable=True, default=0),
        last_day=NUMERIC(sortable=True, default=0),
        # What is shown of a hit.
        text=STORED,
        spans=STORED,
    )
