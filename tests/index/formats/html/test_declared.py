"""What a page says about itself for programs to read."""

from __future__ import annotations

import time
from typing import Any

import pytest

from index.formats.html.declared import layers, read_head, titles

_TITLE = "<title>Night ferry stays | Harbour Gazette</title>"


def _layers(source: str) -> dict[str, Any]:
    return {layer.where: layer.values for layer in layers(read_head(source))}


def _linked(script: str) -> dict[str, Any]:
    found = _layers(f'{_TITLE}<script type="application/ld+json">{script}</script>')
    return dict(found.get("JSON-LD", {}))


@pytest.mark.parametrize(
    "script",
    [
        pytest.param('{"@type": "NewsArticle", "headline": "Night"}', id="as it should be"),
        pytest.param('[{"@type": "WebPage"}, {"@type": "Article", "headline": "Night"}]',
                     id="a list"),
        pytest.param('{"@graph": [{"@type": ["Article", "Thing"], "headline": "Night"}]}',
                     id="a graph"),
        pytest.param('{"@type": "NewsArticle", "headline": "Night", }', id="a trailing comma"),
        pytest.param('// the article\n{"@type": "Article", // yes\n "headline": "Night"}',
                     id="comments"),
        pytest.param('<!-- {"@type": "Article", "headline": "Night"} -->', id="an HTML comment"),
        pytest.param('//<![CDATA[\n{"@type": "Article", "headline": "Night"}\n//]]>', id="CDATA"),
        pytest.param('{"@type": "Article", "headline": "Night", "x": "two\nlines"}',
                     id="a line end in a string"),
        pytest.param('{"@type":"WebSite"}{"@type": "Article", "headline": "Night"};',
                     id="two in one script"),
        pytest.param('{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;Night&quot;}',
                     id="escaped"),
        pytest.param('{"@type": "Article", "headline": "Night", "description": \'no "JSON"\'}',
                     id="beyond repair"),
    ],
)  # fmt: skip
def test_json_ld_is_read_with_the_mistakes_that_pages_make(script: str) -> None:
    """The article is found in any wrapping, with comments, commas and line ends out of place."""
    assert _linked(script)["headline"] == "Night"


def test_the_article_of_the_page_is_told_from_others() -> None:
    """Where a page speaks of several articles, its own is that with its title."""
    other = '{"@type": "NewsArticle", "headline": "Onions dear again"}'
    own = '{"@type": "NewsArticle", "headline": "Night ferry stays"}'
    assert _linked(f"[{other}, {own}]")["headline"] == "Night ferry stays"


def test_what_is_only_pointed_to_is_put_in_place() -> None:
    """An author or publisher given by its @id is the one that another node describes."""
    found = _linked(
        '{"@graph": [{"@type": "Article", "author": [{"@id": "#f"}], "publisher": {"@id": "#g"}},'
        '{"@type": "Person", "@id": "#f", "name": "Felix Holt"},'
        '{"@type": "Organization", "@id": "#g", "name": "Harbour Gazette"}]}'
    )
    assert found["author"][0]["name"] == "Felix Holt"
    assert found["publisher"]["name"] == "Harbour Gazette"


def test_meta_tags_are_kept_under_their_own_names() -> None:
    """Open Graph, Dublin Core and others, several of one name as a list."""
    found = _layers(
        '<html lang="en-GB"><meta property="og:site_name" content="Gazette">'
        '<meta name="DC.date" content="2024-03-12"><meta name="author" content="A B">'
        '<meta name="author" content="C D"><link rel="canonical" href="https://g.example/1">'
        '<meta name="empty" content=""><meta itemprop="name" content="of a part">'
    )
    assert found["meta tag"] == {
        "lang": "en-GB", "og:site_name": "Gazette", "dc.date": "2024-03-12",
        "author": ["A B", "C D"], "canonical": "https://g.example/1",
    }  # fmt: skip


