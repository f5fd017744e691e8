"""Pages of hits follow one another, on the page and in the HTTP interface."""

from __future__ import annotations

import multiprocessing
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from unittest.mock import ANY
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from index import Archive, index_paths
from search import Sort
from tests.web.asking import PROBLEM, answer_to, asked
from tests.web.conftest import AskFor
from tests.web.visiting import addresses_of_hits, search, titles, visit


def test_pages_lead_to_their_neighbours(client: FlaskClient) -> None:
    """Paging links lead on and back with everything else unchanged, and end at both ends."""
    first = search(client, q="bridge", size="3", year="2023")
    (onward,) = first.one("nav", "paging").all("a")
    second = visit(client, onward["href"])

    assert onward["rel"] == "next"
    assert parse_qs(urlsplit(onward["href"]).query) == {
        "q": ["bridge"], "size": ["3"], "year": ["2023"], "cursor": [ANY],
    }  # fmt: skip
    assert "Page 2 of 2" in second.one("nav", "paging").text
    assert [link["rel"] for link in second.one("nav", "paging").all("a")] == ["prev"]
    assert second.one("ol", "hits")["start"] == "4"
    assert len(titles(first)) == len(titles(second)) == 3


def test_pages_stay_in_the_archive_as_it_was(archive: Archive, articles: Path, ask: AskFor) -> None:
    """What is indexed while somebody turns pages neither repeats a hit nor hides one."""
    client = ask(archive.path)
    whole = addresses_of_hits(search(client, q="bridge", sort="newest"))
    page = search(client, q="bridge", sort="newest", size="3")
    found = addresses_of_hits(page)
    while onward := [link for link in page.all("a") if link.text == "Next →"]:
        (articles / f"{len(found)}.txt").write_text("A new bridge\n\n1 May 2026\n\nThe bridge.\n")
        index_paths(archive, [articles])
        page = visit(client, onward[0]["href"])
        found += addresses_of_hits(page)

    assert found == whole
    back = visit(client, page.link("← Previous")["href"])
    back = visit(client, back.link("← Previous")["href"])
    assert addresses_of_hits(back) == whole[:3]
    assert addresses_of_hits(search(client, q="bridge", sort="newest", size="3")) != whole[:3]


def test_a_page_that_is_gone_leads_to_the_search_as_it_is_now(
    archive: Archive, articles: Path, ask: AskFor
) -> None:
    """Where the state of the archive is no longer kept, the page says so and how to go on."""
    client = ask(archive.path)
    onward = search(client, q="bridge", size="2", outlet="Harbour Gazette").link("Next →")["href"]
    for number in range(2):
        (articles / f"{number}.txt").write_text("A new bridge\n\nThe bridge.\n")
        index_paths(archive, [articles])
    shutil.rmtree(archive.folder(1))

    gone = visit(client, onward, status=410)
    assert gone.one("h1").text == "Generation 1 of the archive is no longer kept."
    again = gone.link("This search from its beginning, in the archive as it is now")["href"]
    assert parse_qs(urlsplit(again).query) == {
        "q": ["bridge"], "size": ["2"], "outlet": ["Harbour Gazette"],
    }  # fmt: skip
    assert len(titles(visit(client, again))) == 2


def test_one_page_of_hits_has_no_paging(client: FlaskClient) -> None:
    """Where all hits are shown there is nothing to turn."""
    assert not search(client, q="bridge").all("nav", "paging")


def test_a_page_beyond_the_last_leads_back(client: FlaskClient) -> None:
    """Whoever follows an old link too far is not told that there are no hits."""
    page = search(client, q="bridge", page="99")

    assert page.one("h1").text == "8 paragraphs in 5 articles"
    assert "There are 1 page." not in page.one("main").text
    assert parse_qs(urlsplit(page.link("Back to the first")["href"]).query) == {"q": ["bridge"]}


