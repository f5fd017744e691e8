"""What a page tells its readers: lines at the head, notices and credits at the foot."""

from __future__ import annotations

import re

from index.model import Kind
from index.reading.draft import Draft, bare
from index.reading.metadata import reprints
from index.reading.metadata.blocks import lines_of, parts_of
from index.reading.metadata.days import Writing
from index.reading.metadata.declared import is_web_address, language_code
from index.reading.metadata.elsewhere import read_elsewhere
from index.reading.metadata.findings import DERIVED, SEEN, TOLD, Findings
from index.reading.metadata.foot import (
    is_confirmed,
    read_credits,
    read_foot,
    read_running_heads,
)
from index.reading.metadata.given import is_given
from index.reading.metadata.head import head_of
from index.reading.metadata.keys import field_of
from index.reading.metadata.lines import MOST_LETTERS, Line, read_line
from index.reading.metadata.loose import note_loose
from index.reading.metadata.mastheads import is_masthead
from index.reading.metadata.names import agency_name, is_person, read_authors, read_byline
from index.reading.metadata.outlets import reads_as_outlet, tidy
from index.reading.metadata.page import Page, note_reprint
from index.reading.metadata.phrases import byline_names
from index.reading.metadata.signatures import read_signatures
from index.reading.metadata.titles import place_of, reads_as_headline

_PUBLISHED = SEEN + 0.05  # the day behind "Published": more than one that stands there
_SIGNED = 0.01  # a day beside the author: more than one that stands alone
_OF_THE_PAPER = (SEEN + TOLD) / 2  # the day beside its name: less than one that is labelled
_NAME = 80  # letters of a line that is but a name
# "Stand: 3. Mai 2023": where that is all, stations mean the day of the text.
_AS_OF = re.compile(r"stand\b", re.I)
_INITIAL = re.compile(r"[^\W\d_]\.?")  # no name ends in one
# Behind the author it is told where the article first stood.
_FIRST_PUBLISHED = re.compile(
    r"[,;.–—|-]\s+(?=(?:originally|first|previously) (?:published|appeared|posted)\b)", re.I
)
_LABELLED = re.compile(
    r"^(?P<label>[^\W\d_][^\W\d_ -]*(?: [^\W\d_]+){0,2}) ?[:：]\s*(?!innen\b)(?P<value>\S.*)$"
)


def read_visible(page: Page, found: Findings) -> None:
    """Notes what the page tells; says in `page.furniture` which blocks state nothing else."""
    head = list(head_of(page))
    for at in head:
        _read_head_block(page, at, found)
    lines = [
        (at, text)
        for at, block in ((at, page.draft.blocks[at]) for at in head)
        for text in parts_of(page.draft, block) or lines_of(page.draft, block)
    ]
    read_signatures(page, lines, found)
    read_foot(page, found)
    read_credits(page, head, found)
    read_running_heads(page, found)
    read_elsewhere(page, found)


def _read_head_block(page: Page, at: int, found: Findings) -> None:
    block = page.draft.blocks[at]
    where = f"{page.named(at)}: “{block.text[:60]}”"
    if notice := reprints.read_notice(block.text, page.writing):
        note_reprint(notice, where, found)
        if len(block.text) <= MOST_LETTERS:
            page.furniture[at] = Kind.NOTE
        return
    parts = parts_of(page.draft, block)
    lines = lines_of(page.draft, block)
    if parts and " ".join(parts) != block.text:
        lines = parts  # it has no space between them
    known = [_note_text(page, at, line, where, found) for line in lines]
    if not any(known):
        known = [_note_text(page, at, part, where, found) for part in parts]
    if known and all(known) and block.kind in (None, Kind.BYLINE):
        page.furniture[at] = Kind.BYLINE


def _note_text(page: Page, at: int, text: str, where: str, found: Findings) -> bool:
    """Notes what a line of the block `at` states; whether it states nothing else."""
    known = [
        _note_notice(page, part, where, found) or _note_line(page, at, part, where, found)
        for part in _FIRST_PUBLISHED.split(text)
    ]
    return all(known)


def _note_notice(page: Page, text: str, where: str, found: Findings) -> bool:
    notice = reprints.read_notice(text, page.writing)
    if notice:
        note_reprint(notice, where, found)
    return notice is not None


def _note_line(page: Page, at: int, text: str, where: str, found: Findings) -> bool:
    """Notes what a line of the block `at` states; whether it states nothing else."""
    if _note_labelled(page, text, where, found):
        return True
    line = read_line(text, page.writing)
    before = page.title is not None and at < page.title
    if not line.explained:
        note_loose(page, text, where, found)
        return False
    if line.dates and not (line.people or line.outlets):
        note_loose(page, text, where, found)
    people, outlets = _without_outlet(page, line)
    if before and line.bare and people and not is_given(people[0].split()[0]):
        people = []  # a name beside the day above the headline may be that of the paper
    states = bool(line.dates or line.urls or line.byline or line.first or line.changed)
    if people and not (before and not line.byline):
        found.note("author", tuple(dict.fromkeys(people)), where, SEEN)
    elif not people:
        states |= _note_bare(page, line, where, found)
    for outlet in outlets:
        if line.dates or line.byline or agency_name(outlet) or is_masthead(page, at, outlet):
            _note_outlet(outlet, line, where, found)
    _note_dates(page, text, where, found, before=before)
    for url in line.urls:
        if is_web_address(url):
            found.note("url", url, where, SEEN)
    if not states and outlets and not before and len(text.split()) <= 6:
        return True
    return states


