"""A query string into its tree.

    query  = all (OR all)*                                        loosest
    all    = not ((AND)? not)*                                    side by side: all must occur
    not    = (NOT | -) not | near
    near   = one ((NEAR/5 | BEFORE/5) one)*
    one    = ( query ) | FUNCTION( query (, query)* )             tightest
           | field:value | field:( query of values )
           | "phrase" | "phrase"~5 | =word | ==word | word

Linear in the query. Nothing is guessed: what is not understood is refused, with its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from index.segment import is_ideographic
from search.language import fields, mistakes
from search.language.habits import check_operator, check_plain, check_word
from search.language.joining import Compound, joined
from search.language.lexer import Token, TokenType, tokens
from search.language.limits import DEEPEST, MOST_LETTERS, MOST_TOKENS, MOST_WORDS
from search.language.operands import as_cased, as_written, word
from search.language.operators import function, near, within
from search.language.spots import BETWEEN, RESERVED, Cased, Exact, Phrase, Place, Word
from search.language.tree import And, Node, Not, Or

_PLAIN, _WORD, _QUOTED, _EQUALS = (
    TokenType.PLAIN, TokenType.WORD, TokenType.QUOTED, TokenType.EQUALS,
)  # fmt: skip
_WORDS = frozenset({_PLAIN, _WORD, _QUOTED, TokenType.AND, TokenType.OR, TokenType.NOT})
_END_OF_ALL = frozenset({TokenType.OR, TokenType.CLOSE, TokenType.COMMA, TokenType.END})
_VALUES = frozenset({_PLAIN, _WORD, _QUOTED, _EQUALS, TokenType.VALUE})
_NO_VALUES = frozenset({TokenType.FIELD, TokenType.FUNCTION, TokenType.NEAR})
_FUZZY_END = re.compile(r"~\d*$")
_MOST_DATE_WORDS = 6  # after the first one: date:16 April 2023 to 19 April 2023


def read(query: str, today: date | None = None) -> Node:
    """The tree of a query. Raises QueryError with the first suggestion that comes to mind."""
    if len(query) > MOST_LETTERS:
        end = Token(TokenType.END, "", MOST_LETTERS, len(query))
        raise mistakes.TOO_LONG.at(query, end, letters=f"{len(query):,}")
    return _Parser(query, today).read()


class _Parser:
    def __init__(self, query: str, today: date | None) -> None:
        self._query = query
        self._today = today
        self._tokens = tokens(query)
        self._at = 0
        self._depth = 0
        self._words = 0
        self._field = ""  # whose group of values is being read

    def read(self) -> Node:
        if len(self._tokens) > MOST_TOKENS:
            raise mistakes.TOO_MANY_TOKENS.at(self._query, self._tokens[MOST_TOKENS])
        if self._tokens[0].type is TokenType.END:
            raise mistakes.EMPTY.at(self._query, self._tokens[0])
        tree = self._any()
        token = self._tokens[self._at]
        if token.type is TokenType.CLOSE:
            raise mistakes.NEVER_OPENED.at(self._query, token)
        return tree

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _any(self) -> Node:
        first = self._all()
        if self._tokens[self._at].type is not TokenType.OR:
            return first
        parts = [first]
        while self._tokens[self._at].type is TokenType.OR:
            self._at += 1
            parts.append(self._all())
        return Or(tuple(parts), _around(parts))

    def _all(self) -> Node:
        begun = self._at
        first = self._not()
        if self._tokens[self._at].type in _END_OF_ALL:
            return first
        parts, neighbours = [first], self._at == begun + 1
        while (kind := self._tokens[self._at].type) not in _END_OF_ALL:
            if kind is TokenType.AND:
                self._at += 1
                neighbours = False
            begun = self._at
            part = self._not()
            alone = self._at == begun + 1  # one token: not in parentheses, no field
            parts.append(_joining(parts, part) if neighbours and alone else part)
            neighbours = alone
        return And(tuple(parts), _around(parts))

    def _not(self) -> Node:
        token = self._tokens[self._at]
        if token.type is not TokenType.NOT:
            return self._near()
        self._at += 1
        if len(token.text) > 1 and token.text[0] == "-":
            raise mistakes.MINUS_SIGNS.at(self._query, token)
        self._enter(token)
        part = self._not()
        self._depth -= 1
        return Not(part, Place(token.start, part.place.end))

    def _near(self) -> Node:
        first = self._one()
        operator = self._tokens[self._at]
        if operator.type is not TokenType.NEAR:
            return first
        parts = [first]
        while (token := self._tokens[self._at]).type is TokenType.NEAR:
            if token.text != operator.text:
                raise mistakes.MIXED_ROW.at(
                    self._query, token, first=operator.text, second=token.text,
                    before=self._query[parts[-1].place.start : parts[-1].place.end],
                )  # fmt: skip
            self._at += 1
            parts.append(
                self._not() if self._tokens[self._at].type is TokenType.NOT else self._one()
            )
        if self._field:
            raise mistakes.no_value(self._query, self._field, operator)
        return near(self._query, operator.text, parts, _around(parts))

    def _one(self) -> Node:
        token = self._tokens[self._at]
        kind = token.type
        self._at += 1
        if kind is TokenType.OPEN:
            return self._group(token)
        if self._field and kind in _VALUES:
            return self._value(self._field, token.start, token)
        if self._field and kind in _NO_VALUES:
            raise mistakes.no_value(self._query, self._field, token)
        if kind is _PLAIN:
            self._check_plain(token)
            self._count(token, 1)
            return Word(token.text, Place(token.start, token.end))
        if kind is _WORD:
            check_word(self._query, self._tokens, self._at - 1)
            found = word(self._query, token.start, token.end)
            if isinstance(found, Word):
                check_operator(self._query, self._tokens, self._at - 1, found.text)
            return self._counted(token, found)
        if kind is _QUOTED:
            return self._phrase(token)
        if kind is TokenType.FIELD:
            return self._named(token)
        if kind is TokenType.FUNCTION:
            return self._function(token)
        if kind is _EQUALS:
            return self._equals(token)
        raise mistakes.missing(self._query, self._tokens, self._at - 1)

    def _check_plain(self, token: Token) -> None:
        text = token.text
        if text in RESERVED or text[-1] in "0123456789" or text in BETWEEN:
            check_plain(self._query, self._tokens, self._at - 1)

    def _phrase(self, token: Token) -> Node:
        start, end = token.start, token.end
        found = as_written(self._query, start, end, start + 1, token.text, quoted=True)
        self._counted(token, found)
        if self._tokens[self._at].type is TokenType.WITHIN:
            after = self._take()
            return within(self._query, found, after.text[1:], Place(start, after.end))
        return found

    def _equals(self, sign: Token) -> Node:
        token = self._take()
        if token.type not in _WORDS or token.text[:1] == "-":
            raise mistakes.EQUALS.at(self._query, sign, sign=sign.text)
        if token.type is _WORD and _FUZZY_END.search(token.text):
            raise mistakes.EQUALS_AND_FUZZY.at(
                self._query, sign, token, sign=sign.text, word=self._query[token.start : token.end]
            )
        at = token.start + (token.type is _QUOTED)
        make = as_cased if sign.text == "==" else as_written
        found = make(self._query, sign.start, token.end, at, token.text, token.type is _QUOTED)
        if (after := self._tokens[self._at]).type is TokenType.WITHIN:
            phrase = self._query[token.start : after.end]
            raise mistakes.EQUALS_AND_WITHIN.at(
                self._query, after, whole=(sign.start, after.end), phrase=phrase
            )
        return self._counted(token, found)

    def _named(self, name: Token) -> Node:
        field = name.text.casefold()
        if field not in fields.FIELDS:
            raise fields.unknown(self._query, name)
        value = self._tokens[self._at]
        if value.start != name.end or value.type not in _VALUES | {TokenType.OPEN}:
            raise fields.no_value(self._query, name, field)
        self._at += 1
        if value.type is not TokenType.OPEN:
            return self._value(field, name.start, value)
        self._field = field
        group = self._group(value)
        self._field = ""
        return replace(group, place=Place(name.start, group.place.end))

    def _value(self, field: str, start: int, token: Token) -> Node:
        whole = token.type is _EQUALS
        if whole:
            token = self._take()
            if token.type not in _VALUES - {_EQUALS}:
                raise mistakes.no_value(self._query, field, token)
        elif token.type is _PLAIN:
            self._check_plain(token)
        if fields.is_dated(field):
            following = self._tokens[self._at : self._at + _MOST_DATE_WORDS]
            found = fields.dated(self._query, field, start, [token, *following], self._today)
            while self._tokens[self._at].start < found.place.end:
                self._at += 1
            return found
        has_signs = token.type is TokenType.VALUE and not token.text.isalnum()
        if (has_signs or (token.type is _WORD and not whole)) and field not in fields.ADDRESSES:
            check_word(self._query, self._tokens, self._at - 1)
        named = fields.named(self._query, field, start, token, whole)
        if (after := self._tokens[self._at]).type is TokenType.WITHIN:
            raise mistakes.WITHIN_FIELD.at(self._query, after)
        self._counted(token, named.part)
        return named

    def _group(self, opening: Token) -> Node:
        self._enter(opening)
        self._check_not_empty(opening, opening)
        node = self._any()
        end = self._close(opening)
        return replace(node, place=Place(opening.start, end))

    def _function(self, name: Token) -> Node:
        opening = self._take()
        self._enter(name)
        self._check_not_empty(name, opening)
        parts = [self._any()]
        while self._tokens[self._at].type is TokenType.COMMA:
            self._at += 1
            parts.append(self._any())
        end = self._close(opening)
        return function(self._query, name.text, parts, Place(name.start, end))

    def _check_not_empty(self, first: Token, opening: Token) -> None:
        closing = self._tokens[self._at]
        if closing.type is TokenType.CLOSE:
            whole = (first.start, closing.end)
            raise mistakes.EMPTY_GROUP.at(self._query, opening, closing, whole)

    def _close(self, opening: Token) -> int:
        token = self._take()
        self._depth -= 1
        if token.type is TokenType.CLOSE:
            return token.end
        if token.type is TokenType.COMMA:
            raise mistakes.COMMA.at(self._query, token)
        whole = (len(self._query.rstrip()), len(self._query))
        raise mistakes.NEVER_CLOSED.at(self._query, opening, whole=whole)

    def _enter(self, token: Token) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise mistakes.TOO_DEEP.at(self._query, token)

    def _counted(self, token: Token, node: Node) -> Node:
        parts = node.parts if isinstance(node, Phrase) else (node,)
        self._count(token, sum(_look_ups(part) for part in parts))
        return node

    def _count(self, token: Token, found: int) -> None:
        self._words += found
        if self._words > MOST_WORDS:
            raise mistakes.TOO_MANY_WORDS.at(self._query, token)


def _joining(parts: list[Node], right: Node) -> Node:
    """The next part beside the last of `parts`, both with the word they make together."""
    left = parts[-1]
    if isinstance(left, Word) and isinstance(right, Word) and joined(left.text, right.text):
        both = Compound(left.text, right.text)
        parts[-1] = Word(left.text, left.place, (*left.joined, both))
        return Word(right.text, right.place, (both,))
    return right


def _look_ups(node: object) -> int:
    """How many words the index looks up: of a run of ideographs each pair."""
    text = node.text if isinstance(node, Word | Exact | Cased) else ""
    return len(text) if text and not text.isascii() and is_ideographic(text) else 1


def _around(parts: Sequence[Node]) -> Place:
    return Place(parts[0].place.start, parts[-1].place.end)
