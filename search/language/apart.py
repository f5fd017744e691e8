"""Signs and operators that stand apart from what they belong to."""

from __future__ import annotations

import re

from search.errors import QueryError
from search.language.fields import FIELDS
from search.language.lexer import Token, TokenType, folded
from search.language.refusal import refusal

OPERANDS = (TokenType.PLAIN, TokenType.WORD, TokenType.QUOTED, TokenType.VALUE, TokenType.CLOSE)
_MOST_QUOTED = 50  # words between single quotation marks
_OPENS, _CLOSES = "'‘‚‹", "'’‘›"
_BEFORE_A_WORD = {
    "-": "leaves the word out", "=": "finds the word as written", "==": "finds its capitals, too",
}  # fmt: skip
_MISNUMBERED = re.compile(r"(NEAR|BEFORE)/[-+]*(?:\s+[-+]*(?=\d+\b))?(\d*)[-+,.;:/]*(?=(\S)?)")
_COUNTING = re.compile(r"(?:ATLEAST|FIRST)/\d+")


def check_apart(query: str, tokens: list[Token], at: int) -> None:
    """Raises QueryError where a word with signs needs what stands beside it, or not there."""
    _check_after(query, tokens, at)
    _check_before(query, tokens, at)
    _check_quotes(query, tokens, at)


def is_between(tokens: list[Token], at: int) -> bool:
    """Whether something stands on both sides that an operator could take."""
    return at > 0 and tokens[at - 1].type in OPERANDS and tokens[at + 1].type in (
        *OPERANDS[:3], TokenType.OPEN, TokenType.FIELD, TokenType.FUNCTION, TokenType.EQUALS,
    )  # fmt: skip


def _check_after(query: str, tokens: list[Token], at: int) -> None:
    """Signs and operators that belong to the token after them."""
    token, text, following = tokens[at], tokens[at].text, tokens[at + 1]
    is_followed = following.type in (TokenType.PLAIN, TokenType.WORD, TokenType.QUOTED)
    # A longer dash between words parts them, as it does in print.
    if is_followed and text in _BEFORE_A_WORD and query[token.start] in "-=－＝":
        raise refusal(
            query, token.start, token.end,
            f"“{text}” stands apart from the word after it.",
            f"“{text}” right before a word {_BEFORE_A_WORD[text]}; apart from it, it says nothing.",
            "Close the gap, or leave it out.",
            text,
            (token.start, following.start),
        )  # fmt: skip
    if is_followed and _COUNTING.fullmatch(text):
        raise refusal(
            query, token.start, token.end,
            f"{text} has no parentheses.",
            "It is about what stands in parentheses right after it.",
            f"Write it like {text}(strike).",
            f"{text}({query[following.start : following.end]})",
            (token.start, following.end),
        )  # fmt: skip
    if text.startswith(("NEAR/", "BEFORE/")):
        _check_number(query, token)


def _check_number(query: str, token: Token) -> None:
    """What stands in the place of a number of words, or right after it: `NEAR/5ships`."""
    match = _MISNUMBERED.match(folded(query), token.start)
    if not match or (match[2] and f"{match[1]}/{match[2]}" == token.text):
        return
    end = max(token.end, match.end())
    happened = f"{match[1]} has no number."
    if match[2]:
        happened = f"{query[token.start : end][:40]} is no operator like this."
    raise refusal(
        query, token.start, end, happened,
        "A number right after the slash says how many words apart the two may be.",
        f"Write it like {match[1]}/5, with a space after it.",
        f"{match[1]}/{match[2] or 5}{' ' if match[3] else ''}", match.span(),
    )  # fmt: skip


def _check_before(query: str, tokens: list[Token], at: int) -> None:
    """Signs that belong to the token before them."""
    token, text = tokens[at], tokens[at].text
    before = tokens[at - 1] if at else None
    if text.startswith(":"):
        field = before.text.casefold() if before and before.type is TokenType.PLAIN else ""
        rest = query[token.start + 1 : token.end] or query[token.end :].lstrip()
        known = before is not None and field in FIELDS
        raise refusal(
            query, token.start, token.end,
            "A colon stands before a word.",
            "It belongs right after the name of a field, with the value right after it.",
            "Close the gap, or leave the colon out.",
            f"{field}:{rest}" if known else text.strip(":"),
            (before.start, token.end if text != ":" else len(query)) if known and before else None,
        )  # fmt: skip
    if before and before.type is TokenType.QUOTED and re.fullmatch(r"~\d+|\*", text):
        inside = query[before.start : before.end]
        starred = f"{inside[:-1]}*{inside[-1]}"
        raise refusal(
            query, token.start, token.end,
            f"{text} stands apart from its phrase.",
            "It belongs right after the last letter, or right after the phrase.",
            "Close the gap.",
            starred if text == "*" else f"{inside}{text}",
            (before.start, token.end),
        )  # fmt: skip
    if before and before.type is TokenType.PLAIN and re.fullmatch(r"~[12]?", text):
        raise refusal(
            query, token.start, token.end,
            f"{text} stands apart from its word.",
            "Right after a word it finds those that are spelled nearly so.",
            "Close the gap.",
            f"{before.text}{text}",
            (before.start, token.end),
        )  # fmt: skip
    if text == "*" and is_between(tokens, at):
        left, right = before, tokens[at + 1]
        if left and left.type is TokenType.PLAIN and right.type is TokenType.PLAIN:
            raise refusal(
                query, token.start, token.end,
                "A * stands alone.",
                "Inside a phrase it stands for a word.",
                'Put the phrase in quotation marks, like "bread * butter", or leave the * out.',
                f'"{left.text} * {right.text}"',
                (left.start, right.end),
            )  # fmt: skip


def _check_quotes(query: str, tokens: list[Token], at: int) -> None:
    """Single quotation marks around several words."""
    token, text = tokens[at], tokens[at].text
    if text[0] in _OPENS and text[-1] not in _CLOSES:
        for other in tokens[at + 1 : at + _MOST_QUOTED]:
            if other.type in (TokenType.PLAIN, TokenType.WORD):
                if other.text[-1] in _CLOSES:
                    raise _single_quotes(query, token, other)
            elif other.type is not TokenType.COMMA:
                break


def _single_quotes(query: str, first: Token, last: Token) -> QueryError:
    return refusal(
        query, first.start, last.end,
        "Single quotation marks make no phrase.",
        "They are apostrophes to Byline, so the words would be found anywhere.",
        'Put double ones around it, like "so", or leave them out.',
        f'"{query[first.start + 1 : last.end - 1].strip()}"',
    )  # fmt: skip
