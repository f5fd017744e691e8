"""What is wrong with how the parts of a query stand together.

`MISTAKE.at(query, token)` is the refusal of what a token does wrong.
"""

from __future__ import annotations

from typing import NamedTuple

from search.errors import QueryError
from search.language.lexer import Token, TokenType
from search.language.limits import DEEPEST, MOST_LETTERS, MOST_TOKENS, MOST_WORDS
from search.language.refusal import refusal

_NEED_WORDS = frozenset({TokenType.AND, TokenType.OR, TokenType.NOT, TokenType.NEAR,
                         TokenType.COMMA})  # fmt: skip
_UNFINISHED = frozenset({TokenType.END, TokenType.CLOSE, TokenType.COMMA})


class Mistake(NamedTuple):
    """What happened, what it means and what to do; these may name what `at` is told.

    `instead` is what stands in the suggestion in the place of the characters at fault, or of those
    that `at` is told: "" leaves them out, None suggests nothing.
    """

    happened: str
    meaning: str
    remedy: str
    instead: str | None = None

    def at(
        self,
        query: str,
        token: Token,
        last: Token | None = None,
        whole: tuple[int, int] | None = None,
        **named: str,
    ) -> QueryError:
        """The refusal of a token, or of all from it to the `last`."""
        happened, meaning, remedy = (text.format(**named) for text in self[:3])
        end = (last or token).end
        instead = None if self.instead is None else self.instead.format(**named)
        return refusal(query, token.start, end, happened, meaning, remedy, instead, whole)


_UNTOLD = "What belongs together cannot be told, so nothing was searched."
_APART = "Search for its parts one after another."

TOO_LONG = Mistake(
    "The query has {letters} letters.", f"At most {MOST_LETTERS:,} are searched at once.", _APART
)
TOO_MANY_TOKENS = Mistake(
    f"The query has more than {MOST_TOKENS:,} words, signs and operators.",
    "So many parts no query needs.", _APART,
)  # fmt: skip
TOO_MANY_WORDS = Mistake(
    f"The query has more than {MOST_WORDS:,} words.", "Each of them is a search of its own.", _APART
)
TOO_DEEP = Mistake(
    f"More than {DEEPEST} parentheses or NOTs are nested here.",
    "That deep no query is meant, so nothing was searched.", "Leave out what is not needed.",
)  # fmt: skip
EMPTY = Mistake(
    "The query is empty.", "There is nothing to look for.",
    "Type a word, or a phrase in quotation marks.",
)  # fmt: skip
EMPTY_GROUP = Mistake(
    "There is nothing between the parentheses.", "What belongs together is missing.",
    "Write it in, or leave the parentheses out.", "",
)  # fmt: skip
NEVER_OPENED = Mistake(
    "A closing parenthesis has no partner.", _UNTOLD,
    "Open a parenthesis before it, or leave it out.", "",
)  # fmt: skip
NEVER_CLOSED = Mistake("A parenthesis is not closed.", _UNTOLD, "Close it, or leave it out.", ")")
COMMA = Mistake(
    "A comma stands inside a group.", "Only the parts of SENTENCE and SAME are parted by commas.",
    "Leave it out, or close the group before it.", " ",
)  # fmt: skip
MISSING = Mistake(
    "A word is missing {where}.", "The query is not complete, so nothing was searched.",
    "Add the word, or put the operator in quotation marks to search for it as a word.",
)  # fmt: skip
MINUS_SIGNS = Mistake(
    "Several minus signs stand before a word.", "One leaves the word out.", "Write one.", "-"
)
MIXED_ROW = Mistake(
    "{first} and {second} stand in one row.", "Which words belong together cannot be told.",
    "Use the same one throughout, or write AND between two pairs.", "AND {before} {second}",
)  # fmt: skip
EQUALS = Mistake(
    "{sign} stands before something that is no word.",
    "It finds the word or the phrase after it as written.", "Leave it out.", "",
)  # fmt: skip
EQUALS_AND_WITHIN = Mistake(
    "A phrase has both = and ~.", "Words near each other are found as written anyway.",
    "Leave the = out.", "{phrase}",
)  # fmt: skip
EQUALS_AND_FUZZY = Mistake(
    "A word has both {sign} and ~.", "{sign} finds the word as written, ~ words like it.",
    "Leave one of them out.", "{word}",
)  # fmt: skip
WITHIN_FIELD = Mistake(
    "A ~ stands after the value of a field.", "Only in paragraphs are words near each other.",
    "Leave it out.", "",
)  # fmt: skip
NO_VALUE = Mistake(
    "Something else than a value stands in “{field}:”.",
    "A field takes words, phrases and groups of them with AND, OR and NOT.",
    "Write the rest outside of the field.",
)  # fmt: skip


def missing(query: str, tokens: list[Token], at: int) -> QueryError:
    """An operator lacks a word; the token `at` stands in its place."""
    token = tokens[at]
    where = "at the end" if token.type is TokenType.END else f"before “{token.text}”"
    if at and token.type in _UNFINISHED and tokens[at - 1].type in _NEED_WORDS:
        token = tokens[at - 1]
        where = f"after “{token.text}”"
    instead = None
    if token.type in _NEED_WORDS:
        alone = len(tokens) == 2 and token.type is not TokenType.COMMA  # the other is the end
        instead = f'"{token.text}"' if alone else ""
    return MISSING._replace(instead=instead).at(query, token, where=where)


def no_value(query: str, field: str, token: Token) -> QueryError:
    """Something stands among the values of a field that is none."""
    again = token.type is TokenType.FIELD and token.text.casefold() == field
    instead = "AND" if token.type is TokenType.NEAR else "" if again else None
    return NO_VALUE._replace(instead=instead).at(query, token, field=field)
