"""The query language: lexer, parser and tree."""

from search.language.fields import FIELDS
from search.language.joining import Compound
from search.language.reading import in_capitals, parse, plainly
from search.language.refusal import QUOTES
from search.language.spots import AnyWord, Cased, Exact, Fuzzy, Pattern, Phrase, Place, Word
from search.language.tree import (
    And,
    AtLeast,
    Dated,
    First,
    Named,
    Near,
    Node,
    Not,
    Or,
    Same,
    Sentence,
    Spot,
    nodes,
    sense,
)

__all__ = [
    "FIELDS",
    "QUOTES",
    "And",
    "AnyWord",
    "AtLeast",
    "Cased",
    "Compound",
    "Dated",
    "Exact",
    "First",
    "Fuzzy",
    "Named",
    "Near",
    "Node",
    "Not",
    "Or",
    "Pattern",
    "Phrase",
    "Place",
    "Same",
    "Sentence",
    "Spot",
    "Word",
    "in_capitals",
    "nodes",
    "parse",
    "plainly",
    "sense",
]
