"""What a page says about itself for programs to read: JSON-LD, meta tags, microdata."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from index.formats.html.tokens import VOID, Token, attributes, tokens
from index.reading.draft import Declared, clean

_ARTICLE = re.compile(r"(?:\w*:|.*/)?(?:\w*Article|\w*Posting|Report|Newsletter)$")
_SITE = re.compile(r"(?:\w*:|.*/)?(?:WebSite|NewsMediaOrganization)$")
_LOOSE = ("author", "datePublished")
_MOST_NODES = 10_000  # of JSON-LD; pages of shops have some hundreds
_MOST_VALUES = 100  # under one name: of authors there are some dozens, on hostile pages a million
_MOST_LETTERS = 1_000  # of a microdata value; what is longer is the text itself
_SAVED_FROM = re.compile(
    r"<!--\s*+(?:saved from url=\(\d+\)|Page saved with SingleFile\s++url:\s*+)(https?://\S++)"
)
_SAVED_WITHIN = 5_000  # characters from the top, where browsers note the address
_TRAILING_COMMA = re.compile(r",\s*+(?=[}\]])")
_WRAPPING = re.compile(r"^\s*+(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)"
                       r"|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*+$")  # fmt: skip
_COMMENT = re.compile(r"(?:^|(?<=[,{}\[\]]))\s*+//[^\n]*+$|/\*.*?\*/", re.M | re.S)
_SAYS_ARTICLE = re.compile(r'"@type"\s*+:\s*+"\w*(?:Article|Posting)"')
_PAIR = re.compile(
    r'"(headline|datePublished|dateModified|inLanguage)"\s*+:\s*+("(?:[^"\\\n]|\\["\\/bfnrt])*+")'
)
# What is shown beside a link to the page: a label and, under another key, what it labels.
_LABELS = tuple(f"twitter:label{number}" for number in range(1, 5))
_WRITTEN_BY = re.compile(
    r"(?:(?:written|posted|published|story) by|author|by|autor(?:in)?|auteur|autore|автор|yazan"
    r"|(?:verfasst|geschrieben|veröffentlicht) von|(?:écrit|publié) par|(?:escrito|publicado) por"
    r"|(?:scritto|pubblicato) da|geschreven door|skriven av|skrevet (?:av|af)|napisane przez"
    r"|написано автором|kirjoittanut)\W*",
    re.I,
)
_MARKUP = re.compile(r"<[^>]*+>")

Item = dict[str, Any]


@dataclass(slots=True)
class Head:
    """What is declared, as it stands in the page; keys of meta tags are in small letters."""

    linked_data: list[str] = field(default_factory=list)  # the JSON-LD scripts
    meta: Item = field(default_factory=dict)
    items: list[Item] = field(default_factory=list)  # microdata and RDFa, outermost first
    loose: Item = field(default_factory=dict)  # author and day outside all items
    title: str = ""  # of the window


def read_head(source: str) -> Head:
    """All that stands in scripts, meta tags and microdata, wherever on the page they are."""
    head = Head()
    microdata = _Microdata(source, head.items, head.loose) if _has_items(source) else None
    for token in tokens(source):
        match token.name:
            case "meta":
                _meta(attributes(token.attributes), head.meta)
            case "script" if "ld+json" in token.attributes:
                head.linked_data.append(source[slice(*token.inner)])
            case "link" if "canonical" in token.attributes:
                named = attributes(token.attributes)
                if named.get("rel", "").lower() == "canonical" and named.get("href"):
                    head.meta.setdefault("canonical", named["href"].strip())
            case "html" if token.attributes:
                named = attributes(token.attributes)
                if language := named.get("lang") or named.get("xml:lang"):
                    head.meta.setdefault("lang", language)
            case "title" if not head.title:
                head.title = clean(html.unescape(source[slice(*token.inner)]))
        if microdata:
            microdata.take(token)
    _labelled(head.meta)
    if saved := _SAVED_FROM.search(source, 0, _SAVED_WITHIN):
        head.meta["saved from"] = saved[1]
    return head


def layers(head: Head) -> tuple[Declared, ...]:
    """The layers of a page, strongest first."""
    nodes = [node for script in head.linked_data for node in _nodes(_loaded(script))]
    by_id = {node["@id"]: node for node in reversed(nodes)
             if len(node) > 1 and isinstance(node.get("@id"), str)}  # fmt: skip
    article = _main(nodes, head)
    sites = [node for node in nodes if _is_a(node, _SITE) and node.get("name")]
    found = (
        Declared("JSON-LD", {key: _resolved(value, by_id) for key, value in article.items()}),
        Declared("meta tag", head.meta),
        Declared("microdata", _main(head.items, head) or head.loose),
        Declared("JSON-LD WebSite", {"site_name": sites[0]["name"]} if sites else {}),
        Declared("page title", {"title": head.title} if head.title else {}, weak=True),
    )
    return tuple(layer for layer in found if layer.values)


def titles(declared: Iterable[Declared]) -> Iterator[str]:
    """What the layers call the page, the best first."""
    for layer in declared:
        for key in ("headline", "og:title", "title", "twitter:title", "name"):
            if isinstance(value := layer.values.get(key), str) and value.strip():
                yield html.unescape(value)


def _meta(named: dict[str, str], meta: Item) -> None:
    key = named.get("property") or named.get("name") or ""
    key, content = key.strip().lower(), named.get("content", "").strip()
    if not key and named.get("http-equiv", "").lower() == "content-language":
        key = "content-language"
    if not key or not content:
        return
    if key not in meta:
        meta[key] = content
        return
    if not isinstance(meta[key], list):
        meta[key] = [meta[key]]
    if len(meta[key]) < _MOST_VALUES and content not in meta[key]:
        meta[key].append(content)


def _labelled(meta: Item) -> None:
    """The author in the data that cards show with a label: "Written by" and the name."""
    for key in _LABELS:
        label, name = meta.get(key), meta.get(key.replace("label", "data"))
        if isinstance(label, str) and isinstance(name, str) and _WRITTEN_BY.fullmatch(label):
            meta.setdefault("written by", name)


def _loaded(script: str) -> Iterator[object]:
    """The values of a JSON-LD script, with the mistakes that pages make mended."""
    text = _WRAPPING.sub("", _WRAPPING.sub("", script)).strip().rstrip(";")
    decoder = json.JSONDecoder(strict=False)
    for attempt in (text, _TRAILING_COMMA.sub("", _COMMENT.sub("", text)), html.unescape(text)):
        values, at = [], 0
        try:
            while at < len(attempt):
                value, at = decoder.raw_decode(attempt, at)
                values.append(value)
                while at < len(attempt) and attempt[at] in " \t\r\n,;":
                    at += 1
        except (ValueError, RecursionError):
            if not values:
                continue
        yield from values
        return
    if _SAYS_ARTICLE.search(text):  # beyond repair: what can still be read of it
        pairs = {key: json.loads(value, strict=False) for key, value in _PAIR.findall(text)[::-1]}
        yield {"@type": "Article", **pairs}


def _nodes(values: Iterable[object]) -> Iterator[Item]:
    """All objects in JSON-LD, those further out first."""
    level = list(values)
    count = 0
    while level and count < _MOST_NODES:
        below: list[object] = []
        for value in level:
            count += 1
            if isinstance(value, dict):
                yield value
                below += value.values()
            elif isinstance(value, list):
                below += value
        level = below


def _is_a(node: Item, types: re.Pattern[str]) -> bool:
    names = node.get("@type")
    return any(isinstance(name, str) and types.match(name)
               for name in (names if isinstance(names, list) else [names]))  # fmt: skip


def _main(nodes: list[Item], head: Head) -> Item:
    """The page's own article among those it speaks of: that with its title or address."""
    articles = [node for node in nodes if _is_a(node, _ARTICLE)]
    title = _folded(head.meta.get("og:title") or head.title)
    address = head.meta.get("canonical") or head.meta.get("og:url")
    for node in articles:
        headline = _folded(node.get("headline") or node.get("name"))
        if headline and (headline == title or title.startswith(headline)):
            return node
        if address and address in (node.get("url"), node.get("@id"), node.get("mainEntityOfPage")):
            return node
    return articles[0] if articles else {}


