"""Which source has what, while a run changes the sources."""

from __future__ import annotations

from dataclasses import replace

from index import Failure
from index.archive import SourceState
from index.holders import Holders

_ONE = SourceState("one.txt", "/press", 1, 1, "digest", "text", 1, articles=("a", "b"))


def test_bytes_are_held_by_who_has_all_their_articles() -> None:
    """Not by a source that is gone, that lacks an article, or that is a copy."""
    for state, gone in (
        (_ONE, {"one.txt"}),
        (replace(_ONE, failures=(Failure("one.txt", "Line 3 is not JSON."),)), set[str]()),
        (replace(_ONE, articles=(), copy_of="two.txt"), set[str]()),
    ):
        assert Holders({"one.txt": state}, gone).of_bytes("digest") is None
    assert Holders({"one.txt": _ONE}, set()).of_bytes("digest") == "one.txt"


def test_an_article_stays_with_whom_it_is_until_it_is_left() -> None:
    """Who asks for an article that another source has is told so."""
    holders = Holders({"one.txt": _ONE}, set())
    assert holders.of_article("a", "two.txt") == "one.txt"
    assert holders.of_article("c", "two.txt") == "two.txt"
    holders.leave(_ONE)
    assert holders.of_article("a", "two.txt") == "two.txt"
    assert holders.of_bytes("digest") is None


def test_what_a_source_was_read_as_takes_the_place_of_what_it_was() -> None:
    """A file under another name, with other bytes: the old ones are nobody's."""
    holders = Holders({"one.txt": _ONE}, set())
    holders.take(replace(_ONE, path="uno.txt", sha256="other"), _ONE)
    assert holders.of_bytes("digest") is None
    assert holders.of_bytes("other") == "uno.txt"
    assert holders.of_article("a", "two.txt") == "uno.txt"


def test_no_two_sources_make_addresses_of_one_path() -> None:
    """What has moved keeps its old path for that; who comes to stand there gets a number."""
    moved = replace(_ONE, path="uno.txt", origin="one.txt")
    holders = Holders({"uno.txt": moved}, set())
    assert holders.origin_of("uno.txt", moved) == "one.txt"
    assert holders.origin_of("one.txt", None) == "one.txt (2)"
    assert holders.origin_of("two.txt", None) == ""
