"""Lines that state nothing but who wrote an article, for whom, when, and where it stands."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field

from index.dates import ArticleDate
from index.reading.metadata.days import FoundDate, Writing, find_dates
from index.reading.metadata.given import is_given
from index.reading.metadata.names import agency_name, is_office, is_person, read_byline
from index.reading.metadata.outlets import reads_as_outlet, tidy
from index.reading.metadata.phrases import (
    AGO,
    CHANGED,
    DAYS,
    FILLER,
    FIRST,
    LABEL,
    LEAD,
    NO_PUBLICATION,
    OF_A_PAPER,
    byline_names,
)
from index.reading.metadata.roles import ROLE, is_role
from index.reading.metadata.words import SECTION_WORDS

_MOST_REMEMBERED = 512  # lines: each is looked at as head and as foot, and signatures come again
MOST_LETTERS = 240  # of such a line; longer ones are sentences

_URL = re.compile(
    r"(?:(?:url|link|source|permalink|web|quelle|lien|available at|read more)\s*:?\s*)?"
    r"(?P<url>https?://[^\s<>“”\"]+)",
    re.I,
)
# Behind a space, a word with a wide colon begins another part: "来源：海港晚报 作者：李明".
_PARTS = re.compile(
    r"\s*[|·•‖│¦∙]\s*|\s+[-–—/]+\s+|\n|\s{2,}|\s*,\s*$|\s+(?=[\u3040-\u9fff\uac00-\ud7a3]{2,5}：)"
)
# Of a picture or a recording; and below what somebody else said on a network.
_NO_LINE = re.compile(
    r"(?:audio|video|podcast|bild|foto|photo|image)s?\s?:|[—–-]\s?[^()]{3,40} \(@\w+\)", re.I
)
_PICTURED = re.compile(r".{3,80}[.,;]\s?(?:photo|foto|bild|image|picture)s?\s?:", re.I)
_WITH = re.compile(r"\s+(?:avec|mit|with|con|com|and|und|et|y)\s+|\s*/\s*")
_SECTION = re.compile(r"(?:filed\s+)?(?:in|under)\s+[^\W\d_a-z]\S*(?:\s+\S+){0,2}")
_PUBLISHED = re.compile(
    r"publi|post|ver[öo]ff|aktual|updat|mis à|actual|aggior|pubbl|atual|опубл", re.I
)
_MOST_NAMES = 4  # words of a name without a "By"; longer ones are something else and a name
_MOST_WORDS = 12  # of a part without a label; more are a sentence
_BAR = re.compile(r"[|·•]")
_SOURCE = re.compile(
    r"^(?:quelle|source|fonte|fuente|bron|источник|来源|來源|出典|출처)\s*[:：]\s*", re.I
)
_PROSE = 80  # letters; shorter sentences are told by what they say
_ENDS = '.!?"”»。'
_SENTENCE_END = re.compile(r"[^\W\d_A-Z][a-z]{2,}\.$|[!?”\"]$|[а-яё]{4,}\.$")
_LAST = '.!?”"'  # what every such end has
_PUNCTUATION = " \t.,;:|()[]–—-/*_"
# "20234:32 PMUpdated": a year, a time and a label.
_GLUED = re.compile(
    r"(?<=(?:19|20)\d\d)(?=\d{1,2}:\d\d)|(?<=[\da-zM])(?=(?:Updated|Published|Modified|Posted)\b)"
)
_EMAIL = re.compile(r"[\s,|·•(]*\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\)?|[\s,]*(?<!\S)@\w{3,}")
_IN_TOWNS = re.compile(r"[^\W\d_][^,;:|]{3,60} (?:in|en|à|aus|in|em|из|в) [^\W\d_a-z][^,;:|]{2,60}")
_WITH_ROLE = re.compile(r"(?P<name>[^()]{4,50}) \((?P<role>[^()]{3,40})\)?")
_TIMED = re.compile(r"\d:\d\d|Updated|Published|Modified|Posted")
_DAYS = re.compile(r"\s*[|•·‖]\s*")
_SMALL_PLACE = re.compile(r"[^\W\d_a-z][\w.’'-]+(?:,? [A-Z][\w.]+)?\.?")


@dataclass(slots=True)
class Line:
    """What a line states. `explained`: it states nothing else; where that is false, not all of it
    is read. `labelled`: it says of its date that it is the day of publication.
    """

    people: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    dates: list[ArticleDate] = field(default_factory=list)
    first: list[ArticleDate] = field(default_factory=list)
    changed: list[ArticleDate] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)  # what may be a name, an outlet or a town
    byline: bool = False
    role: bool = False  # it says what somebody does
    labelled: bool = False
    explained: bool = False


_NOTHING = Line()


def read_line(text: str, writing: Writing) -> Line:
    """What one line of a page states of its article. The answer is shared: leave it as it is."""
    if not text or len(text) > MOST_LETTERS or _is_prose(text) or _NO_LINE.match(text):
        return _NOTHING
    if ":" in text and _PICTURED.match(text) and byline_names(text, writing.language) is None:
        return _NOTHING
    return _read_line(text, writing)


@functools.lru_cache(_MOST_REMEMBERED)
def _read_line(text: str, writing: Writing) -> Line:
    line = Line()
    text = AGO.sub(" ", _take_urls(text, line))
    text = _GLUED.sub(" ", text) if _TIMED.search(text) else text
    parts = [part for part in _PARTS.split(_take_dates(text, writing, line)) if part]
    line.explained = all(_read_part(part, writing, line) for part in parts)
    if not line.explained and not line.people:
        return _day_between_bars(text, writing)
    if not line.people and len(line.bare) == 1 and _signs(line.bare[0], text, line):
        line.people, line.byline = read_byline(line.bare[0]).people, True
    return line


def _day_between_bars(text: str, writing: Writing) -> Line:
    """Of a line that holds what is not understood, its day, where bars set that apart."""
    parts = _DAYS.split(text)
    if len(parts) > 1:
        for part in parts:
            line = _read_line(part, writing) if find_dates(part, writing) else _NOTHING
            if line.explained and not (line.people or line.outlets or line.bare):
                return Line(dates=line.dates, changed=line.changed, first=line.first,
                            labelled=line.labelled, explained=True)  # fmt: skip
    return _NOTHING


def _signs(name: str, text: str, line: Line) -> bool:
    """Whether a person's name stands beside day and outlet, or first in a line with one of them
    behind it: "Jane Doe | April 19, 2023". With an agency alone it may be below a picture.
    """
    if not is_person(name) or len(name.split()) > _MOST_NAMES:
        return False
    if text.partition(name)[2].lstrip().startswith((":", "：")):
        return False  # it is called what stands behind
    if line.dates and (line.outlets or _set_apart(name, text)):
        return True
    if not text.startswith(name):
        return False
    if line.role:
        return True
    if line.dates:
        behind = text.removeprefix(name).lstrip()
        known = is_given(name.split()[0])  # else "New Haven — May 3"
        return bool(
            _BAR.match(behind)
            or _EMAIL.match(behind)
            or _PUBLISHED.match(behind)
            or (known and behind[:1] in "—–-,")
        )
    return any(not agency_name(outlet) for outlet in line.outlets)


def _set_apart(name: str, text: str) -> bool:
    """Whether bars stand before and behind a name: "27 January 2026 • Jane Doe • 3 minutes"."""
    before, _, behind = text.partition(name)
    apart = _BAR.match(before.rstrip()[-1:]) and _BAR.match(behind.lstrip())
    return bool(apart) and is_given(name.split()[0])


def _is_prose(text: str) -> bool:
    """A first look: a line of so many words that ends like a sentence is one."""
    words = text[-1] in _ENDS and len(text) > _PROSE and text.count(" ") > _MOST_WORDS
    return words and not _BAR.search(text)


def _take_urls(text: str, line: Line) -> str:
    if "@" in text:
        text = _EMAIL.sub(" | ", text)
    if "://" not in text:
        return text.strip()
    line.urls += [match["url"].rstrip(".,;)") for match in _URL.finditer(text)]
    return _URL.sub(" ", text).strip()


def _take_dates(text: str, writing: Writing, line: Line) -> str:
    """Sorts the dates of a line by what they are dates of; returns what else it holds."""
    rest, at = "", 0
    for found in find_dates(text, writing):
        before = text[at : found.start]
        if OF_A_PAPER.search(before):
            rest += text[at : found.end]
            at = found.end
            continue
        lead = LEAD.search(before)
        said_from = lead.start() if lead else len(before)
        sort_day(found, before[said_from:], line)
        rest += f"{before[:said_from]} | "
        at = found.end
    return rest + text[at:]


def sort_day(found: FoundDate, said: str, line: Line) -> None:
    """Keeps a date as what the words before it say that it is the date of."""
    if NO_PUBLICATION.search(said):
        return
    if FIRST.search(said):
        line.first.append(found.date)
    elif CHANGED.search(said):
        line.changed.append(found.date)
    else:
        line.labelled |= bool(LABEL.search(said))
        line.dates.append(found.date)


def _read_part(part: str, writing: Writing, line: Line) -> bool:
    """Reads a part between two separators; false where it is text like any other."""
    part = part.lstrip(_PUNCTUATION).rstrip(_PUNCTUATION.replace(".", "").replace(")", ""))
    names = byline_names(part, writing.language)
    if names is not None:
        if writing.language == "nl":  # elsewhere "en" stands before a town
            names = names.replace(" en ", " & ")
        return _read_byline(names, line)
    if len(part.split()) > _MOST_WORDS or (" " in part and _ends_sentence(part)):
        return False
    if days := DAYS.get(writing.language):
        part = days.sub(" ", part)
    bare = " ".join(FILLER.sub(" ", CHANGED.sub(" ", part)).split()).strip(_PUNCTUATION)
    if LABEL.fullmatch(bare) or FIRST.fullmatch(bare) or not any(map(str.isalpha, bare)):
        return True
    if bare.casefold() in SECTION_WORDS or _SECTION.fullmatch(bare):
        return True
    return _read_bare(bare, line)


def _ends_sentence(part: str) -> bool:
    return part[-1] in _LAST and _SENTENCE_END.search(part) is not None


def _read_byline(names: str, line: Line) -> bool:
    byline = read_byline(names)
    line.people += byline.people
    line.outlets += byline.outlets
    line.byline = line.byline or bool(byline.people or byline.outlets or is_office(names))
    return line.byline and all(_rest_of_byline(rest, line) for rest in byline.rest)


def _rest_of_byline(rest: str, line: Line) -> bool:
    """What stands beside the names: an outlet, or the town they wrote in."""
    if reads_as_outlet(rest):
        line.outlets.append(tidy(rest))
        return True
    return bool(_SMALL_PLACE.fullmatch(rest))


def _read_bare(part: str, line: Line) -> bool:
    """A part without a label: an outlet by its words, a person by a role, or something open."""
    if "©" in part:
        return False
    part = _SOURCE.sub("", part)
    pieces = [piece.strip() for piece in re.split(r"[,;]\s+", part) if piece.strip()]
    if len(pieces) == 2 and is_person(pieces[0]) and reads_as_outlet(pieces[1]):
        line.people += read_byline(pieces[0]).people
        line.outlets.append(tidy(pieces[1]))
        line.byline = True
        return True
    if line.dates and _IN_TOWNS.fullmatch(part) and is_given(part.split()[0]):
        named = read_byline(part)
        if named.people and not (named.rest or named.outlets):
            line.people, line.byline = named.people, True
            return True
    if (
        (match := _WITH_ROLE.fullmatch(part))
        and (is_given(part.split()[0]) or ROLE.match(match["role"]))
        and _named_with_role([match["name"], match["role"]])
    ):
        line.people += read_byline(match["name"]).people
        line.byline = True
        return True
    for at, piece in enumerate(pieces):
        if "©" in piece:
            return False
        if agency := agency_name(piece):
            line.outlets.append(agency)
        elif (pair := _WITH.split(piece)) and len(pair) == 2 and agency_name(pair[1]):
            if is_person(pair[0]):
                return False  # who took a picture
            line.outlets.append(tidy(pair[0]))
        elif is_role(piece):
            line.role = True
        elif reads_as_outlet(piece) and not _is_role(pieces, at):
            line.outlets.append(tidy(piece))
        elif at == 0 and len(pieces) > 1 and _named_with_role(pieces):
            line.people += read_byline(part).people
            line.byline = True
            return True
        elif is_person(piece) or _SMALL_PLACE.fullmatch(piece):
            line.bare.append(piece)
        else:
            return False
    return True


def _named_with_role(pieces: list[str]) -> bool:
    """Whether a list is names and what their bearers do: "Jane Doe, Staff Writer"."""
    first, whole = read_byline(pieces[0]), read_byline(", ".join(pieces))
    role = len(whole.people) == 1 or any(ROLE.search(piece) for piece in pieces)
    named = first.people == whole.people[:1] != []
    return named and role and not (whole.rest or whole.outlets)


def _is_role(pieces: list[str], at: int) -> bool:
    return at > 0 and is_person(pieces[0]) and _named_with_role([pieces[0], pieces[at]])
