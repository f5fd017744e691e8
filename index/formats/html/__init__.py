"""HTML: saved pages. The source text is the decoded page; spans count in its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from index.errors import ArticleError
from index.formats.html.body import label
from index.formats.html.declared import layers, read_head, titles
from index.formats.html.marked import marked
from index.formats.html.page import Passage, passages
from index.formats.html.tokens import names
from index.model import Kind, Span
from index.reading.draft import Block, Declared, Draft

__all__ = ["article", "read"]

_ITEMS = names("li option button label dt dd")
_ITEM_LETTERS = 100  # a longer one is a teaser, and a paragraph of its own
_MENU_ITEMS = 50


def read(source_text: str) -> Iterator[Draft]:
    """The one article that a page is. Raises ArticleError for a page that shows no text."""
    yield article(source_text)


def article(source_text: str, declared: Sequence[Declared] = (), part: str = "") -> Draft:
    """The article in HTML source, a whole page or a piece of one.

    `declared` are layers from around it, stronger than its own.
    """
    shown = passages(source_text)
    if not shown:
        raise ArticleError(
            "The page shows no text.",
            "It is empty, or its text is loaded by scripts when a browser opens it.",
            "Open it in a browser and save it from there, complete.",
        )
    found = (*declared, *layers(read_head(source_text)))
    kinds = list(label(shown, titles(found)))
    found = (*found, *marked(source_text, shown, kinds))
    return Draft(source_text, tuple(_blocks(zip(shown, kinds, strict=True))), found, part)


def _blocks(passages: Iterable[tuple[Passage, Kind | None]]) -> Iterator[Block]:
    """The passages as blocks; the items of a menu, of which a page has hundreds, as one."""
    menu: list[Passage] = []
    for passage, kind in passages:
        is_item = kind is Kind.BOILERPLATE and len(passage.text) <= _ITEM_LETTERS
        is_item = is_item and (passage.element.tag in _ITEMS or passage.linked > 0)
        if menu and not (is_item and len(menu) < _MENU_ITEMS):
            yield _menu(menu)
            menu = []
        if is_item:
            menu.append(passage)
        else:
            yield Block(passage.text, passage.span, kind, whole=True)
    if menu:
        yield _menu(menu)


def _menu(items: list[Passage]) -> Block:
    text = " ".join(item.text for item in items)
    span = Span(items[0].span.start, items[-1].span.end)
    return Block(text, span, Kind.BOILERPLATE, whole=True)
