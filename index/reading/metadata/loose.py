"""Lines about an article that hold other things beside its author and its day.

"26 March 2019 Jane Doe Leave a comment", "Posted in Harbour by Jane Doe on 3 May 2020 | Tags:
dock": what is a tag, a count or a button there nobody can list. So only what stands in a set place
is read: a name behind "By", a name that fills all the room between a date and the next mark, and a
day at the beginning or the end of a line that is no sentence.
"""

from __future__ import annotations

import re

from index.dates import ArticleDate
from index.model import Kind
from index.reading.cues import cued
from index.reading.metadata.days import FoundDate, Writing, find_dates
from index.reading.metadata.findings import DERIVED, TOLD, Findings
from index.reading.metadata.given import is_given
from index.reading.metadata.lines import Line, sort_day
from index.reading.metadata.names import agency_name, is_office, is_person, read_byline
from index.reading.metadata.outlets import reads_as_outlet
from index.reading.metadata.page import Page
from index.reading.metadata.phrases import (
    CHANGED,
    FILLER,
    LEAD,
    byline_names,
)
from index.reading.metadata.words import NO_NAMES, SECTION_WORDS, TOWNS

_LOOSE = (TOLD + DERIVED) / 2  # the day in such a line: less than where it states nothing else
_LONGEST = 160  # letters of such a line; longer ones are text
_SENTENCE, _CLOSE = 80, '.!?"”»'  # letters of a line that is a sentence if it ends like one
_OPENING, _DIGIT = 60, 16  # letters in which a paragraph tells its day, and says a number
_MOST_WORDS = 12  # beside the day
_BEFORE_BY = 6  # words between the beginning of a part and its "By": the sections it stands in
_ENDS = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_NO_LINE = re.compile(  # captions, credits, what others say, and other articles
    r"©|\b(?:foto|photo|bild|image|picture|video|illustration|grafik|getty|fotografi)\w*\b"
    r"|\b(?:audio|podcast)s?\b|(?<!\w)@\w|https?:|\b(?:comment|reply|antwort)\w*\b.*\bsa(?:id|gt|ys)\b|^\s*[—–-]\s|[“„«»”]",
    re.I,
)
_EVENT = re.compile(  # a day that something takes place, or a paper says something
    r"\b(?:from|until|till|through|between|since|bis|ab|seit|zwischen|jusqu\w*|depuis|dès|hasta"
    r"|desde|fino|dal|tot|vanaf|termine?|event|veranstaltung|beginn|start|ausdruck|printed|abruf\w*"
    r"|protokoll|urteil|beschluss|version|letter|bericht|in force|effective|deadline)\b",
    re.I,
)
_MARKS = re.compile(r"\s*[|·•‖│¦∙⋅/]\s*|\s+[-–—~]+\s+|\s{2,}|\n|[()\[\]]")
_BY = re.compile(
    r"(?<![\w-])(?=(?:by|von|vom|par|por|door|di|da|av|af|przez|oleh|durch)\s+\S)", re.I
)
# Beside a day these say "By" too, which elsewhere begin other lines.
_IN_LOOSE = re.compile(r"(?:durch|vom|da)\s+", re.I)
_POSTED = re.compile(
    r"\s*(?:posted|published|filed|written|submitted|created|veröffentlicht|erstellt|geschrieben"
    r"|gespeichert|publiziert|gepostet|eingestellt|eingetragen|verfasst|publié|posté|écrit|rédigé"
    r"|escrito|publicado|postado|scritto|pubblicato|inserito|geschreven|geplaatst|skrevet|skriven"
    r"|opublikowan\w*|dodan\w*)\b",
    re.I,
)
_RANGE = re.compile(r"\d\.?\s?[-–/]\s?$")  # "14. - 20. Januar 2022"
_TIME = re.compile(r"\d{1,2}[:.h]\d{2}|\d{1,2}\s?(?:uhr|h|[ap]m)\b", re.I)
_NUMBER = re.compile(r"\s+\d.*$")
_PEN_NAME = re.compile(r"[^\W\d_][\w.-]{1,24}(?<![.-])")
_HOST = re.compile(r"\.[a-z]{2,}$")
_NOTHING = Line()


def read_loose(text: str, writing: Writing) -> Line:
    """Who wrote an article, and when, as far as a line tells it in a set place."""
    if len(text) > _LONGEST or (len(text) > _SENTENCE and text[-1] in _CLOSE):
        return _NOTHING
    if not (dates := find_dates(text, writing)):
        return _NOTHING
    if _NO_LINE.search(text) or cued(text) is Kind.CAPTION or _is_other(text, dates):
        return _NOTHING
    line = Line()
    parts = _parts(text, dates)
    _sort(text, dates, line)
    for part in parts:
        line.people = line.people or _signed(part, writing)
    line.byline = bool(line.people)
    if not line.people:
        line.people = _beside_day(text, dates)
    if not line.people and not _is_day_line(text, dates):
        line.dates, line.changed, line.first = [], [], []
    return line


def note_loose(page: Page, text: str, where: str, found: Findings) -> None:
    """Notes what a line of the head states besides other things."""
    line = read_loose(text, page.writing)
    if line.people:
        found.note("author", tuple(line.people), where, TOLD)
    if line.dates:
        found.note("date", line.dates[0], where, _LOOSE)
    for day in line.first:
        found.note("first_published", day, where, TOLD)
    for day in line.changed:
        found.unclear("date", str(day), where, "a later change")


