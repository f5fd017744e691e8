"""What is wrong with how the parts of a query stand together."""

from __future__ import annotations

from search.errors import QueryError
from search.language.lexer import Token, TokenType
from search.language.limits import DEEPEST, MOST_LETTERS, MOST_TOKENS, MOST_WORDS
from search.language.refusal import refusal

_UNTOLD = "What belongs together cannot be told, so nothing was searched."
_APART = "Search for its parts one after another."
_NEED_WORDS = frozenset({TokenType.AND, TokenType.OR, TokenType.NOT, TokenType.NEAR,
                         TokenType.COMMA})  # fmt: skip
_UNFINISHED = frozenset({TokenType.END, TokenType.CLOSE, TokenType.COMMA})


def too_long(query: str) -> QueryError:
    """The query has too many letters."""
    return refusal(
        query, MOST_LETTERS, len(query),
        f"The query has {len(query):,} letters.",
        f"At most {MOST_LETTERS:,} are searched at once.", _APART,
    )  # fmt: skip


def too_many_tokens(query: str, token: Token) -> QueryError:
    """The query has too many words, signs and operators."""
    return refusal(
        query, token.start, token.end,
        f"The query has more than {MOST_TOKENS:,} words, signs and operators.",
        "So many parts no query needs.", _APART,
    )  # fmt: skip


def too_many_words(query: str, token: Token) -> QueryError:
    """The query has too many words; with this token it has one too many."""
    return refusal(
        query, token.start, token.end,
        f"The query has more than {MOST_WORDS:,} words.",
        "Each of them is a search of its own.", _APART,
    )  # fmt: skip


def too_deep(query: str, token: Token) -> QueryError:
    """Parentheses and NOTs are nested too deep."""
    return refusal(
        query, token.start, token.end,
        f"More than {DEEPEST} parentheses or NOTs are nested here.",
        "That deep no query is meant, so nothing was searched.",
        "Leave out what is not needed.",
    )  # fmt: skip


def empty(query: str) -> QueryError:
    """The query has nothing but white space."""
    return refusal(
        query, len(query), len(query),
        "The query is empty.",
        "There is nothing to look for.",
        "Type a word, or a phrase in quotation marks.",
    )  # fmt: skip


def empty_group(query: str, first: Token, opening: Token, closing: Token) -> QueryError:
    """Parentheses hold nothing; all from `first` on belongs to them."""
    return refusal(
        query, opening.start, closing.end,
        "There is nothing between the parentheses.",
        "What belongs together is missing.",
        "Write it in, or leave the parentheses out.",
        "", (first.start, closing.end),
    )  # fmt: skip


def never_opened(query: str, closing: Token) -> QueryError:
    """A closing parenthesis without one that opens."""
    return refusal(
        query, closing.start, closing.end,
        "A closing parenthesis has no partner.",
        _UNTOLD,
        "Open a parenthesis before it, or leave it out.",
        "",
    )  # fmt: skip


def never_closed(query: str, opening: Token) -> QueryError:
    """An opening parenthesis without one that closes."""
    return refusal(
        query, opening.start, opening.end,
        "A parenthesis is not closed.",
        _UNTOLD,
        "Close it, or leave it out.",
        ")", (len(query.rstrip()), len(query)),
    )  # fmt: skip


def comma(query: str, token: Token) -> QueryError:
    """A comma parts a group that is no function."""
    return refusal(
        query, token.start, token.end,
        "A comma stands inside a group.",
        "Only the parts of SENTENCE and SAME are parted by commas.",
        "Leave it out, or close the group before it.",
        " ",
    )  # fmt: skip


def missing(query: str, tokens: list[Token], at: int) -> QueryError:
    """An operator lacks a word; the token `at` stands in its place."""
    token = at_fault = tokens[at]
    if token.type in _UNFINISHED and at:
        at_fault = tokens[at - 1]
    before = "at the end" if token.type is TokenType.END else f"before “{token.text}”"
    return refusal(
        query, token.start, token.end,
        f"A word is missing {before}.",
        "The query is not complete, so nothing was searched.",
        "Add the word, or put the operator in quotation marks to search for it as a word.",
        "" if at_fault.type in _NEED_WORDS else None, (at_fault.start, at_fault.end),
    )  # fmt: skip


def minus_signs(query: str, token: Token) -> QueryError:
    """More than one minus stands before a word."""
    return refusal(
        query, token.start, token.end,
        "Several minus signs stand before a word.",
        "One leaves the word out.",
        "Write one.",
        "-",
    )  # fmt: skip


def mixed_row(query: str, operator: str, token: Token, before: str) -> QueryError:
    """NEAR/5 and another of its kind stand in one row; `before` is what stands before the other."""
    return refusal(
        query, token.start, token.end,
        f"{operator} and {token.text} stand in one row.",
        "Which words belong together cannot be told.",
        "Use the same one throughout, or write AND between two pairs.",
        f"AND {before} {token.text}",
    )  # fmt: skip


def equals(query: str, sign: Token) -> QueryError:
    """An = stands before something else than a word."""
    return refusal(
        query, sign.start, sign.end,
        f"{sign.text} stands before something that is no word.",
        "It finds the word or the phrase after it as written.",
        "Leave it out.",
        "",
    )  # fmt: skip


def equals_and_within(query: str, sign: Token, phrase: Token, after: Token) -> QueryError:
    """A phrase has = before it and ~ after it."""
    return refusal(
        query, after.start, after.end,
        "A phrase has both = and ~.",
        "Words near each other are found as written anyway.",
        "Leave the = out.",
        query[phrase.start : after.end], (sign.start, after.end),
    )  # fmt: skip


def within_field(query: str, after: Token) -> QueryError:
    """A ~5 stands after the value of a field."""
    return refusal(
        query, after.start, after.end,
        "A ~ stands after the value of a field.",
        "Only in paragraphs are words near each other.",
        "Leave it out.",
        "",
    )  # fmt: skip


def no_value(query: str, field: str, token: Token) -> QueryError:
    """Something stands among the values of a field that is none."""
    near = token.type is TokenType.NEAR
    again = token.type is TokenType.FIELD and token.text.casefold() == field
    return refusal(
        query, token.start, token.end,
        f"Something else than a value stands in “{field}:”.",
        "A field takes words, phrases and groups of them with AND, OR and NOT.",
        "Write the rest outside of the field.",
        "AND" if near else "" if again else None,
    )  # fmt: skip
