"""Addresses that name nothing, or no more: what became of them is said, with a way on."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from index import Archive, index_paths
from tests.web.conftest import AskFor
from tests.web.visiting import hit_of, search, visit


def test_an_unknown_article_is_not_found(client: FlaskClient) -> None:
    """An address that names no article is a 404 that says what happened, why, and what to do."""
    page = visit(client, "/article/aaaaaaaaaaaaaaaa", 404)

    assert page.one("h1").text == "There is no article “aaaaaaaaaaaaaaaa”."
    assert page.one("main").text.startswith(
        "There is no article “aaaaaaaaaaaaaaaa”. "
        "It was never in this archive, or it has been taken out. "
        "Search for its title."
    )


def test_a_paragraph_that_is_gone_says_so(archive: Archive, articles: Path, ask: AskFor) -> None:
    """Where a paragraph's words were changed its old address says that, and offers the article."""
    hit = hit_of(search(ask(archive.path), q="ferry waited"), "Inquiry blames nobody")
    address = hit.link("¶ 2")["href"]
    file = articles / "gazette" / "inquiry.md"
    file.write_text(file.read_text("utf-8").replace("A ferry waited", "A tug slept"), "utf-8")
    index_paths(archive, [articles])
    client = ask(archive.path)

    page = visit(client, address, 404)

    assert page.one("h1").text == (
        "The article “Inquiry blames nobody” no longer has this paragraph."
    )
    assert "Its words were changed, or it was taken out" in page.text
    article = address.removeprefix("/p/").partition(".")[0]
    assert [link for link in page.one("main").all("a") if link["href"] == f"/article/{article}"]


@pytest.mark.parametrize("ending", ["", ".zzzzzzzz"])
def test_a_paragraph_that_never_was_is_not_said_to_have_changed(
    client: FlaskClient, ending: str
) -> None:
    """The address of an article is none of a paragraph, and neither is one with a slip in it."""
    hit = hit_of(search(client, q="ferry waited"), "Inquiry blames nobody")
    article = hit.link("¶ 2")["href"].removeprefix("/p/").partition(".")[0]

    problem = client.get(f"/api/v1/paragraphs/{article}{ending}").get_json()

    assert problem["happened"] == (
        f"The article “Inquiry blames nobody” has no paragraph at the address “{article}{ending}”."
    )
    assert problem["successors"] == []
    page = visit(client, f"/p/{article}{ending}", 404)
    assert page.link("Inquiry blames nobody")["href"] == f"/article/{article}"


@pytest.mark.parametrize(
    "paragraph_id",
    ["nothing", "nothing.at-all", "aaaaaaaaaaaaaaaa.bbbbbbbb", ".", "桥.桥", "a.b.c"],
)
def test_an_unknown_paragraph_is_not_found(client: FlaskClient, paragraph_id: str) -> None:
    """An address that never was one is a 404, not a failure."""
    visit(client, f"/p/{quote(paragraph_id)}", 404)


def test_an_article_that_is_gone_says_what_became_of_it(
    archive: Archive, articles: Path, ask: AskFor
) -> None:
    """Taken out, it can be searched for by its title; as a copy of another, it is read there."""
    client = ask(archive.path)
    addresses = {
        title: hit_of(search(client, q=""), title).one("h2").one("a")["href"]
        for title in ("Inquiry blames nobody", "Strike day three: the bridge stays open")
    }
    gone, kept = addresses.values()
    inquiry = articles / "gazette" / "inquiry.md"
    whole = inquiry.read_bytes()
    inquiry.unlink()
    index_paths(archive, [articles])

    page = visit(client, gone, 404)
    assert page.one("h1").text == "“Inquiry blames nobody” is no longer in the archive."
    assert page.link("Inquiry blames nobody")["href"] == "/?q=Inquiry+blames+nobody"

    inquiry.write_bytes(whole)
    index_paths(archive, [articles])
    (articles / "gazette" / "strike-day-three.md").write_bytes(whole)
    index_paths(archive, [articles])

    page = visit(client, kept, 404)
    assert page.one("h1").text.endswith("stands at another address now.")
    assert page.link("Strike day three")["href"] == gone.partition("?")[0]


def test_words_that_moved_to_another_article_are_found_there(
    archive: Archive, articles: Path, ask: AskFor
) -> None:
    """Cut out of one file and put into another: page and program are led there."""
    words = "A pilot boat with a red lantern lay beside the mole until the tide had turned."
    one, other = articles / "one.txt", articles / "other.txt"
    one.write_text(f"Pilots of the mole\n\n{words}\n\nNothing else was seen.", "utf-8")
    other.write_text("Boats of the harbour\n\nNobody had seen the lantern.", "utf-8")
    index_paths(archive, [articles])
    address = hit_of(search(ask(archive.path), q="red lantern"), "Pilots of the mole").link("¶ 1")

    one.write_text("Pilots of the mole\n\nNothing else was seen.", "utf-8")
    other.write_text(f"Boats of the harbour\n\n{words}", "utf-8")
    index_paths(archive, [articles])
    client = ask(archive.path)
    page = visit(client, address["href"], 404)
    assert "The same words stand elsewhere." in page.text
    (way_out,) = (link["href"] for link in page.one("main").all("a") if link["href"][:3] == "/p/")
    assert words in client.get(way_out, follow_redirects=True).text
    answer = client.get(address["href"].replace("/p/", "/api/v1/paragraphs/"))
    assert json.loads(answer.text)["successors"] == [way_out.removeprefix("/p/")]
