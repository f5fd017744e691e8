"""Who and when, as a page marks it up for its readers, beside the headline and elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.dates import ArticleDate
from index.reading.draft import Declared, bare, clean
from index.reading.metadata.days import Writing, read_date
from index.reading.metadata.findings import SEEN, TOLD, Findings
from index.reading.metadata.given import is_given
from index.reading.metadata.lines import Line, read_line
from index.reading.metadata.names import Byline, agency_name, is_office, is_person, read_byline
from index.reading.metadata.organisations import names_nobody, reads_as_organisation
from index.reading.metadata.phrases import BY_ALONE, FILLER, byline_names

# How far what is marked is trusted, by where it stands.
_BESIDE, _BELOW = "beside the headline", "below the text"
_AUTHOR, _DATE, _BYLINE = "marked as author", "marked as date", "a byline"
_PLAIN_DAYS = ("meta tag: date", "meta tag: dc.date", "meta tag: dcterms.date")
_TRUST = {
    _BESIDE: SEEN + 0.05,
    "above the headline": SEEN - 0.05,
    _BELOW: TOLD + 0.05,
}
_OF_PAGES = ("JSON-LD", "meta tag", "microdata")  # where a page declares it for programs
_NICKNAME = 0.55  # the name of a user who is shown as the author; better than none
# What stands before a name that is marked, and is no word before bylines.
_BEFORE = re.compile(
    r"^\W*(?:(?:mehr )?(?:über|about|sobre|à propos de|over) (?:the |den |die )?"
    r"(?:author|autor(?:in)?|auteur)?\W*|(?:veröffentlicht|erstellt|geschrieben|gespeichert"
    r"|eingestellt|posted|written|submitted|published|created|publié|publicado|skrevet|skriven"
    r"|geplaatst) (?:am |on )?(?:by|von|par|por|av|af|door)\b:?|(?:from|vom|de)\s|(?:redaktion"
    r"|interview|text|bericht|von|reporter|story|autor(?:in)?)\s?:)\s*",
    re.I,
)
# Words of buttons: what holds one is no name.
_BUTTONS = frozenset({
    "facebook", "twitter", "youtube", "linkedin", "xing", "instagram", "whatsapp", "telegram",
    "mastodon", "tiktok", "profile", "profil", "posts", "post", "beiträge", "artikel", "articles",
    "stories", "follow", "folgen", "view", "all", "alle", "show", "more", "mehr", "inhalte",
    "content", "login", "close", "log", "search", "share", "overflow", "anzeigen", "weitere",
    "website", "webseite", "recent", "latest", "author", "autor",
})  # fmt: skip
_PARTS = re.compile(r"\s*[|·•‖│]\s*|\s+[-–—/]+\s+|(?<=\d),\s+|,\s+(?=\D*\d)")
_FOR_PROGRAMS = re.compile(r"\d{4}-\d\d-\d\d")
_NICKNAMED = re.compile(r"(?![A-Z]{2,6}$)[A-Za-zÀ-ÿ0-9][\wÀ-ÿ.-]{2,24}")


def is_marked(layer: Declared) -> bool:
    """Whether a layer holds what is marked for readers."""
    return layer.where in _TRUST


def note_marked(layer: Declared, writing: Writing, found: Findings) -> None:
    """Notes what is marked in one place of a page."""
    trust = _TRUST[layer.where]
    names = [_BEFORE.sub("", text, count=1) for text in _texts(layer, "author")]
    if layer.where == _BELOW and found.best("author"):
        names = []
    if people := _people(names, writing):
        found.note("author", people, f"{layer.where}: {_AUTHOR}", trust)
    elif layer.where == _BESIDE and (nicknames := tuple(filter(_is_nickname, names))):
        found.note("author", nicknames[:1], f"{layer.where}: {_AUTHOR}", _NICKNAME)
    days = _texts(layer, "date")
    several = layer.where == _BELOW and len(set(days)) > 1  # those of other articles
    if not several and (day := _day(days, writing)):
        if len(set(days)) == 1 and _FOR_PROGRAMS.match(days[0]):
            trust = _TRUST[_BESIDE]
        found.note("date", day, f"{layer.where}: {_DATE}", trust)
    lines = _texts(layer, "line")
    for above, text in zip(("", *lines), lines, strict=False):
        _note_line(layer.where, text, above, writing, found)


def _note_line(where: str, text: str, above: str, writing: Writing, found: Findings) -> None:
    """Notes what a line beside the headline states that is not marked."""
    line = read_line(text, writing)
    place = f"{where}: “{text}”"
    if where == _BESIDE and byline_names(text, writing.language):
        place = f"{where}: {_BYLINE}"
    if line.explained and line.dates and line.dates[0].precision == "day" and where != _BELOW:
        found.note("date", line.dates[0], place, TOLD)
    if people := _told(text, line, writing) or _labelled(text, above):
        found.note("author", tuple(people), place, TOLD)


def _told(text: str, line: Line, writing: Writing) -> Sequence[str]:
    """The people that a line names, or a part of it between bars."""
    if line.explained and line.byline and (line.dates or byline_names(text, writing.language)):
        return [one for one in line.people if not _is_button(one)]
    parts = _PARTS.split(text)
    for part in parts:
        name = _BEFORE.sub("", part)
        name = byline_names(name, writing.language) or name
        byline = read_byline(name) if name != part and not _is_button(name) else Byline()
        if byline.people and not byline.rest:
            return byline.people
    return _beside_day(parts, writing)


def _beside_day(parts: Sequence[str], writing: Writing) -> Sequence[str]:
    """Who stands in a line with nothing but a day: "11.12.2019 - Jane Doe"."""
    names = [one for one in parts if is_person(one) and one.istitle() and not _is_button(one)]
    days = [read_line(one, writing) for one in parts if one not in names]
    if len(names) != 1 or not any(line.dates for line in days):
        return []
    alone = all(line.explained and not (line.people or line.bare or line.outlets) for line in days)
    return names if alone and is_person(names[0].split()[-1], lone=True) else []


def _labelled(text: str, above: str) -> Sequence[str]:
    """Who stands below the word "Author", alone on a line."""
    return [text] if BY_ALONE.fullmatch(above) and is_person(text) else []


def _is_button(text: str) -> bool:
    return not _BUTTONS.isdisjoint(text.casefold().split())


def prefer_marked(found: Findings) -> None:
    """Of two that share no name, whoever is shown beside the headline wrote the article: whom a
    page declares may be who runs the site, or who put the article there.
    """
    declared, place = found.best("author"), found.place("author")
    shown = None
    if place.startswith("meta tag"):
        shown = found.found_at("author", f"{_BESIDE}: {_BYLINE}")
    if shown is None:
        shown = found.found_at("author", f"{_BESIDE}: {_AUTHOR}")
    if not isinstance(shown, tuple) or not isinstance(declared, tuple):
        return
    if not place.startswith(_OF_PAGES) or not all(" " in name for name in shown):
        return
    apart = _words(shown).isdisjoint(_words(declared))
    if apart or (len(shown) == len(declared) == 1 and _is_fuller(shown[0], declared[0])):
        found.prefer("author", shown)


def _words(names: Sequence[str]) -> set[str]:
    return {bare(word) for name in names for word in name.split()}


def prefer_shown_day(found: Findings) -> None:
    """Of the day that is shown beside the headline and a plain "date" for programs the one that is
    shown: the other may be that of the last change.
    """
    place = found.place("date").casefold()
    shown = next(
        (day for where in _TRUST if (day := found.found_at("date", f"{where}: {_DATE}"))), None
    )
    if shown and place in _PLAIN_DAYS:
        found.prefer("date", shown)


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
    """The people that the text of a mark names."""
    if _is_button(text):
        return []
    words = text.split()
    half = words[: len(words) // 2]
    text = " ".join(half if half * 2 == words else words)  # once to see, and once to hear
    for tried in dict.fromkeys((text, clean(FILLER.sub(" ", text)))):
        byline = read_byline(byline_names(tried, writing.language) or tried)
        if byline.people and not byline.rest:
            return [one for one in byline.people if not _is_organisation(one)]
    line = read_line(text, writing)
    return (line.people or [*filter(is_person, line.bare)]) if line.explained else []


def _is_organisation(name: str) -> bool:
    known = is_given(name.split()[0])
    return is_office(name) or (not known and reads_as_organisation(name))


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
