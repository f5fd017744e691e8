"""Facets, filters, orders and the timeline, on the search page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, quote_plus, urlsplit

import pytest
from flask.testing import FlaskClient

from index import Archive, index_paths
from tests.web.conftest import AskFor
from tests.web.markup import tree
from tests.web.visiting import (
    facets_of,
    search,
    titles,
    visit,
)


def test_facets_count_what_is_left_to_choose(client: FlaskClient) -> None:
    """Beside the hits stand outlets, authors, languages, kinds and years with exact counts."""
    assert facets_of(search(client, q="bridge")) == {
        "Outlet": {"Harbour Gazette": "3", "Coast Wire": "2"},
        "Author": {"Ana Sørensen": "3", "Felix Holt": "2", "Tom Li": "1"},
        "Language": {"English": "8"},
        "Found in": {"Text": "5", "Headline": "3"},
        "Year": {"2024": "1", "2023": "6"},
    }
    assert "1 undated" in search(client, q="bridge").one("aside", "filters").text


def test_a_facet_value_filters_and_filters_no_more(client: FlaskClient) -> None:
    """A click on a value keeps its hits and shows it as chosen; another click lets it go."""
    value = search(client, q="bridge").link("Coast Wire")
    chosen = visit(client, value["href"])

    assert set(titles(chosen)) == {"Tug closes bridge"}
    assert chosen.one("h1").text == "2 paragraphs in 1 article"
    assert facets_of(chosen)["Outlet"] == {"Harbour Gazette": "3", "Coast Wire": "2"}
    again = chosen.one("aside", "filters").link("Coast Wire")
    assert again["aria-current"] == "true"
    assert parse_qs(urlsplit(again["href"]).query) == {"q": ["bridge"]}


def test_every_chosen_filter_can_be_removed_by_itself(client: FlaskClient) -> None:
    """Each filter that is on is named, with a link to the same search without it."""
    parameters = {
        "q": "bridge", "outlet": "Harbour Gazette", "author": "Ana Sørensen", "language": "en",
        "kind": "title", "year": "2023", "from": "2023-01-01", "to": "2023-12-31",
    }  # fmt: skip
    chosen = search(client, **parameters).one("ul", "chosen")

    assert [item.text for item in chosen.all("li")] == [
        "Outlet Harbour Gazette ×", "Author Ana Sørensen ×", "Language English ×",
        "Found in Headline ×", "Year 2023 ×", "Published from 1 January 2023 to 31 December 2023 ×",
    ]  # fmt: skip
    removed = [{"outlet"}, {"author"}, {"language"}, {"kind"}, {"year"}, {"from", "to"}]
    for names, link in zip(removed, chosen.all("a"), strict=True):
        left = {key: [value] for key, value in parameters.items() if key not in names}
        assert parse_qs(urlsplit(link["href"]).query) == left


def test_two_values_of_one_facet_widen_the_selection(client: FlaskClient) -> None:
    """A second outlet adds its hits; removing one of them keeps the other."""
    page = visit(client, "/?q=bridge&outlet=Coast+Wire&outlet=Harbour+Gazette")

    assert page.one("h1").text == "5 paragraphs in 3 articles"
    assert parse_qs(urlsplit(page.one("ul", "chosen").link("Coast Wire")["href"]).query) == {
        "q": ["bridge"], "outlet": ["Harbour Gazette"],
    }  # fmt: skip


def test_a_new_query_keeps_filters_and_order(client: FlaskClient) -> None:
    """Whoever types other words stays in the selection that is shown."""
    page = search(client, q="bridge", outlet="Coast Wire", sort="oldest", **{"from": "2023-01-01"})
    form = page.one("form", "search")

    assert {e["name"]: e["value"] for e in form.all("input", type="hidden")} == {
        "outlet": "Coast Wire", "from": "2023-01-01", "sort": "oldest",
    }  # fmt: skip
    assert form.one("input", id="q")["value"] == "bridge"
    assert (form["action"], form["method"]) == ("/", "get")


def test_the_form_for_days_keeps_the_rest(client: FlaskClient) -> None:
    """Choosing days changes neither query nor filters; the days chosen stay in their fields."""
    page = search(client, q="bridge", outlet="Coast Wire", **{"from": "2023-04-01"})
    fields = {e["name"]: e["value"] for e in page.one("form", "days").all("input")}

    assert fields == {"q": "bridge", "outlet": "Coast Wire", "from": "2023-04-01", "to": ""}


def test_hits_can_be_put_in_another_order(client: FlaskClient) -> None:
    """Links sort by relevance or date, the current order is told, and filters stay."""
    sorts = search(client, q="bridge", year="2023", sort="newest").one("nav", "sorts")

    assert [link.text for link in sorts.all("a")] == ["Relevance", "Similar", "Newest", "Oldest"]
    assert sorts.one("a", **{"aria-current": "true"}).text == "Newest"
    oldest = visit(client, sorts.link("Oldest")["href"])
    assert titles(oldest)[0] == "Strike day three: the bridge stays open"
    assert [link.text for link in oldest.one("ul", "chosen").all("a")] == ["Year 2023 ×"]


def test_changing_a_filter_goes_back_to_the_first_page(client: FlaskClient) -> None:
    """Page 2 of something else is not what anybody asks for: only paging links have a cursor."""
    first = search(client, q="bridge", size="2")
    page = visit(client, first.link("Next →")["href"])
    paging = {id(link) for link in page.one("nav", "paging").all("a")}
    others = [link for link in page.all("a") if id(link) not in paging]

    assert len(paging) == 2
    assert not [link for link in others if "cursor=" in link["href"]]
    assert not [field for field in page.all("input") if field["name"] == "cursor"]


@pytest.mark.parametrize("name", ["outlet", "author", "original_outlet", "language"])
def test_an_unknown_value_of_a_filter_is_told_apart_from_no_hits(
    client: FlaskClient, name: str
) -> None:
    """With a filter on, the page speaks of the selection and offers to search without it."""
    page = search(client, q="bridge", **{name: "Nowhere Times"})

    assert page.one("div", "empty").text.startswith("No paragraph in this selection has bridge.")
    assert page.link("Search without the filters")["href"] == "/?q=bridge"
    assert page.one("ul", "chosen").all("a")[0]["href"] == "/?q=bridge"


def test_what_leaves_nothing_is_named_with_the_way_out(client: FlaskClient) -> None:
    """The filter or the days, and not how words are to be written: those are found without."""
    days = {"from": "2031-01-01", "to": "2031-12-31"}
    nothing = search(client, q="bridge", outlet="Coast Wire", **days).one("div", "empty")

    way = nothing.link("Without “Published: from 1 January 2031 to 31 December 2031”")
    assert way["href"] == "/?q=bridge&outlet=Coast+Wire"
    assert "2 paragraphs" in nothing.text
    assert "All words must stand" not in nothing.text
    assert "Outlet: Coast Wire" not in nothing.text, "without it, too, nothing is found"


def test_words_that_no_article_has_are_named(client: FlaskClient) -> None:
    """Beside one that some have; with filters, it is said that these are not the reason."""
    nothing = search(client, q="bridge zzzq", outlet="Coast Wire").one("div", "empty").text

    assert "No article has zzzq." in nothing
    assert "Without the filters there is none either." in nothing
    assert "All words must stand" not in nothing


def test_a_selection_without_words_says_when_it_is_empty(client: FlaskClient) -> None:
    """Filters alone, passed by nothing: a whole sentence, without a query that nobody typed."""
    page = search(client, outlet="Nowhere Times")

    assert page.one("h1").text == "0 articles"
    assert "has ." not in page.one("div", "empty").text
    assert "“”" not in page.one("div", "empty").text


def test_many_values_of_a_facet_are_one_click_away(
    archive: Archive, articles: Path, ask: AskFor
) -> None:
    """The most frequent eight values are shown, all others wait behind “more”."""
    lines = "".join(
        f'{{"title": "A {n}", "outlet": "Outlet {n}", "author": "Ann {n} Lee", '
        f'"text": "zeppelin {n}"}}\n'
        for n in range(12)
    )
    (articles / "many.jsonl").write_text(lines, "utf-8")
    index_paths(archive, [articles])

    page = search(ask(archive.path), q="zeppelin")
    facet = page.all("section", "facet")[0]

    assert facet.one("summary").text == "4 more"
    assert len(facet.one("details").all("li")) == 4
    assert len(facet.all("li")) == 12


def test_a_timeline_has_bars_and_the_same_as_a_table(client: FlaskClient) -> None:
    """Each bar says its month and number and leads there; so does each row of the table."""
    timeline = search(client, q="bridge", outlet="Harbour Gazette").one("section", "timeline")
    bars, rows = timeline.one("svg").all("a"), timeline.one("tbody").all("a")

    assert [bar.one("title").text for bar in bars] == [
        "April 2023: 2 paragraphs", "March 2024: 1 paragraph",
    ]  # fmt: skip
    assert [row.text for row in rows] == ["April 2023", "March 2024"]
    assert [bar["href"] for bar in bars] == [row["href"] for row in rows]
    assert timeline.one("p", "ends").text == "April 2023March 2024"
    narrowed = visit(client, bars[0]["href"])
    assert narrowed.one("h1").text == "2 paragraphs in 1 article"
    assert narrowed.one("ul", "chosen").link("Published")["href"] == (
        "/?q=bridge&outlet=Harbour+Gazette"
    )


def test_what_a_timeline_cannot_draw_is_told_beside_it(client: FlaskClient) -> None:
    """Hits without a date, and dates too rough for the bars, are counted in words."""
    said = search(client, q="bridge").one("section", "timeline").one("summary").text
    assert said == "By month, at most 6; not drawn: 1 undated"
    single = search(client, outlet="Hafenbote").all("section", "timeline")
    assert not single, "a single bar says nothing"


def test_days_say_what_they_leave_out(client: FlaskClient) -> None:
    """Undated hits and rough dates may lie between the days or not: how many is told."""
    days = {"from": "2023-04-20", "to": "2023-04-25"}

    assert search(client, q="ferry", **days).one("p", "wider").text == (
        "Left out between these days: 1 whose date is too rough to tell."
    )
    assert search(client, q="bridge", **days).one("p", "wider").text == (
        "Left out between these days: 1 undated."
    )


def test_the_bare_score_is_an_order_for_those_who_ask_for_it(client: FlaskClient) -> None:
    """It is not on offer, and named where an address asks for it."""
    sorts = search(client, q="bridge", sort="base").one("nav", "sorts")

    offered = ["Relevance", "Similar", "Base", "Newest", "Oldest"]
    assert [link.text for link in sorts.all("a")] == offered
    assert sorts.one("a", **{"aria-current": "true"}).text == "Base"


def test_kinds_choose_among_articles_that_have_them(client: FlaskClient) -> None:
    """Without words, articles are listed, whatever kind of paragraph is asked for."""
    page = search(client, kind="heading")

    assert (page.one("h1").text, len(titles(page))) == ("1 article", 1)


def test_thousands_of_values_have_a_page_of_their_own(
    archive: Archive, articles: Path, ask: AskFor
) -> None:
    """Fifty values of a facet are on the page; how many there are leads to all of them."""
    lines = "".join(
        f'{{"title": "A {n}", "author": "Ann {n} Lee", "text": "zeppelin {n}"}}\n'
        for n in range(60)
    )
    (articles / "many.jsonl").write_text(lines, "utf-8")
    index_paths(archive, [articles])

    client = ask(archive.path)
    (facet,) = [
        facet
        for facet in search(client, q="zeppelin").all("section", "facet")
        if facet.one("h2").text == "Author"
    ]
    assert facet.one("summary").text == "52 more"
    assert len(facet.all("li")) == 50
    assert len(facets_of(visit(client, facet.link("All 60")["href"]))["Author"]) == 60


def test_the_undated_are_one_click_away(client: FlaskClient) -> None:
    """Their count leads to as many hits, whatever operators the query has."""
    for query in ({"q": "bridge OR ferry"}, {"q": "bridge", "scope": "article"}, {}):
        page = search(client, **query)
        link = next(link for link in page.all("a") if link.text.endswith(" undated"))
        found = tree(client.get(link["href"]).text)
        assert found.one("h1").text.split()[0] == link.text.split()[0]


def test_where_all_are_undated_it_is_said(client: FlaskClient) -> None:
    """There is no list of years then, and no link to what is there already."""
    page = search(client, q="bridge date:none")

    assert "All 1 undated" in page.one("aside", "filters").text
    assert not [link for link in page.all("a") if link.text.endswith(" undated")]


def test_a_new_query_is_no_list_of_all_values(client: FlaskClient) -> None:
    """The form sends the filters along, and nothing that is of one page alone."""
    page = search(client, q="bridge", outlet="Coast Wire", all="author", page="1")

    for form in page.all("form"):
        hidden = {field["name"] for field in form.all("input") if field["type"] == "hidden"}
        assert hidden <= {"q", "outlet"}
        assert "outlet" in hidden


def test_many_months_are_years_on_a_narrow_screen(
    archive: Archive, articles: Path, ask: AskFor
) -> None:
    """Where bars would be thinner than a finger sees, a timeline by year stands in their place."""
    (articles / "old.md").write_text("---\ntitle: Old\ndate: 2010-05-02\n---\n\nThe old bridge.\n")
    index_paths(archive, [articles])

    wide, narrow = search(ask(archive.path), q="bridge").all("section", "timeline")

    assert (wide["class"], narrow["class"]) == ("timeline if-wide", "timeline if-narrow")
    assert wide.one("p", "ends").text == "May 2010March 2024"
    assert [bar.one("title").text for bar in narrow.one("svg").all("a")] == [
        "2010: 1 paragraph", "2023: 6 paragraphs", "2024: 1 paragraph",
    ]  # fmt: skip


def test_a_long_query_is_not_repeated_thousands_of_times(client: FlaskClient) -> None:
    """All values of a facet, each with a link, are listed for queries that are short enough, and
    the timeline of others is by year.
    """
    query = " OR ".join(["bridge"] * 900)
    timeline = search(client, q=query).one("section", "timeline")
    assert [row.text for row in timeline.one("tbody").all("a")] == ["2023", "2024"]
    page = visit(client, f"/?q={quote_plus(query)}&all=outlet", 400)
    assert page.one("h1").text.startswith("All values of “outlet” are asked for by an address of")
    assert titles(visit(client, page.link("This search without “all”")["href"]))
