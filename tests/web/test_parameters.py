"""The parameters of a search: what an address may say, and how it is told that it may not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from index import Kind
from search import FACETS, LARGEST_PAGE, Cursor, CursorError, Filters, Query, Scope, Sort
from web.parameters import ParameterError, query_of, require_known, require_utf8


def _query(*pairs: tuple[str, str]) -> Query:
    return query_of(MultiDict(pairs))


def test_an_address_without_parameters_asks_the_plain_query() -> None:
    """Without parameters: no words, no filters, the first page of all articles, newest first."""
    assert _query() == Query(scope=Scope.ARTICLE, sort=Sort.NEWEST)


@pytest.mark.parametrize(("sort", "order"), [("", Sort.NEWEST), ("oldest", Sort.OLDEST)])
def test_without_words_articles_are_listed(sort: str, order: Sort) -> None:
    """The newest first, unless another order is asked for."""
    filters = Filters(kind=frozenset({"body"}))
    asked = _query(("q", " "), ("kind", "body"), ("scope", "paragraph"), ("sort", sort))
    assert asked == Query(" ", filters, scope=Scope.ARTICLE, sort=order)


def test_each_parameter_has_its_place_in_the_query() -> None:
    """All parameters together make the query they say, repeated filters as sets."""
    assert _query(
        ("q", '"the bridge" -ferry'),
        ("outlet", "Harbour Gazette"),
        ("outlet", "Coast Wire"),
        ("author", "Ana Sørensen"),
        ("original_outlet", "The Tide"),
        ("language", "de"),
        ("kind", "title"),
        ("kind", "caption"),
        ("year", "2023"),
        ("from", "2023-04-16"),
        ("to", "2023-04-19"),
        ("scope", "article"),
        ("sort", "oldest"),
        ("page", "3"),
        ("size", "25"),
        ("group", "article"),
    ) == Query(
        text='"the bridge" -ferry',
        filters=Filters(
            outlet=frozenset({"Harbour Gazette", "Coast Wire"}),
            author=frozenset({"Ana Sørensen"}),
            original_outlet=frozenset({"The Tide"}),
            language=frozenset({"de"}),
            kind=frozenset({"title", "caption"}),
            year=frozenset({"2023"}),
            since=date(2023, 4, 16),
            until=date(2023, 4, 19),
        ),
        scope=Scope.ARTICLE,
        sort=Sort.OLDEST,
        page=3,
        size=25,
        grouped=True,
    )


def test_a_cursor_is_read_as_it_was_given() -> None:
    """Goes on where it says, and needs no page."""
    cursor = Cursor(3, 20, date(2023, 4, 19), b"12345678")
    assert _query(("q", "x"), ("cursor", str(cursor))) == Query("x", cursor=cursor)


def test_a_cursor_and_a_page_are_one_too_many() -> None:
    """Which of both is meant cannot be told, so nothing is guessed."""
    cursor = str(Cursor(3, 20, date(2023, 4, 19), b"12345678"))
    with pytest.raises(CursorError, match="There is a “cursor”, and the “page” is “2”"):
        _query(("page", "2"), ("cursor", cursor))


@pytest.mark.parametrize("name", [*FACETS, "from", "to", "scope", "sort", "page", "size", "group"])
def test_an_empty_parameter_counts_as_absent(name: str) -> None:
    """A form sends its empty fields too: they ask for nothing."""
    assert _query(("q", "x"), (name, "")) == Query("x")


def test_an_empty_cursor_is_none() -> None:
    """A program that sends the “next” of the last page as "" would begin anew, and never end."""
    with pytest.raises(CursorError, match="The cursor is empty"):
        _query(("q", "x"), ("cursor", ""))


def test_a_value_may_be_spelt_as_in_the_query_language() -> None:
    """Capitals of a code, and an accent that is a character of its own, make no other value."""
    asked = _query(("q", "x"), ("language", "EN"), ("outlet", "Zu\u0308rcher Bote"))
    assert asked.filters == Filters(
        language=frozenset({"en"}), outlet=frozenset({"Z\u00fcrcher Bote"})
    )


def test_an_unknown_parameter_is_left_alone() -> None:
    """What other programs put into an address does not break a link."""
    assert _query(("q", "x"), ("utm_source", "letter"), ("Q", "y")) == Query("x")


_KINDS = "one of title, dek, byline, body, heading, caption, note, boilerplate, or all"
_NUMBERS = ["0", "-1", "+1", "1.0", "1e3", " 1", "1_0", "ten", "²", "99999999999999999999", "NaN"]


@pytest.mark.parametrize(
    ("name", "text", "allowed"),
    [
        *[("page", text, "a number from 1 to 1,000,000") for text in [*_NUMBERS, "1000001"]],
        *[("size", text, "a number from 1 to 100") for text in [*_NUMBERS, "101"]],
        ("sort", "best", "one of relevance, similar, base, newest, oldest"),
        ("sort", "Newest", "one of relevance, similar, base, newest, oldest"),
        ("scope", "articles", "one of paragraph, article"),
        ("kind", "headline", _KINDS),
        ("kind", "Title", _KINDS),
        *[
            ("year", text, "a year like 2023")
            for text in ["0000", "23", "20233", "２０２３", "abcd"]
        ],
        ("from", "2023-02-30", "a day like 2023-04-19"),
        ("from", "yesterday", "a day like 2023-04-19"),
        ("from", "2023-04", "a day like 2023-04-19"),
        ("to", "19.04.2023", "a day like 2023-04-19"),
        ("to", "2023-04-19T08:30", "a day like 2023-04-19"),
    ],
)
def test_a_bad_value_is_named_with_what_is_allowed(name: str, text: str, allowed: str) -> None:
    """A parameter that cannot be used is refused with its name, its value and what is allowed."""
    with pytest.raises(ParameterError) as raised:
        _query((name, text))

    assert str(raised.value) == (
        f"The parameter “{name}” is “{text}”. It must be {allowed}. Change it, or leave it out."
    )


def test_a_long_bad_value_is_cut_in_the_message() -> None:
    """An absurd value does not make an absurd page."""
    with pytest.raises(ParameterError) as raised:
        _query(("sort", "x" * 5_000))

    assert f"“{'x' * 80}”" in raised.value.happened


@pytest.mark.parametrize("size", [1, LARGEST_PAGE])
def test_the_limits_themselves_are_allowed(size: int) -> None:
    """The smallest and the largest page that the message names can be had."""
    assert _query(("size", str(size))).size == size
    assert _query(("page", "1000000")).page == 1_000_000


def test_all_kinds_are_asked_for_with_one_word() -> None:
    """“all” searches everything, bylines and boilerplate too, whatever else is named."""
    every = frozenset(kind.value for kind in Kind)
    assert _query(("kind", "all")).filters.kind == every
    assert _query(("kind", "title"), ("kind", "all")).filters.kind == every


def test_digits_of_other_scripts_are_digits() -> None:
    """A page number typed on an Arabic keyboard is a number."""
    assert _query(("page", "١٢")).page == 12


@settings(derandomize=True, max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["q", "page", "size", "sort", "from", "to", "kind", "scope", "year", "cursor"]
            ),
            st.text(max_size=12) | st.from_regex(r"\d{1,4}(-\d\d?){0,2}", fullmatch=True),
        ),
        max_size=5,
    )
)
def test_whatever_an_address_says_is_a_query_or_a_parameter_error(
    pairs: list[tuple[str, str]],
) -> None:
    """No address makes anything but a query within its limits or a message for its reader."""
    try:
        query = _query(*pairs)
    except (ParameterError, CursorError):
        return

    assert 1 <= query.page <= 1_000_000
    assert 1 <= query.size <= LARGEST_PAGE


@pytest.mark.parametrize("name", ["q", "from", "scope", "sort", "page", "size", "group", "cursor"])
def test_what_has_one_value_is_given_once(name: str) -> None:
    """The first of two would be taken in silence, and the other be lost."""
    with pytest.raises(ParameterError, match=f"“{name}” is given 2 times, as “1” and “2”"):
        _query((name, "1"), (name, "2"))


def test_an_unknown_parameter_comes_with_the_nearest_name() -> None:
    """A filter that is misspelt would filter nothing."""
    require_known({"q": "x", "outlet": "y", "cursor": ""})
    with pytest.raises(ParameterError, match=r"no parameter “outlets”.*Write “outlet”"):
        require_known({"q": "x", "outlets": "y"})
    with pytest.raises(ParameterError, match=r"no parameter “zzz”.*Leave it out"):
        require_known({"zzz": ""})


def test_a_form_is_utf8() -> None:
    """Bytes that are no letters are not searched as if they were."""
    require_utf8(b"q=%C3%B6l+und%20x&size=1&&=")
    with pytest.raises(ParameterError, match="“q=%ff%fe” is not UTF-8"):
        require_utf8(b"size=1&q=%ff%fe")
