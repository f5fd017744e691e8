"""The names of people in bylines: told apart, told from newspapers, and rid of roles and titles."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass, field

from index.reading.metadata.given import is_given
from index.reading.metadata.outlets import has_article, reads_as_outlet
from index.reading.metadata.phrases import CHANGED
from index.reading.metadata.roles import ROLE, names_alone
from index.reading.metadata.words import (
    AGENCIES,
    MARKS,
    NO_NAMES,
    OFFICES,
    PARTICLES,
    PLACES,
    TOWNS,
)

_MOST_WORDS = 6  # of a name: "María del Carmen Martínez de la Rosa" is the longest kind
_MOST_LETTERS = 60
_MOST_REMEMBERED = 4_096  # texts that may be names; those of an archive come again
_ELIDED = re.compile(r"(?:d|l|o|dell|dall)['’](?=[^\W\d_])", re.I)

_AGENCY = {name.casefold(): name for name in AGENCIES}
_STAFF = re.compile(
    r"\s+(?:staff(?: writers?)?|news agency|reporters?|team|(?:in|en|à)\s[\w -]{3,30})$", re.I
)
_AND_OTHERS = frozenset({"agencies", "agencias", "agences", "agenturen", "wire services"})
_LONGEST_AGENCY = 80  # characters, "staff writers" and the marks around it included
_IN_THESE = ("en", "de", "fr", "es", "it", "pt", "ru")  # the names of countries are known


@functools.cache
def _places() -> frozenset[str]:
    """Towns, countries and parts of the world, folded."""
    from babel import Locale  # reading alone needs it: who searches does not load it

    countries = (name for code in _IN_THESE for name in Locale.parse(code).territories.values())
    return frozenset(place.casefold() for place in (*PLACES, *countries))


_HONORIFIC = re.compile(
    r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Rev|Hon|Ing|Mag|Dipl|Dott|Dra?|Sra?|Shri|Smt)\.? )+"
)
_PLACE_BEHIND = re.compile(r"(?:in|from|à|en|aus|из|в)\s(?=[^\W\d_a-z])")
_LETTERS_BEHIND = re.compile(r"(?:[A-Z]{2,4}|Ph\.?D\.?)(?: \([A-Z]{2}\))?")  # "MS", "RD (CA)"
_DEGREE = re.compile(r",? (?:Ph\.?D\.?|M\.?D\.?|MBA|M\.?A\.?|MP|MEP|LLM|Esq\.?|[OM]BE|CBE)(?=$|,)")
_OF_PAPER = re.compile(r"\s(?:of|for) (?:the (?=[A-Z]))?(?P<outlet>[^\W\d_a-z][\w .'’-]+)$")
_OUR = frozenset({"our", "onze", "unser", "unsere", "unserem", "unserer", "notre", "nuestro",
                  "nuestra", "il nostro", "la nostra", "наш"})  # fmt: skip
_TAIL = re.compile(
    r"""\s*(?: \( .* | \[ .* | (?:^|\s)\S+@\S+ .* | \s@\w+ .* | https?: .* | \| .* | \s[-–—·•]\s .*
    | (?:^|\s)[@]\w+ .*
    | (?i:\s(?:in|at|from|for|of|is|are|has|aus|à|en|für|pour|para|per|voor|i|z|на|для|из|в)\s).*
    | (?i:\ (?:contributed|reports?|reported|reporting|writes|berichtet|schreibt)\b).* )$""",
    re.X,
)
_AND = re.compile(
    r"\s*;\s*|\s+(?:and|und|with|avec|mit|&|et|och|og|и|та|ve|και)\s+|\s*[、，/]\s*"
    r"|\s+(?:通讯员|通訊員|实习生|實習生)\s*",
    re.I,
)
_SHORT_AND = re.compile(r"\s+(?:y|e|i|en|a|ja|és|şi|și)\s+")  # these may be part of one name
_LEADING_AND = re.compile(r"^(?:and|und|et|y|e|и|&) ", re.I)
_COMMA = re.compile(r"\s*,\s*|(?<=[^\W\d_]{4})\.\s+(?=[^\W\d_a-z])")
_JUNIOR = re.compile(r",\s*(?=(?:Jr|Sr|II|III|IV)\b)")
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{3})\.$")
_SURNAME_FIRST = re.compile(
    r"(?P<surname>(?:(?:van|von|de|da|der|la|le|el|al) )*[^\W\d_][\w'’-]+),"
    r" (?P<given>[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,2})"
)
_OFFICE_NAME = re.compile(
    r"\b(?:the |our |from )?"
    r"(?:staff(?: and wire)?|editorial|web|wire|news|digital|guest|special|online)? ?"
    r"(?:staff|desk|team|newsroom|board|editor|reporter|writer|report|correspondent|contributor"
    r"|admin(?:istrator)?|redaktion|bureau|service|redacci[óo]n|redação|redazione|rédaction"
    r"|redactie|redakcja|редакция)s?\b",
    re.I,
)
# Before a role of German: "Jane Doe Landespolitische Korrespondentin".
_OF_ITS_KIND = re.compile(r"\s[^\W\d_]{3,}(?:(?:isch|lich)e[rn]?|ament(?:ary|al)|[ios]nal|ical)$")
_BRACKETS = re.compile(r"\s*\([^()]*\)?")  # of two names one has a role behind it
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
_LETTERS = re.compile(r"[^\W\d_]")
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{MARKS}.'’ʼ‑-])*\.?")
_HAN_NAME = re.compile(
    r"[\u3400-\u9fff]{2,4}|[\u3040-\u30ff\u3400-\u9fff]{2,6}(?:・[\u30a0-\u30ff]+)?"
)
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
_MOST_WITHOUT_CASE = 4  # words of a name, where no capital tells a name from a sentence
_HANGUL_NAME = re.compile(r"[\uac00-\ud7a3]{2,4}")


@dataclass(slots=True)
class Byline:
    """What an author line names: people, newspapers or agencies, and what was not understood."""

    people: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


def read_byline(text: str) -> Byline:
    """Whom a line names, without the "By" before it. Names have two words or more."""
    return _read(text, declared=False)


def read_authors(text: str) -> Byline:
    """Whom a declared author is. A single word may be a name here, and what is no office is one,
    however it is written.
    """
    parts = [_SURNAME_FIRST.fullmatch(part.strip()) for part in text.split(";")]
    if all(parts):
        text = "; ".join(f"{one['given']} {one['surname']}" for one in parts if one)
    byline = _read(text, declared=True)
    beside = re.sub(r"\b(?:and|und|of|the|for)\b", "", _of_office(text))
    office = is_office(text) and not any(map(str.isalnum, beside))
    if CHANGED.search(text) or ROLE.fullmatch(text):
        return byline
    if not (byline.people or byline.outlets or office):
        byline.people.append(text)
    return byline


def _read(text: str, *, declared: bool) -> Byline:
    byline = Byline()
    text = names_alone(text)
    for part in _JUNIOR.sub(" ", _DEGREE.sub("", text)).split(";"):
        first, *others = _COMMA.split(part)
        for at, piece in enumerate((first, *others)):
            if at and piece.isupper() and " " in piece and not first.isupper():
                byline.rest.append(piece)  # the letters of a station: "Jane Doe, HBC RAVENSEA"
            elif piece := _FULL_STOP.sub("", piece.strip()):
                _read_piece(piece, at > 0, declared, byline)
    byline.people = list(dict.fromkeys(byline.people))
    byline.outlets = list(dict.fromkeys(byline.outlets))
    byline.rest = [rest for rest in byline.rest if rest]
    return byline


def _read_piece(piece: str, after_comma: bool, declared: bool, byline: Byline) -> None:
    """Reads what stands between two commas: names, a role, a place or an outlet."""
    if after_comma and (ROLE.search(_BRACKETS.sub("", piece)) or piece.casefold() in _places()):
        return
    if after_comma and _PLACE_BEHIND.match(piece):
        return
    if after_comma and _LETTERS_BEHIND.fullmatch(piece) and not agency_name(piece):
        return
    piece = _LEADING_AND.sub("", piece)
    parts = [_TAIL.sub("", part).strip() for part in _AND.split(piece)]
    if not all(map(is_person, parts)):  # else each has the town behind it where it was written
        parts = _AND.split(_TAIL.sub("", piece).strip())
    shorter = [name for part in parts for name in _SHORT_AND.split(part)]
    if all(len(name.split()) > 1 for name in shorter):
        parts = shorter
    for part in parts:
        name, agency = _without_agency(_without_role(_HONORIFIC.sub("", part.strip())))
        name = _without_town(name)
        if agency:
            byline.outlets.append(agency)
        if (of := _OF_PAPER.search(piece)) and reads_as_outlet(of["outlet"]):
            byline.outlets.append(of["outlet"])
        if is_person(name, lone=declared and not after_comma):
            paper = not declared and has_article(name) and reads_as_outlet(name)
            (byline.outlets if paper else byline.people).append(written_out(name))
        elif name and (parted := _name_and_paper(name)):
            byline.people.append(written_out(parted[0]))
            byline.outlets.append(parted[1])
        elif name and is_office(name):
            outlet = _of_office(name)
            if name.casefold() in _AND_OTHERS:
                continue
            (byline.outlets if outlet[:1].isupper() else byline.rest).append(outlet)
        elif name:
            byline.rest.append(name)


def _without_agency(name: str) -> tuple[str, str | None]:
    """A name and the agency set behind it: "John Smith Associated Press"."""
    words = name.split()
    for at in range(max(len(words) - 4, 0), len(words)):
        if agency := agency_name(" ".join(words[at:])):
            return " ".join(words[:at]), agency
    return name, None


def _name_and_paper(text: str) -> tuple[str, str] | None:
    """A name and the newspaper set behind it without a mark: "Jane Doe Harbour News"."""
    words = text.split()
    name, paper = " ".join(words[:2]), " ".join(words[2:])
    known = len(words) > 3 and is_given(words[0]) and is_person(name)
    return (name, paper) if known and reads_as_outlet(paper) else None


def _without_town(name: str) -> str:
    """A name without the town set behind it: "Jane Doe Berlin"."""
    before, _, last = name.rpartition(" ")
    return before if last.casefold() in TOWNS and is_person(before) else name


def _without_role(text: str) -> str:
    """A name without the role set before or after it: "JOHN SMITH Staff Writer", "onze redacteur
    Jan Smit". "Harbour Gazette Staff" stays: it is an office.
    """
    match = ROLE.search(text)
    if not match:
        return text
    before = _OF_ITS_KIND.sub("", text[: match.start()].rstrip(" ,"))
    if match[0].strip().casefold() == "staff" and reads_as_outlet(before):
        return text
    if len(before.split()) > 1:
        return before
    behind = text[match.end() :].strip()
    leads = not before or before.casefold() in _OUR
    return behind if leads and is_person(behind) else text


def is_person(text: str, *, lone: bool = False) -> bool:
    """Whether a text has the shape of a person's name; of one word only where `lone`."""
    return 1 < len(text) <= _MOST_LETTERS and _is_person(text, lone)


@functools.lru_cache(_MOST_REMEMBERED)
def _is_person(text: str, lone: bool) -> bool:
    if text.casefold() in _places() or agency_name(text):
        return False
    if _HAN_NAME.fullmatch(text) or _HANGUL_NAME.fullmatch(text):
        return True
    words = text.split()
    if _HANGUL.search(text) or (len(words) > _MOST_WITHOUT_CASE and text.upper() == text.lower()):
        return False
    if not (1 if lone else 2) <= len(words) <= _MOST_WORDS:
        return False
    if not all(_WORD.fullmatch(_ELIDED.sub("", word)) for word in words):
        return False
    folded = [word.casefold().strip(".") for word in words]
    if any(word in NO_NAMES or word in OFFICES for word in folded if len(word) > 1):
        return False
    if folded[0] in PARTICLES and len(words) > 2 and words[0].islower() and not lone:
        return False
    return all(
        _begins_large(word) or folded[at] in PARTICLES or bool(_ELIDED.match(word))
        for at, word in enumerate(words)
    ) and (_begins_large(words[-1]) or bool(_ELIDED.match(words[-1])))


def _begins_large(word: str) -> bool:
    """Whether a word begins with a capital, or with a letter of a script that has none."""
    return unicodedata.category(word[0]) in ("Lu", "Lt", "Lo")


def is_office(text: str) -> bool:
    """Whether an author is a newsroom, an agency or a newspaper, by its words."""
    if agency_name(text):
        return True
    return any(word.casefold().strip(".,") in OFFICES for word in text.split())


def agency_name(text: str) -> str | None:
    """The agency that a text names, alone or as "Reuters Staff"; None where it names none."""
    if len(text) > _LONGEST_AGENCY:
        return None
    name = _STAFF.sub("", text.strip()).strip(" .()").casefold()
    return _AGENCY.get(name) or _AGENCY.get(name.removeprefix("the "))


def _of_office(text: str) -> str:
    """What stands in "Gazette Staff" beside the office; "" where an office is nothing else."""
    kept = _OFFICE_NAME.sub("", text).strip(" ,-")
    return kept if len(kept) > 2 else ""


def written_out(name: str) -> str:
    """A name in capitals as names are written: JOHN O'NEILL is John O'Neill; others stay."""
    if not name.replace("Mc", "MC").isupper() or len(name) < 5:
        return name
    return " ".join(_capitalised(word, at) for at, word in enumerate(name.split()))


def _capitalised(word: str, at: int) -> str:
    letters = "".join(_LETTERS.findall(word))
    if letters in ("JR", "SR"):
        return word.capitalize()
    if _SUFFIX.fullmatch(word.upper()):
        return word
    if "." in word[:-1] or (len(letters) <= 2 and not set(letters) & set("AEIOUY")):
        return word  # initials
    if at and word.casefold() in PARTICLES:
        return word.lower()
    folded = re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)
    folded = re.sub(r"(?<=['’])S$", "s", folded)
    return re.sub(r"^(Mc)([^\W\d_])(?=[^\W\d_]{2})", lambda m: m[1] + m[2].upper(), folded)
