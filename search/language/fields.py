"""Fields: what may stand after outlet:, lang: or date:, and what is refused."""

from __future__ import annotations

import re
from datetime import date
from difflib import get_close_matches

from index import Kind
from search.errors import QueryError
from search.language.dates import NoDateError, days
from search.language.lexer import Token, TokenType, folded
from search.language.operands import as_written, word
from search.language.refusal import refusal
from search.language.spots import Exact, Phrase, Place, Word
from search.language.tree import Dated, Named, Node

_DATES = ("date", "first")
FIELDS = ("title", "author", "outlet", "original", "lang", "kind", "url", "file", *_DATES)
ADDRESSES = ("url", "file")  # whose values have signs of their own
_EXAMPLES = {
    "title": "strike", "author": "tarrant", "outlet": '"Harbour Gazette"', "original": "gazette",
    "lang": "en", "kind": "caption", "url": "gazette.example", "file": "2023", "date": "2023-04",
    "first": "2023-04",
}  # fmt: skip

# What other search engines call them.
OTHER_NAMES = {
    "au": "author", "by": "author", "byline": "author", "authors": "author", "writer": "author",
    "hd": "title", "headline": "title", "intitle": "title", "allintitle": "title", "ti": "title",
    "inurl": "url", "site": "url", "link": "url", "domain": "url", "language": "lang", "la": "lang",
    "newspaper": "outlet", "pub": "outlet", "publication": "outlet", "publisher": "outlet",
    "sn": "outlet", "source": "outlet", "rst": "outlet", "type": "kind", "section": "kind",
    "path": "file", "filename": "file", "day": "date", "created": "date", "published": "date",
    "hlp": "title", "pd": "date", "year": "date", "since": "date", "until": "date", "after": "date",
    "before": "date", "from": "date", "to": "date", "filetype": "file", "ext": "file",
}  # fmt: skip
_TEXT = ("text", "body", "intext", "allintext")
_COMPARED = {"since": ">=", "after": ">=", "from": ">=", "until": "<=", "to": "<=", "before": "<"}
_LANGUAGES = {
    "arabic": "ar", "chinese": "zh", "dutch": "nl", "english": "en", "french": "fr", "german": "de",
    "italian": "it", "japanese": "ja", "polish": "pl", "portuguese": "pt", "russian": "ru",
    "spanish": "es", "turkish": "tr", "ukrainian": "uk",
}  # fmt: skip
_KINDS = tuple(kind.value for kind in Kind)
_OTHER_KINDS = {
    "headline": "title", "standfirst": "dek", "lead": "dek", "text": "body",
    "subheading": "heading", "photo": "caption", "picture": "caption", "image": "caption",
    "footnote": "note", "advert": "boilerplate", "ad": "boilerplate",
}  # fmt: skip
_SIGN = re.compile(r"[-+!^<>\[{~]+")
_TO = re.compile(r"\s+(?:to|-|until)\s+", re.I)


def is_dated(field: str) -> bool:
    """Whether the values of a field are days."""
    return field in _DATES


def field_named(name: str) -> str:
    """The field that a name of another search engine, or one misspelled, stands for; or ""."""
    name = name.casefold()
    if name in FIELDS:
        return name
    return OTHER_NAMES.get(name) or next(iter(get_close_matches(name, FIELDS, 1, 0.7)), "")


def unknown(query: str, name: Token) -> QueryError:
    """The refusal of a field that there is not."""
    meant = field_named(name.text[:20])
    if meant:
        sign = _COMPARED.get(name.text.casefold(), "")
        instead = f"{meant}:{sign}"
    elif name.text.casefold() in _TEXT:
        instead = "kind:body "
    else:
        follows = query[name.end : name.end + 1].strip()
        instead = f"{name.text} " if follows else name.text
    return refusal(
        query, name.start, name.end,
        f"There is no field “{name.text[:40]}”.",
        f"The fields are {', '.join(FIELDS)}.",
        "Use one of them, or leave out the colon to search for the words.",
        instead,
    )  # fmt: skip


def no_value(query: str, name: Token, field: str) -> QueryError:
    """The refusal of a field without a value right after it."""
    rest = query[name.end :].lstrip()
    return refusal(
        query, name.start, name.end,
        f"“{field}:” has no value.",
        "What to look for in the field cannot be told.",
        f"Write the value right after the colon, like {field}:{_EXAMPLES[field]}.",
        query[name.start : name.end] + rest if rest and rest[0] not in ")-－" else None,
        (name.start, len(query)),
    )  # fmt: skip