def test_microdata_is_read_item_by_item() -> None:
    """The names in an item within an item are not taken for the article's own."""
    found = _layers(
        '<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Night '
        'ferry</h1><span itemprop="author" itemscope itemtype="https://schema.org/Person">By <b '
        'itemprop="name">Felix Holt</b></span><time itemprop="datePublished" datetime="2024-03-12">'
        '</time><meta itemprop="inLanguage" content="en"></div>'
    )["microdata"]
    assert (found["headline"], found["datePublished"], found["inLanguage"]) == (
        "Night ferry", "2024-03-12", "en"
    )  # fmt: skip
    assert found["author"]["name"] == "Felix Holt"
    assert "name" not in found


@pytest.mark.parametrize(
    "note",
    ["<!-- saved from url=(0031)https://g.example/2024/ferry -->",
     "<!--\n Page saved with SingleFile\n url: https://g.example/2024/ferry\n saved date: x -->"],
)  # fmt: skip
def test_a_saved_page_knows_its_address(note: str) -> None:
    """The address that a browser notes when it saves a page is declared."""
    assert _layers(note)["meta tag"] == {"saved from": "https://g.example/2024/ferry"}


def test_layers_come_strongest_first() -> None:
    """JSON-LD before meta tags before microdata; the window's title is the weakest."""
    source = (
        _TITLE + '<meta property="og:title" content="B"><script type="application/ld+json">'
        '{"@type": "Article", "headline": "A"}</script>'
        '<i itemscope itemtype="Article"><b itemprop="headline">C</b></i>'
    )
    found = layers(read_head(source))
    assert [layer.where for layer in found] == ["JSON-LD", "meta tag", "microdata", "page title"]
    assert list(titles(found)) == ["A", "B", "C", "Night ferry stays | Harbour Gazette"]
    assert [layer.weak for layer in found] == [False, False, False, True]


@pytest.mark.parametrize(
    "script",
    ["[" * 100_000, '{"a":' * 50_000, '{"@type": "Article", "x": "' + "\\" * 99_999,
     "/*" * 50_000, "," * 100_000, "//" * 50_000],
    ids=["lists", "objects", "escapes", "comments", "commas", "slashes"],
)  # fmt: skip
def test_hostile_json_ld_breaks_nothing(script: str) -> None:
    """Depth and repetition neither break nor delay the reading."""
    began = time.process_time()
    _linked(script)
    assert time.process_time() - began < 2.0


@pytest.mark.parametrize("label", ["Written by", "Verfasst von", "Écrit par", "Escrito por"])
def test_cards_name_the_author_under_a_label(label: str) -> None:
    """The data beside a label is what the label says; other labels say other things."""
    card = '<meta name="twitter:label{0}" content="{1}"><meta name="twitter:data{0}" content="{2}">'
    found = _layers(card.format(1, label, "Ana Holt") + card.format(2, "Reading time", "5 minutes"))
    assert found["meta tag"]["written by"] == "Ana Holt"
    assert "written by" not in _layers(card.format(1, "Reading time", "5 minutes"))["meta tag"]


def test_author_and_day_may_stand_outside_all_items() -> None:
    """Some pages say itemprop without an item around it."""
    source = """<meta itemprop="author" content="Ana Holt">
        <p itemprop="datePublished">19 April 2023</p><p itemprop="name">Ferry</p>"""
    assert _layers(source)["microdata"] == {"author": "Ana Holt", "datePublished": "19 April 2023"}


def test_of_very_many_values_under_one_name_the_first_are_kept() -> None:
    """A page may have a million of them, to keep whoever reads it busy."""
    names = range(20_000)
    head = read_head(
        "".join(f'<meta name="author" content="A {at}">' for at in names)
        + '<div itemscope itemtype="https://schema.org/Article">'
        + "".join(f'<b itemprop="author">B {at}</b>' for at in names)
        + "</div>"
    )
    assert head.meta["author"] == [f"A {at}" for at in range(100)]
    assert head.items[0]["author"] == [f"B {at}" for at in range(100)]
