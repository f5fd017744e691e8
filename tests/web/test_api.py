"""The HTTP interface: the shape programs rely on, and what they are told when it cannot answer."""

from __future__ import annotations

import multiprocessing
import re
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient

from index import Archive, index_paths
from search import Sort
from tests.web.broken_queries import BROKEN, Broken
from tests.web.conftest import AskFor
from tests.web.damage import CANNOT, Cannot, flip_byte, segment
from tests.web.markup import tree
from web.commands import main

_JSON, _PROBLEM = "application/json", "application/problem+json"


def _get(client: FlaskClient, path: str, **parameters: str) -> tuple[int, str, dict[str, Any]]:
    """Status, media type and JSON of an answer."""
    answer = client.get(path, query_string=parameters or None)
    assert isinstance(answer.json, dict)
    return answer.status_code, str(answer.mimetype), answer.json


def _search(client: FlaskClient, query: str, **parameters: str) -> dict[str, Any]:
    status, media_type, record = _get(client, "/api/v1/search", q=query, **parameters)
    assert (status, media_type) == (200, _JSON), record
    return record


def test_a_search_answers_with_totals_hits_and_facets(client: FlaskClient) -> None:
    """The total is a number of paragraphs; hits have id, text, marks and article; facets count."""
    record = _search(client, "bridge")

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
    record = _search(client, "brigde", outlet="Harbour Gazette")

    assert (record["total"], record["suggestion"]) == (0, "bridge")
    assert _search(client, record["suggestion"], outlet="Harbour Gazette")["suggestion"] is None


def test_a_query_too_long_for_an_address_is_sent_as_a_form(client: FlaskClient) -> None:
    """A list of names goes into a form: the same parameters, the same answer."""
    form = {"q": "bridge OR " + " OR ".join(["whatever"] * 900), "size": "3", "sort": "oldest"}
    answer = client.post("/api/v1/search", data=form)
    assert answer.json

    record = _search(client, "bridge", size="3", sort="oldest")
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
    hits = _search(client, query)["hits"]
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

    (hit,) = _search(ask(archive.path), "zeppelin")["hits"]

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
    record = _search(ask(archive.path), "zeppelin OR kettle OR tug")

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
    (hit,) = [hit for hit in _search(client, "crosses")["hits"] if hit["kind"] == "body"]

    assert hit["text"] == (
        "The rowing boat <b>crosses</b> while the bridge waits. Bring exact change & a hat."
    )


def test_an_empty_query_lists_every_article(client: FlaskClient) -> None:
    """Without words every article answers with its title, once."""
    record = _search(client, "")

    assert (record["total"], record["articles"], record["undated"]) == (8, 8, 1)
    assert {hit["kind"] for hit in record["hits"]} == {"title"}
    assert not any(hit["marks"] for hit in record["hits"])


