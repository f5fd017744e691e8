"""The HTTP interface: the shape programs rely on."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from index import Archive, index_paths
from tests.web.asking import JSON, PROBLEM, answer_to, asked
from tests.web.conftest import AskFor


def test_a_search_answers_with_totals_hits_and_facets(client: FlaskClient) -> None:
    """The total is a number of paragraphs; hits have id, text, marks and article; facets count."""
    record = answer_to(client, "bridge")

    assert (record["total"], record["articles"]) == (8, 5)
    assert len(record["hits"]) == 8
    for hit in record["hits"]:
        assert {"id", "text", "marks", "article"} <= set(hit)
        assert set(hit["article"]) == {
            "id", "title", "author", "outlet", "date", "first_published", "original_outlet",
            "url", "language",
        }  # fmt: skip
    assert set(record["facets"]) == {
        "outlet", "author", "original_outlet", "language", "kind", "year",
    }  # fmt: skip
    assert record["facets"]["outlet"] == [
        {"value": "Harbour Gazette", "count": 3},
        {"value": "Coast Wire", "count": 2},
    ]


def test_a_misspelt_word_that_finds_nothing_is_answered_with_the_nearest(
    client: FlaskClient,
) -> None:
    """`suggestion` is a query that finds something; where something is found there is none."""
    record = answer_to(client, "brigde", outlet="Harbour Gazette")

    assert (record["total"], record["suggestion"]) == (0, "bridge")
    assert answer_to(client, record["suggestion"], outlet="Harbour Gazette")["suggestion"] is None


def test_a_query_too_long_for_an_address_is_sent_as_a_form(client: FlaskClient) -> None:
    """A list of names goes into a form: the same parameters, the same answer."""
    form = {"q": "bridge OR " + " OR ".join(["whatever"] * 900), "size": "3", "sort": "oldest"}
    answer = client.post("/api/v1/search", data=form)
    assert answer.json

    record = answer_to(client, "bridge", size="3", sort="oldest")
    same = ("total", "articles", "undated", "page", "pages", "size", "sort", "facets")
    assert {key: answer.json[key] for key in same} == {key: record[key] for key in same}
    assert [hit["id"] for hit in answer.get_json()["hits"]] == [hit["id"] for hit in record["hits"]]


@pytest.mark.parametrize(
    "query",
    [
        " ".join(["bridge"] * 1_000),
        " OR ".join(f"word{n}" for n in range(1_000)),
        " ".join(f"-word{n}" for n in range(999)) + " bridge",
        " ".join(f"outlet:word{n}" for n in range(1_000)),
    ],
    ids=["and", "or", "not", "field"],
)
def test_the_largest_query_holds_nobody_up(client: FlaskClient, query: str) -> None:
    """As many words as are allowed take no longer than a reader, or a neighbour, waits."""
    started = time.process_time()
    answer = client.post("/api/v1/search", data={"q": query})

    assert answer.status_code == 200
    assert time.process_time() - started < 2.0


def test_the_longest_query_of_the_widest_letters_is_read(client: FlaskClient) -> None:
    """40,000 letters fit whatever their script; one more is refused by Byline, with the reason."""
    for letters, status in ((40_000, 200), (40_001, 400)):
        answer = client.post("/api/v1/search", data={"q": "𝒳" * letters})
        assert answer.status_code == status
        assert answer.json


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("bridge", {"bridge"}),
        ("strikes", {"strike", "Strike", "Strikers"}),
        ('"bridge is not broken"', {"bridge", "is", "not", "broken"}),
        ("moreau OR séverine", {"Moreau", "Séverine"}),
        ("ferry -bridge", {"ferry", "Ferry", "ferry's"}),
        ("o'neill", {"O", "Neill"}),
        ("1,578", {"1,578"}),
        ("streik", {"Streik"}),
        ("船", {"船"}),
    ],
)
def test_marks_point_at_the_words_that_were_found(
    client: FlaskClient, query: str, words: set[str]
) -> None:
    """A mark is [start, end] in characters of the hit's own text, around a word of the query."""
    hits = answer_to(client, query)["hits"]
    marked = [{hit["text"][start:end] for start, end in hit["marks"]} for hit in hits]

    assert hits
    assert all(marked)
    assert set().union(*marked) <= words


