"""The query language: lexer, parser and tree."""

from search.language.parser import FIELDS, parse, plainly
from search.language.tree import And, Dated, Named, Node, Not, Or, Phrase, Place, Word

__all__ = [
    "FIELDS",
    "And",
    "Dated",
    "Named",
    "Node",
    "Not",
    "Or",
    "Phrase",
    "Place",
    "Word",
    "parse",
    "plainly",
]
