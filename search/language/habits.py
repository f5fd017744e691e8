"""What people type by habit of other search engines: refused, with the query they meant.

None of it is ever read as words: a query that meant something else there would change its meaning
in silence.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from search.errors import QueryError
from search.language.apart import OPERANDS, check_apart, is_between
from search.language.calls import check_called, spaced
from search.language.fields import FIELDS, OTHER_NAMES, field_named
from search.language.lexer import Token, TokenType
from search.language.refusal import refusal
from search.language.spots import BETWEEN, CALLED, NUMBERED, RESERVED

_WORDS = (TokenType.PLAIN, TokenType.WORD)
_BEFORE_A_GROUP = (TokenType.FIELD, TokenType.FUNCTION, TokenType.EQUALS)
_COUNTED = (*OPERANDS, TokenType.EQUALS)
_SUSPECT = re.compile(r"[&|!$+^\[\]{}=<>/'‘‚‹’]|^[:.*~]|^-$|\.\.|^adj")


class _Habit(NamedTuple):
    pattern: re.Pattern[str]
    happened: str
    meaning: str
    remedy: str
    instead: str  # a template of the match; {left} and {right} are the words beside it


def _habit(pattern: str, happened: str, meaning: str, remedy: str, instead: str) -> _Habit:
    return _Habit(re.compile(pattern, re.I), happened, meaning, remedy, instead)


# `re` has no class for them. Who writes Yahoo! with a capital means the name.
_SMALL = "".join(filter(str.islower, map(chr, range(ord("ԯ") + 1))))
_SMALL_WORD = rf"(?:[{_SMALL}]++[-'’])*+[{_SMALL}]++"
_NO_BOOST = ("A number raises the weight of a word.", "Byline weighs words by itself.",
             "Leave the ^ and the number out.")  # fmt: skip
_DISTANCE = ("{0} is an operator of another search engine.",
             "Some read it in either order and some in one, so it is not guessed.",
             "Write NEAR/5 for either order, BEFORE/5 for the one that is written.")  # fmt: skip
_SCOPE = ("{0} is an operator of another search engine.",
          "In one sentence and in one paragraph words are found with SENTENCE and SAME.",
          "Write it like SENTENCE(strike ferry) or SAME(strike, ferry).")  # fmt: skip
_BESIDE = ("{0} stands between words.", "Here it stands before what it holds together.",
           _SCOPE[2])  # fmt: skip
_LETTERS = ("{0} is no operator here.", "AND, OR and NOT are written in letters.",
            "Write the word; in quotation marks signs are part of a phrase.")  # fmt: skip

_HABITS = (
    _habit(r"(w|within|near|n|around)?/(\d+)", *_DISTANCE, r"NEAR/\2"),
    _habit(r"(pre|onear|before|p|adj)/(\d+)", *_DISTANCE, r"BEFORE/\2"),
    _habit(r"w?/(s|sent|sentence)", *_SCOPE, r"SENTENCE({left} {right})"),
    _habit(r"w?/(p|para|paragraph|seg)", *_SCOPE, r"SAME({left}, {right})"),
    _habit(r"(.+)/F(\d+)/", *_SCOPE[:1], "FIRST finds words at the beginning.",
           "Write it like FIRST/50(strike).", r"FIRST/\2(\1)"),
    _habit(r"(.+)/N(\d+)/(.+)", *_DISTANCE, r"\1 NEAR/\2 \3"),
    _habit(r"ADJ", *_DISTANCE, r"BEFORE/1"),
    _habit(r"SAME", *_BESIDE, r"SAME({left}, {right})"),
    _habit(r"SENTENCE", *_BESIDE, r"SENTENCE({left} {right})"),
    _habit(r"&&", *_LETTERS, "AND"),
    _habit(r"\|\|?", *_LETTERS, "OR"),
    _habit(r"([^&]+)&&([^&]+)", *_LETTERS, r"(\1 AND \2)"),
    _habit(r"([^|]+)\|\|?([^|]+)", *_LETTERS, r"(\1 OR \2)"),
    _habit(r"!(.+)", *_LETTERS, r"-\1"),
    _habit(rf"(?-i:({_SMALL_WORD})(?:!|(?<=[{_SMALL}]{{3}})\$)[.,;:]*)",  # us$ is money
           "{0} ends in a sign.", "Elsewhere it stands for any letters; here that is *.",
           "Put * in its place, or leave it out.", r"\1*"),
    _habit(r"\+(.+)", "A + stands before a word.", "Every word must occur already.",
           "Leave the + out; for the word as written put = before it.", r"\1"),
    _habit(r"(.+)\^[\d.]+", *_NO_BOOST, r"\1"),
    _habit(r"\^[\d.]+", *_NO_BOOST, ""),
    _habit(r"\^(.+)", "A ^ stands before a word.",
           "Elsewhere it asks for the first word of a text.",
           "Write it like FIRST/1(strike).", r"FIRST/1(\1)"),
    _habit(r"/(.+)/", "Slashes stand around a word.",
           "Elsewhere that is a regular expression; here patterns are written with * and ?.",
           "Leave the slashes out.", r"\1"),
    _habit(r"(\d{4}[\d-]*\.\.(?:\d{4}[\d-]*)?|\.\.\d{4}[\d-]*)", "{0} is no word.",
           "Days from one to another are asked for with the field date.",
           "Write it like date:2023..2024.", r"date:\1"),
    _habit(r"={3,}(.+)", "More than two = stand before a word.",
           "= finds a word as written, == its capitals too.", "Write one or two.", r"==\1"),
    _habit(r"=+", "{0} stands alone.", "= belongs to the word after it.",
           "Write it right before the word, or leave it out.", ""),
)  # fmt: skip
_ANGLES = re.compile(r"[<>]=?")
_BRACKETS = re.compile(r"[\[\]{}]+")
_FIELD_SIGN = re.compile(r"([a-z]+)(=|[<>]=?)(.*)", re.I)


def reads_otherwise(word: str) -> bool:
    """Whether a word alone is refused, because elsewhere it is an operator."""
    return word in RESERVED or NUMBERED.fullmatch(word) is not None


def check_plain(query: str, tokens: list[Token], at: int) -> None:
    """Raises QueryError where a word of plain letters is meant as an operator."""
    token = tokens[at]
    text = token.text
    between = is_between(tokens, at)
    if text in RESERVED:
        meant = text.upper()
        if text not in ("or", "Or"):
            meant = "BEFORE/1" if text == "adj" else f"{text}/5"
        raise refusal(
            query, token.start, token.end,
            f"“{text}” is no operator like this.",
            f"It may be meant as {meant}, or as the word itself.",
            f"Write {meant}, or ={text} for the word.",
            meant if between else f"={text}",
        )  # fmt: skip
    match = NUMBERED.fullmatch(text)
    if match and match[1].lower() == "atleast" and tokens[at + 1].type in _COUNTED:
        left = tokens[at + 1]
        right = tokens[at + 2] if left.type is TokenType.EQUALS else left
        raise refusal(
            query, token.start, token.end, _SCOPE[0].format(text),
            "ATLEAST takes what it counts in parentheses.", "Write it like ATLEAST/3(strike).",
            f"ATLEAST/{match[2]}({query[left.start : right.end]})", (token.start, right.end),
        )  # fmt: skip
    if match and between and match[1].lower() != "atleast":
        name = "NEAR" if match[1].lower() == "near" else "BEFORE"
        raise refusal(
            query, token.start, token.end, _DISTANCE[0].format(text), *_DISTANCE[1:],
            f"{name}/{match[2]}",
        )  # fmt: skip
    if _is_beside_small(tokens, at, text):
        _check_habits(query, tokens, at)
    if text in CALLED and tokens[at + 1].type is TokenType.OPEN:
        raise spaced(query, token, tokens[at + 1], text)


def check_operator(query: str, tokens: list[Token], at: int, word: str) -> None:
    """Raises QueryError where a word with signs is an operator without them: `OR,`."""
    token = tokens[at]
    if token.text == word:
        check_plain(query, tokens, at)
    elif (
        reads_otherwise(word)
        or (word in CALLED and tokens[at + 1].type is TokenType.OPEN)
        or _is_beside_small(tokens, at, word)
    ):
        raise refusal(
            query, token.start, token.end,
            f"“{token.text}” is {word} with a sign.",
            "It may be meant as an operator, or as a word.",
            f"Leave the sign out, or write ={word} for the word.",
            word,
        )  # fmt: skip


def check_word(query: str, tokens: list[Token], at: int) -> None:
    """Raises QueryError where a word with signs has a meaning in another search engine."""
    token = tokens[at]
    text = token.text
    following = tokens[at + 1]
    if following.type is TokenType.OPEN:
        if following.start == token.end:
            check_called(query, token, following)
        if re.fullmatch(r"(ATLEAST|FIRST)/\d+", text):
            raise spaced(query, token, following, text)
    if not _SUSPECT.search(text):
        return
    check_apart(query, tokens, at)
    if "://" in text or text.lower().startswith("www."):
        return
    _check_habits(query, tokens, at)
    if match := _FIELD_SIGN.fullmatch(text):
        field = match[1].casefold()
        field = field_named(field) if field in OTHER_NAMES or len(field) > 2 else ""
        if field in FIELDS:
            sign = "" if match[2] == "=" else match[2]
            raise refusal(
                query, token.start, token.end,
                f"{match[1]}{match[2]} is no field.",
                "After the name of a field stands a colon.",
                f"Write {field}:{sign} and the value.",
                f"{field}:{sign}{match[3]}",
            )  # fmt: skip
    if (_ANGLES.search(text) and not text.isascii()) or re.search(r"\w[<>]|[<>]\w", text):
        raise refusal(
            query, token.start, token.end,
            "A < or > stands in the query.",
            "Only days are compared, like date:>2023.",
            "Leave it out; in quotation marks it is part of a phrase.",
            _ANGLES.sub(" ", text).strip(),
        )  # fmt: skip
    if _BRACKETS.search(text):
        raise refusal(
            query, token.start, token.end,
            "A bracket stands in the query.",
            "Elsewhere it is for ranges or letters to choose from; here it says nothing.",
            "Leave it out, or use parentheses; in quotation marks it is part of a phrase.",
            _BRACKETS.sub(" ", text).strip(),
        )  # fmt: skip


def _is_beside_small(tokens: list[Token], at: int, word: str) -> bool:
    """Whether a word stands as an operator would, and not in a headline all in capitals."""
    return (
        word in BETWEEN
        and is_between(tokens, at)
        and not all(
            beside.type in _WORDS and beside.text == beside.text.upper()
            for beside in (tokens[at - 1], tokens[at + 1])
        )
    )


def _check_habits(query: str, tokens: list[Token], at: int) -> None:
    for habit in _HABITS:
        if match := habit.pattern.fullmatch(tokens[at].text):
            raise _meant(query, tokens, at, habit, match)


def _meant(
    query: str, tokens: list[Token], at: int, habit: _Habit, match: re.Match[str]
) -> QueryError:
    token = tokens[at]
    instead: str | None = ""
    whole = None
    if "{left}" not in habit.instead:  # what was typed may have braces of its own
        instead = match.expand(habit.instead)
    elif is_between(tokens, at):
        left, right = _operand(tokens, at, -1), _operand(tokens, at, 1)
        instead = None
        if left and right:
            instead = habit.instead.format(left=query[slice(*left)], right=query[slice(*right)])
            whole = left[0], right[1]
    if instead and (instead in ("AND", "OR") or instead.startswith(("NEAR/", "BEFORE/"))):
        instead = instead if is_between(tokens, at) else ""
    return refusal(
        query, token.start, token.end, habit.happened.format(query[token.start : token.end][:40]),
        habit.meaning, habit.remedy, instead, whole,
    )  # fmt: skip


def _operand(tokens: list[Token], at: int, step: int) -> tuple[int, int] | None:
    """The characters of the word, quotation or group before (-1) or behind (1) an operator."""
    places = range(at + 1, len(tokens)) if step > 0 else range(at - 1, -1, -1)
    nearest = tokens[places[0]]
    if nearest.type in (*_WORDS, TokenType.QUOTED):
        return nearest.start, nearest.end
    opens, closes = (TokenType.OPEN, TokenType.CLOSE)[::step]
    if nearest.type is not opens:
        return None
    depth = 0
    for place in places:
        depth += (tokens[place].type is opens) - (tokens[place].type is closes)
        if not depth:
            if step < 0 and place and tokens[place - 1].type in _BEFORE_A_GROUP:
                return None
            farthest = tokens[place]
            return min(nearest.start, farthest.start), max(nearest.end, farthest.end)
    return None
