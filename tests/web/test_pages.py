"""The pages: what a reader sees of a search, of an article, and of what went wrong."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import ANY
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import pytest
from flask.testing import FlaskClient

from index import Archive, index_paths
from tests.web.conftest import AskFor
from tests.web.damage import CANNOT, Cannot, flip_byte, segment
from tests.web.markup import Element, tree


def _page(client: FlaskClient, path: str, status: int = 200) -> Element:
    """The page at an address, as a tree."""
    answer = client.get(path)
    assert answer.status_code == status, f"{path}: {tree(answer.text).one('h1').text}"
    assert answer.mimetype == "text/html"
    return tree(answer.text)


def _search(client: FlaskClient, **parameters: str) -> Element:
    """The search page for these parameters."""
    return _page(client, f"/?{urlencode(parameters)}")


def _titles(page: Element) -> list[str]:
    return [hit.one("h2").text for hit in page.all("li", "hit")]


def _marked(page: Element) -> list[str]:
    """The headlines and paragraphs that have a mark."""
    return [each.text for each in [*page.all("h2"), *page.all("p", "snippet")] if each.all("mark")]


def _addresses_of_hits(page: Element) -> list[str]:
    """The permanent addresses of the paragraphs that are shown."""
    return [link["href"] for link in page.all("a") if link["href"].startswith("/p/")]


def _hit(page: Element, title: str) -> Element:
    """The first hit under this title."""
    return next(hit for hit in page.all("li", "hit") if hit.one("h2").text == title)


def _article(client: FlaskClient, title: str, query: str = "") -> Element:
    """The article under this title, as a click on its hit opens it."""
    page = _search(client, q=query)
    path = urlsplit(_hit(page, title).one("h2").one("a")["href"])
    return _page(client, f"{path.path}?{path.query}")


def _addresses(page: Element) -> Iterator[dict[str, list[str]]]:
    """What the links to searches ask for."""
    for link in page.all("a"):
        address = urlsplit(link["href"])
        if address.path == "/":
            yield parse_qs(address.query)


def _facets(page: Element) -> dict[str, dict[str, str]]:
    """The values of each facet with their counts."""
    return {
        facet.one("h2").text: {
            item.one("span", "value").text: item.one("span", "count").text
            for item in facet.all("li")
        }
        for facet in page.all("section", "facet")
        if facet.all("li")
    }


# Searching.


def test_the_start_page_shows_the_newest_articles(client: FlaskClient) -> None:
    """Without a query every article is there, the newest first, the undated last."""
    page = _page(client, "/")

    assert _titles(page)[:2] == ["Inquiry blames nobody", "Tug closes bridge"]
    assert _titles(page)[-1] == "Crossing, fifty pence"
    assert page.one("h1").text == "Newest articles of 8, with 22 paragraphs"
    assert not page.all("mark")
    assert "autofocus" in page.one("input", id="q").attributes


def test_a_hit_says_where_it_stands(client: FlaskClient) -> None:
    """A hit shows its article's title, outlet, author and date, and the words it was found by."""
    page = _search(client, q='"bridge is not broken"')

    assert page.one("h1").text == "2 paragraphs in 2 articles"
    hit = _hit(page, "Strike day three: the bridge stays open")
    assert hit.one("span", "outlet").text == "Harbour Gazette"
    assert hit.one("span", "author").text == "Ana Sørensen"
    assert hit.one("time").text == "19 April 2023"
    assert hit.one("time")["datetime"] == "2023-04-19"
    assert [mark.text for mark in hit.all("mark")] == ["bridge", "is", "not", "broken"]
    assert "“The bridge is not broken, it is waiting,”" in hit.one("p", "snippet").text


def test_a_hit_without_metadata_says_so(client: FlaskClient) -> None:
    """An article without date, author or outlet is shown as such, nothing is made up."""
    hit = _hit(_search(client, q="boat"), "Crossing, fifty pence")

    assert hit.one("p", "standing").text == "undated"


def test_several_authors_stand_side_by_side(client: FlaskClient) -> None:
    """All authors of an article are named."""
    hit = _hit(_search(client, q="inquiry"), "Inquiry blames nobody")

    assert hit.one("span", "author").text == "Ana Sørensen, Tom Li"
    assert hit.one("time").text == "March 2024"


def test_text_in_a_snippet_is_the_text_of_the_article(client: FlaskClient) -> None:
    """Markup in an article is shown as its characters, never taken for the page's own."""
    hit = _hit(_search(client, q="rowing"), "Crossing, fifty pence")

    assert hit.one("p", "snippet").text == (
        "The rowing boat <b>crosses</b> while the bridge waits. Bring exact change & a hat."
    )


def test_a_hit_in_a_headline_marks_the_headline(client: FlaskClient) -> None:
    """Where the title itself was found it carries the marks, and is not shown twice."""
    hit = _hit(_search(client, q="tug closes"), "Tug closes bridge")

    assert [mark.text for mark in hit.one("h2").all("mark")] == ["Tug", "closes"]
    assert not hit.all("p", "snippet")


