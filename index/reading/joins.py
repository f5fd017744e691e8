"""Whether a paragraph goes on in the next block, told from the words on both sides of the break.

A page end cuts a paragraph anywhere, most often within a sentence. What ends a sentence is left
alone unless the page is known to end there: one line end in thirty is that of a sentence too.
Before a capital letter much looks unfinished that is not (captions, headlines, credits): there
only a word or mark that calls for more is believed, a name that the article has elsewhere, a
quotation that is closed, or the rest of a name where all other paragraphs have a mark at their
end; and never what begins with a word or quotation that begins sentences. A paragraph must not be
joined, and so lose its address, because another one has come to stand behind it.
"""

from __future__ import annotations

import re

from index.model import Kind
from index.reading.cues import cued
from index.reading.ends import LONG, Ends
from index.reading.pairs import Pairs
from index.reading.quotes import is_closed_by
from index.reading.writing import (
    BEFORE_A_FIGURE,
    BEFORE_A_NAME,
    BEGIN_NAMES,
    CLOSERS,
    DASHES,
    LOWER,
    OPENERS,
    PARTICLES,
    SAYING,
    SHORTENED,
    STARTERS,
    TERMINALS,
    TITLES,
    UNFINISHED,
    UPPER,
    WORDS_TOO,
    ends_sentence,
)

_PROSE = 40  # letters; a shorter line without a mark is a heading, or one of a poem or a table
_LONGEST_WORD = 60  # letters looked at
_LONGEST_HEADING = 100  # letters
_BEGINNINGS = STARTERS - {"i"}  # which stands within sentences as often

_NO_PAIRS = Pairs(())
_NO_ENDS = Ends(())
_ITEM = re.compile(
    r"[<\[|>#]|[*•●■▪◦·–—-]\s|--|\(?(?:\d{1,3}[.)]|\w\)|[a-z]\.|[IVX]{2,4}\.)\s"
    r"|[\w.-]+@|https?:|www\.|(?:[\w-]+\.)+\w+/"
)
_FIRST_WORD = re.compile(rf"[{re.escape(OPENERS)}]*(?P<word>[^\s,;:.!?'’\"”)\]]*)")
_INITIAL = re.compile(rf"[{UPPER}]\. ?[{UPPER}][{LOWER}]")
_NAME_BEFORE = re.compile(rf"[{UPPER}][\w.'’-]*\s[{UPPER}]\.$")
_SENTENCE_END = re.compile(
    rf"\w[{re.escape(TERMINALS)}][{re.escape(CLOSERS)}]*\s(?=[{re.escape(OPENERS)}]?[{UPPER}])"
)
_SPEAKER = re.compile(rf"[{DASHES}] ?(?:{'|'.join(sorted(SAYING))})\b")  # "— Да, | — сказал он"
_ITEM_ENDS = 6  # letters with which items of a list end, the last but one in "; and"
_SAYS_WHO = re.compile(rf"[\"”“»’] (?:{'|'.join(sorted(SAYING))})$")  # ‘“We wait,” said|Holt’
_GERMAN = re.compile(r"\b(?:und|der|das|den|dem|von|mit|ist|nicht|sich|auf|für)\b")
_WITHOUT_NOUN = re.compile(
    rf"\s(?:d(?:er|ie|as|en|em|es)|(?:(?:k|m|d|s)?ein|ihr|unser|dies|jed)(?:e[rnms]?)?)"
    rf"(?: [{LOWER}]+){{0,2}}$"
)
_ADJECTIVE = re.compile(rf"[{LOWER}]{{3,}}e[mnrs]?")
_LOOKED_BACK = 300  # letters in which German shows
_CREDIT = re.compile(r"[/|][^()]*\)$|@\w+\)?[\w, ]*$")  # "(Jane Poole / Keel Press)", "@jpoole"
_REST_OF_NAME = re.compile(
    rf"(?:[{UPPER}][\w’'-]* ){{0,2}}(?P<word>[{UPPER}][\w’'-]*)"
    rf"(?:(?<!ly),| [(<]|(?<=\w{{3}})(?: (?:{'|'.join(sorted(SAYING))}))?\.(?= [{UPPER}\"“]|$))"
)
_SIGNED = re.compile(rf"[{DASHES}] ?[{UPPER}]\w+(?: [{UPPER}]\w+)?$")  # "—Jane Poole"
_DAMAGED_TAG = re.compile(r"<[A-Za-z][^<>]*$")


