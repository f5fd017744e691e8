"""The passages that a reader of an HTML page sees."""

from __future__ import annotations

import time
import unicodedata
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats.html.page import passages
from tests.index.hostile import FIXED, hostile_text


def _texts(source: str) -> list[str]:
    return [passage.text for passage in passages(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("<p>One.<p>Two.", ["One.", "Two."], id="paragraphs without end tags"),
        pytest.param("<p>Th<b>r</b>ee <i>words</i> here.</p>", ["Three words here."], id="inline"),
        pytest.param("One.<br><br>Two.<br/>lines", ["One.", "Two. lines"], id="double breaks part"),
        pytest.param("One.<br>&nbsp;&nbsp;Two.", ["One.", "Two."], id="a break and an indent"),
        pytest.param("一。<br>　　二。", ["一。", "二。"], id="a break and a Chinese indent"),
        pytest.param("<b>Ferry stays</b><br><i>By F. Holt</i><br>12 March",
                     ["Ferry stays", "By F. Holt", "12 March"], id="lines in other letters"),
        pytest.param("So <b>it</b><br>ends.", ["So it ends."], id="a line that is not all bold"),
        pytest.param("<div>One.<div>Two.</div>Three.</div>", ["One.", "Two.", "Three."],
                     id="text around a block"),
        pytest.param("<ul><li>One<li>Two</ul>", ["One", "Two"], id="a list"),
        pytest.param("<h2>Head</h2>Text", ["Head", "Text"], id="a heading"),
        pytest.param("One.<hr>Two.", ["One.", "Two."], id="a rule"),
        pytest.param("<p>Caf&eacute; &amp; bar&nbsp;&#8212; open</p>", ["Café & bar — open"],
                     id="references"),
        pytest.param("<p>soft&shy;hy<wbr>phen</p>", ["softhyphen"], id="what is not visible"),
        pytest.param("<p>a<script>b</script><style>c</style>d</p>", ["ad"], id="scripts, styles"),
        pytest.param("<table><tr><td>Monday<td>14<td>22</table>", ["Monday 14 22"],
                     id="a row of figures"),
        pytest.param("<table><tr><td>Home<td><p>One.</p><p>Two.</p></table>",
                     ["Home", "One.", "Two."], id="a table that lays out a page"),
        pytest.param("<table><tr><td>One.</div></p>Two.<td>x</table>z",
                     ["One.", "Two.", "x", "z"], id="an end tag closes nothing outside its cell"),
        pytest.param("<p><b>One.<p>Two.</b> More.", ["One.", "Two. More."], id="ends cross"),
        pytest.param("", [], id="nothing"),
        pytest.param("<html><head><title>Window</title></head></html>", [], id="a title alone"),
    ],
)  # fmt: skip
def test_a_page_is_read_as_it_is_seen(source: str, expected: list[str]) -> None:
    """A passage is what a browser sets apart, without markup, white space folded."""
    assert _texts(source) == expected


def test_long_lines_between_single_breaks_are_paragraphs() -> None:
    """Old pages part paragraphs by one <br>; the lines of a poem or an address stay together."""
    prose = "The harbour master said that nobody had rung the bridge that night. " * 3
    assert _texts(f"{prose}<br>{prose}") == [prose.strip()] * 2
    assert _texts("12 Quay Road.<br>Tarlemouth.") == ["12 Quay Road. Tarlemouth."]


def test_a_passage_says_where_it_stands() -> None:
    """The span of a passage is its first to its last visible character in the source."""
    source = "<div>\n  <p> <b>One</b> &amp;\n two. </p>\n<p>Three</p></div>"
    assert [source[p.span.start : p.span.end] for p in passages(source)] == [
        "One</b> &amp;\n two.",
        "Three",
    ]


def test_links_and_names_are_known() -> None:
    """How much of a passage is links, and what the elements around it are called."""
    (passage,) = passages(
        '<div class="related-Stories" hidden><a href="/x">All of it</a>, <a>not</a> this</div>'
    )
    assert passage.linked == len("All of it")
    assert {"related", "stories"} <= passage.element.words
    assert passage.element.hidden


_pieces = st.lists(
    st.sampled_from(["<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<table>", "<tr>", "<td>",
                     "</table>", "<br>", "<ul><li>", "</ul>", "<h2>", "</h2>", "&amp;", "&eacute;",
                     "word ", "Dock 7. ", " 桥 ", "\n", "<a href='/x'>", "</a>", "<!-- no -->"]),
    max_size=40,
).map("".join)  # fmt: skip


class _Oracle(HTMLParser):
    """What the standard library sees as text."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = ""
        self.feed(source)
        self.close()

    def handle_data(self, data: str) -> None:
        self.seen += data


@FIXED
@given(_pieces)
def test_every_letter_of_the_page_is_in_a_passage(source: str) -> None:
    """What the standard library's parser takes for text is there, once and in order."""
    assert _letters("".join(_texts(source))) == _letters(_Oracle(source).seen)


def _letters(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c)[0] in "LN")


@FIXED
@given(hostile_text | _pieces)
def test_passages_stand_in_order_and_apart(source: str) -> None:
    """Spans lie in the source and never overlap, and each passage is one clean line."""
    end = 0
    for passage in passages(source):
        assert end <= passage.span.start < passage.span.end <= len(source)
        assert passage.text == " ".join(passage.text.split()) != ""
        end = passage.span.end


@pytest.mark.parametrize(
    "source",
    ["<div>" * 100_000 + "x" + "</div>" * 100_000, "<b>" * 100_000 + "</i>" * 100_000,
     "<table><tr><td>" * 30_000, "<p>x" * 30_000, "<li>" * 30_000, "</p>" * 100_000,
     "<i>" * 60 + "<p>x</b></i>" * 20_000, "x<br>" * 30_000, "&amp;" * 200_000,
     "<span class='a b c d'>x" * 20_000],
    ids=lambda source: source[:16],
)  # fmt: skip
def test_depth_and_length_take_no_time(source: str) -> None:
    """A hundred thousand levels, cells or stray end tags neither break nor delay a run."""
    began = time.process_time()
    passages(source)
    assert time.process_time() - began < 4.0
