"""What a word is: the single source of truth for text, queries and marks (docs/words.md).

Everything that cuts text into words does it here, so that a word is found, and marked, exactly
where it is indexed. `index.bulk_analysis` does the same to many texts at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, groupby
from typing import NamedTuple

import Stemmer

# Languages that Snowball has a stemmer for, by ISO 639-1 code.
_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch",
    "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

# Scripts written without spaces between words, or with spaces that nobody agrees on: Han, kana in
# both widths, Hangul in syllables and in the jamo they are made of, Thai, Lao, Burmese and Khmer.
_JAMO = "\u1100-\u11ff"
_IDEOGRAPHS = (
    "\u3005-\u3007\u3021-\u3029\u3038-\u303a\u3040-\u3098\u309d-\u30ff\u3131-\u318e\u3192-\u3195"
    "\u3220-\u3229\u3280-\u3289\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\uff66-\uff9d\uffa0-\uffdc\U00020000-\U000323af"
)
_UNSPACED = (
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ebd-\u0ec6\u0edc-\u0edf"
    "\u1000-\u102a\u103f\u1050-\u1055\u105a-\u105d\u1061\u1065\u1066\u106e-\u1070\u1075-\u1081"
    "\u1780-\u17b3\u17d7"
)
_VOICING = "\u3099\u309a\uff9e\uff9f"  # marks that belong to the kana before them
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"  # of a character's variant
# Soft hyphens, joiners and the stroke that stretches an Arabic word are no part of it, nor do they
# part it.
_INVISIBLE = rf"\u00ad\u0640\u200b-\u200d\u2060\ufeff{_SELECTORS}"
# Apostrophes and marks that stand for themselves; `\w` takes them for letters.
_APOSTROPHES = "\u02b9-\u02bf\u0374\u037a"
_HARAKAT = "\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f"  # Arabic vowel marks in print
_FRACTIONS = "¼-¾⅐-⅞↉"


def _ranges(characters: Iterator[int]) -> str:
    """Ascending characters as the inside of a character class."""
    runs = groupby(enumerate(characters), lambda numbered: numbered[1] - numbered[0])
    spans = [[at for _, at in run] for _, run in runs]
    return "".join(f"{chr(span[0])}-{chr(span[-1])}" for span in spans)


# Combining marks belong to the letter before them, but `\w` leaves them out. None lies between
# the two ranges.
_COMBINING = _ranges(
    at
    for at in chain(range(0x300, 0x1F000), range(0xE0100, 0xE01F0))
    if unicodedata.category(chr(at)) in ("Mn", "Mc")
)
_SYLLABLE = (
    rf"(?:(?=[\w\u0e4d\u0ecd])(?:[{_IDEOGRAPHS}][{_VOICING}{_SELECTORS}]*+"
    # Some letters of Thai and Lao are one character or two, which are the same.
    rf"|(?:\u0eab[\u0e99\u0ea1]|[{_UNSPACED}]|[\u0e4d\u0ecd](?=[\u0e32\u0eb2]))"
    rf"(?:[{_COMBINING}\u0e33\u0eb3]|(?<=[\u0e4d\u0ecd])[\u0e32\u0eb2])*+"
    rf"|[\u1100-\u115f][\u1160-\u11a7]*+[\u11a8-\u11ff]*+|[{_JAMO}]))"
)
_NO_LETTER = rf"{_APOSTROPHES}{_HARAKAT}\u0640\u215f"
_LETTER = rf"[^\W_{_IDEOGRAPHS}{_UNSPACED}{_JAMO}{_VOICING}{_FRACTIONS}{_NO_LETTER}]"
_MARK = rf"[{_COMBINING}{_INVISIBLE}{_HARAKAT}]"
_LETTERS = rf"{_LETTER}*+(?:{_MARK}++{_LETTER}*+)*+"
_INITIAL = rf"(?!\d){_LETTER}{_MARK}*+"
_POINT = "[.,\u066b\u066c\u2044]"
# Digits with groups of thousands (or as in India of hundreds) and decimals. Dates, lists and
# numbered sections have other groups, and each of their numbers is a word.
_FIGURE = (
    rf"(?=\d++{_POINT}\d)(?<!\d{_POINT})"
    rf"\d++(?:(?:,\d\d(?!\d))*+(?:{_POINT}\d{{3}}(?!\d))++)?+(?:{_POINT}\d++)?+(?!{_POINT}\d)"
)
_TOKEN = re.compile(
    # Space between ideographs is a line's end or taste; Korean has some, and no one way with it.
    rf"(?P<syllables>{_SYLLABLE}++(?:\s++{_SYLLABLE}++)*+)"
    rf"|{_FIGURE}{_LETTERS}"  # 1,578 and 3.5m are one word
    rf"|{_INITIAL}(?:\.{_INITIAL}(?!{_LETTER}))++\.?"  # so are U.S. and e.g.
    rf"|{_INITIAL}(?:[+＋]{{2}}|[#＃](?!{_LETTER}))"  # C++, C#
    rf"|{_LETTER}{_LETTERS}|[{_FRACTIONS}]"
)
_LONGEST = 256  # characters; composing takes quadratic time in the accents of one letter
_ONE_SYLLABLE = re.compile(_SYLLABLE)
_IDEOGRAPHIC = re.compile(f"[{_IDEOGRAPHS}{_UNSPACED}{_JAMO}]")
# Of what compatible characters are made of and words hold, all that is no part of the normal form.
_IGNORED = re.compile(
    rf"[^\w{_COMBINING}.,\u066b\u066c\u2044+#]|(?<!\d){_POINT}|{_POINT}(?!\d)"
    rf"|[{_INVISIBLE}{_APOSTROPHES}]"
)
# Letters that a reader types in another way, and that no decomposition takes apart.
_TYPED = str.maketrans({
    **dict(zip("øłđðħŧıёأإآٱىیک", "olddhtiеااااييك", strict=True)),
    "æ": "ae", "œ": "oe", "þ": "th", "\u066b": ".", "\u066c": ",",
})  # fmt: skip


class Word(NamedTuple):
    """One indexed word: its normal form, and its characters `start` to `end` in the text.

    Its position is its place in the list of words. A run of Chinese, Japanese, Korean, Thai, Lao,
    Burmese or Khmer is a list of overlapping pairs, one for each character; the last stands alone.
    """

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """All words of a text, in order; the index into the list is the word's position."""
    found: list[Word] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match.lastgroup == "syllables":
            found += _pairs(text, start, end)
        else:
            found.append(Word(normal_form(match[0]), start, end))
    return found


