"""What may stand after the name of a field, and what is refused."""

from __future__ import annotations

import pytest

from index import Kind
from search.language.fields import FIELDS, field_named, is_dated
from tests.search.language.outline import read, refused

UNKNOWN = "There is no field “{}”."

REFUSED = {
    "foo:bar": (UNKNOWN.format("foo"), "foo:", "foo bar"),
    "Putin: the war": (UNKNOWN.format("Putin"), "Putin:", "Putin the war"),
    "tilte:strike": (UNKNOWN.format("tilte"), "tilte:", "title:strike"),
    "text:strike": (UNKNOWN.format("text"), "text:", "kind:body strike"),
    "au=tarrant": ("au= is no field.", "au=tarrant", "author:tarrant"),
    "headline:strike": (UNKNOWN.format("headline"), "headline:", "title:strike"),
    "site:bbc.example x": (UNKNOWN.format("site"), "site:", "url:bbc.example x"),
    "intitle:strike": (UNKNOWN.format("intitle"), "intitle:", "title:strike"),
    "source:gazette": (UNKNOWN.format("source"), "source:", "outlet:gazette"),
    "path:/foo/bar": (UNKNOWN.format("path"), "path:", "file:/foo/bar"),
    "before:2023-04": (UNKNOWN.format("before"), "before:", "date:<2023-04"),
    "after:2023": (UNKNOWN.format("after"), "after:", "date:>=2023"),
    "created:[2020 TO 2024]": (UNKNOWN.format("created"), "created:", "date:2020..2024"),
    "strike:": (UNKNOWN.format("strike"), "strike:", "strike"),
    "from:2023": (UNKNOWN.format("from"), "from:", "date:>=2023"),
    "filetype:pdf": (UNKNOWN.format("filetype"), "filetype:", "file:pdf"),
    "kind:headline": ("There is no kind “headline”.", "headline", "kind:title"),
    "outlet: gazette": ("“outlet:” has no value.", "outlet:", "outlet:gazette"),
    "outlet:": ("“outlet:” has no value.", "outlet:", ""),
    "a (outlet:) b": ("“outlet:” has no value.", "outlet:", ""),
    "kind:tilte": ("There is no kind “tilte”.", "tilte", "kind:title"),
    "kind:article": ("There is no kind “article”.", "article", ""),
    "lang:german": ("There is no language “german”.", "german", "lang:de"),
    "lang:klingon": ("There is no language “klingon”.", "klingon", ""),
    "outlet:-wire": ("- stands before the value of “outlet:”.", "-", "-outlet:wire"),
    "outlet:>wire": ("A < or > stands in the query.", ">wire", "outlet:wire"),
    "url:>wire": ("> stands before the value of “url:”.", ">", "url:wire"),
    "outlet:a||b": ("a||b is no operator here.", "a||b", "outlet:(a OR b)"),
    "author:=bhadra*": ("“bhadra*” is a pattern, not a whole value.", "bhadra*", "author:bhadra*"),
    "author:..": ("“..” has neither letters nor digits.", "..", ""),
    "url:*.gov": ("* stands beside no letter.", "*", "url:.gov"),
    "outlet:who?": ("A question mark ends a word.", "?", "outlet:who"),
}  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), REFUSED.items(), ids=REFUSED)
def test_a_field_that_is_not_understood_is_refused(
    query: str, expected: tuple[str, str, str]
) -> None:
    """Names of other search engines, slips of the finger and missing values have a way out."""
    assert refused(query) == expected


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_takes_groups(field: str) -> None:
    """Alternatives in parentheses are alternatives of the field."""
    one, other = {"kind": ("title", "note")}.get(
        field, ("2021", "2023") if is_dated(field) else ("de", "en")
    )
    assert read(f"{field}:({one} OR {other})") == (read(f"{field}:{one} OR {field}:{other}"))


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_paragraph_can_be_asked_for(kind: Kind) -> None:
    """The kinds are those of the index, in any capitals."""
    assert read(f"kind:{kind.value.upper()}") == f"(kind! ={kind.value})"


@pytest.mark.parametrize(
    ("name", "field"), [("Outlet", "outlet"), ("byline", "author"), ("auhtor", "author"), ("x", "")]
)
def test_the_nearest_field_is_found(name: str, field: str) -> None:
    """A name of another search engine or one misspelled leads to ours; others to none."""
    assert field_named(name) == field