def test_hits_in_other_languages_say_their_language(client: FlaskClient) -> None:
    """Title and text are marked up in the article's language, for voices and hyphens."""
    hit = _hit(_search(client, q="Streik"), "Zwei Nächte auf Reede")

    assert hit.one("h2")["lang"] == hit.one("p", "snippet")["lang"] == "de"


def test_a_long_paragraph_is_cut_around_its_words(
    archive: Archive, articles: Path, ask: AskFor
) -> None:
    """A snippet of a long paragraph has dots where something is left out, and the word in it."""
    words = "gull " * 200 + "zeppelin" + " tern" * 200
    (articles / "long.md").write_text(f"---\ntitle: Long\n---\n\n{words}\n", "utf-8")
    index_paths(archive, [articles])

    snippet = _hit(_search(ask(archive.path), q="zeppelin"), "Long").one("p", "snippet")

    assert snippet.one("mark").text == "zeppelin"
    assert snippet.text.startswith("… ") and snippet.text.endswith(" …")
    assert len(snippet.text) < 500


def test_a_hit_leads_to_its_paragraph_with_the_query(client: FlaskClient) -> None:
    """A click opens the article at the very paragraph, with the query's words to be marked."""
    hit = _hit(_search(client, q="ferry waited"), "Inquiry blames nobody")
    address = urlsplit(hit.one("h2").one("a")["href"])
    paragraph = _page(client, address.path).one(id=address.fragment)

    assert parse_qs(address.query) == {"q": ["ferry waited"]}
    assert paragraph.text.startswith("A ferry waited in the fog.")
    assert hit.link("¶ 2")["href"] == f"/p/{address.fragment}"


def test_facets_count_what_is_left_to_choose(client: FlaskClient) -> None:
    """Beside the hits stand outlets, authors, languages, kinds and years with exact counts."""
    assert _facets(_search(client, q="bridge")) == {
        "Outlet": {"Harbour Gazette": "3", "Coast Wire": "2"},
        "Author": {"Ana Sørensen": "3", "Felix Holt": "2", "Tom Li": "1"},
        "Language": {"English": "8"},
        "Found in": {"Text": "5", "Headline": "3"},
        "Year": {"2024": "1", "2023": "6"},
    }
    assert "1 undated" in _search(client, q="bridge").one("aside", "filters").text


def test_a_facet_value_filters_and_filters_no_more(client: FlaskClient) -> None:
    """A click on a value keeps its hits and shows it as chosen; another click lets it go."""
    value = _search(client, q="bridge").link("Coast Wire")
    chosen = _page(client, value["href"])

    assert set(_titles(chosen)) == {"Tug closes bridge"}
    assert chosen.one("h1").text == "2 paragraphs in 1 article"
    assert _facets(chosen)["Outlet"] == {"Harbour Gazette": "3", "Coast Wire": "2"}
    again = chosen.one("aside", "filters").link("Coast Wire")
    assert again["aria-current"] == "true"
    assert parse_qs(urlsplit(again["href"]).query) == {"q": ["bridge"]}


def test_every_chosen_filter_can_be_removed_by_itself(client: FlaskClient) -> None:
    """Each filter that is on is named, with a link to the same search without it."""
    parameters = {
        "q": "bridge", "outlet": "Harbour Gazette", "author": "Ana Sørensen", "language": "en",
        "kind": "title", "year": "2023", "from": "2023-01-01", "to": "2023-12-31",
    }  # fmt: skip
    chosen = _search(client, **parameters).one("ul", "chosen")

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
    page = _page(client, "/?q=bridge&outlet=Coast+Wire&outlet=Harbour+Gazette")

    assert page.one("h1").text == "5 paragraphs in 3 articles"
    assert parse_qs(urlsplit(page.one("ul", "chosen").link("Coast Wire")["href"]).query) == {
        "q": ["bridge"], "outlet": ["Harbour Gazette"],
    }  # fmt: skip


def test_a_new_query_keeps_filters_and_order(client: FlaskClient) -> None:
    """Whoever types other words stays in the selection that is shown."""
    page = _search(client, q="bridge", outlet="Coast Wire", sort="oldest", **{"from": "2023-01-01"})
    form = page.one("form", "search")

    assert {e["name"]: e["value"] for e in form.all("input", type="hidden")} == {
        "outlet": "Coast Wire", "from": "2023-01-01", "sort": "oldest",
    }  # fmt: skip
    assert form.one("input", id="q")["value"] == "bridge"
    assert (form["action"], form["method"]) == ("/", "get")


def test_the_form_for_days_keeps_the_rest(client: FlaskClient) -> None:
    """Choosing days changes neither query nor filters; the days chosen stay in their fields."""
    page = _search(client, q="bridge", outlet="Coast Wire", **{"from": "2023-04-01"})
    fields = {e["name"]: e["value"] for e in page.one("form", "days").all("input")}

    assert fields == {"q": "bridge", "outlet": "Coast Wire", "from": "2023-04-01", "to": ""}


