"""What files declare for programs to read, layer by layer, the strongest first."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from index.reading.draft import Declared, bare, clean
from index.reading.metadata import keys
from index.reading.metadata.days import Writing, read_date
from index.reading.metadata.findings import DERIVED, STATED, TOLD, Findings
from index.reading.metadata.given import is_given
from index.reading.metadata.inset import FORWARDED
from index.reading.metadata.marked import is_marked, note_marked
from index.reading.metadata.names import is_person, read_authors
from index.reading.metadata.organisations import names_nobody, reads_as_organisation
from index.reading.metadata.outlets import reads_as_outlet
from index.reading.metadata.phrases import byline_names

_NO_LANGUAGE = ("und", "mul", "mis", "zxx")  # ISO 639 for not told, several, other, none
_STEP = 0.01  # by which each layer is trusted less than the one before
_LEAST = 0.9  # what a strong layer is trusted at least
_WEAK = 0.55  # what a program filled in: less than what a reader sees, more than an address
# What stands for an object, best first; a name may be in two parts.
_PROPERTIES = (
    ("name",), ("displayName",), ("display_name",), ("full_name",),
    ("fullName",), ("first_name", "last_name"), ("firstName", "lastName"),
    ("given_name", "family_name"), ("givenName", "familyName"), ("legalName",), ("main",),
    ("original",), ("rendered",), ("basic",), ("by",), ("value",),
    ("@value",), ("title",), ("text",), ("@id",), ("url",),
)  # fmt: skip
_ADDRESS = re.compile(r"\S+@\S+")
_NO_AUTHOR = re.compile(r"photo|illustrat|translat|edit|producer|video|design", re.I)
_HANDLE = re.compile(r"@\w+")
# How people are called to log in: "jdadmin", "kevin-r"; and how newsrooms sign: "PMJS".
_LOGIN = re.compile(r"[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*|[a-z]\w*\d\w*|[A-Z]{1,5}", re.ASCII)
_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
_SENDERS = (f"{FORWARDED}: from", "mail header: from")  # the first that there is
_SENT = 0.7  # less than a byline in the mail
_MOST_AUTHORS = 100  # a page with more names is none
_MOST_REMEMBERED = 2_048  # declared authors; those of an archive come again
# Languages that programs set without asking: many a page in Russian says that it is "en-US".
_GUESSED = ("meta tag: lang", "meta tag: og:locale", "meta tag: locale")
OVERRIDES = "byline.toml"  # the file in which a key without a value says that there is none
# What stands where the name of an outlet should: words, and the programs that sites run on.
_GENERIC = frozenset({"rss", "atom", "feed", "news", "home", "article", "untitled", "blog",
                      "blogger", "wordpress", "wordpress.com"})  # fmt: skip


def read_declared(layers: tuple[Declared, ...], writing: Writing, found: Findings) -> None:
    """Notes what the layers declare; what cannot be understood is noted as such."""
    for number, layer in enumerate(layers):
        if is_marked(layer):
            note_marked(layer, writing, found)
            continue
        trust = _WEAK if layer.weak else max(STATED - _STEP * number, _LEAST)
        values = layer.values
        plan = keys.plan_of(tuple(values))
        for key in plan.changes:
            if texts := _texts(values[key]):
                found.unclear("date", texts[0], f"{layer.where}: {key}", "a later change")
        for name, key in plan.fields:
            if layer.where.endswith(OVERRIDES) and values[key] in ("", []):
                found.deny(name, f"{layer.where}: there is none")
            elif name == "author":
                _note_authors(values[key], f"{layer.where}: {key}", trust, writing, found)
            elif texts := _texts(values[key]):
                _note(name, texts, f"{layer.where}: {key}", trust, writing, found)


def _note(
    name: str, texts: tuple[str, ...], where: str, trust: float, writing: Writing, found: Findings
) -> None:
    if name == "outlet" and is_web_address(texts[0]):
        if urlsplit(texts[0]).path.strip("/"):  # what clippers call the source is the article
            found.note("url", texts[0], where, trust)
        trust = DERIVED
    elif name == "language" and where.endswith(_GUESSED):
        trust = TOLD
    try:
        found.note(name, _value(name, texts[0], writing), where, trust)
    except ValueError:
        found.unclear(name, "; ".join(texts), where)


def _note_authors(
    value: object, where: str, trust: float, writing: Writing, found: Findings
) -> None:
    """The people among the declared authors; a newspaper or agency there is no person."""
    people: list[str] = []
    for one in (value if isinstance(value, list) else [value])[:_MOST_AUTHORS]:
        for text in () if _works_otherwise(one) else _texts(one):
            if is_web_address(text) or _HANDLE.fullmatch(text):
                continue
            if _ADDRESS.fullmatch(text) or not any(map(str.isalpha, text)):
                found.unclear("author", text, where, "no name")
                continue
            if text.casefold() in _GENERIC or names_nobody(text):
                found.unclear("author", text, where, "a program or a part of a site")
                continue
            if _LOGIN.fullmatch(text):
                found.unclear("author", text, where, "the name of a user, not of a person")
                continue
            authors, outlets = _authors(text, writing.language)
            if _is_organisation(one) or (where not in _SENDERS and _is_no_person(authors)):
                authors, outlets = (), (text,)
            people += authors
            for outlet in outlets:
                found.unclear("author", outlet, where, "an outlet, not a person")
    if people and where in _SENDERS:  # of a newsletter the sender is the outlet
        trust = min(trust, _SENT)
    if people:
        found.note("author", tuple(dict.fromkeys(people)), where, trust)


@functools.lru_cache(_MOST_REMEMBERED)
def _authors(text: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The people and the outlets that a declared author names."""
    byline = read_authors(byline_names(text, language) or text)
    return tuple(byline.people), tuple(byline.outlets)


