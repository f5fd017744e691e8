"""Who and when, as a page marks it up for its readers, beside the headline and elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.dates import ArticleDate
from index.reading.draft import Declared, bare
from index.reading.metadata.days import Writing, read_date
from index.reading.metadata.findings import SEEN, TOLD, Findings
from index.reading.metadata.lines import read_line
from index.reading.metadata.names import agency_name, is_office, read_byline
from index.reading.metadata.organisations import names_nobody
from index.reading.metadata.phrases import byline_names

# How far what is marked is trusted, by where it stands.
_BESIDE = "beside the headline"
_AUTHOR = "marked as author"
_TRUST = {
    _BESIDE: SEEN + 0.05,
    "above the headline": SEEN - 0.05,
    "below the text": TOLD + 0.05,
}
_OF_PAGES = ("JSON-LD", "meta tag", "microdata")  # where a page declares it for programs
_NICKNAME = 0.55  # the name of a user who is shown as the author; better than none
# What stands before a name that is marked, and is no word before bylines.
_BEFORE = re.compile(
    r"^\W*(?:(?:mehr )?(?:über|about|sobre|à propos de|over) (?:the |den |die )?(?:author|autor(?:in)?"
    r"|auteur)?\W*|(?:veröffentlicht|erstellt|geschrieben|gespeichert|eingestellt|posted|written"
    r"|submitted|published|created|publié|publicado|skrevet|skriven|geplaatst) (?:am |on )?"
    r"(?:by|von|par|por|av|af|door)\b:?|(?:from|vom|de)\s|redaktion:)\s*",
    re.I,
)
# Words of buttons: what holds one is no name.
_BUTTONS = frozenset(
    [
        "facebook",
        "twitter",
        "youtube",
        "linkedin",
        "xing",
        "instagram",
        "whatsapp",
        "telegram",
        "mastodon",
        "tiktok",
        "profile",
        "profil",
        "posts",
        "post",
        "beiträge",
        "artikel",
        "articles",
        "stories",
        "follow",
        "folgen",
        "view",
        "all",
        "alle",
        "show",
        "more",
        "mehr",
        "inhalte",
        "content",
        "login",
        "close",
        "log",
        "search",
        "share",
        "overflow",
        "anzeigen",
        "weitere",
        "website",
        "webseite",
        "recent",
        "latest",
        "author",
        "autor",
    ]
)
_NICKNAMED = re.compile(r"(?![A-Z]{2,6}$)[A-Za-zÀ-ÿ0-9][\wÀ-ÿ.-]{2,24}")


def is_marked(layer: Declared) -> bool:
    """Whether a layer holds what is marked for readers."""
    return layer.where in _TRUST


def note_marked(layer: Declared, writing: Writing, found: Findings) -> None:
    """Notes what is marked in one place of a page."""
    trust = _TRUST[layer.where]
    names = [_BEFORE.sub("", text, count=1) for text in _texts(layer, "author")]
    if people := _people(names, writing):
        found.note("author", people, f"{layer.where}: {_AUTHOR}", trust)
    elif layer.where == _BESIDE and (nicknames := tuple(filter(_is_nickname, names))):
        found.note("author", nicknames[:1], f"{layer.where}: {_AUTHOR}", _NICKNAME)
    if day := _day(_texts(layer, "date"), writing):
        found.note("date", day, f"{layer.where}: marked as date", trust)
    for text in _texts(layer, "line"):
        line = read_line(text, writing)
        if line.explained and line.dates:
            found.note("date", line.dates[0], f"{layer.where}: “{text}”", TOLD)
            if line.people:
                found.note("author", tuple(line.people), f"{layer.where}: “{text}”", TOLD)


def prefer_marked(found: Findings) -> None:
    """Of two that share no name, whoever is shown beside the headline wrote the article: whom a
    page declares may be who runs the site, or who put the article there.
    """
    declared, place = found.best("author"), found.place("author")
    shown = found.found_at("author", f"{_BESIDE}: {_AUTHOR}")
    if not isinstance(shown, tuple) or not isinstance(declared, tuple):
        return
    if not place.startswith(_OF_PAGES) or not all(" " in name for name in shown):
        return
    names, others = set(map(bare, shown)), set(map(bare, declared))
    apart = not any(name in other or other in name for name in names for other in others)
    if apart or (len(shown) == len(declared) == 1 and _is_fuller(shown[0], declared[0])):
        found.prefer("author", shown)


def _is_fuller(name: str, other: str) -> bool:
    """Whether a name is another with more of it: "Jane Doe" for "Jane"."""
    return " " not in other and other.casefold() in name.casefold().split()


def _texts(layer: Declared, key: str) -> Sequence[str]:
    value = layer.values.get(key)
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _people(texts: Sequence[str], writing: Writing) -> tuple[str, ...]:
    """The people that marks name, where one may hold another: a name within a byline."""
    people: list[str] = []
    for text in texts:
        people += [one for one in _named(text, writing) if one not in people]
    # Of a name with something behind it another mark holds the name alone.
    return tuple(one for one in people if not any(
        other != one and f" {other} " in f" {one} " for other in people))  # fmt: skip


def _named(text: str, writing: Writing) -> Sequence[str]:
    if not _BUTTONS.isdisjoint(text.casefold().split()):
        return []
    line = read_line(text, writing)
    if line.explained and line.people:
        return line.people
    byline = read_byline(byline_names(text, writing.language) or text)
    return [] if byline.rest else [one for one in byline.people if not is_office(one)]


def _is_nickname(text: str) -> bool:
    """Whether a word may be the name that a user gave himself; an office is none."""
    if not _NICKNAMED.fullmatch(text) or agency_name(text):
        return False
    parts = {text.casefold(), *re.split(r"[-_.]", text.casefold())}
    return parts.isdisjoint(_BUTTONS) and not any(map(names_nobody, parts - {""}))


def _day(texts: Sequence[str], writing: Writing) -> ArticleDate | None:
    """The first day among those that are marked."""
    for text in texts:
        try:
            return read_date(text, writing)
        except ValueError:
            line = read_line(text, writing)
            if line.dates:
                return line.dates[0]
    return None
