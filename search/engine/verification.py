"""Where positions alone do not tell: whether a node holds, by the text itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from index import Metadata
from index.segment import Array, Segment
from search.engine.found import Ids
from search.engine.terms import Terms
from search.language import Named, Node
from search.marks import Marker

_NOTHING = Metadata()
_FIELDS = {"original": "original_outlet", "lang": "language"}  # where the two names differ


def holding(
    node: Node, terms: Terms, number: int, ids: Ids, before: Array | None = None
) -> npt.NDArray[np.bool_]:
    """Which of some paragraphs of a segment a node finds; bool[n].

    `before`, int64[N], says how many words count before each paragraph of the segment.
    """
    segment = terms.view.segments[number]
    marker = Marker(node, terms.forms)
    # Nothing that is asked here looks at the article, but for a whole title.
    languages = [Metadata(language=name or None) for name in segment.language.values]
    numbers = segment.language.numbers.take(segment.article_of.take(ids)).tolist()
    counts = [0] * len(ids) if before is None else before.take(ids).tolist()
    found = np.zeros(len(ids), bool)
    for place, (document, language, count) in enumerate(
        zip(ids.tolist(), numbers, counts, strict=True)
    ):
        metadata = languages[language]
        if isinstance(node, Named):
            metadata = segment.metadata(segment.article_number(document))
        found[place] = marker.marks(segment.text(document), metadata, before=count) is not None
    return found


def holding_articles(
    node: Node, segment: Segment, articles: Ids, searched: npt.NDArray[np.bool_] | None
) -> npt.NDArray[np.bool_]:
    """Which of some articles a node finds in article scope, by the paragraphs that count."""
    marker = Marker(node)
    found = np.zeros(len(articles), bool)
    for place, article in enumerate(articles.tolist()):
        run = [d for d in segment.run(article) if searched is None or searched[d]]
        paragraphs = [segment.paragraph(document) for document in run]
        metadata, path = segment.metadata(article), segment.texts.path(article)
        found[place] = marker.article_marks(paragraphs, metadata, path) is not None
    return found


class ValueTest:
    """Whether a value satisfies a condition on metadata, if an article had that value."""

    def __init__(self, node: Named) -> None:
        self._marker = Marker(node)
        self._field = _FIELDS.get(node.field, node.field)

    def __call__(self, value: str) -> bool:
        """Whether it does."""
        if self._field == "file":
            return self._marker.marks("", _NOTHING, path=value) is not None
        if self._field == "author":
            metadata = replace(_NOTHING, authors=(value,))
        else:
            metadata = replace(_NOTHING, **{self._field: value})  # type: ignore[arg-type]
        return self._marker.marks("", metadata) is not None
