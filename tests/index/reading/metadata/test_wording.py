"""Expressions in either case, looked for in small letters."""

from __future__ import annotations

import re

import pytest

from index.reading.metadata.wording import Wording

_PATTERN = r"\b(?:last\ )?update[sd]?\b | \b\d+\ comments? | ост(?:ров|рова)"


@pytest.mark.parametrize("look", ["", r"update|\d"])
@pytest.mark.parametrize(
    "text",
    ["", "Last Updated: May 3", "UPDATED updates", "3 Comments, 11 COMMENTS", "Outdated",
     "Остров und UPDATE", "ſ 3 commentſ", "İ updated", "no ferry"],
)  # fmt: skip
def test_it_finds_what_the_expression_finds_in_either_case(text: str, look: str) -> None:
    """Capitals, other alphabets and their odd letters change nothing."""
    either, wording = re.compile(_PATTERN, re.I | re.X), Wording(_PATTERN, look)
    assert wording.sub(" ", text) == either.sub(" ", text)
    for name in ("search", "fullmatch"):
        found, wanted = getattr(wording, name)(text), getattr(either, name)(text)
        assert (found and found.span()) == (wanted and wanted.span())