def test_pages_follow_one_another_without_gap_or_repeat(client: FlaskClient) -> None:
    """All pages together hold every hit exactly once, in the order of one long page."""
    whole = [hit["id"] for hit in _search(client, "bridge OR ferry", size="100")["hits"]]
    total = _search(client, "bridge OR ferry")["total"]
    paged = [
        hit["id"]
        for page in range(1, total // 3 + 2)
        for hit in _search(client, "bridge OR ferry", size="3", page=str(page))["hits"]
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
    asked = {"sort": sort, **options}
    before = _search(client, "bridge OR ferry", **asked, size="100")
    assert before["next"] is None

    record, found = _search(client, "bridge OR ferry", **asked, size="2"), []
    with _indexing(archive, articles) as commit:
        while True:
            found += record["hits"]
            assert (record["total"], record["generation"]) == (before["total"], 1)
            assert record["facets"] == before["facets"]
            if record["next"] is None:
                break
            commit()
            record = _search(client, "bridge OR ferry", **asked, size="2", cursor=record["next"])

    assert found == before["hits"]
    now = _search(client, "bridge OR ferry", **asked)
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
    assert client.get(link).json == _search(
        client, "bridge", size="5", cursor=answer.get_json()["next"]
    )
    assert "Link" not in client.get(link).headers
    assert "Link" not in client.post("/api/v1/search", data={"q": "bridge", "size": "5"}).headers


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
    asked = {"q": "bridge", "size": "3"}
    asked["cursor"] = _search(client, asked["q"], size="3")["next"]
    status, media_type, record = _get(client, "/api/v1/search", **{**asked, **changed})
    assert (status, media_type, record["happened"]) == (400, _PROBLEM, happened)
    assert client.get(record["newest"]).status_code == 200


def test_pages_may_change_their_size(client: FlaskClient) -> None:
    """How many hits a page has decides nothing about their order."""
    whole = [hit["id"] for hit in _search(client, "bridge")["hits"]]
    first = _search(client, "bridge", size="3")
    rest = _search(client, "bridge", size="100", cursor=first["next"])
    assert [hit["id"] for hit in first["hits"] + rest["hits"]] == whole


def test_a_cursor_whose_generation_is_gone_says_so(
    archive: Archive, articles: Path, ask: AskFor
) -> None:
    """410, with the address of the same search in the archive as it is now."""
    client = ask(archive.path)
    following = _search(client, "bridge", size="3", year="2023")["next"]
    for number in range(2):
        (articles / f"{number}.txt").write_text("A new bridge\n\nThe bridge.\n")
        index_paths(archive, [articles])
    shutil.rmtree(archive.folder(1))

    asked = {"q": "bridge", "size": "3", "year": "2023", "cursor": following}
    status, media_type, record = _get(client, "/api/v1/search", **asked)
    assert (status, media_type, record["status"]) == (410, _PROBLEM, 410)
    assert record["happened"] == "Generation 1 of the archive is no longer kept."
    assert record["newest"] == "/api/v1/search?q=bridge&size=3&year=2023"
    status, _, again = _get(client, record["newest"])
    assert (status, again["generation"]) == (200, 3)


def test_groups_have_their_next_best_paragraphs(client: FlaskClient) -> None:
    """An article is a hit, its best paragraph first; totals and facets are those of paragraphs."""
    plain = _search(client, "bridge", sort="base")
    grouped = _search(client, "bridge", sort="base", group="article")

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


def test_a_page_beyond_the_last_is_empty_and_keeps_its_totals(client: FlaskClient) -> None:
    """Whoever asks too far learns how far there is to go."""
    record = _search(client, "bridge", page="999")

    assert (record["hits"], record["total"], record["pages"]) == ([], 8, 1)


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
    assert _search(client, "bridge", **parameters)["total"] == total


def test_an_unknown_outlet_finds_nothing_and_still_shows_the_others(client: FlaskClient) -> None:
    """A filter that nothing passes is an answer, not an error; the facet still has its values."""
    record = _search(client, "bridge", outlet="Nowhere Times")

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
    hits = _search(client, "bridge", sort=sort)["hits"]

    assert [hit["article"]["date"] for hit in hits] == dates


def test_a_search_without_q_says_what_is_missing(client: FlaskClient) -> None:
    """A program that forgot the query is told so, with an example."""
    status, media_type, record = _get(client, "/api/v1/search")

    assert (status, media_type) == (400, _PROBLEM)
    assert record["happened"] == "The parameter “q” is missing."
    assert record["remedy"] == "Add it, like /api/v1/search?q=strike."


@pytest.mark.parametrize(
    ("name", "value"),
    [("page", "0"), ("page", "-1"), ("page", "1e9"), ("size", "101"), ("sort", "best"),
     ("from", "2023-13-01"), ("to", "soon")],
)  # fmt: skip
def test_a_bad_parameter_is_a_problem_with_its_name(
    client: FlaskClient, name: str, value: str
) -> None:
    """Absurd pages and dates are refused on API and page alike, in the same words."""
    status, media_type, record = _get(client, "/api/v1/search", q="bridge", **{name: value})
    page = client.get("/", query_string={"q": "bridge", name: value})

    assert (status, media_type, page.status_code) == (400, _PROBLEM, 400)
    assert record["happened"] == f"The parameter “{name}” is “{value}”."
    assert tree(page.text).one("h1").text == record["happened"]


# One table of broken queries, through every door.


_broken = pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)


@_broken
def test_a_broken_query_is_a_problem_with_its_place(client: FlaskClient, broken: Broken) -> None:
    """Programs get problem details: what happened, where in the query, and what to do."""
    status, media_type, record = _get(client, "/api/v1/search", q=broken.query)

    assert (status, media_type) == (400, _PROBLEM)
    assert record["title"] == record["happened"] == broken.happened
    assert record["status"] == 400
    assert record["query"] == broken.query
    assert tuple(record["place"]) == broken.place
    assert record["detail"] == f"{record['meaning']} {record['remedy']}"
    assert record["meaning"].endswith(".") and record["remedy"].endswith(".")


@_broken
def test_a_broken_query_is_explained_on_a_page(client: FlaskClient, broken: Broken) -> None:
    """People get the same words, with the place at fault shown in their query."""
    answer = client.get("/", query_string={"q": broken.query})
    record = _get(client, "/api/v1/search", q=broken.query)[2]
    root = tree(answer.text)
    start, end = broken.place

    assert answer.status_code == 400
    assert root.one("h1").text == broken.happened
    assert record["meaning"] in root.one("main").text
    assert record["remedy"] in root.one("main").text
    if start < end:
        shown = root.one("p", "faulty")
        assert shown.raw_text == broken.query
        assert shown.one("strong").raw_text == broken.query[start:end]


@_broken
def test_a_broken_query_is_explained_on_the_command_line(
    client: FlaskClient, shared_archive: Archive, broken: Broken
) -> None:
    """The command says the same words, points at the place, and ends with exit code 2."""
    record = _get(client, "/api/v1/search", q=broken.query)[2]
    arguments = ["search", "--archive", str(shared_archive.path), "--", broken.query]
    done = CliRunner().invoke(main, arguments)

    assert done.exit_code == 2
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert lines[0] == f"byline: {broken.happened}"
    assert f"{record['meaning']} {record['remedy']}" in lines
    start, end = broken.place
    if start < end:
        query_at = lines.index(f"  {broken.query}")
        assert lines[query_at + 1] == f"  {' ' * start}{'^' * (end - start)}"


@_broken
def test_what_is_offered_instead_of_a_broken_query_works(
    client: FlaskClient, broken: Broken
) -> None:
    """A suggestion, and the words plainly, are queries that run; the page links to both."""
    record = _get(client, "/api/v1/search", q=broken.query)[2]
    links = {
        link["href"]
        for link in tree(client.get("/", query_string={"q": broken.query}).text).all("a")
    }

    for offered in (record["suggestion"], record["plainly"]):
        if offered is not None:
            assert _search(client, offered)["query"] == offered
            found = [link for link in links if link.startswith("/?q=")
                     and client.get(link).status_code == 200]  # fmt: skip
            assert found


def test_broken_queries_are_refused_even_without_an_archive(ask: AskFor, tmp_path: Path) -> None:
    """A parameter at fault is told first: it would be at fault with an archive too."""
    status, _, record = _get(ask(tmp_path / "none"), "/api/v1/search", q="x", page="0")

    assert status == 400
    assert record["happened"] == "The parameter “page” is “0”."


# What cannot be answered says so.


@pytest.mark.parametrize(("break_it", "text"), CANNOT.values(), ids=CANNOT)
def test_an_archive_that_cannot_be_read_is_a_problem_not_an_empty_answer(
    ask: AskFor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, break_it: Cannot, text: str
) -> None:
    """Where Byline could not look it answers 503 with the reason; never a total of 0."""
    archive = Archive(tmp_path / "press")
    break_it(archive, monkeypatch)
    client = ask(archive.path)

    for path in ("/api/v1/search?q=bridge", "/api/v1/articles/aaaaaaaaaaaaaaaa"):
        status, media_type, record = _get(client, path)
        assert (status, media_type) == (503, _PROBLEM)
        assert f"{record['title']} {record['detail']}" == text.format(folder=archive.path)
        assert "total" not in record


def test_a_server_that_cannot_answer_yet_says_when_to_ask_again(
    ask: AskFor, tmp_path: Path
) -> None:
    """A 503 carries Retry-After, as programs expect."""
    assert ask(tmp_path / "none").get("/api/v1/search?q=x").headers["Retry-After"] == "10"


def test_a_damaged_archive_is_a_problem_that_names_file_and_command(
    ask: AskFor, archive: Archive
) -> None:
    """Where no generation verifies nothing is answered; the error says which file and what now."""
    flip_byte(segment(archive))

    status, media_type, record = _get(ask(archive.path), "/api/v1/search", q="bridge")

    assert (status, media_type) == (503, _PROBLEM)
    assert record["happened"] == f"{segment(archive)} is not what was written."
    assert "byline rebuild" in record["remedy"]


# Articles.


def test_an_article_is_given_whole(client: FlaskClient) -> None:
    """An article's address answers with metadata, evidence, and its paragraphs in order."""
    article_id = _search(client, "inquiry")["hits"][0]["article"]["id"]
    status, media_type, record = _get(client, f"/api/v1/articles/{article_id}")

    assert (status, media_type) == (200, _JSON)
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
    for hit in _search(client, "bridge OR ferry OR 罢工", size="100")["hits"]:
        record = _get(client, f"/api/v1/articles/{hit['article']['id']}")[2]
        (paragraph,) = [p for p in record["paragraphs"] if p["id"] == hit["id"]]
        assert paragraph == {key: hit[key] for key in paragraph}


@pytest.mark.parametrize("article_id", ["nothing", "aaaaaaaaaaaaaaaa", "桥", "..", "a.b"])
def test_an_unknown_article_is_not_found(client: FlaskClient, article_id: str) -> None:
    """An id that names nothing is a 404 with what happened and what to do."""
    status, media_type, record = _get(client, f"/api/v1/articles/{article_id}")

    assert (status, media_type) == (404, _PROBLEM)
    if article_id != "..":
        assert f"{record['title']} {record['detail']}" == (
            f"There is no article “{article_id}”. "
            "It was never in this archive, or it has been taken out. Search for its title."
        )


@pytest.mark.parametrize(
    "path", ["/api/v1/nothing", "/api/v2/search", "/api/", "/api/v1/articles/"]
)
def test_an_unknown_address_of_the_interface_is_a_problem(client: FlaskClient, path: str) -> None:
    """Programs get JSON for every error under /api/, whatever went wrong."""
    status, media_type, record = _get(client, path)

    assert (status, media_type) == (404, _PROBLEM)
    assert record["status"] == 404
    assert record["title"] == f"Not Found: {path}."


def test_a_wrong_method_is_a_problem(client: FlaskClient) -> None:
    """So do programs that try to write."""
    answer = client.put("/api/v1/search")

    assert (answer.status_code, answer.mimetype) == (405, _PROBLEM)


# Health.


def test_health_is_ok_and_says_what_is_there(client: FlaskClient) -> None:
    """A server with an archive says which generation it answers from and how much it holds."""
    assert _get(client, "/healthz") == (
        200, _JSON, {"status": "ok", "generation": 1, "articles": 8, "paragraphs": 22},
    )  # fmt: skip


@pytest.mark.parametrize("name", ["missing", "unfinished"])
def test_health_without_an_archive_is_empty_and_no_fault(
    ask: AskFor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """A container started before the first index run is healthy, or it would be ended."""
    archive = Archive(tmp_path / "press")
    CANNOT[name][0](archive, monkeypatch)

    assert _get(ask(archive.path), "/healthz") == (200, _JSON, {"status": "empty"})


@pytest.mark.parametrize("name", ["unreadable", "a file", "foreign", "newer"])
def test_health_of_a_server_that_cannot_answer_is_failing(
    ask: AskFor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """An archive that cannot be read is a failure, named."""
    archive = Archive(tmp_path / "press")
    break_it, text = CANNOT[name]
    break_it(archive, monkeypatch)

    status, _, record = _get(ask(archive.path), "/healthz")

    assert (status, record["status"]) == (503, "failing")
    assert text.format(folder=archive.path).startswith(record["problem"])


def test_health_with_damage_is_failing_or_degraded(
    ask: AskFor, archive: Archive, articles: Path
) -> None:
    """With an older generation to fall back to a server is degraded, without one failing."""
    flip_byte(segment(archive))
    status, _, record = _get(ask(archive.path), "/healthz")
    assert (status, record["status"]) == (503, "failing")
    assert record["problem"] == f"{segment(archive)} is not what was written."
    flip_byte(segment(archive))

    (articles / "late.txt").write_text("Late edition\n\nThe ferry sank at noon.\n", "utf-8")
    index_paths(archive, [articles])
    flip_byte(archive.folder(2) / "MANIFEST")
    status, _, record = _get(ask(archive.path), "/healthz")

    assert (status, record["status"]) == (200, "degraded")
    assert (record["generation"], record["articles"]) == (1, 8)
    assert _search(ask(archive.path), "bridge")["generation"] == 1


@pytest.mark.parametrize("address", ["/api/v1/search", "/"])
def test_what_is_not_utf8_is_refused(client: FlaskClient, address: str) -> None:
    """Neither page nor interface looks for the percent signs of what it cannot read."""
    assert client.get(f"{address}?q=%ff%fe").status_code == 400


def test_a_form_that_is_not_utf8_is_refused(client: FlaskClient) -> None:
    """A body is read as strictly as an address."""
    form = "application/x-www-form-urlencoded"
    answer = client.post("/api/v1/search", data=b"q=%ff", content_type=form)
    assert (answer.status_code, answer.get_json()["happened"]) == (400, "“q=%ff” is not UTF-8.")


def test_a_misspelt_parameter_is_refused(client: FlaskClient) -> None:
    """A program learns of its slip; a page leaves alone what others add to its address."""
    answer = client.get("/api/v1/search?q=bridge&outlets=x")
    assert (answer.status_code, answer.get_json()["happened"]) == (
        400,
        "There is no parameter “outlets”.",
    )
    assert client.get("/?q=bridge&utm_source=x").status_code == 200


def test_a_search_as_json_is_told_to_be_a_form(client: FlaskClient) -> None:
    """Not that “q” is missing, which it is not."""
    answer = client.post("/api/v1/search", json={"q": "bridge"})
    assert answer.status_code == 400
    assert "application/json" in answer.get_json()["happened"]
    assert "form" in answer.get_json()["meaning"]


@pytest.mark.parametrize(
    ("method", "path", "status", "told"),
    [
        ("GET", "/api/v1/serch", 404, "/api/v1/search"),
        ("PUT", "/api/v1/search", 405, "GET, HEAD, OPTIONS, POST"),
        ("POST", "/api/v1/search", 413, "524,288 bytes"),
    ],
)
def test_problems_of_http_help_a_program(
    client: FlaskClient, method: str, path: str, status: int, told: str
) -> None:
    """They name the addresses there are, the methods that one takes, and the limit."""
    answer = client.open(path, method=method, data={"q": "a" * 600_000})
    assert (answer.status_code, answer.mimetype) == (status, _PROBLEM)
    assert told in answer.get_json()["meaning"]
