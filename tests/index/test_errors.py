"""Errors: what happened, what it means, what to do."""

from __future__ import annotations

import pytest

from index.errors import (
    ArchiveBusyError,
    ArchiveDamagedError,
    ArchiveError,
    ArchiveMissingError,
    ArticleError,
    BylineError,
)


def test_an_error_reads_as_three_sentences() -> None:
    """Whoever prints an error prints what happened, what it means and what to do."""
    error = BylineError("The tide is out.", "No ship can leave.", "Wait for six hours.")
    assert str(error) == "The tide is out. No ship can leave. Wait for six hours."


def test_the_three_parts_can_be_shown_apart() -> None:
    """A page can give each of the three parts a place of its own."""
    error = BylineError("The tide is out.", "No ship can leave.", "Wait for six hours.")
    assert (error.happened, error.meaning, error.remedy) == (
        "The tide is out.",
        "No ship can leave.",
        "Wait for six hours.",
    )


@pytest.mark.parametrize(
    "kind",
    [ArticleError, ArchiveError, ArchiveMissingError, ArchiveDamagedError, ArchiveBusyError],
    ids=lambda kind: str(kind.__name__),
)
def test_one_handler_catches_all_that_the_user_can_mend(kind: type[BylineError]) -> None:
    """Every error that the user can mend is a BylineError."""
    assert issubclass(kind, BylineError)


@pytest.mark.parametrize(
    "kind",
    [ArchiveMissingError, ArchiveDamagedError, ArchiveBusyError],
    ids=lambda kind: str(kind.__name__),
)
def test_what_is_wrong_with_the_archive_can_be_caught_as_one(kind: type[BylineError]) -> None:
    """Every reason why no answer can be given from an archive is an ArchiveError."""
    assert issubclass(kind, ArchiveError)


def test_a_bad_article_is_no_fault_of_the_archive() -> None:
    """Code that gives up on a broken archive goes on after a broken article."""
    assert not issubclass(ArticleError, ArchiveError)
