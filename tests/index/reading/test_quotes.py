"""On which side of a cut a straight quotation mark stands."""

from __future__ import annotations

from itertools import pairwise

import pytest

from index.reading.junctions import junctions
from index.reading.quotes import cuts, is_closed_by


def _cut(text: str) -> list[str]:
    ends = [0, *cuts(text, junctions(text)), len(text)]
    return [text[a:b] for a, b in pairwise(ends)]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ('He said: "It waits."', "She left it there."),
        ("He left it there.", '"It waits," she said.'),
        ('"It waits."', '"It does not."', "They left."),
        ('"It waits. He knows.', '"It always has," she said.', "They left."),
        ("They left.", '"It waits." He nodded.', '"Always?" She did.'),
        ("He said: 'It waits.'", "She left it there."),
        ('He called it "a bridge".', "She did not."),
        ("\"He told me, 'It waits.'\"", "They left."),
        ('He said: "It waits."', "'A simple question'Holt was asked for \"more\"."),
        ("He said: “It waits.”", "'A simple question'Holt was asked."),
        ("The crew's boat left.", '"Whose?" asked the countries\' envoys.', "Nobody knew."),
    ],
)
def test_each_paragraph_gets_its_own_marks(paragraphs: tuple[str, ...]) -> None:
    """Marks go where every paragraph closes what it opens, or the next one opens it again."""
    assert _cut("".join(paragraphs)) == list(paragraphs)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("„Sie wartet.“", "Er ging.", "„Immer“, sagte sie."),
        ("»Sie wartet.«", "Er ging.", "»Immer«, sagte sie."),
        ("« Il attend. »", "Il partit.", "« Toujours », dit-elle."),
        ("“It waits.”", "He left.", "“Always,” she said."),
        ("‘It waits.’", "He left.", "‘Always,’ she said."),
    ],
)
def test_marks_that_show_their_direction_are_believed(paragraphs: tuple[str, ...]) -> None:
    """What opens belongs to the right side, what closes to the left, in each language's manner."""
    assert _cut("".join(paragraphs)) == list(paragraphs)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ('She said: "It waits.', '"I told them so. "It always has."', "They left."),
        ('She said: "It waits."', 'He said it would. "It always has."', "They left."),
        ('She said: "It waits."', 'US ships left. "It always has."', "They left."),
    ],
    ids=["in the first person", "told", "no pronoun"],
)
def test_words_tell_a_quotation_where_marks_do_not(paragraphs: tuple[str, ...]) -> None:
    """Who says "I" is quoted, and "he said" is not, where either reading of the marks is sound."""
    assert _cut("".join(paragraphs)) == list(paragraphs)


@pytest.mark.parametrize(
    ("left", "right", "is_closed"),
    [
        ('he said "it', 'waits" and left', True),
        ("he said “it", "waits” and left", True),
        ("er sagte „sie", "wartet“ und ging", True),
        ("il dit « elle", "attend » et partit", True),
        ("the office (of the", "port) said", True),
        ('he said "it" and', 'she said "no"', False),
        ('he said "it', '"waits" and left', False),
        ("the office (of the", "port (and pier) said", False),
        ("he said it", "waits” and left", False),
    ],
)
def test_what_is_left_open_is_closed_behind_a_break(left: str, right: str, is_closed: bool) -> None:
    """The next mark decides: it closes, or it opens another quotation."""
    assert is_closed_by(left, right) is is_closed
