"""Timelines as bars: each leads to what was published then."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask

from search import Timeline, Unit
from web.links import address as address_of
from web.timeline import HEIGHT, STEP, Bars, bars_of, timeline_text

_MONTHS = Timeline(Unit.MONTH, ("2023-12", "2024-01", "2024-02"), (10, 0, 5), 3, 1_200)


def _bars(app: Flask, timeline: Timeline, address: str = "/?q=bridge&page=2") -> Bars:
    with app.test_request_context(address):
        return bars_of(timeline, address_of(**{"from": None, "to": None}))


def test_a_bar_is_as_high_as_its_share_of_the_highest(app: Flask) -> None:
    """The highest bar fills the drawing; empty months have room and no bar."""
    drawn = _bars(app, _MONTHS)

    assert [(bar.label, bar.count, bar.height) for bar in drawn.bars] == [
        ("December 2023", 10, HEIGHT),
        ("February 2024", 5, HEIGHT // 2),
    ]
    assert drawn.width == 3 * STEP
    assert [bar.left // STEP for bar in drawn.bars] == [0, 2]
    assert drawn.thickness < STEP
    assert (drawn.first, drawn.last, drawn.most) == ("December 2023", "February 2024", 10)


def test_a_single_hit_beside_thousands_can_be_seen(app: Flask) -> None:
    """What is there has a bar, however low."""
    drawn = _bars(app, Timeline(Unit.YEAR, ("2022", "2023"), (1, 50_000), 0, 0))

    assert drawn.bars[0].height >= 3


@pytest.mark.parametrize(
    ("unit", "starts", "first", "last"),
    [
        (Unit.DAY, ("2024-02-28", "2024-02-29"), "2024-02-29", "2024-02-29"),
        (Unit.MONTH, ("2024-01", "2024-02"), "2024-02-01", "2024-02-29"),
        (Unit.YEAR, ("1999", "2000"), "2000-01-01", "2000-12-31"),
    ],
)
def test_a_bar_leads_to_its_days(
    app: Flask, unit: Unit, starts: tuple[str, ...], first: str, last: str
) -> None:
    """Its address is the same search from the first to the last day, in place of other days."""
    timeline = Timeline(unit, starts, (1, 1), 0, 0)
    bar = _bars(app, timeline, "/?q=a+%26+b&from=1990-01-01&outlet=X&page=3").bars[-1]

    assert parse_qs(urlsplit(bar.address).query) == {
        "q": ["a & b"], "outlet": ["X"], "from": [first], "to": [last],
    }  # fmt: skip
    assert date.fromisoformat(first) <= date.fromisoformat(last)
    assert _bars(app, timeline, "/").bars[-1].address == f"/?from={first}&to={last}"


def test_one_bar_says_nothing_and_is_not_drawn(app: Flask) -> None:
    """Where all stands in one month, the dates of the hits say it."""
    for starts, counts in (((), ()), (("2023-04",), (7,))):
        timeline = Timeline(Unit.MONTH, starts, counts, 1, 0)
        assert not _bars(app, timeline).bars
        assert timeline_text(timeline) == ""


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        (Unit.DAY, "3 undated, 1,200 known only by month or year"),
        (Unit.MONTH, "3 undated, 1,200 known only by year"),
        (Unit.YEAR, "3 undated, 1,200 known only roughly"),
    ],
)
def test_what_is_not_drawn_is_told(app: Flask, unit: Unit, said: str) -> None:
    """Bars leave out what has no date, or one too rough for them; how many is said."""
    starts = {Unit.DAY: "2023-04-19", Unit.MONTH: "2023-04", Unit.YEAR: "2023"}[unit]
    assert _bars(app, Timeline(unit, (starts, starts), (1, 1), 3, 1_200)).missing == said
    assert _bars(app, Timeline(unit, (starts, starts), (1, 1), 0, 0)).missing == ""


def test_a_terminal_has_it_in_one_line() -> None:
    """First and last, a block for each month between, and what is not drawn."""
    assert timeline_text(_MONTHS) == "2023-12 █ ▄ 2024-02; 3 undated, 1,200 known only by year"


def test_a_long_timeline_fits_into_a_line() -> None:
    """Two hundred months share blocks, none of them is lost."""
    starts = tuple(f"{1990 + n // 12}-{n % 12 + 1:02}" for n in range(200))
    text = timeline_text(Timeline(Unit.MONTH, starts, (1,) * 200, 0, 0))

    assert len(text) <= 80
    assert text.startswith("1990-01 ███")
    assert text.endswith(" 2006-08")
