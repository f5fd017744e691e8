"""What the people in bylines do."""

from __future__ import annotations

import pytest

from index.reading.metadata.roles import is_role, names_alone


@pytest.mark.parametrize(
    "text", ["Agriculture Reporter", "senior political editor", "Staff Writers"]
)
def test_what_somebody_does_is_a_role(text: str) -> None:
    """A field and an office, and nothing else."""
    assert is_role(text)


@pytest.mark.parametrize("text", ["Harbour Reporter", "Jane Doe, Staff Writer", "Reporter", ""])
def test_names_of_papers_and_people_are_no_roles(text: str) -> None:
    """Newspapers are called Reporter, too."""
    assert not is_role(text)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("Jane DoeChief Reporter", "Jane Doe, Chief Reporter"),
        ("Jane Doe, photographs by Tom Li", "Jane Doe"),
        ("Jane Doe Follow", "Jane Doe"),
        ("Jane Doe and Tom Li", "Jane Doe and Tom Li"),
    ],
)
def test_names_stand_alone(byline: str, names: str) -> None:
    """Pages set roles, buttons and the names of photographers in the line of the author."""
    assert names_alone(byline) == names
