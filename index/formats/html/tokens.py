"""HTML source cut into tags and text, each with its place, in linear time whatever it holds.

Tags end where browsers end them. Where a browser would lose the rest of the page (a tag, a comment
or a quote that never ends) the damage stops at the next ">" or "<" instead.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_ATTRIBUTE = r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])[^\s>]*+))?+"""
_TAG = re.compile(rf"<([a-zA-Z][^\s/>]*+)((?:[\s/]++|{_ATTRIBUTE})*+)>")
_SIMPLE_TAG = re.compile(r"<([a-zA-Z][^\s/><]*+)([^<>]*+)>")
_END_TAG = re.compile(r"</([a-zA-Z][^\s/><]*+)[^<>]*+>?")
# What is left of a tag where a page was cut short.
_CUT_TAG = re.compile(
    r"""<(?:/[a-zA-Z]*+|!-?+-?+|[a-zA-Z][\w:-]*+
    (?:\s++[\w:-]++(?:\s*+=\s*+(?:"[^"<>]*+"?+|'[^'<>]*+'?+|[^\s"'<>]*+))?+)*+\s*+/?+)?+\Z""",
    re.X,
)
_NAME_AND_VALUE = re.compile(
    r"""([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>]*+)))?+"""
)


def names(text: str) -> frozenset[str]:
    """The names in a line of them."""
    return frozenset(text.split())


# What has no end tag.
VOID = names("area base br col embed hr img input link meta param source track wbr")
# What stands in these is no text of the page.
RAW = names("iframe math noembed noframes script style svg template textarea title")


class Token(NamedTuple):
    """A tag (`name` in small letters, `/name` where it closes) or, where `name` is "", text.

    `start` and `end` are its place in the source; `inner` is what stands between the name and the
    ">" of a tag, or what an element in RAW holds, whose token spans the whole element.
    """

    name: str
    start: int
    end: int
    attributes: str = ""
    inner: tuple[int, int] = (0, 0)


def tokens(source: str, start: int = 0) -> Iterator[Token]:
    """All tags and stretches of text, in order; comments and declarations are left out."""
    at = text_from = start
    tag = _TAG
    last_end = source.rfind(">")
    endless: set[str] = set()  # what is known to have no end: looked for once, not from each place
    while (at := source.find("<", at)) >= 0 and at < last_end:
        token, end = None, 0
        match source[at + 1 : at + 2]:
            case "/":
                if closing := _END_TAG.match(source, at):
                    end = closing.end()
                    token = Token(f"/{closing[1].lower()}", at, end)
                else:
                    end = source.find(">", at) + 1
            case "!" | "?":
                end = _declaration_end(source, at, endless)
            case _:
                opening = tag.match(source, at)
                if not opening and tag is _TAG:
                    # It never ends, so a quote or a ">" is missing somewhere: from here on no tag
                    # is believed to hold another.
                    maybe = _SIMPLE_TAG.match(source, at)
                    tag = _SIMPLE_TAG if source[at + 1 : at + 2].isalpha() else tag
                    opening = maybe
                if opening:
                    end = opening.end()
                    token = Token(opening[1].lower(), at, end, opening[2])
                    if token.name in RAW and not token.attributes.endswith("/"):
                        token, end = _raw(source, token, endless)
        if not end:
            at += 1
            continue
        if text_from < at:
            yield Token("", text_from, at)
        if token:
            yield token
        at = text_from = end
    # What follows the last ">" holds no tag that ends.
    last = source.rfind("<", max(text_from, last_end))
    end = last if last >= 0 and _CUT_TAG.match(source, last) else len(source)
    if text_from < end:
        yield Token("", text_from, end)


def _declaration_end(source: str, at: int, endless: set[str]) -> int:
    if source.startswith("<!--", at) and "-->" not in endless:
        if source.startswith((">", "->"), at + 4):
            return source.index(">", at) + 1
        if (end := source.find("-->", at + 4)) >= 0:
            return end + 3
        endless.add("-->")
    return source.find(">", at) + 1


def _raw(source: str, opening: Token, endless: set[str]) -> tuple[Token, int]:
    """The whole element, to its end tag. Without one, code and styles go to the end of the source,
    as in a browser, and a title to the next tag.
    """
    if opening.name not in endless:
        closing = re.compile(rf"</{opening.name}(?=[\s/>])[^>]*+>?", re.I).search(
            source, opening.end
        )
        if closing:
            inner = (opening.end, closing.start())
            return opening._replace(end=closing.end(), inner=inner), closing.end()
        endless.add(opening.name)
    if opening.name in ("title", "textarea"):
        return opening, opening.end
    return opening._replace(end=len(source), inner=(opening.end, len(source))), len(source)


def attributes(written: str) -> dict[str, str]:
    """What a tag says, by name; of two attributes of one name the first counts, as in browsers."""
    found: dict[str, str] = {}
    for match in _NAME_AND_VALUE.finditer(written):
        name, double, single, bare = match.groups()
        value = next((v for v in (double, single, bare) if v is not None), "")
        found.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return found
