"""Articles that come with their paragraphs."""

from __future__ import annotations

import json

import pytest

from index import Article, Failure, Kind, gaps, read_file


def _read(entry: object) -> Article:
    (item,) = read_file(json.dumps(entry).encode(), "wire.jsonl")
    assert isinstance(item, Article), item
    return item


def test_paragraphs_are_taken_as_they_are() -> None:
    """Nothing is joined, split or lifted out: a program that lists them knows where they end."""
    texts = ["The harbour was calm and the", "ferry left.The crew waved.", "Page 2"]
    article = _read({"title": "A calm night", "paragraphs": texts})
    assert [one.text for one in article.paragraphs] == ["A calm night", *texts]


def test_the_source_text_has_a_blank_line_between_them() -> None:
    """What spans count in holds each paragraph as it was written, and they tile it."""
    article = _read({"title": "Calm", "paragraphs": ["  One\tferry. ", "", "Two ferries."]})
    assert article.source_text == "  One\tferry. \n\nTwo ferries."
    title, one, two = article.paragraphs
    assert title.spans == ((2, 2),)
    assert (one.text, article.source_text[one.start : one.end]) == ("One ferry.", "One\tferry.")
    assert article.source_text[two.start : two.end] == two.text == "Two ferries."
    between = gaps(article.paragraphs, len(article.source_text))
    assert [article.source_text[gap.start : gap.end] for gap in between] == ["  ", " \n\n"]


def test_a_paragraph_may_say_its_kind() -> None:
    """Where it says none it is body text, whatever its words look like."""
    article = _read({
        "title": "Calm",
        "paragraphs": [
            {"text": "The night on the pier", "kind": "caption"},
            "Photo: Ana Sørensen",
            {"text": "The ferry left at nine.", "kind": None},
            "Calm seas, he said in London. Sign up for our newsletter.",
        ],
    })  # fmt: skip
    kinds = [one.kind for one in article.paragraphs]
    assert kinds == [Kind.TITLE, Kind.CAPTION, Kind.BODY, Kind.BODY, Kind.BODY]


@pytest.mark.parametrize(
    ("paragraph", "reason"),
    [(5, "Paragraph 2 of the list is no text."), (None, "no text"), ({"kind": "body"}, "no text"),
     ({"text": "The pier", "kind": "picture"}, "Paragraph 2 of the list has the kind “picture”")],
)  # fmt: skip
def test_what_is_no_paragraph_is_named(paragraph: object, reason: str) -> None:
    """Nothing of a list is dropped in silence."""
    entry = {"title": "Calm", "paragraphs": ["The ferry left.", paragraph]}
    (item,) = read_file(json.dumps(entry).encode(), "wire.jsonl")
    assert isinstance(item, Failure)
    assert reason in item.reason


def test_metadata_are_those_declared() -> None:
    """No line of the text is taken for the author or the day; the language is told by the words."""
    article = _read({
        "title": "Calm", "outlet": "Harbour Gazette", "date": "2023-04-19",
        "paragraphs": ["By Ana Sørensen", "It was calm in the harbour and on the sea that night."],
    })  # fmt: skip
    known = article.metadata
    assert (known.title, known.outlet, str(known.date)) == ("Calm", "Harbour Gazette", "2023-04-19")
    assert (known.authors, known.language) == ((), "en")


def test_a_title_among_the_paragraphs_is_not_there_twice() -> None:
    """Declared or not, it is the first paragraph once."""
    texts = ["A calm night in the harbour", "The ferry left at nine in the evening."]
    for entry in ({"paragraphs": texts}, {"title": texts[0], "paragraphs": texts}):
        article = _read(entry)
        assert [one.text for one in article.paragraphs] == texts
        assert article.paragraphs[0].kind is Kind.TITLE


def test_without_a_paragraph_the_text_is_read() -> None:
    """An empty list hides no text, and where there is neither the entry is named."""
    article = _read({"title": "Calm", "paragraphs": [" "], "text": "The ferry left."})
    assert article.source_text == "The ferry left."
    (failure,) = read_file(b'{"paragraphs": []}', "wire.jsonl")
    assert isinstance(failure, Failure)
    assert "It has no text." in failure.reason


def test_half_a_surrogate_pair_is_no_character() -> None:
    """What JSON can hold and a file cannot is shown as unknown."""
    assert _read({"title": "x", "paragraphs": ["a \ud83d b"]}).source_text == "a ? b"
