"""Queries that are meant to hurt, or hurt by accident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from string import ascii_lowercase

ANSWERED = ("ends in tion", "begins with a, with b", "OR of 500 names", "NEAR of 40 words")
"""Those that must be answered, not refused."""

# What stands in braces is the most frequent word of the archive, the second and the third.
_ASKED = {
    "ends in tion": "*tion",
    "begins with a, with b": "a* b*",
    "a letter inside": "*a*",
    "letters inside": "*a* *e* *i*",
    "nothing but signs": "?*",
    "one letter and any": "e*?",
    "misspelt": "the~2",
    "misspelt at length": "government~2",
    "misspelt beyond": "government~9",
    "any of misspelt short words": "the~2 OR and~2 OR for~2 OR was~2",
    "gaps": '"{common} * * * {other}"',
    "near": "{common} NEAR/5 {other}",
    "far": "{common} NEAR/1000 {other}",
    "farther": "{common} NEAR/1000000000 {other}",
    "the same twice": "{common} NEAR/5 {common}",
    "near patterns": "a* NEAR/5 b*",
    "near any letters": "*a* NEAR/5 *e*",
    "patterns in a row": "a* BEFORE/5 b* BEFORE/5 c*",
    "a sentence": "SENTENCE({common} {other} {third})",
    "patterns in a sentence": "SENTENCE(a* b*)",
    "near in a sentence": "SENTENCE(({common} NEAR/5 {other}) {third})",
    "at least": "ATLEAST/3({common})",
    "at least of a pattern": "ATLEAST/3(a*)",
    "at least of any letters": "ATLEAST/30(*e*)",
    "the first words": "FIRST/5(*e*)",
    "the case of a frequent word": "=={common}",
    "the case of a rarer word": "==US",
    "the case of a phrase": '=="The company"',
    "not everything": "NOT {common}",
    "not nothing": "NOT zzzzzz",
    "not not": "NOT NOT {common}",
    "a range": "[a TO zzz]",
    "a regular expression": "/(.*)*x/",
    "boost": "{common}^1e99",
    "all ids": "id:*",
    "addresses": "url:*1*",
    "files": "file:*a*",
    "authors": "author:*a*",
    "titles": "title:*a*",
    "one paragraph": "SAME({common}, {other})",
    "a rare word and the case of a frequent one": "{rare} =={common}",
    "a rare word near a frequent one": "{rare} NEAR/5 *e*",
}
_LETTERS = "aeioutrsnl"  # the most frequent


def queries(words: Sequence[str], seed: int) -> Mapping[str, str]:
    """Each with its name; `words` are those of an archive, the most frequent first."""
    names = [word for word in words if word.isalpha() and len(word) > 3]
    common, other, third, *_ = words
    frequent = {"common": common, "other": other, "third": third, "rare": names[3000]}
    asked = {name: query.format(**frequent) for name, query in _ASKED.items()}
    return asked | _of_many(names, words, seed) | _long(common, other)


def _of_many(names: Sequence[str], words: Sequence[str], seed: int) -> dict[str, str]:
    """Of more words than anybody types."""
    chance = Random(seed)
    beginnings = [f"{letter}*" for letter in ascii_lowercase]
    return {
        "OR of 500 names": " OR ".join(chance.sample(names, 500)),
        "OR of the 500 most frequent": " OR ".join(names[:500]),
        "OR of 1,000 as written": " OR ".join(f"={name}" for name in names[:1000]),
        "500 not": " ".join(f"-{name}" for name in names[:500]),
        "50 misspelt": " OR ".join(f"{name}~2" for name in names[:50]),
        "NEAR of 40 words": " NEAR/50 ".join(chance.sample(names, 40)),
        "NEAR of the 40 most frequent": " NEAR/1000 ".join(words[:40]),
        "NEAR of one word 40 times": " NEAR/500 ".join([words[0]] * 40),
        "26 beginnings": " ".join(beginnings),
        "any of 26 beginnings": " OR ".join(beginnings),
        "1,000 beginnings": " OR ".join(f"{name[:3]}*" for name in names[:1000]),
        "100 patterns": " OR ".join(f"*{a}*{b}*" for a in _LETTERS for b in _LETTERS),
    }


def _long(common: str, other: str) -> dict[str, str]:
    """Of more letters than anybody types."""
    return {
        "90 gaps": f'"{common} {"* " * 90}{other}"',
        "nested 49 deep": "(" * 49 + common + ")" * 49,
        "nested 2,000 deep": "(" * 2000 + common + ")" * 2000,
        "10,000 words": " OR ".join(f"w{number}" for number in range(4000)),
        "40 KB": "a" * 40_000,
        "one long word": f"{'a' * 39_990}*",
    }
