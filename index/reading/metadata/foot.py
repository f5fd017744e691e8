"""What stands below an article: notices, credits, copyright lines, a word on its author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.model import Kind
from index.reading.draft import Block
from index.reading.metadata import reprints
from index.reading.metadata.days import find_dates
from index.reading.metadata.declared import is_web_address
from index.reading.metadata.findings import DERIVED, SEEN, TOLD, Findings
from index.reading.metadata.given import is_given
from index.reading.metadata.lines import MOST_LETTERS, read_line
from index.reading.metadata.loose import opening_day
from index.reading.metadata.names import agency_name, is_person, read_byline
from index.reading.metadata.outlets import reads_as_outlet
from index.reading.metadata.page import BEFORE, FOOT, HEAD, Page, is_below, note_reprint
from index.reading.metadata.phrases import byline_names
from index.reading.writing import ends_sentence

_BIOGRAPHY = re.compile(
    r"^(?P<name>[^\W\d_][\w.'’ -]{3,48}?),? (?:is|ist|est|es|è|é|covers|writes|reports)\s.{0,120}?"
    r"(?:reporter|correspondent|writer|journalist|editor|columnist|contributor|freelance|covers"
    r"|redakteur|korrespondent|autor|journaliste|periodista|giornalista|jornalista|writes|reports)",
    re.I,
)
_THE_WRITER = re.compile(
    r"(?i:the (?:writer|author|columnist)), (?P<name>[^\W\d_a-z][\w.'’ -]{3,48}?), "
)
_CREDITED = re.compile(
    r"\b(?:authors?|autor(?:in|en)?|auteure?s?|autore|автор)\s?:\s+(?P<names>[^\W\d_][^:;|]{3,80})",
    re.I,
)
_SIGNATURE = re.compile(
    r"(?P<dash>[–—-]{0,2})\s?(?P<name>[^\W\d_][\w.'’ -]{3,48}?)(?:, [^\W\d_a-z][\w -]{2,30})?"
)
_COPYRIGHT = re.compile(r"\W{0,3}(?:©|\(c\)|copyright\b)", re.I)
# Below a page that was copied whole, with its menu, may stand the name of a company.
_MENU = 8  # blocks above the headline of such a page, at least
_AGAIN = 3  # times that it names its outlet
_SENTENCE = 80  # letters of a line that is text
_VERY_LAST = 3  # blocks: below readers' comments the page says whose it is
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?!\d|[./]\d)")
_BRACKETED = re.compile(
    r"。\s?（(?P<name>[\u3400-\u9fff]{3,5}|[\u3400-\u9fff]{1,3} [\u3400-\u9fff]{1,3})）$"
)
_REPORTING = re.compile(r"^[(\[]?(?:additional )?reporting by (?P<names>[^;()]+)", re.I)


def read_foot(page: Page, found: Findings) -> None:
    """Notes what the blocks below the head and at the end tell."""
    for at in _foot(page):
        _read_foot_block(page, at, found)


def _foot(page: Page) -> Iterator[int]:
    """The places where notices stand: below the head, and at the end up to readers' comments."""
    blocks = page.draft.blocks
    title = page.title or 0
    below = range(max(title - BEFORE, 0), min(title + HEAD, len(blocks)))
    last = range(max(len(blocks) - FOOT, below.stop), len(blocks))
    for at in (*below, *last):
        if is_below(blocks[at].text) and (at >= below.stop or _follows_prose(blocks, title, at)):
            very_last = range(max(at, len(blocks) - _VERY_LAST), len(blocks))
            yield from (one for one in very_last if _COPYRIGHT.match(blocks[one].text))
            return
        if at not in page.furniture and at != page.title:
            yield at


def _follows_prose(blocks: Sequence[Block], title: int, at: int) -> bool:
    """Whether text stands above a line: "Comments" is a button, too."""
    return any(len(block.text) > _SENTENCE for block in blocks[title + 1 : at])


def _read_foot_block(page: Page, at: int, found: Findings) -> None:
    text = page.draft.blocks[at].text
    unknown = found.trust("author") <= TOLD
    where = f"{page.named(at)}: “{text[:60]}”"
    if notice := reprints.read_notice(text, page.writing):
        note_reprint(notice, where, found)
        if len(text) <= MOST_LETTERS:
            page.furniture[at] = Kind.NOTE
    elif (
        unknown and ":" in text and len(text) <= MOST_LETTERS and (match := _CREDITED.search(text))
    ):
        if people := read_byline(match["names"]).people:
            found.note("author", tuple(people), where, TOLD)
    elif (holder := reprints.copyright_holder(text, page.draft.source_text)) and (
        (page.title or 0) <= _MENU
        or reads_as_outlet(holder)
        or page.draft.source_text.count(holder) >= _AGAIN
    ):
        field = "credit" if agency_name(holder) else "outlet"
        found.note(field, holder, where, TOLD - 0.05)
    elif (
        unknown
        and len(text) <= 400
        and (match := _BIOGRAPHY.match(text))
        and is_person(match["name"])
    ) or (unknown and (match := _THE_WRITER.match(text)) and is_person(match["name"])):
        found.note("author", (match["name"],), where, TOLD)
    elif unknown and (match := _REPORTING.match(text)):
        if people := read_byline(match["names"]).people:
            found.note("author", tuple(people), where, TOLD)
    elif len(text) <= MOST_LETTERS:
        _read_foot_line(page, at, where, found)
        if unknown and (names := _signed(page, at)):
            found.note("author", names, where, TOLD)