def _pairs(text: str, start: int, end: int) -> Iterator[Word]:
    syllables = [found.span() for found in _ONE_SYLLABLE.finditer(text, start, end)]
    ends = [syllable_end for _, syllable_end in syllables[1:]]
    for (at, _), pair_end in zip(syllables, [*ends, end], strict=True):
        yield Word(normal_form(text[at:pair_end]), at, pair_end)


@lru_cache(maxsize=1 << 16)  # the words of an archive repeat; rare ones fall out
def normal_form(word: str) -> str:
    """A written word, or its spelling, as the index holds it: what readers type alike is alike."""
    spelled = spelling(word)
    if spelled.isascii():
        return spelled
    return "".join(_without_accents(spelled)).translate(_TYPED)[:_LONGEST]


def spelling(word: str) -> str:
    """A written word as a dictionary has it: NFKC, case folded, with its accents.

    Stems are made of it. Words are told apart by their first _LONGEST characters; no language has
    longer ones.
    """
    word = word[:_LONGEST]
    if word.isascii():
        return word.lower() if word.isalnum() else _IGNORED.sub("", word.lower())
    folded = unicodedata.normalize("NFKC", word).casefold()
    return unicodedata.normalize("NFC", _IGNORED.sub("", folded))[:_LONGEST]


def _without_accents(word: str) -> Iterator[str]:
    """Latin and Greek without accents; Arabic, Hebrew and Cyrillic without marks that readers omit.

    The latter are those that do not make another letter, as the breve of й does.
    """
    loses_marks = False
    for character in word:
        if unicodedata.combining(character):
            if not loses_marks:
                yield character
            continue
        script = unicodedata.name(character, "").partition(" ")[0]
        loses_marks = script in ("LATIN", "GREEK", "ARABIC", "HEBREW", "CYRILLIC")
        if script in ("LATIN", "GREEK"):
            yield unicodedata.normalize("NFD", character)[0]
        else:
            yield str(unicodedata.decimal(character, character))


def stems(written: str, language: str | None) -> tuple[str, ...]:
    """The one or two stems of a written word or a spelling: see `first_and_second_stems`."""
    return stems_of([spelling(written)], language)[0]


def stems_of(spellings: Sequence[str], language: str | None) -> list[tuple[str, ...]]:
    """The one or two stems of each spelling: see `first_and_second_stems`."""
    firsts, seconds = first_and_second_stems(spellings, language)
    found: list[tuple[str, ...]] = [(first,) for first in firsts]
    for at, second in seconds.items():
        found[at] += (second,)
    return found


def first_and_second_stems(
    spellings: Sequence[str], language: str | None
) -> tuple[list[str], dict[int, str]]:
    """The stem of each spelling, marked with its language: `en:strike`; and a second one of some,
    by their places.

    Stemmers need accents and readers leave them out. So a word has the stem of its spelling, and
    where that is another one the stem of its normal form too, both without accents: the forms of a
    word share the first, spellings with one normal form the second. Numbers, and words of a
    language without a stemmer, are their own stems.
    """
    mark, seconds = f"{language or ''}:", dict[int, str]()
    stemmer = _stemmer(language) if language in _STEMMERS else None
    if not stemmer:
        return [mark + normal_form(spelled) for spelled in spellings], seconds
    firsts = [mark + stemmed for stemmed in stemmer.stemWords(spellings)]
    for at, spelled in enumerate(spellings):
        if spelled[0].isdigit():
            firsts[at] = mark + normal_form(spelled)
        elif not spelled.isascii():
            firsts[at] = mark + normal_form(firsts[at][len(mark) :])
            second = mark + normal_form(stemmer.stemWord(normal_form(spelled)))
            if second != firsts[at]:
                seconds[at] = second
    return firsts, seconds


def stem(word: str, language: str | None) -> str:
    """The stem that all spellings of a normal form share."""
    return stems(word, language)[-1]


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(_STEMMERS[language], 0)  # its cache takes four times as long as stemming


def is_ideographic(word: str) -> bool:
    """Whether a word is a pair, or one, of the characters of a script without spaces."""
    return _IDEOGRAPHIC.match(word) is not None


def has_ideographs(text: str) -> bool:
    """Whether any word of a text is ideographic."""
    return _IDEOGRAPHIC.search(text) is not None
