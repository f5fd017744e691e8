"""Where positions alone do not tell: whether a node holds, by the text itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from index import Metadata
from index.segment import KINDS, Array
from search.engine.found import Ids
from search.engine.whole import Whole
from search.language import Named, Node
from search.marks import Marker

_NOTHING = Metadata()
_FIELDS = {"original": "original_outlet", "lang": "language"}  # where the two names differ


def holding(
    node: Node, whole: Whole, ids: Ids, before: Array | None = None
) -> npt.NDArray[np.bool_]:
    """Which of some paragraphs a node finds; bool[n].

    `before`, int64[N], says how many words count before each paragraph of the whole.
    """
    marker = Marker(node)
    found = np.zeros(len(ids), bool)
    for place, document in enumerate(ids.tolist()):
        article = int(whole.article_of[document])
        found[place] = (
            marker.marks(
                whole.text(document),
                whole.metadata(article),
                KINDS[whole.kinds[document]],
                whole.path(article),
                0 if before is None else int(before[document]),
            )
            is not None
        )
    return found


def holding_articles(
    node: Node, whole: Whole, articles: Ids, searched: npt.NDArray[np.bool_] | None
) -> npt.NDArray[np.bool_]:
    """Which of some articles a node finds in article scope, by the paragraphs that count."""
    marker = Marker(node)
    found = np.zeros(len(articles), bool)
    for place, article in enumerate(articles.tolist()):
        run = [d for d in whole.run(article) if searched is None or searched[d]]
        paragraphs = [whole.paragraph(document) for document in run]
        metadata, path = whole.metadata(article), whole.path(article)
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
