"""Marks: the words that prove a hit, no fewer and no more."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import Archive, ArticleDate, Metadata
from search import Mark, Query, QueryError, Scope, mark_article, search
from search.language import And, Named, Node, Or, Sentence, parse
from search.marks import Marker, marks
from tests.search import oracle
from tests.search.oracle import FIXED, texts, trees
from tests.search.proof.trees import NOWHERE, exact, fuzzy, near, pattern, phrase, word

ENGLISH = Metadata(language="en")
GAZETTE = Metadata(
    outlet="Harbour Gazette",
    authors=("Ana Sørensen", "Tom Li"),
    date=ArticleDate(date(2023, 4, 19), date(2023, 4, 19)),
    language="en",
)


def _marked(query: str, text: str, metadata: Metadata = ENGLISH) -> list[str]:
    """The marked characters, stretch by stretch."""
    return [text[mark.start : mark.end] for mark in marks(parse(query), text, metadata)]


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        pytest.param("strike", "Strikes strike; no striker struck.", ["Strikes", "strike"],
                     id="every form of a word"),
        pytest.param('"strike"', "Strikes strike.", ["strike"], id="quotes mean as written"),
        pytest.param("severine", "Said Séverine.", ["Séverine"], id="accents"),
        pytest.param("O'Neill", "O’Neill & Sons", ["O", "Neill"], id="curly apostrophe"),
        pytest.param("1,578", "a loss of £1,578.", ["1,578"], id="number"),
        pytest.param('"the bridge waits"', "The bridge, the “bridge” waits.",
                     ["the", "bridge", "waits"], id="a phrase is its words, not what is between"),
        pytest.param('"a b a"', "a b a b a", ["a", "b", "a", "b", "a"], id="phrases that overlap"),
        pytest.param("dock strike", "The dock is on strike.", ["dock", "strike"], id="and"),
        pytest.param("dock strike", "The dock is quiet.", [], id="half of an and proves nothing"),
        pytest.param("tug OR ferry", "A ferry, a tug.", ["ferry", "tug"], id="or: what holds"),
        pytest.param("(dock strike) OR ferry", "A dock, a ferry.", ["ferry"],
                     id="or: what does not hold is not marked"),
        pytest.param("ferry NOT tug", "A ferry.", ["ferry"], id="not gives none"),
        pytest.param("NOT NOT ferry", "A ferry.", [], id="not not gives none"),
        pytest.param("NOT tug", "A ferry.", [], id="not alone gives none"),
        pytest.param("C++", "in C++ and C", ["C++"], id="signs that are part of a word"),
    ],
)  # fmt: skip
def test_marks_are_the_words_that_prove_the_hit(query: str, text: str, marked: list[str]) -> None:
    """Exactly the words that satisfy the query are marked, where the query holds."""
    assert _marked(query, text) == marked


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        pytest.param("罢工", "工人罢工，罢工。", ["罢工", "罢工"], id="pair"),
        pytest.param("桥在等", "旋桥在等着。", ["桥在等"], id="one mark for a run"),
        pytest.param("桥", "桥在等，旋桥。", ["桥", "桥"], id="one ideograph, wherever it stands"),
        pytest.param("桥等", "桥在等", [], id="not what is apart"),
        pytest.param("工人 桥", "桥上工人", ["桥", "工人"], id="two words"),
        pytest.param('"C++写"', "用C++写成", ["C++", "写"], id="the first of a run after a word"),
        pytest.param('"用C"', "本用C写成", ["用", "C"], id="the last of a run before a word"),
        pytest.param('"码头 工人"', "码头 工人", ["码头", "工人"], id="with the space of the text"),
        pytest.param("码头工人", "码头 工人罢工", ["码头", "工人"], id="over a line's end"),
        pytest.param('"부산 항구"', "부산 항구 파업", ["부산", "항구"], id="Korean has spaces"),
    ],
)
def test_ideographs_are_marked_as_they_are_read(query: str, text: str, marked: list[str]) -> None:
    """Each ideograph counts as a word of its own, whatever pairs the index makes of it."""
    assert "".join(_marked(query, text)).replace(" ", "") == "".join(marked)


@pytest.mark.parametrize(
    ("query", "held"),
    [
        ("outlet:gazette", True),
        ("outlet:“harbour gazette”", True),
        ("outlet:“gazette harbour”", False),
        ("outlet:harb", False),
        ("author:sorensen", True),
        ("author:“tom li”", True),
        ("author:“sorensen tom”", False),
        ("date:2023", True),
        ("date:2023-04-19", True),
        ("date:2023-04-20..", False),
    ],
    ids=str,
)
def test_fields_decide_and_are_never_marked(query: str, held: bool) -> None:
    """Outlet, author and date say whether a paragraph is found; its words prove nothing of it."""
    assert _marked(query, "Gazette sorensen 2023 ferry", GAZETTE) == []
    assert _marked(f"{query} ferry", "A ferry.", GAZETTE) == (["ferry"] if held else [])
    assert _marked(f"-{query} ferry", "A ferry.", GAZETTE) == ([] if held else ["ferry"])


@pytest.mark.parametrize(
    ("query", "held"),
    [("date:2023", True), ("date:2023-04", True), ("date:2023-04-19", False),
     ("date:2023-04-02..2023-05", False), ("date:2024", False)],
    ids=["year", "month", "day", "cut off", "another year"],
)  # fmt: skip
def test_a_date_decides_by_what_is_certain(query: str, held: bool) -> None:
    """An article of which only the month is known lies in a range that holds the whole month."""
    april = ArticleDate(date(2023, 4, 1), date(2023, 4, 30))
    metadata = Metadata(date=april, language="en")
    assert _marked(f"{query} ferry", "A ferry.", metadata) == (["ferry"] if held else [])
    assert _marked(f"{query} ferry", "A ferry.", Metadata(language="en")) == []


def test_a_word_that_two_parts_find_is_marked_as_the_one_that_has_it() -> None:
    """Only beside 行橋 can ト be a match, and then 決 is not part of it: nor is b of a gap."""
    assert _marked('=ト NEAR/3 (ト決 OR ="行 橋")', "スト決行 橋") == ["ト", "行 橋"]
    assert _marked('"a * c" NEAR/3 ("a b c" OR d)', "a b c d") == ["a", "c", "d"]


def test_one_ideograph_of_a_name_is_in_the_name_wherever_it_stands() -> None:
    """An outlet is found by its last character as by its first."""
    metadata = Metadata(outlet="远港日报", language="zh")
    assert _marked("outlet:远 罢工", "罢工", metadata) == ["罢工"]
    assert _marked("outlet:报 罢工", "罢工", metadata) == ["罢工"]


@given(tree=trees, metadata=oracle.metadata, data=st.data())
@FIXED
def test_marks_are_what_brute_force_finds(
    tree: Node, metadata: Metadata, data: st.DataObject
) -> None:
    """Of any query on any text every word that proves it is marked, and no other character."""
    text = data.draw(texts(metadata.language or ""))
    marked = marks(tree, text, metadata)
    covered = {at for mark in marked for at in range(mark.start, mark.end)}
    assert covered == (oracle.found(tree, text, metadata) or set())


@given(tree=trees, metadata=oracle.metadata, data=st.data())
@FIXED
def test_marks_come_in_order_and_apart(tree: Node, metadata: Metadata, data: st.DataObject) -> None:
    """Marks never overlap and never begin or end at a space, so that a page can draw them."""
    text = data.draw(texts(metadata.language or ""))
    at = 0
    for mark in marks(tree, text, metadata):
        assert at <= mark.start < mark.end <= len(text)
        marked = text[mark.start : mark.end]
        assert marked == marked.strip()
        at = mark.end


@given(language=st.sampled_from([*oracle.VOCABULARY]), data=st.data())
@FIXED
def test_what_is_copied_from_a_text_finds_it(language: str, data: st.DataObject) -> None:
    """Any stretch of words of a text, in quotes, is found in it and marked there."""
    text = data.draw(texts(language))
    words = text.replace("”，“", "，").replace("“", "").split()
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    copied = " ".join(words[first:last])
    if any(map(str.isalnum, copied)):
        assert _marked(f'"{copied}"', text, Metadata(language=language))


_NEEDLE = "needle"
_LONG = "A long text of many words. " * 2_000


@pytest.mark.parametrize(
    ("tree", "text", "marked"),
    [
        pytest.param(phrase("white", "house"), "The white house, a house, white.",
                     "white house", id="meilisearch#1912: words outside the phrase"),
        pytest.param(phrase("white", "house"), "house white white house white",
                     "white house", id="typesense#2331: words outside the phrase"),
        pytest.param(phrase("white", "house"), "The white house.",
                     "white house", id="elasticsearch#29561: phrases broken"),
        pytest.param(phrase("out", "of", "date"), "out of date", "out of date",
                     id="typesense#2883: a hit without marks"),
        pytest.param(word("house"), "İĳﬁ Straße ½ — “House”", "House",
                     id="meilisearch#1395: marks shifted by other letters"),
        pytest.param(word("house"), "👩‍🚀🏳️‍🌈 a house", "house", id="tantivy#2029: not ASCII"),
        pytest.param(word("house"), "house, house and Houses", "house house Houses",
                     id="meilisearch#2627, typesense#2045: only the first"),
        pytest.param(word("s"), "it’s a house’s", "s s", id="meilisearch#2295: odd single letters"),
        pytest.param(exact("東京"), "東京都と京都", "東京", id="meilisearch#894: CJK"),
        pytest.param(exact("スト"), "ストライキとテスト", "スト スト",
                     id="typesense#2144: random characters of Japanese"),
        pytest.param(near(2, "dog", "cat"), "dog x x x dog cat", "dog cat",
                     id="manticore#894: the wrong occurrence near"),
        pytest.param(near(3, "dog", "cat", "cow"), "cow dog cat", "cow dog cat",
                     id="manticore#888: a word near dropped"),
        pytest.param(Sentence((phrase("a", "dog"), word("dog")), NOWHERE), "A dog. Dog.",
                     "A dog", id="manticore#187: sentence with odd phrases"),
        pytest.param(Or((phrase("a", "dog"), phrase("a", "cat")), NOWHERE), "a cat, a cow",
                     "a cat", id="manticore#3671: any of several phrases"),
        pytest.param(word("strike"), "Strikes are striking.", "Strikes striking",
                     id="whoosh#427: stems instead of words"),
        pytest.param(exact("in"), "in finding", "in", id="whoosh#280: parts of words"),
        pytest.param(pattern("find*"), "Findings, found", "Findings",
                     id="whoosh#164: none for wildcards"),
        pytest.param(fuzzy("shoygu"), "Sergei Shoigu", "Shoigu",
                     id="tantivy#2358: none for similar words"),
        pytest.param(And((Named("outlet", exact("public"), NOWHERE), word("dog")), NOWHERE),
                     "a public dog", "dog", id="documentcloud#411: words of filters"),
        pytest.param(word(_NEEDLE), f"{_LONG}{_NEEDLE} {_LONG}", _NEEDLE,
                     id="elasticsearch#112822, whoosh#35: long texts"),
    ],
)  # fmt: skip
def test_public_bugs_of_other_highlighters_are_not_ours(tree: Node, text: str, marked: str) -> None:
    """Each was reported to one of our neighbours."""
    found = Marker(tree).marks(text, Metadata(outlet="The Public", language="en"))
    assert found
    assert " ".join(text[mark.start : mark.end] for mark in found) == marked


def test_the_same_marks_at_every_run() -> None:
    """Whoosh#491: a hit looks the same today and tomorrow."""
    tree = parse("strike ferry OR (bridge NOT tug)")
    text = "A ferry on strike; bridges strike. " * 50
    assert len({Marker(tree).marks(text, ENGLISH) for _ in range(5)}) == 1