def test_marks_count_characters_beyond_the_basic_plane(
    archive: Archive, articles: Path, ask: AskFor
) -> None:
    """An emoji before the word is one character, as JSON Lines in and JSON out have it."""
    (articles / "party.txt").write_text(
        "Party\n\n🎉🎉 The zeppelin lands at noon today.\n", "utf-8"
    )
    index_paths(archive, [articles])

    (hit,) = answer_to(ask(archive.path), "zeppelin")["hits"]

    assert hit["marks"] == [[7, 15]]
    assert hit["text"][7:15] == "zeppelin"


@pytest.mark.parametrize(
    "known",
    [
        "",
        "author: Ann Lee",
        "outlet: Late News",
        "author: Ann Lee\noutlet: Late News",
        "language: en",
        "author: Ann Lee\noutlet: Late News\nlanguage: en\ndate: 2025-01-01",
    ],
)
def test_articles_of_later_runs_have_the_metadata_that_is_theirs(
    archive: Archive, articles: Path, ask: AskFor, known: str
) -> None:
    """Runs before and after, with more or less known of their articles: none borrows a value."""
    (articles / "late.md").write_text(f"---\ntitle: Late\n{known}\n---\n\nA zeppelin.\n", "utf-8")
    index_paths(archive, [articles])
    record = answer_to(ask(archive.path), "zeppelin OR kettle OR tug")

    facets = {name: {v["value"]: v["count"] for v in of} for name, of in record["facets"].items()}
    hits = record["hits"]
    assert facets["author"] == _counts(
        author for hit in hits for author in hit["article"]["author"]
    )
    for name in ("outlet", "language"):
        assert facets[name] == _counts(hit["article"][name] for hit in hits)
    assert len(hits) == 4


def _counts(values: Iterable[str | None]) -> dict[str, int]:
    return dict(Counter(value for value in values if value))


def test_text_is_sent_as_it_is(client: FlaskClient) -> None:
    """The text of a hit is text, not HTML: nothing in it is escaped for a page."""
    (hit,) = [hit for hit in answer_to(client, "crosses")["hits"] if hit["kind"] == "body"]

    assert hit["text"] == (
        "The rowing boat <b>crosses</b> while the bridge waits. Bring exact change & a hat."
    )


def test_an_empty_query_lists_every_article(client: FlaskClient) -> None:
    """Without words every article answers with its title, once."""
    record = answer_to(client, "")

    assert (record["total"], record["articles"], record["undated"]) == (8, 8, 1)
    assert {hit["kind"] for hit in record["hits"]} == {"title"}
    assert not any(hit["marks"] for hit in record["hits"])


def test_groups_have_their_next_best_paragraphs(client: FlaskClient) -> None:
    """An article is a hit, its best paragraph first; totals and facets are those of paragraphs."""
    plain = answer_to(client, "bridge", sort="base")
    grouped = answer_to(client, "bridge", sort="base", group="article")

    same = ("total", "articles", "facets", "timeline", "undated", "understood")
    assert {key: grouped[key] for key in same} == {key: plain[key] for key in same}
    assert (grouped["grouped"], plain["grouped"]) == (True, False)
    assert len(grouped["hits"]) == grouped["articles"] == 5
    of_article: dict[str, list[str]] = {}
    for hit in plain["hits"]:
        of_article.setdefault(hit["article"]["id"], []).append(hit["id"])
    assert {
        hit["article"]["id"]: [hit["id"], *(each["id"] for each in hit["passages"])]
        for hit in grouped["hits"]
    } == of_article
    assert [hit["article"]["id"] for hit in grouped["hits"]] == list(of_article)