def _works_otherwise(value: object) -> bool:
    """Whether a contributor is said to be another than an author: who took the pictures."""
    role = value.get("role") if isinstance(value, Mapping) else None
    return isinstance(role, str) and _NO_AUTHOR.search(role) is not None


def _is_no_person(authors: tuple[str, ...]) -> bool:
    """Whether the one author that is read out of a text is an organisation by its words."""
    if len(authors) != 1 or is_given(authors[0].split()[0]):
        return False
    return reads_as_organisation(authors[0]) or reads_as_outlet(authors[0])


def _is_organisation(value: object) -> bool:
    return isinstance(value, Mapping) and str(value.get("@type", "")).endswith("Organization")


def note_sender(found: Findings) -> None:
    """Whoever sent an article that another person signed is its outlet."""
    author, place = found.best("author"), found.place("author")
    for where in _SENDERS:
        sent = found.found_at("author", where)
        if isinstance(sent, tuple) and sent:
            if place not in _SENDERS and sent != author and len(sent) == 1:
                found.note("outlet", sent[0], where, TOLD)
            return


def drop_outlets_as_authors(found: Findings) -> None:
    """Where the outlet is named as an author too ("CNN Business"), that is no person."""
    authors, outlet = found.best("author"), found.text("outlet")
    if not isinstance(authors, tuple) or not outlet:
        return
    several = len(authors) > 1
    people = tuple(_without(author, outlet) for author in authors
                   if not _is_outlet(author, outlet, several))  # fmt: skip
    if not people:
        found.reject("author", authors, "an outlet, not a person")
        drop_outlets_as_authors(found)
    elif people != authors:
        found.note("author", people, f"{found.place('author')}, without the outlet", STATED)
        found.prefer("author", people)


def _is_outlet(author: str, outlet: str, beside_others: bool) -> bool:
    """Whether an author is the outlet: its one word, its newsroom, or a part of a newspaper's name.
    A paper may be named by the person who writes it, alone.
    """
    names, words = _name_words(author), _name_words(outlet)
    if beside_others and names == words:
        return True
    if is_person(_without(author, outlet)) and _without(author, outlet) != author:
        return False
    if len(names) == 1:
        return names[0] in (bare(outlet), *words)
    if is_person(author) and not reads_as_outlet(author):
        return len(words) == 1 and names[0] == words[0] and author.split()[0].isupper()
    return set(names) <= set(words) or set(words) <= set(names)


def _without(author: str, outlet: str) -> str:
    """A name without the outlet behind it: "Jane Doe USA TODAY"."""
    name = author.removesuffix(outlet).rstrip(" ,")
    return name if is_person(name) else author


@functools.lru_cache(_MOST_REMEMBERED)
def _name_words(text: str) -> tuple[str, ...]:
    return tuple([word for part in text.split() if (word := bare(part)) and word != "the"])


def _texts(value: object) -> tuple[str, ...]:
    """A declared value as texts: front matter and JSON have strings, numbers, lists, objects."""
    if isinstance(value, str):
        return (cleaned,) if (cleaned := _shown(value)) else ()
    return tuple(cleaned for text in _plain(value, 0) if (cleaned := _shown(text)))


def _shown(text: str) -> str:
    """A value as a reader sees it: note takers write "[[Jane Doe]]"."""
    return clean(_WIKI_LINK.sub(r"\1", text) if "[[" in text else text)


def _plain(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, bool):  # Python's True and False are numbers, and no title
        return
    elif isinstance(value, int | float):
        yield str(value)
    elif isinstance(value, list | tuple) and depth < 3:
        for item in value:
            yield from _plain(item, depth + 1)
    elif isinstance(value, Mapping) and depth < 3:
        for parts in _PROPERTIES:
            if all(key in value for key in parts):
                texts = [text for key in parts for text in _plain(value[key], depth + 1)]
                yield from texts if len(parts) == 1 else [" ".join(texts)]
                return


def _value(name: str, text: str, writing: Writing) -> object:
    """What a field makes of its text. Raises ValueError where it can make nothing of it."""
    if name in ("date", "first_published"):
        return read_date(text, writing)
    if name == "url" and not is_web_address(text):
        raise ValueError("not a web address")
    if name == "language":
        return language_code(text)
    if name in ("outlet", "original_outlet"):
        return _outlet(text)
    return text


def _outlet(text: str) -> str:
    if is_web_address(text):
        return (urlsplit(text).hostname or "").removeprefix("www.")
    name = text.partition(" | ")[0]  # what the site says of itself stands behind
    if _HANDLE.fullmatch(name) or name.casefold() in _GENERIC:
        raise ValueError("not the name of an outlet")
    return name


def language_code(text: str) -> str:
    """The ISO 639 code in a language tag. Raises ValueError where it has none."""
    code = re.split("[-_]", text.lower())[0]
    if not re.fullmatch("[a-z]{2,3}", code) or code in _NO_LANGUAGE:
        raise ValueError(f"no language code: {text!r}")
    return code


def region_of(layers: tuple[Declared, ...]) -> str:
    """The region in the first language tag that has one: "GB" of en-GB."""
    for layer in layers:
        for key in keys.plan_of(tuple(layer.values)).languages:
            for text in _texts(layer.values[key]):
                if match := re.fullmatch(r"[a-z]{2,3}[-_]([A-Za-z]{2})", text):
                    return match[1].upper()
    return ""


def is_web_address(text: str) -> bool:
    """Whether a browser may follow it."""
    if ":" not in text:
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and " " not in text
    except ValueError:
        return False
