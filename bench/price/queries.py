"""Queries that are meant to hurt, or hurt by accident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from string import ascii_lowercase

ANSWERED = ("ends in tion", "begins with a, with b", "OR of 500 names", "NEAR of 40 words")
"""Those that must be answered, not refused."""


def queries(words: Sequence[str], seed: int) -> Mapping[str, str]:
    """Each with its name; `words` are those of an archive, the most frequent first."""
    names = [word for word in words if word.isalpha() and len(word) > 3]
    chance = Random(seed)
    common, other, third, *_ = words
    return {
        "ends in tion": "*tion",
        "begins with a, with b": "a* b*",
        "OR of 500 names": " OR ".join(chance.sample(names, 500)),
        "OR of the 500 most frequent": " OR ".join(names[:500]),
        "OR of 1,000 as written": " OR ".join(f"={word}" for word in names[:1000]),
        "NEAR of 40 words": " NEAR/50 ".join(chance.sample(names, 40)),
        "NEAR of the 40 most frequent": " NEAR/1000 ".join(words[:40]),
        "NEAR of one word 40 times": " NEAR/500 ".join([common] * 40),
        "a letter inside": "*a*",
        "letters inside": "*a* *e* *i*",
        "nothing but signs": "?*",
        "one letter and any": "e*?",
        "26 beginnings": " ".join(f"{letter}*" for letter in ascii_lowercase),
        "any of 26 beginnings": " OR ".join(f"{letter}*" for letter in ascii_lowercase),
        "100 patterns": " OR ".join(f"*{a}*{b}*" for a in "aeioutrsnl" for b in "aeioutrsnl"),
        "1,000 beginnings": " OR ".join(f"{name[:3]}*" for name in names[:1000]),
        "misspelt": "the~2",
        "misspelt at length": "government~2",
        "misspelt beyond": "government~9",
        "50 misspelt": " OR ".join(f"{name}~2" for name in names[:50]),
        "any of misspelt short words": "the~2 OR and~2 OR for~2 OR was~2",
        "gaps": f'"{common} * * * {other}"',
        "90 gaps": f'"{common} {"* " * 90}{other}"',
        "near": f"{common} NEAR/5 {other}",
        "far": f"{common} NEAR/1000 {other}",
        "farther": f"{common} NEAR/1000000000 {other}",
        "the same twice": f"{common} NEAR/5 {common}",
        "near patterns": "a* NEAR/5 b*",
        "near any letters": "*a* NEAR/5 *e*",
        "patterns in a row": "a* BEFORE/5 b* BEFORE/5 c*",
        "a sentence": f"SENTENCE({common} {other} {third})",
        "patterns in a sentence": "SENTENCE(a* b*)",
        "near in a sentence": f"SENTENCE(({common} NEAR/5 {other}) {third})",
        "at least": f"ATLEAST/3({common})",
        "at least of a pattern": "ATLEAST/3(a*)",
        "at least of any letters": "ATLEAST/30(*e*)",
        "the first words": "FIRST/5(*e*)",
        "the case of a frequent word": f"=={common}",
        "the case of a rarer word": "==US",
        "the case of a phrase": '=="The company"',
        "not everything": f"NOT {common}",
        "not nothing": "NOT zzzzzz",
        "not not": f"NOT NOT {common}",
        "500 not": " ".join(f"-{name}" for name in names[:500]),
        "nested 49 deep": "(" * 49 + common + ")" * 49,
        "nested 2,000 deep": "(" * 2000 + common + ")" * 2000,
        "10,000 words": " OR ".join(f"w{number}" for number in range(4000)),
        "40 KB": "a" * 40_000,
        "one long word": f"{'a' * 39_990}*",
        "a range": "[a TO zzz]",
        "a regular expression": "/(.*)*x/",
        "boost": f"{common}^1e99",
        "all ids": "id:*",
        "addresses": "url:*1*",
        "files": "file:*a*",
        "authors": "author:*a*",
        "titles": "title:*a*",
        "one paragraph": f"SAME({common}, {other})",
        "a rare word and the case of a frequent one": f"{names[3000]} =={common}",
        "a rare word near a frequent one": f"{names[3000]} NEAR/5 *e*",
    }