def test_hits_can_be_put_in_another_order(client: FlaskClient) -> None:
    """Links sort by relevance or date, the current order is told, and filters stay."""
    sorts = _search(client, q="bridge", year="2023", sort="newest").one("nav", "sorts")

    assert [link.text for link in sorts.all("a")] == ["Relevance", "Similar", "Newest", "Oldest"]
    assert sorts.one("a", **{"aria-current": "true"}).text == "Newest"
    oldest = _page(client, sorts.link("Oldest")["href"])
    assert _titles(oldest)[0] == "Strike day three: the bridge stays open"
    assert [link.text for link in oldest.one("ul", "chosen").all("a")] == ["Year 2023 ×"]


def test_pages_lead_to_their_neighbours(client: FlaskClient) -> None:
    """Paging links lead on and back with everything else unchanged, and end at both ends."""
    first = _search(client, q="bridge", size="3", year="2023")
    (onward,) = first.one("nav", "paging").all("a")
    second = _page(client, onward["href"])

    assert onward["rel"] == "next"
    assert parse_qs(urlsplit(onward["href"]).query) == {
        "q": ["bridge"], "size": ["3"], "year": ["2023"], "cursor": [ANY],
    }  # fmt: skip
    assert "Page 2 of 2" in second.one("nav", "paging").text
    assert [link["rel"] for link in second.one("nav", "paging").all("a")] == ["prev"]
    assert second.one("ol", "hits")["start"] == "4"
    assert len(_titles(first)) == len(_titles(second)) == 3


def test_changing_a_filter_goes_back_to_the_first_page(client: FlaskClient) -> None:
    """Page 2 of something else is not what anybody asks for: only paging links have a cursor."""
    first = _search(client, q="bridge", size="2")
    page = _page(client, first.link("Next →")["href"])
    paging = {id(link) for link in page.one("nav", "paging").all("a")}
    others = [link for link in page.all("a") if id(link) not in paging]

    assert len(paging) == 2
    assert not [link for link in others if "cursor=" in link["href"]]
    assert not [field for field in page.all("input") if field["name"] == "cursor"]


def test_pages_stay_in_the_archive_as_it_was(archive: Archive, articles: Path, ask: AskFor) -> None:
    """What is indexed while somebody turns pages neither repeats a hit nor hides one."""
    client = ask(archive.path)
    whole = _addresses_of_hits(_search(client, q="bridge", sort="newest"))
    page = _search(client, q="bridge", sort="newest", size="3")
    found = _addresses_of_hits(page)
    while onward := [link for link in page.all("a") if link.text == "Next →"]:
        (articles / f"{len(found)}.txt").write_text("A new bridge\n\n1 May 2026\n\nThe bridge.\n")
        index_paths(archive, [articles])
        page = _page(client, onward[0]["href"])
        found += _addresses_of_hits(page)

    assert found == whole
    back = _page(client, page.link("← Previous")["href"])
    back = _page(client, back.link("← Previous")["href"])
    assert _addresses_of_hits(back) == whole[:3]
    assert _addresses_of_hits(_search(client, q="bridge", sort="newest", size="3")) != whole[:3]


def test_a_page_that_is_gone_leads_to_the_search_as_it_is_now(
    archive: Archive, articles: Path, ask: AskFor
) -> None:
    """Where the state of the archive is no longer kept, the page says so and how to go on."""
    client = ask(archive.path)
    onward = _search(client, q="bridge", size="2", outlet="Harbour Gazette").link("Next →")["href"]
    for number in range(2):
        (articles / f"{number}.txt").write_text("A new bridge\n\nThe bridge.\n")
        index_paths(archive, [articles])
    shutil.rmtree(archive.folder(1))

    gone = _page(client, onward, status=410)
    assert gone.one("h1").text == "Generation 1 of the archive is no longer kept."
    again = gone.link("This search from its beginning, in the archive as it is now")["href"]
    assert parse_qs(urlsplit(again).query) == {
        "q": ["bridge"], "size": ["2"], "outlet": ["Harbour Gazette"],
    }  # fmt: skip
    assert len(_titles(_page(client, again))) == 2


def test_paragraphs_are_grouped_on_request(client: FlaskClient) -> None:
    """A switch shows each article once, its best paragraph first, and the totals stay."""
    plain = _search(client, q="bridge", sort="base")
    grouped = _page(client, plain.link("Grouped")["href"])

    assert grouped.one("h1").text == plain.one("h1").text == "8 paragraphs in 5 articles"
    assert _titles(grouped) == list(dict.fromkeys(_titles(plain)))
    assert len(_titles(grouped)) == 5
    assert len(grouped.all("p", "snippet")) == 5
    assert set(_marked(grouped)) == set(_marked(plain))
    assert grouped.link("Grouped")["aria-current"] == "true"
    again = _page(client, grouped.link("Paragraphs")["href"])
    assert _titles(again) == _titles(plain)
    articles = _page(client, grouped.link("Articles")["href"])
    assert articles.link("Articles")["aria-current"] == "true"