def _signed(page: Page, at: int) -> tuple[str, ...]:
    """Who signs at the end: "Jane Doe, London" below the text, in which the name stands nowhere."""
    blocks = page.draft.blocks
    if not (match := _SIGNATURE.fullmatch(blocks[at].text)):
        return ()
    below = (block for block in blocks[at + 1 :] if block.kind is not Kind.BOILERPLATE)
    above = blocks[at - 1].text if at else ""
    if any(len(block.text) > MOST_LETTERS for block in below):
        return ()
    name = match["name"]
    is_name = (bool(match["dash"]) or is_given(name.split()[0])) and is_person(name)
    surname = name.split()[-1]
    others = (block.text for block in (*blocks[:at], *blocks[at + 1 :]))
    if not is_name or not ends_sentence(above) or any(surname in text for text in others):
        return ()
    return (name,)


def _read_foot_line(page: Page, at: int, where: str, found: Findings) -> None:
    text = page.draft.blocks[at].text
    line = read_line(text, page.writing)
    if not line.explained:
        return
    if line.dates and line.labelled and not line.people:
        found.note("date", line.dates[0], where, TOLD)
    for day in line.first:
        found.note("first_published", day, where, SEEN)
    if line.byline and line.people and _ends_article(page, at):
        found.note("author", tuple(line.people), where, TOLD)
    if line.urls and line.urls[0].rstrip("/").count("/") > 2 and is_web_address(line.urls[0]):
        found.note("url", line.urls[0], where, TOLD)


def _ends_article(page: Page, at: int) -> bool:
    """Whether a line stands below text, and not below the headline of another article."""
    blocks = page.draft.blocks
    above = blocks[at - 1].text if at else ""
    return at < (page.title or 0) + HEAD or ends_sentence(above) or at - 1 in page.furniture


def read_credits(page: Page, head: list[int], found: Findings) -> None:
    """The agency that the first or the last paragraph credits, and the day of a dateline."""
    blocks = page.draft.blocks
    for at in head:
        line = reprints.read_dateline(blocks[at].text, page.writing)
        where = f"{page.named(at)}: “{blocks[at].text[:60]}”"
        if day := line.date or opening_day(blocks[at].text, page.writing):
            found.note("date", day, where, TOLD)
        if line.agency:
            found.note("credit", line.agency, where, TOLD)
            found.note("wire", line.agency, where, TOLD)
            return
    if signed := _in_brackets(page):
        found.note("author", (signed,), "the brackets at the end of the text", TOLD)
    last = len(blocks) - 1
    if last >= 0 and last != page.title and (agency := reprints.closing_credit(blocks[last].text)):
        found.note("credit", agency, f"{page.named(last)}: “…{blocks[last].text[-40:]}”", DERIVED)


def _in_brackets(page: Page) -> str | None:
    """Whom the brackets behind the last sentence name, in which Japanese newspapers sign."""
    prose = (block.text for block in reversed(page.draft.blocks) if "。" in block.text)
    match = _BRACKETED.search(next(prose, ""))
    return match["name"] if match and page.writing.language == "ja" else None


def read_running_heads(page: Page, found: Findings) -> None:
    """Notes the day that every page of a print carries at its head or foot. What has a time of day
    beside it is when a browser printed it.
    """
    heads = [
        block.text for block in page.draft.blocks
        if block.kind is Kind.BOILERPLATE and not block.whole and len(block.text) <= MOST_LETTERS
    ]  # fmt: skip
    dates = [one.date for text in heads if not _TIME.search(text)
             for one in find_dates(text, page.writing)]  # fmt: skip
    if len(dates) > 1 and len(set(dates)) == 1:
        found.note("date", dates[0], "the head or foot of the pages", TOLD)


def is_confirmed(page: Page, name: str) -> bool:
    """Whether the foot of a page speaks of a person as of its author."""
    for block in page.draft.blocks[-FOOT:]:
        at = block.text.find(name)
        if at >= 0 and block.text != name:
            match = _BIOGRAPHY.match(block.text[at:])
            by = byline_names(block.text, page.writing.language)
            if match or (by and by.startswith(name)) or "©" in block.text[:at]:
                return True
    return False
