"""Where positions alone do not tell: whether a node holds on the text itself."""

from __future__ import annotations

from index.segment import Segment
from search.language import Named, Node
from search.marks import marks


def holds(node: Node, segment: Segment, document: int) -> bool:
    """Whether a paragraph's text satisfies a node."""
    metadata = segment.metadata(int(segment.article_of[document]))
    return bool(marks(node, segment.text(document), metadata))


def stands_in(node: Named, value: str) -> bool:
    """Whether a piece of metadata satisfies a condition on it."""
    raise NotImplementedError


def spans_in(node: Node, segment: Segment, document: int) -> list[tuple[int, ...]]:
    """The occurrences of a spot in a paragraph's text."""
    raise NotImplementedError