def test_a_group_says_how_many_more_it_has(articles: Path, tmp_path: Path, ask: AskFor) -> None:
    """Of an article with many paragraphs four are shown; the others are a click away, marked."""
    text = "\n\n".join(f"Gull {number} sat on the pier." for number in range(9))
    (articles / "gulls.txt").write_text(f"Nine of them\n\n{text}\n")
    archive = Archive(tmp_path / "archive")
    index_paths(archive, [articles])
    client = ask(archive.path)

    (hit,) = _search(client, q="gull", group="article").all("li", "hit")
    assert len(hit.all("p", "snippet")) == 4
    article = _page(client, hit.link("5 more paragraphs in the article")["href"])
    assert len(article.all("mark")) == 9


def test_one_page_of_hits_has_no_paging(client: FlaskClient) -> None:
    """Where all hits are shown there is nothing to turn."""
    assert not _search(client, q="bridge").all("nav", "paging")


def test_a_page_beyond_the_last_leads_back(client: FlaskClient) -> None:
    """Whoever follows an old link too far is not told that there are no hits."""
    page = _search(client, q="bridge", page="99")

    assert page.one("h1").text == "8 paragraphs in 5 articles"
    assert "There are 1 page." not in page.one("main").text
    assert parse_qs(urlsplit(page.link("Back to the first")["href"]).query) == {"q": ["bridge"]}


def test_no_hits_says_what_was_looked_for(client: FlaskClient) -> None:
    """Without hits the page says what no paragraph has, and how to go on."""
    page = _search(client, q="zeppelin bridge")

    assert page.one("h1").text == "0 paragraphs"
    assert page.one("div", "empty").text.startswith("No paragraph has zeppelin bridge.")
    assert page.link("How to write a query")["href"] == "/help"
    assert not page.all("li", "hit")


def test_a_misspelt_word_is_one_click_from_its_right_spelling(client: FlaskClient) -> None:
    """Where nothing is found, the nearest words of the archive are a link; filters stay."""
    page = _search(client, q="brigde borken", outlet="Harbour Gazette", page="2")

    offer = page.one("p", "respelt")
    assert offer.text == "Did you mean bridge broken?"
    assert parse_qs(urlsplit(offer.one("a")["href"]).query) == {
        "q": ["bridge broken"], "outlet": ["Harbour Gazette"]
    }  # fmt: skip
    assert not _search(client, q="zeppelin").all("p", "respelt")
    assert not _search(client, q="bridge").all("p", "respelt")


@pytest.mark.parametrize("name", ["outlet", "author", "original_outlet", "language"])
def test_an_unknown_value_of_a_filter_is_told_apart_from_no_hits(
    client: FlaskClient, name: str
) -> None:
    """With a filter on, the page speaks of the selection and offers to search without it."""
    page = _search(client, q="bridge", **{name: "Nowhere Times"})

    assert page.one("div", "empty").text.startswith("No paragraph in this selection has bridge.")
    assert page.link("Search without the filters")["href"] == "/?q=bridge"
    assert page.one("ul", "chosen").all("a")[0]["href"] == "/?q=bridge"


def test_a_selection_without_words_says_when_it_is_empty(client: FlaskClient) -> None:
    """Filters alone, passed by nothing: a whole sentence, without a query that nobody typed."""
    page = _search(client, outlet="Nowhere Times")

    assert page.one("h1").text == "0 articles"
    assert "has ." not in page.one("div", "empty").text
    assert "“”" not in page.one("div", "empty").text


@pytest.mark.parametrize("query", ["   ", "\t", "\u3000"], ids=["spaces", "tab", "wide"])
def test_a_query_of_spaces_is_no_query(client: FlaskClient, query: str) -> None:
    """Spaces ask for nothing, so the newest articles are shown."""
    assert _search(client, q=query).one("h1").text == "Newest articles of 8, with 22 paragraphs"


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

    page = _search(ask(archive.path), q="zeppelin")
    facet = page.all("section", "facet")[0]

    assert facet.one("summary").text == "4 more"
    assert len(facet.one("details").all("li")) == 4
    assert len(facet.all("li")) == 12


# Whole articles, times, and what is not searched.


def test_a_switch_leads_from_paragraphs_to_articles_and_back(client: FlaskClient) -> None:
    """What has to hold the words is chosen above the hits, and everything else stays."""
    scopes = _search(client, q="bridge", year="2023", sort="oldest").one("nav", "scopes")
    assert scopes.one("a", **{"aria-current": "true"}).text == "Paragraphs"

    articles = _page(client, scopes.link("Articles")["href"])
    assert articles.one("h1").text == "3 articles"
    assert articles.one("nav", "scopes").one("a", **{"aria-current": "true"}).text == "Articles"
    assert articles.one("form", "search").one("input", name="scope")["value"] == "article"
    back = articles.one("nav", "scopes").link("Paragraphs")["href"]
    assert parse_qs(urlsplit(back).query) == {
        "q": ["bridge"], "year": ["2023"], "sort": ["oldest"],
    }  # fmt: skip


