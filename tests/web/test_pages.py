"""The pages: what a reader sees of a search, and help."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from flask.testing import FlaskClient

from index import Archive, index_paths
from tests.web.conftest import AskFor
from tests.web.visiting import (
    article_of,
    hit_of,
    search,
    titles,
    visit,
    with_marks,
)


def test_the_start_page_shows_the_newest_articles(client: FlaskClient) -> None:
    """Without a query every article is there, the newest first, the undated last."""
    page = visit(client, "/")

    assert titles(page)[:2] == ["Inquiry blames nobody", "Tug closes bridge"]
    assert titles(page)[-1] == "Crossing, fifty pence"
    assert page.one("h1").text == "Newest articles of 8, with 22 paragraphs"
    assert not page.all("mark")
    assert "autofocus" in page.one("input", id="q").attributes


def test_a_hit_says_where_it_stands(client: FlaskClient) -> None:
    """A hit shows its article's title, outlet, author and date, and the words it was found by."""
    page = search(client, q='"bridge is not broken"')

    assert page.one("h1").text == "2 paragraphs in 2 articles"
    hit = hit_of(page, "Strike day three: the bridge stays open")
    assert hit.one("span", "outlet").text == "Harbour Gazette"
    assert hit.one("span", "author").text == "Ana Sørensen"
    assert hit.one("time").text == "19 April 2023"
    assert hit.one("time")["datetime"] == "2023-04-19"
    assert [mark.text for mark in hit.all("mark")] == ["bridge", "is", "not", "broken"]
    assert "“The bridge is not broken, it is waiting,”" in hit.one("p", "snippet").text


def test_a_hit_without_metadata_says_so(client: FlaskClient) -> None:
    """An article without date, author or outlet is shown as such, nothing is made up."""
    hit = hit_of(search(client, q="boat"), "Crossing, fifty pence")

    assert hit.one("p", "standing").text == "undated"


def test_several_authors_stand_side_by_side(client: FlaskClient) -> None:
    """All authors of an article are named."""
    hit = hit_of(search(client, q="inquiry"), "Inquiry blames nobody")

    assert hit.one("span", "author").text == "Ana Sørensen, Tom Li"
    assert hit.one("time").text == "March 2024"


def test_text_in_a_snippet_is_the_text_of_the_article(client: FlaskClient) -> None:
    """Markup in an article is shown as its characters, never taken for the page's own."""
    hit = hit_of(search(client, q="rowing"), "Crossing, fifty pence")

    assert hit.one("p", "snippet").text == (
        "The rowing boat <b>crosses</b> while the bridge waits. Bring exact change & a hat."
    )


def test_a_hit_in_a_headline_marks_the_headline(client: FlaskClient) -> None:
    """Where the title itself was found it carries the marks, and is not shown twice."""
    hit = hit_of(search(client, q="tug closes"), "Tug closes bridge")

    assert [mark.text for mark in hit.one("h2").all("mark")] == ["Tug", "closes"]
    assert not hit.all("p", "snippet")


def test_hits_in_other_languages_say_their_language(client: FlaskClient) -> None:
    """Title and text are marked up in the article's language, for voices and hyphens."""
    hit = hit_of(search(client, q="Streik"), "Zwei Nächte auf Reede")

    assert hit.one("h2")["lang"] == hit.one("p", "snippet")["lang"] == "de"


def test_a_long_paragraph_is_cut_around_its_words(
    archive: Archive, articles: Path, ask: AskFor
) -> None:
    """A snippet of a long paragraph has dots where something is left out, and the word in it."""
    words = "gull " * 200 + "zeppelin" + " tern" * 200
    (articles / "long.md").write_text(f"---\ntitle: Long\n---\n\n{words}\n", "utf-8")
    index_paths(archive, [articles])

    snippet = hit_of(search(ask(archive.path), q="zeppelin"), "Long").one("p", "snippet")

    assert snippet.one("mark").text == "zeppelin"
    assert snippet.text.startswith("… ") and snippet.text.endswith(" …")
    assert len(snippet.text) < 500


