"""Addresses that answer no more, and what became of them."""

from __future__ import annotations

from pathlib import Path

from index.archive import retired
from index.archive.retired import Retired

_ONE = Retired("Crossing", "one.txt", paragraphs={"a.old": ("a.new", "a.more"), "a.gone": ()})


def test_what_became_of_an_address_is_kept(tmp_path: Path) -> None:
    """Title, path and the successors of each paragraph come back as they were."""
    gone = Retired("Inquiry", "two.txt", gone=True, successors=("b",))
    retired.save(tmp_path, 1, {"a": _ONE}, {"a": _ONE})
    retired.save(tmp_path, 2, {"a": _ONE, "c": gone}, {"c": gone})
    assert retired.load(tmp_path) == {"a": _ONE, "c": gone}


def test_a_generation_without_retired_addresses_has_none(tmp_path: Path) -> None:
    """An archive in which nothing changed keeps no file for it."""
    assert retired.load(tmp_path) == {}
