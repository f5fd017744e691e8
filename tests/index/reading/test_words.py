"""What the words of one text tell of each other."""

from __future__ import annotations

import time

from index.reading.words import Words


def test_a_name_is_what_comes_again_as_one_word() -> None:
    """Once may be an accident."""
    words = Words("The BoatHouse and the PierHouse: the BoatHouse’s captain left.")
    assert not Words("trimestreLe conseil. trimestreLe bateau").has_name("trimestreLe")
    assert words.has_name("BoatHouse")
    assert words.has_name("BoatHouse’s")
    assert not words.has_name("PierHouse")


def test_a_credit_and_what_follows_it_are_no_name() -> None:
    """Names do not end in a word that calls for another, but for the shortest."""
    words = Words("Museum of PiersThe boat. Museum of PiersThe ferry. LinkedIn, says LinkedIn")
    assert not words.has_name("PiersThe")
    assert words.has_name("LinkedIn")


def test_two_words_that_others_follow_each_time_are_an_end() -> None:
    """Which words follow does not matter, only that they differ."""
    text = "AFP/Getty ImagesHolt waits. AFP/Getty ImagesKeel waits. The Apple PowerBook fell."
    assert Words(text).ends == {"Getty Images"}


def test_items_are_seen_where_they_are_glued() -> None:
    """Bullets count from two on, numbers are told."""
    assert Words("a boat- A pier- A lamp").has_items
    assert not Words("a boat- A pier").has_items
    assert Words("a boat1. A pier2) Lamps 3. Piers").numbers == {1, 2}


def test_time_is_in_proportion_to_the_text() -> None:
    """A text of nothing but glued words takes no longer than others."""
    began = time.process_time()
    words = Words("aB" * 100_000 + " Ab" * 100_000 + " x" + "Ab" * 100_000)
    assert not words.ends
    assert not words.numbers
    assert time.process_time() - began < 2
