"""The account of a run."""

from __future__ import annotations

from index import Progress, Report


def test_a_run_that_did_nothing_counts_nothing() -> None:
    """Each report begins at nought, with lists of its own."""
    one, two = Report(), Report()
    one.ignored["hidden"] += 1
    assert (two.read, two.failed, two.ignored.total()) == (0, [], 0)


def test_progress_is_a_share_of_all() -> None:
    """How far a run is counts bytes, and paragraphs beside them."""
    assert Progress(50, 100, 3).done / Progress(50, 100, 3).total == 0.5
