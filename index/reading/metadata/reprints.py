"""Where a text first stood: "First published in …", "Republished from …", "(Reuters) -"."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from index.dates import ArticleDate
from index.reading.metadata.days import Writing, find_dates
from index.reading.metadata.names import agency_name, is_person
from index.reading.metadata.outlets import NAME, reads_as_outlet, tidy
from index.reading.metadata.wording import Wording

_MOST_REMEMBERED = 256  # paragraphs: each is looked at as head and as foot
_MOST_LETTERS = 700  # of a paragraph that holds a notice
# Words that say that a text stood somewhere before.
_TRIGGER = Wording(
    r"""\b(?:(?:first|originally|initially|previously)\ (?:been\ )?
        (?:appeared|published|posted|ran|printed|issued|broadcast|produced)
      | (?:appeared|published|ran|posted|printed)\ (?:first|originally)
      | (?:re-?published|reprinted|reproduced|cross-?posted|reposted|syndicated)
        (?:\ here)?(?:\ (?:with|by)\ (?:the\ )?(?:kind\ )?permission)?(?:\ of)?
      | (?:the\ )?original\ (?:source|version)(?:\ of\ this\ \w+)?(?:\ (?:is|appeared|ran))?
      | originalartikel | zuerst\ (?:erschienen|veröffentlicht) | erschien(?:en)?\ zuerst
      | (?:ursprünglich|erstmals)\ (?:\w+\ ){0,6}?(?:erschienen|veröffentlicht) | erstveröffentlicht
      | zuerst\ (?:\w+[. ]\ ?){0,8}?erschienen | erstveröffentlichung | übernommen\ (?:von|aus)
      | (?:initialement|d['’]abord|à\ l['’]origine)\ (?:publié|paru|diffusé)e?
      | (?:publié|paru)e?\ (?:initialement|pour\ la\ première\ fois|à\ l['’]origine)
      | première\ publication | publicad[oa]\ (?:originalmente|por\ primera\ vez|inicialmente
      | primeiro | originariamente) | originalmente\ publicad[oa] | apareci[óo]\ originalmente
      | (?:originariamente|originalmente|inizialmente)\ pubblicat[oa]
      | pubblicat[oa]\ (?:originariamente|per\ la\ prima\ volta|inizialmente|originalmente)
      | (?:eerder|oorspronkelijk)\ (?:verschenen|gepubliceerd) | verscheen
        \ (?:eerder|oorspronkelijk)
      | (?:först|ursprungligen)\ publicerad | (?:først|oprindeligt|opprinnelig)\ (?:publisert
      | udgivet
      | bragt|trykt) | ukazał\ się\ (?:pierwotnie|po\ raz\ pierwszy) | pierwotnie\ opublikowan\w+
      | впервые\ опубликован\w* | первоначально\ опубликован\w* | оригинал\ (?:статьи|публикации)
      | вперше\ опублікован\w* | перв(?:ая|ой)\ публикаци[яи] )
      | 本文首发于 | 原[文载載](?:刊于|于|於)? | 首发于 | 首發於 | 初出"""
)
_STEMS = (  # of each of these expressions a part that is quickly looked for
    "first", "original", "initial", "previously", "publi", "reprint", "reprod", "post",
    "syndicat", "zuerst", "ursprünglich", "erstmals", "erschien", "übernommen", "première",
    "verschenen", "verscheen", "först", "først", "oprindelig", "opprinnelig", "ursprungligen",
    "pierwotnie", "po raz pierwszy", "впервые", "первоначально", "оригинал", "вперше", "публикаци",
    "首发", "首發", "原文", "原载", "原載", "初出", "aparec",
)  # fmt: skip
_ASCII_STEMS = tuple(stem for stem in _STEMS if stem.isascii())
_NOUN = (
    r"article|story|piece|post|essay|column|text|interview|report|commentary|analysis|op-?ed|content"
    r"|blog|excerpt|review|item|artikel|beitrag|kommentar|essay|billet|entretien|tribune|artículo"
    r"|nota|texto|columna|entrevista|articolo|testo|intervista|artigo|matéria|reportagem|stuk"
    r"|verhaal|artikkelen|artykuł|tekst|статья|текст|материал|колонка|интервью|стаття|матеріал"
)
# What stands before those words where they speak of the article itself, and not of a study.
_ITSELF = re.compile(
    rf"(?:.*\b(?:this|dieser|diese|dieses|der|cet|cette|este|esta|questo|questa|dit|deze|denna|den"
    rf"|denne|ten|эта|этот|данн\w+|настоящ\w+|ця|цей)\s+(?:[\w'’-]+\s+){{0,4}}?(?:{_NOUN})\b.{{0,60}}"
    r"|\W*(?:it|es|er|sie|il|elle)\W.{0,30})",
    re.I | re.S,
)
_ALONE = 240  # characters of a paragraph that is a notice and nothing else
_ON = (
    r"in|on|at|by|from|with|of|is|der|die|das|im|bei|auf|von|aus|beim|dans|par|sur|chez|le|en|por|"
    r"su|da|em|pela|pelo|no|na|op|bij|door|i|av|af|på|w|przez|в|на|у|в\s+газете|as"
)
_WHERE = re.compile(
    rf"(?:\b(?:{_ON})\s+(?:the\s+)?(?:website|pages|newspaper|magazine|blog)?\s*(?:of\s+)?|[:：]\s*|"
    rf"(?<=[发載载刊初出于於])\s*)[“\"«„*_《『「]*(?P<outlet>{NAME}(?: [^\W\d_a-zA-Z]+){{0,2}})"
)
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.!?](?=\s|$)|\n|(?<=\d)\.(?=\s+[A-ZА-Я]|$)|[。！]")
_NO_OUTLET = re.compile(
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may"
    r"|june|july|august|september|october|november|december|section|page|print|creative|cc|this"
    r"|under|all|english|french|german|spanish|russian|part|its|an?|haki|wszelkie|tutti|todos"
    r"|alle|tous|toute|riproduzione|licencja|все|всі|ansvarlig|جميع)\b",
    re.I,
)
_CREDIT = re.compile(
    r"^(?:[^\W\d_][\w .,'’/&-]{1,70}?)?\s?[(（/](?P<agency>[^\W\d_][\w .-]{1,28}?)(?:/\w+)?[)）/]"
    r"\s*(?:[-–—:.]|$|(?=[^\W\d_]))"
)
_DATELINE = 140  # letters in which a dateline ends
# "TARLEMOUTH, April 19, 2023 -": a town in capitals or one word, then the day, then a dash.
_DASH = re.compile(
    r"(?:[^\W\d_a-z]{3,}[^\W\d_a-z .'-]*|[^\W\d_a-z][\w'-]+)[,.]? [^–—:;]{6,40}? ?[–—-] "
)
_CREDIT_AT_END = re.compile(r"[(—–/-]\s?(?P<agency>[^\W\d_][\w -]{1,25})\)?\.?$")


@dataclass(frozen=True, slots=True)
class Reprint:
    """What a notice says of the first publication; each None where it does not say."""

    outlet: str | None
    date: ArticleDate | None


def read_notice(text: str, writing: Writing) -> Reprint | None:
    """What a paragraph says about where its article first stood; None where it says nothing."""
    return None if len(text) > _MOST_LETTERS else _read_notice(text, writing)


@functools.lru_cache(_MOST_REMEMBERED)
def _read_notice(text: str, writing: Writing) -> Reprint | None:
    if not _may_hold_a_notice(text):
        return None
    if not (trigger := _TRIGGER.search(text)):
        return None
    before = re.split(r"[.!?] ", text[: trigger.start()])[-1]
    if not (_ITSELF.fullmatch(before) or (not before.strip(" *_—–-(“[") and len(text) <= _ALONE)):
        return None
    rest = text[trigger.start() :]
    blank = rest
    dates = find_dates(rest, writing)
    for found in dates:
        blank = blank[: found.start] + " " * (found.end - found.start) + blank[found.end :]
    end = _SENTENCE_END.search(blank, trigger.end() - trigger.start())
    blank = blank[: end.start()] if end else blank
    first = next((found.date for found in dates if found.start <= len(blank)), None)
    outlet = next(
        filter(None, (_outlet(match["outlet"]) for match in _WHERE.finditer(blank))), None
    )
    return Reprint(outlet, first) if outlet or first else None


def _may_hold_a_notice(text: str) -> bool:
    """A first look, for most paragraphs hold none and the words to look for are many."""
    folded = text.casefold()
    for stem in _ASCII_STEMS if folded.isascii() else _STEMS:  # noqa: SIM110 - twice as fast
        if stem in folded:
            return True
    return False


def _outlet(text: str) -> str | None:
    # Behind its name goes who holds the rights to it.
    name = tidy(re.split(r"\s+(?:Copyright|©|\(c\)|[A-Z]?\d{4})", text)[0])
    if len(name) < 2 or _NO_OUTLET.match(name):
        return None
    return name


@dataclass(frozen=True, slots=True)
class Dateline:
    """What an opening paragraph begins with: an agency, a day; each None where it has none."""

    agency: str | None
    date: ArticleDate | None


def read_dateline(text: str, writing: Writing) -> Dateline:
    """The dateline of a paragraph: "LONDON, April 19, 2023 (Reuters) - …"."""
    opening = text[:_DATELINE]
    credit = _CREDIT.match(opening)
    agency = agency_name(credit["agency"]) if credit else None
    end = credit.end() if agency and credit else None
    if end is None and (dash := _DASH.match(opening)):
        end = dash.end()
    dates = find_dates(opening[:end], writing) if end else []
    return Dateline(agency, dates[0].date if dates else None)


def closing_credit(text: str) -> str | None:
    """The agency that a last paragraph credits: "(dpa)", "— Reuters", or its name alone."""
    if agency := agency_name(text):
        return agency
    match = _CREDIT_AT_END.search(text[-40:])
    return agency_name(match["agency"]) if match and len(text) > 40 else None


_BRACKETED = re.compile(r"\([cC]\)")
_IN_FULL = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|rights|rechte|droits|derechos|diritti|права|保留|禁", re.I
)
_NAMED_BESIDE = 2  # times that a page names a company, the line of its rights included
_REST = re.compile(  # behind the name of the holder
    r"\s+(?:\d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}$|All Rights|Alle Rechte|Tous droits|[–—-]\s"
    r"|(?:and )?may not"
    r"|(?=(?:Limited|Ltd|Inc|LLC|plc|GmbH|AG|N\.V|S\.A)\b))",
    re.I,
)
_COMPANY = re.compile(
    r"\b(?:Limited|Ltd|Inc|LLC|plc|GmbH|AG|N\.?V|S\.?A|KG|Verlag\w*|compan\w+)\b", re.I
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)\s*(?:©|\(c\)|copyright\b)?\s*"
    r"(?:\d{4}(?:\s?[-–]\s?\d{2,4})?,?)?\s*(?:by |of )?"
    r"(?P<outlet>[^\W\d_][^|,;:©\n]{1,60})",
    re.I,
)


def copyright_holder(text: str, page: str) -> str | None:
    """Who a copyright line names: "© 2023 Gazette Media Ltd"; None for people, for whoever took a
    picture, and for a company that the page names nowhere else.
    """
    if "©" not in text and "opyright" not in text and not _BRACKETED.search(text):
        return None
    match = _COPYRIGHT.search(text[:300])
    if not match:
        return None
    name = tidy(_REST.split(match["outlet"])[0])
    if "/" in name:
        return None  # whose the picture is, and who sold it
    if len(name) < 3 or name[0].islower() or len(name.split()) > 7 or _NO_OUTLET.match(name):
        return None
    if not _IN_FULL.search(text, match.start()) and not reads_as_outlet(name):
        return None
    if _COMPANY.search(match["outlet"]) and page.count(name) < _NAMED_BESIDE:
        return None
    return None if is_person(name) and text[match.end() :].startswith(",") else name
