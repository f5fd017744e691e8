"""Names that stand alone in the head of an article, and what shows that they sign it.

Two capitalised words between a headline and the text may be an author, a town or a section. They
are an author where "By" stands alone above them, where the page calls the element so, or where the
day of publication stands beside them, unless the article writes the same words small.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.model import Kind
from index.reading.draft import bare
from index.reading.metadata.findings import SEEN, TOLD, Findings
from index.reading.metadata.foot import is_confirmed
from index.reading.metadata.given import is_given
from index.reading.metadata.lines import read_line
from index.reading.metadata.loose import is_pen_name
from index.reading.metadata.names import agency_name, is_person, read_byline
from index.reading.metadata.outlets import reads_as_outlet
from index.reading.metadata.page import Page
from index.reading.metadata.phrases import BY_ALONE, BY_AT_END, byline_names
from index.reading.metadata.words import SECTION_WORDS

_MOST_LETTERS = 100  # of a line of names
_TELLING = 4  # letters of a word that a text may hold in small letters, too
_MOST_WORDS = 6  # of a line of names without more: "Jane Doe and John Poe"
_BESIDE_A_NAME = re.compile(  # what stands below a name: a button, a role
    r"\d+(?:[–-]\d+)? min(?:ute)?s?(?: read)?|follow(?:ing)?|folgen|suivre|seguir"
    r"|(?:(?:staff|senior|contributing|freelance|special|chief|[a-z]+) ){0,2}"
    r"(?:writer|reporter|correspondent|columnist|editor|critic|contributor)"
    r"|translated (?:from|by)\b.{3,80}"
    r"|of the [^\W\d_a-z][\w ]+ staff|special to the [^\W\d_a-z][\w ]+",
    re.I,
)
# A dek says to whom the person talked whom it is about.
_TALKED = re.compile(
    r"\b(?:sp(?:oke|eaks) (?:to|with)|talk(?:s|ed) (?:to|with)|as told to)"
    r" (?P<name>[^\W\d_a-z]\S+(?: [^\W\d_a-z][\w’'-]+){1,2})\.?$"
)
_SET_OFF = re.compile(r"\s[-–—|•·]\s")
# "Jane Doe1,2, Tom Li2 and Ana Ruiz*": the notes say where they work.
_AFFILIATION = re.compile(r"(?<=[^\W\d_]{2})[\d*†‡§¹²³⁴⁵]{1,2}(?:,[\d*†]{1,2})*(?=,|\s|$)")
_ENDS = ".!?,"
_KANA_OR_HAN, _LATIN = re.compile("[\u3040-\u9fff]"), re.compile("[A-Za-z]")
_INITIAL = re.compile(r"[^\W\d_a-z]\.")
_RIGHT_BELOW = 3  # blocks
_BETWEEN = re.compile(r"[,;/|&+]|and|und|et|y|e|og|och|en|@\w+|[A-Z]{2}", re.I)
_READ_IN = re.compile(r"[\s|·•,(]*\d+\s?min\b.*$", re.I)  # how long it takes to read
_MAIL = re.compile(r"\S+@\S+")
_DEKS = 2  # lines below the headline
_TOWN = re.compile(r"[^\W\d_a-z][\w.’'-]+(?: [^\W\d_a-z][\w.’'-]+)?(?:, [\w. ]{2,20})?")
_OTHERS_WORK = re.compile(r"(?:translat|edit|photo|illustrat|pictur|graphic)\w* by\b", re.I)
_PROSE = 160  # letters of a paragraph; deks are shorter
_DEK = 420  # letters of the longest dek
_LOOKED_AT = 60  # blocks of the article
_BELOW = "below"
_ALONE = "alone below the headline"
_NEAR_BY = 60  # letters of a line that ends in "By"
# Names of one byline that a page sets in elements of their own, each on a line.
_JOINT = re.compile(
    r"^(?:[,;/|&+]|and\b|und\b|et\b|y\b|e\b|og\b|och\b|en\b)\s*|\s*(?:[,;/|&+]|\b(?:and|und|et|y))$"
)


def read_signatures(page: Page, head: Sequence[tuple[int, str]], found: Findings) -> None:
    """Notes whose names stand alone in the lines of the head, given with the places of their
    blocks.
    """
    below = [(at, text) for at, text in head if page.title is not None and at > page.title]
    for number, (at, text) in enumerate(below):
        if number < _DEKS and (talk := _TALKED.search(text)) and is_given(talk["name"].split()[0]):
            found.note("author", (talk["name"],), f"{page.named(at)}: “…{talk[0]}”", TOLD)
        if len(text) > _MOST_LETTERS:
            continue
        sign, trust = _sign(page, below, number)
        if sign == _ALONE and any(_is_byline(page, text) for _, text in below):
            continue
        if sign.startswith(_BELOW) and is_pen_name(text):
            found.note("author", (text,), f"{page.named(at)}: “{text}”, {sign}", TOLD)
        elif sign and (people := _people(page, text)):
            beside = _beside(page, below, number)
            people = tuple(dict.fromkeys(person for one in beside for person in _people(page, one)))
            found.note("author", people, f"{page.named(at)}: “{text[:60]}”, {sign}", trust)
            if sign.startswith(_BELOW):
                page.furniture[at] = Kind.BYLINE


def _beside(page: Page, below: Sequence[tuple[int, str]], number: int) -> list[str]:
    """A line of names with those next to it that are written as it is."""
    capitals = below[number][1].isupper()

    def alike(place: int) -> bool:
        text = _JOINT.sub("", below[place][1])
        joint = text != below[place][1] or text.isupper() == capitals
        return joint and is_person(text) and bool(_people(page, text))

    def skipped(place: int) -> int:
        """The place below, without "and" or the name on a network alone on their line."""
        while place + 1 < len(below) and _BETWEEN.fullmatch(below[place + 1][1]):
            place += 1
        return place + 1

    first = last = number
    while first > 0 and not _is_by(below[first - 1][1]) and alike(first - 1):
        first -= 1
    while (after := skipped(last)) < len(below) and alike(after):
        last = after
    texts = (_JOINT.sub("", text) for _, text in below[first : last + 1])
    return [text for text in texts if text and not _BETWEEN.fullmatch(text)]


def _sign(page: Page, below: Sequence[tuple[int, str]], number: int) -> tuple[str, float]:
    """What shows that a line is signed with a name, and how surely; "" where nothing does."""
    at, text = below[number]
    before = below[number - 1][1] if number else ""
    if _AFFILIATION.search(text) and _people(page, text):
        return "with marks of affiliation", SEEN
    if _is_by(before):
        return f"{_BELOW} “{before}”", SEEN
    if page.draft.blocks[at].kind is Kind.BYLINE:
        return "a byline of the page", SEEN
    behind = next((one for _, one in below[number + 1 :] if any(map(str.isalnum, one))), "")
    if _BESIDE_A_NAME.fullmatch(behind):
        return f"above “{behind}”", SEEN
    if "@" in behind and bare(text.split()[-1]) in bare(behind):
        return "above the address of its bearer", SEEN
    after = next((near for _, near in below[number + 1 :] if not _is_beside_the_point(near)), "")
    beside = [near for near in (before, after) if near and near != text]
    first = text.split()[0]
    if _SET_OFF.search(text) and not is_given(first):
        return "", 0.0
    sign = ""
    if (
        any(map(str.isupper, text))
        and any(_is_day(page, near) for near in beside)
        and _may_be_name(page, at)
    ):
        sign = "beside the day"
    elif (
        len(text.split()) <= _MOST_WORDS
        and is_given(first)
        and not (_stands_below_prose(page, at) or _opens_text(page, at))
    ):
        sign = _ALONE
    return ("", 0.0) if not sign or _is_told_of(page, at) else (sign, TOLD)


def _is_byline(page: Page, text: str) -> bool:
    if len(text) > _MOST_LETTERS or text[-1] in _ENDS:
        return False
    return byline_names(text, page.writing.language) is not None


def _is_by(text: str) -> bool:
    """Whether a line says "By", and the name stands below it."""
    alone = BY_ALONE.fullmatch(text) is not None
    return alone or (len(text) <= _NEAR_BY and BY_AT_END.fullmatch(text) is not None)


def _may_be_name(page: Page, at: int) -> bool:
    """Whether two words beside a day are rather a name than the headline of another article: they
    begin as names do, stand right below the headline, or come again.
    """
    text = page.draft.blocks[at].text
    words = text.split()
    known = is_given(words[0]) or any(_INITIAL.fullmatch(word) for word in words)
    near = 0 < at - (page.title or 0) <= _RIGHT_BELOW
    return known or near or page.draft.source_text.count(text) > 1


def _is_beside_the_point(text: str) -> bool:
    """Whether a line between a name and the day says nothing of either: a town, another's work."""
    return bool(_TOWN.fullmatch(text) or _OTHERS_WORK.match(text))