def test_an_article_is_shown_by_the_paragraphs_that_hold_the_words(client: FlaskClient) -> None:
    """Each passage has its marks and its number, a headline carries its marks itself."""
    hit = _hit(_search(client, q="tug ferry", scope="article"), "Tug closes bridge")

    assert [mark.text for mark in hit.all("mark")] == ["Tug", "tug", "ferry"]
    assert [passage.text for passage in hit.all("div", "passage")] == [
        "A tug closed the bridge. ¶ 1",
        "The strike goes on, a ferry docked. ¶ 2",
    ]
    address = urlsplit(hit.one("h2").one("a")["href"])
    assert parse_qs(address.query) == {"q": ["tug ferry"], "scope": ["article"]}
    article = _page(client, f"{address.path}?{address.query}").one("article")
    assert [mark.text for mark in article.all("mark")] == ["Tug", "tug", "ferry"]


def test_an_article_shows_three_passages_and_the_others_on_a_click(
    archive: Archive, articles: Path, ask: AskFor
) -> None:
    """However long the article, the page stays short."""
    text = "\n\n".join(f"Zeppelin number {n} landed." for n in range(9))
    (articles / "long.md").write_text(f"---\ntitle: Landings\n---\n\n{text}\n", "utf-8")
    index_paths(archive, [articles])

    hit = _hit(_search(ask(archive.path), q="zeppelin", scope="article"), "Landings")

    assert hit.one("details").one("summary").text == "6 more paragraphs"
    assert len(hit.one("details").all("div", "passage")) == 6
    assert len(hit.all("div", "passage")) == 9


def test_few_paragraphs_come_with_the_number_of_articles(client: FlaskClient) -> None:
    """Where no paragraph has both words, an article may: its number leads to it."""
    page = _search(client, q="tug ferry", year="2023")

    assert page.one("p", "wider").text == (
        "Taken whole, 1 article has these words, spread over its paragraphs."
    )
    articles = _page(client, page.link("1 article")["href"])
    assert (articles.one("h1").text, _titles(articles)) == ("1 article", ["Tug closes bridge"])
    assert not articles.all("p", "wider")
    assert not _search(client, q="bridge").all("p", "wider")


def test_words_in_bylines_are_not_lost(client: FlaskClient) -> None:
    """What is found only where nobody looked is told, with the link that looks there too."""
    page = _search(client, q="holt")
    assert page.one("h1").text == "0 paragraphs"
    assert page.one("p", "wider").text == (
        "1 paragraph in bylines and boilerplate, which are not searched. Search these too"
    )

    wider = _page(client, page.link("Search these too")["href"])
    assert _titles(wider) == ["What the bridge wants"]
    assert wider.one("p", "where").text == "¶ 1 · byline"
    assert wider.one("ul", "chosen").text == "Found in Anywhere, boilerplate too ×"
    assert not wider.all("p", "wider")


def test_a_timeline_has_bars_and_the_same_as_a_table(client: FlaskClient) -> None:
    """Each bar says its month and number and leads there; so does each row of the table."""
    timeline = _search(client, q="bridge", outlet="Harbour Gazette").one("section", "timeline")
    bars, rows = timeline.one("svg").all("a"), timeline.one("tbody").all("a")

    assert [bar.one("title").text for bar in bars] == [
        "April 2023: 2 paragraphs", "March 2024: 1 paragraph",
    ]  # fmt: skip
    assert [row.text for row in rows] == ["April 2023", "March 2024"]
    assert [bar["href"] for bar in bars] == [row["href"] for row in rows]
    assert timeline.one("p", "ends").text == "April 2023March 2024"
    narrowed = _page(client, bars[0]["href"])
    assert narrowed.one("h1").text == "2 paragraphs in 1 article"
    assert narrowed.one("ul", "chosen").link("Published")["href"] == (
        "/?q=bridge&outlet=Harbour+Gazette"
    )


def test_what_a_timeline_cannot_draw_is_told_beside_it(client: FlaskClient) -> None:
    """Hits without a date, and dates too rough for the bars, are counted in words."""
    said = _search(client, q="bridge").one("section", "timeline").one("summary").text
    assert said == "By month, at most 6; not drawn: 1 undated"
    single = _search(client, outlet="Hafenbote").all("section", "timeline")
    assert not single, "a single bar says nothing"


def test_days_say_what_they_leave_out(client: FlaskClient) -> None:
    """Undated hits and rough dates may lie between the days or not: how many is told."""
    days = {"from": "2023-04-20", "to": "2023-04-25"}

    assert _search(client, q="ferry", **days).one("p", "wider").text == (
        "Left out between these days: 1 whose date is too rough to tell."
    )
    assert _search(client, q="bridge", **days).one("p", "wider").text == (
        "Left out between these days: 1 undated."
    )


def test_the_bare_score_is_an_order_for_those_who_ask_for_it(client: FlaskClient) -> None:
    """It is not on offer, and named where an address asks for it."""
    sorts = _search(client, q="bridge", sort="base").one("nav", "sorts")

    offered = ["Relevance", "Similar", "Base", "Newest", "Oldest"]
    assert [link.text for link in sorts.all("a")] == offered
    assert sorts.one("a", **{"aria-current": "true"}).text == "Base"