@pytest.mark.parametrize(
    ("parameters", "total"),
    [
        ({"outlet": "Coast Wire"}, 2),
        ({"author": "Tom Li"}, 1),
        ({"language": "en"}, 8),
        ({"language": "de"}, 0),
        ({"year": "2024"}, 1),
        ({"from": "2023-04-20", "to": "2023-04-30"}, 4),
        ({"to": "2023-04-19"}, 2),
        ({"outlet": "Harbour Gazette", "year": "2024"}, 1),
    ],
    ids=str,
)
def test_filters_count_what_they_leave(
    client: FlaskClient, parameters: dict[str, str], total: int
) -> None:
    """Each filter keeps the paragraphs whose article has the value, and no others."""
    assert answer_to(client, "bridge", **parameters)["total"] == total


def test_an_unknown_outlet_finds_nothing_and_still_shows_the_others(client: FlaskClient) -> None:
    """A filter that nothing passes is an answer, not an error; the facet still has its values."""
    record = answer_to(client, "bridge", outlet="Nowhere Times")

    assert record["total"] == 0
    assert [facet["value"] for facet in record["facets"]["outlet"]] == [
        "Harbour Gazette", "Coast Wire",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sort", "dates"),
    [
        ("newest", ["2024-03", "2023-04-28", "2023-04-28", "2023-04-22", "2023-04-22",
                    "2023-04-19", "2023-04-19", None]),
        ("oldest", ["2023-04-19", "2023-04-19", "2023-04-22", "2023-04-22", "2023-04-28",
                    "2023-04-28", "2024-03", None]),
    ],
)  # fmt: skip
def test_hits_come_in_the_order_asked_for(
    client: FlaskClient, sort: str, dates: list[str | None]
) -> None:
    """By date, either way, with what has no date at the end."""
    hits = answer_to(client, "bridge", sort=sort)["hits"]

    assert [hit["article"]["date"] for hit in hits] == dates


def test_an_article_is_given_whole(client: FlaskClient) -> None:
    """An article's address answers with metadata, evidence, and its paragraphs in order."""
    article_id = answer_to(client, "inquiry")["hits"][0]["article"]["id"]
    status, media_type, record = asked(client, f"/api/v1/articles/{article_id}")

    assert (status, media_type) == (200, JSON)
    assert record["id"] == article_id
    assert record["file"] == "gazette/inquiry.md"
    assert record["metadata"]["author"] == ["Ana Sørensen", "Tom Li"]
    assert [(p["number"], p["text"][:20]) for p in record["paragraphs"]] == [
        (0, "Inquiry blames nobod"),
        (1, "The bridge was opene"),
        (2, "A ferry waited in th"),
    ]
    assert {evidence["field"] for evidence in record["evidence"]} >= {"title", "author", "date"}


def test_a_hit_and_its_article_agree(client: FlaskClient) -> None:
    """Every hit is a paragraph of the article it names, with the same id and text."""
    for hit in answer_to(client, "bridge OR ferry OR 罢工", size="100")["hits"]:
        record = asked(client, f"/api/v1/articles/{hit['article']['id']}")[2]
        (paragraph,) = [p for p in record["paragraphs"] if p["id"] == hit["id"]]
        assert paragraph == {key: hit[key] for key in paragraph}


@pytest.mark.parametrize("article_id", ["nothing", "aaaaaaaaaaaaaaaa", "桥", "..", "a.b"])
def test_an_unknown_article_is_not_found(client: FlaskClient, article_id: str) -> None:
    """An id that names nothing is a 404 with what happened and what to do."""
    status, media_type, record = asked(client, f"/api/v1/articles/{article_id}")

    assert (status, media_type) == (404, PROBLEM)
    if article_id != "..":
        assert f"{record['title']} {record['detail']}" == (
            f"There is no article “{article_id}”. "
            "It was never in this archive, or it has been taken out. Search for its title."
        )