def test_a_hit_leads_to_its_paragraph_with_the_query(client: FlaskClient) -> None:
    """A click opens the article at the very paragraph, with the query's words to be marked."""
    hit = hit_of(search(client, q="ferry waited"), "Inquiry blames nobody")
    address = urlsplit(hit.one("h2").one("a")["href"])
    paragraph = visit(client, address.path).one(id=address.fragment)

    assert parse_qs(address.query) == {"q": ["ferry waited"]}
    assert paragraph.text.startswith("A ferry waited in the fog.")
    assert hit.link("¶ 2")["href"] == f"/p/{address.fragment}"


def test_paragraphs_are_grouped_on_request(client: FlaskClient) -> None:
    """A switch shows each article once, its best paragraph first, and the totals stay."""
    plain = search(client, q="bridge", sort="base")
    grouped = visit(client, plain.link("Grouped")["href"])

    assert grouped.one("h1").text == plain.one("h1").text == "8 paragraphs in 5 articles"
    assert titles(grouped) == list(dict.fromkeys(titles(plain)))
    assert len(titles(grouped)) == 5
    assert len(grouped.all("p", "snippet")) == 5
    assert set(with_marks(grouped)) == set(with_marks(plain))
    assert grouped.link("Grouped")["aria-current"] == "true"
    again = visit(client, grouped.link("Paragraphs")["href"])
    assert titles(again) == titles(plain)
    articles = visit(client, grouped.link("Articles")["href"])
    assert articles.link("Articles")["aria-current"] == "true"


def test_a_group_says_how_many_more_it_has(articles: Path, tmp_path: Path, ask: AskFor) -> None:
    """Of an article with many paragraphs four are shown; the others are a click away, marked."""
    text = "\n\n".join(f"Gull {number} sat on the pier." for number in range(9))
    (articles / "gulls.txt").write_text(f"Nine of them\n\n{text}\n")
    archive = Archive(tmp_path / "archive")
    index_paths(archive, [articles])
    client = ask(archive.path)

    (hit,) = search(client, q="gull", group="article").all("li", "hit")
    assert len(hit.all("p", "snippet")) == 4
    article = visit(client, hit.link("5 more paragraphs in the article")["href"])
    assert len(article.all("mark")) == 9


def test_no_hits_says_what_was_looked_for(client: FlaskClient) -> None:
    """Without hits the page says what no paragraph has, and how to go on."""
    page = search(client, q="zeppelin bridge")

    assert page.one("h1").text == "0 paragraphs"
    assert page.one("div", "empty").text.startswith("No paragraph has zeppelin bridge.")
    assert page.link("How to write a query")["href"] == "/help"
    assert not page.all("li", "hit")


def test_a_misspelt_word_is_one_click_from_its_right_spelling(client: FlaskClient) -> None:
    """Where nothing is found, the nearest words of the archive are a link; filters stay."""
    page = search(client, q="brigde borken", outlet="Harbour Gazette", page="2")

    offer = page.one("p", "respelt")
    assert offer.text == "Did you mean bridge broken?"
    assert parse_qs(urlsplit(offer.one("a")["href"]).query) == {
        "q": ["bridge broken"], "outlet": ["Harbour Gazette"]
    }  # fmt: skip
    assert not search(client, q="zeppelin").all("p", "respelt")
    assert not search(client, q="bridge").all("p", "respelt")


@pytest.mark.parametrize("query", ["   ", "\t", "\u3000"], ids=["spaces", "tab", "wide"])
def test_a_query_of_spaces_is_no_query(client: FlaskClient, query: str) -> None:
    """Spaces ask for nothing, so the newest articles are shown."""
    assert search(client, q=query).one("h1").text == "Newest articles of 8, with 22 paragraphs"


def test_a_switch_leads_from_paragraphs_to_articles_and_back(client: FlaskClient) -> None:
    """What has to hold the words is chosen above the hits, and everything else stays."""
    scopes = search(client, q="bridge", year="2023", sort="oldest").one("nav", "scopes")
    assert scopes.one("a", **{"aria-current": "true"}).text == "Paragraphs"

    articles = visit(client, scopes.link("Articles")["href"])
    assert articles.one("h1").text == "3 articles"
    assert articles.one("nav", "scopes").one("a", **{"aria-current": "true"}).text == "Articles"
    assert articles.one("form", "search").one("input", name="scope")["value"] == "article"
    back = articles.one("nav", "scopes").link("Paragraphs")["href"]
    assert parse_qs(urlsplit(back).query) == {
        "q": ["bridge"], "year": ["2023"], "sort": ["oldest"],
    }  # fmt: skip


