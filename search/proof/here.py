"""A paragraph that a query is evaluated on: its words, and what is known of it."""

from __future__ import annotations

from index import Metadata
from search.proof.cutting import Cut, Positions, Span
from search.proof.leaves import Known
from search.proof.spotting import Spotter, plain


class Here:
    """A paragraph by the positions of its words, without its text: nothing is marked.

    `kind` and `path` are the paragraph's kind and the path of its source. `before` is how many
    words the article has before it, those of paragraphs that are not searched left out.
    """

    def __init__(
        self, words: Positions, metadata: Metadata, kind: str, path: str, before: int = 0
    ) -> None:
        self.words = words
        self.metadata = metadata
        self.kind = kind
        self.path = path
        self.before = before

    def values(self, field: str) -> tuple[str | None, ...]:
        """What a field of the query language looks at. Raises ValueError for an unknown one."""
        metadata = self.metadata
        match field:
            case "title":
                return (metadata.title,)
            case "author":
                return metadata.authors
            case "outlet":
                return (metadata.outlet,)
            case "original":
                return (metadata.original_outlet,)
            case "url":
                return (metadata.url,)
            case "lang":
                return (metadata.language,)
            case "file":
                return (self.path,)
            case "kind":
                return (self.kind,)
        raise ValueError(f"no such field: {field}")

    def spotted(self, spotter: Spotter) -> list[Span] | None:
        """The characters of a spot's occurrences; None where words have to be cut for it."""
        return None

    def spans(self, whole: int, opening: int) -> list[Span]:
        """The characters of words, and of the first ideographs of pairs, by their positions."""
        return []


class HereInText(Here):
    """A paragraph by its text."""

    words: Cut

    def __init__(
        self,
        text: str,
        metadata: Metadata,
        kind: str,
        path: str,
        before: int = 0,
        known: Known | None = None,
    ) -> None:
        super().__init__(Cut(text, metadata.language, known), metadata, kind, path, before)
        self._plain = plain(text)

    def spotted(self, spotter: Spotter) -> list[Span] | None:
        """The characters of a spot's occurrences; None where words have to be cut for it."""
        return spotter.find(self._plain, self.metadata.language) if self._plain else None

    def spans(self, whole: int, opening: int) -> list[Span]:
        """The characters of words, and of the first ideographs of pairs, by their positions."""
        return self.words.spans(whole, opening)
