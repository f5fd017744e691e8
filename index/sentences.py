"""Where sentences begin.

Whether one begins between two words is decided by three things alone, each of which repeats a
thousand times in an archive: what stands between the words, the word before, the word after.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise

import numpy as np

from index.analysis import Word


class Gap(IntEnum):
    """What the characters between two words say."""

    NONE = 0  # no sentence ends here
    FULL_STOP = 1  # right behind the word: of a sentence, an abbreviation or an ordinal
    END = 2  # of a sentence, unless the next word goes on in lower case
    ALWAYS = 3  # 。 and the like end nothing else


class Before(IntEnum):
    """What the word before a full stop may be."""

    WORD = 0
    ABBREVIATION = 1  # Mr. U.S. Inc.; an initial
    ABBREVIATION_OF_FIGURE = 2  # No. 5, Jan. 5
    ORDINAL = 3  # German 5. Mai


class After(IntEnum):
    """What the word after it may be."""

    WORD = 0
    LOWER = 1  # begins in lower case
    FIGURE = 2
    OPENER = 3  # a word that often begins sentences
    OF_ORDINAL = 4  # Mai, Jahrhundert


_CLOSING = "\"'“”‘’„«»‹›)\\]}）］｝」』】》〉"
_ENDING = ".!?…‽؟۔।॥։።"
_END = re.compile(rf"(?<![{_ENDING}])[{_ENDING}]++(?=[{_CLOSING}]*+\s)")
_ALWAYS = re.compile("[。！？｡]")
_MOST_GAPS = frozenset(("", " "))  # pairs of ideographs have none


def _listed(normal_forms: str) -> frozenset[str]:
    return frozenset(normal_forms.split())


# Before a name or a figure they end no sentence; before a word that opens sentences they do.
_ABBREVIATIONS = _listed(
    """
    adm approx assn asst atty ave blvd bros brig calif capt cf cmdr co colo conn corp cpl dept
    dist dr drs esq etc fla ft gen gov inc insp jr kan lt ltd maj messrs mfg mich minn
    mr mrs ms mt mts neb nev okla penn pfc ph prof pvt rd rep reps ret rev sen sens sgt spc
    sq sr st ste supt tenn tex treas univ viz vs vt wyo
    bspw bzgl bzw ca dgl dipl evtl frl geb gest ggf hr hrsg hl inkl jh mio mrd sog
    tsd usw verh vgl zzgl
    av bd mgr mlle mlles mme mmes mgrs
    av avda dna excmo pag sra sras sres srta uds
    arch avv dott egr geom sig sigg
    bijv dhr drs enz mevr mr
    inz mgr np prof sw tzw ul
    акад вв гг гос губ долл др ед зам им коп млн млрд напр обл оз пер пл пос пр проф рис руб св
    см соч стр тов тыс ул ум чл
    डॉ श्री
    """
)
_OF_FIGURES = _listed(
    """
    abs abb art arts bl cap ch chap fig figs kap no nos nr num op pag par pp sec secs vol vols ziff
    jan feb febr mar mrz apr jun jul aug sep sept oct okt nov dec dez janv fevr avr juil
    """
)
_OPENERS = _listed(
    """
    about after although an and another as at because before both but by despite during each even
    every few for from he her here his how however if in instead it its last many meanwhile most
    nearly nor now on once only other our several she since so some still such that the their then
    there these they this those though to under until we what when where whether which while who
    why with yet you your
    aber auch auf bei beim da dabei damit dann das dem den denn der dies diese dieser dieses doch
    ein eine einen er es fur ich ihm ihr im ist jetzt man mit nach nicht noch nun ob seit sie sind
    und vom von vor wahrend was weil wenn wer wie wir wo zum zur zwar
    alors apres avec avant cela celui ces cet cette comme dans depuis donc elle elles et il ils mais
    nous par pour quand que qui sans selon ses si sur vous
    ademas asi aunque como con cuando desde ella ellos en entonces esa ese esta este hay para pero
    por segun segundo sin sobre tambien una
    anche che come con dopo ma nel nella non per questo questa se sono una
    ainda apos com em entre essa esse isso mas nao nesta neste os para pelo quando segundo uma
    без был была были вот все где для его если еще за затем здесь из или их как когда который кто
    мы на не нет но об он она они от по под после при про сейчас со так также там теперь то тогда
    только тут уже хотя что чтобы эта эти это этот
    """
)
_OF_ORDINALS = _listed(
    """
    januar janner februar marz april mai juni juli august september oktober november dezember
    jahrhundert jahrhunderts jahrhunderten jahrestag mal geburtstag spieltag minute stock platz
    """
)
LONGEST_INITIALS = 2  # letters, or figures of an ordinal
_OF_WORD, _OF_FIGURE = (Before.WORD, After.WORD), (Before.WORD, After.FIGURE)  # of most
LISTED = _ABBREVIATIONS | _OF_FIGURES | _OPENERS | _OF_ORDINALS


def _table() -> np.ndarray[tuple[int, int, int], np.dtype[np.bool_]]:
    ends = np.zeros((len(Gap), len(Before), len(After)), np.bool_)
    ends[Gap.ALWAYS] = True
    ends[Gap.END :, :, :] = True
    ends[Gap.FULL_STOP, Before.WORD] = True
    ends[Gap.FULL_STOP, Before.ABBREVIATION, After.OPENER] = True
    ends[Gap.FULL_STOP, Before.ABBREVIATION_OF_FIGURE] = True
    ends[Gap.FULL_STOP, Before.ABBREVIATION_OF_FIGURE, After.FIGURE] = False
    ends[Gap.FULL_STOP, Before.ORDINAL] = True
    ends[Gap.FULL_STOP, Before.ORDINAL, After.OF_ORDINAL] = False
    ends[: Gap.ALWAYS, :, After.LOWER] = False
    return ends


ENDS = _table()
"""Whether a sentence ends, by Gap, Before and After: bool[4, 4, 5]."""


def sentence_starts(words: Sequence[Word], text: str) -> list[int]:
    """The positions of the words of `text` that sentences begin with; 0 among them, if any."""
    starts = [0] if words else []
    for position, (left, right) in enumerate(pairwise(words), 1):
        end = left.end - text.startswith(".", left.end - 1)  # initials have their last dot
        between = text[end : right.start]
        if between not in _MOST_GAPS and (gap := gap_of(between)):
            last = before(left.text, dotted="." in text[left.start : end])
            if ENDS[gap, last, after(right.text, lower=text[right.start].islower())]:
                starts.append(position)
    return starts


def gap_of(between: str) -> Gap:
    """What the characters between two words say."""
    if _ALWAYS.search(between):
        return Gap.ALWAYS
    ends = _END.findall(between)
    if ends == ["."] and between[0] == ".":
        return Gap.FULL_STOP
    return Gap.END if ends else Gap.NONE


def before(normal_form: str, dotted: bool) -> Before:
    """What a word, with dots inside or without, may be before a full stop."""
    if normal_form[0].isdigit():
        is_short = len(normal_form) <= 2 and normal_form.isdecimal()
        return Before.ORDINAL if is_short else Before.WORD
    if normal_form in _OF_FIGURES:
        return Before.ABBREVIATION_OF_FIGURE
    if dotted or len(normal_form) == 1 or normal_form in _ABBREVIATIONS:
        return Before.ABBREVIATION
    return Before.WORD


def sides(normal_form: str) -> tuple[Before, After]:
    """What a word without dots that begins in upper case may be before a full stop, and after."""
    if len(normal_form) > LONGEST_INITIALS and normal_form not in LISTED:
        return _OF_FIGURE if normal_form[0].isdigit() else _OF_WORD
    return before(normal_form, dotted=False), after(normal_form, lower=False)


def after(normal_form: str, lower: bool) -> After:
    """What a word, written with a lower case letter first or not, may be after a full stop."""
    if lower:
        return After.LOWER
    if normal_form[0].isdigit():
        return After.FIGURE
    if normal_form in _OPENERS:
        return After.OPENER
    return After.OF_ORDINAL if normal_form in _OF_ORDINALS else After.WORD
