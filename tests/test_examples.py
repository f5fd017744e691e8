"""The sample articles: they index, and demo queries find what reading all of them finds."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Archive, Generation, Report, index_paths
from search import Filters, Query, Results, search

EXAMPLES = Path(__file__).parent.parent / "examples"
_QUOTES = str.maketrans("“”‘’", "\"\"''")


def _articles() -> Iterator[tuple[str, str, list[str]]]:
    """Each article's place, what its head says, and its paragraphs, read in the plainest way."""
    for path in sorted(EXAMPLES.rglob("*")):
        text = path.read_text("utf-8") if path.is_file() else ""
        if path.suffix == ".jsonl":
            for line in text.splitlines():
                item = json.loads(line)
                yield f"{path.name} {item['id']}", line, [item["title"], *_blocks(item["text"])]
        elif path.suffix == ".md":
            _, head, body = text.split("---\n", 2)
            title = re.search(r"^title: (.*)$", head, re.M)
            assert title
            yield path.name, head, [title[1], *_blocks(body)]
        elif path.suffix == ".txt":
            yield path.name, "", _blocks(text)


def _blocks(text: str) -> list[str]:
    return [" ".join(block.split()) for block in re.split(r"\n\s*\n", text) if block.strip()]


ARTICLES = list(_articles())

# How many more paragraphs hold a query's words once the sample that is run together is cut.
_CUT_APART = {"Blenkin": 1, "tug OR Blenkin": 2}


def _by_reading(*words: str, outlet: str = "") -> tuple[int, int]:
    """How many paragraphs have one of these phrases in them, and how many articles."""
    sought = [re.compile(rf"(?<!\w){word}(?!\w)" if word.isascii() else word) for word in words]
    counts = [
        sum(any(one.search(_folded(block)) for one in sought) for block in blocks)
        for _, head, blocks in ARTICLES
        if outlet in head
    ]
    return sum(counts), sum(map(bool, counts))


def _folded(text: str) -> str:
    """Lower case, straight quotes, ё as е, without Markdown's stars."""
    return text.lower().translate(_QUOTES).replace("ё", "е").replace("*", "")


@pytest.fixture(scope="module")
def report_and_archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Archive]:
    """What indexing the examples reports, and the archive it made."""
    archive = Archive(tmp_path_factory.mktemp("examples") / "archive")
    return index_paths(archive, [EXAMPLES]), archive


@pytest.fixture
def examples(report_and_archive: tuple[Report, Archive]) -> Iterator[Generation]:
    """The examples, open for searching."""
    with report_and_archive[1].open() as generation:
        yield generation


def _ask(generation: Generation, text: str, filters: Filters | None = None) -> Results:
    return search(generation, Query(text, filters or Filters(), size=100))


def test_every_sample_article_is_indexed(
    report_and_archive: tuple[Report, Archive], examples: Generation
) -> None:
    """No sample fails; each text, each Markdown file and each line of the wire is an article."""
    report, _ = report_and_archive
    assert report.failed == []
    saved_pages = report.indexed - len(ARTICLES)
    assert saved_pages in (0, len(list(EXAMPLES.rglob("*.html"))))
    assert report.indexed == _ask(examples, "").total
    assert len(ARTICLES) == 17


@pytest.mark.parametrize(
    ("query", "phrases", "total", "articles"),
    [
        ('"the bridge is not broken"', ["the bridge is not broken"], 5, 5),
        ("“The bridge is not broken, it is waiting”", ["the bridge is not broken"], 5, 5),
        ('"Drehbrücke"', ["drehbrücke(?!n)"], 1, 1),
        ("Drehbrücke", ["drehbrücke"], 1, 1),
        ("钢琴", ["钢琴"], 2, 1),
        ("罢工", ["罢工"], 3, 1),
        ("ждет", ["(?<!\\w)ждет(?!\\w)"], 1, 1),
        ("ждёт", ["(?<!\\w)ждет(?!\\w)"], 1, 1),
        ("Blenkin", ["blenkin"], 3, 2),
        ("tug OR Blenkin", ["tug", "blenkin"], 7, 3),
        ('"princess ottilie"', ["princess ottilie"], 5, 4),
        ('"fifty pence"', ["fifty pence"], 1, 1),
        ("桥在等", ["桥在等"], 1, 1),
    ],
    ids=str,
)
def test_a_demo_query_finds_what_reading_finds(
    examples: Generation, query: str, phrases: list[str], total: int, articles: int
) -> None:
    """The totals are those of anyone who reads all samples with a pencil."""
    results = _ask(examples, query)
    assert (results.total, results.articles) == (total, articles)
    blocks, articles_read = _by_reading(*phrases)
    assert articles_read == articles
    # One sample is run together: Byline cuts it where no blank line stands.
    assert total == blocks + _CUT_APART.get(query, 0)
    assert all(hit.marks for hit in results.hits)


@pytest.mark.parametrize(
    ("outlet", "total", "articles"),
    [("Harbour Gazette", 3, 3), ("The Weekday Ledger", 1, 1), ("Coastline Wire", 1, 1),
     ("Hafenbote Grauwerder", 0, 0)],
    ids=["gazette", "ledger", "wire", "hafenbote"],
)  # fmt: skip
def test_an_outlet_filter_keeps_that_outlet_alone(
    examples: Generation, outlet: str, total: int, articles: int
) -> None:
    """A filter narrows to one outlet, and its facet goes on offering the others."""
    filters = Filters(outlet=frozenset({outlet}))
    results = _ask(examples, '"the bridge is not broken, it"', filters)
    assert (results.total, results.articles) == (total, articles)
    assert {hit.metadata.outlet for hit in results.hits} <= {outlet}
    offered = {count.value: count.count for count in results.facets["outlet"]}
    assert offered == {"Harbour Gazette": 3, "The Weekday Ledger": 1, "Coastline Wire": 1}


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        (
            "onions date:2023-04",
            {"What the bridge wants", "A bridge that waits for a ship that went home",
             "Tarlemouth port traffic, April"},
        ),
        (
            "onions date:2023-04-19",
            {"A bridge that waits for a ship that went home"},
        ),
        ("onions -bridge date:2023-04", {"Tarlemouth port traffic, April"}),
        ("kettle author:tarrant", {"Port orders cranes that need no tea"}),
        ("strike outlet:hafenbote", set()),
        ("streik outlet:hafenbote", {"Zwei Nächte auf Reede"}),
        ("date:2022 tea", {"Port orders cranes that need no tea"}),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)  # fmt: skip
def test_fields_narrow_as_the_samples_say(
    examples: Generation, query: str, titles: set[str]
) -> None:
    """Dates, authors and outlets in a query hold for what the samples state of themselves."""
    assert {hit.metadata.title for hit in _ask(examples, query).hits} == titles


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("outlet", {"Coastline Wire", "Harbour Gazette", "The Weekday Ledger",
                    "Hafenbote Grauwerder", "远港日报"}),
        ("language", {"en", "de", "ru", "zh"}),
        ("year", {"2022", "2023", "2024"}),
    ],
    ids=["outlet", "language", "year"],
)  # fmt: skip
def test_facets_name_what_the_samples_are(
    examples: Generation, field: str, values: set[str]
) -> None:
    """The samples are of five outlets, four languages and three years."""
    assert {count.value for count in _ask(examples, "").facets[field]} >= values