def goes_on(
    left: str, right: str, page_ends: bool = False, pairs: Pairs = _NO_PAIRS, ends: Ends = _NO_ENDS
) -> bool:
    """Whether `right` is the rest of the paragraph `left`; `page_ends` where a page ends between
    them for certain, `pairs` and `ends` are those of their article.
    """
    if not left or not right:
        return False
    if _never(left, right):
        return _SPEAKER.match(right) is not None and not left.endswith(":")
    last = left[-_LONGEST_WORD:].rsplit(None, 1)[-1].lstrip(OPENERS)
    if ends_sentence(left):
        return _stop_is_none(left[-60:], last, right)
    first = _first_word(right)
    calls = _calls_for_a_word(last) or _SAYS_WHO.search(left[-_LONGEST_WORD:]) is not None
    if page_ends and (calls or first[:1].islower()):
        return True
    if len(left) < _PROSE or cued(left) is Kind.CAPTION:
        return False  # a heading or a credit, which ends without a mark
    if page_ends:
        return first.lower() not in _BEGINNINGS and not _CREDIT.search(left[-_PROSE:])
    if first[:1].islower():
        return calls or _is_long(right)
    if first.lower() in (_BEGINNINGS if calls else STARTERS):
        return False
    return _calls_for_a_name(left, last, right, calls, pairs) or (
        len(left) >= LONG
        and _is_cut(left, last, right)
        and ends_sentence(right)
        and ends.are_marked
    )


def _calls_for_a_name(left: str, last: str, right: str, calls: bool, pairs: Pairs) -> bool:
    """Whether a name, a noun or a figure is to come that `right` begins with."""
    if calls:
        return _is_long(right) and not (last.lower() in PARTICLES and _may_be_heading(left))
    if _lacks_its_noun(left):
        return _is_long(right)
    if pairs.have(left, right) or is_closed_by(left, right):
        return True
    if _first_word(right)[:1].isdigit():
        return len(left) >= 2 * _PROSE and last.isalpha() and ends_sentence(right)
    return last.rstrip(CLOSERS)[-1:] == "," and right[0] not in OPENERS and ends_sentence(right)


def _is_cut(left: str, last: str, right: str) -> bool:
    """Whether a sentence that should have a mark ends within a name, before a name with which it
    ends, or before a German noun: "Orange|Juice, which", "told|Reuters.", "massive|Blackouts".
    """
    if not last.isalpha() or _CREDIT.search(left[-_PROSE:]) or _SIGNED.search(left[-_PROSE:]):
        return False
    if _ADJECTIVE.fullmatch(last) and right[0].isupper() and _is_german(left):
        return True
    rest = _REST_OF_NAME.match(right)
    if rest and rest[0].endswith("."):
        return rest["word"].lower() not in TITLES | SHORTENED
    return rest is not None and last[0].isupper() and not last.isupper()


def _is_long(right: str) -> bool:
    """Whether it may be the rest of a sentence; a heading, or the last item of a list, is not."""
    return len(right) >= _PROSE or ends_sentence(right)


def _lacks_its_noun(left: str) -> bool:
    """Whether the article or pronoun of a German noun, which has a capital letter, stands last
    with nothing but small words behind it: "mit einer stark sinkenden|Nachfrage".
    """
    return _WITHOUT_NOUN.search(left[-_LONGEST_WORD:]) is not None and _is_german(left)


def _is_german(left: str) -> bool:
    return len(_GERMAN.findall(left[-_LOOKED_BACK:])) > 1


def _may_be_heading(left: str) -> bool:
    return len(left) < _LONGEST_HEADING and not _SENTENCE_END.search(left)


def _calls_for_a_word(last: str) -> bool:
    """Whether a last word, or its hyphen, belongs to one that is yet to come."""
    if last.isupper():
        return False  # a line in capitals, a signature: "SCROLL DOWN FOR MORE"
    word = last.lower().strip(",;")
    return (
        word in UNFINISHED
        or word == "&"
        or word in BEFORE_A_NAME
        or (word in BEGIN_NAMES and last[0].isupper())
        or word.endswith(("'s", "’s"))
        or (last[-1:] in ("-", "—", "–") and last[-2:-1].isalpha())  # alone it announces a list
    )


def _never(left: str, right: str) -> bool:
    """Items of lists, addresses, what a colon announces, and markup stand alone."""
    if ";" in left[-_ITEM_ENDS:] and right[0].isupper():
        return True  # "a boat; and"
    return left.endswith(":") or bool(_ITEM.match(right)) or _ends_in_a_tag(left[-200:])


def _ends_in_a_tag(left: str) -> bool:
    return "<" in left and bool(_DAMAGED_TAG.search(left))


def _stop_is_none(left: str, last: str, right: str) -> bool:
    """A stop that ends no sentence: of a title, of a short form, within what is said."""
    small = right[:1].islower()
    if not last.endswith("."):
        return small and left[-1:] in CLOSERS and left[-2:-1] in ("!", "?", ",", "…")
    word = last[:-1]
    if len(word) == 1 and word.isupper() and _INITIAL.match(right):
        return True  # "Р. А. Амосова"
    if small and (word.lower() in SHORTENED or ("." in word and word[-1].isalpha())):
        return True
    if _first_word(right).lower() in STARTERS:
        return False
    if len(word) == 1 and word.isupper():
        # "John F.", not "degrees F."; what is no sentence is no rest of one
        return bool(_NAME_BEFORE.search(left)) and ends_sentence(right)
    if word.lower() in BEFORE_A_FIGURE:
        return right[0].isdigit()
    if word.lower() in TITLES:
        return word.istitle() or right[0].isdigit() or (word.islower() and word not in WORDS_TOO)
    return False


def _first_word(right: str) -> str:
    match = _FIRST_WORD.match(right)
    return match["word"] if match else ""
