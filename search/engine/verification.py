"""Where positions alone do not tell: whether a node holds, by the text itself."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt

from index import Metadata
from index.segment import Array
from search.engine.found import Ids
from search.engine.terms import Terms, forms
from search.engine.whole import Whole
from search.language import Named, Node
from search.marks import Marker
from search.proof.leaves import AsWritten
from search.proof.occurrences import sequences

_NOTHING = Metadata()
# Where the names of the query language and of Metadata differ.
_FIELDS = {"author": "authors", "original": "original_outlet", "lang": "language"}


def holding(
    node: Node, terms: Terms, ids: Ids, before: Array | None = None
) -> npt.NDArray[np.bool_]:
    """Which of some paragraphs a node finds; bool[n].

    `before`, int64[N], says how many words count before each paragraph of the whole.
    """
    whole = terms.view.whole
    marker = Marker(node, partial(forms, terms.view.whole))
    # Nothing that is asked here looks at the article, but for a whole title.
    languages = [Metadata(language=name or None) for name in whole.language.values]
    numbers = whole.language.numbers.take(whole.article_of.take(ids)).tolist()
    counts = [0] * len(ids) if before is None else before.take(ids).tolist()
    found = np.zeros(len(ids), bool)
    for place, (document, language, count) in enumerate(
        zip(ids.tolist(), numbers, counts, strict=True)
    ):
        metadata = languages[language]
        if isinstance(node, Named):
            metadata = whole.metadata(int(whole.article_of[document]))
        found[place] = marker.marks(whole.text(document), metadata, before=count) is not None
    return found


def holding_articles(
    node: Node, whole: Whole, articles: Ids, searched: npt.NDArray[np.bool_] | None
) -> npt.NDArray[np.bool_]:
    """Which of some articles a node finds in article scope, by the paragraphs that count."""
    marker = Marker(node)
    found = np.zeros(len(articles), bool)
    for place, article in enumerate(articles.tolist()):
        paragraphs = [whole.paragraph(d) for d in whole.looked_at(article, searched)]
        metadata, path = whole.metadata(article), whole.path(article)
        found[place] = marker.article_marks(paragraphs, metadata, path) is not None
    return found


class ValueTest:
    """Whether a value satisfies a condition on metadata, if an article had that value.

    It has one of the words `first`, in normal form; or with None any.
    """

    def __init__(self, node: Named) -> None:
        self._marker = Marker(node)
        self._field = _FIELDS.get(node.field, node.field)
        leaves = [step.leaf for of in sequences(node.part, whole=node.whole)
                  for step in of.steps if not step.before]  # fmt: skip
        written = [leaf.normal for leaf in leaves if isinstance(leaf, AsWritten)]
        self.first = written if len(written) == len(leaves) else None

    def __call__(self, value: str) -> bool:
        """Whether it does."""
        if self._field == "file":
            return self._marker.marks("", _NOTHING, path=value) is not None
        own: Any = {self._field: (value,) if self._field == "authors" else value}
        return self._marker.marks("", _NOTHING._replace(**own)) is not None
