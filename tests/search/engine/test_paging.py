"""Where a page begins, and what a cursor is of."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index import Archive, Generation, index_paths
from search import CursorError, Filters, Query, Scope, Sort, search
from search.engine.paging import beginning

_BRIDGE = Query("bridge", size=3)
_OTHERS = [
    replace(_BRIDGE, text="ferry"),
    replace(_BRIDGE, sort=Sort.NEWEST),
    replace(_BRIDGE, scope=Scope.ARTICLE),
    replace(_BRIDGE, grouped=True),
    replace(_BRIDGE, filters=Filters(outlet=frozenset({"Coast Wire"}))),
    replace(_BRIDGE, filters=Filters(author=frozenset({"Coast Wire"}))),
    replace(_BRIDGE, filters=Filters(since=date(2023, 4, 19))),
    replace(_BRIDGE, filters=Filters(until=date(2023, 4, 19))),
    replace(_BRIDGE, today=date(2023, 4, 19)),
]


def test_a_page_begins_where_those_before_it_end(generation: Generation) -> None:
    """By its number and size, or where the cursor says."""
    assert beginning(generation, _BRIDGE).place == 0
    third = beginning(generation, replace(_BRIDGE, page=3))
    assert (third.place, third.generation) == (6, generation.number)
    assert beginning(generation, replace(_BRIDGE, cursor=third, size=100)) == third


@pytest.mark.parametrize("other", _OTHERS, ids=range(len(_OTHERS)))
def test_a_cursor_of_another_search_is_refused(generation: Generation, other: Query) -> None:
    """Of whatever decides the order, nothing may have changed."""
    cursor = beginning(generation, _BRIDGE).at(3)
    with pytest.raises(CursorError, match="of another search"):
        beginning(generation, replace(other, cursor=cursor))


@pytest.mark.parametrize(
    "same",
    [
        replace(_BRIDGE, text="  bridge "),
        replace(_BRIDGE, size=7),
        replace(_BRIDGE, facets=(), timeline=False),
    ],
    ids=["spaces", "size", "counts"],
)
def test_what_decides_nothing_may_change(generation: Generation, same: Query) -> None:
    """Pages of another size follow on one another too."""
    cursor = beginning(generation, _BRIDGE).at(3)
    assert beginning(generation, replace(same, cursor=cursor)).place == 3


def test_a_cursor_of_another_archive_is_refused(
    generation: Generation, tmp_path: Path, articles: Path
) -> None:
    """Also where its generation has the same number: an archive may have been made anew."""
    (articles / "late.txt").write_text("A bridge\n\nA bridge.\n", "utf-8")
    another = Archive(tmp_path / "another")
    index_paths(another, [articles])
    cursor = beginning(generation, _BRIDGE)
    with another.open() as opened:
        assert opened.number == cursor.generation
        with pytest.raises(CursorError):
            beginning(opened, replace(_BRIDGE, cursor=cursor))


def test_the_day_of_the_first_page_stays_that_of_all(generation: Generation) -> None:
    """“last year” means the same on every page, also on the day after New Year's Eve."""
    eve, new_year = date(2023, 12, 31), date(2024, 1, 1)
    query = Query("bridge date:this year", size=2, today=eve)
    first = search(generation, query)
    assert first.total == 6
    assert search(generation, replace(query, today=new_year)).total != first.total
    second = search(generation, replace(query, today=new_year, cursor=first.next))
    assert (second.total, second.understood) == (first.total, first.understood)
    assert not {hit.paragraph.id for hit in first.hits} & {hit.paragraph.id for hit in second.hits}


_WALK = """
import sys
from dataclasses import replace
from pathlib import Path
from datetime import date
from index import Archive
from search import Query, search
with Archive(Path(sys.argv[1])).open() as generation:
    query = Query(sys.argv[2], size=100, today=date(2024, 1, 1))
    for hit in search(generation, query).hits:
        print(hit.paragraph.id, hit.score.hex())
"""


def test_all_processes_order_alike(shared_archive: Archive) -> None:
    """Pages may come from different server processes, which hash words differently."""
    query = "bridge OR ferr* OR strike OR waits OR (tug docked) OR n* OR the~"
    orders = {
        subprocess.run(
            [sys.executable, "-c", _WALK, shared_archive.path, query],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in (0, 1, 2)
    }  # fmt: skip
    assert len(orders) == 1
    assert orders.pop().count("\n") > 8
