"""Articles whose paragraphs are parted already: a list of them under the key `paragraphs`."""

from __future__ import annotations

from index.errors import ArticleError
from index.model import Kind, Span
from index.reading.draft import Block, Declared, Draft, clean

KEY = "paragraphs"
_BETWEEN = "\n\n"


def paragraphs_of(item: dict[str, object]) -> list[tuple[str, Kind | None]]:
    """The texts of an entry and the kinds that are said; [] where it has no such list.

    A paragraph is a text, or an object with `text` and perhaps `kind`. Raises ArticleError for
    anything else.
    """
    listed = item.get(KEY)
    if not isinstance(listed, list):
        return []
    found = [_text_and_kind(one, number) for number, one in enumerate(listed, 1)]
    return [one for one in found if one[0].strip()]


def article(
    paragraphs: list[tuple[str, Kind | None]], declared: tuple[Declared, ...], part: str
) -> Draft:
    """The article with these paragraphs; its source text has a blank line between them."""
    texts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for text, kind in paragraphs:
        if not text.isascii():  # a JSON string may hold half of a surrogate pair, which no file can
            text = text.encode("utf-8", "replace").decode()
        texts.append(text)
        if shown := clean(text):
            first = start if text == shown else start + len(text) - len(text.lstrip())
            last = start + (len(text) if text == shown else len(text.rstrip()))
            blocks.append(Block(shown, Span(first, last), kind, whole=True))
        start += len(text) + len(_BETWEEN)
    return Draft(_BETWEEN.join(texts), tuple(blocks), declared, part, ready=True)


def _text_and_kind(one: object, number: int) -> tuple[str, Kind | None]:
    if isinstance(one, str):
        return one, None
    if not isinstance(one, dict) or not isinstance(text := one.get("text"), str):
        raise ArticleError(
            f"Paragraph {number} of the list is no text.",
            f"“{KEY}” holds texts, or objects with a “text” and perhaps a “kind”.",
            "Correct it, or leave it out.",
        )
    if (kind := one.get("kind")) is not None and kind not in set(Kind):
        raise ArticleError(
            f"Paragraph {number} of the list has the kind “{kind}”, which there is not.",
            f"Kinds are {', '.join(Kind)}.",
            "Name one of these, or leave “kind” out: it is body text then.",
        )
    return text, Kind(kind) if kind else None
