"""An article as metadata reading looks at it: where its headline stands, and where its foot is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from index.model import Kind
from index.reading.draft import Draft
from index.reading.metadata.days import Writing
from index.reading.metadata.findings import SEEN, Findings
from index.reading.metadata.reprints import Reprint

HEAD = 12  # blocks from the title on in which the lines about the article stand
FOOT = 15  # blocks at the end in which notices and credits stand
_COMMENTS = re.compile(r"^(?:\d+ )?(?:comments?|kommentare|commentaires|comentarios|leave a)", re.I)


@dataclass(slots=True)
class Page:
    """A draft as it is looked at: `title` is the place of its headline, None where it has none."""

    draft: Draft
    writing: Writing
    title: int | None
    furniture: dict[int, Kind] = field(default_factory=dict)

    def named(self, at: int) -> str:
        """What evidence calls the block `at`: by its number among the paragraphs, of which the
        title is the first, number 0, wherever it stands.
        """
        above = self.title is None or at < self.title
        return f"paragraph {0 if at == self.title else at + above}"


def is_comments(text: str) -> bool:
    """Whether a line is the heading of readers' comments."""
    return len(text) < 40 and bool(_COMMENTS.match(text))


def note_reprint(notice: Reprint, where: str, found: Findings) -> None:
    """Notes where a text first stood, and when."""
    if notice.outlet:
        found.note("original_outlet", notice.outlet, where, SEEN)
    if notice.date:
        found.note("first_published", notice.date, where, SEEN)
