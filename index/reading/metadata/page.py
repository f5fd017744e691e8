"""An article as metadata reading looks at it: where its headline stands, and where its foot is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from index.model import Kind
from index.reading.draft import Draft
from index.reading.metadata.days import Writing
from index.reading.metadata.findings import SEEN, Findings
from index.reading.metadata.reprints import Reprint

BEFORE = 4  # blocks before the title: the name of the paper, a section, a date
HEAD = 12  # blocks from the title on in which the lines about the article stand
FOOT = 15  # blocks at the end in which notices and credits stand
# What begins below articles: readers' comments, and other articles.
_COMMENTS = re.compile(r"(?:\d+ )?(?:comments?|kommentare|commentaires|comentarios|leave a)", re.I)
_OTHERS = re.compile(
    r"(?:related(?: (?:articles?|stories|news|posts|content))?|recommended(?: for you)?"
    r"|more (?:stories|news|from .*|on this.*)|most (?:read|popular)|read next|see also"
    r"|you may also like|mehr zum thema|lesen sie auch|(?:à )?lire aussi|te puede interesar"
    r"|(?:recent|latest|similar) (?:articles?|stories|news|posts)|(?:neueste|letzte|ähnliche"
    r"|weitere|verwandte) (?:beiträge|artikel|themen|nachrichten)|das könnte (?:sie|dich) .*"
    r"|sur le même sujet|articles (?:liés|similaires)|noticias relacionadas|notícias relacionadas"
    r"|sobre el mismo tema|articoli correlati|gerelateerde? (?:artikelen|berichten)"
    r"|leggi anche|читайте также)\W*",
    re.I,
)


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


def is_below(text: str) -> bool:
    """Whether a line is the heading of readers' comments, or of other articles."""
    return len(text) < 40 and bool(_COMMENTS.match(text) or _OTHERS.fullmatch(text))


def note_reprint(notice: Reprint, where: str, found: Findings) -> None:
    """Notes where a text first stood, and when."""
    if notice.outlet:
        found.note("original_outlet", notice.outlet, where, SEEN)
    if notice.date:
        found.note("first_published", notice.date, where, SEEN)