def test_kinds_choose_among_articles_that_have_them(client: FlaskClient) -> None:
    """Without words, articles are listed, whatever kind of paragraph is asked for."""
    page = _search(client, kind="heading")

    assert (page.one("h1").text, len(_titles(page))) == ("1 article", 1)


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
        for facet in _search(client, q="zeppelin").all("section", "facet")
        if facet.one("h2").text == "Author"
    ]
    assert facet.one("summary").text == "52 more"
    assert len(facet.all("li")) == 50
    assert len(_facets(_page(client, facet.link("All 60")["href"]))["Author"]) == 60


# What went wrong.


def test_an_empty_archive_says_how_to_fill_it(empty_archive: Archive, ask: AskFor) -> None:
    """An archive without articles is no search without hits: the page says what to run."""
    for path in ("/", "/?q=bridge"):
        page = _page(ask(empty_archive.path), path)
        assert page.one("h1").text == "The archive is empty"
        assert "byline index FOLDER" in page.one("main").text
        assert "No paragraph" not in page.one("main").text


@pytest.mark.parametrize(("break_it", "text"), CANNOT.values(), ids=CANNOT)
@pytest.mark.parametrize("path", ["/", "/?q=bridge", "/article/aaaaaaaaaaaaaaaa", "/p/aaaa.bbbb"])
def test_where_byline_could_not_look_it_says_so(
    ask: AskFor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    break_it: Cannot,
    text: str,
) -> None:
    """No archive, or none that can be read: 503 and the reason in full, never “no hits”."""
    archive = Archive(tmp_path / "press")
    break_it(archive, monkeypatch)

    page = _page(ask(archive.path), path, 503)

    assert text.format(folder=archive.path) in page.one("main").text
    assert "No paragraph" not in page.text
    assert "0 paragraphs" not in page.text


def test_a_missing_archive_is_told_first(ask: AskFor, tmp_path: Path) -> None:
    """Who opens Byline before the first index run learns in the headline that nothing is wrong."""
    assert _page(ask(tmp_path / "none"), "/", 503).one("h1").text == "There is no archive yet"


def test_a_damaged_archive_answers_nothing(archive: Archive, ask: AskFor) -> None:
    """Where no generation is whole no hit is shown, and the page names file and command."""
    flip_byte(segment(archive))

    page = _page(ask(archive.path), "/?q=bridge", 503)

    assert page.one("h1").text == f"{segment(archive)} is not what was written."
    assert "byline rebuild" in page.one("main").text


def test_an_older_generation_answers_with_a_warning(
    archive: Archive, articles: Path, ask: AskFor
) -> None:
    """Fallen back to an older generation, search and article pages say so above everything."""
    (articles / "late.txt").write_text("Late edition\n\nThe ferry sank at noon.\n", "utf-8")
    index_paths(archive, [articles])
    flip_byte(archive.folder(2) / "MANIFEST")
    client = ask(archive.path)

    for page in (_search(client, q="bridge"), _article(client, "Tug closes bridge", "tug")):
        banner = page.one("p", "banner")
        assert banner["role"] == "alert"
        assert banner.text.startswith(
            "The archive is damaged; the newest state of it that is whole"
        )
        assert "MANIFEST" in banner.text


def test_a_whole_archive_shows_no_warning(client: FlaskClient) -> None:
    """The warning stands for something."""
    assert not _search(client, q="bridge").all("p", "banner")


_OPEN_QUOTE = 'strike "the bridge'


def test_a_wrong_query_shows_its_place_and_ways_out(client: FlaskClient) -> None:
    """A query that cannot be run is shown with the place at fault, mended, and plainly."""
    page = _page(client, f"/?q={quote(_OPEN_QUOTE)}", 400)

    assert page.one("h1").text == "A quotation mark has no partner."
    assert page.one("p", "faulty").text == 'strike "the bridge'
    assert page.one("p", "faulty").one("strong").text == '"the bridge'
    mended = page.link('strike "the bridge"')
    assert parse_qs(urlsplit(mended["href"]).query) == {"q": ['strike "the bridge"']}
    plain = page.link("Search these words plainly: strike the bridge")
    assert parse_qs(urlsplit(plain["href"]).query) == {"q": ["strike the bridge"]}
    assert page.link("How to write a query")["href"] == "/help"
    assert page.one("input", id="q")["value"] == 'strike "the bridge'


def test_a_wrong_query_keeps_the_filters_it_was_asked_with(client: FlaskClient) -> None:
    """Mending a query does not silently leave the selection: filters stay in the links."""
    page = _page(client, f"/?q={quote(_OPEN_QUOTE)}&outlet=Coast+Wire", 400)

    mended = page.link('strike "the bridge"')
    assert parse_qs(urlsplit(mended["href"]).query)["outlet"] == ["Coast Wire"]


# Articles.