def test_an_article_is_shown_by_the_paragraphs_that_hold_the_words(client: FlaskClient) -> None:
    """Each passage has its marks and its number, a headline carries its marks itself."""
    hit = hit_of(search(client, q="tug ferry", scope="article"), "Tug closes bridge")

    assert [mark.text for mark in hit.all("mark")] == ["Tug", "tug", "ferry"]
    assert [passage.text for passage in hit.all("div", "passage")] == [
        "A tug closed the bridge. ¶ 1",
        "The strike goes on, a ferry docked. ¶ 2",
    ]
    address = urlsplit(hit.one("h2").one("a")["href"])
    assert parse_qs(address.query) == {"q": ["tug ferry"], "scope": ["article"]}
    article = visit(client, f"{address.path}?{address.query}").one("article")
    assert [mark.text for mark in article.all("mark")] == ["Tug", "tug", "ferry"]


def test_an_article_shows_three_passages_and_the_others_on_a_click(
    archive: Archive, articles: Path, ask: AskFor
) -> None:
    """However long the article, the page stays short."""
    text = "\n\n".join(f"Zeppelin number {n} landed." for n in range(9))
    (articles / "long.md").write_text(f"---\ntitle: Landings\n---\n\n{text}\n", "utf-8")
    index_paths(archive, [articles])

    hit = hit_of(search(ask(archive.path), q="zeppelin", scope="article"), "Landings")

    assert hit.one("details").one("summary").text == "6 more paragraphs"
    assert len(hit.one("details").all("div", "passage")) == 6
    assert len(hit.all("div", "passage")) == 9


def test_few_paragraphs_come_with_the_number_of_articles(client: FlaskClient) -> None:
    """Where no paragraph has both words, an article may: its number leads to it."""
    page = search(client, q="tug ferry", year="2023")

    assert page.one("p", "wider").text == (
        "Taken whole, 1 article has these words, spread over its paragraphs."
    )
    articles = visit(client, page.link("1 article")["href"])
    assert (articles.one("h1").text, titles(articles)) == ("1 article", ["Tug closes bridge"])
    assert not articles.all("p", "wider")
    assert not search(client, q="bridge").all("p", "wider")


def test_words_in_bylines_are_not_lost(client: FlaskClient) -> None:
    """What is found only where nobody looked is told, with the link that looks there too."""
    page = search(client, q="holt")
    assert page.one("h1").text == "0 paragraphs"
    named, hidden = page.all("p", "wider")
    assert hidden.text == (
        "1 paragraph in bylines and boilerplate, which are not searched. Search these too"
    )
    assert named.text == "There is 1 article by this author."
    assert titles(visit(client, named.one("a")["href"]))[:1] == ["What the bridge wants"]

    wider = visit(client, page.link("Search these too")["href"])
    assert titles(wider) == ["What the bridge wants"]
    assert wider.one("p", "where").text == "¶ 1 · byline"
    assert wider.one("ul", "chosen").text == "Found in Anywhere, boilerplate too ×"
    assert "not searched" not in wider.one("main").text


def test_every_example_of_the_help_page_is_a_query_that_runs(client: FlaskClient) -> None:
    """The help shows no query that Byline would refuse."""
    examples = visit(client, "/help").one("tbody").all("a")

    assert len(examples) >= 8
    for link in examples:
        assert visit(client, link["href"]).one("input", id="q")["value"] == link.text


def test_links_of_a_page_lead_somewhere(client: FlaskClient) -> None:
    """No link on any page of the server leads to an error."""
    seen: set[str] = set()
    for path in ("/", "/?q=bridge", "/?q=bridge&size=2&page=2", "/?q=zeppelin", "/help"):
        seen |= {link["href"] for link in visit(client, path).all("a")}
    for path in sorted(seen - {"#main", "#filters"}):
        assert client.get(path).status_code in (200, 302), path


