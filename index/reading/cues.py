"""Phrases by which a paragraph says that it is no body: furniture of the site, captions, notes.

Each rule is a word that must be there, which is quick to look for, and a pattern that must fit,
both in small letters. The patterns speak to the reader ("follow us on"), as an article does not.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial

from index.model import Kind

_SITES = (
    r"(?:facebook|twitter|instagram|telegram|youtube|linkedin|whatsapp|tiktok|social media|x\b)"
)

_BOILERPLATE = (
    # English
    ("newsletter", r"\b(?:our|daily|weekly|free|email|'s) (?:\w+ )?newsletters?\b.{0,80}\bclick"),
    ("newsletter", r"\b(?:our|daily|weekly|free|email|'s) (?:\w+ )?newsletters?\b.{0,80}\bsign"),
    ("newsletter", r"\b(?:our|daily|weekly|free|email|'s) (?:\w+ )?newsletters?\b.{0,80}\binbox"),
    ("newsletter", r"\bsubscribe to (?:our|the) .{0,40}\bnewsletters?\b"),
    ("newsletter", r"^(?:sign up|subscribe|receive)\b.{0,60}\bnewsletters?\b.{0,80}$"),
    ("newsletter", r"\bsign up (?:for|to) (?:our|the|your|this)\b.{0,50}\bnewsletters?\b"),
    ("subscri", r"\bsubscribe (?:to|for) our\b"),
    ("subscri", r"\bsubscribe (?:now|today|here)\b"),
    ("subscri", r"^thanks for reading\b.{0,120}\bsubscribe\b"),
    ("unsubscribe", r"\bunsubscribe\W*$|^(?:to )?unsubscribe\b.{0,80}$"),
    ("browser", r"^view (?:this (?:e-?mail|message|newsletter)|it) in (?:your|a) browser\b"),
    ("discussion", r"^discussion about this (?:post|article|story)$"),
    ("subscri", r"\balready a subscriber\b"),
    ("subscri", r"^subscribe\b.{0,60}$"),
    ("inbox", r"\b(?:delivered|straight|direct|sent) to your inbox\b"),
    ("sign up", r"\bsign up (?:for|to|here|now|today)\b.{0,40}\b(?:our|your|here)\b.{0,100}$"),
    ("follow", rf"\bfollow (?:us|me|him|her|the \w+|\w+ \w+|@\w+)? ?(?:on|at) {_SITES}"),
    ("on facebook", r"\b(?:like|join|find|comment|visit|page) .{0,50}\bon (?:our )?facebook\b"),
    ("facebook page", r"\bour facebook page\b"),
    ("click", r"\bclick (?:here|below|the .{1,30}button)\b"),
    ("click", r"\bclick on the (?:link|image|button)\b.{0,60}$"),
    ("share", r"\bshare (?:this|on|via) (?:article|story|page|post|facebook|twitter|whatsapp)\b"),
    ("share", r"^share(?: this)?$"),
    ("rights reserved", r"\ball rights reserved\b"),
    ("copyright", r"^(?:\(c\)|copyright\b).{0,120}$"),
    ("copyright", r"\bcontains copyrighted material\b"),
    ("copyright", r"\bpermission (?:from|of) the copyright (?:owner|holder)\b"),
    ("©", r"^©.{0,160}$"),
    ("fair use", r"[\"“']fair use[\"”']"),
    ("disclaimer", r"^disclaimer\b"),
    ("views expressed", r"\bviews (?:and opinions )?expressed\b.{0,80}\bauthor"),
    ("views expressed", r"\bviews (?:and opinions )?expressed\b.{0,120}\bnot necessarily"),
    ("opinions expressed", r"\bopinions expressed\b.{0,80}\b(?:author|writer|not necessarily)"),
    ("privacy policy", r"\b(?:our|the|and|terms .{0,30}) privacy policy\b.{0,200}$"),
    ("cookies", r"\b(?:we|this (?:site|website)) uses? cookies\b|\bour use of cookies\b"),
    ("read more", r"^read more\b.{0,160}$"),
    ("read ", r"^(?:also read|read (?:also|next|the full|our))\b.{0,160}$"),
    ("read ", r"\barticles can be read in\b"),
    ("related", r"^related(?: (?:articles?|stories|content|news|topics|posts))?:?(?::.{0,120})?$"),
    ("more ", r"^more (?:from|on this|stories|news|like this)\b.{0,80}$"),
    (" more", r"^(?:load|show|see) more\b.{0,20}$"),
    ("recommended", r"^recommended(?: (?:for you|stories|reading|articles))?:?.{0,20}$"),
    ("advertisement", r"^[\W_]*advertisement[\W_]*$|\badvertisement\W+(?:continue|story)\b"),
    ("continue", r"\b(?:story|article|post) continue[sd] below\b|^continue reading\b.{0,60}$"),
    ("sponsor", r"^(?:sponsored(?: content| by .{1,40})?|a message from our sponsor.{0,60})$"),
    ("comment", r"^leave a (?:comment|reply)\b.{0,40}$"),
    ("comment", r"^(?:view|show|post|add) (?:a |all )?comments?$"),
    ("comment", r"^(?:\d+ )?comments?(?: ?\(\d+\)| are closed\.?)?$"),
    ("comment", r"^comment on .{0,80}$"),
    ("comment", r"\bleave (?:your|a) comments? below\b"),
    ("join the", r"\bjoin the (?:conversation|discussion)\b.{0,60}$"),
    ("become a", r"^become a (?:member|subscriber|supporter|patron)\b.{0,80}$"),
    ("support", r"\bsupport (?:us|our (?:work|journalism|reporting))\b.{0,120}\bdonat"),
    ("support", r"^(?:please )?support (?:us|our (?:work|journalism|reporting))\b.{0,160}$"),
    ("donat", r"^(?:please )?donate\b.{0,80}$|\byour donation\b"),
    ("inquiries", r"\bfor (?:media|press|all|general) inquiries\b"),
    ("enquiries", r"\bfor (?:media|press|all|general) enquiries\b"),
    ("repost", r"\bfeel free to (?:repost|republish|share)\b"),
    ("reproduced", r"\b(?:may|must) not be (?:reproduced|copied|redistributed)\b"),
    ("reproduced", r"\breproduced without\b.{0,40}\bpermission\b"),
    ("published, broadcast", r"\bmay not be published, broadcast\b"),
    ("articles by", r"^(?:more )?articles by\b.{0,80}$"),
    ("log in", r"^(?:please )?log ?in\b.{0,60}$"),
    ("sign in", r"^(?:please )?sign in\b.{0,60}$"),
    ("tip", r"^(?:got|have|send us) a (?:news )?tip\b"),
    ("download", r"^download (?:the|our) .{0,40}\bapp\b"),
    ("back to", r"^back to top$"),
    ("to", r"^(?:skip|jump|go) (?:directly )?to (?:the )?(?:main |page )?(?:content|navigation|menu"
           r"|search|footer)\b.{0,60}$"),
    ("inhalt", r"^(?:direkt )?zum (?:haupt)?inhalt\b.{0,60}$"),
    ("contenu", r"^aller (?:directement )?au contenu\b.{0,60}$"),
    ("contenido", r"^(?:ir|saltar) al contenido\b.{0,60}$"),
    ("body", r"^body:$"),
    ("forwarded", r"^-{3,} ?forwarded message ?-{3,}$"),
    # German
    ("newsletter", r"\bnewsletter\b.{0,60}\b(?:abonnieren|anmelden|bestellen)\b"),
    ("newsletter", r"\b(?:abonnieren sie|melden sie sich)\b.{0,60}\bnewsletter\b"),
    ("folgen sie", r"\bfolgen sie (?:uns|unserem|der)\b"),
    ("rechte vorbehalten", r"\balle rechte vorbehalten\b"),
    ("zum thema", r"^(?:mehr|lesen sie mehr) zum thema\b.{0,100}$"),
    ("lesen sie", r"^lesen sie (?:auch|hier|mehr|dazu)\b.{0,160}$"),
    ("lesen", r"^(?:weiterlesen|jetzt lesen|auch lesenswert)\b.{0,100}$"),
    ("anzeige", r"^[\W_]*anzeige[\W_]*$"),
    ("datenschutz", r"^.{0,60}\b(?:datenschutz|impressum)\b.{0,60}$"),
    ("artikel", r"^(?:diesen )?artikel (?:teilen|drucken|empfehlen|merken|kommentieren)\b.{0,40}$"),
    ("kommentar", r"^kommentare?(?: (?:\(\d+\)|schreiben|verfassen))?$"),
    ("kommentieren", r"^jetzt kommentieren$"),
    # French
    ("abonn", r"^(?:abonnez-vous|déjà abonné|je m['’]abonne|s['’]abonner)\b.{0,160}$"),
    ("abonn", r"\bréservé (?:à nos|aux) abonnés\b"),
    ("newsletter", r"\b(?:inscrivez-vous|abonnez-vous|recevez)\b.{0,60}\bnewsletter"),
    ("suivez", r"\bsuivez[- ](?:nous|notre|l['’]actualité)\b"),
    ("droits réservés", r"\btous droits réservés\b"),
    ("lire ", r"^(?:à )?lire (?:aussi|également|la suite|plus)\b.{0,160}$"),
    ("publicité", r"^[\W_]*publicité[\W_]*$|\baprès la publicité\b"),
    ("partage", r"^partage[rz]? (?:sur|cet article|l['’]article)\b.{0,60}$"),
    ("cliquez", r"\bcliquez (?:ici|sur)\b"),
    ("mentions légales", r"\bmentions légales\b.{0,80}$"),
    # Russian
    ("подпи", r"\b(?:подпишитесь|подписывайтесь|подписаться)\b"),
    ("читайте", r"^читайте (?:также|нас|ещё|еще|по теме)\b.{0,160}$|\bчитайте нас в\b"),
    ("права защищены", r"\bвсе права защищены\b"),
    ("поделиться", r"^поделиться\b.{0,60}$"),
    ("реклама", r"^[\W_]*реклама[\W_]*$"),
    ("ошибку", r"\bнашли ошибку\b|\bвыделите ее и нажмите\b"),
    ("следите", r"\bследите за (?:нами|нашими|новостями)\b"),
    ("перепечатк", r"\bпри перепечатке\b|\bперепечатка материалов\b"),
    # Spanish and Italian
    ("suscr", r"^suscríbe(?:te|se)\b.{0,160}$"),
    ("síguenos", r"\bsíguenos en\b"),
    ("derechos reservados", r"\btodos los derechos reservados\b"),
    ("iscriviti", r"\biscriviti (?:alla|al|per)\b"),
    ("seguici", r"\bseguici su\b"),
    ("diritti riservati", r"\btutti i diritti riservati\b"),
    ("leggi anche", r"^leggi anche\b.{0,160}$"),
    ("también", r"^(?:lee|lea) también\b.{0,160}$"),
)  # fmt: skip

_PIECE = r"(?:article|story|piece|column|post|essay|interview|report|version|text)"
_EDITED = r"(?:publish|updat|correct|amend|adapt|excerpt|translat|edited|produced|republish|repost)"
_LABELS = (
    r"regions?|themes?|topics?|tags?|sections?|categor(?:y|ies)|keywords?|filed under|posted in"
    r"|sources?|edition|quellen?|schlagwörter|themen|rubrique|mots[- ]clés|fuentes?|etiquetas"
    r"|источники?|теги|рубрика|темы?|fonte|źródło"
    r"|load-date|publication-type|document-type|language|length|reading time"
)
_AGENCIES = r"(?:ap|afp|reuters|epa|dpa|getty|getty images|tass|xinhua|bloomberg|pa|ansa|efe)"
_CAPTION = (
    ("image", r"^(?:\w+ )?images?(?: credits?| courtesy(?: of)?| source| by)?\s*[:|]"),
    ("image", r"^featured image\b.{0,120}$"),
    ("photo", r"^(?:\w+ )?photo(?:graph)?s?(?: credits?| courtesy(?: of)?)?\s*[:|/]"),
    ("photo", r"^(?:\w+ )?photo(?:graph)?s? (?:by|courtesy of) [\w. ]{3,30}\W*(?:/.{0,40})?$"),
    ("photo", rf"\((?:{_AGENCIES} |file )?photo(?: by|:|/| courtesy|graph)? ?[^()]{{0,80}}\)\W*$"),
    ("photo", rf"[|/] ?{_AGENCIES} photos?\W*$"),
    ("photo", r"^(?:ap|afp|reuters) photo\b"),
    ("picture", r"^pictures?(?: credits?| by| shows)?\s*[:|]"),
    ("picture", r"^(?:pictured\b|this (?:file )?picture (?:taken|shows)\b)"),
    ("photo", r"^this (?:file )?photo (?:taken|shows)\b"),
    ("in this", r"^in this (?:\w+ ?){0,4}(?:file )?(?:photo|picture|image)\b"),
    ("caption", r"^(?:photo |image )?caption\s*[:|]|\bhide caption\b"),
    ("getty images", r"[/|(,©] ?getty images\)?\W*$|^getty images$"),
    ("/", rf"[/|] ?{_AGENCIES}\)?\W*$"),
    ("illustration", r"^illustration(?: by)?\s*[:|]"),
    ("graphic", r"^(?:graphic|infographic)(?: by)?\s*[:|]"),
    ("video", r"^video(?: by| shows)?\s*:"),
    ("foto", r"^(?:symbol|archiv|titel)?(?:foto|fotos|fotografía|fotografia)\s*[:|/©]"),
    ("foto", r"\((?:foto|archivfoto|symbolfoto)s?\s*[:|/][^()]{0,80}\)\W*$"),
    ("bild", r"^(?:symbol|archiv|titel)?bild(?:unterschrift|quelle)?\s*[:|/©]"),
    ("bild", r"\((?:bild|archivbild)\s*[:|/][^()]{0,80}\)\W*$"),
    ("crédit", r"^crédits?(?: photos?)?\s*:|\(crédits?\s*[:/][^()]{0,80}\)\W*$"),
    ("фото", r"^(?:на )?фото(?:графи[яию])?\s*[:|/©—-]|\(?фото\s*[:|/][^()]{0,80}\)?\W*$"),
)  # fmt: skip

_NOTE = (
    ("published", r"^(?:first|originally|previously) (?:published|appeared)\b.{0,200}$"),
    ("published", r"^published (?:on|in|by|at)?\s?.{0,60}\d{4}.{0,40}$"),
    ("this ", rf"^this {_PIECE} (?:was|has been|is) .{{0,40}}\b{_EDITED}"),
    ("this ", rf"^this {_PIECE} (?:first |originally )?(?:appear|contains corr|includes corr)"),
    ("note", r"^(?:editor['’]?s['’]?|author['’]?s['’]?|publisher['’]?s['’]?) note\b"),
    ("note", r"^\W*(?:ed\.? )?note:"),
    ("correct", r"^corrections?\b\W.{3,}|^this .{0,60}\bcorrected\b"),
    ("clarification", r"^clarification\b"),
    ("update", r"^(?:last )?updated?\b\s?(?:on|at|:|—|-).{0,120}$"),
    ("original", r"^the original (?:source|version) of this\b"),
    (":", rf"^(?:{_LABELS})\s?: .{{1,160}}$"),
    ("report", r"\bcontributed to (?:this|the) (?:report|story|article)\b"),
    ("report", r"^\(?(?:additional )?reporting by\b.{0,200}$"),
    ("by", r"^\(?(?:writing|editing|edited|compiled|translated|written) by\b.{0,160}$"),
    ("redaktion", r"^(?:anmerkung der redaktion|anm\. ?d\. ?red)\b|^die redaktion\b"),
    ("erschien", r"\b(?:erschien|erschienen) (?:zuerst|zunächst|erstmals)\b"),
    ("erschien", r"\b(?:zuerst|erstmals) erschienen\b"),
    ("korrektur", r"^korrektur(?:hinweis)?\b"),
    ("rédaction", r"^note de la rédaction\b|^\W*ndlr\b"),
    ("publié", r"^(?:cet article a été|initialement|première fois) (?:\w+ )?publié\b"),
    ("редакци", r"^(?:от редакции|примечание редакции)\b"),
    ("опубликован", r"\b(?:впервые|ранее|первоначально) (?:был[аои]? )?опубликован"),
    ("исправлен", r"^исправлен(?:о|ие)\b"),
)  # fmt: skip

_MOST_REMEMBERED = 256  # paragraphs: each is looked at for metadata, and for its kind
_LONGEST = 1_500  # letters; what says more is an article's own text, whatever it mentions

_Fits = Callable[[str], object]  # says whether a text fits
_KINDS = (Kind.CAPTION, Kind.BOILERPLATE, Kind.NOTE)  # what fits several is the first of them
_OPENS_WITH_LETTER = re.compile(r"\^(?:\(\?:)?[^\W\d_]")


def _stands_first(pattern: str) -> bool:
    """Whether a pattern fits nowhere but at the beginning of a text."""
    outside = re.sub(r"\[[^]]*\]", "", pattern)
    while (less := re.sub(r"\((?:\?:)?[^()]*\)", "", outside)) != outside:
        outside = less
    return outside.startswith("^") and "|" not in outside


def _fits(pattern: str, stands_first: bool, small: str) -> object:
    """Whether a pattern fits a text in small letters."""
    compiled = _compiled(pattern)
    return compiled.match(small) if stands_first else compiled.search(small)


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Made when first asked, for most articles hold the words of few rules."""
    return re.compile(pattern, re.S)