def test_an_article_opens_with_its_marks(client: FlaskClient) -> None:
    """The words that were found are marked in every paragraph that the query finds."""
    page = _article(client, "Inquiry blames nobody", "ferry")

    assert {mark.text for mark in page.all("mark")} <= {"ferry", "ferry's", "ferry’s"}
    assert [mark.text for mark in page.all("mark")][:1] == ["ferry"]
    back = page.one("nav", "back")
    assert back.link("Results for ferry")["href"] == "/?q=ferry"
    assert "1 paragraph here" in back.text
    assert page.one(id=back.link("¶ 2")["href"].removeprefix("#")).all("mark")


def test_an_article_is_shown_whole_and_in_order(client: FlaskClient) -> None:
    """All paragraphs stand there as they were read, title first, headings as headings."""
    article = _article(client, "Strike day three: the bridge stays open", "strike").one("article")

    shown = [(e.tag, e.text.rpartition("¶")[0].strip()) for e in article.all(class_="paragraph")]
    assert shown == [
        ("h1", "Strike day three: the bridge stays open"),
        (
            "p",
            "The dockers' strike went into its third day. “The bridge is not broken, it is "
            "waiting,” said Séverine Moreau, an engineer.",
        ),
        ("h2", "What it costs"),
        (
            "p",
            "The port loses $51 million a week, or £1,578 a docker. Nobody at O’Neill & Sons "
            "would say why.",
        ),
    ]
    assert article["lang"] == "en"
    assert article.one("strong").text == "strike"
    assert article.link("Séverine Moreau")["href"] == "https://gazette.example/moreau"


def test_an_article_says_where_it_stands(client: FlaskClient) -> None:
    """Outlet, author, date and the article's own address stand under its title."""
    article = _article(client, "Strike day three: the bridge stays open", "strike").one("article")

    assert article.one("span", "outlet").text == "Harbour Gazette"
    assert article.one("span", "author").text == "Ana Sørensen"
    assert article.one("time").text == "19 April 2023"
    link = article.one("p", "original").one("a")
    assert link["href"] == link.text == "https://gazette.example/strike-day-three"


def test_a_reprint_says_where_it_first_stood(archive: Archive, articles: Path, ask: AskFor) -> None:
    """An article that was published before says in which outlet and when."""
    (articles / "reprint.md").write_text(
        "---\ntitle: Again\noutlet: Weekly\noriginal_outlet: Harbour Gazette\n"
        "first_published: 2023-04-19\ndate: 2023-05\n---\n\nThe zeppelin is late again.\n",
        "utf-8",
    )
    index_paths(archive, [articles])

    standing = _hit(_search(ask(archive.path), q="zeppelin"), "Again").one("p", "standing")

    assert standing.one("span", "first").text == "first in Harbour Gazette, 19 April 2023"


def test_an_article_says_where_each_thing_known_of_it_comes_from(client: FlaskClient) -> None:
    """Behind “Where this comes from”: the file, and for each field value, place and confidence."""
    page = _article(client, "Inquiry blames nobody", "inquiry")
    provenance = page.one("details", "provenance")
    rows = {
        row.one("th").text: [cell.text for cell in row.all("td")]
        for row in provenance.one("tbody").all("tr")
    }

    assert "gazette/inquiry.md" in provenance.one("dl").text
    assert "markdown" in provenance.one("dl").text
    assert rows["date"] == ["2024-03 (month)", "front matter: date", "100%"]
    assert rows["author"] == ["Ana Sørensen; Tom Li", "front matter: author", "100%"]
    as_json = client.get(provenance.link("The article as JSON")["href"])
    assert as_json.json
    assert as_json.json["metadata"]["title"] == "Inquiry blames nobody"


def test_every_paragraph_has_its_permanent_address(client: FlaskClient) -> None:
    """Beside each paragraph stands a link that leads back to it."""
    article = _article(client, "Inquiry blames nobody", "inquiry").one("article")

    for paragraph in article.all(class_="paragraph"):
        anchor = paragraph.one("a", "anchor")
        assert anchor["href"] == f"/p/{paragraph['id']}"
        answer = client.get(anchor["href"])
        assert answer.status_code == 302
        assert urlsplit(answer.headers["Location"]).fragment == paragraph["id"]
        assert client.get(answer.headers["Location"]).status_code == 200


def test_an_article_opened_without_a_query_has_no_way_back_to_one(client: FlaskClient) -> None:
    """Without a query there is nothing to mark and nothing to go back to."""
    page = _article(client, "Inquiry blames nobody")

    assert not page.all("nav", "back")
    assert not page.all("mark")


@pytest.mark.parametrize("query", ['"open', "titel:x", "(", "zeppelin", "   "])
def test_an_article_can_be_read_whatever_its_address_says(client: FlaskClient, query: str) -> None:
    """A query that is broken or finds nothing here leaves the article unmarked, not unread."""
    hit = _hit(_search(client, q="inquiry"), "Inquiry blames nobody")
    path = urlsplit(hit.one("h2").one("a")["href"]).path

    page = _page(client, f"{path}?{urlencode({'q': query})}")

    assert page.one("h1").text.startswith("Inquiry blames nobody")
    assert not page.all("mark")


