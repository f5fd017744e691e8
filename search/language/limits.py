"""How large a query may be: more is an accident, or meant to hurt."""

from __future__ import annotations

MOST_LETTERS = 40_000  # a list of 1,000 names fits
MOST_WORDS = 1_000  # each word is a look-up
MOST_TOKENS = 10_000  # words, signs and operators; ten for each word
DEEPEST = 50  # nested parentheses and NOTs; real queries have three
