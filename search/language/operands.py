"""What stands at one spot of a query: a word, or the words of a quotation.

One word to the eye may be several to the index (`U.S.-led`): they stay together, as a phrase.
Positions `start` and `end` are those of all that was written, with quotation marks; the words
themselves are in `plain`, a stretch of the query from `at` on, with its signs folded.
"""

from __future__ import annotations

import re

from index.segment import is_ideographic
from search.language.cutting import PLAIN, is_plain, whole_words
from search.language.lexer import folded
from search.language.patterns import fuzzy, question_mark, with_patterns
from search.language.refusal import no_letters, refusal
from search.language.spots import AnyWord, Cased, Exact, Fuzzy, Pattern, Phrase, Place, Word

_PREFIX = re.compile(rf"[{PLAIN}]++\*")
_IN_ADDRESSES = str.maketrans("?~", "//")


def word(
    query: str, start: int, end: int, address: bool = False
) -> Word | Pattern | Fuzzy | Phrase:
    """The node of characters that stand without quotation marks. Raises QueryError.

    In the value of a field for addresses ? and ~ are signs like others; in a whole address * too.
    """
    plain = folded(query[start:end])
    if is_plain(plain):
        return Word(plain, Place(start, end))
    if _PREFIX.fullmatch(plain):
        return Pattern(plain, Place(start, end))
    if address or "://" in plain:
        plain = plain.translate(_IN_ADDRESSES)
        plain = plain.replace("*", "/") if "://" in plain else plain
    if "~" in plain:
        return fuzzy(query, start, end, plain)
    found = as_written(query, start, end, start, plain)
    return Word(found.text, found.place) if isinstance(found, Exact) else found


def as_written(
    query: str, start: int, end: int, at: int, plain: str, quoted: bool = False
) -> Exact | Pattern | Phrase:
    """The words as written. Raises QueryError."""
    parts: list[Exact | Cased | Pattern | AnyWord]
    if "*" in plain or "?" in plain:
        parts = list(with_patterns(query, start, end, at, plain, quoted))
    else:
        text = query[at : at + len(plain)]
        parts = [
            Exact(plain[begin:until], Place(at + begin, at + until))
            for begin, until in whole_words(text)
        ]
    place = Place(start, end)
    match parts:
        case []:
            raise no_letters(query, start, end)
        case [Exact(one)]:
            return Exact(one, place)
        case [Pattern(one)]:
            return Pattern(one, place)
        case [AnyWord(edge), *_] | [*_, AnyWord(edge)]:
            raise refusal(
                query, edge.start, edge.end,
                "A * stands for a word at the end of a phrase.",
                "Any word would do there, so it says nothing.",
                "Leave it out, or write it right after a letter: it then stands for more letters.",
                "",
            )  # fmt: skip
    for part in parts:
        if isinstance(part, Pattern) and part.text.endswith("?"):
            raise question_mark(query, part.place.end - 1, part.place.end)
    return Phrase(tuple(parts), place)


def as_cased(
    query: str, start: int, end: int, at: int, plain: str, quoted: bool = False
) -> Cased | Phrase:
    """The words letter for letter. Raises QueryError."""
    found = as_written(query, start, end, at, plain, quoted)
    parts = found.parts if isinstance(found, Phrase) else (found,)
    cased: list[Cased | AnyWord] = []
    for part in parts:
        if isinstance(part, AnyWord):
            cased.append(part)
        elif isinstance(part, Exact) and not is_ideographic(part.text):
            cased.append(Cased(part.text, part.place))
        else:
            raise refusal(
                query, part.place.start, part.place.end,
                f"“{part.text}” cannot be compared by capitals.",
                "== finds words letter for letter; patterns and ideographs have no capitals.",
                "Write = or quotation marks instead.",
                str(found),
                (start, end),
            )  # fmt: skip
    match cased:
        case [Cased(one)]:
            return Cased(one, found.place)
    return Phrase(tuple(cased), found.place)