def test_an_article_marks_exactly_what_the_search_marked(client: FlaskClient) -> None:
    """Page and HTTP interface agree on the words: the marks are those of the hits."""
    answer = client.get("/api/v1/search", query_string={"q": "bridge OR ferry", "size": 100})
    assert answer.json
    for hit in answer.json["hits"]:
        page = _page(client, f"/article/{hit['article']['id']}?q=bridge+OR+ferry")
        words = [hit["text"][start:end] for start, end in hit["marks"]]
        assert [mark.text for mark in page.one(id=hit["id"]).all("mark")] == words


def test_an_unknown_article_is_not_found(client: FlaskClient) -> None:
    """An address that names no article is a 404 that says what may have happened."""
    page = _page(client, "/article/aaaaaaaaaaaaaaaa", 404)

    assert page.one("h1").text == "There is no article “aaaaaaaaaaaaaaaa”."
    assert "It was never in this archive, or it has been taken out." in page.text


def test_a_permanent_address_outlives_an_edit_elsewhere(
    archive: Archive, articles: Path, ask: AskFor
) -> None:
    """Other paragraphs may change: the address of this one leads to it as before."""
    hit = _hit(_search(ask(archive.path), q="ferry waited"), "Inquiry blames nobody")
    address = hit.link("¶ 2")["href"]
    file = articles / "gazette" / "inquiry.md"
    file.write_text(file.read_text("utf-8").replace("The bridge was", "A new start.\n\nIt was"))
    index_paths(archive, [articles])
    client = ask(archive.path)

    location = urlsplit(client.get(address).headers["Location"])
    paragraph = _page(client, location.path).one(id=location.fragment)

    assert paragraph.text.startswith("A ferry waited in the fog.")


def test_a_paragraph_that_is_gone_says_so(archive: Archive, articles: Path, ask: AskFor) -> None:
    """Where a paragraph's words were changed its old address says that, and offers the article."""
    hit = _hit(_search(ask(archive.path), q="ferry waited"), "Inquiry blames nobody")
    address = hit.link("¶ 2")["href"]
    file = articles / "gazette" / "inquiry.md"
    file.write_text(file.read_text("utf-8").replace("A ferry waited", "A tug slept"), "utf-8")
    index_paths(archive, [articles])
    client = ask(archive.path)

    page = _page(client, address, 404)

    assert page.one("h1").text == (
        "The article “Inquiry blames nobody” no longer has this paragraph."
    )
    assert "Its words were changed, or it was taken out" in page.text
    article = address.removeprefix("/p/").partition(".")[0]
    assert [link for link in page.one("main").all("a") if link["href"] == f"/article/{article}"]


@pytest.mark.parametrize(
    "paragraph_id",
    ["nothing", "nothing.at-all", "aaaaaaaaaaaaaaaa.bbbbbbbb", ".", "桥.桥", "a.b.c"],
)
def test_an_unknown_paragraph_is_not_found(client: FlaskClient, paragraph_id: str) -> None:
    """An address that never was one is a 404, not a failure."""
    _page(client, f"/p/{quote(paragraph_id)}", 404)


# Help.


def test_every_example_of_the_help_page_is_a_query_that_runs(client: FlaskClient) -> None:
    """The help shows no query that Byline would refuse."""
    examples = _page(client, "/help").one("tbody").all("a")

    assert len(examples) >= 8
    for link in examples:
        assert _page(client, link["href"]).one("input", id="q")["value"] == link.text


def test_links_of_a_page_lead_somewhere(client: FlaskClient) -> None:
    """No link on any page of the server leads to an error."""
    seen: set[str] = set()
    for path in ("/", "/?q=bridge", "/?q=bridge&size=2&page=2", "/?q=zeppelin", "/help"):
        seen |= {link["href"] for link in _page(client, path).all("a")}
    for path in sorted(seen - {"#main", "#filters"}):
        assert client.get(path).status_code in (200, 302), path


def test_text_of_the_archive_finds_its_own_direction(client: FlaskClient) -> None:
    """Arabic and Hebrew run from right to left wherever a text of the archive or a query stands."""
    page = _search(client, q="bridge")
    elements = [
        page.one("input", id="q"),
        *page.all("h2", lang="en"),
        *page.all("p", "snippet"),
        *page.all("span", "value"),
        *_article(client, "Tug closes bridge", "tug").all("p", "paragraph"),
    ]

    assert len(elements) > 10
    assert all(element["dir"] == "auto" for element in elements)


def test_the_undated_are_one_click_away(client: FlaskClient) -> None:
    """Their count leads to as many hits, whatever operators the query has."""
    for query in ({"q": "bridge OR ferry"}, {"q": "bridge", "scope": "article"}, {}):
        page = _search(client, **query)
        link = next(link for link in page.all("a") if link.text.endswith(" undated"))
        found = tree(client.get(link["href"]).text)
        assert found.one("h1").text.split()[0] == link.text.split()[0]
