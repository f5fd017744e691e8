"""Words with signs that stand for letters: milit*, wom?n, shoygu~."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from index.segment import is_ideographic
from search.errors import QueryError
from search.language.cutting import whole_words
from search.language.refusal import no_letters, refusal
from search.language.spots import AnyWord, Exact, Fuzzy, Pattern, Place

MOST_EDITS = 2  # three make another word of most
_MOST_SIGNS = 100  # in one word or phrase

_WILDCARDS = re.compile(r"[*?]++")
_FUZZY = re.compile(r"([^~]++)~(\d*+)(\.\d++)?+")


def with_patterns(
    query: str, start: int, end: int, at: int, plain: str, quoted: bool
) -> Iterator[Exact | Pattern | AnyWord]:
    """The words of a text that has * or ?, in order. Raises QueryError.

    A sign stands for letters beside a letter. In quotation marks a lone * stands for a word, and ?
    after a word is a question mark; without them both are refused.
    """
    if len(_WILDCARDS.findall(plain)) > _MOST_SIGNS:
        raise refusal(
            query, start, end,
            f"More than {_MOST_SIGNS} * and ? stand in one piece.",
            "So many letters left open are like any word.",
            "Leave out what is not needed.",
        )  # fmt: skip
    text = query[at : at + len(plain)]
    exact = query[start] in "=＝" and not quoted  # =wom? asks for one more letter
    masked = list(text)
    for run in _WILDCARDS.finditer(plain):
        begin, until = run.span()
        before, after = plain[max(begin - 1, 0) : begin], plain[until : until + 1]
        inside = "*" in run[0] or _is_letter(after)
        if (_is_letter(before) or _is_letter(after)) and (inside or exact):
            # A letter in its place, or a digit in a number, keeps the word together.
            masked[begin:until] = ("0" if (before or after).isdigit() else "x") * (until - begin)
        elif quoted and run[0] == "*" and not (before + after).strip():
            masked[begin] = "x"
        elif quoted and "*" not in run[0]:
            masked[begin:until] = "." * (until - begin)
        else:
            raise _astray(query, start, end, at + begin, at + until, _is_letter(before))
    for begin, until in whole_words("".join(masked)):
        place = Place(at + begin, at + until)
        if not _WILDCARDS.search(plain, begin, until):
            yield Exact(plain[begin:until], place)
        elif plain[max(begin - 1, 0) : until + 1].strip() == "*":
            yield AnyWord(place)
        else:
            yield _pattern(query, start, end, place, plain[begin:until])


def _is_letter(sign: str) -> bool:
    """Whether a sign, or "", is a letter, a digit or a mark on one: many words of Hindi end so."""
    return sign.isalnum() or (sign != "" and unicodedata.category(sign).startswith("M"))


def _pattern(query: str, start: int, end: int, place: Place, plain: str) -> Pattern:
    letters = _WILDCARDS.sub("", plain)
    if not letters or is_ideographic(letters):
        raise refusal(
            query, place.start, place.end,
            "A * or ? stands beside a character that is a word by itself.",
            "Such writing is found at any character, so what goes on needs no sign.",
            "Leave the sign out.",
            query[start : place.start] + letters + query[place.end : end],
            (start, end),
        )  # fmt: skip
    return Pattern(plain, place)


def fuzzy(query: str, start: int, end: int, plain: str) -> Fuzzy:
    """The node of a word with ~ in it. Raises QueryError."""
    match = _FUZZY.fullmatch(plain)
    if not match:
        raise refusal(
            query, start, end,
            "A ~ stands where it says nothing.",
            "After a word it finds similar ones, after a phrase its words near each other.",
            'Write it so: shoygu~ or "tug ferry"~5.',
            plain.replace("~", " ").strip(),
        )  # fmt: skip
    text, edits = match[1], match[2]
    words = [text[begin:until] for begin, until in whole_words(query[start : start + len(text)])]
    if not words:
        raise no_letters(query, start, end)
    why = _not_fuzzy(match[1], words, edits, bool(match[3]))
    if why:
        raise refusal(query, start, end, *why)
    return Fuzzy(words[0], int(edits or 1), Place(start, end))


def _not_fuzzy(
    plain: str, words: list[str], edits: str, fraction: bool
) -> tuple[str, str, str, str] | None:
    """Why a word cannot be looked for with ~, and what can."""
    one = words[0]
    if _WILDCARDS.search(plain):
        return (
            "A word has both ~ and * or ?.",
            "A pattern says which letters may differ; ~ leaves it open.",
            "Leave one of them out.",
            plain,
        )
    if any(map(is_ideographic, words)):
        return (
            f"“{one}” has no spelling that could differ.",
            "Such writing is found at any character.",
            "Leave the ~ out.",
            plain,
        )
    if len(words) > 1:
        return (
            f"“{plain}” is {len(words)} words to the index.",
            "A ~ belongs to one word.",
            "Write it after each word, with BEFORE between them.",
            " BEFORE/1 ".join(f"{word}~" for word in words),
        )
    if fraction:
        return (
            "A number with a point stands after ~.",
            "It counts the letters that may differ, 1 or 2.",
            "Write it without a number for one letter.",
            f"{one}~",
        )
    if not 0 < int((edits or "1")[-4:]) <= MOST_EDITS or len(edits) > 1:
        return (
            f"~{edits} is out of range." if len(edits) < 9 else "The number after ~ is too large.",
            f"At most {MOST_EDITS} letters may differ: with more, most words are alike.",
            f"Write ~ or ~{MOST_EDITS}; without ~ the word is found as written.",
            f"={one}" if not edits.strip("0") else f"{one}~{MOST_EDITS}",
        )
    if int(edits or 1) >= len(one):
        return (
            f"“{one}” is too short for that.",
            "With as many letters changed as it has, it is like any word.",
            "Search for the word as written.",
            f"={one}",
        )
    return None


def question_mark(query: str, start: int, end: int, word: str = "") -> QueryError:
    """The refusal of a ? after a word, which is read as a letter only in `=word?`."""
    return refusal(
        query, start, end,
        "A question mark ends a word.",
        "It may ask, or stand for one more letter.",
        f"Leave it out; for one more letter write ={word}." if word else "Leave it out.",
        "",
    )  # fmt: skip


def _astray(query: str, start: int, end: int, begin: int, until: int, before: bool) -> QueryError:
    if before:
        return question_mark(query, begin, until, query[start:end])
    if query[begin:until] in "*＊" and (begin, until) == (start, end):
        return refusal(
            query, begin, until,
            "A * stands alone.",
            "It stands for letters of a word or, inside a phrase, for a word.",
            'Write it right after a letter, like brexit*, or in quotation marks: "bread * butter".',
            "",
        )  # fmt: skip
    return refusal(
        query, begin, until,
        f"{query[begin:until]} stands beside no letter.",
        "* and ? stand for letters of a word.",
        "Leave it out, or write it right before or after a letter.",
        "",
    )  # fmt: skip
