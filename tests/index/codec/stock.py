"""The same articles in an index of ours and in one that stock Whoosh has written itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import whoosh.index
from whoosh.filedb.filestore import RamStorage

from index.analysis import stems, words
from index.codec.live import write_contents
from index.dates import ArticleDate
from index.model import Article, Kind
from index.schema import schema
from tests.index.codec.segments import article, built_state

# A little of everything: several authors, languages, spellings, kinds, dates and none.
SMALL = (
    (
        article("aa", "Strike at the port", "A ferry waits; the ferry strikes.", "Köşe kose",
                authors=("Tom Li", "Ana Sørensen"), outlet="Gazette", language="en",
                date=ArticleDate.parse("2023-04-19")),
        article("b", "Die Brücke wartet", "Der Streik 桥在等 dauert an.", outlet="Ärger",
                original_outlet="Gazette", language="de", date=ArticleDate.parse("2023-04")),
    ),
    (
        article("a", "The bridge waits", "", "No ferry. No bridge. 1,578 strikes.", language="en",
                authors=("Ana Sørensen",), date=ArticleDate.parse("2023")),
        article("c", "Ferry ferry bridge", "The strike at the bridge goes on " + "and on " * 50),
    ),
)  # fmt: skip
ARTICLES = tuple(each for part in SMALL for each in part)


def write_ours(folder: Path, deleted: Iterable[int] = ()) -> Any:
    """Our segments, opened by stock Whoosh; `deleted` are numbers among all documents."""
    states, first = [], 0
    for part in SMALL:
        state = built_state(folder, part)
        last = first + state.doc_count_all()
        state.delete(np.array([n - first for n in deleted if first <= n < last], np.int64))
        states.append(state)
        first = last
    write_contents(folder, 1, states)
    return whoosh.index.open_dir(str(folder))


def write_stock(deleted: Sequence[int] = ()) -> Any:
    """A segment of Whoosh's own, with the same documents in the same order."""
    index = RamStorage().create_index(schema())
    writer = index.writer()
    for each in ARTICLES:
        for document in _documents(each):
            writer.add_document(**document)
    writer.commit()
    if deleted:
        writer = index.writer()
        for number in deleted:
            writer.delete_document(number)
        writer.commit(merge=False)
    return index


def _documents(each: Article) -> Iterable[dict[str, Any]]:
    known = each.metadata
    for paragraph in each.paragraphs:
        text = paragraph.text
        written = [text[word.start : word.end] for word in words(text)]
        yield {
            "id": paragraph.id,
            "article": each.id,
            "number": paragraph.number,
            "kind": Kind(paragraph.kind).value,
            "words": text,
            "stems": [stem for word in written for stem in stems(word, known.language)],
            "outlet": known.outlet,
            "original_outlet": known.original_outlet,
            "author": list(known.authors) or None,
            "language": known.language,
            "first_day": known.date.first.toordinal() if known.date else 0,
            "last_day": known.date.last.toordinal() if known.date else 0,
            "text": text,
            "spans": [(span.start, span.end) for span in paragraph.spans],
        }
