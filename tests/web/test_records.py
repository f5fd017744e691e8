"""Records: the one JSON shape of HTTP interface and command line."""

from __future__ import annotations

import json
from pathlib import Path
from unittest.mock import ANY

from index import Article, Generation, read_file
from search import Mark, Query, Scope, search
from tests.articles import FILES
from web.records import article_record, inspected_record, marks_record, results_record


def _article(name: str, number: int = 0) -> Article:
    """An article of the test data, as it is read from its file."""
    article = list(read_file(FILES[name].encode(), Path(name).name))[number]
    assert isinstance(article, Article)
    return article


def test_results_have_their_numbers_hits_and_facets(generation: Generation) -> None:
    """A record of results says what was asked, how much was found, and in what it stands."""
    record = results_record(search(generation, Query("bridge", size=3, page=2)))

    hits = record.pop("hits")
    assert len(hits) == 3
    assert record == {
        "query": "bridge",
        "understood": "bridge",
        "suggestion": None,
        "total": 8,
        "articles": 5,
        "undated": 1,
        "left_out": 0,
        "scope": "paragraph",
        "grouped": False,
        "page": 2,
        "pages": 3,
        "size": 3,
        "sort": "relevance",
        "generation": 1,
        "next": ANY,
        "facets": {
            "outlet": [
                {"value": "Harbour Gazette", "count": 3},
                {"value": "Coast Wire", "count": 2},
            ],
            "author": [
                {"value": "Ana Sørensen", "count": 3},
                {"value": "Felix Holt", "count": 2},
                {"value": "Tom Li", "count": 1},
            ],
            "original_outlet": [],
            "language": [{"value": "en", "count": 8}],
            "kind": [{"value": "body", "count": 5}, {"value": "title", "count": 3}],
            "year": [{"value": "2024", "count": 1}, {"value": "2023", "count": 6}],
        },
        "timeline": {
            "unit": "month",
            "counts": [
                {"start": "2023-04", "count": 6},
                *({"start": f"2023-{month:02}", "count": 0} for month in range(5, 13)),
                *({"start": f"2024-{month:02}", "count": 0} for month in (1, 2)),
                {"start": "2024-03", "count": 1},
            ],
            "undated": 1,
            "imprecise": 0,
        },
    }


def test_a_hit_has_its_paragraph_marks_and_article(generation: Generation) -> None:
    """A hit says which paragraph was found, where its words stand, and in which article."""
    results = search(generation, Query('"tug closed"'))
    (record,) = results_record(results)["hits"]

    article_id = record["article"]["id"]
    assert record.pop("id").startswith(f"{article_id}.")
    assert record.pop("score") > 0
    assert record == {
        "number": 1,
        "kind": "body",
        "text": "A tug closed the bridge.",
        "start": 0,
        "end": 24,
        "marks": [[2, 5], [6, 12]],
        "article": {
            "id": article_id,
            "title": "Tug closes bridge",
            "author": [],
            "outlet": "Coast Wire",
            "date": "2023-04-28",
            "first_published": None,
            "original_outlet": None,
            "url": None,
            "language": "en",
        },
        "passages": [],
        "rest": 0,
    }


def test_an_article_that_was_found_has_its_passages(generation: Generation) -> None:
    """In article scope the first paragraph with marks is the hit, the others follow in order."""
    (record,) = results_record(search(generation, Query("tug ferry", scope=Scope.ARTICLE)))["hits"]

    assert (record["number"], record["marks"]) == (0, [[0, 3]])
    assert [list(passage) for passage in record["passages"]] == [
        ["id", "number", "kind", "text", "start", "end", "marks"]
    ] * 2
    assert [(p["number"], p["text"], p["marks"]) for p in record["passages"]] == [
        (1, "A tug closed the bridge.", [[2, 5]]),
        (2, "The strike goes on, a ferry docked.", [[22, 27]]),
    ]


def test_an_article_has_everything_that_is_known_of_it() -> None:
    """An article's record holds source, metadata, evidence and all paragraphs in order."""
    record = article_record(_article("gazette/inquiry.md"))

    assert list(record) == [
        "id", "file", "part", "format", "sha256", "metadata", "evidence", "paragraphs",
    ]  # fmt: skip
    assert record["file"] == "inquiry.md"
    assert record["metadata"] == {
        "title": "Inquiry blames nobody",
        "author": ["Ana Sørensen", "Tom Li"],
        "outlet": "Harbour Gazette",
        "date": "2024-03",
        "first_published": None,
        "original_outlet": None,
        "url": None,
        "language": "en",
    }
    assert [(p["number"], p["kind"], p["text"]) for p in record["paragraphs"]] == [
        (0, "title", "Inquiry blames nobody"),
        (1, "body", "The bridge was opened by nobody, the inquiry found after eleven months."),
        (2, "body", "A ferry waited in the fog. The ferry's captain was not asked."),
    ]
    (dated,) = [item for item in record["evidence"] if item["field"] == "date"]
    assert dated == {
        "field": "date",
        "value": "2024-03",
        "where": "front matter: date",
        "precision": "month",
        "confidence": 1.0,
        "used": True,
    }


def test_an_article_of_a_container_says_where_in_it() -> None:
    """An article from a line of a file names the file and its place there."""
    record = article_record(_article("wire.jsonl", 1))

    assert (record["file"], record["part"], record["format"]) == ("wire.jsonl", "w2", "json lines")


def test_inspected_paragraphs_all_stand_in_the_file() -> None:
    """What inspect shows has a span that is not empty; a title from elsewhere is metadata."""
    article = _article("gazette/strike-day-three.md")
    record = inspected_record(article)

    assert record["metadata"]["title"] == "Strike day three: the bridge stays open"
    assert [p["kind"] for p in record["paragraphs"]] == ["body", "heading", "body"]
    assert article.source_text[record["paragraphs"][1]["start"] :].startswith("## What it costs")


def test_an_inspected_title_that_stands_in_the_file_is_kept() -> None:
    """A title with a place of its own is a paragraph like the others."""
    record = inspected_record(_article("undated.txt"))

    assert [(p["kind"], p["start"], p["end"]) for p in record["paragraphs"]] == [
        ("title", 0, 21),
        ("body", 23, 105),
    ]


def test_marks_are_pairs_of_numbers() -> None:
    """A mark is [start, end], as JSON has it."""
    assert marks_record([Mark(0, 3), Mark(4, 9)]) == [[0, 3], [4, 9]]


def test_every_record_is_json(generation: Generation) -> None:
    """Records go to JSON and back unchanged: nothing in them is a type of Byline's own."""
    records = [results_record(search(generation, Query("")))]
    records += [article_record(_article(name)) for name in FILES]

    assert [json.loads(json.dumps(record)) for record in records] == records
