"""A query string into its tree.

    query   = all (OR all)*          loosest
    all     = one ((AND)? one)*      words side by side must all occur
    one     = (NOT | -) one | ( query ) | field:value | "phrase" | word

Linear in the query. Nothing is guessed: what is not understood is refused, with its place.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from index import ArticleDate
from index.segment import words
from search.errors import QueryError
from search.language.lexer import OPERATORS, Token, TokenType, tokens
from search.language.spots import Exact, Phrase, Place, Word
from search.language.tree import And, Dated, Named, Node, Not, Or

MOST_LETTERS = 40_000  # a list of 1,000 names fits; more is an accident
MOST_WORDS = 1_000  # each word is a look-up
_MOST_MISTAKES = 5  # that are mended in one suggestion; a query with more is no near miss
_DEEPEST = 50  # nested parentheses; real queries have three

_NAME_FIELDS = ("outlet", "author")
FIELDS = (*_NAME_FIELDS, "date")


def parse(query: str) -> Node:
    """The tree of a query. Raises QueryError with the place at fault and what to do."""
    if len(query) > MOST_LETTERS:
        raise QueryError(
            query, MOST_LETTERS, len(query),
            f"The query has {len(query):,} letters.",
            f"At most {MOST_LETTERS:,} are searched at once.",
            "Search for its parts one after another.",
        )  # fmt: skip
    try:
        return _Parser(query).parse()
    except QueryError as error:
        error.suggestion = _working(error.suggestion)
        raise


def _working(suggestion: str) -> str:
    """A suggestion with its further mistakes mended too; "" where that leads nowhere."""
    for _ in range(_MOST_MISTAKES):
        if not 0 < len(suggestion) <= MOST_LETTERS:
            break
        try:
            _Parser(suggestion).parse()
        except QueryError as error:
            suggestion = error.suggestion
        else:
            return suggestion
    return ""


def plainly(query: str) -> str:
    """The query that searches for the words of `query`, without any operator.

    "" where there are none, or more than can be searched at once.
    """
    found = [query[place.start : place.end] for place in _whole_words(query)]
    plain = " ".join(word for word in found if word not in OPERATORS)
    return _working(plain) if len(found) <= MOST_WORDS else ""


class _Parser:
    def __init__(self, query: str) -> None:
        self._query = query
        self._tokens = list(tokens(query))
        self._at = 0
        self._depth = 0
        self._words = 0

    def parse(self) -> Node:
        if self._next.type is TokenType.END:
            raise self._error(
                self._next,
                "The query is empty.",
                "There is nothing to look for.",
                "Type a word, or a phrase in quotation marks.",
            )
        tree = self._any()
        if self._next.type is TokenType.CLOSE:
            raise self._error(
                self._next,
                "A closing parenthesis has no partner.",
                "What belongs together cannot be told, so nothing was searched.",
                "Open a parenthesis before it, or leave it out.",
            )
        return tree

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self._next
        self._at += 1
        return token

    def _any(self) -> Node:
        parts = [self._all()]
        while self._next.type is TokenType.OR:
            self._take()
            parts.append(self._all())
        return parts[0] if len(parts) == 1 else Or(tuple(parts), _around(parts))

    def _all(self) -> Node:
        parts = [self._one()]
        while self._next.type not in (TokenType.OR, TokenType.CLOSE, TokenType.END):
            if self._next.type is TokenType.AND:
                self._take()
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else And(tuple(parts), _around(parts))

    def _one(self) -> Node:
        token = self._take()
        match token.type:
            case TokenType.NOT:
                return self._negated(token)
            case TokenType.OPEN:
                return self._group(token)
            case TokenType.FIELD:
                return self._field(token)
            case TokenType.QUOTED:
                return self._as_written(token)
            case TokenType.WORD:
                return self._word(token)
        raise self._error(
            token,
            f"A word is missing {_before(token)}.",
            "The query is not complete, so nothing was searched.",
            "Add the word, or put the operator in quotation marks to search for it as a word.",
            self._without_operator(),
        )

    def _without_operator(self) -> str:
        """The query without the operator that lacks a word; the last token taken is at fault."""
        at_fault = self._tokens[self._at - 1]
        if at_fault.type in (TokenType.END, TokenType.CLOSE) and self._at > 1:
            at_fault = self._tokens[self._at - 2]
        return self._replaced(at_fault, "") if at_fault.type in _NEED_WORDS else ""

    def _negated(self, token: Token) -> Node:
        self._enter(token)
        part = self._one()
        self._depth -= 1
        return Not(part, Place(token.place.start, part.place.end))

    def _group(self, token: Token) -> Node:
        self._enter(token)
        node = self._any()
        if self._next.type is not TokenType.CLOSE:
            raise self._error(
                token,
                "A parenthesis is not closed.",
                "What belongs together cannot be told, so nothing was searched.",
                "Close it, or leave it out.",
                self._query.rstrip() + ")",
            )
        end = self._take().place.end
        self._depth -= 1
        return replace(node, place=Place(token.place.start, end))

    def _enter(self, token: Token) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._error(
                token,
                f"More than {_DEEPEST} parentheses or NOTs are nested here.",
                "That deep no query is meant, so nothing was searched.",
                "Leave out what is not needed.",
            )

    def _word(self, token: Token) -> Node:
        found = self._as_written(token)
        # One word to the eye and several to the index (U.S.-led) stay together.
        return Word(found.text, token.place) if isinstance(found, Exact) else found

    def _as_written(self, token: Token) -> Exact | Phrase:
        self._whole_words_of(token)
        offset = token.place.start + (token.type is TokenType.QUOTED)
        parts = tuple(
            Exact(token.text[word.start : word.end], Place(offset + word.start, offset + word.end))
            for word in _whole_words(token.text)
        )
        return Exact(parts[0].text, token.place) if len(parts) == 1 else Phrase(parts, token.place)

    def _whole_words_of(self, token: Token) -> int:
        found = len(_whole_words(token.text))
        if not found:
            raise self._error(
                token,
                f"{token.text} has neither letters nor digits."
                if token.text.strip() else "There is nothing between the quotation marks.",
                "Such a sign is not indexed, so it cannot be found.",
                "Leave it out.",
                self._replaced(token, ""),
            )  # fmt: skip
        self._words += found
        if self._words > MOST_WORDS:
            raise self._error(
                token,
                f"The query has more than {MOST_WORDS:,} words.",
                "Each of them is a search of its own.",
                "Search for its parts one after another.",
            )
        return found

    def _field(self, name: Token) -> Node:
        field = name.text.casefold()
        if field not in FIELDS:
            raise self._error(
                name,
                f"There is no field “{name.text}”.",
                f"The fields are {', '.join(FIELDS)}.",
                "Use one of them, or leave out the colon to search for the words.",
                self._without_colon(name),
            )
        value = self._next
        if (
            value.type not in (TokenType.WORD, TokenType.QUOTED)
            or value.place.start != name.place.end
        ):
            raise self._error(
                name,
                f"“{field}:” has no value.",
                "What to look for in the field cannot be told.",
                f"Write the value right after the colon, like {field}:{_EXAMPLES[field]}.",
                self._query[: name.place.end] + self._query[name.place.end :].lstrip(),
            )
        self._take()
        place = Place(name.place.start, value.place.end)
        if field == "date":
            return Dated(field, self._date(value), place)
        return Named(field, self._as_written(value), place)

    def _without_colon(self, name: Token) -> str:
        rest = self._query[name.place.end :]
        return f"{self._query[: name.place.start]}{name.text} {rest}".strip()

    def _date(self, value: Token) -> ArticleDate:
        first, dots, last = value.text.partition("..")
        try:
            if not dots:
                return ArticleDate.parse(first)
            begin = ArticleDate.parse(first).first if first else date.min
            end = ArticleDate.parse(last).last if last else date.max
        except ValueError as error:
            raise self._error(
                value,
                f"“{value.text}” is no date.",
                "A date is a year, a month or a day, or two of them with .. between.",
                "Write it like 2023, 2023-04, 2023-04-16 or 2023-04-16..2023-04-19.",
            ) from error
        if begin > end:
            turned = self._replaced(value, f"{last}..{first}")
            raise self._error(
                value,
                f"The dates in “{value.text}” are in the wrong order.",
                "No day lies between them.",
                "Put the earlier one first.",
                turned,
            )
        return ArticleDate(begin, end)

    def _replaced(self, token: Token, text: str) -> str:
        """The query with other text, or none, in the place of a token."""
        before, after = self._query[: token.place.start], self._query[token.place.end :]
        return f"{before}{text}{after}" if text else f"{before.rstrip()} {after.lstrip()}".strip()

    def _error(
        self, token: Token, happened: str, meaning: str, remedy: str, suggestion: str = ""
    ) -> QueryError:
        place = token.place
        return QueryError(
            self._query, place.start, place.end, happened, meaning, remedy, suggestion
        )


_NEED_WORDS = (TokenType.AND, TokenType.OR, TokenType.NOT, TokenType.OPEN)
_EXAMPLES = {"outlet": '"Harbour Gazette"', "author": "tarrant", "date": "2023-04"}


def _whole_words(text: str) -> list[Place]:
    """The places of a text's words; a run of ideographs, several to the index, is one."""
    places: list[Place] = []
    for word in words(text):
        if places and word.start < places[-1].end:
            places[-1] = Place(places[-1].start, max(word.end, places[-1].end))
        else:
            places.append(Place(word.start, word.end))
    return places


def _around(parts: list[Node]) -> Place:
    return Place(parts[0].place.start, parts[-1].place.end)


def _before(token: Token) -> str:
    return "at the end" if token.type is TokenType.END else f"before “{token.text}”"
