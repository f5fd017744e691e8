"""Where a text first stood: "First published in …", "Republished from …", "(Reuters) -"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.dates import ArticleDate
from index.reading.metadata.days import Writing, find_dates
from index.reading.metadata.names import agency_name, is_person
from index.reading.metadata.outlets import NAME, tidy

_MOST_LETTERS = 700  # of a paragraph that holds a notice
# Words that say that a text stood somewhere before.
_TRIGGER = re.compile(
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
      | 本文首发于 | 原[文载載](?:刊于|于|於)? | 首发于 | 首發於 | 初出""",
    re.I | re.X,
)
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
    rf"(?<=[发載载刊初出于於])\s*)[“\"«„*_《『「]*(?P<outlet>{NAME})"
)
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.!?](?=\s|$)|\n|(?<=\d)\.(?=\s+[A-ZА-Я]|$)|[。！]")
_NO_OUTLET = re.compile(
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may"
    r"|june|july|august|september|october|november|december|section|page|print|creative|cc|this"
    r"|under|all|english|french|german|spanish|russian|part|its|an?)\b",
    re.I,
)
_CREDIT = re.compile(
    r"^(?:[^\W\d_][\w .,'’/&-]{1,70}?)?\s?[(（](?P<agency>[^\W\d_][\w .-]{1,28}?)(?:/\w+)?[)）]"
    r"\s*(?:[-–—:.]|$|(?=[^\W\d_]))"
)
_CREDIT_AT_END = re.compile(r"[(—–/-]\s?(?P<agency>[^\W\d_][\w -]{1,25})\)?\.?$")


@dataclass(frozen=True, slots=True)
class Reprint:
    """What a notice says of the first publication; each None where it does not say."""

    outlet: str | None
    date: ArticleDate | None


def read_notice(text: str, writing: Writing) -> Reprint | None:
    """What a paragraph says about where its article first stood; None where it says nothing."""
    if len(text) > _MOST_LETTERS or not (trigger := _TRIGGER.search(text)):
        return None
    before = re.split(r"[.!?] ", text[: trigger.start()])[-1]
    if not (_ITSELF.fullmatch(before) or (not before.strip(" *_—–-(“[") and len(text) <= _ALONE)):
        return None
    end = _SENTENCE_END.search(text, trigger.end())
    sentence = text[trigger.start() : end.start() if end else len(text)]
    dates = find_dates(sentence, writing)
    blank = sentence
    for found in dates:
        blank = blank[: found.start] + " " * (found.end - found.start) + blank[found.end :]
    first = dates[0].date if dates else None
    outlet = next(
        filter(None, (_outlet(match["outlet"]) for match in _WHERE.finditer(blank))), None
    )
    return Reprint(outlet, first) if outlet or first else None


def _outlet(text: str) -> str | None:
    # Behind its name goes who holds the rights to it.
    name = tidy(re.split(r"\s+(?:Copyright|©|\(c\)|[A-Z]?\d{4})", text)[0])
    if len(name) < 2 or _NO_OUTLET.match(name):
        return None
    return name


def agency_credit(text: str) -> str | None:
    """The agency that an opening paragraph credits: "LONDON (Reuters) - …"; None without one."""
    match = _CREDIT.match(text[:140])
    return agency_name(match["agency"]) if match else None


def closing_credit(text: str) -> str | None:
    """The agency that a last paragraph credits: "(dpa)", "— Reuters", or its name alone."""
    if agency := agency_name(text):
        return agency
    match = _CREDIT_AT_END.search(text[-40:])
    return agency_name(match["agency"]) if match and len(text) > 40 else None


_COPYRIGHT = re.compile(
    rf"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{{4}}(?:\s?[-–]\s?\d{{2,4}})?,?)?\s*(?:by |of )?"
    rf"(?P<outlet>(?-i:{NAME}))",
    re.I,
)


def copyright_holder(text: str) -> str | None:
    """Who a copyright line names: "© 2023 Gazette Media Ltd"; None for people and without one."""
    match = _COPYRIGHT.search(text[:300])
    if not match:
        return None
    name = tidy(
        re.split(r"\s+(?:\d{4}|All Rights|Alle Rechte|Tous droits)", match["outlet"], flags=re.I)[0]
    )
    if len(name) < 3 or _NO_OUTLET.match(name):
        return None
    return None if is_person(name) and text[match.end() :].startswith(",") else name