def test_an_article_is_marked_as_its_hits_are(shared_archive: Archive) -> None:
    """An opened article has the marks of the hit that it was opened from."""
    with shared_archive.open() as generation:
        for hit in search(generation, Query("bridge waits OR ferry", size=100)).hits:
            article = generation.article(hit.article_id)
            assert article
            assert mark_article(article, "bridge waits OR ferry")[hit.paragraph.id] == hit.marks


def test_only_paragraphs_with_marks_are_listed(shared_archive: Archive) -> None:
    """What the query does not find in an article has no entry, rather than an empty one."""
    with shared_archive.open() as generation:
        hit = search(generation, Query("kettle")).hits[0]
        article = generation.article(hit.article_id)
        assert article
        marked = mark_article(article, "kettle")
    text = "Strikers and ferry passengers shared a kettle. "
    assert marked == {hit.paragraph.id: (Mark(len(text) - 8, len(text) - 2),)}


def test_an_article_found_as_a_whole_is_marked_as_its_hit_is(shared_archive: Archive) -> None:
    """In article scope the marks of all paragraphs are those that hit and passages show."""
    query = Query("tug ferry", scope=Scope.ARTICLE)
    with shared_archive.open() as generation:
        (hit,) = search(generation, query).hits
        article = generation.article(hit.article_id)
        assert article
        assert mark_article(article, query.text) == {}, "no paragraph has both words"
        assert mark_article(article, query.text, scope=Scope.ARTICLE) == {
            hit.paragraph.id: hit.marks,
            **{passage.paragraph.id: passage.marks for passage in hit.more},
        }


