"""What a user reads of a query that cannot be run."""

from __future__ import annotations

import pytest

from index import BylineError
from search import QueryError


def test_a_wrong_query_is_explained_in_three_parts_with_its_place() -> None:
    """The text is what happened, what follows and what to do; the place is kept beside it."""
    error = QueryError(
        "tug OR", 4, 6, "“OR” has no partner.", "Nothing was searched.", "Add a word.", "tug"
    )
    assert str(error) == "“OR” has no partner. Nothing was searched. Add a word."
    assert (error.happened, error.meaning, error.remedy) == (
        "“OR” has no partner.",
        "Nothing was searched.",
        "Add a word.",
    )
    assert error.query[error.start : error.end] == "OR"
    assert error.suggestion == "tug"


def test_a_suggestion_need_not_be_there() -> None:
    """Where no query near by works, none is suggested."""
    assert QueryError("(", 0, 1, "It is open.", "It means nothing.", "Close it.").suggestion == ""


def test_a_wrong_query_is_something_the_user_can_mend() -> None:
    """It is caught with everything else that is the user's to mend."""
    with pytest.raises(BylineError):
        raise QueryError("(", 0, 1, "It is open.", "It means nothing.", "Close it.")
