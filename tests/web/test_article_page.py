"""The article page: whole, marked, and at an address that stays."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from flask.testing import FlaskClient

from index import Archive, index_paths
from tests.web.conftest import AskFor
from tests.web.visiting import (
    article_of,
    hit_of,
    search,
    visit,
)


def test_an_article_opens_with_its_marks(client: FlaskClient) -> None:
    """The words that were found are marked in every paragraph that the query finds."""
    page = article_of(client, "Inquiry blames nobody", "ferry")

    assert {mark.text for mark in page.all("mark")} <= {"ferry", "ferry's", "ferry’s"}
    assert [mark.text for mark in page.all("mark")][:1] == ["ferry"]
    back = page.one("nav", "back")
    assert back.link("Results for ferry")["href"] == "/?q=ferry"
    assert "1 paragraph here" in back.text
    assert page.one(id=back.link("¶ 2")["href"].removeprefix("#")).all("mark")


def test_what_the_search_leaves_out_is_counted_apart(tmp_path: Path, ask: AskFor) -> None:
    """The article has as many paragraphs as the search found, and those that it did not besides."""
    kinds = ("body", "boilerplate", "body")
    paragraphs = [
        {"text": f"A ferry, number {number}.", "kind": kind} for number, kind in enumerate(kinds)
    ]
    article = json.dumps({"title": "Three of them", "paragraphs": paragraphs})
    (tmp_path / "one.jsonl").write_text(article, "utf-8")
    archive = Archive(tmp_path / "archive")
    index_paths(archive, [tmp_path / "one.jsonl"])
    client = ask(archive.path)

    def told(**asked: str) -> str:
        link = search(client, **asked).all("li", "hit")[0].one("h2").one("a")
        return visit(client, link["href"]).one("nav", "back").text.partition("ferry ")[2]

    assert told(q="ferry") == "2 paragraphs here: ¶ 1 ¶ 3 and 1 in boilerplate: ¶ 2"
    assert told(q="ferry", kind="all") == "3 paragraphs here: ¶ 1 ¶ 2 ¶ 3"
    assert told(q="ferry", kind="boilerplate") == "1 paragraph here: ¶ 2 and 2 in text: ¶ 1 ¶ 3"


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "ferry", "outlet": "Harbour Gazette", "sort": "newest", "group": "article"},
        {"q": "ferry", "from": "2023-01-01", "to": "2024-12-31", "scope": "article"},
        {"outlet": "Harbour Gazette", "kind": "all"},
    ],
    ids=str,
)
def test_the_way_back_leads_to_the_same_search(client: FlaskClient, asked: dict[str, str]) -> None:
    """With its filters, days, order and grouping."""
    hit = search(client, **asked, page="1").one("ol", "hits").all("li", "hit")[0]
    (back,) = visit(client, hit.one("h2").one("a")["href"]).one("nav", "back").all("a")[:1]

    assert back["href"] == f"/?{urlencode(asked)}"


def test_a_long_search_is_not_repeated_whole_by_every_hit(client: FlaskClient) -> None:
    """Words are marked all the same, and the way back has them."""
    query = " OR ".join(["ferry"] * 1_000)
    hit = search(client, q=query, kind="body").one("ol", "hits").all("li", "hit")[0]
    address = hit.one("h2").one("a")["href"]

    assert "kind=" not in address
    assert visit(client, address).all("mark")


def test_an_article_is_shown_whole_and_in_order(client: FlaskClient) -> None:
    """All paragraphs stand there as they were read, title first, headings as headings."""
    article = article_of(client, "Strike day three: the bridge stays open", "strike").one("article")

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
    article = article_of(client, "Strike day three: the bridge stays open", "strike").one("article")

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

    standing = hit_of(search(ask(archive.path), q="zeppelin"), "Again").one("p", "standing")

    assert standing.one("span", "first").text == "first in Harbour Gazette, 19 April 2023"


def test_an_article_says_where_each_thing_known_of_it_comes_from(client: FlaskClient) -> None:
    """Behind “Where this comes from”: the file, and for each field value, place and confidence."""
    page = article_of(client, "Inquiry blames nobody", "inquiry")
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
    article = article_of(client, "Inquiry blames nobody", "inquiry").one("article")

    for paragraph in article.all(class_="paragraph"):
        anchor = paragraph.one("a", "anchor")
        assert anchor["href"] == f"/p/{paragraph['id']}"
        answer = client.get(anchor["href"])
        assert answer.status_code == 302
        assert urlsplit(answer.headers["Location"]).fragment == paragraph["id"]
        assert client.get(answer.headers["Location"]).status_code == 200


def test_an_article_opened_without_a_query_has_no_way_back_to_one(client: FlaskClient) -> None:
    """Without a query there is nothing to mark and nothing to go back to."""
    page = article_of(client, "Inquiry blames nobody")

    assert not page.all("nav", "back")
    assert not page.all("mark")


@pytest.mark.parametrize("query", ['"open', "titel:x", "(", "zeppelin", "   "])
def test_an_article_can_be_read_whatever_its_address_says(client: FlaskClient, query: str) -> None:
    """A query that is broken or finds nothing here leaves the article unmarked, not unread."""
    hit = hit_of(search(client, q="inquiry"), "Inquiry blames nobody")
    path = urlsplit(hit.one("h2").one("a")["href"]).path

    page = visit(client, f"{path}?{urlencode({'q': query})}")

    assert page.one("h1").text.startswith("Inquiry blames nobody")
    assert not page.all("mark")


def _address(client: FlaskClient) -> str:
    hit = hit_of(search(client, q="ferry"), "Inquiry blames nobody")
    return urlsplit(hit.one("h2").one("a")["href"]).path


def test_an_article_says_what_is_wrong_with_its_query(client: FlaskClient) -> None:
    """As the search page does: the place at fault, and queries that work, on the same article."""
    path = _address(client)

    page = visit(client, path + "?q=ferry+%22inquiry&scope=article")

    mistake = page.one("div", "mistake")
    assert "A quotation mark has no partner. So nothing is marked" in mistake.text
    assert mistake.one("p", "faulty").one("strong").text == '"inquiry'
    for words in ('ferry "inquiry"', "ferry inquiry"):
        link = next(link for link in mistake.all("a") if link.one("code").text == words)
        assert link["href"] == f"{path}?{urlencode({'q': words, 'scope': 'article'})}"
        assert visit(client, link["href"]).all("mark")
    assert not page.all("nav", "back")


def test_an_article_says_which_parameter_it_cannot_use(client: FlaskClient) -> None:
    """A scope that there is not marks nothing, and is named."""
    path = _address(client)

    mistake = visit(client, f"{path}?q=ferry&scope=all").one("div", "mistake")

    assert "The parameter “scope” is “all”." in mistake.text
    assert "one of paragraph, article" in mistake.text


def test_an_article_marks_exactly_what_the_search_marked(client: FlaskClient) -> None:
    """Page and HTTP interface agree on the words: the marks are those of the hits."""
    answer = client.get("/api/v1/search", query_string={"q": "bridge OR ferry", "size": 100})
    assert answer.json
    for hit in answer.json["hits"]:
        page = visit(client, f"/article/{hit['article']['id']}?q=bridge+OR+ferry")
        words = [hit["text"][start:end] for start, end in hit["marks"]]
        assert [mark.text for mark in page.one(id=hit["id"]).all("mark")] == words


def test_a_permanent_address_outlives_an_edit_elsewhere(
    archive: Archive, articles: Path, ask: AskFor
) -> None:
    """Other paragraphs may change: the address of this one leads to it as before."""
    hit = hit_of(search(ask(archive.path), q="ferry waited"), "Inquiry blames nobody")
    address = hit.link("¶ 2")["href"]
    file = articles / "gazette" / "inquiry.md"
    file.write_text(file.read_text("utf-8").replace("The bridge was", "A new start.\n\nIt was"))
    index_paths(archive, [articles])
    client = ask(archive.path)

    location = urlsplit(client.get(address).headers["Location"])
    paragraph = visit(client, location.path).one(id=location.fragment)

    assert paragraph.text.startswith("A ferry waited in the fog.")