def test_bylines_are_marked_where_nothing_else_holds_the_words(shared_archive: Archive) -> None:
    """A word of the byline alone is marked there; elsewhere bylines take no part."""
    with shared_archive.open() as generation:
        (hit,) = search(generation, Query("kettle")).hits
        article = generation.article(hit.article_id)
    assert article
    byline = article.paragraphs[1]
    assert set(mark_article(article, "holt", scope=Scope.ARTICLE)) == {byline.id}
    assert byline.id not in mark_article(article, "kettle -holt", scope=Scope.ARTICLE)
    assert mark_article(article, "kettle -holt", scope=Scope.ARTICLE)


def test_days_in_words_are_told_from_the_day_that_is_given(shared_archive: Archive) -> None:
    """“yesterday” marks what was published the day before."""
    with shared_archive.open() as generation:
        (hit,) = search(generation, Query("kettle")).hits
        article = generation.article(hit.article_id)
    assert article
    assert mark_article(article, "kettle date:yesterday", date(2023, 4, 23))
    assert not mark_article(article, "kettle date:yesterday", date(2023, 4, 24))


def test_an_article_cannot_be_marked_by_a_query_that_cannot_be_run(
    shared_archive: Archive,
) -> None:
    """A wrong query is refused, not taken for one that finds nothing."""
    with shared_archive.open() as generation:
        hit = search(generation, Query("kettle")).hits[0]
        article = generation.article(hit.article_id)
        assert article
        with pytest.raises(QueryError):
            mark_article(article, "(kettle")