def _stands_below_prose(page: Page, at: int) -> bool:
    """Whether text stands above a name; a single paragraph may be a dek."""
    blocks = page.draft.blocks
    above = [block for block in blocks[(page.title or 0) + 1 : at] if len(block.text) > _PROSE]
    return len(above) > 1 or any(len(block.text) > _DEK for block in above)


def _is_told_of(page: Page, at: int) -> bool:
    """Whether the article speaks of the bearer of a name, whom it calls by the surname alone."""
    people = read_byline(page.draft.blocks[at].text).people
    name = people[0] if people else page.draft.blocks[at].text
    surname = name.split()[-1]
    article = _article(page)
    return article.count(surname) > article.count(name) and not is_confirmed(page, name)


def _opens_text(page: Page, at: int) -> bool:
    """Whether the first paragraph below a name has it, too: it is the subject."""
    texts = (block.text for block in page.draft.blocks[at + 1 : at + _LOOKED_AT])
    first = next((text for text in texts if len(text) > _PROSE), "")
    return page.draft.blocks[at].text in first and not is_confirmed(
        page, page.draft.blocks[at].text
    )


def _article(page: Page) -> str:
    first = page.title or 0
    text = " ".join(block.text for block in page.draft.blocks[first : first + _LOOKED_AT])
    return _MAIL.sub("", text) if "@" in text else text


