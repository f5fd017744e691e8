"""Archives that the tests of the engine read, and none may change."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.search.engine.archives import archive, put, random_archive
from tests.search.truth.trial import Trial


@pytest.fixture(scope="session")
def harbour() -> Iterator[Trial]:
    """Five articles in two languages, each in a segment of its own; one of them has no date."""
    with archive(
        put("strike.txt", "Strike day three", "The strike closes the bridge. Strikers wait.",
            "byline: By Ana Sørensen", "caption: A bridge, open.",
            outlet="Harbour Gazette", authors=("Ana Sørensen",), date="2023-04-19", language="en"),
        put("ferry.txt", "Ferry traffic", "A ferry waits. The bridge waits for the ferry.",
            outlet="Harbour Gazette", authors=("Tom Li", "Ana Sørensen"), date="2023-04",
            language="en"),
        put("streik.txt", "Der Streik", "Die Brücke ist offen, der Streik dauert an.",
            outlet="Hafenbote", authors=("Jürgen Weiß",), date="2022-12-31", first="2022-12-30",
            original_outlet="Coast Wire", language="de"),
        put("year.txt", "Tug closes bridge", "A tug closed the bridge.",
            "boilerplate: Subscribe to the strike ticker.",
            outlet="Coast Wire", date="2023", language="en"),
        put("undated.txt", "Crossing", "The rowing boat crosses; the strike goes on."),
    ) as opened:  # fmt: skip
        yield opened


@pytest.fixture(scope="session")
def random_archives() -> Iterator[list[Trial]]:
    """Three random ones."""
    with ExitStack() as opened:
        yield [opened.enter_context(random_archive(seed)) for seed in range(3)]