def _folded(text: object) -> str:
    return (
        "".join(filter(str.isalnum, html.unescape(text).casefold()))
        if isinstance(text, str)
        else ""
    )


def _resolved(value: Any, by_id: dict[str, Item]) -> Any:
    """A value with what it only points to put in its place."""
    if isinstance(value, str):  # pages escape what no page will show
        return html.unescape(value)
    if isinstance(value, list):
        return [_resolved(item, by_id) for item in value]
    if isinstance(value, dict) and value.keys() == {"@id"} and isinstance(value["@id"], str):
        value = by_id.get(value["@id"], value)
    if isinstance(value, dict) and isinstance(name := value.get("name"), str):
        return value | {"name": html.unescape(name)}
    return value


def _has_items(source: str) -> bool:
    return "itemprop" in source or "typeof" in source


class _Microdata:
    """Puts together the items of a page while its tokens go by."""

    def __init__(self, source: str, items: list[Item], loose: Item) -> None:
        self._source = source
        self._items = items
        self._loose = loose
        self._open: list[tuple[str, str, Item | None, Item | None, int]] = []
        self._counts = Counter[str]()
        self._item: Item | None = None  # the innermost item that is open

    def take(self, token: Token) -> None:
        """Go one token on."""
        if not token.name:
            return
        if token.name[0] == "/":
            self._close(token.name[1:], token.start)
            return
        has = token.attributes
        named = (
            attributes(token.attributes)
            if "prop" in has or "itemscope" in has or "typeof" in has
            else {}
        )
        prop = named.get("itemprop") or ("" if token.name == "meta" else named.get("property", ""))
        prop = prop.rpartition(":")[2].strip()
        kind = named.get("itemtype") or named.get("typeof") or ("itemscope" in named and "Thing")
        value = named.get("content") or named.get("datetime")
        if token.name in VOID or value:
            self._note(self._item, prop, value or named.get("href") or named.get("src"))
            prop = ""
        if token.name in VOID:
            return
        outer = self._item
        if kind:
            inner: Item = {"@type": kind.strip()}
            self._note(outer, prop, inner)
            self._items.append(inner)
            self._item, prop = inner, ""
        self._open.append((token.name, prop, outer, self._item, token.end))
        self._counts[token.name] += 1

    def _close(self, name: str, end: int) -> None:
        closed = "" if self._counts[name] else name
        while closed != name:
            closed, prop, self._item, inner, start = self._open.pop()
            self._counts[closed] -= 1
            if prop and (inner is not None or prop in _LOOSE) and end - start < _MOST_LETTERS:
                text = clean(html.unescape(_MARKUP.sub(" ", self._source[start:end])))
                self._note(inner, prop, text)

    def _note(self, item: Item | None, prop: str, value: object) -> None:
        if not prop or not value:
            return
        if item is None:
            if prop in _LOOSE and isinstance(value, str):
                self._loose.setdefault(prop, value)
            return
        for name in prop.split():
            if name not in item:
                item[name] = value
                continue
            if not isinstance(item[name], list):
                item[name] = [item[name]]
            if len(item[name]) < _MOST_VALUES:
                item[name].append(value)