def _is_other(text: str, dates: list[FoundDate]) -> bool:
    """Whether a line tells of a day on which something else happens, or is a sentence."""
    beside = _without(text, dates)
    return bool(_EVENT.search(beside)) or (len(beside.split()) > _MOST_WORDS and not _by(text))


def _by(text: str) -> bool:
    return _BY.search(text) is not None


def _without(text: str, dates: list[FoundDate]) -> str:
    rest, at = "", 0
    for found in dates:
        rest += text[at : found.start] + " | "
        at = found.end
    return rest + text[at:]


def _parts(text: str, dates: list[FoundDate]) -> list[str]:
    """What stands between the dates and the marks, without the words that lead up to a date."""
    rest, at = "", 0
    for found in dates:
        before = text[at : found.start]
        lead = LEAD.search(before)
        rest += before[: lead.start() if lead else None] + " | "
        at = found.end
    return [part for part in _MARKS.split(rest + text[at:]) if part.strip()]


def _sort(text: str, dates: list[FoundDate], line: Line) -> None:
    at = 0
    for found in dates:
        before = text[at : found.start]
        lead = LEAD.search(before)
        sort_day(found, before if not lead or CHANGED.search(before) else lead[0], line)
        at = found.end


def _signed(part: str, writing: Writing) -> list[str]:
    """Whom "By" names in a part."""
    for match in _BY.finditer(part):
        before = part[: match.start()]
        if len(before.split()) > _BEFORE_BY:
            return []
        behind = part[match.start() :]
        names = byline_names(behind, writing.language)
        if names is None and (word := _IN_LOOSE.match(behind)):
            names = behind[word.end() :]
        if names is None:
            continue
        names = _names_alone(names)
        byline = read_byline(names)
        if byline.people and not byline.rest:
            return byline.people
        if is_pen_name(names) and (not _TIME.sub("", before).strip() or _POSTED.match(before)):
            return [names]
    return []


def _names_alone(names: str) -> str:
    """What stands behind "By" up to a count or a button."""
    return FILLER.sub("|", _NUMBER.sub("", names)).split("|")[0].strip(" ,;:.-")


def opens_byline(text: str) -> bool:
    """Whether a line begins with a day, or as bylines do."""
    return text[:1].isdigit() or bool(_BY.match(text) or _POSTED.match(text))


def is_pen_name(name: str) -> bool:
    """Whether a single word may be what an author calls himself."""
    folded = name.casefold()
    return (
        _PEN_NAME.fullmatch(name) is not None
        and folded not in SECTION_WORDS | NO_NAMES | TOWNS
        and not (
            agency_name(name) or is_office(name) or reads_as_outlet(name) or _HOST.search(name)
        )
    )


def _beside_day(text: str, dates: list[FoundDate]) -> list[str]:
    """A name that fills the room between the day and the next mark, or the end of the line."""
    for part in _parts(text, dates):
        bare = FILLER.sub(" | ", _TIME.sub(" | ", part))
        pieces = [piece.strip(" ,;:.-") for piece in bare.split("|") if piece.strip(" ,;:.-")]
        for piece in pieces:
            if " " in piece and is_given(piece.split()[0]) and is_person(piece):
                words = {word.casefold() for word in piece.split()}
                byline = read_byline(piece)
                if not words & SECTION_WORDS and not reads_as_outlet(piece) and not byline.rest:
                    return byline.people
    return []


def _is_day_line(text: str, dates: list[FoundDate]) -> bool:
    """Whether a line that names nobody is about the day: it begins or ends with it."""
    if len({one.date for one in dates}) != 1 or dates[0].date.precision != "day":
        return False
    if _ENDS.search(text) and dates[-1].end < len(text.rstrip(".:, ")):
        return False
    before = text[: dates[0].start]
    if _RANGE.search(before):
        return False
    lead = LEAD.search(before)
    opens = not before[: lead.start() if lead else None].strip(" |·•-–—([")
    behind = " ".join(FILLER.sub(" ", text[dates[-1].end :]).split()).strip(" |·•-–—)],:;.")
    if len(behind.split()) > 2 and behind[0].islower():
        return False  # "On April 22, 2023 the strike ended"
    return opens or (not any(map(str.isalpha, behind)) and len(before.split()) <= 4)


def opening_day(text: str, writing: Writing) -> ArticleDate | None:
    """The day that the first paragraph begins with: "29.11.2022 – The dock strike went on"."""
    opening = text[:_OPENING]
    if not any(map(str.isdigit, opening[:_DIGIT])):
        return None
    for found in find_dates(opening, writing):
        before = opening[: found.start]
        lead = LEAD.search(before)
        if before[: lead.start() if lead else None].strip(" (["):
            return None
        behind = opening[found.end :]
        if found.date.precision == "day" and _OPENS.match(behind):
            return found.date
    return None


_OPENS = re.compile(r"\s*(?:[,/]\s*[^\W\d_a-z][\w ]{2,25})?\s*(?:[-–—|:/]+\s|\([\w/ .-]{2,20}\)\s)")
