"""Which passages of a page are the article."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from index.formats.html.body import label
from index.formats.html.page import passages
from index.model import Kind
from tests.index.formats.html.layouts import BODY, COMMENT, COOKIES, HEADLINE, LAYOUTS, modern


def _kinds(source: str, *titles: str) -> dict[str, Kind | None]:
    shown = passages(source)
    kinds = label(shown, titles or (HEADLINE,))
    return {passage.text: kind for passage, kind in zip(shown, kinds, strict=True)}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_the_article_is_found_in_any_layout(layout: Callable[[Sequence[str]], str]) -> None:
    """All paragraphs of the text, and no menu, teaser, comment or footer, are the article."""
    kinds = _kinds(layout(BODY))
    assert [text for text, kind in kinds.items() if kind is None] == list(BODY)
    assert [text for text, kind in kinds.items() if kind is Kind.TITLE] == [HEADLINE]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_a_short_article_is_found_too(layout: Callable[[Sequence[str]], str]) -> None:
    """One paragraph among many teasers is enough."""
    kinds = _kinds(layout(BODY[:1]))
    assert [text for text, kind in kinds.items() if kind is None] == [BODY[0]]


def test_what_is_not_the_text_has_a_kind_of_its_own() -> None:
    """Byline and caption are told from what is not the article at all, and nothing is left out."""
    kinds = _kinds(modern(BODY))
    assert kinds["By Felix Holt"] is Kind.BYLINE
    assert kinds["12 March 2024"] is Kind.BYLINE
    assert kinds["The ferry at the quay on Tuesday, with rolls."] is Kind.CAPTION
    for text in (COOKIES, COMMENT, "Home", "Share Print", "Most read"):
        assert kinds[text] is Kind.BOILERPLATE


def test_headings_belong_to_the_text_below_them() -> None:
    """A heading with text of the article below it is one; the heading of the teasers is not."""
    middle = "".join(f"<p>{text}</p>" for text in BODY)
    page = f"<h1>{HEADLINE}</h1><p>{BODY[0]}</p><h2>The bridge</h2>{middle}<h2>Read more</h2>"
    kinds = _kinds(page)
    assert kinds["The bridge"] is Kind.HEADING
    assert kinds["Read more"] is Kind.BOILERPLATE


def test_the_headline_is_the_one_that_the_page_declares() -> None:
    """Of several headings the declared one is the title; without any, it is the h1."""
    text = "".join(f"<p>{text}</p>" for text in BODY)
    page = f"<h1>Harbour Gazette</h1><h2>{HEADLINE}</h2>{text}"
    assert _kinds(page, f"{HEADLINE} | Harbour Gazette")[HEADLINE] is Kind.TITLE
    assert _kinds(page, "Something else")["Harbour Gazette"] is Kind.TITLE


def test_short_lines_beside_one_long_paragraph_are_text() -> None:
    """Dialogue and short sentences belong to the article, however much longer the rest is."""
    lines = ("“No.”", "He said it twice.", "The bridge said nothing.")
    text = "".join(f"<div><p>{text}</p></div>" for text in (lines[0], BODY[0], *lines[1:]))
    kinds = _kinds(f"<ul><li><a href='/'>Home</a></ul><div><h1>{HEADLINE}</h1>{text}</div>")
    assert [kinds[line] for line in lines[1:]] == [None, None]
    assert kinds["Home"] is Kind.BOILERPLATE


def test_lines_above_the_text_are_kept_where_no_headline_is_known() -> None:
    """A page without headings, as in the nineties, has its headline among its first lines."""
    text = "".join(f"<p>{text}" for text in BODY)
    page = f"<table><tr><td><b>{HEADLINE}</b><br><i>By Felix Holt</i>{text}</table>"
    assert _kinds(page)[HEADLINE] is Kind.TITLE
    assert _kinds(page, f"{HEADLINE} | Harbour Gazette")[HEADLINE] is Kind.TITLE
    unknown = _kinds(page, "Something else")
    assert (unknown[HEADLINE], unknown["By Felix Holt"]) == (None, Kind.BYLINE)


def test_an_element_is_not_furniture_for_its_name_alone() -> None:
    """What holds most of a page's prose is its article, whatever its class says."""
    text = "".join(f"<p>{text}</p>" for text in BODY)
    kinds = _kinds(f'<body class="has-sidebar share"><div class="related">{text}</div></body>')
    assert [kinds[text] for text in BODY] == [None] * len(BODY)


def test_a_page_without_prose_keeps_what_is_not_furniture() -> None:
    """A table or a list of figures is shown as the article where there is nothing else."""
    rows = "".join(f"<tr><td>Quay {n}<td>{n} ships</tr>" for n in range(5))
    kinds = _kinds(f"<nav><a href='/'>Home</a></nav><h1>Port traffic</h1><table>{rows}</table>")
    assert kinds["Quay 3 3 ships"] is None
    assert kinds["Home"] is Kind.BOILERPLATE
    assert list(label([], ())) == []


def test_the_headline_in_a_list_of_links_is_not_that_of_the_article() -> None:
    """Many a page links to itself among the latest articles."""
    listed = f'<h2><a href="/ferry">{HEADLINE}</a></h2>'
    text = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
    shown = passages(f"<body><div>{listed}</div><main><h1>{HEADLINE}</h1>{text}</main></body>")
    kinds = list(label(shown, [HEADLINE]))
    assert shown[kinds.index(Kind.TITLE)].element.tag == "h1"
