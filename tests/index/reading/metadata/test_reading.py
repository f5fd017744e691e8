"""Metadata as a whole: declared, seen, told, derived."""

from __future__ import annotations

import pytest

from index import Article, read_file

_PAGE = """<!DOCTYPE html><html lang="en"><head><title>Day three | Harbour Gazette</title>{head}
</head><body><header><a href="/">Home</a> <span>November 21, 2026</span></header>
<article><h1>Day three</h1>{lines}<p>The dock strike went into its third day with the gates shut,
and the bridge stayed open, on April 3, 2019.</p><p>Nobody asked who was to shut it, in the port
or on the ferry, said a docker.</p></article><footer>© 2025 Harbour Gazette</footer></body>
</html>"""
_LD = """<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Day three",
"datePublished": "2023-04-19T08:30:00Z", "dateModified": "2023-05-01", "author": {"@type":
"Person", "name": "Ana Sørensen"}, "publisher": {"name": "Harbour Gazette"}}</script>"""


def _page(head: str = "", lines: str = "") -> Article:
    (article,) = read_file(_PAGE.format(head=head, lines=lines).encode(), "saved/page.html")
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(
    ("head", "lines"),
    [
        pytest.param(_LD, "", id="JSON-LD"),
        pytest.param('<meta property="article:published_time" content="2023-04-19T08:30:00Z">'
                     '<meta name="author" content="Ana Sørensen">', "", id="meta tags"),
        pytest.param("", "<p>By Ana Sørensen</p><p>April 19, 2023</p>", id="what is shown"),
        pytest.param(_LD, "<p>Updated May 1, 2023</p>", id="a later change is shown"),
    ],
)  # fmt: skip
def test_a_page_is_read_however_it_states_its_metadata(head: str, lines: str) -> None:
    """Title, author, outlet and day, and never the day of today, a change or the rights."""
    metadata = _page(head, lines).metadata
    assert metadata.title == "Day three"
    assert metadata.authors == ("Ana Sørensen",)
    assert metadata.outlet == "Harbour Gazette"
    assert str(metadata.date) == "2023-04-19"


def test_a_page_that_states_no_day_has_none() -> None:
    """The day above the masthead is that of the visit, the year below that of the rights."""
    assert _page().metadata.date is None


def test_a_declared_day_stands_against_the_address() -> None:
    """An address that says otherwise is not even evidence, where the page states its day."""
    head = f'{_LD}<link rel="canonical" href="https://harbour-gazette.example/2020/01/02/day">'
    metadata = _page(head).metadata
    assert (str(metadata.date), metadata.url) == (
        "2023-04-19", "https://harbour-gazette.example/2020/01/02/day",
    )  # fmt: skip


def test_an_address_dates_a_page_that_does_not() -> None:
    """A day in the address is better than none, and is trusted less."""
    head = '<link rel="canonical" href="https://harbour-gazette.example/2020/01/02/day">'
    article = _page(head)
    (evidence,) = [one for one in article.evidence if one.field == "date"]
    assert (evidence.value, evidence.where, evidence.confidence) == ("2020-01-02", "URL", 0.5)
