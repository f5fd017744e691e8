"""The words that tell people from newsrooms, agencies and towns."""

from __future__ import annotations

from index.reading.metadata.names import is_person
from index.reading.metadata.words import AGENCIES, NO_NAMES, OFFICES, PARTICLES, PLACES


def test_the_lists_do_not_contradict_each_other() -> None:
    """A word that a name may hold is not one that no name holds."""
    assert not PARTICLES & NO_NAMES
    assert not PARTICLES & OFFICES


def test_agencies_and_towns_are_no_people() -> None:
    """Two capitalised words are a name unless they are known for something else."""
    assert not any(is_person(name) for name in (*AGENCIES, *PLACES))
    assert all(name == " ".join(name.split()) for name in (*AGENCIES, *PLACES))
