"""HTML: escaped first, marked at the very letters, and nothing in it that could run."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Article, read_file
from search import Mark, mark_article
from tests.web.markup import Element, tree
from tests.web.payloads import PAYLOADS
from tests.web.rendering import (
    article_of,
    marked_letters,
    paragraph_of,
    rendered_alone,
    wanted_letters,
)
from web.html import marked

# What a paragraph may hold, by the reading of HTML and not of the product's own list.
_HARMLESS = {
    "a",
    "b",
    "cite",
    "code",
    "del",
    "em",
    "i",
    "mark",
    "q",
    "s",
    "strong",
    "sub",
    "sup",
    "u",
}


def _html(markdown: str, *words: str) -> str:
    """One paragraph as HTML, the first occurrence of each of the words marked."""
    article, paragraph = paragraph_of(markdown)
    starts = [(paragraph.text.index(word), len(word)) for word in words]
    marks = sorted(Mark(start, start + length) for start, length in starts)
    return rendered_alone(article, paragraph, marks)


def _harmful(root: Element) -> list[Element]:
    """The elements of a paragraph that may not be there, or have an attribute that may not."""
    return [
        element
        for element in root.walk()
        if element is not root
        and not (
            (element.tag in _HARMLESS - {"a"} and not element.attributes)
            or (
                element.tag == "a"
                and set(element.attributes) <= {"href", "rel"}
                and element.attributes.get("href", "https:").startswith(("http:", "https:"))
            )
        )
    ]


@pytest.mark.parametrize(
    ("text", "marks", "html"),
    [
        ("", [], ""),
        ("plain", [], "plain"),
        ("plain", [Mark(0, 5)], "<mark>plain</mark>"),
        ("a strike, b", [Mark(2, 8)], "a <mark>strike</mark>, b"),
        ("ab", [Mark(0, 1), Mark(1, 2)], "<mark>a</mark><mark>b</mark>"),
        ("<b> & \"q\" 'r'", [], "&lt;b&gt; &amp; &#34;q&#34; &#39;r&#39;"),
        ("a<b>c", [Mark(1, 4)], "a<mark>&lt;b&gt;</mark>c"),
        ("&amp;", [Mark(1, 4)], "&amp;<mark>amp</mark>;"),
        ("桥在等", [Mark(0, 1)], "<mark>桥</mark>在等"),
    ],
)
def test_text_is_escaped_and_its_marks_are_elements(
    text: str, marks: list[Mark], html: str
) -> None:
    """Text becomes HTML that shows the same characters, its marks as <mark>."""
    assert str(marked(text, marks)) == html


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(max_size=40), st.data())
def test_marked_text_reads_as_the_text(text: str, data: st.DataObject) -> None:
    """Whatever the text and wherever its marks: a browser shows the text, and marks just those."""
    marks = data.draw(_marks_in(text))
    root = tree(f"<pre>{marked(text, marks)}</pre>")

    # A parser of HTML reads a carriage return and a NUL in ways of its own.
    if not {"\r", "\0"} & set(text):
        assert root.raw_text == text
    assert [element.raw_text for element in root.all("mark")] == [
        text[mark.start : mark.end] for mark in marks
    ]


def _marks_in(text: str) -> st.SearchStrategy[list[Mark]]:
    """Marks in order and without overlaps, as the search makes them."""
    cuts = st.lists(st.integers(0, len(text)), max_size=6, unique=True).map(sorted)
    return cuts.map(lambda at: [Mark(*pair) for pair in zip(at[::2], at[1::2], strict=False)])


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("a **strike** and *more*", "a <strong>strike</strong> and <em>more</em>"),
        ("run `make test` now", "run <code>make test</code> now"),
        ("it costs \\$51 and 2 \\* 3", "it costs $51 and 2 * 3"),
        ("O’Neill & Sons &amp; Co", "O’Neill &amp; Sons &amp; Co"),
        ("1 < 2 and 3 > 2", "1 &lt; 2 and 3 &gt; 2"),
        ("under_scores_stay", "under_scores_stay"),
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
    ],
)
def test_markdown_is_shown_with_its_emphasis(markdown: str, html: str) -> None:
    """Emphasis, code and escapes look as whoever wrote the article meant them."""
    assert _html(markdown) == html


def test_a_link_leads_where_the_article_leads_and_gives_nothing_away() -> None:
    """A link keeps its address and tells the other site nothing of where the reader comes from."""
    link = tree(_html("see [the report](https://report.example/a?b=1&c=2) here")).one("a")

    assert link.text == "the report"
    assert link["href"] == "https://report.example/a?b=1&c=2"
    assert set(link["rel"].split()) == {"noopener", "noreferrer", "nofollow"}


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#115;cript:alert(1)",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "java&#9;script:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        "/",
        "?q=x",
    ],
)
def test_a_link_that_is_no_web_address_leads_nowhere(address: str) -> None:
    """Only http and https are followed; what else an article links to is shown as words."""
    root = tree(_html(f"see [the report]({address}) here"))

    assert "the report" in root.text
    assert not [link["href"] for link in root.all("a") if "href" in link.attributes]


@pytest.mark.parametrize(
    ("markdown", "words", "html"),
    [
        ("a **strike** here", ["strike"], "a <strong><mark>strike</mark></strong> here"),
        (
            "a **long strike** here",
            ["strike here"],
            "a <strong>long <mark>strike</mark></strong> <mark>here</mark>",
        ),
        ("half*way*", ["halfway"], "<mark>half</mark><em><mark>way</mark></em>"),
        ("\\$51 million", ["51"], "$<mark>51</mark> million"),
        ("O’Neill & Sons", ["O’Neill", "Sons"], "<mark>O’Neill</mark> &amp; <mark>Sons</mark>"),
        ("AT&T waits", ["AT", "T waits"], "<mark>AT</mark>&amp;<mark>T waits</mark>"),
        ("the `bridge` *is*", ["bridge"], "the <code><mark>bridge</mark></code> <em>is</em>"),
        ("桥在**等**", ["等"], "桥在<strong><mark>等</mark></strong>"),
        ("एक **नदी** थी", ["नदी", "थी"], "एक <strong><mark>नदी</mark></strong> <mark>थी</mark>"),
    ],
)
def test_marks_stand_at_their_words_across_markup(
    markdown: str, words: list[str], html: str
) -> None:
    """A mark covers its letters whatever emphasis, escapes and entities stand between them."""
    assert _html(markdown, *words) == html


def test_a_mark_inside_a_link_stays_inside() -> None:
    """The words of a link are marked and still lead where they led."""
    root = tree(_html("said [Séverine Moreau](https://gazette.example/moreau), twice", "Moreau"))

    link = root.one("a")
    assert link["href"] == "https://gazette.example/moreau"
    assert link.one("mark").text == "Moreau"
    assert root.text == "said Séverine Moreau, twice"


@pytest.mark.parametrize(
    "markdown",
    [
        "a <script>strike()</script> b",
        "a <b title='strike'>x</b> strike",
        "![a strike](https://evil.example/x.png) and text",
        "1986\\. A great strike",
        "[strike]: https://ref.example",
        "a\\\nstrike",
        "- item with *stars",
        "> quoted > twice",
        "<!-- strike --> on strike",
        "&copy; strike &strike; &#x110000; &#0;",
        "[a](b [c](d) e",
        "Setext strike\n======",
        "    indented strike",
        "| a | strike |",
        "<strike>strike</strike>",
        "<b lang='x' title='y'>strike</b>",
    ],
)
def test_rendering_never_loses_or_adds_a_word(markdown: str) -> None:
    """Where Markdown would drop or invent words, the text as it was read stands instead."""
    article = article_of(markdown)
    for paragraph in article.paragraphs:
        found = tuple(mark_article(article, "strike").get(paragraph.id, ()))
        root = tree(rendered_alone(article, paragraph, found))
        assert marked_letters(root) == wanted_letters(paragraph.text, found)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_markdown_becomes_harmless(payload: str) -> None:
    """No text of an article becomes an element, attribute or address that does anything."""
    for markdown in (payload, f"needle {payload} haystack", f"## {payload}", f"**{payload}**"):
        article = article_of(markdown)
        for paragraph in article.paragraphs:
            root = tree(rendered_alone(article, paragraph, [Mark(0, 3)]))
            assert not _harmful(root)


def test_text_of_other_formats_is_not_taken_for_markdown() -> None:
    """In a text file stars are stars and tags are text."""
    (article,) = read_file(b"A title\n\nFive * 3 * 2 <b>is</b> [30](https://x.example).\n", "a.txt")
    assert isinstance(article, Article)

    html = rendered_alone(article, article.paragraphs[1], ())

    assert html == "Five * 3 * 2 &lt;b&gt;is&lt;/b&gt; [30](https://x.example)."


_PIECES = (
    # words, and letters that count in ways of their own
    *("strike", "bridge", "Séverine", "51", "don't", "桥", "ﬁ", "²", "ß", "e\u0301", "\u00ad", " "),
    # emphasis, code, escapes, links
    *(
        "*",
        "**",
        "_",
        "__",
        "`",
        "``",
        "\\",
        "\\*",
        "\\$",
        "[",
        "](",
        ")",
        "](https://x.example)",
        "!",
    ),
    # elements and what looks like some
    *("<b>", "</b>", "<a href='https://x.example'>", "</a>", "<script>", "<", ">", "<!--", "-->"),
    # entities
    *("&", "&amp;", "&lt;", "&#60;", "&nbsp;", "&copy", ";"),
    # blocks, and what extensions of Markdown take for markup
    *(
        "\n",
        "\n> ",
        "\n- ",
        "\n1. ",
        "\t",
        "#",
        "|",
        "~",
        "{.x}",
        "[x]: y",
        "\x02",
        "\x03",
        "“",
        '"',
    ),
)
_MARKDOWN = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=14).map("".join)


@settings(derandomize=True, max_examples=400, deadline=None)
@given(_MARKDOWN, st.data())
def test_rendered_markdown_has_the_letters_and_marks_of_its_paragraph(
    markdown: str, data: st.DataObject
) -> None:
    """Any Markdown: the same letters, exactly the letters of the marks marked, harmless markup."""
    article = article_of(f"word {markdown}")
    for paragraph in article.paragraphs:
        marks = data.draw(_marks_in(paragraph.text))
        root = tree(rendered_alone(article, paragraph, marks))

        assert marked_letters(root) == wanted_letters(paragraph.text, marks)
        assert not _harmful(root)