def named(query: str, field: str, start: int, value: Token, whole: bool) -> Named:
    """The node of a field's value, which stands from `start` on. Raises QueryError."""
    place = Place(start, value.end)
    found: Node
    if value.type is TokenType.QUOTED:
        found = as_written(query, value.start, value.end, value.start + 1, value.text, quoted=True)
    elif sign := _SIGN.match(value.text):
        raise _signed(query, field, place, value, sign[0])
    else:
        found = word(query, value.start, value.end, address=field in ADDRESSES)
        if isinstance(found, Word) and (field != "title" or whole):
            found = Exact(found.text, found.place)
    if field in ("kind", "lang"):
        return Named(field, _code(query, field, found, value), place, whole=True)
    if whole and not _is_written(found):
        raise refusal(
            query, value.start, value.end,
            f"“{query[value.start : value.end]}” is a pattern, not a whole value.",
            "= asks for all of the value, as written.",
            "Leave the = out to look for the pattern in the value.",
            f"{field}:{found}",
            (start, value.end),
        )  # fmt: skip
    return Named(field, found, place, whole)


def dated(query: str, field: str, start: int, following: list[Token], today: date | None) -> Dated:
    """The node of the days that the first of these tokens names, or more of them together.

    Ends where the last token does that belongs to it. Raises QueryError.
    """
    value = following[0]
    text = folded(query)
    is_quoted = value.type is TokenType.QUOTED
    mistake: tuple[NoDateError, int] | None = None
    for last in following[:1] if is_quoted else reversed(following):
        try:
            found = days(value.text if is_quoted else text[value.start : last.end], today)
        except NoDateError as error:
            if mistake is None or error.nearest or not mistake[0].nearest:
                mistake = (error, last.end)
        else:
            if (more := _TO.match(text, last.end)) and (end := _end(more.end(), following, today)):
                raise _two_dates(query, value.start, last.end, more.end(), end)
            return Dated(field, found, Place(start, last.end))
    assert mistake
    raise _no_date(query, field, start, value, *mistake)


def _end(start: int, following: list[Token], today: date | None) -> int:
    """Where the date ends that begins at a character and that most of the tokens name, or 0."""
    words = [token for token in following if token.start >= start]
    for count in range(len(words), 0, -1):
        try:
            days(" ".join(token.text for token in words[:count]), today)
        except NoDateError:
            continue
        return words[count - 1].end
    return 0


def _is_written(node: Node) -> bool:
    parts = node.parts if isinstance(node, Phrase) else (node,)
    return all(isinstance(part, Exact) for part in parts)


def _code(query: str, field: str, found: Node, value: Token) -> Exact:
    """The value of `kind:` or `lang:`, which is one of a list or a code."""
    code = found.text.casefold() if isinstance(found, Exact) else value.text.casefold()
    if field == "lang":
        if re.fullmatch("[a-z]{2,3}", code):
            return Exact(code, Place(value.start, value.end))
        meaning = "A language is named by its code of two or three letters."
        remedy = "Write it like en, de or zh."
        nearest = _LANGUAGES.get(code)
    else:
        if code in _KINDS:
            return Exact(code, Place(value.start, value.end))
        meaning = f"The kinds of paragraphs are {', '.join(_KINDS)}."
        remedy = "Use one of them."
        nearest = _OTHER_KINDS.get(code)
        nearest = nearest or next(iter(get_close_matches(code[:20], _KINDS, 1, 0.7)), None)
    raise refusal(
        query, value.start, value.end,
        f"There is no {'language' if field == 'lang' else 'kind'} “{value.text[:40]}”.",
        meaning, remedy, nearest,
    )  # fmt: skip


def _signed(query: str, field: str, place: Place, value: Token, sign: str) -> QueryError:
    rest = query[value.start + len(sign) : value.end]
    return refusal(
        query, value.start, value.start + len(sign),
        f"{query[value.start : value.start + len(sign)]} stands before the value of “{field}:”.",
        "Only days are compared, and what is left out is marked before the field.",
        f"Write -{field}: to leave it out, or the value alone.",
        (f"-{field}:{rest}" if sign[0] in "-!" else f"{field}:{rest}") if rest else None,
        (place.start, place.end),
    )  # fmt: skip


def _two_dates(query: str, start: int, stop: int, again: int, end: int) -> QueryError:
    return refusal(
        query, start, end,
        "Two dates stand side by side.",
        "Days from one to another have two points between them.",
        "Write it like 2023..2024.",
        f"{query[start:stop]}..{query[again:end]}",
    )  # fmt: skip


def _no_date(
    query: str, field: str, start: int, value: Token, mistake: NoDateError, end: int
) -> QueryError:
    nearest = " OR ".join(f"{field}:{text}" for text in mistake.nearest)
    return refusal(
        query, value.start, end,
        mistake.happened,
        "A date is a year, a month or a day, two of them with .. between, one after < or >, "
        "or a word for it.",
        "Write it like 2023, 2023-04, 2023-04-16..2023-04-19, >2023-04, last week or none.",
        (f"({nearest})" if len(mistake.nearest) > 1 else nearest) or None,
        (start, end),
    )  # fmt: skip
