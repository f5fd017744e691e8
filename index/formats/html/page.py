"""The passages that a reader of an HTML page sees, each with its place and what it stands in."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from index.formats.html.tokens import RAW, VOID, Token, attributes, names, tokens
from index.model import Span
from index.reading.draft import clean

_CLOSES_P = names(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section "
    "summary table ul"
)
_P = names("p")
_TIME = names("time")
_TABLE = names("table caption tbody thead tfoot tr td th")
_BLOCKS = (
    _CLOSES_P
    | _TABLE
    | names(
        "body button canvas head html label legend noscript object optgroup option select textarea "
        "video audio amp-ad amp-embed amp-sidebar amp-consent"
    )
)
_SCOPES = names("table td th caption")  # an end tag inside closes nothing outside
_CELLS = names("td th")
_ENDS_BEFORE = {
    name: names(closed)
    for name, closed in (
        ("li", "li"), ("dt", "dt dd"), ("dd", "dt dd"), ("option", "option"), ("tr", "tr"),
        ("td", "td th"), ("th", "td th"),
    )
}  # fmt: skip
_LETTERS = names("b strong i em big small u font")  # set a line apart, before a single <br>
_HOLDS_THOSE = names("ul ol menu dl table select")
_KEPT = 500  # characters of attributes that are remembered; pictures are written into longer ones
_LOOK_UP = 50  # open elements that one tag may close unasked; real pages need a few

_CELL_LETTERS = 200  # a longer cell holds prose, so its table lays out a page
_LINE_LETTERS = 150  # prose between single <br> is a paragraph; lines of a poem are shorter
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s*+$")
_INDENT = re.compile(r"[ \t\r\n]*+(?:\u00a0{2}|\u3000)")  # begins a paragraph after a single <br>
_NOT_VISIBLE = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDDEN = re.compile(r"display\s*+:\s*+none|visibility\s*+:\s*+hidden", re.I)
_NAMED_BY = ("class", "id", "role", "itemprop", "rel", "data-testid", "data-component")
_NO_WORDS: frozenset[str] = frozenset()
_UNNAMED = (_NO_WORDS, False, False)


@dataclass(slots=True, eq=False)
class Element:
    """A block of the page; `words` are those of its class, id, role and so on, in small letters.
    `number` is for who counts the elements that hold passages; -1 before.
    """

    tag: str
    parent: Element | None
    words: frozenset[str] = _NO_WORDS
    hidden: bool = False
    number: int = -1


@dataclass(slots=True, eq=False)
class Passage:
    """Text between two boundaries of blocks. `linked` counts its characters that are links.

    `words` are those of the inline elements that hold all of it.
    """

    text: str
    span: Span
    element: Element
    linked: int
    words: frozenset[str]


def passages(source: str) -> list[Passage]:
    """All that a page shows, in order; what it hides is there too, in an element that says so."""
    walk = _Walk(source)
    for token in tokens(source):
        walk.take(token)
    walk.cut()
    return list(_rows(walk.passages))


def _rows(found: list[Passage]) -> Iterator[Passage]:
    """The rows of tables of figures as one passage each; cells with prose stay apart."""
    for row, group in groupby(found, _row):
        cells = list(group)
        apart = {id(cell.element) for cell in cells}
        short = all(len(cell.text) <= _CELL_LETTERS for cell in cells)
        if row is None or len(cells) < 2 or len(apart) < len(cells) or not short:
            yield from cells
        else:
            text = " ".join(cell.text for cell in cells)
            span = Span(cells[0].span.start, cells[-1].span.end)
            yield Passage(text, span, row, sum(cell.linked for cell in cells), _NO_WORDS)


def _row(passage: Passage) -> Element | None:
    parent = passage.element.parent
    is_cell = passage.element.tag in _CELLS and parent is not None and parent.tag == "tr"
    return parent if is_cell else None


@dataclass(slots=True, eq=False)
class _Open:
    """An element that is open at this place of the walk."""

    name: str
    element: Element
    words: frozenset[str]
    link: bool


class _Walk:
    """What is open while the source is walked through, and the passage being put together."""

    def __init__(self, source: str) -> None:
        self.passages: list[Passage] = []
        self._source = source
        self._open = [_Open("", Element("", None), _NO_WORDS, False)]
        self._scopes = [Counter[str]()]  # the names of what is open, by scope
        self._tables = Counter[str]()  # the parts of tables that are open, which end any scope
        self._begin()

    def _begin(self) -> None:
        self._parts: list[str] = []
        self._start = self._end = -1
        self._linked = 0
        self._words = _NO_WORDS
        self._letters = ""  # the inline element that all of it is set in
        self._breaks = 0  # <br> since the last text
        # Where a single <br> stands: parts before it, end of the text before, start of that after.
        self._marks: list[tuple[int, int, int]] = []

    def take(self, token: Token) -> None:
        """Go one token on."""
        if not token.name:
            self._text(token.start, token.end)
        elif token.name == "br":
            self._parts.append(" ")
            self._breaks += 1
            if self._breaks > 1:
                self.cut()
        elif token.name[0] == "/":
            self._end_tag(token.name[1:])
        else:
            self._start_tag(token)

    def _text(self, start: int, end: int) -> None:
        raw = self._source[start:end]
        text = html.unescape(raw) if "&" in raw else raw
        text = text if text.isascii() else text.translate(_NOT_VISIBLE)
        if not text or text.isspace():
            self._parts.append(" ")
            return
        is_line = self._letters in _LETTERS and self._letters != self._open[-1].name
        if self._breaks and (is_line or _INDENT.match(text)):
            self.cut()
        begins = start + len(raw) - len(raw.lstrip())
        if self._breaks and self._start >= 0:
            self._marks.append((len(self._parts), self._end, begins))
        top = self._open[-1]
        self._words = top.words if self._start < 0 else self._words & top.words
        self._letters = top.name if self._start < 0 or self._letters == top.name else ""
        if self._start < 0:
            self._start = begins
        self._end = start + len(raw.rstrip())
        self._breaks = 0
        self._parts.append(text)
        if top.link:
            self._linked += len(text.strip())

    def cut(self) -> None:
        """End the passage here, where one has begun."""
        if self._start >= 0:
            marks = [(0, -1, self._start), *self._marks, (len(self._parts), self._end, -1)]
            lines = [
                (clean("".join(self._parts[one[0] : other[0]])), Span(one[2], other[1]))
                for one, other in pairwise(marks)
            ]
            if not _are_paragraphs([text for text, _ in lines]):
                lines = [(clean("".join(self._parts)), Span(self._start, self._end))]
            element = self._open[-1].element
            self.passages += (
                Passage(text, span, element, self._linked // len(lines), self._words)
                for text, span in lines if text
            )  # fmt: skip
        self._begin()

    def _start_tag(self, token: Token) -> None:
        name = token.name
        if name in _BLOCKS or name == "hr":
            self.cut()
            if name in _CLOSES_P:
                self._close_nearest(_P, _BLOCKS)
            if name in _ENDS_BEFORE:
                self._close_nearest(_ENDS_BEFORE[name], _HOLDS_THOSE)
        if name in VOID or name in RAW:
            return
        above = self._open[-1]
        words, is_hidden, has_target = named(token.attributes)
        if name in _BLOCKS or is_hidden:
            hidden = above.element.hidden or is_hidden
            element = Element(name, above.element, words | above.words, hidden)
            opened = _Open(name, element, _NO_WORDS, above.link)
        else:
            link = above.link or (name == "a" and has_target)
            words = words | _TIME if name == "time" else words
            opened = _Open(name, above.element, above.words | words, link)
        self._open.append(opened)
        (self._tables if name in _TABLE else self._scopes[-1])[name] += 1
        if name in _SCOPES:
            self._scopes.append(Counter())

    def _end_tag(self, name: str) -> None:
        if name in _BLOCKS:
            self.cut()
        if (self._tables if name in _TABLE else self._scopes[-1])[name]:
            if name in _BLOCKS:
                self._close_to(name)
            else:
                self._close_nearest(frozenset({name}), _BLOCKS)

    def _close_nearest(self, closed: frozenset[str], stop: frozenset[str]) -> None:
        """Close the innermost open element of these names, unless one of `stop` is further in."""
        for opened in self._open[: -_LOOK_UP - 1 : -1]:
            if opened.name in closed:
                self._close_to(opened.name)
                return
            if opened.name in stop:
                return

    def _close_to(self, name: str) -> None:
        closed = ""
        while closed != name:
            closed = self._open.pop().name
            if closed in _SCOPES:
                self._scopes.pop()
            (self._tables if closed in _TABLE else self._scopes[-1])[closed] -= 1


def _are_paragraphs(lines: list[str]) -> bool:
    """Whether single <br> part paragraphs here: the lines are long, and each ends a sentence."""
    return (
        len(lines) > 1
        and sum(map(len, lines)) >= len(lines) * _LINE_LETTERS
        and all(_SENTENCE_END.search(line) for line in lines[:-1])
    )


def named(written: str) -> tuple[frozenset[str], bool, bool]:
    """Of a tag's attributes: the words that name it, whether it is hidden, whether it links."""
    if not written:
        return _UNNAMED
    return _read_named(written) if len(written) <= _KEPT else _read_named.__wrapped__(written)


@lru_cache(maxsize=4_096)  # elements of one kind, of which pages have many, are written alike
def _read_named(written: str) -> tuple[frozenset[str], bool, bool]:
    named = attributes(written)
    labels = " ".join(value for key in _NAMED_BY if (value := named.get(key)))
    words = frozenset(map(str.lower, _WORD.findall(labels)))
    hidden = "hidden" in named or _HIDDEN.search(named.get("style", "")) is not None
    return words, hidden, "href" in named
