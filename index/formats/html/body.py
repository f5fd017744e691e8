"""Which passages of a page are the article, and what each is to it.

Prose speaks for the elements around it; links, and what calls itself a menu, a comment or a teaser,
speak against them. The article stands in the element for which the sum is greatest: it holds as
much prose and as little else as can be.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from index.formats.html import cues
from index.formats.html.page import Element, Passage
from index.formats.html.tokens import names
from index.model import Kind

_BYLINE_LETTERS = 200  # bylines with several authors and two dates stay below it
_DAY_LETTERS = 60  # of a line that is a day and the time of it
_ENOUGH = 100  # letters of prose above a heading that ends the article; above others nothing ends
_BELOW = 0.25  # of the prose found: with less of it below, a headline is not that of the article
_SITE_LETTERS = 400  # longer passages that speak of cookies are articles about them
_PROSE = re.compile(r"[.!?:…。！？：][\"'”’»)\]]*(?:\s|$)")
_PROSE_LETTERS = 50
_HEADINGS = names("h1 h2 h3 h4 h5 h6")
_HEADLINE_LETTERS = 20  # shorter links are names and topics
_TEASER_LETTERS = 400  # of prose; more of it is an article
_SHORTEST = 10  # letters of a headline that may stand for the beginning of a title
_TITLE_LETTERS = 300  # the longest headlines seen, doubled
_MOST = 0.4  # of a page's prose: what holds more of it is no furniture, whatever it calls itself
_MARKED = 2.0  # how much more prose counts where the page says that the article stands
_LISTED = 0.5  # how much less in a list, where teasers stand
# What speaks against an element, in letters: a link, an item of a menu, any other short line.
_LINK, _ITEM, _LINE = 40, 20, 5


def label(passages: Sequence[Passage], titles: Iterable[str]) -> Iterator[Kind | None]:
    """The kind of each passage; None where it is of the article and only its words can tell.

    `titles` are what the page declares its title to be, best first.
    """
    if not passages:
        return
    title = _title(passages, titles)
    layout = _Layout(passages, title)
    start, end = layout.article()
    body = [at for at in range(start, end) if layout.prose[at] and not layout.is_furniture(at)]
    below = [at for at in body if title is None or at > title]
    if layout.total(below) >= _BELOW * layout.total(body):
        body = below  # or else the headline stands under the text
    first, last = (body[0], body[-1]) if body else (start, end)
    others = _others(passages, layout, first)
    for at, passage in enumerate(passages):
        if at == title:
            yield Kind.TITLE
        elif layout.is_furniture(at) or cues.FURNITURE_LINE.fullmatch(passage.text) or at in others:
            yield Kind.BOILERPLATE
        elif at < first:
            is_below = at >= start if title is None else at > title
            yield _above(passage, at >= start) if is_below else Kind.BOILERPLATE
        elif at >= end or _is_link(passage):
            yield Kind.BOILERPLATE
        else:
            yield _within(passage, at < last)


class _Layout:
    """How the prose of a page is spread over its elements.

    The passages of an element stand together, so that a range of them says all that is in it. What
    is known of elements stands in arrays, by their numbers: a page may have a million of them.
    """

    def __init__(self, passages: Sequence[Passage], title: int | None) -> None:
        self._passages = passages
        self._title = title
        self.prose = array("l", map(_prose, passages))
        self._elements: list[Element] = []  # parents before their children
        self._starts, self._ends = array("l"), array("l")
        for at, passage in enumerate(passages):
            path = []
            element: Element | None = passage.element
            while element is not None and element.number < 0:
                path.append(element)
                element = element.parent
            for new in reversed(path):
                new.number = len(self._elements)
                self._elements.append(new)
                self._starts.append(at)
                self._ends.append(at + 1)
            self._ends[passage.element.number] = at + 1
        for element in reversed(self._elements):
            if (parent := element.parent) is not None:
                ends = self._ends[parent.number], self._ends[element.number]
                self._ends[parent.number] = max(ends)
        self._sums = array("q", accumulate(self.prose, initial=0))
        self._furniture = self._find_furniture()

    def range_of(self, element: Element) -> tuple[int, int]:
        """The passages of an element: from the first up to, not including, the second."""
        return self._starts[element.number], self._ends[element.number]

    def letters(self, start: int, end: int) -> int:
        """How many letters of prose a range of passages holds."""
        return self._sums[end] - self._sums[start]

    def total(self, places: Iterable[int]) -> int:
        """The letters of prose in some passages."""
        return sum(self.prose[at] for at in places)

    def is_furniture(self, at: int) -> bool:
        """Whether a passage stands in a part of the page that is not the article."""
        return bool(self._furniture[self._passages[at].element.number])

    def _find_furniture(self) -> bytearray:
        most = _MOST * self._sums[-1]
        main = self._main_article()
        furniture = bytearray()
        for element in self._elements:
            start, end = self.range_of(element)
            called = (
                element.tag in cues.FURNITURE_TAGS
                or element.hidden
                or bool(
                    element.words & cues.FURNITURE_WORDS and not element.words & cues.EMBEDDED_WORDS
                )
                or (element.tag == "article" and element is not main)
                or self._is_teaser(start, end)
            )
            above = element.parent is not None and bool(furniture[element.parent.number])
            furniture.append(above or (called and self.letters(start, end) <= most))
        return furniture

    def _main_article(self) -> Element | None:
        """Of several <article>, that with the headline, else the longest; others are teasers."""
        articles = [element for element in self._elements if element.tag == "article"]
        for element in articles:
            start, end = self.range_of(element)
            if self._title is not None and start <= self._title < end and self.letters(start, end):
                return element
        return max(articles, key=lambda e: self.letters(*self.range_of(e)), default=None)

    def _is_teaser(self, start: int, end: int) -> bool:
        """Whether an element is the linked headline of another article with a few words below."""
        if end - start < 2 or self.letters(start, end) > _TEASER_LETTERS:
            return False
        if self._title is not None and start <= self._title < end:
            return False
        # The first line that is no topic or outlet is the headline.
        lines = (p for p in self._passages[start:end] if len(p.text) >= _HEADLINE_LETTERS)
        head = next(lines, None)
        return head is not None and head.linked * 1.25 > len(head.text)

    def article(self) -> tuple[int, int]:
        """The range of the element that holds as much prose and as little else as can be."""
        trust = array("d")
        for element in self._elements:
            above = trust[element.parent.number] if element.parent is not None else 1.0
            if _is_called_article(element):
                above = max(above, _MARKED)
            trust.append(above * _LISTED if element.tag in ("li", "dd") else above)
        score = array("d", bytes(len(trust) * trust.itemsize))
        for at, passage in enumerate(self._passages):
            number = passage.element.number
            score[number] += self._weight(at, passage, trust[number])
        for element in reversed(self._elements):
            if element.parent is not None:
                score[element.parent.number] += score[element.number]
        if not self._sums[-1]:
            return 0, len(self._passages)
        return self._with_short_lines(max(self._elements, key=lambda one: score[one.number]))

    def _with_short_lines(self, best: Element) -> tuple[int, int]:
        """The range of an element, and of those around it as far as they add but lines of text: an
        article of one long paragraph has short ones beside it.
        """
        start, end = self.range_of(best)
        while (parent := best.parent) is not None:
            wider_start, wider_end = self.range_of(parent)
            added = (*range(wider_start, start), *range(end, wider_end))
            if any(self.is_furniture(at) or _is_link(self._passages[at]) for at in added):
                break
            best, start, end = parent, wider_start, wider_end
        return start, end

    def _weight(self, at: int, passage: Passage, trust: float) -> float:
        letters = len(passage.text)
        if self.is_furniture(at):
            return -min(letters, _ITEM)
        if self.prose[at]:
            return self.prose[at] * trust
        return -min(letters, _LINK if _is_link(passage) else _LINE)


def _prose(passage: Passage) -> int:
    """The letters of a passage that reads as sentences; 0 for any other."""
    letters = len(passage.text)
    reads = (
        letters >= _PROSE_LETTERS
        and not passage.element.hidden
        and passage.element.tag not in _HEADINGS
        and not _is_link(passage)
        and _PROSE.search(passage.text)
        and not is_caption(passage)
        and not (letters < _SITE_LETTERS and cues.ABOUT_THE_SITE.search(passage.text))
    )
    return letters - passage.linked if reads else 0


def _is_link(passage: Passage) -> bool:
    return passage.linked * 2 > len(passage.text)


def _is_called_article(element: Element) -> bool:
    if element.tag in ("html", "body"):
        return False
    return element.tag == "article" or any(words <= element.words for words in cues.ARTICLE_WORDS)


def is_caption(passage: Passage) -> bool:
    """Whether a passage says what a picture shows, or whose it is."""
    called = (passage.element.words | passage.words) & cues.CAPTION_WORDS
    return passage.element.tag in ("figcaption", "figure") or bool(called)


def _title(passages: Sequence[Passage], titles: Iterable[str]) -> int | None:
    """The place of the headline: what the page declares, else its last h1."""
    seen = [at for at, passage in enumerate(passages) if not passage.element.hidden]
    headings = [at for at in seen if passages[at].element.tag in _HEADINGS]
    declared = [words for title in titles if (words := _folded(title))]
    # What is no part of a title is not remembered: a page may have a million passages.
    folded = {
        at: words for at in seen if len(passages[at].text) < _TITLE_LETTERS
        and (words := _folded(passages[at].text))
        and any(title.startswith(words) or title.endswith(words) for title in declared)
    }  # fmt: skip
    for places in (headings, seen):
        for title in declared:
            if same := [at for at in places if folded.get(at) == title]:
                # A link is the headline among others, in a list of them.
                return min(same, key=lambda at: _is_link(passages[at]))
    # The page's own title often names the site too: "What the bridge wants | Harbour Gazette".
    for places, share in ((headings, 0.0), (seen, 0.5)):
        parts = {
            at: words for at in places if len(words := folded.get(at, "")) > _SHORTEST
            and any(len(words) >= share * len(title) and (title.startswith(words)
                    or title.endswith(words)) for title in declared)
        }  # fmt: skip
        if parts:
            return max(parts, key=lambda at: len(parts[at]))
    return next((at for at in reversed(headings) if passages[at].element.tag == "h1"), None)


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _others(passages: Sequence[Passage], layout: _Layout, first: int) -> set[int]:
    """The places, below the first prose, where other articles or readers' comments stand.

    They begin with a heading and go to the end of the element around it, unless that holds the
    article too: then to the end of the page, where more of the article is above than below.
    """
    found: set[int] = set()
    for at in range(first + 1, len(passages)):
        passage = passages[at]
        text = passage.text.rstrip(" :…»>")
        before = layout.letters(first, at)
        start, end = layout.range_of(passage.element.parent or passage.element)
        if cues.COMMENTS.fullmatch(text) and passage.element.tag in _HEADINGS and before >= _ENOUGH:
            return found | set(range(at, len(passages)))
        if cues.COMMENTS.fullmatch(text) or cues.OTHER_ARTICLES.fullmatch(text):
            if start <= first:
                end = len(passages)
            if layout.letters(at, end) * 2 <= layout.letters(first, at):
                found |= set(range(at, end))
    return found


def _above(passage: Passage, inside: bool) -> Kind | None:
    """The kind of what stands between headline and text."""
    called = passage.element.words | passage.words
    if is_caption(passage):
        return Kind.CAPTION
    if called & cues.DEK_WORDS and len(passage.text) >= _PROSE_LETTERS:
        return Kind.DEK
    if _is_byline(passage, called):
        return Kind.BYLINE
    return None if inside and not _is_link(passage) else Kind.BOILERPLATE


def _is_byline(passage: Passage, called: frozenset[str]) -> bool:
    if len(passage.text) > _BYLINE_LETTERS:
        return False
    if called & cues.BYLINE_WORDS or cues.BYLINE.match(passage.text):
        return True
    return len(passage.text) <= _DAY_LETTERS and bool(cues.YEAR.search(passage.text))


def _within(passage: Passage, more_follows: bool) -> Kind | None:
    if is_caption(passage):
        return Kind.CAPTION
    if passage.element.tag in _HEADINGS:
        return Kind.HEADING if more_follows else Kind.BOILERPLATE
    called = passage.element.words | passage.words
    if (
        called & cues.BYLINE_WORDS
        and len(passage.text) <= _BYLINE_LETTERS
        and not passage.text.endswith(".")
    ):
        return Kind.BYLINE
    return None
