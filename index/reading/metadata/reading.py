"""Metadata with evidence: what the file declares first, then what a reader sees, then addresses.

Each value keeps where it came from, and what says otherwise stays beside it. What cannot be read
for certain stays unknown: a wrong date is worse than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from index.dates import ArticleDate
from index.model import Evidence, Kind, Metadata, Source
from index.reading.draft import Declared, Draft, bare
from index.reading.language import LETTERS_LOOKED_AT, detect_language
from index.reading.metadata.address import (
    date_in_name,
    date_in_url,
    title_in_name,
    title_in_url,
)
from index.reading.metadata.days import Writing, day_first, find_dates
from index.reading.metadata.declared import (
    OVERRIDES,
    drop_outlets_as_authors,
    note_sender,
    read_declared,
    region_of,
)
from index.reading.metadata.findings import DERIVED, SEEN, STATED, TOLD, Findings
from index.reading.metadata.given import is_given
from index.reading.metadata.inset import read_inset
from index.reading.metadata.marked import prefer_marked, prefer_shown_day
from index.reading.metadata.menus import headline_below_menu
from index.reading.metadata.names import agency_name, is_person
from index.reading.metadata.outlets import (
    host_of,
    is_host,
    is_host_name,
    is_named_paper,
    may_be_host_of,
    named_like_host,
)
from index.reading.metadata.page import Page
from index.reading.metadata.phrases import FILLER, byline_names
from index.reading.metadata.titles import headline_at, reads_as_headline, split_title
from index.reading.metadata.visible import (
    mark_names,
    read_visible,
    states_something,
    title_place,
)
from index.reading.metadata.words import SECTION_WORDS, SECTIONS

_NAME_TRUST = 0.4  # a file may be named by the day it was saved
_ABOVE = 5  # blocks among which a headline stands below the name of the paper
_OF_PAGES = ("JSON-LD", "meta tag", "microdata")  # where a page names its publisher for programs
_HEADLINE_LOOKED_AT = 20_000  # characters of a page that may name its outlet or write dates


def read_metadata(
    draft: Draft, source: Source
) -> tuple[Metadata, tuple[Evidence, ...], dict[int, Kind]]:
    """The metadata, its evidence, and by place the kind of each block that states nothing else."""
    found = Findings()
    language = detect_language(_sample(draft))
    writing = _writing(draft, language or "")
    inset, fields = ([], set[int]()) if draft.ready else read_inset(draft)
    read_declared(_with_inset(draft.declared, inset), writing, found)
    if language:
        found.note("language", language, "words of the text", SEEN)
    if draft.ready and (title := found.text("title")):
        page = Page(draft, writing, title_place(draft, title))
    else:
        page = Page(draft, writing, _title_place(draft, writing, found))
    page.furniture.update(dict.fromkeys(fields, Kind.BOILERPLATE))
    if not draft.ready:
        read_visible(page, found)
    _note_title(page, found)
    _note_addresses(draft, source, found)
    note_sender(found)
    prefer_marked(found)
    prefer_shown_day(found)
    _choose_outlet(found)
    _note_original(found)
    drop_outlets_as_authors(found)
    if not draft.ready:
        mark_names(page, found)
    values, evidence = found.settle()
    known: dict[str, Any] = values
    authors = known.pop("author", ())
    return Metadata(authors=authors, **known), evidence, page.furniture


def _with_inset(declared: tuple[Declared, ...], inset: Sequence[Declared]) -> tuple[Declared, ...]:
    """What the text itself declares stands below what its keeper says, above its own wrapping."""
    kept = sum(layer.where.endswith(OVERRIDES) for layer in declared)
    return (*declared[:kept], *inset, *declared[kept:])


def _sample(draft: Draft) -> str:
    """Enough of the text to tell its language by."""
    texts: list[str] = []
    letters = 0
    for block in draft.blocks:
        texts.append(block.text)
        letters += len(block.text)
        if letters > LETTERS_LOOKED_AT:
            break
    return " ".join(texts)


def _writing(draft: Draft, language: str) -> Writing:
    order = day_first(region_of(draft.declared), language, draft.source_text[:_HEADLINE_LOOKED_AT])
    return Writing(language, order)


def _title_place(draft: Draft, writing: Writing, found: Findings) -> int | None:
    """The place of the headline: where the declared title stands, else the first that looks so."""
    at = title_place(draft, found.text("title"))
    declared = found.text("title") or any(one.kind is Kind.TITLE for one in draft.blocks[:_ABOVE])
    if at is None and not declared:
        at = headline_below_menu(draft.blocks, lambda text: _is_about(text, writing))
    taken = {0} if draft.blocks and states_something(draft.blocks[0].text, writing) else set[int]()
    while at is None and (place := headline_at(draft.blocks, taken)) is not None:
        text = draft.blocks[place].text
        is_edition = bool(taken) and not FILLER.sub("", text).strip()
        if (
            is_edition
            or _is_menu(text)
            or states_something(text, writing)
            or _stands_above(draft, place, writing)
        ):
            taken.add(place)
        else:
            at = place
    return at


def _is_about(text: str, writing: Writing) -> bool:
    """Whether a line looks as if it stated who wrote the article, and when."""
    return bool(
        byline_names(text, "") or find_dates(text, writing) or states_something(text, writing)
    )


def _is_section(text: str) -> bool:
    return text.casefold() in SECTION_WORDS


def _is_menu(text: str) -> bool:
    words = text.casefold().split()
    return len(words) > 1 and all(word in SECTIONS for word in words)


def _stands_above(draft: Draft, place: int, writing: Writing) -> bool:
    """Whether a short line is the name of the paper, or of a section, above the headline."""
    text = draft.blocks[place].text
    if place + 1 >= len(draft.blocks) or draft.blocks[place].kind in (Kind.TITLE, Kind.HEADING):
        return False
    is_label = _is_section(text) or is_named_paper(text)
    if not is_label and is_named_paper(text, large=False):
        is_label = bool(find_dates(draft.blocks[place + 1].text, writing))
    if not is_label:
        return False
    texts = (block.text for block in draft.blocks[place + 1 : place + _ABOVE])
    shown = (one for one in texts if not states_something(one, writing) and not _is_section(one))
    below = next((one for one in shown if FILLER.sub("", one).strip()), "")
    signed = is_person(below) and is_given(below.split()[0])
    return reads_as_headline(below) and " " in below and not signed


def _note_title(page: Page, found: Findings) -> None:
    """The headline on the page, and the title without the name of its site."""
    headline = page.draft.blocks[page.title].text if page.title is not None else ""
    declared = found.text("title")
    for whole in dict.fromkeys(map(str, found.all("title"))):
        title, site = split_title(whole, headline, found.text("outlet"), found.text("url"))
        where = f"page title: “{whole[:80]}”"
        if not site and headline and title != headline and is_named_paper(title):
            site = title.partition(":")[0]  # the page is called by its paper, and a section
        if site and (days := find_dates(site, page.writing)):
            found.note("date", days[0].date, where, TOLD)
            site = site[: days[0].start].rstrip(" ,(-–—")
        if site and not _is_section(site):
            found.note("outlet", site, where, TOLD)
        if site and whole == declared:
            found.note("title", title, "page title, without the name of the site", STATED)
            if found.trust("title") == STATED:
                found.prefer("title", title)
    if headline:
        found.note("title", headline, "the headline above the text", SEEN)


def _note_addresses(draft: Draft, source: Source, found: Findings) -> None:
    """What the address and the file name tell of what is not known better."""
    url = found.text("url")
    name = "" if draft.part else PurePosixPath(source.path).stem
    if url and not found.text("title") and (title := title_in_url(url)):
        found.note("title", title, "words of the URL", DERIVED)
    _note_dates(url, name, found)
    if found.trust("outlet") <= TOLD and (host := host_of(url)):
        text = draft.source_text[:_HEADLINE_LOOKED_AT]
        if named := named_like_host(text, host):
            found.note("outlet", named, f"named in the text, and the host of the URL: {host}", TOLD)
        found.note("outlet", host, "URL", DERIVED)
    if not found.text("title"):
        where = "no title in it: file name"
        found.note("title", draft.part or title_in_name(name), where, _NAME_TRUST)


def _note_dates(url: str, name: str, found: Findings) -> None:
    if not isinstance(found.best("date"), ArticleDate):
        if url and (day := date_in_url(url)):
            found.note("date", day, "URL", DERIVED)
        elif day := date_in_name(name):
            found.note("date", day, f"file name: {name[:40]}", _NAME_TRUST)


def _choose_outlet(found: Findings) -> None:
    """Of the names that a page gives its publisher, that of its host where the other has nothing to
    do with it; and of an agency and a newspaper the newspaper, which printed what the agency wrote.
    """
    if not found.place("outlet").startswith(_OF_PAGES):
        return
    outlet, host = found.text("outlet"), host_of(found.text("url"))
    others = [str(other) for other in found.all("outlet") if not is_host(str(other))]
    named = next((other for other in others if is_host_name(other, host)), None)
    agency = agency_name(outlet)
    printed = next((other for other in others if not agency_name(other)), None)
    if named and not may_be_host_of(outlet, host):
        found.prefer("outlet", named, f"as its host {host}")
    elif agency and printed and not bare(printed).startswith(bare(agency)):
        found.prefer("outlet", printed, f"{agency} is an agency")
    else:
        return
    if agency:
        found.note("credit", agency, "the publisher it declares", TOLD)


def _note_original(found: Findings) -> None:
    """An agency that is credited is where a reprint first stood, or the outlet itself, if the text
    opens as agencies open theirs. Else a newspaper printed it, which is not known.
    """
    credit = found.text("credit")
    outlet = found.text("outlet")
    if credit and not outlet:
        if wire := found.text("wire"):
            found.note("outlet", wire, "the agency it credits", DERIVED)
        else:
            found.unclear("outlet", credit, found.place("credit"), "the agency it credits")
    elif credit and not _same(credit, outlet):
        found.note("original_outlet", credit, "the agency it credits", TOLD)
    original = found.text("original_outlet")
    if original and outlet and _same(original, outlet) and not is_host(outlet):
        found.withdraw("original_outlet", "the outlet itself")


def _same(left: str, right: str) -> bool:
    return bare(left).removeprefix("the") == bare(right).removeprefix("the")