def test_pages_follow_one_another_without_gap_or_repeat(client: FlaskClient) -> None:
    """All pages together hold every hit exactly once, in the order of one long page."""
    whole = [hit["id"] for hit in answer_to(client, "bridge OR ferry", size="100")["hits"]]
    total = answer_to(client, "bridge OR ferry")["total"]
    paged = [
        hit["id"]
        for page in range(1, total // 3 + 2)
        for hit in answer_to(client, "bridge OR ferry", size="3", page=str(page))["hits"]
    ]

    assert paged == whole
    assert len(set(whole)) == total


@pytest.mark.parametrize("options", [{}, {"group": "article"}, {"scope": "article"}], ids=str)
@pytest.mark.parametrize("sort", Sort)
def test_a_cursor_neither_repeats_nor_skips_while_others_commit(
    archive: Archive, articles: Path, ask: AskFor, sort: str, options: dict[str, str]
) -> None:
    """Following “next” gives the hits that there were, whatever a process indexes meanwhile."""
    client = ask(archive.path)
    wanted = {"sort": sort, **options}
    before = answer_to(client, "bridge OR ferry", **wanted, size="100")
    assert before["next"] is None

    record, found = answer_to(client, "bridge OR ferry", **wanted, size="2"), []
    with _indexing(archive, articles) as commit:
        while True:
            found += record["hits"]
            assert (record["total"], record["generation"]) == (before["total"], 1)
            assert record["facets"] == before["facets"]
            if record["next"] is None:
                break
            commit()
            record = answer_to(client, "bridge OR ferry", **wanted, size="2", cursor=record["next"])

    assert found == before["hits"]
    now = answer_to(client, "bridge OR ferry", **wanted)
    assert now["generation"] > 2
    assert now["total"] > before["total"]


@contextmanager
def _indexing(archive: Archive, articles: Path) -> Iterator[Callable[[], None]]:
    """Another process, which changes, adds and removes articles and commits at each call."""
    done = multiprocessing.get_context("spawn").Pipe()
    writer = multiprocessing.get_context("spawn").Process(
        target=_index, args=(archive.path, articles, done[1])
    )
    writer.start()

    def commit() -> None:
        done[0].send("commit")
        assert done[0].recv() == "committed"

    yield commit
    done[0].send("end")
    writer.join()


def _index(folder: Path, articles: Path, told: Connection) -> None:
    number = 0
    while told.recv() == "commit":
        number += 1
        (articles / f"late-{number}.txt").write_text(
            f"A bridge\n\n{number} May 2026\n\nA ferry, a bridge. The bridge of number {number}.\n"
        )
        if number == 2:
            (articles / "undated.txt").unlink()
        index_paths(Archive(folder), [articles])
        told.send("committed")


def test_next_is_a_link_too(client: FlaskClient) -> None:
    """For programs that follow RFC 8288; a form has no address that could be followed."""
    answer = client.get("/api/v1/search", query_string={"q": "bridge", "size": "5", "page": "1"})
    assert answer.json
    (link,) = re.findall('^<(.*)>; rel="next"$', answer.headers["Link"])
    assert client.get(link).json == answer_to(
        client, "bridge", size="5", cursor=answer.get_json()["next"]
    )
    assert "Link" not in client.get(link).headers
    assert "Link" not in client.post("/api/v1/search", data={"q": "bridge", "size": "5"}).headers


def test_a_link_longer_than_headers_may_be_stands_in_the_body_alone(client: FlaskClient) -> None:
    """Proxies and clients refuse long headers, and with them the whole answer."""
    answer = client.get("/api/v1/search", query_string={"q": " bridge" * 600, "size": "5"})
    assert answer.status_code == 200
    assert "Link" not in answer.headers
    assert answer.get_json()["next"]


@pytest.mark.parametrize(
    ("changed", "happened"),
    [
        ({"q": "ferry"}, "The cursor is of another search."),
        ({"sort": "newest"}, "The cursor is of another search."),
        ({"scope": "article"}, "The cursor is of another search."),
        ({"group": "article"}, "The cursor is of another search."),
        ({"outlet": "Coast Wire"}, "The cursor is of another search."),
        ({"from": "2023-04-01"}, "The cursor is of another search."),
        ({"cursor": "nonsense"}, "The cursor “nonsense” is none."),
        ({"page": "2"}, "There is a “cursor”, and the “page” is “2”."),
    ],
    ids=str,
)
def test_a_cursor_goes_on_with_its_own_search_alone(
    client: FlaskClient, changed: dict[str, str], happened: str
) -> None:
    """Used otherwise it is refused, with the address of the search from its beginning."""
    wanted = {"q": "bridge", "size": "3"}
    wanted["cursor"] = answer_to(client, wanted["q"], size="3")["next"]
    status, media_type, record = asked(client, "/api/v1/search", **{**wanted, **changed})
    assert (status, media_type, record["happened"]) == (400, PROBLEM, happened)
    assert client.get(record["newest"]).status_code == 200


def test_pages_may_change_their_size(client: FlaskClient) -> None:
    """How many hits a page has decides nothing about their order."""
    whole = [hit["id"] for hit in answer_to(client, "bridge")["hits"]]
    first = answer_to(client, "bridge", size="3")
    rest = answer_to(client, "bridge", size="100", cursor=first["next"])
    assert [hit["id"] for hit in first["hits"] + rest["hits"]] == whole
    assert (first["page"], first["pages"], rest["page"], rest["pages"]) == (1, 3, 2, 2)


def test_a_cursor_whose_generation_is_gone_says_so(
    archive: Archive, articles: Path, ask: AskFor
) -> None:
    """410, with the address of the same search in the archive as it is now."""
    client = ask(archive.path)
    following = answer_to(client, "bridge", size="3", year="2023")["next"]
    for number in range(2):
        (articles / f"{number}.txt").write_text("A new bridge\n\nThe bridge.\n")
        index_paths(archive, [articles])
    shutil.rmtree(archive.folder(1))

    wanted = {"q": "bridge", "size": "3", "year": "2023", "cursor": following}
    status, media_type, record = asked(client, "/api/v1/search", **wanted)
    assert (status, media_type, record["status"]) == (410, PROBLEM, 410)
    assert record["happened"] == "Generation 1 of the archive is no longer kept."
    assert record["newest"] == "/api/v1/search?q=bridge&size=3&year=2023"
    status, _, again = asked(client, record["newest"])
    assert (status, again["generation"]) == (200, 3)


def test_a_page_beyond_the_last_is_empty_and_keeps_its_totals(client: FlaskClient) -> None:
    """Whoever asks too far learns how far there is to go."""
    record = answer_to(client, "bridge", page="999")

    assert (record["hits"], record["total"], record["pages"]) == ([], 8, 1)