def test_text_of_the_archive_finds_its_own_direction(client: FlaskClient) -> None:
    """Arabic and Hebrew run from right to left wherever a text of the archive or a query stands."""
    page = search(client, q="bridge")
    elements = [
        page.one("input", id="q"),
        *page.all("li", "hit"),  # its headline says which way all of it runs
        *page.all("p", "snippet"),
        *page.all("span", "value"),
        *article_of(client, "Tug closes bridge", "tug").all("p", "paragraph"),
    ]

    assert len(elements) > 10
    assert all(element["dir"] == "auto" for element in elements)


def test_names_keep_their_order_whichever_way_they_are_written(
    two_way_archive: Archive, ask: AskFor
) -> None:
    """An Arabic name does not turn the list round, nor a Hebrew one the year beside it."""
    client = ask(two_way_archive.path)
    hits = search(client, q="ferry", group="article")
    article = visit(client, hits.link("Dockers strike")["href"])

    for place in (*hits.all("p", "standing"), article.one("p", "standing")):
        assert [name.text for name in place.one("span", "author").all("bdi")] == [
            "محمد العربي", "Tom Li", "Ana Sørensen",
        ]  # fmt: skip
        assert [part.text for part in place.one("span", "first").all("bdi")] == [
            "first in Haaretz הארץ, 2020", "Haaretz הארץ",
        ]  # fmt: skip
    (row,) = [row for row in article.one("table", "evidence").all("tr") if "author" in row.text]
    assert [name.text for name in row.all("bdi")] == ["محمد العربي", "Tom Li", "Ana Sørensen"]


def test_a_long_headline_is_shortened_around_its_marks(tmp_path: Path, ask: AskFor) -> None:
    """As paragraphs are; the article has all of it."""
    title = f"Ferry {'waits and ' * 70}ends at a lighthouse {'and rests ' * 20}".strip()
    (tmp_path / "long.md").write_text(f"---\ntitle: {title}\n---\n\nA tug.\n", "utf-8")
    archive = Archive(tmp_path / "archive")
    index_paths(archive, [tmp_path / "long.md"])
    client = ask(archive.path)

    headline = search(client, q="lighthouse").one("li", "hit").one("h2")
    assert [mark.text for mark in headline.all("mark")] == ["lighthouse"]
    assert headline.text.startswith("… ") and headline.text.endswith(" …")
    assert len(headline.text) < 420
    unmarked = search(client, q="tug").one("li", "hit").one("h2").text
    assert unmarked.startswith("Ferry waits") and unmarked.endswith(" …")
    assert visit(client, headline.one("a")["href"]).one("h1", "title").text.startswith(title)


def test_a_long_refused_query_does_not_hide_its_refusal(client: FlaskClient) -> None:
    """The place at fault is shown with what is around it, and ways out where they differ."""
    query = "(" + " OR ".join(f"word{number}" for number in range(300))
    page = visit(client, f"/?{urlencode({'q': query})}", 400)

    assert page.one("p", "faulty").text.startswith("(word0 OR word1 ")
    assert page.one("p", "faulty").text.endswith("…")
    mended = page.one("ul", "ways").link("word299)")
    assert mended.text.startswith("… ")
    assert parse_qs(urlsplit(mended["href"]).query) == {"q": [f"{query})"]}
    assert len(page.one("main").text) < 1_000


def test_a_query_is_explained_where_little_is_found(client: FlaskClient) -> None:
    """As it was read, and with lower-case operators and plain words one click away."""
    page = search(client, q="bridge and boat", outlet="Coast Wire")
    (offer,) = [link for link in page.one("main").all("a") if link.text == "bridge AND boat"]
    assert parse_qs(urlsplit(offer["href"]).query)["q"] == ["bridge AND boat"]
    assert 'Read as "ferry docked"' in search(client, q="ferry-docked").one("main").text
    plain = search(client, q='"zeppelin ferry"').link("Search these words plainly: zeppelin ferry")
    assert plain["href"] == "/?q=zeppelin+ferry"
