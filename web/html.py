"""Text and marks as HTML. The only place where HTML is made; everything is escaped first."""

from __future__ import annotations

import string
import time
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit

import nh3
from markdown import Markdown
from markupsafe import Markup, escape

from index import Article, Paragraph
from search import Mark

# What may stand inside a paragraph. Images would be asked for from outside.
_INLINE_TAGS = {"a", "b", "cite", "code", "del", "em", "i", "q", "s", "strong", "sub", "sup", "u"}
# Python-Markdown takes quadratic time in these (8,000 brackets take ten seconds) and more than
# linear time in letters; no paragraph of an article has as many.
_COSTLY = "[`<"
_MOST_OF_EACH = 200
_MOST_MARKDOWN_LETTERS = 5_000
# Of the processor, for the Markdown of an article: ordinary ones of 300 paragraphs take less.
_MOST_SECONDS = 0.5


def marked(text: str, marks: Sequence[Mark]) -> Markup:
    """Text with its marks as <mark> elements."""
    pieces, at = [], 0
    for mark in marks:
        pieces += [escape(text[at : mark.start]), _mark(text[mark.start : mark.end])]
        at = mark.end
    return Markup("").join([*pieces, escape(text[at:])])


def rendered(
    article: Article, marks: Mapping[str, Sequence[Mark]]
) -> Iterator[tuple[Paragraph, Markup]]:
    """Each paragraph as its article's format has it: Markdown with its emphasis and links.

    The plain text stands instead where rendering would lose or add a word, and in the rest of an
    article whose Markdown takes too long. `marks` are those of a paragraph, by its id.
    """
    end = time.thread_time() + _MOST_SECONDS
    is_markdown = article.source.format == "markdown"
    for paragraph in article.paragraphs:
        of_it = marks.get(paragraph.id, ())
        html = _rendered(article, paragraph) if is_markdown and time.thread_time() < end else ""
        yield (
            paragraph,
            _marked_html(html, paragraph.text, of_it) if html else marked(paragraph.text, of_it),
        )


def _rendered(article: Article, paragraph: Paragraph) -> str:
    """The Markdown of a paragraph as HTML, "" where it has other words than the paragraph."""
    raw = article.source_text[paragraph.start : paragraph.end]
    if len(raw) > _MOST_MARKDOWN_LETTERS or max(map(raw.count, _COSTLY)) > _MOST_OF_EACH:
        return ""
    html = _sanitised(raw)
    return html if _letters(_text_of(html)) == _letters(paragraph.text) else ""


def _mark(text: str) -> Markup:
    return Markup("<mark>{}</mark>").format(text)


def _sanitised(raw: str) -> str:
    markdown = Markdown()
    # CommonMark's escapes, of which Python-Markdown knows a part: \$51 is $51.
    markdown.ESCAPED_CHARS = list(string.punctuation)
    try:
        html = markdown.convert(raw)
    except RecursionError:
        return ""
    return nh3.clean(
        html,
        tags=_INLINE_TAGS,
        attributes={"a": {"href"}, "*": set()},
        attribute_filter=_web_addresses,
        link_rel="noopener noreferrer nofollow",
    ).strip()


def _web_addresses(tag: str, name: str, value: str) -> str | None:
    """Keeps links to whole web addresses, and none to pages of this server or to scripts."""
    if name == "rel":  # that is nh3's own
        return value
    try:
        address = urlsplit(value)
    except ValueError:
        return None
    return value if address.scheme in ("http", "https") and address.hostname else None


def _counts(character: str) -> bool:
    """Whether it is a letter, a digit, or a sign on one, as the vowels of many scripts are."""
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _letters(text: str) -> list[str]:
    return [c for c in text if _counts(c)]


def _text_of(html: str) -> str:
    return unescape(nh3.clean(html, tags=set()))


class _Marker(HTMLParser):
    """Writes sanitised HTML again with marks in it.

    HTML and plain text have the same letters in the same order, so that the n-th letter of one is
    the n-th of the other, whatever markup stands between them. `mark_of_letter` tells to which
    mark, if any, the n-th letter belongs.
    """

    def __init__(self, mark_of_letter: Sequence[int | None]) -> None:
        super().__init__(convert_charrefs=True)
        self._mark_of_letter = iter(mark_of_letter)
        self.pieces: list[Markup] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.pieces.append(Markup(self.get_starttag_text() or ""))

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append(Markup("</{}>").format(tag))

    def handle_data(self, data: str) -> None:
        stretches: dict[int, Mark] = {}
        for at, character in enumerate(data):
            mark = next(self._mark_of_letter) if _counts(character) else None
            if mark is not None:
                start = stretches[mark].start if mark in stretches else at
                stretches[mark] = Mark(start, at + 1)
        self.pieces.append(marked(data, list(stretches.values())))


def _marked_html(html: str, text: str, marks: Sequence[Mark]) -> Markup:
    marker = _Marker([
        next((number for number, mark in enumerate(marks) if mark.start <= at < mark.end), None)
        for at, character in enumerate(text)
        if _counts(character)
    ])  # fmt: skip
    marker.feed(html)
    marker.close()
    return Markup("").join(marker.pieces)