def _note_dates(page: Page, text: str, where: str, found: Findings, *, before: bool) -> None:
    line = read_line(text, page.writing)
    company = line.labelled or line.byline or line.outlets or line.changed
    if line.dates and not (before and not company and page.draft.declared):
        # A day above the headline may be that of the paper, or that of the print.
        trust = _OF_THE_PAPER if before and not line.byline else SEEN
        trust = _PUBLISHED if line.labelled else trust + _SIGNED * line.byline
        trust = trust if company or not before else TOLD
        if line.dates[0].precision != "day":
            trust = min(trust, DERIVED)  # a day that stands near tells more
        found.note("date", line.dates[0], where, trust)
    for day in line.first:
        found.note("first_published", day, where, SEEN)
        if line.changed and not line.dates:
            found.note("date", day, where, TOLD)
    for day in line.changed:
        if not line.dates and _AS_OF.match(text):
            found.note("date", day, where, DERIVED)
        else:
            found.unclear("date", str(day), where, "a later change")


def _note_labelled(page: Page, text: str, where: str, found: Findings) -> bool:
    """Reads "Source: Harbour Gazette" and its like; dates are read as lines are."""
    match = _LABELLED.match(text)
    if not match or len(text) > MOST_LETTERS or "|" in match["value"]:
        return False
    name = _field_of_label(match["label"])
    value = match["value"].strip()
    value = byline_names(value, page.writing.language) or value if name == "author" else value
    if name == "outlet" and "/" in value and any(map(agency_name, value.split("/"))):
        return True  # whose the picture is
    if name == "outlet" and (agency := agency_name(value) or agency_name(value.split()[0])):
        found.note("credit", agency, where, TOLD)
    elif name == "outlet" and not is_web_address(value) and len(value.split()) <= 8:
        found.note("outlet", tidy(value), where, SEEN)
    elif name == "url" and is_web_address(value):
        found.note("url", value, where, SEEN)
    elif name == "author" and (people := read_authors(value).people) and len(value) < 120:
        found.note("author", tuple(people), where, SEEN)
    elif name == "title" and reads_as_headline(value):
        found.note("title", value, where, SEEN)
    elif name == "language":
        try:
            found.note("language", language_code(value), where, SEEN)
        except ValueError:
            return False
    else:
        return False
    return True


def _field_of_label(label: str) -> str:
    known = field_of(label)
    return known[0] if known else ""


def _without_outlet(page: Page, line: Line) -> tuple[list[str], list[str]]:
    """The people of a line, and its outlets, one of which may be glued to the last name."""
    people, outlets = list(line.people), list(line.outlets)
    if line.byline and people and len(people[-1].split()) > 2:
        name, outlet = _parted(people[-1], page.draft.source_text)
        people[-1] = name
        outlets += [outlet] if outlet else []
    return people, outlets


def _parted(text: str, page: str) -> tuple[str, str]:
    """A name and the outlet behind it, told by what else the page calls by these words."""
    words = text.split()
    best = ("", "", 1)
    for at in range(2, len(words)):
        name, rest = " ".join(words[:at]), " ".join(words[at:])
        if name == rest:
            return name, ""  # "By Jane Doe Jane Doe": a picture has the name as well
        if not is_person(name) or _INITIAL.fullmatch(words[at - 1]):
            continue
        often = min(page.count(name), page.count(rest)) if len(words) - at > 1 else 0
        if often > best[2]:
            best = (name, rest, often)
    if not best[1]:
        for at in range(2, len(words) - 1):
            name, rest = " ".join(words[:at]), " ".join(words[at:])
            if is_person(name) and reads_as_outlet(rest):
                return name, rest
    return (best[0], best[1]) if best[1] else (text, "")


def _note_bare(page: Page, line: Line, where: str, found: Findings) -> bool:
    """A name alone on its line is an author where the page says so elsewhere."""
    for name in line.bare:
        if is_person(name) and is_confirmed(page, name):
            found.note("author", (read_byline(name).people[0],), where, TOLD)
            return True
    return False


def _note_outlet(name: str, line: Line, where: str, found: Findings) -> None:
    if agency := agency_name(name):
        found.note("credit", agency, where, TOLD)
    else:
        found.note("outlet", name, where, SEEN if line.dates or line.byline else TOLD)


def title_place(draft: Draft, title: str) -> int | None:
    """Where the declared title stands in the text."""
    return place_of(draft.blocks, title) if title else None


def states_something(text: str, writing: Writing) -> bool:
    """Whether a line states author, date or address, or says what it states ("Source: …"), and is
    therefore no headline.
    """
    labelled = _LABELLED.match(text)
    if labelled and _field_of_label(labelled["label"]):
        return True
    line = read_line(text, writing)
    return line.explained and bool(
        line.dates or line.urls or line.byline or line.first or line.changed
    )


def mark_names(page: Page, found: Findings) -> None:
    """Marks the lines of the head that are but the name of an author or an outlet."""
    names = {bare(found.text(name)) for name in ("outlet", "original_outlet")}
    authors = found.best("author")
    names |= {bare(author) for author in (authors if isinstance(authors, tuple) else ())}
    for at in head_of(page):
        block = page.draft.blocks[at]
        short = block.kind is None and len(block.text) <= _NAME
        if short and bare(block.text) in names - {""}:
            page.furniture.setdefault(at, Kind.BYLINE)
