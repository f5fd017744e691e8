"""A paragraph that a query is evaluated on: its words, and what is known of it."""

from __future__ import annotations

from index import Metadata
from search.once import once
from search.proof.cutting import Cut, Positions
from search.proof.leaves import Known
from search.proof.plain import Occurrence, Span, plain
from search.proof.spotting import Spotter


class Here:
    """A paragraph by the positions of its words, without its text: nothing is marked.

    `kind` and `path` are the paragraph's kind and the path of its source. `before` is how many
    words the article has before it, those of paragraphs that are not searched left out.
    """

    text = ""
    letters: str | None = None
    """The text in small letters where it is plain, else None or ""."""

    def __init__(
        self, words: Positions, metadata: Metadata, kind: str, path: str, before: int = 0
    ) -> None:
        self._words = words
        self.metadata = metadata
        self.kind = kind
        self.path = path
        self.before = before

    @property
    def words(self) -> Positions:
        """Its words by their positions."""
        return self._words

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

    def spotted(self, spotter: Spotter) -> list[Occurrence] | None:
        """The occurrences of a spot in the letters; None where words have to be cut for it."""
        if not self.letters:
            return None
        return spotter.find(self.letters, self.metadata.language, self.text)

    def spans(self, whole: int, opening: int) -> list[Span]:
        """The characters of words, and of the first ideographs of pairs, by their positions."""
        return []


class HereInText(Here):
    """A paragraph by its text, which is cut into words if need be."""

    def __init__(
        self,
        text: str,
        metadata: Metadata,
        kind: str,
        path: str,
        before: int = 0,
        known: Known | None = None,
    ) -> None:
        # Made for each paragraph on a page: one call of another class's would show.
        self.text = text
        self.letters = plain(text)
        self.metadata = metadata
        self.kind = kind
        self.path = path
        self.before = before
        self._known = known

    @once
    def words(self) -> Cut:
        """Its words by their positions."""
        return Cut(self.text, self.metadata.language, self._known)

    def spans(self, whole: int, opening: int) -> list[Span]:
        """The characters of words, and of the first ideographs of pairs, by their positions."""
        return self.words.spans(whole, opening)
