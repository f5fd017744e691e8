"""What addresses and file names tell: words of a title, a day, an outlet."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from index.dates import ArticleDate
from index.reading.draft import clean
from index.reading.metadata.days import Writing, find_dates, read_date

_DAY_IN_PATH = re.compile(
    r"/(?P<y>(?:1[6-9]|20)\d\d)(?:[/-](?P<m>\d{1,2}|[a-z]{3,9})(?:[/-](?P<d>\d{1,2}))?)?(?=[/_-]|$)",
    re.I,
)
_COMPACT_IN_PATH = re.compile(r"(?<!\d)(?P<day>(?:19|20)\d\d[01]\d[0-3]\d)(?!\d)")
_DAY_IN_NAME = re.compile(r"^(?P<day>\d{4}-\d{2}-\d{2}|(?:19|20)\d\d[01]\d[0-3]\d)(?![\d])")
_NUMBER = re.compile(r"[\da-f]{6,}|\d+|[a-z]{1,2}\d{3,}")
_ENDINGS = {".html", ".htm", ".shtml", ".php", ".asp", ".aspx", ".jsp", ".amp", ".story", ".ece"}
_PLAIN = Writing("en")


def title_in_url(url: str) -> str:
    """The title in an address: /2023/strike-at-the-docks-110233.html says "Strike at the docks"."""
    try:
        path = PurePosixPath(unquote(urlsplit(url).path))
    except ValueError:
        return ""
    for part in reversed(path.parts):
        stem = part
        while (ending := PurePosixPath(stem).suffix.lower()) in _ENDINGS:
            stem = stem[: -len(ending)]
        if title := _slug_words(stem):
            return title
    return ""


def title_in_name(name: str) -> str:
    """The title in a file name: 2023-04-19-strike-day-three says "Strike day three"; the name
    itself where it is none of several words.
    """
    bare = _DAY_IN_NAME.sub("", name).strip("-_ .")
    return _slug_words(bare.replace("_", "-")) or clean(name) or "untitled"


def _slug_words(slug: str) -> str:
    words = [word for word in re.split(r"[-_]", clean(slug)) if word]
    while words and _NUMBER.fullmatch(words[-1]):
        words.pop()
    while words and words[0].isdigit():
        words.pop(0)
    title = clean(" ".join(words))
    return title[:1].upper() + title[1:] if len(words) > 1 else ""


def date_in_url(url: str) -> ArticleDate | None:
    """The day or month in the path of an address; a year alone is the name of a section."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    if match := _COMPACT_IN_PATH.search(path):
        return _read(match["day"])
    for match in _DAY_IN_PATH.finditer(path):
        if not (month := match["m"]):
            continue
        if month.isdigit():
            day = f"-{int(match['d']):02}" if match["d"] else ""
            if found := _read(f"{match['y']}-{int(month):02}{day}"):
                return found
        elif dates := find_dates(f"{match['d'] or ''} {month} {match['y']}".strip(), _PLAIN):
            return dates[0].date
    return None


def date_in_name(name: str) -> ArticleDate | None:
    """The day that a file name begins with, written 2023-04-19 or 20230419."""
    match = _DAY_IN_NAME.match(name)
    return _read(match["day"]) if match else None


def _read(text: str) -> ArticleDate | None:
    try:
        return read_date(text, _PLAIN)
    except ValueError:
        return None
