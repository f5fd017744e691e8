"""Drafts as JSON and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.errors import ArticleError
from index.formats.passing import Item, packed, unpacked
from index.model import Evidence, Kind, Span
from index.reading.draft import Block, Declared, Draft, Layout

_DRAFT = Draft(
    "Ferry\nstays \ud83d.",
    (
        Block("Ferry", Span(0, 5), Kind.TITLE, whole=True),
        Block("stays", Span(6, 11), hard_lines=True, layout=Layout(2, 9.5, True, True, 1, True)),
    ),
    (Declared("mail header", {"subject": "Ferry", "to": ["a", "b"]}, weak=True),),
    "line 3",
    (Evidence("encoding", "cp1252", "a guess", "", 0.4),),
)


def test_a_draft_comes_out_as_it_went_in() -> None:
    """Every field of it, and of its blocks, layers and evidence."""
    assert list(unpacked(packed([_DRAFT]))) == [_DRAFT]


def test_a_failure_of_a_part_keeps_its_place() -> None:
    """What cannot be read of a file does not stop what can."""
    error = ArticleError("It is empty.", "There is no text.", "Leave it out.")
    first, second = unpacked(packed([("item 1", error), _DRAFT]))
    assert isinstance(first, tuple)
    assert (first[0], str(first[1])) == ("item 1", str(error))
    assert second == _DRAFT


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (ArticleError("It is locked.", "No.", "Unlock it."), "It is locked. No. Unlock it."),
        (RecursionError("too deep"), "Reading it ended in RecursionError: too deep."),
        (MemoryError(), "Reading it needed more memory than one file may take."),
    ],
    ids=["an article error", "a fault", "memory"],
)
def test_what_ends_the_reading_is_an_article_error(raised: Exception, said: str) -> None:
    """What was read before is passed on, then the reason why there is no more."""

    def items() -> Iterator[Item]:
        yield _DRAFT
        raise raised

    found = unpacked(packed(items()))
    assert next(found) == _DRAFT
    with pytest.raises(ArticleError) as error:
        next(found)
    assert str(error.value).startswith(said)
