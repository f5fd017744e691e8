"""What a word is: the single source of truth for text, queries and marks.

Everything that cuts text into words does it here, so that a word is found, and marked, exactly
where it is indexed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

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
# both widths, Hangul in syllables and in the jamo they are made of.
_VOICING = "\u3099\u309a\uff9e\uff9f"  # marks that belong to the kana before them
_JAMO = "\u1100-\u11ff"
_IDEOGRAPHS = (
    "\u3005-\u3007\u3040-\u3098\u309b-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\uff66-\uff9d\U00020000-\U000323af"
)
_SYLLABLE = (
    rf"(?:[{_IDEOGRAPHS}][{_VOICING}]*|[\u1100-\u115f][\u1160-\u11a7]*[\u11a8-\u11ff]*|[{_JAMO}])"
)
# Combining marks belong to the letter before them, but `\w` leaves them out.
_COMBINING = "".join(
    chr(c) for c in range(0x300, 0x10000) if unicodedata.category(chr(c)) in ("Mn", "Mc")
)
# Soft hyphens and joiners inside a word are invisible: they neither part it nor belong to it.
_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = rf"(?:[^\W_{_IDEOGRAPHS}{_JAMO}{_VOICING}][{_COMBINING}{_INVISIBLE}]*)"
_TOKEN = re.compile(
    # Space between ideographs is a line's end or taste; Korean has some, and no one way with it.
    rf"(?P<ideographs>{_SYLLABLE}+(?:\s+{_SYLLABLE}+)*)"
    r"|\d+(?:[.,]\d+)+(?![^\W_])"  # 1,578 and 3.5 are one word
    rf"|{_LETTER}+(?:['’]{_LETTER}+)*"  # O'Neill and don't are one word
)
_LONGEST = 256  # characters; folding takes quadratic time in the accents of one letter
_ONE_SYLLABLE = re.compile(_SYLLABLE)
_IGNORED = re.compile(rf"[{_INVISIBLE}\s]")
# Letters that a reader types without their stroke, and that no decomposition takes apart.
_STROKES = str.maketrans("øłđıё’", "oldiе'")


@dataclass(frozen=True, slots=True)
class Word:
    """One indexed word: its normal form, and its characters `start` to `end` in the text.

    Its position is its place in the list of words. A run of Chinese, Japanese or Korean characters
    is a list of overlapping pairs, one for each character, whatever space is between them; the last
    stands alone.
    """

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """All words of a text, in order; the index into the list is the word's position."""
    return list(_words(text))


def _words(text: str) -> Iterator[Word]:
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match["ideographs"]:
            syllables = [found.span() for found in _ONE_SYLLABLE.finditer(text, start, end)]
            ends = [syllable_end for _, syllable_end in syllables[1:]]
            for (at, _), pair_end in zip(syllables, [*ends, end], strict=True):
                yield Word(normal_form(text[at:pair_end]), at, pair_end)
        else:
            yield Word(normal_form(match[0]), start, end)


@lru_cache(maxsize=1 << 16)  # the words of an archive repeat; rare ones fall out
def normal_form(word: str) -> str:
    """A word as the index holds it: NFKC, case folded, accents of Latin and Greek folded.

    Words are told apart by their first _LONGEST characters; no language has longer ones.
    """
    visible = _IGNORED.sub("", word[:_LONGEST])
    folded = unicodedata.normalize("NFKC", visible).casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFC", "".join(_without_accents(folded)))
    return folded.translate(_STROKES)


def _without_accents(word: str) -> Iterator[str]:
    loses_accents = False
    for character in unicodedata.normalize("NFD", word):
        if not unicodedata.combining(character):
            loses_accents = unicodedata.name(character, "").startswith(("LATIN", "GREEK"))
            yield character
        elif not loses_accents:
            yield character


def stem(word: str, language: str | None) -> str:
    """The stem of a normal form, marked with its language: `en:strike`.

    Words of a language without a stemmer, and numbers, are their own stems.
    """
    stemmer = _stemmer(language) if language in _STEMMERS else None
    stemmed = stemmer.stemWord(word) if stemmer and not word[0].isdigit() else word
    return f"{language or ''}:{stemmed}"


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(_STEMMERS[language])


def is_ideographic(word: str) -> bool:
    """Whether a word is written in characters that stand for themselves (Han, kana, Hangul)."""
    return bool(word) and re.match(f"[{_IDEOGRAPHS}]", word) is not None


def stems(words, language):
    return [stem(w, language) for w in words]
