"""JSON Lines: an article a line."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ArticleError
from index.formats import jsonl, read_file
from index.model import Article, Failure
from index.reading.draft import Draft
from tests.index.hostile import FIXED, hostile_text


def _drafts(source_text: str) -> list[Draft]:
    return [item for item in jsonl.read(source_text) if isinstance(item, Draft)]


def _errors(source_text: str) -> dict[str, str]:
    return {item[0]: str(item[1]) for item in jsonl.read(source_text) if isinstance(item, tuple)}


def test_each_line_is_an_article() -> None:
    """Text, place and all that is declared come from the line; the text is the source text."""
    first, second = _drafts(
        '{"id": "w1", "text": "One.\\n\\nTwo.", "date": "2023"}\n{"text": "Three."}\n'
    )
    assert (first.part, first.source_text) == ("w1", "One.\n\nTwo.")
    assert [block.text for block in first.blocks] == ["One.", "Two."]
    (layer,) = first.declared
    assert (layer.where, layer.values["date"]) == ("JSON", "2023")
    assert (second.part, second.source_text) == ("line 2", "Three.")


@pytest.mark.parametrize("key", ["text", "body", "content", "article"])
def test_the_text_may_go_by_several_names(key: str) -> None:
    """The exports of most sites are read without renaming a key."""
    (draft,) = _drafts(json.dumps({key: "Ahoy."}))
    assert draft.source_text == "Ahoy."


def test_a_text_in_html_is_read_without_its_tags() -> None:
    """What a scraper kept of a page is paragraphs; the source text is the HTML as it stands."""
    text = "<p>The ferry stayed for breakfast, and for lunch as well.</p><p>It left at night.</p>"
    (draft,) = _drafts(json.dumps({"Body": text}))
    assert draft.source_text == text
    assert [block.text for block in draft.blocks] == [
        "The ferry stayed for breakfast, and for lunch as well.", "It left at night."
    ]  # fmt: skip


def test_an_empty_key_does_not_hide_the_text() -> None:
    """Where several keys could hold the text, it is one that does."""
    (draft,) = _drafts('{"text": "", "body": "Ahoy."}')
    assert draft.source_text == "Ahoy."


@pytest.mark.parametrize("gap", ["\n", "\r\n", "\n\n \n"], ids=["Unix", "Windows", "blank lines"])
def test_lines_are_counted_as_an_editor_counts_them(gap: str) -> None:
    """A place names the line that an editor shows, blank lines counted and not reported."""
    lines = gap.join(['{"text": "One."}', '{"text": "Two."}'])
    last = 1 + gap.count("\n")
    assert [draft.part for draft in _drafts(lines)] == ["line 1", f"line {last}"]


def test_a_line_ends_with_a_line_feed_and_nothing_else() -> None:
    """Line separators of Unicode, which JSON allows inside strings, cut no article in two."""
    (draft,) = _drafts('{"text": "One\u2028two\x85three\x0cfour."}'.replace("\x0c", "\\f"))
    assert draft.blocks[0].text == "One two three four."


_NO_TEXT = (
    "It has no text. An article has its paragraphs under one of the keys text, body, content, "
    "article and the like. Rename the key that holds the text, or remove the article."
)


@pytest.mark.parametrize(
    "line",
    ["[]", "3", "null", '"text"', "{}", '{"text": 5}', '{"text": ["One."]}', '{"title": "One"}'],
)
def test_a_line_without_a_text_is_reported(line: str) -> None:
    """JSON that is no article is named with its line and what an article needs."""
    assert _errors(f'{{"text": "One."}}\n{line}\n') == {"line 2": _NO_TEXT}


@pytest.mark.parametrize(
    "line",
    ["{", '{"text": "One."', "text: One.", '{"text": "One."} {"text": "Two."}', "[" * 100_000,
     '{"text": "One.", "n": ' + "9" * 5_000 + "}"],
    ids=["cut off", "no end", "no JSON", "two in a line", "too deep", "too long a number"],
)  # fmt: skip
def test_a_bad_line_takes_no_other_with_it(line: str) -> None:
    """A line that is not JSON is named, and the articles before and after it are read."""
    source_text = f'{{"text": "One."}}\n{line}\n{{"text": "Three."}}\n'
    assert [draft.source_text for draft in _drafts(source_text)] == ["One.", "Three."]
    (reason,) = _errors(source_text).values()
    assert reason.startswith("It is not JSON: ")
    assert not any(f" {word}" in reason.partition(". ")[0] for word in ("line", "column", "at"))
    assert reason.endswith(
        " The article on this line cannot be read; those on other lines are. "
        "Write one complete JSON object on each line."
    )


def test_an_id_is_taken_once() -> None:
    """Of two articles with one id the first is kept and the second is named."""
    source_text = '{"id": 7, "text": "One."}\n\n{"id": "7", "text": "Two."}\n'
    assert [draft.source_text for draft in _drafts(source_text)] == ["One."]
    assert _errors(source_text) == {
        "line 3": "Its id '7' is that of line 1. An id is the article's address, so only the first "
        "of the two is kept. Give each article an id of its own, or leave the ids out."
    }


@pytest.mark.parametrize("identity", ["", None, 1.5, ["a"]], ids=repr)
def test_an_article_without_a_usable_id_goes_by_its_line(identity: object) -> None:
    """Every article has a place in its file, with or without an id."""
    (draft,) = _drafts(json.dumps({"id": identity, "text": "One."}))
    assert draft.part == "line 1"


def test_half_a_character_is_shown_and_breaks_nothing() -> None:
    """A lone surrogate, which JSON can say and no file can hold, gets nowhere in an article."""
    keys = ["id", "text", "title", "outlet", "author"]
    line = json.dumps(dict.fromkeys(keys, "Half \ud83d of it"))
    (article,) = read_file(line.encode("utf-8"), "wire.jsonl")
    assert isinstance(article, Article)
    repr_of_all = f"{article.metadata.record()}{article.evidence}{article.paragraphs}"
    assert "\\ud83d" not in repr_of_all
    for text in (article.source.part, article.source_text, article.metadata.title):
        text.encode("utf-8")


def test_an_empty_text_is_a_failure_with_its_place() -> None:
    """An article without a word is reported by file and id."""
    (failure,) = read_file(b'{"id": "w1", "text": " "}', "wire.jsonl")
    assert failure == Failure(
        "wire.jsonl#w1",
        "There is no text in it. An article needs at least one paragraph. "
        "Put the text in, or remove the file.",
    )


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | hostile_text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(hostile_text, inner, max_size=3),
    max_leaves=6,
)
_items = _json | st.fixed_dictionaries(
    {"text": hostile_text},
    optional=dict.fromkeys(["id", "title", "author", "date", "url", "language", "outlet"], _json),
)
_lines = st.lists(_items.map(json.dumps) | hostile_text.map(lambda text: text.replace("\n", "")))


@FIXED
@given(_lines)
def test_no_line_is_passed_over(lines: list[str]) -> None:
    """Each line that is not blank becomes an article or a named failure, and nothing else."""
    items = list(jsonl.read("\n".join(lines)))
    assert len(items) == sum(bool(line.strip()) for line in lines)
    for item in items:
        assert isinstance(item, Draft) or isinstance(item[1], ArticleError)
    parts = [item.part for item in items if isinstance(item, Draft)]
    assert len(parts) == len(set(parts))


def test_a_sample_is_the_same_in_whatever_order_lines_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a large file repeats is told by some of its lines, chosen by what they say."""
    monkeypatch.setattr(jsonl, "_MOST_SAMPLED", 5)
    lines = [json.dumps({"text": f"Day {number}."}) for number in range(50)]
    forwards = jsonl.sample("\n".join(lines))
    backwards = jsonl.Sample()
    for line in reversed([*lines, "no JSON"]):
        backwards.add(f"{line}\n")
    texts = {draft.source_text for draft in forwards}
    assert len(texts) == 5
    assert len(texts & {draft.source_text for draft in backwards.drafts()}) >= 4


def test_a_line_of_any_length_is_read_and_only_short_ones_are_sampled() -> None:
    """Two thousand long ones would fill the memory."""
    lines = jsonl.Sample()
    lines.add(json.dumps({"text": "a " * 100_000}) + "\n" + json.dumps({"text": "Ahoy."}))
    assert [draft.source_text for draft in lines.drafts()] == ["Ahoy."]
