"""The one Whoosh schema, with a reason on each field.

A document is a paragraph; an article is a run of documents that begins with its title.
"""

from __future__ import annotations

from collections.abc import Iterator

from whoosh.analysis import Analyzer, Token
from whoosh.columns import VarBytesColumn
from whoosh.fields import COLUMN, ID, NUMERIC, STORED, TEXT, Schema

from index.analysis import words

UNDATED = 0  # no day has the ordinal 0: what `first_day` and `last_day` hold without a date
AUTHOR_SEPARATOR = "\x1f"  # ASCII's unit separator; no name holds it


class WordAnalyzer(Analyzer):  # type: ignore[misc]  # Whoosh's base class is untyped
    """`index.analysis.words` as Whoosh wants it; pickled by name into every generation."""

    def __call__(self, value: str, **kwargs: object) -> Iterator[Token]:
        """One token object, yielded again and again, as Whoosh's contract has it."""
        token = Token(positions=True, chars=True)
        position = start = 0
        for name in value.split(AUTHOR_SEPARATOR):
            for word in words(name):
                token.text = token.original = word.text
                token.startchar, token.endchar = start + word.start, start + word.end
                token.pos, token.boost, token.stopped = position, 1.0, False
                yield token
                position += 1
            start += len(name) + len(AUTHOR_SEPARATOR)
            position += 1  # a free place, so that no phrase reaches from name to name


def schema() -> Schema:
    """A new schema; Whoosh keeps state in it, so each index gets its own."""
    return Schema(
        # The paragraph's address. Stored, for it is what every hit and link carries.
        id=ID(unique=True, stored=True),
        # The article's id: deleting by it removes the whole run; the column counts articles.
        article=ID(stored=True, sortable=True),
        # The article's id again, on its title paragraph alone: finds `record` with one look-up.
        head=ID,
        # Place within the article, from 0. Stored: a run is read back in order.
        number=NUMERIC(stored=True),
        # Most searches leave bylines and boilerplate out.
        kind=ID(stored=True),
        # Words as written, with positions: phrases, and words of Chinese, Japanese and Korean.
        words=TEXT(analyzer=WordAnalyzer(), phrase=True),
        # Stems that carry their language; a plain query word looks here. No positions: phrases
        # are matched on words as written.
        stems=TEXT(analyzer=WordAnalyzer(), phrase=False),
        # The words of the outlet's and the authors' names, for `outlet:` and `author:`.
        outlet=TEXT(analyzer=WordAnalyzer(), phrase=True),
        author=TEXT(analyzer=WordAnalyzer(), phrase=True),
        # Says which stems the archive holds.
        language=ID,
        # The whole values, never searched, only counted and filtered by. Every document has them,
        # be they empty: Whoosh takes another document's value where a segment has none.
        outlet_value=COLUMN(VarBytesColumn()),
        # The same, joined with AUTHOR_SEPARATOR.
        author_values=COLUMN(VarBytesColumn()),
        # The same.
        language_value=COLUMN(VarBytesColumn()),
        # First and last possible day as proleptic ordinals: a range finds what lies wholly inside.
        first_day=NUMERIC(sortable=True, default=UNDATED),
        last_day=NUMERIC(sortable=True, default=UNDATED),
        # What is shown of a hit.
        text=STORED,
        spans=STORED,
        # On the title paragraph: everything else about the article, as JSON.
        record=STORED,
    )
