"""Who and when, as a page marks it up for readers, beside its headline and below its text.

Teasers, comments and sidebars mark the names and days of others: where a mark stands tells whose
it is. Just above the headline, where many pages have the day, a short line counts without a mark.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from index.formats.html import cues
from index.formats.html.marks import AUTHOR, DAY, Mark, marks
from index.formats.html.page import Element, Passage
from index.formats.html.tokens import names
from index.model import Kind
from index.reading.draft import Declared

BESIDE, ABOVE, BELOW = "beside the headline", "above the headline", "below the text"

_LEDE = 250  # letters of a paragraph that is the article; bylines and most deks are shorter
_BESIDE, _ABOVE, _BELOW = 40, 4, 12  # passages that are looked at
_LINES = 2  # passages just above the headline whose words may state the day
_LINE = 120  # letters of a line that may state something without a mark
_MOST_SOURCE = 50_000  # characters of source that are looked through in one place
_BYLINE = 70  # letters of a line that may be a byline though it is set like the text
# What is about something else than the article, between its headline and its text, and below.
_OTHERS = names(
    "comment comments commentlist respond replies related recommended recommendation "
    "recommendations teaser teasers popular trending caption figcaption credit credits figure nav "
    "footer newsletter promo sidebar form select"
)
_OTHERS_BELOW = _OTHERS | names("aside widget article card cards feed latest more next previous")
_OTHERS_ABOVE = _OTHERS_BELOW | names("masthead topbar menu breadcrumb breadcrumbs")
_NEAR = 12  # passages from the beginning of what holds a line and the headline, at most
_PASSED_OVER = (Kind.BOILERPLATE, Kind.BYLINE)
_OTHERS_OF = {BESIDE: _OTHERS, ABOVE: _OTHERS_ABOVE, BELOW: _OTHERS_BELOW}
_PUBLISHED = names("published pubdate publish publishdate publication datepublished created posted")
_CHANGED = names("updated update modified datemodified lastmod edited revised")


def marked(
    source: str, shown: Sequence[Passage], kinds: Sequence[Kind | None]
) -> Iterator[Declared]:
    """What is marked up as author and date, by where it stands."""
    title = kinds.index(Kind.TITLE) if Kind.TITLE in kinds else None
    text = _first_text(shown, kinds, title)
    last = max((at for at, kind in enumerate(kinds) if kind is None), default=text)
    first = title + 1 if title is not None else max(text - _BESIDE, 0)
    places = {
        BESIDE: range(first, min(text, first + _BESIDE)),
        ABOVE: range(max((title or 0) - _ABOVE, 0), title or 0),
        BELOW: range(last + 1, _end_below(shown, last + 1)),
    }
    surroundings = _Surroundings(shown, kinds, title)
    for where, stretch in places.items():
        if len(stretch):
            values = surroundings.read(source, stretch, where)
            if values:
                yield Declared(where, values)


def _first_text(shown: Sequence[Passage], kinds: Sequence[Kind | None], title: int | None) -> int:
    """The place of the first paragraph below the headline that is the article."""
    first = 0 if title is None else title + 1
    below = [at for at in range(first, len(shown)) if kinds[at] is None]
    long = (at for at in below if len(shown[at].text) > _LEDE
            and not shown[at].element.words & cues.DEK_WORDS)  # fmt: skip
    return next(long, below[-1] + 1 if below else len(shown))


def _end_below(shown: Sequence[Passage], first: int) -> int:
    """The place under the text at which other articles or readers' comments begin."""
    end = min(first + _BELOW, len(shown))
    for at in range(first, end):
        text = shown[at].text.rstrip(" :…»>")
        if cues.COMMENTS.fullmatch(text) or cues.OTHER_ARTICLES.fullmatch(text):
            return at
    return end


class _Surroundings:
    """What stands around the headline of a page: the elements that hold it are the article's."""

    def __init__(
        self, shown: Sequence[Passage], kinds: Sequence[Kind | None], title: int | None
    ) -> None:
        self._shown = shown
        self._kinds = kinds
        self._starts = [passage.span.start for passage in shown]
        headline = shown[title].element if title is not None else None
        self._around = set(map(id, _outwards(headline)))
        self._near = set(map(id, _close(shown, title))) if title is not None else set()

    def read(self, source: str, stretch: range, where: str) -> dict[str, object]:
        """What is marked in passages that stand together, by the names of fields."""
        stop = stretch[-1] + 1
        end = self._starts[stop] if stop < len(self._shown) else len(source)
        others = _OTHERS_OF[where]
        start = self._shown[stretch[0] - 1].span.end if stretch[0] else 0
        found = [one for one in marks(source, start, min(end, start + _MOST_SOURCE))
                 if not (one.words & others or self._is_other(self._at(one), where))]  # fmt: skip
        values: dict[str, object] = {
            AUTHOR: [one.text for one in found if one.role == AUTHOR],
            DAY: [one.value or one.text for one in _published(found)],
        }
        values["line"] = [self._shown[at].text for at in self._lines(stretch, where)]
        return {key: value for key, value in values.items() if value}

    def _lines(self, stretch: range, where: str) -> Iterator[int]:
        """The places of short passages that are no links, and may state something."""
        for at in stretch[-_LINES:] if where == ABOVE else stretch:
            one = self._shown[at]
            is_link = one.linked * 2 > len(one.text) and not cues.YEAR.search(one.text)
            may_be_byline = where == BESIDE and self._kinds[at] is None
            most = _BYLINE if may_be_byline else _LINE
            passed_over = may_be_byline or self._kinds[at] in _PASSED_OVER
            if (
                passed_over
                and len(one.text) <= most
                and not is_link
                and not self._is_other(one.element, where)
            ):
                yield at

    def _at(self, mark: Mark) -> Element:
        return self._shown[max(bisect_right(self._starts, mark.end) - 1, 0)].element

    def _is_other(self, element: Element, where: str) -> bool:
        """Whether an element stands in a part of the page that is about something else."""
        others = _OTHERS_OF[where]
        for one in _outwards(element):
            if id(one) in self._around:
                return where == ABOVE and id(one) not in self._near
            if where == ABOVE and one.tag == "header":
                return True
            if one.hidden or one.tag in others or one.words & others:
                return True
        return False


def _close(shown: Sequence[Passage], title: int) -> Iterator[Element]:
    """The elements around a headline that begin with it, or a few passages above."""
    far = set(map(id, _outwards(shown[title - _NEAR].element))) if title >= _NEAR else set[int]()
    for one in _outwards(shown[title].element):
        if one.tag in ("html", "body", "") or id(one) in far:
            return
        yield one


def _outwards(element: Element | None) -> Iterator[Element]:
    while element is not None:
        yield element
        element = element.parent


def _published(found: list[Mark]) -> list[Mark]:
    """The days that may be that of the publication; those that are said to be it alone."""
    days = [one for one in found if one.role == DAY]
    told = [one for one in days if one.words & _PUBLISHED]
    return told or [one for one in days if not one.words & _CHANGED] or days
