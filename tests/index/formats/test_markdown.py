"""Markdown, with or without front matter."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.formats import markdown
from index.formats.markdown import looks_like_markdown, plain_text
from index.model import Kind
from index.reading.draft import Draft
from tests.index.hostile import FIXED


def _read(source_text: str) -> Draft:
    (draft,) = markdown.read(source_text)
    return draft


def _texts(source_text: str) -> list[str]:
    return [block.text for block in _read(source_text).blocks]


# Front matter


def test_front_matter_is_declared_and_not_shown() -> None:
    """What stands in front matter is known of the article and is no paragraph of it."""
    draft = _read("---\ntitle: Crossing\nauthor: [Ana Sørensen, Tom Li]\n---\n\nAhoy.\n")
    (layer,) = draft.declared
    assert layer.values == {"title": "Crossing", "author": ["Ana Sørensen", "Tom Li"]}
    assert layer.where == "front matter"
    assert [block.text for block in draft.blocks] == ["Ahoy."]


@pytest.mark.parametrize(
    "value",
    [
        "Strike day three: the bridge stays open",
        "“He has the hat”: a harbour master speaks",
        "'Waiting', not broken: the bridge",
        '"Waiting": the bridge explained',
        "[Update] Bridge closed",
        "@harbour: who rings 214?",
        "* A correction",
        "50% fewer ships # of 23",
        "- what the bridge wants",
        "No: the bridge",
    ],
)
def test_a_headline_may_hold_any_character(value: str) -> None:
    """A title that YAML would trip over is the title, and the rest is still front matter."""
    draft = _read(f"---\ntitle: {value}\noutlet: Harbour Gazette\n---\nAhoy.\n")
    # YAML takes " # …" for a comment where it can read the line, as its users expect.
    declared = draft.declared[0].values
    assert declared["title"] in (value, value.partition(" #")[0])
    assert declared["outlet"] == "Harbour Gazette"
    assert [block.text for block in draft.blocks] == ["Ahoy."]


@pytest.mark.parametrize(
    ("value", "bare"),
    [
        ("[unclosed", "unclosed"), ("'Sunk' it's [a] 214\"", "Sunk' it's [a] 214"),
        ("{unclosed", "unclosed"), ('"The ferry sank', "The ferry sank"),
        ("'The ferry: it's sunk", "The ferry: it's sunk"), ("the ferry: sunk]", "the ferry: sunk"),
    ],
)  # fmt: skip
def test_a_value_that_is_torn_is_believed_last(value: str, bare: str) -> None:
    """A mark without its other half is no part of it, and what the text says comes first."""
    text = f"---\nauthor: 'Jo Li\ntitle: {value}\noutlet: Wire\n---\n\nA tug.\n"
    strong, weak = _read(text).declared
    assert (strong.values["outlet"], strong.weak, weak.weak) == ("Wire", False, True)
    assert weak.values == {"author": "Jo Li", "title": bare}
    assert strong.values["title"] is None


@pytest.mark.parametrize(
    ("line", "key", "expected"),
    [
        ("language: no", "language", "no"),
        ("title: Yes", "title", "Yes"),
        ("title: 3.5", "title", "3.5"),
        ("title: 10:30", "title", "10:30"),
        ("title: 007", "title", "007"),
        ("title: 1984", "title", "1984"),
    ],
    ids=["Norwegian", "yes", "a fraction", "a time of day", "an agent", "a year"],
)
def test_a_value_is_what_it_says(line: str, key: str, expected: str) -> None:
    """No title or language is taken for a truth value or a number by way of YAML."""
    assert str(_read(f"---\n{line}\n---\nAhoy.\n").declared[0].values[key]) == expected


@pytest.mark.parametrize("end", ["---", "...", "---  "], ids=["rule", "dots", "rule and blanks"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["Unix", "Windows"])
def test_front_matter_ends_as_yaml_does(end: str, line_end: str) -> None:
    """Front matter is found with either end mark and either kind of line ends."""
    draft = _read(line_end.join(["---", "title: Crossing", end, "Ahoy.", ""]))
    assert (draft.declared[0].values, draft.blocks[0].text) == ({"title": "Crossing"}, "Ahoy.")


@pytest.mark.parametrize(
    ("source_text", "expected"),
    [
        pytest.param("---\n\nAhoy.\n\n---\n\nLand.\n", ["Ahoy.", "Land."], id="a sentence"),
        pytest.param("---\n\nThe mayor said: nothing.\n\n---\n\nAhoy.\n",
                     ["The mayor said: nothing.", "Ahoy."], id="a sentence with a colon"),
        pytest.param("---\n---\n\nAhoy.\n", ["Ahoy."], id="nothing between"),
        pytest.param("---\n- one\n- two\n---\nAhoy.\n", ["one", "two", "Ahoy."], id="a list"),
        pytest.param("---\n\nAhoy.\n", ["Ahoy."], id="a single rule"),
        pytest.param("Ahoy.\n\n---\ntitle: Land\n---\n", ["Ahoy.", "title: Land"],
                     id="further down"),
        pytest.param("---\ntitle: Crossing\n\nAhoy.\n", ["title: Crossing", "Ahoy."],
                     id="no end mark"),
    ],
)  # fmt: skip
def test_a_rule_that_is_no_front_matter_hides_nothing(
    source_text: str, expected: list[str]
) -> None:
    """What stands between two rules is text, unless it declares something."""
    draft = _read(source_text)
    assert draft.declared == ()
    assert [block.text for block in draft.blocks] == expected


@pytest.mark.parametrize(
    "yaml",
    [
        "a: " + "[" * 3_000,
        "a: !!bool perhaps",
        "a: !!timestamp someday",
        "a: !!int ''",
        "a: !!python/object:os.system x",
        "a: &a [*a, *a]\n*a : *a",
        "? [a, b]\n: c",
        "date: 2023-02-30",
        "title: 0x" + "f" * 5_000,
        "a: \x00",
    ],
    ids=["deep", "bool", "timestamp", "int", "object", "loop", "list key", "no day", "huge", "NUL"],
)
def test_no_front_matter_breaks_the_reading(yaml: str) -> None:
    """Front matter that makes no sense takes nothing away from the text below it."""
    assert _texts(f"---\n{yaml}\n---\n\nAhoy.\n")[-1] == "Ahoy."


# Blocks


@pytest.mark.parametrize(
    ("source_text", "expected"),
    [
        pytest.param("# Crossing\nAhoy.\n## Land\nHo.", ["Crossing", "Ahoy.", "Land", "Ho."],
                     id="headings need no blank lines"),
        pytest.param("- one\n- two\n  lines\n* three\n+ four",
                     ["one", "two lines", "three", "four"],
                     id="each item of a list"),
        pytest.param("Ahoy.\n\n***\n\n- - -\n\n_____\n\nLand.", ["Ahoy.", "Land."], id="rules"),
        pytest.param("Crossing\n========\n\nAhoy.\n\nLand\n----\n", ["Crossing", "Ahoy.", "Land"],
                     id="underlined headings"),
        pytest.param("1990. It was so.", ["1990. It was so."], id="a year is no list item"),
        pytest.param("> Ahoy,\n> he said.", ["Ahoy, he said."], id="a quotation"),
        pytest.param("#strike is trending", ["#strike is trending"], id="a hashtag is no heading"),
        pytest.param("Ahoy.\n![The bridge](bridge.jpg)\nLand.", ["Ahoy.", "The bridge", "Land."],
                     id="an image is a block"),
        pytest.param("<div>\n\nAhoy.\n\n</div>", ["Ahoy."], id="tags alone show nothing"),
        pytest.param("Line one\\\nline two", ["Line one line two"], id="a forced line break"),
    ],
)  # fmt: skip
def test_a_text_is_cut_where_markdown_begins_a_block(source_text: str, expected: list[str]) -> None:
    """A reader sees the blocks that a rendered page would show."""
    assert _texts(source_text) == expected


def test_the_markup_says_what_a_block_is() -> None:
    """Headings and lone images are told from the markup, all else is left to its words."""
    blocks = _read("# Crossing\n\nAhoy.\n\n![The bridge](bridge.jpg)\n\nSee ![it](a.jpg).").blocks
    assert [block.kind for block in blocks] == [Kind.HEADING, None, Kind.CAPTION, None]


def test_spans_count_in_the_whole_file() -> None:
    """The place of a block is that in the file, front matter and marks included."""
    source_text = "---\ntitle: Crossing\n---\n\n## Land *ho*\n- one\n"
    assert [
        source_text[block.span.start : block.span.end] for block in _read(source_text).blocks
    ] == ["## Land *ho*", "- one"]


# Inline markup


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        pytest.param("a **strong** and *soft* __word__ _here_", "a strong and soft word here",
                     id="emphasis"),
        pytest.param("snake_case and __init__.py's a_b", "snake_case and init.py's a_b",
                     id="underscores within words"),
        pytest.param("5 * 3 is 15", "5 * 3 is 15", id="a star between spaces"),
        pytest.param("2*3 is six", "2*3 is six", id="a star without a partner"),
        pytest.param("a<b then c>d", "a<b then c>d", id="less and greater"),
        pytest.param("if a < b and c > d", "if a < b and c > d", id="less and greater with spaces"),
        pytest.param(r"\$51 million, \*not\* bold, 1990\.", "$51 million, *not* bold, 1990.",
                     id="escapes"),
        pytest.param("C:\\dir", "C:\\dir", id="a backslash before a letter"),
        pytest.param("[Séverine](https://a.example/m_n), an engineer", "Séverine, an engineer",
                     id="a link"),
        pytest.param('[a](https://a.example "Title (1)")', "a", id="a link with a title"),
        pytest.param("[a](https://a.example/b_(c))", "a", id="a link with brackets in it"),
        pytest.param("[**bold** _link_](x)", "bold link", id="emphasis in a link"),
        pytest.param("[![The bridge](b.jpg)](https://a.example)", "The bridge",
                     id="an image that is a link"),
        pytest.param("[see [1]](https://a.example)", "see [1]", id="brackets in a link"),
        pytest.param("[a] (b) and [c]", "[a] (b) and [c]", id="brackets that are no link"),
        pytest.param("![](pixel.gif)", "", id="an image without a word"),
        pytest.param("<https://a.example/b>", "https://a.example/b", id="a bare address"),
        pytest.param("run `a_b *c*` now", "run a_b *c* now", id="code is as it is"),
        pytest.param("H<sub>2</sub>O<br/>and <em class='x y'>so</em>", "H2Oand so", id="tags"),
        pytest.param('cut <a href="https://a.exa', "cut", id="a tag cut off by the end"),
        pytest.param('<a href="x" <b>bold</b>', '<a href="x" bold', id="a tag never closed"),
        pytest.param("AT&amp;T &lt;b&gt; &eacute;t&eacute;", "AT&T <b> été", id="entities"),
        pytest.param("# Crossing ##", "Crossing", id="a heading closed with marks"),
        pytest.param("We write it in C #", "We write it in C #", id="a # that closes no heading"),
    ],
)  # fmt: skip
def test_the_words_of_a_block_are_shown_without_its_markup(source: str, shown: str) -> None:
    """A reader sees what a rendered page would show, and loses no character that is no markup."""
    assert plain_text(source) == shown


_word = st.text(st.sampled_from("abcäöüёй桥7"), min_size=1, max_size=6)
_span = st.sampled_from(
    ["{}", "*{}*", "**{}**", "_{}_", "[{}](https://a.example/x_y)", "<em>{}</em>", "`{}`",
     "![{}](i.jpg)"]
)  # fmt: skip
_line = st.lists(st.tuples(_span, _word), min_size=1, max_size=5)
_opening = st.sampled_from(["", "# ", "### ", "- ", "> ", "\\# "])


@FIXED
@given(st.lists(st.tuples(_opening, _line), max_size=6), st.sampled_from(["\n\n", "\r\n\r\n"]))
def test_markup_takes_no_word_away(
    lines: list[tuple[str, list[tuple[str, str]]]], gap: str
) -> None:
    """Every word that was wrapped in markup is in the text of the blocks, in order."""
    source_text = gap.join(
        opening + " ".join(span.format(word) for span, word in line) for opening, line in lines
    )
    shown = " ".join(_texts(source_text)).replace("# ", "").split()
    assert shown == [word for _, line in lines for _, word in line]


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("a" + " " * 20_000 + "b", 20_002),
        ("[a](" + "x" * 40_000, 40_004),
        ("a" + "_" * 20_000 + "a", 20_002),
        ("`" * 5_000, 5_000),
        ("[" * 20_000, 20_000),
        ("<a b='" * 5_000, 30_000),
        ("\\" * 20_000, 20_000),
        ("*" * 20_000, 20_000),
        ("<" + "a" * 20_000, 20_001),
        ("![" + "a" * 20_000, 20_002),
    ],
    ids=["blanks", "link", "underscores", "ticks", "brackets", "tags", "backslashes", "stars",
         "tag name", "image"],
)  # fmt: skip
def test_a_long_run_of_one_mark_takes_no_time(source: str, count: int) -> None:
    """A page of broken markup does not hold up a run."""
    assert len(source) == count
    began = time.process_time()
    plain_text(source)
    assert time.process_time() - began < 1.0


# Markdown under another name


@pytest.mark.parametrize(
    ("source_text", "expected"),
    [
        ("---\ntitle: Crossing\n---\nAhoy.", True),
        ("Ahoy.\n\n## Land\n\nHo.", True),
        ("Ahoy. #strike\n\n#1 in the charts", False),
        ("---\n\nAhoy.\n\n---", False),
        ("5 * 3 and a_b", False),
        ("", False),
    ],
    ids=["front matter", "a heading", "hashtags", "rules", "stars", "nothing"],
)
def test_markdown_is_told_from_plain_text(source_text: str, expected: bool) -> None:
    """A text that nobody wrote as Markdown is not read as Markdown."""
    assert looks_like_markdown(source_text) is expected
