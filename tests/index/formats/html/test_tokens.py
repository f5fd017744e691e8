"""HTML source cut into tags and text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from index.formats.html.tokens import attributes, tokens
from tests.index.hostile import FIXED, hostile_text


def _seen(source: str) -> list[tuple[str, str]]:
    return [(token.name, source[token.start : token.end]) for token in tokens(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<p>a</P>b", [("p", "<p>"), ("", "a"), ("/p", "</P>"), ("", "b")], id="tags"),
        pytest.param("a<!-- <p> -->b", [("", "a"), ("", "b")], id="a comment"),
        pytest.param("a<!-->b", [("", "a"), ("", "b")], id="an empty comment"),
        pytest.param("<!doctype html>a", [("", "a")], id="a declaration"),
        pytest.param("5 < 6 & 7 > 4", [("", "5 < 6 & 7 > 4")], id="signs of arithmetic"),
        pytest.param('<a title="1 > 0">x', [("a", '<a title="1 > 0">'), ("", "x")],
                     id="a > in quotes"),
        pytest.param("<a href=x/y>z", [("a", "<a href=x/y>"), ("", "z")], id="without quotes"),
        pytest.param("<br/>x", [("br", "<br/>"), ("", "x")], id="closed at once"),
        pytest.param("<script>if (a<b) '<p>'</script>x",
                     [("script", "<script>if (a<b) '<p>'</script>"), ("", "x")], id="a script"),
        pytest.param("<svg><path d=1><text>no</text></svg>x",
                     [("svg", "<svg><path d=1><text>no</text></svg>"), ("", "x")], id="a drawing"),
    ],
)  # fmt: skip
def test_a_page_is_cut_where_browsers_cut_it(source: str, expected: list[tuple[str, str]]) -> None:
    """Tags, text and what holds no markup are told apart as in a browser."""
    assert _seen(source) == expected


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('<a href="https://x.example/a-\n\nThe rest <b>stays</b>.', "stays"),
        ('<p title="never closed>Shown.</p><p>Also shown.</p>', "Also shown."),
        ("<!-- never closed <p>Shown.</p>", "Shown."),
        ("<title>Never closed<p>Shown.</p>", "Shown."),
        ("Cut off in a tag <a hre", "Cut off in a tag "),
    ],
    ids=["a quote and a tag", "a quote", "a comment", "a title", "the end of the file"],
)
def test_damage_does_not_swallow_the_page(source: str, text: str) -> None:
    """What is opened and never closed ends at the next tag, and what follows is still text."""
    assert text in [shown for name, shown in _seen(source) if not name]


def test_attributes_are_read_as_in_a_browser() -> None:
    """Quotes or none, references resolved, names in small letters, the first of two counts."""
    (token,) = tokens("""<a HREF="/a?b&amp;c" title='x "y"' data-n=3 hidden href="/other">""")
    assert attributes(token.attributes) == {
        "href": "/a?b&c",
        "title": 'x "y"',
        "data-n": "3",
        "hidden": "",
    }


@FIXED
@given(hostile_text)
def test_tokens_stand_in_order_and_apart(source: str) -> None:
    """No character is in two tokens, and what is in none is a comment or a declaration."""
    end = 0
    for token in tokens(source):
        assert end <= token.start < token.end <= len(source)
        assert token.start == end or source.startswith(("<!", "<?", "</"), end)
        end = token.end


@pytest.mark.parametrize(
    "source",
    ["<a " * 100_000, '<a b="' * 100_000, "<a b='\"" * 50_000 + '>"', "<!--" * 100_000 + ">",
     "<script>" * 100_000, "<title>" * 50_000 + ">", "<a " * 100_000 + 'b=">"', "</" * 200_000,
     "<" * 300_000, "<a b= " * 50_000 + ">", "<!" * 100_000, "<svg>" * 100_000],
    ids=lambda source: source[:8],
)  # fmt: skip
def test_hostile_source_takes_no_time(source: str) -> None:
    """Whatever is opened over and over is looked through once."""
    began = time.process_time()
    for _ in tokens(source):
        pass
    assert time.process_time() - began < 2.0


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('One ferry.<a href="http', "One ferry."),
        ('One ferry.<meta property="a:b" content="', "One ferry."),
        ("One ferry.</p", "One ferry."),
        ("One ferry.<", "One ferry."),
        ("One ferry.<!-", "One ferry."),
        ("Fewer <b than expected. So it went on", "Fewer <b than expected. So it went on"),
        ("a < b", "a < b"),
    ],
)
def test_a_tag_that_the_end_of_a_page_cuts_is_no_text(source: str, text: str) -> None:
    """A download that broke off does not show its markup; what only looks like a tag stays."""
    (token,) = tokens(source)
    assert source[token.start : token.end] == text