def _people(page: Page, text: str) -> tuple[str, ...]:
    """Whom a line names, where it says nothing else."""
    text = _AFFILIATION.sub("", text)
    text = _READ_IN.sub("", text) if "min" in text else text
    text = _JOINT.sub("", text.strip(" |·•"))
    if len(text) > _MOST_LETTERS or byline_names(text, page.writing.language) is not None:
        return ()
    byline = read_byline(text)
    if (
        (_KANA_OR_HAN.search(text) and _LATIN.search(text))
        or reads_as_outlet(text)
        or not byline.people
        or any(map(agency_name, byline.outlets))
        or text[-1] in ".!?"
    ):
        return ()
    if byline.rest and not (is_given(text.split()[0]) and all(map(_TOWN.fullmatch, byline.rest))):
        return ()
    words = {word.casefold() for name in byline.people for word in name.split()}
    if words & SECTION_WORDS or not all(map(is_person, byline.people)):
        return ()
    if any(_is_written_small(name, _article(page)) for name in byline.people):
        return ()
    return tuple(byline.people)


def _is_written_small(name: str, article: str) -> bool:
    """Whether an article has the words of a name as words: "Foreign Policy", "World Cup"."""
    words = [word.lower() for word in name.split() if len(word) >= _TELLING and word.isalpha()]
    return any(
        word in article and re.search(rf"\b{re.escape(word)}\b", article)
        for word in words
        if not _has_no_case(word)
    )


def _has_no_case(word: str) -> bool:
    return word.upper() == word.lower()


def _is_day(page: Page, text: str) -> bool:
    line = read_line(text, page.writing)
    return bool(line.explained and (line.dates or line.changed) and not line.people)