_Written = tuple[int, str, str]  # a rule: the place of its kind, its word, its pattern


def _by_word(rules: Iterable[_Written]) -> tuple[tuple[str, tuple[tuple[int, _Fits], ...]], ...]:
    """The patterns of each word that has to be there, so that it is looked for once."""
    by_word: defaultdict[str, list[tuple[int, _Fits]]] = defaultdict(list)
    for place, word, pattern in rules:
        by_word[word].append((place, partial(_fits, pattern, _stands_first(pattern))))
    return tuple((word, tuple(patterns)) for word, patterns in by_word.items())


class _Rules:
    """Rules, those apart that begin with a word: one look at the beginning rules out them all."""

    def __init__(self, rules: Iterable[_Written]) -> None:
        every = list(rules)
        opening = [one for one in every
                   if _stands_first(one[2]) and _OPENS_WITH_LETTER.match(one[2])]  # fmt: skip
        self._opening = re.compile("|".join(pattern for _, _, pattern in opening), re.S)
        self._every = _by_word(every)
        self._others = _by_word(one for one in every if one not in opening)

    def fitting(self, small: str) -> list[int]:
        """The places of the kinds whose rules a text in small letters fits."""
        by_word = self._every if self._opening.match(small) else self._others
        return [
            place
            for patterns in [patterns for word, patterns in by_word if word in small]
            for place, fits in patterns
            if fits(small)
        ]


_ALL = [(place, word, pattern) for place, of_kind in enumerate((_CAPTION, _BOILERPLATE, _NOTE))
        for word, pattern in of_kind]  # fmt: skip
_RULES = _Rules(_ALL)
_ASCII_RULES = _Rules(one for one in _ALL if one[1].isascii())


@functools.lru_cache(_MOST_REMEMBERED)
def cued(text: str) -> Kind | None:
    """The kind that the words of a paragraph claim for it; None where they claim nothing."""
    if len(text) > _LONGEST:
        return None
    small = text.lower()
    fitting = (_ASCII_RULES if small.isascii() else _RULES).fitting(small)
    return _KINDS[min(fitting)] if fitting else None
